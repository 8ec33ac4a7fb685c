/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-report.h"

#include "rectify-nothing.h"
#include "rectify-report-words.h"
#include "rectify-slip-code.h"
#include "rectify-tasks.h"
#include "rectify-unit-plan.h"

/* A unit that only takes part sees who leads, and one that leads who takes part. */
static const RectifyTaskColumn columns[]
    = { RECTIFY_TASK_NUMBER,          RECTIFY_TASK_PROBLEM,   RECTIFY_TASK_MEASURE,
        RECTIFY_TASK_LEADER,          RECTIFY_TASK_LEAD_UNIT, RECTIFY_TASK_RESPONSIBLE_UNIT,
        RECTIFY_TASK_SUPPORTING_UNIT, RECTIFY_TASK_DEADLINE };

static void
add_line (RectifyDocument *document, RectifyParagraphRole role, const char *label, const char *text,
          gboolean starts_page)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_LABEL, label);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_paragraph_set_starts_page (paragraph, starts_page);
  rectify_document_add (document, paragraph);
}

static void
add_title (RectifyDocument *document, char **lines, gboolean starts_page)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      add_line (document, RECTIFY_PARAGRAPH_TITLE, "", lines[i], starts_page);
      starts_page = FALSE;
    }
}

/* Units of which none leads anything have no column for those that do, nor for help where none helps.
 * All slips have the same. */
static guint
choose_columns (GArray *tasks, const RectifyReportOptions *options, RectifyTaskColumn *chosen)
{
  guint n_columns = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((columns[i] != RECTIFY_TASK_LEAD_UNIT && columns[i] != RECTIFY_TASK_SUPPORTING_UNIT)
        || rectify_tasks_fill_column (tasks, columns[i], options))
      chosen[n_columns++] = columns[i];
  return n_columns;
}

typedef struct {
  RectifyPlan *plan;
  const RectifyReportOptions *options;
  RectifyDocument *document;
  char **title;
  guint n_slips;
} Composer;

/* @unit: (nullable): %NULL for what nobody is assigned to, which goes nowhere and has no code. */
static void
add_slip (Composer *self, const char *unit, GArray *tasks, const RectifyTaskColumn *chosen,
          guint n_columns)
{
  const char *name = unit != NULL ? unit : rectify_report_words_get ("calls", "no-unit");
  g_autoptr (RectifyTable) table
      = rectify_tasks_make_table (tasks, chosen, n_columns, self->options);

  rectify_table_set_name (table, name);
  /* Turned, it would be on a sheet without the name of the unit and the code. */
  rectify_table_set_upright (table, TRUE);
  add_title (self->document, self->title, self->n_slips++ > 0);
  if (unit != NULL)
    rectify_slip_code_add_for_unit (self->document, self->plan, unit);
  add_line (self->document, RECTIFY_PARAGRAPH_FIELD, rectify_report_words_get ("slip", "unit"),
            name, FALSE);
  rectify_document_add_table (self->document, table);
  if (unit != NULL)
    add_line (self->document, RECTIFY_PARAGRAPH_BODY, "",
              rectify_report_words_get ("slip", "receipt"), FALSE);
}

/**
 * rectify_slip_report_compose:
 * @whole: a plan
 * @options: what is chosen for the report
 *
 * Returns: (transfer full): the slips, in the order in which the units are first named, then one for
 *   what nobody is assigned to. What is for the office alone is on none
 */
RectifyDocument *
rectify_slip_report_compose (RectifyPlan *whole, const RectifyReportOptions *options)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_copy_for_units (whole);
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);
  g_autofree char *title = rectify_report_words_dup_title (rectify_plan_get_title (plan), "slips");
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  g_autoptr (GPtrArray) slips = rectify_tasks_list_units (tasks);
  g_autoptr (GArray) of_nobody = rectify_tasks_list_of_nobody (tasks);
  RectifyTaskColumn chosen[G_N_ELEMENTS (columns)];
  guint n_columns = choose_columns (tasks, options, chosen);
  const char *unit = rectify_report_options_get_unit (options);
  Composer self = { plan, options, rectify_document_new (), lines, 0 };

  rectify_document_set_title (self.document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (self.document, rectify_plan_get_organisation (plan));
  for (guint i = 0; i < slips->len; i++)
    {
      RectifyUnitTasks *slip = g_ptr_array_index (slips, i);

      if (unit == NULL || g_str_equal (slip->name, unit))
        add_slip (&self, slip->name, slip->tasks, chosen, n_columns);
    }
  /* Where no unit has anything there are no slips at all, unless that one is wanted. */
  if (of_nobody->len > 0 && (unit != NULL ? *unit == '\0' : slips->len > 0))
    add_slip (&self, NULL, of_nobody, chosen, n_columns);
  if (self.n_slips == 0)
    {
      add_title (self.document, lines, FALSE);
      rectify_nothing_add_for_unit (self.document, "slips", options);
    }
  return self.document;
}
