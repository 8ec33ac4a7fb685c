/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-columns.h"
#include "rectify-plan-view-private.h"

/* A row that comes into view can take the focus once it is laid out: in so many frames. */
#define FOCUS_FRAMES 2

/**
 * rectify_plan_view_item_at:
 * @self: a view of a plan
 * @position: a row
 *
 * Returns: (transfer none) (nullable): its item
 */
RectifyItem *
rectify_plan_view_item_at (RectifyPlanView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (RectifyItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item;
}

/**
 * rectify_plan_view_dup_row:
 * @self: a view of a plan
 * @item: an item of the plan
 *
 * Returns: (transfer full) (nullable): its row; %NULL if it is folded into another's
 */
GtkTreeListRow *
rectify_plan_view_dup_row (RectifyPlanView *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (parent == NULL)
    return NULL;
  if (rectify_item_get_parent (parent) == NULL)
    return gtk_tree_list_model_get_child_row (self->tree, rectify_item_get_index (item));
  row = rectify_plan_view_dup_row (self, parent);
  return row != NULL ? gtk_tree_list_row_get_child_row (row, rectify_item_get_index (item)) : NULL;
}

/**
 * rectify_plan_view_pick:
 * @self: a view
 * @x: in its coordinates
 * @y: in its coordinates
 * @row: (out) (optional): set to the widget of the row
 *
 * Returns: (transfer none) (nullable): the item at a point
 */
RectifyItem *
rectify_plan_view_pick (RectifyPlanView *self, double x, double y, GtkWidget **row)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  RectifyItem *item;

  if (picked == NULL || self->tree == NULL || !gtk_widget_is_ancestor (picked, list))
    return NULL;
  item = rectify_plan_columns_find_item (picked);
  while (gtk_widget_get_parent (picked) != list)
    picked = gtk_widget_get_parent (picked);
  if (row != NULL)
    *row = picked;
  return item;
}

static GtkWidget *
find_row_widget (RectifyPlanView *self, RectifyItem *item)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row) && rectify_plan_columns_find_item (row) == item)
      return row;
  return NULL;
}

/**
 * rectify_plan_view_get_row:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the widget of the first selected row, if it is in view; it
 *   is soon used for other rows
 */
GtkWidget *
rectify_plan_view_get_row (RectifyPlanView *self)
{
  RectifyItem *item = rectify_plan_view_get_item (self);

  return item != NULL ? find_row_widget (self, item) : NULL;
}

static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RectifyPlanView *self = RECTIFY_PLAN_VIEW (widget);
  GtkWidget *row;

  if (self->focus_frames-- > 0)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  row = rectify_plan_view_get_row (self);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/**
 * rectify_plan_view_show_position:
 * @self: a view of a plan
 * @position: a row
 * @focus: whether the first selected row is to get the focus too
 *
 * Scrolls to a row.
 */
void
rectify_plan_view_show_position (RectifyPlanView *self, guint position, gboolean focus)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  if (!focus)
    return;
  self->focus_frames = FOCUS_FRAMES;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
}

/* Unfolds what an item is folded into. */
static void
unfold_around (RectifyPlanView *self, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  gint64 id = rectify_item_get_id (parent);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (rectify_item_get_parent (parent) == NULL)
    return;
  unfold_around (self, parent);
  /* What was folded inside another comes back unfolded, and is not to be folded again. */
  g_hash_table_remove (self->folded, &id);
  row = rectify_plan_view_dup_row (self, parent);
  if (row != NULL && !gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
      rectify_plan_view_row_toggled (self, row);
    }
}

static gboolean
find_position (RectifyPlanView *self, gint64 id, guint *position)
{
  RectifyItem *item = self->plan != NULL ? rectify_plan_find_item (self->plan, id) : NULL;
  g_autoptr (GtkTreeListRow) row = NULL;

  if (item == NULL)
    return FALSE;
  unfold_around (self, item);
  row = rectify_plan_view_dup_row (self, item);
  if (row == NULL)
    return FALSE;
  *position = gtk_tree_list_row_get_position (row);
  return TRUE;
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
  guint position;

  /* Else what is unfolded here would be folded again with the rest. */
  if (self->settle_source != 0)
    rectify_plan_view_settle (self);
  if (!find_position (self, id, &position))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  rectify_plan_view_show_position (self, position, FALSE);
}

/**
 * rectify_plan_view_go:
 * @self: a view
 * @id: an item's identifier
 *
 * Selects the item as rectify_plan_view_select() does, and gives its row the focus.
 */
void
rectify_plan_view_go (RectifyPlanView *self, gint64 id)
{
  guint position;

  rectify_plan_view_select (self, id);
  if (find_position (self, id, &position))
    rectify_plan_view_show_position (self, position, TRUE);
}

/**
 * rectify_plan_view_select_many:
 * @self: a view
 * @ids: (element-type gint64): identifiers of items
 *
 * Selects these items and no others, as rectify_plan_view_select() does.
 */
void
rectify_plan_view_select_many (RectifyPlanView *self, GArray *ids)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint position;

  if (self->tree == NULL)
    return;
  /* Twice: what is unfolded for a later one moves those before it. */
  for (guint pass = 0; pass < 2; pass++)
    {
      gtk_bitset_remove_all (wanted);
      for (guint i = 0; i < ids->len; i++)
        if (find_position (self, g_array_index (ids, gint64, i), &position))
          gtk_bitset_add (wanted, position);
    }
  if (gtk_bitset_is_empty (wanted))
    return;
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->tree)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), wanted, all);
  rectify_plan_view_show_position (self, gtk_bitset_get_minimum (wanted), FALSE);
}
