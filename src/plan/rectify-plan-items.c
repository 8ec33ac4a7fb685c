/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-private.h"

typedef struct {
  gint64 id;
  RectifyItem *found;
} Search;

static gboolean
match_id (RectifyItem *item, gpointer user_data)
{
  Search *search = user_data;

  if (rectify_item_get_id (item) != search->id)
    return TRUE;
  search->found = item;
  return FALSE;
}

static gboolean
add_to_index (RectifyItem *item, gpointer user_data)
{
  GHashTable *index = user_data;
  gint64 id = rectify_item_get_id (item);

  if (id != 0 && !g_hash_table_contains (index, &id))
    g_hash_table_insert (index, g_memdup2 (&id, sizeof id), g_object_ref (item));
  return TRUE;
}

static void
make_index (RectifyPlan *self)
{
  g_clear_pointer (&self->index, g_hash_table_unref);
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  rectify_item_foreach (self->root, add_to_index, self->index);
}

/* NULL if it is not there, or no longer where it was. */
static RectifyItem *
find_indexed (RectifyPlan *self, gint64 id)
{
  RectifyItem *item = self->index != NULL ? g_hash_table_lookup (self->index, &id) : NULL;

  if (item == NULL || rectify_item_get_id (item) != id
      || !rectify_item_is_ancestor (self->root, item))
    return NULL;
  return item;
}

/**
 * rectify_plan_find_item:
 * @self: a plan
 * @id: an item's identifier
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if there is none
 */
RectifyItem *
rectify_plan_find_item (RectifyPlan *self, gint64 id)
{
  Search search = { id, NULL };

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);
  if (id == 0)
    return NULL;
  search.found = find_indexed (self, id);
  if (search.found != NULL)
    return search.found;
  rectify_item_foreach (self->root, match_id, &search);
  /* Where one is looked for, many are: whoever mends or marks all would else take for ever. */
  if (search.found != NULL)
    make_index (self);
  return search.found;
}

static gboolean
index_item (RectifyItem *item, gpointer user_data)
{
  gint64 id = rectify_item_get_id (item);

  if (id != 0)
    g_hash_table_insert (user_data, g_memdup2 (&id, sizeof id), g_object_ref (item));
  return TRUE;
}

/**
 * rectify_plan_index_items:
 * @self: a plan
 *
 * Returns: (transfer full) (element-type gint64 RectifyItem): its items by their identifiers, as
 *   far as they have any; they stay in it, also when they leave the plan
 */
GHashTable *
rectify_plan_index_items (RectifyPlan *self)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), index);
  rectify_item_foreach (self->root, index_item, index);
  return index;
}

static void
count_item (RectifyItem *item, const GDate *today, RectifyPlanCounts *counts)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  counts->areas += kind == RECTIFY_ITEM_AREA;
  counts->problems += kind == RECTIFY_ITEM_PROBLEM;
  counts->measures += kind == RECTIFY_ITEM_MEASURE;
  if (rectify_item_is_task (item))
    {
      counts->tasks++;
      counts->finished += rectify_item_is_finished (item);
      counts->late += rectify_item_is_late (item, today);
    }
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    count_item (rectify_item_get_child (item, i), today, counts);
}

/**
 * rectify_plan_count:
 * @self: a plan
 * @today: (nullable): the day that decides what is late; %NULL: nothing is
 * @counts: (out caller-allocates): set to the counts
 */
void
rectify_plan_count (RectifyPlan *self, const GDate *today, RectifyPlanCounts *counts)
{
  g_return_if_fail (RECTIFY_IS_PLAN (self));
  g_return_if_fail (counts != NULL);

  *counts = (RectifyPlanCounts){ 0 };
  for (guint i = 0; i < rectify_item_get_n_children (self->root); i++)
    count_item (rectify_item_get_child (self->root, i), today, counts);
}
