/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include "rectify-close-out.h"

/*
 * What theirs closed out, or opened again. The status and the step by which that is done are one thing
 * to decide: neither comes without the other.
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
 * merge_is_decision:
 * @step: (nullable): a step
 *
 * Returns: whether it is one that a reviewer alone makes
 */
gboolean
merge_is_decision (RectifyStep *step)
{
  RectifyStepKind kind = step != NULL ? rectify_step_get_kind (step) : RECTIFY_STEP_REQUEST;

  return kind == RECTIFY_STEP_APPROVE || kind == RECTIFY_STEP_REFUSE || kind == RECTIFY_STEP_REOPEN;
}

/**
 * merge_is_close_out:
 * @node: an item that ours and theirs have
 *
 * Returns: whether theirs changed its status, and closed it or opened it by that
 */
gboolean
merge_is_close_out (const MergeNode *node)
{
  RectifyStatus ours = rectify_item_get_status (node->items[OURS]);
  RectifyStatus theirs = rectify_item_get_status (node->items[THEIRS]);

  return (node->items[BASE] == NULL || rectify_item_get_status (node->items[BASE]) != theirs)
         && (ours == RECTIFY_STATUS_CLOSED) != (theirs == RECTIFY_STATUS_CLOSED);
}

/**
 * merge_find_decision:
 * @node: an item that ours and theirs have
 *
 * Returns: (transfer none) (nullable): where theirs closed the item or opened it, the new step by which
 *   it did; %NULL if there is none that ours has not
 */
RectifyStep *
merge_find_decision (const MergeNode *node)
{
  RectifyItem *theirs = node->items[THEIRS];
  RectifyStepKind kind = rectify_item_get_status (theirs) == RECTIFY_STATUS_CLOSED
                             ? RECTIFY_STEP_APPROVE
                             : RECTIFY_STEP_REOPEN;
  RectifyStep *last = merge_is_close_out (node) ? rectify_close_out_find_last (theirs) : NULL;

  if (last == NULL || rectify_step_get_kind (last) != kind)
    return NULL;
  /* A step that was there before, and that ours took away, does not come back with the status. */
  if (node->items[BASE] != NULL && has_step (node->items[BASE], rectify_step_get_id (last)))
    return NULL;
  return has_step (node->items[OURS], rectify_step_get_id (last)) ? NULL : last;
}

static void
append_step (char **words, RectifyStep *step)
{
  g_autofree char *line = step != NULL ? rectify_step_dup_words (step) : NULL;
  g_autofree char *before = *words;

  *words = line != NULL ? g_strconcat (before, "\n", line, NULL) : g_steal_pointer (&before);
}

/**
 * merge_word_decision:
 * @change: a change of a status that has its words
 *
 * Adds to them who closed the item or opened it, and why.
 */
void
merge_word_decision (MergeChange *change)
{
  RectifyStep *step = merge_find_decision (change->node);

  if (step == NULL)
    return;
  append_step (&change->public.ours, rectify_close_out_find_last (change->node->items[OURS]));
  append_step (&change->public.theirs, step);
}

/**
 * merge_apply_decision:
 * @item: an item that is made, whose status is what theirs has
 * @change: the change of its status
 *
 * Notes on the item who closed it or opened it, and why.
 */
void
merge_apply_decision (RectifyItem *item, const MergeChange *change)
{
  RectifyStep *step = merge_find_decision (change->node);

  if (step != NULL && !has_step (item, rectify_step_get_id (step)))
    rectify_item_add_step (item, step);
}

static gboolean
is_news (const MergeNode *node, RectifyStep *step)
{
  return merge_is_decision (step)
         && (node->items[BASE] == NULL
             || !has_step (node->items[BASE], rectify_step_get_id (step)));
}

/* What it has if it is not closed by theirs: all was done, as far as the unit is concerned. */
static RectifyStatus
get_open_status (const MergeNode *node)
{
  RectifyStatus status = rectify_item_get_status (node->items[THEIRS]);
  gboolean was_closed = node->items[BASE] != NULL
                        && rectify_item_get_status (node->items[BASE]) == RECTIFY_STATUS_CLOSED;

  return status == RECTIFY_STATUS_CLOSED && !was_closed ? RECTIFY_STATUS_DONE : status;
}

/**
 * merge_ask_arrival:
 * @self: a merge
 * @node: an item that theirs has and ours does not, with the change by which it comes
 *
 * Where what theirs decided is asked for, an item that comes with such a decision is: whether it is
 * closed is a question besides that whether it comes.
 */
void
merge_ask_arrival (RectifyMerge *self, MergeNode *node)
{
  RectifyItem *item = node->items[THEIRS];
  RectifyStatus status = rectify_item_get_status (item);
  GPtrArray *steps = rectify_item_get_steps (item);
  gboolean asked = status != get_open_status (node);
  MergeChange *change;

  for (guint i = 0; i < steps->len; i++)
    asked |= is_news (node, g_ptr_array_index (steps, i));
  if (!asked || (self->flags & RECTIFY_MERGE_ASK_CLOSE_OUT) == 0)
    return;
  node->first_change = self->changes->len;
  change = merge_add (self, RECTIFY_MERGE_STATUS, node, TRUE);
  node->n_changes = 1;
  change->public.ours = g_strdup (rectify_status_get_title (get_open_status (node)));
  change->public.theirs = g_strdup (rectify_status_get_title (status));
  for (guint i = 0; i < steps->len; i++)
    if (is_news (node, g_ptr_array_index (steps, i)))
      append_step (&change->public.theirs, g_ptr_array_index (steps, i));
}

/**
 * merge_withhold_decision:
 * @item: an item that is made as theirs has it, since ours does not have it
 * @change: the change of merge_ask_arrival(), which was decided against
 *
 * Takes from it what theirs decided.
 */
void
merge_withhold_decision (RectifyItem *item, const MergeChange *change)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    if (!is_news (change->node, g_ptr_array_index (steps, i)))
      g_ptr_array_add (kept, g_ptr_array_index (steps, i));
  rectify_item_set_steps (item, kept);
  rectify_item_set_status (item, get_open_status (change->node));
}
