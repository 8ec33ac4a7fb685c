/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-round.h"

#include "rectify-task.h"

static gboolean
has_entry_since (RectifyItem *item, const GDate *since)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    {
      const GDate *date = rectify_progress_entry_get_date (g_ptr_array_index (entries, i));

      if (date != NULL && g_date_compare (date, since) >= 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_round_add_plan:
 * @stops: (element-type RectifyRoundStop): the stops of a round
 * @plan: a plan of the ledger
 * @since: a day
 *
 * Adds the tasks of the plan that are due for an entry, in its order: those that are counted and not finished and
 * have no entry of that day or later.
 */
void
rectify_round_add_plan (GArray *stops, RectifyPlan *plan, const GDate *since)
{
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);

  for (guint i = 0; i < tasks->len; i++)
    {
      RectifyItem *item = rectify_task_get_item (&g_array_index (tasks, RectifyTask, i));
      const RectifyRoundStop stop = { rectify_plan_get_id (plan), rectify_item_get_id (item) };

      if (!rectify_item_is_finished (item) && !has_entry_since (item, since))
        g_array_append_val (stops, stop);
    }
}
