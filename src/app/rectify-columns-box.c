/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-columns-box.h"

#include <glib/gi18n.h>

/**
 * RectifyColumnsBox:
 *
 * The columns of a report: which of them it has, and in what order.
 */
struct _RectifyColumnsBox {
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkListBox *list;
  RectifyReport report;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RectifyColumnsBox, rectify_columns_box, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)));
}

/* Up and down are offered where there is somewhere to go. */
static void
update_buttons (RectifyColumnsBox *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      GtkWidget *up = gtk_widget_get_next_sibling (GTK_WIDGET (get_check (row)));

      gtk_widget_set_sensitive (up, i > 0);
      gtk_widget_set_sensitive (gtk_widget_get_next_sibling (up),
                                gtk_list_box_get_row_at_index (self->list, i + 1) != NULL);
    }
}

static guint
keep (RectifyColumnsBox *self)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  GtkListBoxRow *row;
  guint n_shown = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gboolean shown = gtk_check_button_get_active (get_check (row));

      n_shown += shown;
      g_ptr_array_add (columns, g_strconcat (shown ? "" : "-",
                                             gtk_widget_get_name (GTK_WIDGET (row)), NULL));
    }
  g_ptr_array_add (columns, NULL);
  if (n_shown > 0)
    rectify_report_set_columns (self->report, (const char *const *) columns->pdata);
  return n_shown;
}

static void
toggled_cb (GtkCheckButton *check, RectifyColumnsBox *self)
{
  if (self->updating)
    return;
  if (keep (self) > 0)
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  /* A table has a column. */
  self->updating = TRUE;
  gtk_check_button_set_active (check, TRUE);
  self->updating = FALSE;
}

static void
move (RectifyColumnsBox *self, GtkListBoxRow *row, int step)
{
  int position = gtk_list_box_row_get_index (row) + step;

  if (position < 0 || (step > 0 && gtk_list_box_get_row_at_index (self->list, position) == NULL))
    return;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), position);
  g_object_unref (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  update_buttons (self);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkListBoxRow *
find_row (GtkWidget *widget)
{
  return GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW));
}

static void
up_cb (GtkButton *button, RectifyColumnsBox *self)
{
  move (self, find_row (GTK_WIDGET (button)), -1);
}

static void
down_cb (GtkButton *button, RectifyColumnsBox *self)
{
  move (self, find_row (GTK_WIDGET (button)), 1);
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *step, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, widget))
    return FALSE;
  move (RECTIFY_COLUMNS_BOX (widget), GTK_LIST_BOX_ROW (row), g_variant_get_int32 (step));
  return TRUE;
}

/* A press on a row is one on its button. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RectifyColumnsBox *self)
{
  gtk_check_button_set_active (get_check (row), !gtk_check_button_get_active (get_check (row)));
}

/* The list would activate a row. */
static gboolean
mnemonic_cb (GtkWidget *list, gboolean group_cycling, gpointer user_data)
{
  return gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_button (const char *icon, const char *words, const char *title, GCallback callback,
             RectifyColumnsBox *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf (words, title);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
add_row (RectifyColumnsBox *self, const char *column)
{
  gboolean shown = *column != '-';
  const char *nick = column + !shown;
  const char *title = rectify_report_get_column_title (nick);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (title);

  gtk_widget_set_name (row, nick);
  gtk_widget_set_hexpand (check, TRUE);
  /* Merely not focusable it would hold the focus in its row for ever. */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), check);
  /* Translators: %s is a column of a table. */
  gtk_box_append (GTK_BOX (box), make_button ("go-up-symbolic", _ ("Move up: %s (Alt+Up)"), title,
                                              G_CALLBACK (up_cb), self));
  gtk_box_append (GTK_BOX (box), make_button ("go-down-symbolic", _ ("Move down: %s (Alt+Down)"),
                                              title, G_CALLBACK (down_cb), self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

static void
rectify_columns_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rectify_columns_box_parent_class)->dispose (object);
}

static void
rectify_columns_box_class_init (RectifyColumnsBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_columns_box_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
  /**
   * RectifyColumnsBox::changed:
   * @self: the box
   *
   * Other columns were chosen, or another order.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_columns_box_init (RectifyColumnsBox *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->title = gtk_label_new_with_mnemonic (_ ("_Columns"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "rectify-columns");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->list),
                               _ ("What the table has, in this order. Space chooses, Alt+Up and "
                                  "Alt+Down move. Area, problem, lead unit and person are left out "
                                  "where nobody has written any."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->title), GTK_WIDGET (self->list));
  g_signal_connect (self->list, "mnemonic-activate", G_CALLBACK (mnemonic_cb), NULL);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * rectify_columns_box_new:
 * @report: a report that has columns
 *
 * Returns: (transfer floating): its columns as they were chosen last
 */
GtkWidget *
rectify_columns_box_new (RectifyReport report)
{
  RectifyColumnsBox *self = g_object_new (RECTIFY_TYPE_COLUMNS_BOX, NULL);
  g_auto (GStrv) columns = rectify_report_dup_columns (report);

  self->report = report;
  for (guint i = 0; columns[i] != NULL; i++)
    add_row (self, columns[i]);
  update_buttons (self);
  return GTK_WIDGET (self);
}
