/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-version.h"

#include "rectify-close-out-report.h"
#include "rectify-report-words.h"
#include "rectify-tasks.h"

/* Versions have six digits, the first of which is not 0: short enough to be typed. */
#define FIRST_VERSION 100000
#define N_VERSIONS 900000

/* All that a slip can print of a task, be a column left out there or not: which columns there are
 * follows from the tasks of other units too. */
static const RectifyTaskColumn columns[]
    = { RECTIFY_TASK_PROBLEM,   RECTIFY_TASK_MEASURE,          RECTIFY_TASK_LEADER,
        RECTIFY_TASK_LEAD_UNIT, RECTIFY_TASK_RESPONSIBLE_UNIT, RECTIFY_TASK_DEADLINE };

/* With the mark behind it that parts it from the next. */
static void
add_text (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) text, -1);
  g_checksum_update (sum, (const guchar *) "", 1);
}

static void
add_table (GChecksum *sum, RectifyTable *table)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autofree char *text = NULL;

  rectify_document_add_table (document, table);
  text = rectify_document_dup_text (document);
  add_text (sum, text);
}

static gint64
finish (GChecksum *sum)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 number = 0;

  g_checksum_get_digest (sum, digest, &length);
  for (guint i = 0; i < sizeof number; i++)
    number = number << 8 | digest[i];
  return FIRST_VERSION + (gint64) (number % N_VERSIONS);
}

/* Those in which the unit takes part. */
static void
add_tasks (GChecksum *sum, GArray *tasks, const char *unit, const RectifyReportOptions *options)
{
  g_autoptr (GPtrArray) slips = rectify_tasks_list_units (tasks);

  for (guint i = 0; i < slips->len; i++)
    {
      RectifyUnitTasks *slip = g_ptr_array_index (slips, i);
      g_autoptr (RectifyTable) table = NULL;

      if (!g_str_equal (slip->name, unit))
        continue;
      table = rectify_tasks_make_table (slip->tasks, columns, G_N_ELEMENTS (columns), options);
      add_table (sum, table);
    }
}

/**
 * rectify_slip_version_for_unit:
 * @plan: a plan
 * @unit: the name of one of its units
 *
 * The number that stands on what goes to a unit: it follows from the words of the unit's tasks, who
 * answers for them and until when, inherited or not, and from nothing else. How far they are has no
 * part in it, for that is what a paper comes back about.
 *
 * Returns: the version of the unit's papers, of six digits
 */
gint64
rectify_slip_version_for_unit (RectifyPlan *plan, const char *unit)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);
  g_autoptr (GArray) followed = rectify_tasks_list_followed (plan);

  rectify_report_words_begin (plan);
  add_text (sum, rectify_plan_get_title (plan));
  add_tasks (sum, tasks, unit, options);
  add_tasks (sum, followed, unit, options);
  return finish (sum);
}

/**
 * rectify_slip_version_for_item:
 * @plan: a plan
 * @item: one of its tasks
 *
 * The number that stands on the form on which a task is closed out. It follows from all that the form
 * prints, what was done and decided too: whoever signs it signs for that.
 *
 * Returns: the version of the item's form, of six digits; 0 if it is no task and has no form
 */
gint64
rectify_slip_version_for_item (RectifyPlan *plan, RectifyItem *item)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);

  rectify_report_words_begin (plan);
  for (guint i = 0; i < tasks->len; i++)
    {
      const RectifyTask *task = &g_array_index (tasks, RectifyTask, i);
      g_autoptr (RectifyTable) table = NULL;

      if (rectify_task_get_item (task) != item)
        continue;
      table = rectify_close_out_report_make_table (task, options);
      add_text (sum, rectify_plan_get_title (plan));
      add_table (sum, table);
      return finish (sum);
    }
  return 0;
}

/**
 * rectify_slip_version_is_stale:
 * @printed: the version on a paper, 0 where none was given
 * @now: the version that would be printed now
 *
 * Returns: whether the paper says something else than the plan does by now
 */
gboolean
rectify_slip_version_is_stale (gint64 printed, gint64 now)
{
  return printed != 0 && printed != now;
}
