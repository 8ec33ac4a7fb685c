/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include "rectify-item-private.h"
#include "rectify-plan-private.h"

static gboolean
is_theirs (const MergeChange *change)
{
  return change != NULL && change->public.side == RECTIFY_MERGE_THEIRS;
}

/* It goes, with what is below it in ours, but for what theirs keeps. */
static void
take_away (RectifyMerge *self, MergeNode *node)
{
  node->alive = node->items[THEIRS] != NULL;
  node->forced = node->alive;
  if (node->alive)
    return;
  for (guint i = 0; i < merge_count_children (node, OURS); i++)
    take_away (self, merge_get_child (self, node, OURS, i));
}

/* It comes from theirs, and so does what it stands below there, if ours does not have that. */
static gboolean
bring_in (MergeNode *node)
{
  gboolean any = !node->alive;

  for (; node != NULL && !node->alive; node = node->parents[THEIRS])
    {
      node->alive = TRUE;
      node->forced = TRUE;
    }
  return any;
}

static void
find_living (RectifyMerge *self)
{
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      node->alive = node->items[OURS] != NULL;
      node->forced = FALSE;
    }
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      if (merge_is_removed (node) && is_theirs (node->place))
        take_away (self, node);
    }
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      if (node->place == NULL || node->place->public.field == RECTIFY_MERGE_REMOVED
          || !is_theirs (node->place))
        continue;
      if (node->place->public.field == RECTIFY_MERGE_ADDED)
        bring_in (node);
      else
        {
          node->forced = TRUE;
          bring_in (node->parents[THEIRS]);
        }
    }
}

/* Returns whether something came in for it. */
static gboolean
set_above (MergeNode *node)
{
  gboolean any = FALSE;

  if (!node->alive)
    node->above = NULL;
  else if (node->forced && node->parents[THEIRS] != NULL)
    {
      node->above = node->parents[THEIRS];
      any = bring_in (node->above);
    }
  else
    node->above = node->parents[OURS];
  return any;
}

/* In a ring everything goes where theirs has it, where no ring can be. */
static gboolean
open_ring (MergeNode *start)
{
  MergeNode *node = start;
  gboolean any = FALSE;

  do
    {
      MergeNode *next = node->above;

      if (!node->forced && node->parents[THEIRS] != NULL)
        {
          node->forced = TRUE;
          any = TRUE;
        }
      node = next;
    }
  while (node != start);
  return any;
}

static gboolean
open_rings (RectifyMerge *self)
{
  gboolean any = FALSE;
  guint mark = 0;

  for (guint i = 0; i < self->owned->len; i++)
    ((MergeNode *) g_ptr_array_index (self->owned, i))->mark = 0;
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      mark++;
      for (; node != NULL && node->mark == 0; node = node->above)
        node->mark = mark;
      if (node != NULL && node->mark == mark)
        any |= open_ring (node);
    }
  return any;
}

static void
find_parents (RectifyMerge *self)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < self->owned->len; i++)
        {
          MergeNode *node = g_ptr_array_index (self->owned, i);

          if (node != self->root)
            again |= set_above (node);
        }
      again |= open_rings (self);
    }
}

static RectifyItem *
make_item (RectifyMerge *self, MergeNode *node)
{
  RectifyItem *from = node->items[OURS] != NULL ? node->items[OURS] : node->items[THEIRS];
  RectifyItem *item = rectify_item_new (rectify_item_get_kind (from));

  rectify_item_set_id (item, rectify_item_get_id (from));
  rectify_item_copy_values (item, from);
  for (guint i = 0; i < node->n_changes; i++)
    {
      const MergeChange *change = g_ptr_array_index (self->changes, node->first_change + i);

      if (node->items[OURS] == NULL && !is_theirs (change))
        merge_withhold_decision (item, change);
      else if (node->items[OURS] != NULL && is_theirs (change))
        merge_apply_field (item, change);
    }
  return item;
}

static void
make_children (RectifyMerge *self, MergeNode *node)
{
  node->below = merge_join_children (self, node);
  for (guint i = 0; i < node->below->len; i++)
    {
      MergeNode *child = g_ptr_array_index (node->below, i);

      child->index = i;
      child->made = make_item (self, child);
      child->made->parent = node->made;
      g_ptr_array_add (node->made->children, child->made);
      make_children (self, child);
    }
  if (node != self->root)
    merge_place_fields (self, node);
  g_clear_pointer (&node->below, g_ptr_array_unref);
}

/**
 * rectify_merge_make_plan:
 * @self: a merge
 *
 * Returns: (transfer full): ours with everything that is to be theirs; it has the identifier and the
 *   revision of ours, and new items the identifiers they have in theirs, so that it can be stored
 */
RectifyPlan *
rectify_merge_make_plan (RectifyMerge *self)
{
  RectifyPlan *plan;

  g_return_val_if_fail (RECTIFY_IS_MERGE (self), NULL);

  plan = rectify_plan_new ();
  rectify_plan_copy_particulars (plan, self->plans[OURS]);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const MergeChange *change = g_ptr_array_index (self->changes, i);

      if (change->public.field == RECTIFY_MERGE_PARTICULAR && is_theirs (change))
        merge_apply_particular (self, plan, change);
    }
  find_living (self);
  find_parents (self);
  self->root->made = rectify_plan_get_root (plan);
  make_children (self, self->root);
  return plan;
}
