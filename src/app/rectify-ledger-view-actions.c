/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/rectify-dialogs.h"
#include "rectify-ledger-clip.h"
#include "rectify-ledger-view-private.h"

static GtkWindow *
get_window (RectifyLedgerView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
want_item (RectifyLedgerView *self, gboolean edit)
{
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_selected (self);
  RectifyTaskRow *row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (row != NULL)
    g_signal_emit_by_name (self, "item-wanted", row->plan_id, row->item_id, edit);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  want_item (user_data, FALSE);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  want_item (user_data, TRUE);
}

static void
assign_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyLedgerView *self = user_data;
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_selected (self);

  if (rows->len > 0)
    rectify_assign_dialog_present_rows (get_window (self), self->session, rows);
}

static void
deadline_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyLedgerView *self = user_data;
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_selected (self);

  if (rows->len > 0)
    rectify_deadline_dialog_present_rows (get_window (self), self->session, rows);
}

static void
status_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_ledger_view_set_status (user_data,
                                  MIN (g_variant_get_uint32 (parameter), RECTIFY_N_STATUSES - 1));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyLedgerView *self = user_data;
  g_autoptr (GPtrArray) rows = rectify_ledger_view_list_selected (self);
  g_autoptr (GArray) columns = rectify_ledger_columns_list_shown (self->view);
  g_autoptr (GdkContentProvider) content = NULL;

  if (rows->len == 0)
    return;
  content = rectify_ledger_clip_new (rows, columns);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyLedgerView *self = user_data;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->model));
}

static void
unsort_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_ledger_view_sort (user_data, NULL, FALSE);
}

/* Keys for what the pointer does by dragging a title. */
static void
move_column_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyLedgerView *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  const char *name;
  int step;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_variant_get (parameter, "(&si)", &name, &step);
  column = rectify_ledger_columns_find (self->view, name);
  for (guint i = 0; column != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == column)
        {
          rectify_ledger_columns_move (self->view, i, step < 0 ? -1 : 1);
          return;
        }
    }
}

static void
popup_menu (RectifyLedgerView *self, const GdkRectangle *place)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row under the pointer is what the menu is about, unless it is one of several. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyLedgerView *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  RectifyTaskRow *row;
  guint position;

  if (picked == NULL || !gtk_widget_is_ancestor (picked, list))
    return;
  row = rectify_ledger_columns_find_row (picked);
  if (row != NULL && rectify_ledger_model_find (self->model, row->item_id, &position)
      && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, &place);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  RectifyLedgerView *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GdkRectangle place = { 48, 96, 1, 1 };
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget)
      && gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x + 48, (int) bounds.origin.y, 1,
                            (int) bounds.size.height };
  popup_menu (self, &place);
  return TRUE;
}

static void
add_shortcuts (RectifyLedgerView *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } shortcuts[] = { { "F2", "ledger.edit" },
                    { "<Control>c|<Control>Insert", "ledger.copy" },
                    { "<Control>a", "ledger.select-all" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                        gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
create_menus (RectifyLedgerView *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/example/Rectify/ui/ledger-menu.ui");
  g_autoptr (GMenuModel) columns = rectify_ledger_columns_create_menu ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->menu
      = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  /* Beside its place it may slide up and down: it may not fit below it on a small screen. */
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_RIGHT);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  rectify_ledger_columns_set_menu (self->view, columns);
  rectify_ledger_foot_set_menus (self->foot,
                                 G_MENU_MODEL (gtk_builder_get_object (builder, "status")), columns,
                                 G_MENU_MODEL (gtk_builder_get_object (builder, "output")));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * rectify_ledger_view_install_actions:
 * @self: a new view
 *
 * Installs the actions “ledger.…” on the rows that are selected, and the menus and keys for them.
 */
void
rectify_ledger_view_install_actions (RectifyLedgerView *self)
{
  static const GActionEntry entries[]
      = { { .name = "open", .activate = open_cb },
          { .name = "edit", .activate = edit_cb },
          { .name = "assign", .activate = assign_cb },
          { .name = "deadline", .activate = deadline_cb },
          { .name = "status", .activate = status_cb, .parameter_type = "u" },
          { .name = "copy", .activate = copy_cb },
          { .name = "select-all", .activate = select_all_cb },
          { .name = "unsort", .activate = unsort_cb },
          { .name = "move-column", .activate = move_column_cb, .parameter_type = "(si)" } };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  rectify_ledger_columns_add_actions (self->view, G_ACTION_MAP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "ledger", G_ACTION_GROUP (self->actions));
  create_menus (self);
  add_shortcuts (self);
  rectify_ledger_view_update_actions (self);
}

static void
enable (RectifyLedgerView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * rectify_ledger_view_update_actions:
 * @self: a view
 *
 * Says what can be done now.
 */
void
rectify_ledger_view_update_actions (RectifyLedgerView *self)
{
  g_autoptr (GtkBitset) chosen
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  gboolean any = !gtk_bitset_is_empty (chosen);
  gboolean writable = self->session != NULL && !rectify_session_is_read_only (self->session);

  enable (self, "open", any);
  enable (self, "copy", any);
  enable (self, "edit", writable && any);
  enable (self, "assign", writable && any);
  enable (self, "deadline", writable && any);
  enable (self, "status", writable && any);
}
