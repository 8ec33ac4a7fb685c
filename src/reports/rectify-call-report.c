/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-call-report.h"

#include <glib/gi18n-lib.h>

#include "rectify-nothing.h"
#include "rectify-particulars.h"
#include "rectify-report-words.h"
#include "rectify-slip-code.h"
#include "rectify-table-fit.h"
#include "rectify-tasks.h"
#include "rectify-unit-plan.h"

/* No more than stand upright on a page, below the words. */
static const RectifyTaskColumn columns[]
    = { RECTIFY_TASK_NUMBER,    RECTIFY_TASK_PROBLEM, RECTIFY_TASK_MEASURE,
        RECTIFY_TASK_LEAD_UNIT, RECTIFY_TASK_DUE,     RECTIFY_TASK_LATEST };

/* In points: the type area of GB/T 9704-2012, and sizes of type. */
#define TABLE_WIDTH 442
#define LARGEST_SIZE 14
#define LEAST_SIZE 10.5

typedef struct {
  RectifyPlan *plan;
  const RectifyReportOptions *options;
  RectifyDocument *document;
  gboolean is_late; /* else it is due soon */
  char **title;
} Composer;

static gboolean
is_within (const GDate *date, const GDate *today, guint days)
{
  int left = date != NULL ? g_date_days_between (today, date) : -1;

  return left >= 0 && (guint) left <= days;
}

/* A stage is due of what is sustained as well; what is done or closed out has none to reach. */
static gboolean
is_due_soon (RectifyItem *item, const RectifyReportOptions *options)
{
  const GDate *today = rectify_report_options_get_today (options);
  guint days = rectify_report_options_get_days (options);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  RectifyStep *stage = rectify_item_find_next_stage (item);

  if (!rectify_item_is_finished (item) && deadline != NULL
      && is_within (rectify_deadline_get_due (deadline), today, days))
    return TRUE;
  return rectify_item_get_status (item) != RECTIFY_STATUS_DONE
         && rectify_item_get_status (item) != RECTIFY_STATUS_CLOSED && stage != NULL
         && is_within (rectify_step_get_date (stage), today, days);
}

/* What was noted ahead of time counts as well. */
static gboolean
lacks_progress (RectifyItem *item, const RectifyReportOptions *options)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  guint days = rectify_report_options_get_no_progress_days (options);
  const GDate *date = entries->len > 0
                          ? rectify_progress_entry_get_date (entries->pdata[entries->len - 1])
                          : NULL;

  return days > 0 && !rectify_item_is_finished (item)
         && (date == NULL
             || g_date_days_between (date, rectify_report_options_get_today (options))
                    >= (int) days);
}

/**
 * rectify_call_report_list_tasks:
 * @plan: a plan without what is for the office alone (see rectify_plan_copy_for_units())
 * @options: what is chosen for the report
 * @late: whether what is late is wanted, else what units are reminded of
 *
 * Returns: (transfer full) (element-type RectifyTask): the tasks that the report tells of
 */
GArray *
rectify_call_report_list_tasks (RectifyPlan *plan, const RectifyReportOptions *options,
                                gboolean late)
{
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);
  GArray *some = g_array_new (FALSE, FALSE, sizeof (RectifyTask));

  for (guint i = 0; i < tasks->len; i++)
    {
      RectifyTask task = g_array_index (tasks, RectifyTask, i);
      RectifyItem *item = rectify_task_get_item (&task);

      if (late ? rectify_item_is_late (item, rectify_report_options_get_today (options))
               : is_due_soon (item, options) || lacks_progress (item, options))
        g_array_append_val (some, task);
    }
  return some;
}

static void
add_line (Composer *self, RectifyParagraphRole role, const char *text, gboolean starts_page)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_paragraph_set_starts_page (paragraph, starts_page);
  rectify_document_add (self->document, paragraph);
}

static void
add_title (Composer *self, gboolean starts_page)
{
  for (guint i = 0; self->title[i] != NULL; i++)
    if (*self->title[i] != '\0')
      {
        add_line (self, RECTIFY_PARAGRAPH_TITLE, self->title[i], starts_page);
        starts_page = FALSE;
      }
}

/* Titles within titles have single brackets (GB/T 15834-2011, 4.14). */
static char *
dup_quoted_title (RectifyPlan *plan)
{
  g_auto (GStrv) lines = g_strsplit (rectify_plan_get_title (plan), "\n", -1);
  g_autofree char *line = g_strjoinv (rectify_report_words_is_english () ? " " : "", lines);
  GString *quoted = g_string_new (line);

  g_string_replace (quoted, "《", "〈", 0);
  g_string_replace (quoted, "》", "〉", 0);
  return g_string_free (quoted, FALSE);
}

/* What is asked for is asked for under the plan, be it without a title. */
static char *
dup_basis (RectifyPlan *plan)
{
  g_autofree char *title = dup_quoted_title (plan);

  return rectify_report_words_dup_filled ("calls", *title != '\0' ? "basis" : "basis-untitled",
                                          RECTIFY_FILL ("plan", title));
}

typedef gboolean (*ChooseFunc) (RectifyItem *item, const RectifyReportOptions *options);

static char *
dup_number (Composer *self, GArray *tasks, ChooseFunc func)
{
  guint n = 0;

  for (guint i = 0; i < tasks->len; i++)
    n += func (rectify_task_get_item (&g_array_index (tasks, RectifyTask, i)), self->options);
  return g_strdup_printf ("%u", n);
}

/* What part the unit has in the tasks, of which it may only help with some or with all. */
static const char *
get_part (GArray *tasks, const char *unit)
{
  guint n_supported = 0;

  for (guint i = 0; i < tasks->len; i++)
    n_supported += rectify_task_find_part (&g_array_index (tasks, RectifyTask, i), unit)
                   == RECTIFY_UNIT_SUPPORTS;
  return rectify_report_words_get ("calls", n_supported == 0           ? "part-answers"
                                            : n_supported < tasks->len ? "part-mixed"
                                                                       : "part-supports");
}

/* How many there are, and what the unit is asked to do about them. */
static char *
dup_call (Composer *self, GArray *tasks, const char *unit)
{
  const GDate *today = rectify_report_options_get_today (self->options);
  guint days = rectify_report_options_get_days (self->options);
  guint no_progress_days = rectify_report_options_get_no_progress_days (self->options);
  g_autoptr (GDate) last = g_date_copy (today);
  g_autofree char *basis = dup_basis (self->plan);
  g_autofree char *day = rectify_report_words_dup_date (today);
  g_autofree char *late = g_strdup_printf ("%u", tasks->len);
  g_autofree char *due = dup_number (self, tasks, is_due_soon);
  g_autofree char *still = dup_number (self, tasks, lacks_progress);
  g_autofree char *n_days = g_strdup_printf ("%u", days);
  g_autofree char *still_days = g_strdup_printf ("%u", no_progress_days);
  g_autofree char *last_day = NULL;
  const char *part = unit != NULL ? get_part (tasks, unit) : "";
  const char *key = no_progress_days == 0 || self->is_late ? unit != NULL ? "call" : "call-nobody"
                    : unit != NULL                         ? "still"
                                                           : "still-nobody";

  g_date_add_days (last, days);
  last_day = rectify_report_words_dup_date (last);
  return rectify_report_words_dup_filled (self->is_late ? "supervision" : "reminders", key,
                                          RECTIFY_FILL ("basis", basis, "part", part, "day", day,
                                                        "number", self->is_late ? late : due,
                                                        "days", n_days, "last", last_day, "still",
                                                        still, "still-days", still_days));
}

/* What is left empty on all slips has no column. */
static guint
choose_columns (Composer *self, GArray *tasks, RectifyTaskColumn *chosen)
{
  guint n_columns = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (rectify_tasks_fill_column (tasks, columns[i], self->options))
      chosen[n_columns++] = columns[i];
  return n_columns;
}

/* Who sends it, and when. */
static void
add_ends (Composer *self)
{
  const char *signature = rectify_plan_get_particular (self->plan, RECTIFY_PARTICULAR_SIGNATURE);
  const char *signer = *signature != '\0' ? signature : rectify_plan_get_organisation (self->plan);
  g_auto (GStrv) lines = g_strsplit (signer, "\n", -1);
  g_autofree char *day
      = rectify_report_words_dup_date (rectify_report_options_get_today (self->options));

  if (*signer == '\0')
    rectify_document_add_remark (
        self->document, _ ("Nobody signs these papers: the plan names no organisation and has no "
                           "signature. Enter one in the plan’s properties before they go out."));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (self, RECTIFY_PARAGRAPH_SIGNATURE, lines[i], FALSE);
  add_line (self, RECTIFY_PARAGRAPH_DATE, day, FALSE);
}

/* @unit: (nullable): %NULL for what nobody is assigned to. */
static void
add_slip (Composer *self, const char *unit, GArray *tasks, const RectifyTaskColumn *chosen,
          guint n_columns, gboolean starts_page)
{
  g_autoptr (RectifyTable) table
      = rectify_tasks_make_table (tasks, chosen, n_columns, self->options);
  const char *name = unit != NULL ? unit : rectify_report_words_get ("calls", "no-unit");
  g_autofree char *addressee
      = g_strconcat (name, rectify_report_words_get ("marks", "colon"), NULL);
  g_autofree char *call = dup_call (self, tasks, unit);

  rectify_table_set_name (table, name);
  add_title (self, starts_page);
  if (unit != NULL)
    rectify_slip_code_add_for_call (self->document, self->plan, unit, self->options, self->is_late);
  add_line (self, RECTIFY_PARAGRAPH_ADDRESSEE, addressee, FALSE);
  add_line (self, RECTIFY_PARAGRAPH_BODY, call, FALSE);
  rectify_document_add_table (self->document, table);
  add_ends (self);
  if (unit != NULL)
    add_line (self, RECTIFY_PARAGRAPH_BODY, rectify_report_words_get ("slip", "receipt"), FALSE);
}

static void
add_slips (Composer *self, GArray *tasks)
{
  g_autoptr (GPtrArray) units = rectify_tasks_list_units (tasks);
  g_autoptr (GArray) of_nobody = rectify_tasks_list_of_nobody (tasks);
  const char *chosen_unit = rectify_report_options_get_unit (self->options);
  RectifyTaskColumn chosen[G_N_ELEMENTS (columns)];
  guint n_columns = choose_columns (self, tasks, chosen);
  gboolean any = FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      RectifyUnitTasks *slip = g_ptr_array_index (units, i);

      if (chosen_unit != NULL && g_strcmp0 (slip->name, chosen_unit) != 0)
        continue;
      add_slip (self, slip->name, slip->tasks, chosen, n_columns, any);
      any = TRUE;
    }
  if (of_nobody->len > 0 && (chosen_unit == NULL || *chosen_unit == '\0'))
    {
      add_slip (self, NULL, of_nobody, chosen, n_columns, any);
      any = TRUE;
    }
  if (any)
    return;
  add_title (self, FALSE);
  rectify_nothing_add_for_unit (self->document, self->is_late ? "supervision" : "reminders",
                                self->options);
}

/* Papers that go out together are set in type of one size, where the columns of one of them need it
 * smaller than those of another could be. */
static void
even_out (RectifyDocument *document)
{
  guint n_blocks = rectify_document_get_n_blocks (document);
  double size = LARGEST_SIZE;

  for (guint i = 0; i < n_blocks; i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);
      g_autoptr (RectifyTableFit) fit
          = table != NULL ? rectify_table_fit_new (table, 0, rectify_table_get_n_columns (table))
                          : NULL;

      if (fit != NULL)
        size = rectify_table_fit_choose_size (fit, TABLE_WIDTH, size, LEAST_SIZE);
    }
  for (guint i = 0; i < n_blocks; i++)
    if (rectify_document_get_table (document, i) != NULL)
      rectify_table_set_largest (rectify_document_get_table (document, i), size);
}

static RectifyDocument *
compose (RectifyPlan *whole, const RectifyReportOptions *options, gboolean is_late)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_copy_for_units (whole);
  g_autofree char *title = rectify_report_words_dup_title (rectify_plan_get_title (plan),
                                                           is_late ? "supervision" : "reminders");
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  g_autoptr (GArray) tasks = rectify_call_report_list_tasks (plan, options, is_late);
  Composer self = { plan, options, rectify_document_new (), is_late, lines };

  rectify_document_set_title (self.document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (self.document, rectify_plan_get_organisation (plan));
  add_slips (&self, tasks);
  even_out (self.document);
  return self.document;
}

/**
 * rectify_call_report_compose_late:
 * @plan: a plan
 * @options: what is chosen for the report
 *
 * Returns: (transfer full): what is late on the day the report is made, a page for each unit that
 *   leads or takes part, and one for what nobody is assigned to (督办单)
 */
RectifyDocument *
rectify_call_report_compose_late (RectifyPlan *plan, const RectifyReportOptions *options)
{
  return compose (plan, options, TRUE);
}

/**
 * rectify_call_report_compose_due:
 * @plan: a plan
 * @options: what is chosen for the report, within how many days among it
 *
 * Returns: (transfer full): what is not finished and due soon, or has a stage that is, or had no
 *   progress for as many days as are chosen, in the same way (提醒单)
 */
RectifyDocument *
rectify_call_report_compose_due (RectifyPlan *plan, const RectifyReportOptions *options)
{
  return compose (plan, options, FALSE);
}
