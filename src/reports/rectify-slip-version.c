/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-version.h"

#include "rectify-call-report.h"
#include "rectify-close-out-report.h"
#include "rectify-close-out.h"
#include "rectify-past-plan.h"
#include "rectify-report-words.h"
#include "rectify-tasks.h"
#include "rectify-unit-plan.h"

/* Versions have six digits, the first of which is not 0: short enough to be typed. */
#define FIRST_VERSION 100000
#define N_VERSIONS 900000

/* All that a slip can print of a task, be a column left out there or not: which columns there are
 * follows from the tasks of other units too. */
static const RectifyTaskColumn slip_columns[]
    = { RECTIFY_TASK_PROBLEM,        RECTIFY_TASK_MEASURE,          RECTIFY_TASK_LEADER,
        RECTIFY_TASK_LEAD_UNIT,      RECTIFY_TASK_RESPONSIBLE_UNIT, RECTIFY_TASK_DEADLINE,
        RECTIFY_TASK_SUPPORTING_UNIT };

/* And what a reminder or a call prints, but for how far the task is, and how far off its day. */
static const RectifyTaskColumn call_columns[]
    = { RECTIFY_TASK_PROBLEM, RECTIFY_TASK_MEASURE, RECTIFY_TASK_LEAD_UNIT, RECTIFY_TASK_DEADLINE };

/* Behind the version of a call stands what it takes to know which tasks were on it: its day, as days
 * since the beginning of 2000, and of a reminder within how many days, and for how many days without
 * progress. */
#define FIRST_YEAR 2000
#define DAY_FACTOR 100000
#define DAYS_FACTOR 1000
#define STILL_FACTOR 10000

/* Of so many tasks it is tried whether each was finished before a paper was made. */
#define MAX_UNDATED 5

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
add_tasks (GChecksum *sum, GArray *tasks, const char *unit, const RectifyTaskColumn *columns,
           guint n_columns, const RectifyReportOptions *options)
{
  g_autoptr (GPtrArray) slips = rectify_tasks_list_units (tasks);

  for (guint i = 0; i < slips->len; i++)
    {
      RectifyUnitTasks *slip = g_ptr_array_index (slips, i);
      g_autoptr (RectifyTable) table = NULL;

      if (!g_str_equal (slip->name, unit))
        continue;
      /* Who only helps has a part where there is one. */
      if (columns[n_columns - 1] == RECTIFY_TASK_SUPPORTING_UNIT
          && !rectify_tasks_fill_column (slip->tasks, RECTIFY_TASK_SUPPORTING_UNIT, options))
        n_columns--;
      table = rectify_tasks_make_table (slip->tasks, columns, n_columns, options);
      add_table (sum, table);
    }
}

/**
 * rectify_slip_version_for_unit:
 * @whole: a plan
 * @unit: the name of one of its units
 *
 * The number that stands on what goes to a unit: it follows from the words of the unit's tasks, who
 * answers for them and until when, inherited or not, and from nothing else. How far they are has no
 * part in it, for that is what a paper comes back about.
 *
 * Returns: the version of the unit's papers, of six digits
 */
gint64
rectify_slip_version_for_unit (RectifyPlan *whole, const char *unit)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_copy_for_units (whole);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);

  rectify_report_words_begin (plan);
  add_text (sum, rectify_plan_get_title (plan));
  add_tasks (sum, tasks, unit, slip_columns, G_N_ELEMENTS (slip_columns), options);
  return finish (sum);
}

static guint32
get_first_day (void)
{
  g_autoptr (GDate) first = g_date_new_dmy (1, G_DATE_JANUARY, FIRST_YEAR);

  return g_date_get_julian (first);
}

/**
 * rectify_slip_version_for_call:
 * @whole: a plan
 * @unit: the name of one of its units
 * @options: what is chosen for the report, its day among it
 * @is_late: whether it tells of what is late, else of what is due
 *
 * As rectify_slip_version_for_unit(), of the tasks alone that are on the paper. Which those are follows
 * from the day and the spans, which are part of the number.
 *
 * Returns: the version of the paper, of 11 digits, or 18 for what is due
 */
gint64
rectify_slip_version_for_call (RectifyPlan *whole, const char *unit,
                               const RectifyReportOptions *options, gboolean is_late)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_copy_for_units (whole);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) tasks = rectify_call_report_list_tasks (plan, options, is_late);
  guint32 day = g_date_get_julian (rectify_report_options_get_today (options));
  gint64 version;

  rectify_report_words_begin (plan);
  add_text (sum, rectify_plan_get_title (plan));
  add_tasks (sum, tasks, unit, call_columns, G_N_ELEMENTS (call_columns), options);
  version = finish (sum) * DAY_FACTOR + CLAMP ((gint64) day - get_first_day (), 0, DAY_FACTOR - 1);
  if (is_late)
    return version;
  version
      = version * DAYS_FACTOR + MIN (rectify_report_options_get_days (options), DAYS_FACTOR - 1);
  return version * STILL_FACTOR
         + MIN (rectify_report_options_get_no_progress_days (options), STILL_FACTOR - 1);
}

/* Reads what stands behind the version of a call; FALSE if it is none. */
static gboolean
read_call (gint64 printed, RectifyReportOptions *options, gboolean *is_late)
{
  g_autoptr (GDate) day = NULL;

  *is_late = printed < (gint64) (FIRST_VERSION + N_VERSIONS) * DAY_FACTOR;
  if (printed < (gint64) FIRST_VERSION * DAY_FACTOR)
    return FALSE;
  if (!*is_late)
    {
      rectify_report_options_set_no_progress_days (options, (guint) (printed % STILL_FACTOR));
      printed /= STILL_FACTOR;
      rectify_report_options_set_days (options, (guint) (printed % DAYS_FACTOR));
      printed /= DAYS_FACTOR;
    }
  day = g_date_new_julian (get_first_day () + (guint32) (printed % DAY_FACTOR));
  rectify_report_options_set_today (options, day);
  return TRUE;
}

static gboolean
forget_later (RectifyItem *item, gpointer user_data)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const GDate *date = rectify_progress_entry_get_date (entries->pdata[i]);

      if (date == NULL || g_date_compare (date, user_data) <= 0)
        g_ptr_array_add (kept, entries->pdata[i]);
    }
  if (kept->len < entries->len)
    rectify_item_set_progress (item, kept);
  return TRUE;
}

/* As it was known at the end of a day. */
static RectifyPlan *
dup_past (RectifyPlan *plan, const GDate *day)
{
  RectifyPlan *past = rectify_past_plan_new (plan, day);

  rectify_item_foreach (rectify_plan_get_root (past), forget_later, (gpointer) day);
  return past;
}

/* Whether an entry that has a day says that all of it was done, or a reviewer. */
static gboolean
is_noted (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    if (rectify_progress_entry_get_date (entries->pdata[i]) != NULL
        && rectify_progress_entry_get_share (entries->pdata[i]) >= 100)
      return TRUE;
  return rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_APPROVED;
}

/* Which of a unit's tasks are finished, and nobody noted since when. */
static GPtrArray *
list_undated (RectifyPlan *plan, const char *unit)
{
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);
  g_autoptr (GPtrArray) slips = rectify_tasks_list_units (tasks);
  GPtrArray *undated = g_ptr_array_new ();

  for (guint i = 0; i < slips->len; i++)
    {
      RectifyUnitTasks *slip = g_ptr_array_index (slips, i);

      for (guint j = 0; g_str_equal (slip->name, unit) && j < slip->tasks->len; j++)
        {
          RectifyItem *item = rectify_task_get_item (&g_array_index (slip->tasks, RectifyTask, j));

          if (rectify_item_is_finished (item) && !is_noted (item))
            g_ptr_array_add (undated, item);
        }
    }
  return undated;
}

/* A task that was finished by hand, without an entry that has a day, may have been on the paper or not:
 * both are tried, as long as they are few, and else that all of them were. */
static gint64
find_with_undated (RectifyPlan *past, const char *unit, gint64 printed,
                   const RectifyReportOptions *options, gboolean is_late)
{
  g_autoptr (GPtrArray) undated = list_undated (past, unit);
  guint n_tries = undated->len <= MAX_UNDATED ? 1u << undated->len : 2;
  g_autofree RectifyStatus *statuses = g_new (RectifyStatus, undated->len + 1);
  gint64 now = rectify_slip_version_for_call (past, unit, options, is_late);

  for (guint i = 0; i < undated->len; i++)
    statuses[i] = rectify_item_get_status (undated->pdata[i]);
  for (guint open = 1; open < n_tries; open++)
    {
      gint64 version;

      for (guint i = 0; i < undated->len; i++)
        rectify_item_set_status (undated->pdata[i],
                                 undated->len > MAX_UNDATED || (open >> i & 1) != 0
                                     ? RECTIFY_STATUS_IN_PROGRESS
                                     : statuses[i]);
      version = rectify_slip_version_for_call (past, unit, options, is_late);
      if (version == printed)
        return version;
    }
  return now;
}

/**
 * rectify_slip_version_find_for_unit:
 * @plan: a plan
 * @unit: the name of one of its units
 * @printed: the version on a paper for the unit, 0 where none was given
 *
 * What is finished since the paper was made was on it. Where nobody noted when something was finished,
 * it may have been.
 *
 * Returns: the version that the same paper would have now, made on the same day
 */
gint64
rectify_slip_version_find_for_unit (RectifyPlan *plan, const char *unit, gint64 printed)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (RectifyPlan) past = NULL;
  gboolean is_late;
  gint64 now;

  if (!read_call (printed, options, &is_late))
    return rectify_slip_version_for_unit (plan, unit);
  now = rectify_slip_version_for_call (plan, unit, options, is_late);
  if (now == printed)
    return now;
  past = dup_past (plan, rectify_report_options_get_today (options));
  return find_with_undated (past, unit, printed, options, is_late);
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
