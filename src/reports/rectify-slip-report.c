/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-slip-report.h"

#include "rectify-report-words.h"
#include "rectify-slip-code.h"
#include "rectify-slip-version.h"
#include "rectify-tasks.h"

/* A unit that only takes part sees who leads, and one that leads who takes part. */
static const RectifyTaskColumn columns[]
    = { RECTIFY_TASK_NUMBER,  RECTIFY_TASK_PROBLEM,   RECTIFY_TASK_MEASURE,
        RECTIFY_TASK_LEADER,  RECTIFY_TASK_LEAD_UNIT, RECTIFY_TASK_RESPONSIBLE_UNIT,
        RECTIFY_TASK_DEADLINE };

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

/* Units of which none leads anything have no column for those that do. All slips have the same. */
static guint
choose_columns (GArray *tasks, const RectifyReportOptions *options, RectifyTaskColumn *chosen)
{
  guint n_columns = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] != RECTIFY_TASK_LEAD_UNIT
        || rectify_tasks_fill_column (tasks, columns[i], options))
      chosen[n_columns++] = columns[i];
  return n_columns;
}

/**
 * rectify_slip_report_compose:
 * @plan: a plan
 * @tasks: (element-type RectifyTask): its tasks
 * @options: what is chosen for the report
 *
 * Returns: (transfer full): the slips, in the order in which the units are first named
 */
RectifyDocument *
rectify_slip_report_compose (RectifyPlan *plan, GArray *tasks, const RectifyReportOptions *options)
{
  RectifyDocument *document = rectify_document_new ();
  g_autofree char *title = rectify_report_words_dup_title (rectify_plan_get_title (plan), "slips");
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  g_autoptr (GPtrArray) slips = rectify_tasks_list_units (tasks);
  RectifyTaskColumn chosen[G_N_ELEMENTS (columns)];
  guint n_columns = choose_columns (tasks, options, chosen);
  const char *unit = rectify_report_options_get_unit (options);
  gboolean any = FALSE;

  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (document, rectify_plan_get_organisation (plan));
  for (guint i = 0; i < slips->len; i++)
    {
      RectifyUnitTasks *slip = g_ptr_array_index (slips, i);
      g_autofree char *code = rectify_slip_code_dup_for_unit (plan, slip->name);
      g_autoptr (RectifyTable) table = NULL;

      if (unit != NULL && !g_str_equal (slip->name, unit))
        continue;
      table = rectify_tasks_make_table (slip->tasks, chosen, n_columns, options);
      rectify_table_set_name (table, slip->name);
      add_title (document, lines, any);
      any = TRUE;
      add_line (document, RECTIFY_PARAGRAPH_FIELD, rectify_report_words_get ("slip", "unit"),
                slip->name, FALSE);
      rectify_document_add_table (document, table);
      add_line (document, RECTIFY_PARAGRAPH_BODY, "", rectify_report_words_get ("slip", "receipt"),
                FALSE);
      rectify_slip_code_add (document, code, rectify_slip_version_for_unit (plan, slip->name));
    }
  if (!any)
    add_title (document, lines, FALSE);
  return document;
}
