/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-item-text.h"

/**
 * RectifyPlanView:
 *
 * The tree of a plan. It is bound to the plan's items themselves, which stay the same objects over
 * edits and undo, and with them what is selected and what is folded.
 */
struct _RectifyPlanView {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkMultiSelection *selection;
  GtkTreeListModel *tree;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (RectifyPlanView, rectify_plan_view, GTK_TYPE_WIDGET)

enum { SELECTION_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef enum {
  COLUMN_ITEM,
  COLUMN_LEADER,
  COLUMN_LEAD_UNIT,
  COLUMN_UNITS,
  COLUMN_DEADLINE,
  COLUMN_STATUS,
  N_COLUMNS
} Column;

#define COLUMN_KEY "rectify-column"

static char *
dup_cell_text (RectifyItem *item, Column column, RectifyItem **source)
{
  *source = item;
  switch (column)
    {
    case COLUMN_ITEM:
      return rectify_item_dup_name (item);
    case COLUMN_LEADER:
      return rectify_item_dup_parties_text (item, RECTIFY_ROLE_LEADER, source);
    case COLUMN_LEAD_UNIT:
      return rectify_item_dup_parties_text (item, RECTIFY_ROLE_LEAD_UNIT, source);
    case COLUMN_UNITS:
      return rectify_item_dup_parties_text (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, source);
    case COLUMN_DEADLINE:
      return rectify_item_dup_deadline_text (item, source);
    default:
      if (rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM
          && rectify_item_get_kind (item) != RECTIFY_ITEM_MEASURE
          && rectify_item_get_status (item) == RECTIFY_STATUS_NOT_STARTED)
        return g_strdup ("");
      return rectify_status_dup_text (rectify_item_get_status (item));
    }
}

static char *
dup_tooltip (RectifyItem *item, Column column, const char *text, RectifyItem *source)
{
  g_autofree char *from = NULL;

  if (column == COLUMN_ITEM)
    return rectify_item_dup_words (item);
  if (*text == '\0' || source == NULL || source == item)
    return g_strdup (*text != '\0' ? text : NULL);
  from = rectify_item_dup_name (source);
  return g_strdup_printf (_ ("%s\nInherited from: %s"), text, from);
}

static void
update_cell (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *label = GTK_IS_TREE_EXPANDER (child)
                         ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child))
                         : child;
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  Column column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list_item), COLUMN_KEY));
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;
  RectifyItem *source;

  if (item == NULL)
    return;
  text = dup_cell_text (item, column, &source);
  tooltip = dup_tooltip (item, column, text, source);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, tooltip);
  if (source != NULL && source != item)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  if (column == COLUMN_ITEM)
    {
      gboolean heading = rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION
                         || rectify_item_get_kind (item) == RECTIFY_ITEM_AREA;

      if (heading)
        gtk_widget_add_css_class (label, "heading");
      else
        gtk_widget_remove_css_class (label, "heading");
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  Column column = GPOINTER_TO_INT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  g_object_set_data (G_OBJECT (list_item), COLUMN_KEY, GINT_TO_POINTER (column));
  if (column == COLUMN_ITEM)
    {
      GtkWidget *expander = gtk_tree_expander_new ();

      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), label);
      gtk_list_item_set_child (list_item, expander);
    }
  else
    gtk_list_item_set_child (list_item, label);
}

/* Any item may get children, so every row can unfold; but an arrow says that there are some. */
static void
update_arrow (GtkWidget *expander)
{
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander));
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (item != NULL && rectify_item_get_n_children (item) > 0)
    gtk_widget_remove_css_class (expander, "rectify-leaf");
  else
    gtk_widget_add_css_class (expander, "rectify-leaf");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);

  g_signal_connect_object (item, "changed", G_CALLBACK (update_cell), list_item, G_CONNECT_SWAPPED);
  if (GTK_IS_TREE_EXPANDER (child))
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), row);
      g_signal_connect_object (item, "items-changed", G_CALLBACK (update_arrow), child,
                               G_CONNECT_SWAPPED);
      update_arrow (child);
    }
  update_cell (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (item != NULL)
    {
      g_signal_handlers_disconnect_by_func (item, update_cell, list_item);
      g_signal_handlers_disconnect_by_func (item, update_arrow, child);
    }
  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  /* Prose holds nothing unless a document was read so; every other item may get children. */
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE && rectify_item_get_n_children (item) == 0)
    return NULL;
  return g_object_ref (item);
}

static void
activate_cb (GtkColumnView *view, guint position, RectifyPlanView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.item-edit", NULL);
}

static void
selection_cb (GtkSelectionModel *model, guint position, guint n_items, RectifyPlanView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyPlanView *self)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
add_column (RectifyPlanView *self, Column column, const char *title, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_ITEM);
  gtk_column_view_column_set_fixed_width (view_column, width);
  gtk_column_view_append_column (self->view, view_column);
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
                    { "Delete", "win.item-delete" },
                    { "<Control>c", "win.item-copy" },
                    { "<Control>x", "win.item-cut" },
                    { "<Control>v", "win.item-paste" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_named_action_new (shortcuts[i].action)));
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

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  G_OBJECT_CLASS (rectify_plan_view_parent_class)->dispose (object);
}

static void
rectify_plan_view_class_init (RectifyPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_plan_view_dispose;
  widget_class->grab_focus = rectify_plan_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyPlanView::selection-changed:
   * @self: the view
   *
   * Other rows are selected, or rows have changed under the selection.
   */
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_plan_view_init (RectifyPlanView *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/example/Rectify/ui/item-menu.ui");
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plan"), -1);
  add_column (self, COLUMN_ITEM, _ ("Item"), 300);
  add_column (self, COLUMN_LEADER, _ ("Leader"), 80);
  add_column (self, COLUMN_LEAD_UNIT, _ ("Lead unit"), 100);
  add_column (self, COLUMN_UNITS, _ ("Units"), 100);
  add_column (self, COLUMN_DEADLINE, _ ("Deadline"), 110);
  add_column (self, COLUMN_STATUS, _ ("Status"), 96);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->menu
      = gtk_popover_menu_new_from_model (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  add_shortcuts (self);
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

/**
 * rectify_plan_view_set_plan:
 * @self: a view
 * @plan: (nullable): the live plan
 */
void
rectify_plan_view_set_plan (RectifyPlanView *self, RectifyPlan *plan)
{
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  if (plan != NULL)
    {
      self->tree
          = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (rectify_plan_get_root (plan))),
                                     FALSE, TRUE, create_children_cb, NULL, NULL);
      self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
      g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb),
                               self, 0);
    }
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  if (self->selection != NULL)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static RectifyItem *
get_item_at (RectifyPlanView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item;
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
  return gtk_bitset_is_empty (selected) ? NULL
                                        : get_item_at (self, gtk_bitset_get_minimum (selected));
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
      RectifyItem *item = get_item_at (self, position);
      gint64 id = item != NULL ? rectify_item_get_id (item) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
scroll_to (RectifyPlanView *self, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static gboolean
reveal (RectifyPlanView *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);

  if (parent == NULL)
    return FALSE;
  if (rectify_item_get_parent (parent) != NULL)
    reveal (self, parent);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    if (get_item_at (self, i) == item)
      {
        g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

        if (rectify_item_get_n_children (item) > 0)
          gtk_tree_list_row_set_expanded (row, TRUE);
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_plan_view_select:
 * @self: a view
 * @id: an item's identifier
 *
 * Selects the item alone, unfolds what is around it and scrolls to it.
 */
void
rectify_plan_view_select (RectifyPlanView *self, gint64 id)
{
  if (self->tree == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      RectifyItem *item = get_item_at (self, i);

      if (item == NULL || rectify_item_get_id (item) != id)
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
      scroll_to (self, i);
      return;
    }
}

/**
 * rectify_plan_view_expand_all:
 * @self: a view
 * @expand: whether to show or to hide what is below the top-level items
 */
void
rectify_plan_view_expand_all (RectifyPlanView *self, gboolean expand)
{
  if (self->tree == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

      gtk_tree_list_row_set_expanded (row, expand);
    }
}

typedef struct {
  const char *text;
  RectifyItem *current;
  gboolean passed;
  RectifyItem *first;
  RectifyItem *last;
  RectifyItem *before;
  RectifyItem *after;
} Search;

static gboolean
match_item (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  if (item == search->current)
    {
      search->passed = TRUE;
      return TRUE;
    }
  words = rectify_item_dup_words (item);
  folded = g_utf8_casefold (words, -1);
  if (strstr (folded, search->text) == NULL)
    return TRUE;
  if (search->first == NULL)
    search->first = item;
  search->last = item;
  if (!search->passed)
    search->before = item;
  else if (search->after == NULL)
    search->after = item;
  return TRUE;
}

/**
 * rectify_plan_view_find:
 * @self: a view
 * @text: what to look for
 * @backwards: whether to go up
 *
 * Selects the next item whose words hold a text, around the end if need be.
 *
 * Returns: whether there is one other than the selected
 */
gboolean
rectify_plan_view_find (RectifyPlanView *self, const char *text, gboolean backwards)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  Search search = { .text = folded, .current = rectify_plan_view_get_item (self) };
  RectifyItem *found;
  GListModel *root = self->tree != NULL ? gtk_tree_list_model_get_model (self->tree) : NULL;

  if (root == NULL || *text == '\0')
    return FALSE;
  rectify_item_foreach (RECTIFY_ITEM (root), match_item, &search);
  found = backwards ? search.before : search.after;
  if (found == NULL)
    found = backwards ? search.last : search.first;
  if (found == NULL || !reveal (self, found))
    return FALSE;
  rectify_plan_view_select (self, rectify_item_get_id (found));
  return TRUE;
}
