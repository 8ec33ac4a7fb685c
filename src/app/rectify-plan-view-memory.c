/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-columns.h"
#include "rectify-plan-view-private.h"

/*
 * An edit that adds, moves or deletes takes rows out of the tree and puts new ones in: they come
 * back unfolded, not selected and without the focus. What was there before is kept here by
 * identifier, and put back in one go before the next frame is drawn.
 */

static void
remember_fold (RectifyPlanView *self, RectifyItem *item, gboolean folded)
{
  gint64 id = rectify_item_get_id (item);

  if (folded)
    g_hash_table_add (self->folded, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->folded, &id);
}

static gboolean
is_folded (RectifyPlanView *self, RectifyItem *item)
{
  gint64 id = rectify_item_get_id (item);

  return g_hash_table_contains (self->folded, &id);
}

static void
fold_again (RectifyPlanView *self)
{
  if (g_hash_table_size (self->folded) == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);

      if (is_folded (self, item) && rectify_item_get_n_children (item) > 0)
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

static GtkBitset *
find_chosen (RectifyPlanView *self)
{
  GtkBitset *found = gtk_bitset_new_empty ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < self->chosen->len; i++)
    g_hash_table_add (ids, &g_array_index (self->chosen, gint64, i));
  for (guint i = 0; i < n_rows && gtk_bitset_get_size (found) < self->chosen->len; i++)
    {
      gint64 id = rectify_item_get_id (rectify_plan_view_item_at (self, i));

      if (g_hash_table_contains (ids, &id))
        gtk_bitset_add (found, i);
    }
  return found;
}

/* The row that stands for an item: its own, or the one that it is folded into. */
static gboolean
find_visible (RectifyPlanView *self, RectifyItem *item, guint *position)
{
  for (; item != NULL && rectify_item_get_parent (item) != NULL;
       item = rectify_item_get_parent (item))
    {
      g_autoptr (GtkTreeListRow) row = rectify_plan_view_dup_row (self, item);

      if (row == NULL)
        continue;
      *position = gtk_tree_list_row_get_position (row);
      return TRUE;
    }
  return FALSE;
}

static void
choose_again (RectifyPlanView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_rows);
  g_autoptr (GtkBitset) found = NULL;
  guint position;

  if (self->chosen->len == 0 || n_rows == 0)
    return;
  found = find_chosen (self);
  if (gtk_bitset_is_empty (found))
    {
      /* All gone: what now stands in the place of the first of them. */
      if (!find_visible (self,
                         rectify_plan_find_item (self->plan,
                                                 g_array_index (self->chosen, gint64, 0)),
                         &position))
        position = MIN (self->chosen_position, n_rows - 1);
      gtk_bitset_add (found, position);
    }
  gtk_selection_model_set_selection (model, found, all);
}

static gboolean
settle_cb (gpointer user_data)
{
  RectifyPlanView *self = user_data;

  self->settle_source = 0;
  rectify_plan_view_settle (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_settle (RectifyPlanView *self)
{
  if (self->settle_source == 0 && !self->settling)
    self->settle_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

/* The item of the row that has the focus, 0 if none has it. */
static gint64
get_focus_id (RectifyPlanView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  RectifyItem *item;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return 0;
  item = rectify_plan_columns_find_item (focus);
  return item != NULL ? rectify_item_get_id (item) : 0;
}

static void
focus_again (RectifyPlanView *self, gint64 id)
{
  guint position;

  if (id == 0 || get_focus_id (self) == id)
    return;
  if (!find_visible (self, rectify_plan_find_item (self->plan, id), &position))
    position = self->chosen_position;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->tree)))
    rectify_plan_view_show_position (self, position, TRUE);
}

static void
rows_changed_cb (RectifyPlanView *self, guint position, guint removed, guint added)
{
  if (self->settling)
    return;
  if (self->focus_id == 0)
    self->focus_id = get_focus_id (self);
  schedule_settle (self);
}

/**
 * rectify_plan_view_settle:
 * @self: a view
 *
 * Puts back at once what edits took: folds, selection and focus.
 */
void
rectify_plan_view_settle (RectifyPlanView *self)
{
  gint64 focus_id = self->focus_id;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->tree == NULL)
    return;
  self->settling = TRUE;
  self->focus_id = 0;
  fold_again (self);
  choose_again (self);
  self->settling = FALSE;
  rectify_plan_view_selection_changed (self);
  focus_again (self, focus_id);
}

/**
 * rectify_plan_view_selection_changed:
 * @self: a view
 *
 * Takes note of what is selected, and says so.
 */
void
rectify_plan_view_selection_changed (RectifyPlanView *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->settling)
    return;
  g_array_unref (self->chosen);
  self->chosen = rectify_plan_view_list_selected (self);
  if (self->selection != NULL)
    {
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
      self->chosen_position = gtk_bitset_get_minimum (selected);
    }
  g_signal_emit_by_name (self, "selection-changed");
}

/**
 * rectify_plan_view_row_toggled:
 * @self: a view
 * @row: a row that was folded or unfolded
 */
void
rectify_plan_view_row_toggled (RectifyPlanView *self, GtkTreeListRow *row)
{
  g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);

  if (item == NULL || self->settling || rectify_item_get_n_children (item) == 0)
    return;
  remember_fold (self, item, !gtk_tree_list_row_get_expanded (row));
  /* What was folded inside comes back unfolded. */
  schedule_settle (self);
}

typedef struct {
  RectifyPlanView *view;
  gboolean fold;
} FoldAll;

static gboolean
fold_item (RectifyItem *item, gpointer user_data)
{
  FoldAll *all = user_data;

  if (rectify_item_get_parent (item) != NULL && rectify_item_get_n_children (item) > 0)
    remember_fold (all->view, item, all->fold);
  return TRUE;
}

/**
 * rectify_plan_view_expand_all:
 * @self: a view
 * @expand: whether to show or to hide what is below the top-level items
 */
void
rectify_plan_view_expand_all (RectifyPlanView *self, gboolean expand)
{
  FoldAll all = { self, !expand };

  if (self->tree == NULL)
    return;
  self->focus_id = get_focus_id (self);
  rectify_item_foreach (rectify_plan_get_root (self->plan), fold_item, &all);
  /* Not while it is shown: each row that folds would set up anew what is in view. */
  gtk_column_view_set_model (self->view, NULL);
  self->settling = TRUE;
  for (guint i = 0; expand && i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
  self->settling = FALSE;
  rectify_plan_view_settle (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  if (self->chosen->len > 0)
    rectify_plan_view_show_position (self, self->chosen_position, FALSE);
}

/**
 * rectify_plan_view_watch_rows:
 * @self: a view that has got a new tree and does not show it yet
 *
 * Follows how rows come and go.
 */
void
rectify_plan_view_watch_rows (RectifyPlanView *self)
{
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rectify_plan_view_init_memory:
 * @self: a new view
 */
void
rectify_plan_view_init_memory (RectifyPlanView *self)
{
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * rectify_plan_view_clear_memory:
 * @self: a view that is going away
 */
void
rectify_plan_view_clear_memory (RectifyPlanView *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
}
