/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-details-part.h"

/**
 * rectify_details_label_new:
 * @text: of any length
 * @css_class: how it looks
 *
 * Returns: (transfer floating): a label that wraps
 */
GtkWidget *
rectify_details_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * rectify_details_part_init:
 * @self: a part
 * @owner: the widget that shows it, which has nothing in it yet
 * @title: what stands above the rows
 * @button: (transfer floating): what stands beside that
 */
void
rectify_details_part_init (RectifyDetailsPart *self, GtkWidget *owner, const char *title,
                           GtkWidget *button)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, owner);
  self->title = GTK_LABEL (rectify_details_label_new (title, "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->button = button;
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), button);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->rows);
}

/**
 * rectify_details_part_clear:
 * @self: a part
 *
 * Takes out its rows, to be filled anew.
 *
 * Returns: which of them had the focus, for rectify_details_part_finish(); -1: none
 */
int
rectify_details_part_clear (RectifyDetailsPart *self)
{
  GtkRoot *root = gtk_widget_get_root (self->rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;
  int found = -1;
  int i = 0;

  for (child = gtk_widget_get_first_child (self->rows); focus != NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    if (focus == child || gtk_widget_is_ancestor (focus, child))
      found = i;
  if (found >= 0)
    gtk_widget_grab_focus (self->button);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  return found;
}

/**
 * rectify_details_part_finish:
 * @self: a part that is filled
 * @focus: what rectify_details_part_clear() gave
 *
 * Whoever works by keyboard goes on where that was: at the record that was edited, or at the one that
 * moved up to where another was deleted.
 */
void
rectify_details_part_finish (RectifyDetailsPart *self, int focus)
{
  GtkWidget *row = focus >= 0 ? gtk_widget_get_first_child (self->rows) : NULL;

  while (row != NULL && focus-- > 0 && gtk_widget_get_next_sibling (row) != NULL)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/**
 * rectify_details_menu_append:
 * @menu: a menu
 * @label: an entry of it, with its mnemonic
 * @action: what it does
 * @target: what it does that with
 */
void
rectify_details_menu_append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (entry, action, target);
  g_menu_append_item (menu, entry);
}

static GtkWidget *
create_menu_button (const RectifyDetailsRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), row->menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, row->more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, row->more,
                                  -1);
  return button;
}

static void
add_remove_key (GtkWidget *widget, const RectifyDetailsRow *row)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Delete|KP_Delete"),
                                            gtk_named_action_new (row->remove));

  gtk_shortcut_set_arguments (shortcut, row->target);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (widget, controller);
}

static GtkWidget *
create_button (const RectifyDetailsRow *row, GtkWidget *lines)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "rectify-entry");
  gtk_widget_set_tooltip_text (button, row->tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, row->name,
                                  -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), row->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), row->action);
  return button;
}

/**
 * rectify_details_row_new:
 * @row: what it is made of
 *
 * Returns: (transfer floating): a row for a record
 */
GtkWidget *
rectify_details_row_new (const RectifyDetailsRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *whole = lines;

  for (guint i = 0; i < RECTIFY_DETAILS_N_LINES; i++)
    if (row->lines[i] != NULL && *row->lines[i] != '\0')
      gtk_box_append (GTK_BOX (lines), rectify_details_label_new (row->lines[i], row->classes[i]));
  if (row->action != NULL)
    whole = create_button (row, lines);
  gtk_widget_set_hexpand (whole, TRUE);
  gtk_box_append (GTK_BOX (box), whole);
  if (row->menu != NULL)
    gtk_box_append (GTK_BOX (box), create_menu_button (row));
  if (row->remove != NULL)
    add_remove_key (box, row);
  return box;
}

/**
 * rectify_details_join:
 * @words: (element-type utf8): what is known of a record, piece by piece
 *
 * Returns: (transfer full): all in a line
 */
char *
rectify_details_join (GPtrArray *words)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " · " : "",
                            (const char *) g_ptr_array_index (words, i));
  return g_string_free (line, FALSE);
}
