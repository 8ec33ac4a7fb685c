/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include "rectify-close-out.h"

/*
 * What ours closed out and theirs opens again. The status and the step that gives the reason are one
 * thing to decide: neither comes without the other.
 */

static gboolean
has_step (RectifyItem *item, gint64 id)
{
  GPtrArray *steps = rectify_item_get_steps (item);

  for (guint i = 0; i < steps->len; i++)
    if (rectify_step_get_id (g_ptr_array_index (steps, i)) == id)
      return TRUE;
  return FALSE;
}

/**
 * merge_find_reopening:
 * @node: an item that ours and theirs have
 *
 * Returns: (transfer none) (nullable): where ours closed the item meanwhile and theirs has it open,
 *   the step by which it is opened again; %NULL if theirs has none, or it is not closed
 */
RectifyStep *
merge_find_reopening (const MergeNode *node)
{
  RectifyItem *ours = node->items[OURS];
  RectifyItem *theirs = node->items[THEIRS];
  RectifyItem *base = node->items[BASE];
  RectifyStep *last;

  if (base == NULL || rectify_item_get_status (ours) != RECTIFY_STATUS_CLOSED
      || rectify_item_get_status (base) == RECTIFY_STATUS_CLOSED
      || rectify_item_get_status (theirs) == RECTIFY_STATUS_CLOSED
      || rectify_item_get_status (theirs) == rectify_item_get_status (base))
    return NULL;
  last = rectify_close_out_find_last (theirs);
  return last != NULL && rectify_step_get_kind (last) == RECTIFY_STEP_REOPEN
                 && !has_step (ours, rectify_step_get_id (last))
             ? last
             : NULL;
}

static void
append_step (char **words, RectifyStep *step)
{
  g_autofree char *line = step != NULL ? rectify_step_dup_words (step) : NULL;
  g_autofree char *before = *words;

  *words = line != NULL ? g_strconcat (before, "\n", line, NULL) : g_steal_pointer (&before);
}

/**
 * merge_word_reopening:
 * @change: a change of a status that has its words
 *
 * Adds to them who closed the item, and who would open it again and why.
 */
void
merge_word_reopening (MergeChange *change)
{
  RectifyStep *step = merge_find_reopening (change->node);

  if (step == NULL)
    return;
  append_step (&change->public.ours, rectify_close_out_find_last (change->node->items[OURS]));
  append_step (&change->public.theirs, step);
}

/**
 * merge_apply_reopening:
 * @item: an item that is made, whose status is what theirs has
 * @change: the change of its status
 *
 * Notes on the item who opened it again, and why.
 */
void
merge_apply_reopening (RectifyItem *item, const MergeChange *change)
{
  RectifyStep *step = merge_find_reopening (change->node);

  if (step != NULL && !has_step (item, rectify_step_get_id (step)))
    rectify_item_add_step (item, step);
}
