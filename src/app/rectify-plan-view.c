/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-empty.h"
#include "rectify-focus.h"
#include "rectify-plan-columns.h"
#include "rectify-plan-view-private.h"
#include "rectify-tab-stop.h"

/**
 * RectifyPlanView:
 *
 * The tree of a plan. It is bound to the plan's items themselves, which stay the same objects over
 * edits and undo.
 */
G_DEFINE_FINAL_TYPE (RectifyPlanView, rectify_plan_view, GTK_TYPE_WIDGET)

enum { SELECTION_CHANGED, DROPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

#define ITEM_MENU "/org/example/Rectify/ui/item-menu.ui"

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  /* A row that has no model now could never unfold later. */
  return g_object_ref (item);
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, RectifyPlanView *self)
{
  rectify_plan_view_row_toggled (self, row);
}

/* A window that opens while the second click is still under way leaves its row stuck as active. */
static gboolean
edit_idle_cb (gpointer user_data)
{
  g_autoptr (RectifyPlanView) self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.item-edit", NULL);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkColumnView *view, guint position, RectifyPlanView *self)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_idle_add (edit_idle_cb, g_object_ref (self));
}

/**
 * rectify_plan_view_get_menu:
 * @self: a view
 *
 * Returns: (transfer none): the menu of its items, whose many widgets are made when it is first asked for
 */
GtkWidget *
rectify_plan_view_get_menu (RectifyPlanView *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->menu != NULL)
    return self->menu;
  builder = gtk_builder_new_from_resource (ITEM_MENU);
  self->menu
      = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  /* Beside its place it may slide up and down: it is nearly as high as a small screen. */
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_RIGHT);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  return self->menu;
}

static void
popup_menu (RectifyPlanView *self, const GdkRectangle *place)
{
  GtkPopover *menu = GTK_POPOVER (rectify_plan_view_get_menu (self));

  gtk_popover_set_pointing_to (menu, place);
  gtk_popover_popup (menu);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyPlanView *self)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  RectifyItem *item = rectify_plan_view_pick (self, x, y, NULL);
  g_autoptr (GtkTreeListRow) row = item != NULL ? rectify_plan_view_dup_row (self, item) : NULL;
  guint position;

  /* Over the titles of the columns, which have a menu of their own. */
  if (item == NULL && self->selection != NULL && y < 24)
    return;
  if (row != NULL)
    {
      position = gtk_tree_list_row_get_position (row);
      if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, &place);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  RectifyPlanView *self = user_data;
  GtkWidget *row = rectify_plan_view_get_row (self);
  graphene_rect_t bounds;
  GdkRectangle place = { 24, 24, 1, 1 };

  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x + 48, (int) bounds.origin.y, 1,
                            (int) bounds.size.height };
  popup_menu (self, &place);
  return TRUE;
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

static void
add_shortcuts (RectifyPlanView *self)
{
  static const struct {
    const char *trigger;
    const char *action;
  } shortcuts[] = { { "F2", "win.item-rename" },
                    { "Insert", "win.item-insert-after" },
                    { "<Control>Insert", "win.item-insert-inside" },
                    { "<Alt>Up", "win.item-move-up" },
                    { "<Alt>Down", "win.item-move-down" },
                    { "<Alt>Right", "win.item-indent" },
                    { "<Alt>Left", "win.item-outdent" },
                    { "<Alt>BackSpace", "win.item-join" },
                    { "Delete|KP_Delete", "win.item-delete" },
                    { "<Control>c", "win.item-copy" },
                    { "<Control>x", "win.item-cut" },
                    { "<Control>v", "win.item-paste" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    add_shortcut (controller, shortcuts[i].trigger, gtk_named_action_new (shortcuts[i].action));
  add_shortcut (controller, "Menu|<Shift>F10", gtk_callback_action_new (menu_key_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static gboolean
rectify_plan_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RECTIFY_PLAN_VIEW (widget)->view));
}

static void
rectify_plan_view_dispose (GObject *object)
{
  RectifyPlanView *self = RECTIFY_PLAN_VIEW (object);

  if (self->stack != NULL)
    rectify_plan_view_set_plan (self, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  rectify_plan_view_clear_memory (self);
  G_OBJECT_CLASS (rectify_plan_view_parent_class)->dispose (object);
}

static void
rectify_plan_view_class_init (RectifyPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_plan_view_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_plan_view_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyPlanView::selection-changed:
   * @self: the view
   *
   * Other items are selected, or rows have changed under the selection.
   */
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RectifyPlanView::dropped:
   * @self: the view
   * @target: the identifier of the item that the selected items were dropped on
   * @place: where, a #RectifyDropPlace
   */
  signals[DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
}

static GtkWidget *
create_placeholder (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *words
      = rectify_empty_new (_ ("This plan is empty."),
                           _ ("Add what it says item by item, or paste items of another plan."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add an Item…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.item-insert-inside");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
create_view (RectifyPlanView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "rectify-plan");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Items of the plan"), -1);
  rectify_plan_columns_add (self->view, G_CALLBACK (expanded_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), rectify_tab_stop_new (scroller), "items");
  gtk_stack_add_named (GTK_STACK (self->stack), create_placeholder (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static void
add_menus (RectifyPlanView *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (ITEM_MENU);
  GtkGesture *gesture = gtk_gesture_click_new ();

  rectify_plan_columns_set_menu (self->view,
                                 G_MENU_MODEL (gtk_builder_get_object (builder, "columns")));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
rectify_plan_view_init (RectifyPlanView *self)
{
  rectify_plan_view_init_memory (self);
  create_view (self);
  add_menus (self);
  add_shortcuts (self);
  rectify_plan_view_init_dnd (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

/**
 * rectify_plan_view_new:
 *
 * Returns: (transfer floating): a view of no plan
 */
GtkWidget *
rectify_plan_view_new (void)
{
  return g_object_new (RECTIFY_TYPE_PLAN_VIEW, NULL);
}

static void
show_emptiness (RectifyPlanView *self)
{
  const char *name = "none";

  if (self->plan != NULL)
    name = rectify_item_get_n_children (rectify_plan_get_root (self->plan)) > 0 ? "items" : "empty";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

/**
 * rectify_plan_view_set_plan:
 * @self: a view
 * @plan: (nullable): the live plan; the view follows its edits
 */
void
rectify_plan_view_set_plan (RectifyPlanView *self, RectifyPlan *plan)
{
  g_return_if_fail (RECTIFY_IS_PLAN_VIEW (self));

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_func (rectify_plan_get_root (self->plan), show_emptiness, self);
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_set_object (&self->plan, plan);
  g_array_set_size (self->chosen, 0);
  if (plan != NULL)
    {
      RectifyItem *root = rectify_plan_get_root (plan);

      self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (root)), FALSE, TRUE,
                                            create_children_cb, NULL, NULL);
      self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
      g_signal_connect_object (self->selection, "selection-changed",
                               G_CALLBACK (rectify_plan_view_selection_changed), self,
                               G_CONNECT_SWAPPED);
      rectify_plan_view_watch_rows (self);
      rectify_plan_view_settle (self);
      rectify_plan_columns_measure (self->view, root);
      gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
      g_signal_connect_swapped (root, "items-changed", G_CALLBACK (show_emptiness), self);
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
    }
  show_emptiness (self);
  rectify_plan_view_selection_changed (self);
}

/**
 * rectify_plan_view_get_item:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the first of the selected items
 */
RectifyItem *
rectify_plan_view_get_item (RectifyPlanView *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL)
    return NULL;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (selected))
    return NULL;
  return rectify_plan_view_item_at (self, gtk_bitset_get_minimum (selected));
}

/**
 * rectify_plan_view_count_selected:
 * @self: a view
 *
 * Returns: how many items are selected
 */
guint
rectify_plan_view_count_selected (RectifyPlanView *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL)
    return 0;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (selected);
}

/**
 * rectify_plan_view_list_selected:
 * @self: a view
 *
 * Returns: (transfer full) (element-type gint64): the identifiers of the selected items, in order
 */
GArray *
rectify_plan_view_list_selected (RectifyPlanView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return ids;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      RectifyItem *item = rectify_plan_view_item_at (self, position);
      gint64 id = item != NULL ? rectify_item_get_id (item) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * rectify_plan_view_list_outermost:
 * @self: a view
 *
 * Returns: (transfer full) (element-type RectifyItem): the selected items in order, without those
 *   that are inside another of them
 */
GPtrArray *
rectify_plan_view_list_outermost (RectifyPlanView *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return items;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      RectifyItem *item = rectify_plan_view_item_at (self, position);
      RectifyItem *last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;

      /* In the order of rows, what holds an item comes before it and nothing from outside between. */
      if (item != NULL && (last == NULL || !rectify_item_is_ancestor (last, item)))
        g_ptr_array_add (items, g_object_ref (item));
    }
  return items;
}

/**
 * rectify_plan_view_set_editable:
 * @self: a view
 * @editable: whether rows can be dragged to another place
 */
void
rectify_plan_view_set_editable (RectifyPlanView *self, gboolean editable)
{
  self->editable = editable;
}

/**
 * rectify_plan_view_add_actions:
 * @self: a view
 * @map: where to add the actions that show and hide columns
 */
void
rectify_plan_view_add_actions (RectifyPlanView *self, GActionMap *map)
{
  rectify_plan_columns_add_actions (self->view, map);
}

/**
 * rectify_plan_view_keep_state:
 * @self: a view
 *
 * Notes how the columns are, for the next start.
 */
void
rectify_plan_view_keep_state (RectifyPlanView *self)
{
  rectify_plan_columns_keep_state (self->view);
}

/**
 * rectify_plan_view_refresh_status:
 * @self: a view
 *
 * Shows anew how far what stands above tasks is, when one of those may have changed.
 */
void
rectify_plan_view_refresh_status (RectifyPlanView *self)
{
  rectify_plan_columns_refresh_status (self->view);
  if (self->plan != NULL)
    rectify_plan_columns_measure (self->view, rectify_plan_get_root (self->plan));
}
