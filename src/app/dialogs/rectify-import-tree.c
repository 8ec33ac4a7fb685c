/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-import-tree.h"

#include <glib/gi18n.h>

#include "rectify-focus.h"
#include "rectify-item-text.h"
#include "rectify-tell-cut.h"

/**
 * RectifyImportTree:
 *
 * What was read from a document, as a tree whose kinds and levels can be changed by key.
 */
struct _RectifyImportTree {
  GtkWidget parent_instance;

  RectifyReading *reading;
  GtkWidget *scroller;
  GtkListView *view;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (RectifyImportTree, rectify_import_tree, GTK_TYPE_WIDGET)

enum { SELECTION_CHANGED, EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *const kind_symbols[RECTIFY_N_ITEM_KINDS] = { "§", "¶", "▪", "◆", "!", "✔" };

static void
update_row (GtkListItem *list_item)
{
  RectifyImportTree *self = g_object_get_data (G_OBJECT (list_item), "rectify-tree");
  GtkWidget *expander = gtk_list_item_get_child (list_item);
  GtkWidget *label = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  g_autofree char *status = NULL;
  const char *doubt;

  if (item == NULL)
    return;
  doubt = rectify_reading_get_doubt (self->reading, item);
  name = rectify_item_dup_name (item);
  if (rectify_item_get_status (item) != RECTIFY_STATUS_NOT_STARTED && rectify_item_is_task (item))
    status = rectify_status_dup_text (rectify_item_get_status (item));
  /* A table that nothing is written above has no other name than its kind. */
  if (g_str_equal (name, rectify_item_get_kind_title (item)))
    *name = '\0';
  text = g_strdup_printf (gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL
                              /* The words of the document have a direction of their own. */
                              ? "%s %s%s%s%s  \u2068%s\u2069"
                              : "%s %s%s%s%s  %s",
                          *rectify_item_get_columns (item) != '\0'
                              ? "▦"
                              : kind_symbols[rectify_item_get_kind (item)],
                          rectify_item_get_kind_title (item), status != NULL ? " " : "",
                          status != NULL ? status : "", doubt != NULL ? " ⚠" : "", name);
  words = rectify_item_dup_words (item);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, doubt != NULL ? doubt : words);
  /* Any row could unfold, as a change of levels may put something below it. */
  if (rectify_item_get_n_children (item) == 0)
    gtk_widget_add_css_class (expander, "rectify-leaf");
  else
    gtk_widget_remove_css_class (expander, "rectify-leaf");
  if (doubt != NULL)
    gtk_widget_add_css_class (label, "rectify-doubtful");
  else
    gtk_widget_remove_css_class (label, "rectify-doubtful");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyImportTree *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
  gtk_list_item_set_child (list_item, expander);
  g_object_set_data (G_OBJECT (list_item), "rectify-tree", self);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyImportTree *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), row);
  g_signal_connect_object (item, "changed", G_CALLBACK (update_row), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "items-changed", G_CALLBACK (update_row), list_item,
                           G_CONNECT_SWAPPED);
  update_row (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, RectifyImportTree *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (item != NULL)
    g_signal_handlers_disconnect_by_func (item, update_row, list_item);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  /* Whatever it is now: a change of levels may put something below it. */
  return g_object_ref (item);
}

static void
selection_cb (RectifyImportTree *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
change_level (RectifyImportTree *self, RectifyItem *item, gboolean deeper)
{
  if (deeper ? !rectify_reading_can_demote (self->reading, item)
             : !rectify_reading_can_promote (self->reading, item))
    return TRUE;
  g_object_ref (item);
  if (deeper)
    rectify_reading_demote (self->reading, item);
  else
    rectify_reading_promote (self->reading, item);
  rectify_import_tree_select (self, item);
  g_object_unref (item);
  g_signal_emit (self, signals[EDITED], 0);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        RectifyImportTree *self)
{
  RectifyItem *item = rectify_import_tree_get_item (self);

  if (item == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval >= GDK_KEY_1 && keyval < GDK_KEY_1 + RECTIFY_N_ITEM_KINDS)
    {
      if (!rectify_reading_set_kind (self->reading, item, keyval - GDK_KEY_1))
        gtk_widget_error_bell (GTK_WIDGET (self));
      g_signal_emit (self, signals[EDITED], 0);
      return TRUE;
    }
  if (keyval == GDK_KEY_Tab)
    return change_level (self, item, TRUE);
  if (keyval == GDK_KEY_ISO_Left_Tab)
    return change_level (self, item, FALSE);
  return FALSE;
}

static gboolean
rectify_import_tree_grab_focus (GtkWidget *widget)
{
  GtkWidget *view = GTK_WIDGET (RECTIFY_IMPORT_TREE (widget)->view);
  GtkRoot *root = gtk_widget_get_root (widget);
  gboolean grabbed = gtk_widget_grab_focus (view);

  /* On the list itself the first arrow key would only lead to the row that is selected. */
  if (root != NULL && gtk_root_get_focus (root) == view)
    rectify_focus_enter_list (view);
  return grabbed;
}

static void
rectify_import_tree_dispose (GObject *object)
{
  RectifyImportTree *self = RECTIFY_IMPORT_TREE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (rectify_import_tree_parent_class)->dispose (object);
}

static void
rectify_import_tree_class_init (RectifyImportTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_import_tree_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_import_tree_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyImportTree::selection-changed:
   * @self: the tree
   *
   * Another item is selected.
   */
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RectifyImportTree::edited:
   * @self: the tree
   *
   * The user changed the kind or the level of an item.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_import_tree_init (RectifyImportTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was read"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/**
 * rectify_import_tree_new:
 * @reading: what was read
 *
 * Returns: (transfer floating): a tree of it
 */
GtkWidget *
rectify_import_tree_new (RectifyReading *reading)
{
  RectifyImportTree *self = g_object_new (RECTIFY_TYPE_IMPORT_TREE, NULL);
  RectifyItem *root = rectify_plan_get_root (rectify_reading_get_plan (reading));

  self->reading = g_object_ref (reading);
  self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (root)), FALSE, TRUE,
                                        create_children_cb, NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selection_cb),
                            self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  return GTK_WIDGET (self);
}

/**
 * rectify_import_tree_get_item:
 * @self: a tree
 *
 * Returns: (transfer none) (nullable): the selected item
 */
RectifyItem *
rectify_import_tree_get_item (RectifyImportTree *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item;
}

static void
select_position (RectifyImportTree *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/**
 * rectify_import_tree_select:
 * @self: a tree
 * @item: one of its items
 */
void
rectify_import_tree_select (RectifyImportTree *self, RectifyItem *item)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (RectifyItem) other = gtk_tree_list_row_get_item (row);

      if (other != item)
        continue;
      select_position (self, i);
      return;
    }
}

/**
 * rectify_import_tree_select_next_doubt:
 * @self: a tree
 *
 * Selects the next doubtful item, around the end if need be.
 */
void
rectify_import_tree_select_next_doubt (RectifyImportTree *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  guint from = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i <= n_rows; i++)
    {
      guint position = (from + i) % n_rows;
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
      g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);

      if (rectify_reading_get_doubt (self->reading, item) == NULL)
        continue;
      select_position (self, position);
      return;
    }
}

/**
 * rectify_import_tree_get_view:
 * @self: a tree
 *
 * Returns: (transfer none): the list in it, which has the focus
 */
GtkWidget *
rectify_import_tree_get_view (RectifyImportTree *self)
{
  return GTK_WIDGET (self->view);
}
