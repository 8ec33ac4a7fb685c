/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item.h"

/* What is known of an item up to the end of a day. */
typedef struct {
  RectifyStep *decision;        /* the last of a reviewer */
  RectifyProgressEntry *latest; /* since then, if it was not closed */
  gboolean is_decided_later;
  gboolean goes_on; /* with entries or decisions after the day */
} Past;

/* What has no day is taken for old. */
static gboolean
is_after (const GDate *date, const GDate *day)
{
  return date != NULL && g_date_compare (date, day) > 0;
}

static gboolean
is_decision (RectifyStep *step)
{
  RectifyStepKind kind = rectify_step_get_kind (step);

  return kind == RECTIFY_STEP_APPROVE || kind == RECTIFY_STEP_REFUSE || kind == RECTIFY_STEP_REOPEN;
}

/* Opened again, or refused. */
static gboolean
is_sent_back (const Past *past)
{
  return past->decision != NULL && rectify_step_get_kind (past->decision) != RECTIFY_STEP_APPROVE;
}

static void
look_at_steps (RectifyItem *self, const GDate *day, Past *past)
{
  GPtrArray *steps = rectify_item_get_steps (self);

  for (guint i = 0; i < steps->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (steps, i);

      if (!is_decision (step))
        continue;
      if (is_after (rectify_step_get_date (step), day))
        past->is_decided_later = past->goes_on = TRUE;
      else
        past->decision = step;
    }
}

static void
look_at_entries (RectifyItem *self, const GDate *day, Past *past)
{
  GPtrArray *entries = rectify_item_get_progress (self);
  const GDate *opened = is_sent_back (past) ? rectify_step_get_date (past->decision) : NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      const GDate *date = rectify_progress_entry_get_date (entry);

      if (is_after (date, day))
        past->goes_on = TRUE;
      else if (opened == NULL || is_after (date, opened))
        past->latest = entry;
    }
}

/**
 * rectify_item_find_status_on:
 * @self: an item
 * @day: a day that is past
 *
 * When a status was given is not kept, but what was done, and when, is; and when a reviewer closed the
 * item, refused to, or opened it again, which holds until the next such decision. Without anything after the day the
 * status is what it is now. Else nothing was begun unless an entry or a refusal says so, and nothing
 * was finished unless an entry since says that all of it was; what is sustained has no end, and may
 * have entries as long as it lasts.
 *
 * Returns: the status that the item had at the end of the day, as far as its records say
 */
RectifyStatus
rectify_item_find_status_on (RectifyItem *self, const GDate *day)
{
  RectifyStatus status;
  Past past = { 0 };
  int share;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), RECTIFY_STATUS_NOT_STARTED);
  g_return_val_if_fail (day != NULL && g_date_valid (day), RECTIFY_STATUS_NOT_STARTED);
  status = rectify_item_get_status (self);
  look_at_steps (self, day, &past);
  look_at_entries (self, day, &past);
  if (past.decision != NULL && !is_sent_back (&past)
      && (past.is_decided_later || status == RECTIFY_STATUS_CLOSED))
    return RECTIFY_STATUS_CLOSED;
  if (!past.goes_on || (status == RECTIFY_STATUS_NOT_STARTED && !past.is_decided_later))
    return status;
  if (past.latest == NULL && status == RECTIFY_STATUS_SUSTAINED && is_sent_back (&past))
    return status;
  if (past.latest == NULL)
    return is_sent_back (&past) ? RECTIFY_STATUS_IN_PROGRESS : RECTIFY_STATUS_NOT_STARTED;
  share = rectify_progress_entry_get_share (past.latest);
  if (status == RECTIFY_STATUS_SUSTAINED && (share == RECTIFY_SHARE_UNKNOWN || share >= 100))
    return status;
  return share >= 100 && (status != RECTIFY_STATUS_IN_PROGRESS || past.is_decided_later)
             ? RECTIFY_STATUS_DONE
             : RECTIFY_STATUS_IN_PROGRESS;
}

static gboolean
is_finished_on (RectifyItem *self, const GDate *day)
{
  RectifyStatus status = rectify_item_find_status_on (self, day);

  return status == RECTIFY_STATUS_DONE || status == RECTIFY_STATUS_CLOSED
         || status == RECTIFY_STATUS_SUSTAINED;
}

/* The last day before another on which something is known of an item; %NULL if there is none. */
static const GDate *
find_day_before (RectifyItem *self, const GDate *limit)
{
  GPtrArray *entries = rectify_item_get_progress (self);
  GPtrArray *steps = rectify_item_get_steps (self);
  const GDate *found = NULL;

  for (guint i = 0; i < entries->len + steps->len; i++)
    {
      const GDate *date = i < entries->len
                              ? rectify_progress_entry_get_date (g_ptr_array_index (entries, i))
                              : rectify_step_get_date (g_ptr_array_index (steps, i - entries->len));

      if (date != NULL && (limit == NULL || g_date_compare (date, limit) < 0)
          && (found == NULL || g_date_compare (date, found) > 0))
        found = date;
    }
  return found;
}

/**
 * rectify_item_find_finished_on:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the day since which it has been finished without a break, by
 *   rectify_item_find_status_on(); %NULL if it is not, or if nobody knows
 */
const GDate *
rectify_item_find_finished_on (RectifyItem *self)
{
  const GDate *since = NULL;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  if (!rectify_item_is_finished (self))
    return NULL;
  for (const GDate *day = find_day_before (self, NULL); day != NULL && is_finished_on (self, day);
       day = find_day_before (self, day))
    since = day;
  if (since != NULL)
    {
      g_autoptr (GDate) before = g_date_copy (since);

      g_date_subtract_days (before, 1);
      if (is_finished_on (self, before))
        return NULL;
    }
  return since;
}
