/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Left out where nothing stands in it. */
#define IF_ANY 0x100

/* The columns of each report, ended by a number. */
static const int ledger_columns[] = {
  RECTIFY_TASK_NUMBER,           RECTIFY_TASK_AREA | IF_ANY,   RECTIFY_TASK_PROBLEM | IF_ANY,
  RECTIFY_TASK_MEASURE,          RECTIFY_TASK_LEADER,          RECTIFY_TASK_LEAD_UNIT | IF_ANY,
  RECTIFY_TASK_RESPONSIBLE_UNIT, RECTIFY_TASK_PERSON | IF_ANY, RECTIFY_TASK_DEADLINE,
  RECTIFY_TASK_STATUS,           RECTIFY_TASK_REMARK,          -1
};
static const int problem_columns[]
    = { RECTIFY_TASK_NUMBER, RECTIFY_TASK_AREA | IF_ANY, RECTIFY_TASK_PROBLEM,
        RECTIFY_TASK_LEADER, RECTIFY_TASK_REMARK,        -1 };
static const int task_columns[]
    = { RECTIFY_TASK_NUMBER,   RECTIFY_TASK_PROBLEM | IF_ANY, RECTIFY_TASK_MEASURE,
        RECTIFY_TASK_DEADLINE, RECTIFY_TASK_STATUS,           -1 };
static const int responsibility_columns[] = { RECTIFY_TASK_NUMBER,
                                              RECTIFY_TASK_MEASURE,
                                              RECTIFY_TASK_LEADER,
                                              RECTIFY_TASK_LEAD_UNIT | IF_ANY,
                                              RECTIFY_TASK_RESPONSIBLE_UNIT,
                                              RECTIFY_TASK_PERSON | IF_ANY,
                                              -1 };

static const struct {
  const char *nick;
  const char *title;
} names[RECTIFY_REPORT_MAX_COLUMNS] = {
  [RECTIFY_TASK_NUMBER] = { "number", N_ ("Number") },
  [RECTIFY_TASK_AREA] = { "area", N_ ("Area") },
  [RECTIFY_TASK_PROBLEM] = { "problem", N_ ("Problem") },
  [RECTIFY_TASK_MEASURE] = { "measure", N_ ("Measure") },
  [RECTIFY_TASK_LEADER] = { "leader", N_ ("Leader") },
  [RECTIFY_TASK_LEAD_UNIT] = { "lead-unit", N_ ("Lead unit") },
  [RECTIFY_TASK_RESPONSIBLE_UNIT] = { "responsible-unit", N_ ("Responsible unit") },
  [RECTIFY_TASK_PERSON] = { "person", N_ ("Person") },
  [RECTIFY_TASK_DEADLINE] = { "deadline", N_ ("Deadline") },
  [RECTIFY_TASK_STATUS] = { "status", N_ ("Status") },
  [RECTIFY_TASK_REMARK] = { "remark", N_ ("Remark") },
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

static int
find_column (RectifyReport report, const char *nick)
{
  const int *columns = get_columns (report);

  for (guint i = 0; columns != NULL && columns[i] >= 0; i++)
    if (g_str_equal (names[columns[i] & ~IF_ANY].nick, nick))
      return columns[i];
  return -1;
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
    g_ptr_array_add (nicks, g_strdup (names[columns[i] & ~IF_ANY].nick));
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
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].nick, nick))
      return _ (names[i].title);
  return "";
}

static guint
add_column (GArray *tasks, int column, RectifyTaskColumn *columns, guint n_columns)
{
  if (column < 0)
    return n_columns;
  for (guint i = 0; i < n_columns; i++)
    if (columns[i] == (RectifyTaskColumn) (column & ~IF_ANY))
      return n_columns;
  if ((column & IF_ANY) == 0 || rectify_tasks_fill_column (tasks, column & ~IF_ANY))
    columns[n_columns++] = column & ~IF_ANY;
  return n_columns;
}

/**
 * rectify_report_choose_columns:
 * @report: a report that is a table
 * @tasks: (element-type RectifyTask): its rows
 * @wanted: (nullable) (array zero-terminated=1): the columns, in order; what it does not have is
 *   left aside; %NULL for all
 * @columns: where to; there must be room for %RECTIFY_REPORT_MAX_COLUMNS
 *
 * Returns: how many columns there are, at least one
 */
guint
rectify_report_choose_columns (RectifyReport report, GArray *tasks, const char *const *wanted,
                               RectifyTaskColumn *columns)
{
  const int *all = get_columns (report);
  guint n_columns = 0;

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    n_columns = add_column (tasks, find_column (report, wanted[i]), columns, n_columns);
  if (n_columns > 0)
    return n_columns;
  for (guint i = 0; all[i] >= 0; i++)
    n_columns = add_column (tasks, all[i], columns, n_columns);
  return n_columns;
}
