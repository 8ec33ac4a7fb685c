/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-finder.h"

#include <glib/gi18n-lib.h>

#include "rectify-plan-info.h"
#include "rectify-slip-code.h"
#include "rectify-slip-version.h"
#include "rectify-task.h"

/* Of a task's words, in characters. */
#define MAX_LINE 40

/**
 * rectify_slip_free:
 * @self: (transfer full) (nullable): a paper
 */
void
rectify_slip_free (RectifySlip *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->plan_title);
  g_free (self->unit);
  g_free (self->line);
  g_clear_pointer (&self->edit, rectify_edit_note_free);
  g_free (self);
}

/**
 * rectify_slip_is_code:
 * @typed: what somebody typed or scanned
 *
 * Returns: whether it may be the code of a paper; eight letters and digits may be a word too
 */
gboolean
rectify_slip_is_code (const char *typed)
{
  gint64 version;
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (typed != NULL, FALSE);
  text = g_strstrip (g_strdup (typed));
  code = rectify_slip_code_dup_normal (text, &version);
  return code != NULL;
}

static void
set_found (RectifySlip *self, RectifyPlan *plan, RectifyItem *item, const char *unit)
{
  const char *title = rectify_plan_get_title (plan);

  self->plan_id = rectify_plan_get_id (plan);
  self->plan_title
      = g_strdelimit (g_strdup (*title != '\0' ? title : _ ("(without a title)")), "\n\t", ' ');
  self->item_id = rectify_item_get_id (item);
  self->unit = g_strdup (unit);
  self->line = rectify_item_dup_short_line (item, MAX_LINE);
  self->now = unit != NULL ? rectify_slip_version_find_for_unit (plan, unit, self->printed)
                           : rectify_slip_version_for_item (plan, item);
}

static gboolean
find_unit (RectifySlip *self, RectifyPlan *plan, GArray *tasks)
{
  g_autoptr (GPtrArray) units = rectify_tasks_list_units (tasks);

  for (guint i = 0; i < units->len; i++)
    {
      const RectifyUnitTasks *unit = g_ptr_array_index (units, i);
      g_autofree char *code = rectify_slip_code_dup_for_unit (plan, unit->name);

      if (g_strcmp0 (code, self->code) != 0 || unit->tasks->len == 0)
        continue;
      set_found (self, plan, rectify_task_get_item (&g_array_index (unit->tasks, RectifyTask, 0)),
                 unit->name);
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_item (RectifySlip *self, RectifyPlan *plan, GArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      RectifyItem *item = rectify_task_get_item (&g_array_index (tasks, RectifyTask, i));
      g_autofree char *code = rectify_slip_code_dup_for_item (plan, item);

      if (g_strcmp0 (code, self->code) != 0)
        continue;
      set_found (self, plan, item, NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_in_plan (RectifySlip *self, RectifyPlan *plan)
{
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);
  g_autoptr (GArray) followed = rectify_tasks_list_followed (plan);

  return find_unit (self, plan, tasks) || find_unit (self, plan, followed)
         || find_item (self, plan, followed);
}

static gboolean
find (RectifySlip *self, RectifyLedger *ledger, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, error);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      g_autoptr (RectifyPlan) plan = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      plan = rectify_ledger_load_plan (ledger,
                                       rectify_plan_info_get_id (g_ptr_array_index (plans, i)),
                                       error);
      if (plan == NULL)
        return FALSE;
      if (find_in_plan (self, plan))
        return TRUE;
    }
  if (plans != NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("No paper of this ledger has the code %s. Compare it with the paper once more; "
                    "it may be from another ledger, or its unit or task is no longer in a plan."),
                 self->code);
  return FALSE;
}

/**
 * rectify_slip_find:
 * @ledger: a ledger
 * @typed: what somebody typed or scanned from a paper
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Finds what a slip, a reminder or a form on paper is about, by the code on it. Blocks.
 *
 * Returns: (transfer full) (nullable): the paper; %NULL with an error in a sentence
 */
RectifySlip *
rectify_slip_find (RectifyLedger *ledger, const char *typed, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RectifySlip) self = g_new0 (RectifySlip, 1);
  g_autofree char *text = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  text = g_strstrip (g_strdup (typed));
  self->code = rectify_slip_code_dup_normal (text, &self->printed);
  if (self->code == NULL)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
          _ ("This is no code of a paper. The code stands beside the square on it, "
             "as in 7KQ4-M2XB."));
      return NULL;
    }
  if (!find (self, ledger, cancellable, error))
    return NULL;
  /* No item has this number: it is the last edit of the plan. */
  if (rectify_slip_is_stale (self))
    self->edit = rectify_ledger_dup_edit_of_item (ledger, self->plan_id,
                                                  self->unit != NULL ? -1 : self->item_id, 0);
  return g_steal_pointer (&self);
}

/**
 * rectify_slip_is_stale:
 * @self: a paper
 *
 * Returns: whether it is known to say something else than the plan does by now
 */
gboolean
rectify_slip_is_stale (const RectifySlip *self)
{
  return rectify_slip_version_is_stale (self->printed, self->now);
}

/**
 * rectify_slip_dup_title:
 * @self: a paper
 *
 * Returns: (transfer full): what it is, in the user's language: “Tasks of 财政局 in “…””
 */
char *
rectify_slip_dup_title (const RectifySlip *self)
{
  return self->unit != NULL
             ? g_strdup_printf (_ ("Tasks of %s in “%s”"), self->unit, self->plan_title)
             : g_strdup_printf (_ ("The task “%s” in “%s”"), self->line, self->plan_title);
}

static char *
dup_edit (const RectifySlip *self)
{
  g_autoptr (GDateTime) time = self->edit != NULL && self->edit->made_at != 0
                                   ? g_date_time_new_from_unix_local (self->edit->made_at)
                                   : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;

  if (when == NULL)
    return NULL;
  /* TRANSLATORS: when, who, the name of an edit. */
  return g_strdup_printf (self->unit != NULL ? _ ("The plan was last edited on %s by %s (%s).")
                                             : _ ("The task was last edited on %s by %s (%s)."),
                          when, self->edit->author, self->edit->name);
}

/**
 * rectify_slip_dup_words:
 * @self: a paper
 *
 * Returns: (transfer full): whether it says what the plan says by now, in the user's language
 */
char *
rectify_slip_dup_words (const RectifySlip *self)
{
  g_autofree char *printed = rectify_slip_code_dup_version (self->printed);
  g_autofree char *now = rectify_slip_code_dup_version (self->now);
  g_autofree char *stale = NULL;
  g_autofree char *edit = NULL;

  /* A unit has several papers under its code. */
  if (self->printed == 0 && self->unit != NULL)
    return g_strdup_printf (
        _ ("Compare the version: on a slip that is up to date it is %s. For a call "
           "or a reminder, type the version behind the code and a colon."),
        now);
  if (self->printed == 0)
    return g_strdup_printf (_ ("Compare the version: on a paper that is up to date it is %s."),
                            now);
  if (!rectify_slip_is_stale (self))
    return g_strdup (_ ("The paper says what the plan says now."));
  stale
      = g_strdup_printf (_ ("The paper is out of date: its version is %s, and what is printed now "
                            "has the version %s."),
                         printed, now);
  edit = dup_edit (self);
  return edit != NULL ? g_strdup_printf (C_ ("two sentences", "%s %s"), stale, edit)
                      : g_steal_pointer (&stale);
}
