/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out.h"

#include <glib/gi18n-lib.h>

#include "rectify-party-name.h"
#include "rectify-task.h"

G_DEFINE_QUARK (rectify - close - out - error - quark, rectify_close_out_error)

static const char *const titles[RECTIFY_N_CLOSE_OUT_STATES]
    = { NC_ ("close-out", "Not requested"), NC_ ("close-out", "Waiting for review"),
        NC_ ("close-out", "Approved"), NC_ ("close-out", "Refused"),
        NC_ ("close-out", "Reopened") };

static gboolean
fail (GError **error, RectifyCloseOutError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_CLOSE_OUT_ERROR, code, sentence);
  return FALSE;
}

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
 * rectify_close_out_get_closed_on:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the day on which a reviewer closed the item that is closed out
 *   now; %NULL if it is not, or if nobody knows
 */
const GDate *
rectify_close_out_get_closed_on (RectifyItem *item)
{
  RectifyStep *last;

  g_return_val_if_fail (RECTIFY_IS_ITEM (item), NULL);
  if (rectify_item_get_status (item) != RECTIFY_STATUS_CLOSED)
    return NULL;
  last = rectify_close_out_find_last (item);
  return last != NULL && rectify_step_get_kind (last) == RECTIFY_STEP_APPROVE
             ? rectify_step_get_date (last)
             : NULL;
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

static gboolean
check_kind (RectifyItem *item, GError **error)
{
  RectifyItemKind kind = rectify_item_get_kind (item);

  return kind == RECTIFY_ITEM_PROBLEM || kind == RECTIFY_ITEM_MEASURE
         || fail (error, RECTIFY_CLOSE_OUT_ERROR_KIND,
                  _ ("Only problems and measures are closed out. Choose one of them."));
}

static gboolean
check_date (RectifyItem *item, const GDate *date, GError **error)
{
  RectifyStep *last = rectify_close_out_find_last (item);
  const GDate *before = last != NULL ? rectify_step_get_date (last) : NULL;
  g_autofree char *day = NULL;

  if (before == NULL || g_date_compare (before, date) <= 0)
    return TRUE;
  day = rectify_date_to_string (before);
  g_set_error (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_DATE,
               /* TRANSLATORS: 1: what was done last, such as “Close-out requested”; 2: its day. */
               _ ("The last step, “%s”, is of %s. Enter a day that is not before it."),
               rectify_step_kind_get_title (rectify_step_get_kind (last)), day);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* The first of the tasks below it that is not finished. */
static RectifyItem *
find_unfinished (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);
      RectifyItem *found;

      if (rectify_item_is_task (child) && !rectify_item_is_finished (child))
        return child;
      found = find_unfinished (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
check_finished (RectifyItem *item, GError **error)
{
  RectifyItem *open = find_unfinished (item);
  g_autofree char *line = NULL;

  if (open == NULL && rectify_item_is_task (item)
      && rectify_item_get_status (item) == RECTIFY_STATUS_NOT_STARTED)
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED,
                 _ ("Nothing was begun on it yet. Say what was done before it is closed out."));
  if (open == NULL)
    return TRUE;
  line = rectify_item_dup_summary (open);
  g_set_error (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_UNFINISHED,
               _ ("“%s” below it is not done yet. Finish it first."), line);
  return FALSE;
}

typedef struct {
  gboolean progress;
  gboolean evidence;
} Found;

/* What was noted below an item was done on it. */
static gboolean
look_for_needs (RectifyItem *item, gpointer user_data)
{
  Found *found = user_data;

  found->progress |= rectify_item_get_progress (item)->len > 0;
  found->evidence |= rectify_item_get_evidence (item)->len > 0;
  return !found->progress || !found->evidence;
}

static gboolean
check_needs (RectifyItem *item, RectifyCloseOutNeeds needs, GError **error)
{
  Found found = { FALSE, FALSE };

  rectify_item_foreach (item, look_for_needs, &found);
  if ((needs & RECTIFY_CLOSE_OUT_NEEDS_PROGRESS) != 0 && !found.progress)
    return fail (
        error, RECTIFY_CLOSE_OUT_ERROR_PROGRESS,
        _ ("In this plan an item is closed out only with a progress entry, and it has none. "
           "Note first what was done."));
  if ((needs & RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE) != 0 && !found.evidence)
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_EVIDENCE,
                 _ ("In this plan an item is closed out only with evidence, and it has none. Add a "
                    "file that proves what was done first."));
  return TRUE;
}

static gboolean
names_contain (RectifyItem *item, RectifyRole role, const char *name)
{
  g_autoptr (GPtrArray) names = rectify_item_list_names (item, role, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *folded = rectify_party_name_fold (g_ptr_array_index (names, i));

      if (g_str_equal (folded, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_reviewer (RectifyItem *item, const char *who, GError **error)
{
  g_autoptr (GString) parted = g_string_new (who);
  g_auto (GStrv) names = NULL;

  if (is_blank (who))
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_REVIEWER,
                 _ ("In this plan somebody has to review a close-out. Enter who decides."));
  g_string_replace (parted, "、", ",", 0);
  g_string_replace (parted, "，", ",", 0);
  names = g_strsplit (parted->str, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = rectify_party_name_fold (names[i]);

      if (*name == '\0'
          || (!names_contain (item, RECTIFY_ROLE_PERSON, name)
              && !names_contain (item, RECTIFY_ROLE_LEADER, name)))
        continue;
      g_set_error (
          error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_REVIEWER,
          _ ("%s answers for this item and cannot review it in this plan. Let somebody else "
             "decide."),
          name);
      return FALSE;
    }
  return TRUE;
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

/* Who answers for one of the tasks that are closed out with it would close out their own. */
static gboolean
check_reviewer_below (RectifyItem *item, const char *who, GError **error)
{
  g_autoptr (GPtrArray) concerned = g_ptr_array_new ();

  add_concerned (item, RECTIFY_STEP_APPROVE, concerned);
  for (guint i = 0; i < concerned->len; i++)
    {
      RectifyItem *task = g_ptr_array_index (concerned, i);
      g_autofree char *line = NULL;

      if (check_reviewer (task, who, error))
        continue;
      line = rectify_item_dup_summary (task);
      /* Translators: the first words of an item; a sentence follows. */
      g_prefix_error (error, _ ("“%s”: "), line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_step (RectifyItem *item, RectifyStepKind kind, const GDate *date, const char *who,
          const char *text, GError **error)
{
  g_autoptr (GPtrArray) concerned = g_ptr_array_new ();

  g_ptr_array_add (concerned, item);
  add_concerned (item, kind, concerned);
  for (guint i = 0; i < concerned->len; i++)
    if (!check_date (g_ptr_array_index (concerned, i), date, error))
      return FALSE;
  for (guint i = 0; i < concerned->len; i++)
    {
      RectifyItem *one = g_ptr_array_index (concerned, i);
      g_autoptr (RectifyStep) step
          = rectify_step_new_stored (rectify_item_make_step_id (one), kind, date, who, text, NULL);

      rectify_item_add_step (one, step);
      if (kind == RECTIFY_STEP_APPROVE)
        rectify_item_set_status (one, RECTIFY_STATUS_CLOSED);
      else if (kind == RECTIFY_STEP_REOPEN)
        rectify_item_set_status (one, RECTIFY_STATUS_IN_PROGRESS);
    }
  return TRUE;
}

/**
 * rectify_close_out_request:
 * @item: a problem or a measure
 * @needs: what its plan wants before
 * @date: the day
 * @who: (nullable): who asks
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
  if (!check_kind (item, error))
    return FALSE;
  if (rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_REQUESTED)
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_STATE,
                 _ ("Its close-out was requested already. Let the reviewer decide first."));
  if (rectify_item_get_status (item) == RECTIFY_STATUS_CLOSED)
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_STATE,
                 _ ("It is closed out already. Reopen it first if it is to be reviewed again."));
  if (!check_finished (item, error) || !check_needs (item, needs, error))
    return FALSE;
  if (is_blank (text))
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_TEXT,
                 _ ("Say on what grounds it is to be closed out."));
  return add_step (item, RECTIFY_STEP_REQUEST, date, who, text, error);
}

static gboolean
check_requested (RectifyItem *item, GError **error)
{
  return rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_REQUESTED
         || fail (
             error, RECTIFY_CLOSE_OUT_ERROR_STATE,
             _ ("Nobody requested its close-out, so that there is nothing to decide. Request it "
                "first."));
}

/**
 * rectify_close_out_approve:
 * @item: an item whose close-out was requested
 * @needs: what its plan wants before; with %RECTIFY_CLOSE_OUT_NEEDS_REVIEWER none of those who answer
 *   for it, or for what is closed out with it, can decide, their leaders included
 * @date: the day
 * @who: (nullable): who decides
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
  g_return_val_if_fail (RECTIFY_IS_ITEM (item), FALSE);
  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);
  if (!check_kind (item, error) || !check_requested (item, error) || !check_finished (item, error)
      || !check_needs (item, needs, error))
    return FALSE;
  if ((needs & RECTIFY_CLOSE_OUT_NEEDS_REVIEWER) != 0
      && (!check_reviewer (item, who, error) || !check_reviewer_below (item, who, error)))
    return FALSE;
  return add_step (item, RECTIFY_STEP_APPROVE, date, who, text, error);
}

/**
 * rectify_close_out_refuse:
 * @item: an item whose close-out was requested
 * @date: the day
 * @who: (nullable): who decides
 * @text: why
 * @error: return location
 *
 * Does not close an item out. Its status stays.
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
  if (is_blank (text))
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_TEXT,
                 _ ("Say why it is not closed out, so that it can be mended."));
  return add_step (item, RECTIFY_STEP_REFUSE, date, who, text, error);
}

/**
 * rectify_close_out_reopen:
 * @item: an item that is closed out
 * @date: the day
 * @who: (nullable): who reopens it
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
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_STATE,
                 _ ("It is not closed out, so that it need not be reopened."));
  if (is_blank (text))
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_TEXT, _ ("Say why it is reopened."));
  return add_step (item, RECTIFY_STEP_REOPEN, date, who, text, error);
}

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
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_STATE,
                 _ ("In this plan an item is closed out by a reviewer. Request its close-out "
                    "instead."));
  if (now == RECTIFY_STATUS_CLOSED
      && rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_APPROVED)
    return fail (error, RECTIFY_CLOSE_OUT_ERROR_STATE,
                 _ ("It was closed out by a reviewer. Reopen it, with a reason, instead."));
  return TRUE;
}
