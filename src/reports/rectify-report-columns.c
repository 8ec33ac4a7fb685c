/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Left out where nothing stands in it. */
#define IF_ANY 0x100

/* The columns of each report, ended by a number. */
static const int ledger_columns[] = { RECTIFY_TASK_NUMBER,
                                      RECTIFY_TASK_AREA | IF_ANY,
                                      RECTIFY_TASK_PROBLEM | IF_ANY,
                                      RECTIFY_TASK_MEASURE,
                                      RECTIFY_TASK_LEADER,
                                      RECTIFY_TASK_LEAD_UNIT | IF_ANY,
                                      RECTIFY_TASK_RESPONSIBLE_UNIT,
                                      RECTIFY_TASK_SUPPORTING_UNIT | IF_ANY,
                                      RECTIFY_TASK_PERSON | IF_ANY,
                                      RECTIFY_TASK_DEADLINE,
                                      RECTIFY_TASK_PROGRESS | IF_ANY,
                                      RECTIFY_TASK_STATUS,
                                      RECTIFY_TASK_REMARK,
                                      -1 };
static const int problem_columns[]
    = { RECTIFY_TASK_NUMBER, RECTIFY_TASK_AREA | IF_ANY, RECTIFY_TASK_PROBLEM,
        RECTIFY_TASK_LEADER, RECTIFY_TASK_REMARK,        -1 };
static const int task_columns[]
    = { RECTIFY_TASK_NUMBER,   RECTIFY_TASK_PROBLEM | IF_ANY, RECTIFY_TASK_MEASURE,
        RECTIFY_TASK_DEADLINE, RECTIFY_TASK_STATUS,           -1 };
static const int responsibility_columns[]
    = { RECTIFY_TASK_NUMBER,           RECTIFY_TASK_MEASURE,
        RECTIFY_TASK_LEADER,           RECTIFY_TASK_LEAD_UNIT | IF_ANY,
        RECTIFY_TASK_RESPONSIBLE_UNIT, RECTIFY_TASK_SUPPORTING_UNIT | IF_ANY,
        RECTIFY_TASK_PERSON | IF_ANY,  -1 };

static const char *const titles[RECTIFY_N_TASK_COLUMNS] = {
  [RECTIFY_TASK_NUMBER] = N_ ("Number"),
  [RECTIFY_TASK_AREA] = N_ ("Area"),
  [RECTIFY_TASK_PROBLEM] = N_ ("Problem"),
  [RECTIFY_TASK_MEASURE] = N_ ("Measure"),
  [RECTIFY_TASK_LEADER] = N_ ("Leader"),
  [RECTIFY_TASK_LEAD_UNIT] = N_ ("Lead unit"),
  [RECTIFY_TASK_RESPONSIBLE_UNIT] = N_ ("Responsible unit"),
  [RECTIFY_TASK_SUPPORTING_UNIT] = N_ ("Supporting unit"),
  [RECTIFY_TASK_PERSON] = N_ ("Person"),
  [RECTIFY_TASK_DEADLINE] = N_ ("Deadline"),
  [RECTIFY_TASK_PROGRESS] = N_ ("Progress"),
  [RECTIFY_TASK_STATUS] = N_ ("Status"),
  [RECTIFY_TASK_REMARK] = N_ ("Remark"),
  [RECTIFY_TASK_PLAN] = N_ ("Plan"),
};

static const int *
get_columns (RectifyReport report)
{
  switch (report)
    {
    case RECTIFY_REPORT_LEDGER:
      return ledger_columns;
    case RECTIFY_REPORT_PROBLEMS:
      return problem_columns;
    case RECTIFY_REPORT_TASKS:
      return task_columns;
    case RECTIFY_REPORT_RESPONSIBILITIES:
      return responsibility_columns;
    default:
      return NULL;
    }
}

/**
 * rectify_report_list_columns:
 * @report: a report
 *
 * Returns: (transfer full) (array zero-terminated=1): the machine's words for the columns that it
 *   has, in order; empty for one that is not a single table
 */
char **
rectify_report_list_columns (RectifyReport report)
{
  GPtrArray *nicks = g_ptr_array_new ();
  const int *columns = get_columns (report);

  for (guint i = 0; columns != NULL && columns[i] >= 0; i++)
    g_ptr_array_add (nicks, g_strdup (rectify_task_column_get_nick (columns[i] & ~IF_ANY)));
  g_ptr_array_add (nicks, NULL);
  return (char **) g_ptr_array_free (nicks, FALSE);
}

/**
 * rectify_report_get_column_title:
 * @nick: the machine's word for a column
 *
 * Returns: (transfer none): what it is called, in the interface's language; "" if there is none
 */
const char *
rectify_report_get_column_title (const char *nick)
{
  RectifyTaskColumn column;

  return rectify_task_column_from_nick (nick, &column) ? _ (titles[column]) : "";
}

static gboolean
is_optional (RectifyReport report, RectifyTaskColumn column)
{
  const int *all = get_columns (report);

  for (guint i = 0; all[i] >= 0; i++)
    if (all[i] == (int) (column | IF_ANY))
      return TRUE;
  return FALSE;
}

/* The columns that the user wants in the ledger table; 0 for none in particular. */
static guint
take_wanted (RectifyReport report, GArray *tasks, const RectifyReportOptions *options,
             RectifyTaskColumn *columns)
{
  gboolean drops_empty = rectify_report_options_get_drops_empty (options);
  guint n_columns = 0;
  guint n_wanted = 0;
  const RectifyTaskColumn *wanted = rectify_report_options_get_columns (options, &n_wanted);

  if (report != RECTIFY_REPORT_LEDGER)
    return 0;
  for (guint i = 0; i < n_wanted; i++)
    if (!drops_empty || !is_optional (report, wanted[i])
        || rectify_tasks_fill_column (tasks, wanted[i], options))
      columns[n_columns++] = wanted[i];
  return n_columns;
}

/**
 * rectify_report_choose_columns:
 * @report: a report that is a table
 * @tasks: (element-type RectifyTask): its rows
 * @options: what is chosen for it
 * @columns: where to; there must be room for %RECTIFY_N_TASK_COLUMNS
 *
 * Returns: how many columns there are, at least one: those that are wanted, or else those that the
 *   report has, without some in which nothing stands
 */
guint
rectify_report_choose_columns (RectifyReport report, GArray *tasks,
                               const RectifyReportOptions *options, RectifyTaskColumn *columns)
{
  const int *all = get_columns (report);
  guint n_columns = take_wanted (report, tasks, options, columns);

  if (n_columns > 0)
    return n_columns;
  for (guint i = 0; all[i] >= 0; i++)
    if ((all[i] & IF_ANY) == 0 || rectify_tasks_fill_column (tasks, all[i] & ~IF_ANY, options))
      columns[n_columns++] = all[i] & ~IF_ANY;
  return n_columns;
}
