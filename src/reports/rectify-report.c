/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report.h"

#include <glib/gi18n-lib.h>

#include "rectify-call-report.h"
#include "rectify-close-out-report.h"
#include "rectify-nothing.h"
#include "rectify-notice-report.h"
#include "rectify-plan-report.h"
#include "rectify-progress-report.h"
#include "rectify-report-columns.h"
#include "rectify-report-words.h"
#include "rectify-slip-report.h"
#include "rectify-tasks.h"
#include "rectify-unit-plan.h"

static const struct {
  const char *nick;
  const char *title;
} reports[RECTIFY_N_REPORTS] = {
  [RECTIFY_REPORT_PLAN] = { "plan", N_ ("Plan as Written") },
  [RECTIFY_REPORT_LEDGER] = { "ledger", N_ ("Ledger Table") },
  [RECTIFY_REPORT_SLIPS] = { "slips", N_ ("Slips for the Units") },
  [RECTIFY_REPORT_PROBLEMS] = { "problems", N_ ("List of Problems") },
  [RECTIFY_REPORT_TASKS] = { "tasks", N_ ("List of Tasks") },
  [RECTIFY_REPORT_RESPONSIBILITIES] = { "responsibilities", N_ ("List of Responsibilities") },
  [RECTIFY_REPORT_PROGRESS] = { "progress", N_ ("Progress Report") },
  [RECTIFY_REPORT_NOTICE] = { "notice", N_ ("Public Notice") },
  [RECTIFY_REPORT_SUPERVISION] = { "supervision", N_ ("Calls for What Is Late") },
  [RECTIFY_REPORT_REMINDERS] = { "reminders", N_ ("Reminders for the Units") },
  [RECTIFY_REPORT_CLOSE_OUT] = { "close-out", N_ ("Close-Out Forms") },
};

/* Each problem once, whatever is done about it. */
static GArray *
list_problems (GArray *tasks)
{
  GArray *problems = g_array_new (FALSE, FALSE, sizeof (RectifyTask));
  RectifyItem *last = NULL;

  for (guint i = 0; i < tasks->len; i++)
    {
      RectifyTask task = g_array_index (tasks, RectifyTask, i);

      if (task.problem == NULL || task.problem == last)
        continue;
      last = task.problem;
      task.measure = NULL;
      g_array_append_val (problems, task);
    }
  return problems;
}

static GArray *
list_measures (GArray *tasks)
{
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (RectifyTask));

  for (guint i = 0; i < tasks->len; i++)
    {
      RectifyTask task = g_array_index (tasks, RectifyTask, i);

      if (task.measure != NULL)
        g_array_append_val (measures, task);
    }
  return measures;
}

static RectifyDocument *
compose_table (RectifyPlan *plan, RectifyReport report, GArray *tasks,
               const RectifyReportOptions *options)
{
  RectifyDocument *document = rectify_document_new ();
  g_autofree char *title
      = rectify_report_words_dup_title (rectify_plan_get_title (plan), reports[report].nick);
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  RectifyTaskColumn columns[RECTIFY_N_TASK_COLUMNS];
  guint n_columns = rectify_report_choose_columns (report, tasks, options, columns);
  g_autoptr (RectifyTable) table = rectify_tasks_make_table (tasks, columns, n_columns, options);

  rectify_table_set_name (table, rectify_report_words_get ("sheets", reports[report].nick));
  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (document, rectify_plan_get_organisation (plan));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, lines[i]);
      if (!rectify_paragraph_is_empty (paragraph))
        rectify_document_add (document, paragraph);
    }
  rectify_document_add_table (document, table);
  if (tasks->len == 0)
    rectify_nothing_add (document, reports[report].nick, options);
  return document;
}

static RectifyDocument *
compose_list (RectifyPlan *plan, RectifyReport report, const RectifyReportOptions *options)
{
  g_autoptr (GArray) tasks = NULL;
  g_autoptr (GArray) some = NULL;

  if (report == RECTIFY_REPORT_SLIPS)
    return rectify_slip_report_compose (plan, options);
  tasks = rectify_tasks_list (plan);
  switch (report)
    {
    case RECTIFY_REPORT_PROBLEMS:
      some = list_problems (tasks);
      break;
    case RECTIFY_REPORT_TASKS:
    case RECTIFY_REPORT_RESPONSIBILITIES:
      some = list_measures (tasks);
      break;
    default:
      return compose_table (plan, RECTIFY_REPORT_LEDGER, tasks, options);
    }
  return compose_table (plan, report, some, options);
}

static RectifyDocument *
compose (RectifyPlan *plan, RectifyReport report, const RectifyReportOptions *options)
{
  switch (report)
    {
    case RECTIFY_REPORT_PLAN:
      return rectify_plan_report_compose (plan);
    case RECTIFY_REPORT_PROGRESS:
      return rectify_progress_report_compose (plan, options);
    case RECTIFY_REPORT_NOTICE:
      return rectify_notice_report_compose (plan, options);
    case RECTIFY_REPORT_SUPERVISION:
      return rectify_call_report_compose_late (plan, options);
    case RECTIFY_REPORT_REMINDERS:
      return rectify_call_report_compose_due (plan, options);
    case RECTIFY_REPORT_CLOSE_OUT:
      return rectify_close_out_report_compose (plan, options);
    default:
      return compose_list (plan, report, options);
    }
}

static gboolean
is_table (RectifyReport report)
{
  return report == RECTIFY_REPORT_LEDGER || report == RECTIFY_REPORT_PROBLEMS
         || report == RECTIFY_REPORT_TASKS || report == RECTIFY_REPORT_RESPONSIBILITIES;
}

/**
 * rectify_report_compose:
 * @plan: a plan
 * @report: which report
 * @chosen: (nullable): what is chosen for it; %NULL for the defaults
 *
 * Returns: (transfer full): the report, as a document, in the plan's language
 */
RectifyDocument *
rectify_report_compose (RectifyPlan *plan, RectifyReport report, const RectifyReportOptions *chosen)
{
  g_autoptr (RectifyReportOptions) options = NULL;
  RectifyDocument *document;
  RectifyPageStyle style;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);
  options = chosen != NULL ? rectify_report_options_copy (chosen) : rectify_report_options_new ();
  rectify_report_options_follow_clock (options);
  rectify_report_words_begin (plan);
  document = compose (plan, report, options);
  style = *rectify_report_options_get_page_style (options);
  style.is_english = rectify_report_words_is_english ();
  /* Lines as wide as two sheets nobody reads: running text stays on A4. */
  if (style.paper == RECTIFY_PAPER_A3 && !is_table (report))
    style.paper = RECTIFY_PAPER_A4;
  /* Units get sheets of their own; an annex is a page of the same document. */
  style.is_duplex = style.is_duplex && rectify_report_has_sheets (report);
  rectify_document_set_page_style (document, &style);
  return document;
}

/**
 * rectify_report_is_by_unit:
 * @report: a report
 *
 * Returns: whether it has a page for each unit, which can be composed by itself (see
 *   rectify_report_options_set_unit())
 */
gboolean
rectify_report_is_by_unit (RectifyReport report)
{
  return report == RECTIFY_REPORT_SLIPS || report == RECTIFY_REPORT_SUPERVISION
         || report == RECTIFY_REPORT_REMINDERS;
}

/**
 * rectify_report_has_sheets:
 * @report: a report
 *
 * Returns: whether its parts go to different people, so that each begins on a sheet of its own where
 *   both sides of the paper are printed on
 */
gboolean
rectify_report_has_sheets (RectifyReport report)
{
  return rectify_report_is_by_unit (report) || report == RECTIFY_REPORT_CLOSE_OUT;
}

/**
 * rectify_report_is_text:
 * @report: a report
 *
 * Returns: whether it is running text with headings, which an office may have bold or farther apart
 */
gboolean
rectify_report_is_text (RectifyReport report)
{
  return report == RECTIFY_REPORT_PLAN || report == RECTIFY_REPORT_PROGRESS
         || report == RECTIFY_REPORT_NOTICE;
}

/**
 * rectify_report_find_table:
 * @report: a report
 * @table: (out): set to the report that has tables: itself, or the ledger table for the plan
 *
 * What is written to a spreadsheet where a report is asked for. Running text in cells is of no use
 * to anybody: who wants the plan so wants its ledger table. A public notice has no such table, for
 * that would tell what is for the office alone.
 *
 * Returns: whether there is one
 */
gboolean
rectify_report_find_table (RectifyReport report, RectifyReport *table)
{
  *table = report == RECTIFY_REPORT_PLAN ? RECTIFY_REPORT_LEDGER : report;
  return report != RECTIFY_REPORT_NOTICE;
}

/**
 * rectify_report_list_units:
 * @plan: a plan
 * @report: a report that has a page for each unit
 *
 * Returns: (transfer full) (array zero-terminated=1): the units that may have a page in it, in the
 *   order in which they are first named; "" at the end where there is something that no unit has to do
 */
char **
rectify_report_list_units (RectifyPlan *plan, RectifyReport report)
{
  g_autoptr (RectifyPlan) copy = rectify_plan_copy_for_units (plan);
  g_autoptr (GArray) tasks = report == RECTIFY_REPORT_SLIPS ? rectify_tasks_list (copy)
                                                            : rectify_tasks_list_followed (copy);
  g_autoptr (GPtrArray) units = rectify_tasks_list_units (tasks);
  g_autoptr (GArray) of_nobody = rectify_tasks_list_of_nobody (tasks);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    g_ptr_array_add (names, g_strdup (((RectifyUnitTasks *) units->pdata[i])->name));
  if (of_nobody->len > 0)
    g_ptr_array_add (names, g_strdup (""));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * rectify_report_dup_unit_name:
 * @plan: a plan
 * @unit: one of its units, or "" for what no unit has to do
 *
 * Returns: (transfer full): what the page of the unit is called, in the plan's language
 */
char *
rectify_report_dup_unit_name (RectifyPlan *plan, const char *unit)
{
  rectify_report_words_begin (plan);
  return g_strdup (*unit != '\0' ? unit : rectify_report_words_get ("calls", "no-unit"));
}

/**
 * rectify_report_dup_title:
 * @plan: a plan
 * @report: a report
 *
 * Returns: (transfer full): the title of the report, in one line; "" if the plan has none
 */
char *
rectify_report_dup_title (RectifyPlan *plan, RectifyReport report)
{
  const char *plan_title;
  char *title;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);
  g_return_val_if_fail ((guint) report < RECTIFY_N_REPORTS, NULL);
  rectify_report_words_begin (plan);
  plan_title = rectify_plan_get_title (plan);
  if (report == RECTIFY_REPORT_PLAN)
    title = g_strdup (plan_title);
  else if (report == RECTIFY_REPORT_NOTICE)
    title = rectify_notice_report_dup_title (plan);
  else
    title = rectify_report_words_dup_title (plan_title, reports[report].nick);
  return g_strdelimit (title, "\n", ' ');
}

/**
 * rectify_report_get_nick:
 * @report: a report
 *
 * Returns: (transfer none): the machine's word for it
 */
const char *
rectify_report_get_nick (RectifyReport report)
{
  g_return_val_if_fail ((guint) report < RECTIFY_N_REPORTS, "");
  return reports[report].nick;
}

/**
 * rectify_report_from_nick:
 * @nick: a word
 * @report: (out): set to the report
 *
 * Returns: whether @nick is one's word
 */
gboolean
rectify_report_from_nick (const char *nick, RectifyReport *report)
{
  for (guint i = 0; i < RECTIFY_N_REPORTS; i++)
    if (g_str_equal (nick, reports[i].nick))
      {
        *report = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * rectify_report_get_title:
 * @report: a report
 *
 * Returns: (transfer none): what it is called, in the interface's language
 */
const char *
rectify_report_get_title (RectifyReport report)
{
  g_return_val_if_fail ((guint) report < RECTIFY_N_REPORTS, "");
  return _ (reports[report].title);
}
