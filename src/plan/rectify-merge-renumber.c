/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge.h"
#include "rectify-plan-edit.h"

static void
note_parent (GHashTable *parents, RectifyPlan *plan, RectifyItem *item)
{
  RectifyItem *found
      = item != NULL ? rectify_plan_find_item (plan, rectify_item_get_id (item)) : NULL;

  if (found != NULL && rectify_item_get_parent (found) != NULL)
    g_hash_table_add (parents, rectify_item_get_parent (found));
}

/* What is gone was below an item that may still be there. */
static void
note_former_parent (GHashTable *parents, RectifyPlan *plan, RectifyItem *item)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  RectifyItem *found = NULL;

  if (parent != NULL && rectify_item_get_parent (parent) == NULL)
    found = rectify_plan_get_root (plan);
  else if (parent != NULL)
    found = rectify_plan_find_item (plan, rectify_item_get_id (parent));
  if (found != NULL)
    g_hash_table_add (parents, found);
}

/**
 * rectify_merge_renumber:
 * @self: a merge, decided
 * @plan: what rectify_merge_make_plan() made of it
 *
 * Numbers anew the siblings of what came in, went or moved, as adding, deleting and moving by hand
 * does. All others keep their labels.
 */
void
rectify_merge_renumber (RectifyMerge *self, RectifyPlan *plan)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer parent;

  g_return_if_fail (RECTIFY_IS_MERGE (self));
  g_return_if_fail (RECTIFY_IS_PLAN (plan));

  for (guint i = 0; i < rectify_merge_get_n_changes (self); i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (self, i);

      if (change->side != RECTIFY_MERGE_THEIRS || change->item == NULL)
        continue;
      if (change->field == RECTIFY_MERGE_ADDED || change->field == RECTIFY_MERGE_MOVED)
        note_parent (parents, plan, change->item);
      if (change->field == RECTIFY_MERGE_REMOVED || change->field == RECTIFY_MERGE_MOVED)
        note_former_parent (parents, plan, change->item);
    }
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &parent, NULL))
    rectify_plan_renumber (plan, parent);
}
