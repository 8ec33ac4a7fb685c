/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out-private.h"

#include <glib/gi18n-lib.h>

#include "rectify-task.h"

G_DEFINE_QUARK (rectify - close - out - error - quark, rectify_close_out_error)

static const char *const titles[RECTIFY_N_CLOSE_OUT_STATES]
    = { NC_ ("close-out", "Not requested"), NC_ ("close-out", "Waiting for review"),
        NC_ ("close-out", "Approved"), NC_ ("close-out", "Refused"),
        NC_ ("close-out", "Reopened") };

/**
 * rectify_close_out_find_last:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the last step of its close-out; %NULL if nobody asked yet
 */
RectifyStep *
rectify_close_out_find_last (RectifyItem *item)
{
  GPtrArray *steps;

  g_return_val_if_fail (RECTIFY_IS_ITEM (item), NULL);
  steps = rectify_item_get_steps (item);
  for (guint i = steps->len; i > 0; i--)
    {
      RectifyStep *step = g_ptr_array_index (steps, i - 1);

      if (rectify_step_get_kind (step) <= RECTIFY_STEP_REOPEN)
        return step;
    }
  return NULL;
}

/**
 * rectify_close_out_get_state:
 * @item: an item
 *
 * Returns: how far its close-out has come
 */
RectifyCloseOutState
rectify_close_out_get_state (RectifyItem *item)
{
  RectifyStep *last = rectify_close_out_find_last (item);

  if (last == NULL)
    return RECTIFY_CLOSE_OUT_NONE;
  switch (rectify_step_get_kind (last))
    {
    case RECTIFY_STEP_REQUEST:
      return RECTIFY_CLOSE_OUT_REQUESTED;
    case RECTIFY_STEP_APPROVE:
      return RECTIFY_CLOSE_OUT_APPROVED;
    case RECTIFY_STEP_REFUSE:
      return RECTIFY_CLOSE_OUT_REFUSED;
    default:
      return RECTIFY_CLOSE_OUT_REOPENED;
    }
}

/**
 * rectify_close_out_state_get_title:
 * @state: how far a close-out has come
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_close_out_state_get_title (RectifyCloseOutState state)
{
  g_return_val_if_fail ((guint) state < RECTIFY_N_CLOSE_OUT_STATES, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "close-out", titles[state]);
}

/* A step of a problem is one of the tasks below it too, as far as it concerns them: whoever looks at one
 * of them sees how it stands. */
static gboolean
is_concerned (RectifyItem *task, RectifyStepKind kind)
{
  RectifyCloseOutState state = rectify_close_out_get_state (task);

  switch (kind)
    {
    case RECTIFY_STEP_REQUEST:
      return rectify_item_get_status (task) == RECTIFY_STATUS_DONE
             && state != RECTIFY_CLOSE_OUT_REQUESTED;
    case RECTIFY_STEP_REOPEN:
      return rectify_item_get_status (task) == RECTIFY_STATUS_CLOSED;
    default:
      return state == RECTIFY_CLOSE_OUT_REQUESTED;
    }
}

static void
add_concerned (RectifyItem *item, RectifyStepKind kind, GPtrArray *concerned)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_is_task (child) && is_concerned (child, kind))
        g_ptr_array_add (concerned, child);
      add_concerned (child, kind, concerned);
    }
}

/* An item, and what a step of it is one of too. */
static GPtrArray *
list_concerned (RectifyItem *item, RectifyStepKind kind)
{
  GPtrArray *concerned = g_ptr_array_new ();

  g_ptr_array_add (concerned, item);
  add_concerned (item, kind, concerned);
  return concerned;
}

static gboolean
add_step (RectifyItem *item, RectifyStepKind kind, const GDate *date, const char *who,
          const char *text, GError **error)
{
  g_autoptr (GPtrArray) concerned = list_concerned (item, kind);

  for (guint i = 0; i < concerned->len; i++)
    if (!close_out_check_date (g_ptr_array_index (concerned, i), date, error))
      return FALSE;
  for (guint i = 0; i < concerned->len; i++)
    {
      RectifyItem *one = g_ptr_array_index (concerned, i);
      g_autoptr (RectifyStep) step
          = rectify_step_new_stored (rectify_item_make_step_id (one), kind, date, who, text, NULL);

      rectify_item_add_step (one, step);
      if (kind == RECTIFY_STEP_APPROVE)
        rectify_item_set_status (one, RECTIFY_STATUS_CLOSED);
      else if (kind == RECTIFY_STEP_REOPEN
               || (kind == RECTIFY_STEP_REFUSE
                   && rectify_item_get_status (one) == RECTIFY_STATUS_DONE))
        rectify_item_set_status (one, RECTIFY_STATUS_IN_PROGRESS);
    }
  return TRUE;
}

/**
 * rectify_close_out_request:
 * @item: a problem or a measure
 * @needs: what its plan wants before
 * @date: the day
 * @who: who asks
 * @text: on what grounds
 * @error: return location
 *
 * Asks that an item be closed out. The tasks below it have to be finished.
 *
 * Returns: whether a reviewer can decide now; else @error says what is missing
 */
gboolean
rectify_close_out_request (RectifyItem *item, RectifyCloseOutNeeds needs, const GDate *date,
                           const char *who, const char *text, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  if (!close_out_check_kind (item, error))
    return FALSE;
  if (rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_REQUESTED)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_STATE,
        _ ("Its close-out was requested already. Let the reviewer decide first."));
  if (rectify_item_get_status (item) == RECTIFY_STATUS_CLOSED)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_STATE,
        _ ("It is closed out already. Reopen it first if it is to be reviewed again."));
  if (!close_out_check_finished (item, error) || !close_out_check_needs (item, needs, error))
    return FALSE;
  return close_out_check_who (who, _ ("Say who asks for the close-out."), error)
         && close_out_check_text (text, _ ("Say on what grounds it is to be closed out."), error)
         && add_step (item, RECTIFY_STEP_REQUEST, date, who, text, error);
}

static gboolean
check_requested (RectifyItem *item, GError **error)
{
  return rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_REQUESTED
         || close_out_fail (
             error, RECTIFY_CLOSE_OUT_ERROR_STATE,
             _ ("Nobody requested its close-out, so that there is nothing to decide. Request it "
                "first."));
}

/**
 * rectify_close_out_approve:
 * @item: an item whose close-out was requested
 * @needs: what its plan wants before; with %RECTIFY_CLOSE_OUT_NEEDS_REVIEWER none of those who answer
 *   for it or for what is closed out with it, leaders included, can decide
 * @date: the day
 * @who: who decides
 * @text: (nullable): a remark
 * @error: return location
 *
 * Closes an item out, and with it the tasks below it whose close-out was requested with it.
 *
 * Returns: whether it is closed out; else @error says what is missing
 */
gboolean
rectify_close_out_approve (RectifyItem *item, RectifyCloseOutNeeds needs, const GDate *date,
                           const char *who, const char *text, GError **error)
{
  g_autoptr (GPtrArray) closed = NULL;

  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  if (!close_out_check_kind (item, error) || !check_requested (item, error)
      || !close_out_check_finished (item, error) || !close_out_check_needs (item, needs, error))
    return FALSE;
  if (!close_out_check_who (who, _ ("Say who reviewed it and decides."), error))
    return FALSE;
  closed = list_concerned (item, RECTIFY_STEP_APPROVE);
  if ((needs & RECTIFY_CLOSE_OUT_NEEDS_REVIEWER) != 0
      && !close_out_check_reviewer (item, closed, who, error))
    return FALSE;
  return add_step (item, RECTIFY_STEP_APPROVE, date, who, text, error);
}

/**
 * rectify_close_out_refuse:
 * @item: an item whose close-out was requested
 * @date: the day
 * @who: who decides
 * @text: why
 * @error: return location
 *
 * Does not close an item out: what was done is in progress again, and so are the tasks below it whose
 * close-out was requested with it; what is sustained stays so.
 *
 * Returns: whether that is noted; else @error says what is missing
 */
gboolean
rectify_close_out_refuse (RectifyItem *item, const GDate *date, const char *who, const char *text,
                          GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  if (!check_requested (item, error))
    return FALSE;
  return close_out_check_who (who, _ ("Say who reviewed it and decides."), error)
         && close_out_check_text (text,
                                  _ ("Say why it is not closed out, so that it can be mended."),
                                  error)
         && add_step (item, RECTIFY_STEP_REFUSE, date, who, text, error);
}

/**
 * rectify_close_out_reopen:
 * @item: an item that is closed out
 * @date: the day
 * @who: who reopens it
 * @text: why
 * @error: return location
 *
 * Opens an item again, and with it the tasks below it that are closed out.
 *
 * Returns: whether it is in progress again; else @error says what is missing
 */
gboolean
rectify_close_out_reopen (RectifyItem *item, const GDate *date, const char *who, const char *text,
                          GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  if (rectify_item_get_status (item) != RECTIFY_STATUS_CLOSED)
    return close_out_fail (
        error, RECTIFY_CLOSE_OUT_ERROR_STATE,
        _ ("It is not closed out, so that it need not be reopened. Change its status, if it is to go on."));
  return close_out_check_who (who, _ ("Say who reopens it."), error)
         && close_out_check_text (text, _ ("Say why it is reopened."), error)
         && add_step (item, RECTIFY_STEP_REOPEN, date, who, text, error);
}
