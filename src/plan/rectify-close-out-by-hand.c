/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out-private.h"

#include <glib/gi18n-lib.h>

/**
 * rectify_close_out_check_status:
 * @item: an item
 * @needs: what its plan wants before a close-out
 * @status: what somebody is about to set by hand
 * @error: return location
 *
 * Where the plan wants nothing, any status can be set. Else an item is closed out, and opened again, by
 * the steps for it alone.
 *
 * Returns: whether the status can be set; else @error says what to do instead
 */
gboolean
rectify_close_out_check_status (RectifyItem *item, RectifyCloseOutNeeds needs, RectifyStatus status,
                                GError **error)
{
  RectifyStatus now;

  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  now = rectify_item_get_status (item);
  if (needs == RECTIFY_CLOSE_OUT_NEEDS_NOTHING || now == status)
    return TRUE;
  if (status == RECTIFY_STATUS_CLOSED
      && rectify_close_out_get_state (item) != RECTIFY_CLOSE_OUT_APPROVED)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_STATE,
        _ ("In this plan an item is closed out by a reviewer. Request its close-out "
           "instead."));
  if (now == RECTIFY_STATUS_CLOSED
      && rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_APPROVED)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_STATE,
        _ ("It was closed out by a reviewer. Reopen it, with a reason, instead."));
  return TRUE;
}

/* What is neither a problem nor a measure has a status, but is not closed out. */
static gboolean
has_close_out (RectifyItem *item)
{
  return close_out_check_kind (item, NULL);
}

/**
 * rectify_close_out_is_unrequested:
 * @item: an item
 *
 * Returns: whether nobody asked that it be closed out, so that to close it now is to do so without a
 *   request; %FALSE if it is closed already
 */
gboolean
rectify_close_out_is_unrequested (RectifyItem *item)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  return has_close_out (item) && rectify_item_get_status (item) != RECTIFY_STATUS_CLOSED
         && rectify_close_out_get_state (item) != RECTIFY_CLOSE_OUT_REQUESTED;
}

/**
 * rectify_close_out_pick_day:
 * @item: an item
 * @today: the day that a step is made on without anybody entering one
 * @day: (out caller-allocates): the day that it can have: @today, or that of the last step if that is
 *   later
 */
void
rectify_close_out_pick_day (RectifyItem *item, const GDate *today, GDate *day)
{
  RectifyStep *last = rectify_close_out_find_last (item);
  const GDate *before = last != NULL ? rectify_step_get_date (last) : NULL;

  *day = before != NULL && g_date_compare (before, today) > 0 ? *before : *today;
}

static void
note_step (RectifyItem *item, RectifyStepKind kind, const GDate *today, const char *who,
           const char *text)
{
  GDate day;
  g_autoptr (RectifyStep) step = NULL;

  rectify_close_out_pick_day (item, today, &day);
  step = rectify_step_new_stored (rectify_item_make_step_id (item), kind, &day, who, text, NULL);
  rectify_item_add_step (item, step);
}

/**
 * rectify_close_out_set_status:
 * @item: an item
 * @needs: what its plan wants before a close-out
 * @status: what somebody sets by hand
 * @today: the day
 * @who: whose hand it is
 * @error: return location
 *
 * Sets a status as rectify_close_out_check_status() lets it be set. A small office closes out what its
 * leader has agreed to by word of mouth, and a plan that wants nothing before does not stand in its
 * way; but what is closed is a decision all the same, and a year later somebody asks whose it was. So
 * closing by hand is noted like any other decision, with the day and the name of who did it, and that
 * there was no request where there was none; and opening again what was closed is noted as reopening
 * it. Whoever offers this says so before, or at once after, by rectify_close_out_is_unrequested().
 *
 * Returns: whether it is set; else nothing has changed, and @error says what to do instead
 */
gboolean
rectify_close_out_set_status (RectifyItem *item, RectifyCloseOutNeeds needs, RectifyStatus status,
                              const GDate *today, const char *who, GError **error)
{
  RectifyStatus now;

  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  g_return_val_if_fail (today != NULL && g_date_valid (today), FALSE);
  now = rectify_item_get_status (item);
  if (!rectify_close_out_check_status (item, needs, status, error))
    return FALSE;
  if (now == status)
    return TRUE;
  if (has_close_out (item) && (status == RECTIFY_STATUS_CLOSED || now == RECTIFY_STATUS_CLOSED)
      && !close_out_check_who (who, _ ("Say who reviewed it and decides."), error))
    return FALSE;
  if (has_close_out (item) && status == RECTIFY_STATUS_CLOSED
      && (needs == RECTIFY_CLOSE_OUT_NEEDS_NOTHING
          || rectify_close_out_get_state (item) != RECTIFY_CLOSE_OUT_APPROVED))
    note_step (item, RECTIFY_STEP_APPROVE, today, who,
               rectify_close_out_is_unrequested (item) ? _ ("Closed out without a request.")
                                                       : NULL);
  else if (has_close_out (item) && now == RECTIFY_STATUS_CLOSED)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("The status was set to “%s”."), rectify_status_get_title (status));

      note_step (item, RECTIFY_STEP_REOPEN, today, who, text);
    }
  rectify_item_set_status (item, status);
  return TRUE;
}
