/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include "rectify-sequence.h"

/* Children that two versions have below an item, in the order of one of them. */
static GPtrArray *
list_common (RectifyMerge *self, MergeNode *node, Version order, Version other, Version third)
{
  GPtrArray *common = g_ptr_array_new ();

  for (guint i = 0; i < merge_count_children (node, order); i++)
    {
      MergeNode *child = merge_get_child (self, node, order, i);

      if (child->parents[other] == node && child->parents[third] == node)
        g_ptr_array_add (common, child);
    }
  return common;
}

static gboolean
same_order (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/* Those of @after, which has the same elements as @before, that are not in the order of before. */
static GPtrArray *
list_movers (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *movers = g_ptr_array_new ();
  g_autofree guint *a = g_new (guint, before->len + 1);
  g_autofree guint *b = g_new (guint, after->len + 1);
  g_autofree guint *matches = NULL;

  for (guint i = 0; i < before->len; i++)
    {
      ((MergeNode *) before->pdata[i])->mark = i;
      a[i] = i;
    }
  for (guint i = 0; i < after->len; i++)
    b[i] = ((MergeNode *) after->pdata[i])->mark;
  matches = rectify_sequence_match (a, before->len, b, after->len);
  for (guint i = 0; i < before->len; i++)
    if (matches[i] == RECTIFY_SEQUENCE_NONE)
      g_ptr_array_add (movers, before->pdata[i]);
  return movers;
}

static void
add_order (RectifyMerge *self, GPtrArray *movers, gboolean conflict)
{
  for (guint i = 0; i < movers->len; i++)
    {
      MergeNode *node = movers->pdata[i];

      node->order = merge_add_move (self, node, conflict);
      /* It is listed with its item; see compare_theirs(). */
      self->n_conflicts -= conflict;
      g_ptr_array_steal_index (self->changes, self->changes->len - 1);
    }
}

/* Those that nobody is known to have moved among their siblings. */
static GPtrArray *
list_unmoved (GPtrArray *children)
{
  GPtrArray *unmoved = g_ptr_array_new ();

  for (guint i = 0; i < children->len; i++)
    {
      MergeNode *child = children->pdata[i];

      if (child->order == NULL && !child->shuffled)
        g_ptr_array_add (unmoved, child);
    }
  return unmoved;
}

/* Those that are new below an item and do not stand behind the same of its old children. */
static GPtrArray *
list_strayed (MergeNode *node, GPtrArray *ours, GPtrArray *theirs)
{
  GPtrArray *strayed = g_ptr_array_new ();
  guint n_old = 0;

  for (guint i = 0; i < ours->len; i++)
    {
      MergeNode *child = ours->pdata[i];

      n_old += child->parents[BASE] == node;
      child->mark = n_old;
    }
  n_old = 0;
  for (guint i = 0; i < theirs->len; i++)
    {
      MergeNode *child = theirs->pdata[i];

      n_old += child->parents[BASE] == node;
      if (child->mark != n_old)
        g_ptr_array_add (strayed, child);
    }
  return strayed;
}

/* What both put below an item, in different orders. The old children that nobody moved are in one
 * order: the new ones are held against them, so that it is seen from both sides. */
static void
compare_newcomers (RectifyMerge *self, MergeNode *node, GPtrArray *ours, GPtrArray *theirs)
{
  g_autoptr (GPtrArray) a = list_unmoved (ours);
  g_autoptr (GPtrArray) b = list_unmoved (theirs);
  g_autoptr (GPtrArray) strayed = list_strayed (node, a, b);
  g_autoptr (GPtrArray) c = NULL;
  g_autoptr (GPtrArray) d = NULL;
  g_autoptr (GPtrArray) movers = NULL;

  add_order (self, strayed, TRUE);
  c = list_unmoved (a);
  d = list_unmoved (b);
  movers = list_movers (c, d);
  add_order (self, movers, TRUE);
}

static void
compare_order (RectifyMerge *self, MergeNode *node)
{
  g_autoptr (GPtrArray) in_ours = list_common (self, node, OURS, THEIRS, THEIRS);
  g_autoptr (GPtrArray) in_theirs = list_common (self, node, THEIRS, OURS, OURS);
  g_autoptr (GPtrArray) base = NULL;
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) our_movers = NULL;
  g_autoptr (GPtrArray) their_movers = NULL;

  if (same_order (in_ours, in_theirs))
    return;
  if (node->items[BASE] != NULL)
    {
      base = list_common (self, node, BASE, OURS, THEIRS);
      ours = list_common (self, node, OURS, BASE, THEIRS);
      theirs = list_common (self, node, THEIRS, BASE, OURS);
      if (!same_order (ours, theirs))
        {
          our_movers = list_movers (base, ours);
          their_movers = list_movers (base, theirs);
          add_order (self, their_movers,
                     our_movers->len > 0 || (self->flags & RECTIFY_MERGE_ASK_STRUCTURE) != 0);
          for (guint i = 0; i < our_movers->len; i++)
            ((MergeNode *) our_movers->pdata[i])->shuffled = TRUE;
        }
    }
  compare_newcomers (self, node, in_ours, in_theirs);
}

/**
 * merge_compare_orders:
 * @self: a merge
 *
 * Finds what theirs put elsewhere among its siblings, as few of them as can be.
 */
void
merge_compare_orders (RectifyMerge *self)
{
  for (guint i = 0; i < self->owned->len; i++)
    {
      MergeNode *node = g_ptr_array_index (self->owned, i);

      if (node->items[OURS] != NULL && node->items[THEIRS] != NULL)
        compare_order (self, node);
    }
}
