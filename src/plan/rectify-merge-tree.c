/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include "rectify-sequence.h"

/**
 * merge_add_move:
 * @self: a merge
 * @node: an item that theirs moved
 * @conflict: whether a person has to decide
 *
 * Returns: (transfer none): the change, with where the item stood and stands
 */
MergeChange *
merge_add_move (RectifyMerge *self, MergeNode *node, gboolean conflict)
{
  MergeChange *change = merge_add (self, RECTIFY_MERGE_MOVED, node, conflict);

  change->public.base = merge_dup_place (self, node, BASE);
  change->public.ours = merge_dup_place (self, node, OURS);
  change->public.theirs = merge_dup_place (self, node, THEIRS);
  return change;
}

static MergeChange *
add_existence (RectifyMerge *self, RectifyMergeField field, MergeNode *node, gboolean conflict)
{
  MergeChange *change = merge_add (self, field, node, conflict);
  char **words[N_VERSIONS] = { &change->public.base, &change->public.ours, &change->public.theirs };

  for (Version i = BASE; i < N_VERSIONS; i++)
    if (node->items[i] != NULL)
      *words[i] = rectify_item_dup_words (node->items[i]);
  return change;
}

/* Whether what theirs puts something below is not there, unless a person brings it back. */
static gboolean
is_gone (const MergeNode *node)
{
  return node->items[OURS] == NULL
         && (node->items[BASE] != NULL || (node->place != NULL && node->place->public.conflict));
}

/* Both have it, but not below the same item. */
static void
compare_parents (RectifyMerge *self, MergeNode *node)
{
  MergeNode *base = node->parents[BASE];
  MergeNode *ours = node->parents[OURS];
  MergeNode *theirs = node->parents[THEIRS];
  gboolean asked = (self->flags & RECTIFY_MERGE_ASK_STRUCTURE) != 0;

  if (theirs == base || theirs == ours)
    return;
  node->place = merge_add_move (self, node, ours != base || is_gone (theirs) || asked);
}

/* What only theirs has: nothing of it may be lost because ours deleted what it stands below. */
static void
compare_added (RectifyMerge *self, MergeNode *node)
{
  node->place = add_existence (self, RECTIFY_MERGE_ADDED, node, is_gone (node->parents[THEIRS]));
  merge_ask_arrival (self, node);
}

/* Ours deleted it. It is gone, unless theirs changed it. */
static void
compare_deleted (RectifyMerge *self, MergeNode *node)
{
  if (node->parents[BASE] != node->parents[THEIRS]
      || !merge_fields_alike (node->items[BASE], node->items[THEIRS]))
    {
      node->place = add_existence (self, RECTIFY_MERGE_ADDED, node, TRUE);
      merge_ask_arrival (self, node);
    }
}

/* Whether ours changed an item that theirs deleted, or anything below it that goes with it; or whether
 * it is asked where something below it is to stand, which could not stay if the item went. */
static gboolean
is_touched (RectifyMerge *self, MergeNode *node)
{
  if (node->items[BASE] == NULL || node->parents[BASE] != node->parents[OURS]
      || (node->items[THEIRS] == NULL
          && !merge_fields_alike (node->items[BASE], node->items[OURS])))
    return TRUE;
  if (node->items[THEIRS] != NULL)
    return node->place != NULL && node->place->public.conflict;
  for (guint i = 0; i < merge_count_children (node, OURS); i++)
    if (is_touched (self, merge_get_child (self, node, OURS, i)))
      return TRUE;
  return FALSE;
}

/* What is below it in ours goes with it: that is one change. */
static void
compare_removed (RectifyMerge *self, MergeNode *node)
{
  gboolean conflict;

  if (merge_is_removed (node->parents[OURS]))
    return;
  conflict = (self->flags & RECTIFY_MERGE_ASK_STRUCTURE) != 0 || is_touched (self, node);
  node->place = add_existence (self, RECTIFY_MERGE_REMOVED, node, conflict);
}

static void
compare_theirs (RectifyMerge *self, MergeNode *node)
{
  if (node->items[OURS] != NULL)
    {
      compare_parents (self, node);
      if (node->order != NULL)
        {
          /* It was found before; now is its turn to be listed. */
          g_ptr_array_add (self->changes, node->order);
          self->n_conflicts += node->order->public.conflict;
        }
      merge_compare_fields (self, node);
    }
  else if (node->items[BASE] != NULL)
    compare_deleted (self, node);
  else
    compare_added (self, node);
}

/**
 * merge_compare_places:
 * @self: a merge
 *
 * Adds what theirs added and moved, and with each item what theirs changed of its fields, in the order
 * of theirs.
 */
void
merge_compare_places (RectifyMerge *self)
{
  /* Nodes were made in the order of theirs, then of what ours has besides. */
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      if (node != self->root && node->items[THEIRS] != NULL)
        compare_theirs (self, node);
    }
}

/**
 * merge_compare_removed:
 * @self: a merge of which is known what is asked of the places
 *
 * Adds what theirs deleted.
 */
void
merge_compare_removed (RectifyMerge *self)
{
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      if (merge_is_removed (node))
        compare_removed (self, node);
    }
}

static MergeNode *
get_likely_parent (MergeNode *node)
{
  if (node->place != NULL && node->place->public.field != RECTIFY_MERGE_REMOVED
      && node->place->public.side == RECTIFY_MERGE_THEIRS)
    return node->parents[THEIRS];
  return node->items[OURS] != NULL ? node->parents[OURS] : NULL;
}

/* The walk that began with the mark came back to its own trail: what theirs moved there is asked. */
static gboolean
ask_ring (RectifyMerge *self, MergeNode *start)
{
  MergeNode *node = start;
  gboolean any = FALSE;

  do
    {
      MergeChange *change = node->place;
      MergeNode *next = get_likely_parent (node);

      if (change != NULL && change->public.field == RECTIFY_MERGE_MOVED
          && change->public.side == RECTIFY_MERGE_THEIRS)
        {
          change->public.conflict = TRUE;
          change->public.side = RECTIFY_MERGE_OURS;
          self->n_conflicts++;
          any = TRUE;
        }
      node = next;
    }
  while (node != start);
  return any;
}

/**
 * merge_find_cycles:
 * @self: a merge whose places are compared
 *
 * Finds items that would stand below each other, since ours moved one and theirs the other, and
 * makes what theirs did there a conflict.
 */
void
merge_find_cycles (RectifyMerge *self)
{
  gboolean found = TRUE;

  while (found)
    {
      guint mark = 0;

      found = FALSE;
      for (guint i = 0; i < self->owned->len; i++)
        ((MergeNode *) g_ptr_array_index (self->owned, i))->mark = 0;
      for (guint i = 0; i < self->owned->len; i++)
        {
          MergeNode *node = g_ptr_array_index (self->owned, i);

          mark++;
          for (; node != NULL && node->mark == 0; node = get_likely_parent (node))
            node->mark = mark;
          if (node != NULL && node != self->root && node->mark == mark)
            found |= ask_ring (self, node);
        }
    }
}

static gboolean
is_ours_order (const MergeNode *node)
{
  return node->order == NULL || node->order->public.side == RECTIFY_MERGE_OURS;
}

/* The children of a version that the result has below an item. What the other one has too is left
 * to it where that says where it stands. */
static GPtrArray *
list_standing (RectifyMerge *self, MergeNode *node, Version version)
{
  GPtrArray *standing = g_ptr_array_new ();

  if (node->items[version] == NULL)
    return standing;
  for (guint i = 0; i < merge_count_children (node, version); i++)
    {
      MergeNode *child = merge_get_child (self, node, version, i);
      gboolean both = child->parents[OURS] == node && child->parents[THEIRS] == node;

      if (!child->alive || child->above != node)
        continue;
      if (both && version == OURS && !is_ours_order (child))
        continue;
      if (both && version == THEIRS && is_ours_order (child)
          && (child->order != NULL || child->shuffled))
        continue;
      g_ptr_array_add (standing, child);
    }
  return standing;
}

/* Who made an item: a packet that was sent out gives all its new items the same. */
static gint64
get_origin (MergeNode *node)
{
  RectifyItem *item = node->items[OURS] != NULL ? node->items[OURS] : node->items[THEIRS];

  return rectify_item_get_id (item) >> RECTIFY_ITEM_ORIGIN_SHIFT;
}

/* Whether something of ours stands before something that theirs put into the same gap. A packet has
 * only a part of the plan: what the office has in the gap says nothing of where a new item of a packet
 * belongs, for another packet may have it as the end of its gap. So those of packets come first, in
 * one order among themselves. */
static gboolean
comes_first (MergeNode *ours, MergeNode *theirs)
{
  gint64 one = get_origin (ours), other = get_origin (theirs);

  gboolean ours_of_packet = RECTIFY_ITEM_IS_OF_PACKET (rectify_item_get_id (ours->items[OURS]));

  if (RECTIFY_ITEM_IS_OF_PACKET (rectify_item_get_id (theirs->items[THEIRS])) != ours_of_packet)
    return ours_of_packet;
  return one != other ? one < other
                      : rectify_item_get_id (ours->items[OURS])
                            <= rectify_item_get_id (theirs->items[THEIRS]);
}

/* From @i of ours and @j of theirs up to what both have: the same, whichever was merged first. */
static void
join_gap (GPtrArray *joined, GPtrArray *ours, guint *i, GPtrArray *theirs, guint *j)
{
  while (TRUE)
    {
      MergeNode *a = *i < ours->len ? ours->pdata[*i] : NULL;
      MergeNode *b = *j < theirs->len ? theirs->pdata[*j] : NULL;

      if (a != NULL && a->mark != 0)
        a = NULL;
      if (b != NULL && b->mark != 0)
        b = NULL;
      if (a == NULL && b == NULL)
        return;
      if (b == NULL || (a != NULL && comes_first (a, b)))
        g_ptr_array_add (joined, ours->pdata[(*i)++]);
      else
        g_ptr_array_add (joined, theirs->pdata[(*j)++]);
    }
}

/* Marks what both have in the same order; what they have in different ones stays where ours has it. */
static void
mark_anchors (GPtrArray *ours, GPtrArray *theirs)
{
  g_autofree guint *a = g_new (guint, ours->len + 1);
  g_autofree guint *b = g_new (guint, theirs->len + 1);
  g_autofree guint *matches = NULL;

  for (guint i = 0; i < theirs->len; i++)
    ((MergeNode *) theirs->pdata[i])->mark = 0;
  for (guint i = 0; i < ours->len; i++)
    {
      ((MergeNode *) ours->pdata[i])->mark = i + 1;
      a[i] = i + 1;
    }
  for (guint i = 0; i < theirs->len; i++)
    {
      guint mark = ((MergeNode *) theirs->pdata[i])->mark;

      /* Not one number for all that only theirs has: nothing is then there twice. */
      b[i] = mark != 0 ? mark : ours->len + 1 + i;
    }
  matches = rectify_sequence_match (a, ours->len, b, theirs->len);
  for (guint i = theirs->len; i > 0; i--)
    {
      guint mark = ((MergeNode *) theirs->pdata[i - 1])->mark;

      if (mark != 0 && matches[mark - 1] == RECTIFY_SEQUENCE_NONE)
        g_ptr_array_remove_index (theirs, i - 1);
    }
  for (guint i = 0; i < ours->len; i++)
    if (matches[i] == RECTIFY_SEQUENCE_NONE)
      ((MergeNode *) ours->pdata[i])->mark = 0;
}

/**
 * merge_join_children:
 * @self: a merge
 * @node: an item of the result, of which is known what stands below it
 *
 * New items stand behind the nearest of the siblings before them that both have; among what both
 * put there, before the first whose identifier has a greater origin, and those of packets before the
 * others.
 *
 * Returns: (transfer full) (element-type MergeNode): its children, in order
 */
GPtrArray *
merge_join_children (RectifyMerge *self, MergeNode *node)
{
  g_autoptr (GPtrArray) ours = list_standing (self, node, OURS);
  g_autoptr (GPtrArray) theirs = list_standing (self, node, THEIRS);
  GPtrArray *joined = g_ptr_array_new ();
  guint i = 0, j = 0;

  mark_anchors (ours, theirs);
  while (i < ours->len || j < theirs->len)
    {
      join_gap (joined, ours, &i, theirs, &j);
      if (i < ours->len)
        {
          g_ptr_array_add (joined, ours->pdata[i++]);
          j++;
        }
    }
  return joined;
}
