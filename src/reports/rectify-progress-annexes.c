/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-annexes.h"

#include "rectify-progress-pictures.h"
#include "rectify-report-furniture.h"
#include "rectify-report-words.h"
#include "rectify-tasks.h"

/*
 * The annexes of a progress report: the pictures, if there are any, then the table.
 */

static const RectifyTaskColumn all_columns[]
    = { RECTIFY_TASK_NUMBER,          RECTIFY_TASK_AREA,      RECTIFY_TASK_PROBLEM,
        RECTIFY_TASK_MEASURE,         RECTIFY_TASK_LEAD_UNIT, RECTIFY_TASK_RESPONSIBLE_UNIT,
        RECTIFY_TASK_SUPPORTING_UNIT, RECTIFY_TASK_DEADLINE,  RECTIFY_TASK_PROGRESS,
        RECTIFY_TASK_STATUS };

/**
 * rectify_progress_annexes_join:
 * @title: a title, in one line or several
 *
 * Returns: (transfer full): the title in one line
 */
char *
rectify_progress_annexes_join (const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);

  return g_strjoinv (rectify_report_words_is_english () ? " " : "", lines);
}

/**
 * rectify_progress_annexes_name:
 * @plan: a plan
 * @tasks: (element-type RectifyTask): its tasks
 * @statistics: what was counted of them
 * @options: what is chosen for the report
 *
 * Returns: (transfer full) (element-type utf8): the titles of the annexes: none, the table's, or the
 *   pictures' and the table's
 */
GPtrArray *
rectify_progress_annexes_name (RectifyPlan *plan, GArray *tasks,
                               const RectifyStatistics *statistics,
                               const RectifyReportOptions *options)
{
  const char *title = rectify_plan_get_title (plan);
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  if (tasks->len == 0)
    return titles;
  if (rectify_report_options_get_pictures (options)
      && rectify_progress_pictures_has_any (statistics))
    g_ptr_array_add (titles, rectify_report_words_dup_title (title, "pictures"));
  g_ptr_array_add (titles, rectify_report_words_dup_title (title, "ledger"));
  return titles;
}

/**
 * rectify_progress_annexes_list:
 * @titles: (element-type utf8): the titles of the annexes
 * @document: gets the list of them below its text
 */
void
rectify_progress_annexes_list (GPtrArray *titles, RectifyDocument *document)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < titles->len; i++)
    g_ptr_array_add (names, rectify_progress_annexes_join (titles->pdata[i]));
  rectify_report_list_attachments (document, names);
}

/* What nothing stands in is left out, and of two kinds of units the one that leads. */
static guint
choose_columns (GArray *tasks, const RectifyReportOptions *options, RectifyTaskColumn *columns)
{
  gboolean has_units = rectify_tasks_fill_column (tasks, RECTIFY_TASK_RESPONSIBLE_UNIT, options);
  guint n_columns = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all_columns); i++)
    if (all_columns[i] == RECTIFY_TASK_PROGRESS
        || (rectify_tasks_fill_column (tasks, all_columns[i], options)
            && (all_columns[i] != RECTIFY_TASK_LEAD_UNIT || !has_units)))
      columns[n_columns++] = all_columns[i];
  return n_columns;
}

/* GB/T 9704-2012, 7.3.7: on a new page, “附件” in Hei flush left, the title on the third line. */
static void
begin (GPtrArray *titles, guint position, RectifyDocument *document)
{
  g_autoptr (RectifyParagraph) head = rectify_paragraph_new (RECTIFY_PARAGRAPH_ANNEX);
  g_autofree char *digits = g_strdup_printf ("%u", position + 1);
  g_autofree char *numbered = rectify_report_words_dup_filled ("progress", "annex-number",
                                                               RECTIFY_FILL ("number", digits));
  g_auto (GStrv) lines = g_strsplit (g_ptr_array_index (titles, position), "\n", -1);

  rectify_paragraph_append (head, RECTIFY_RUN_BODY,
                            titles->len > 1 ? numbered
                                            : rectify_report_words_get ("progress", "annex"));
  rectify_paragraph_set_starts_page (head, TRUE);
  rectify_document_add (document, head);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autoptr (RectifyParagraph) line = rectify_paragraph_new (RECTIFY_PARAGRAPH_TITLE);

        rectify_paragraph_append (line, RECTIFY_RUN_BODY, lines[i]);
        rectify_document_add (document, line);
      }
}

/**
 * rectify_progress_annexes_add_pictures:
 * @titles: (element-type utf8): the titles of the annexes
 * @statistics: what was counted
 * @rows: (element-type RectifyTaskRow): of what
 * @document: gets the pictures, where there are any, as its first annex
 */
void
rectify_progress_annexes_add_pictures (GPtrArray *titles, const RectifyStatistics *statistics,
                                       GPtrArray *rows, RectifyDocument *document)
{
  if (titles->len < 2)
    return;
  begin (titles, 0, document);
  rectify_progress_pictures_add (document, statistics, rows);
}

/**
 * rectify_progress_annexes_add_table:
 * @titles: (element-type utf8): the titles of the annexes
 * @tasks: (element-type RectifyTask): the tasks
 * @options: what is chosen for the report
 * @document: gets the table of the tasks as its last annex
 */
void
rectify_progress_annexes_add_table (GPtrArray *titles, GArray *tasks,
                                    const RectifyReportOptions *options, RectifyDocument *document)
{
  RectifyTaskColumn columns[G_N_ELEMENTS (all_columns)];
  guint n_columns = choose_columns (tasks, options, columns);
  g_autoptr (RectifyTable) table = NULL;

  if (titles->len == 0)
    return;
  table = rectify_tasks_make_table (tasks, columns, n_columns, options);
  rectify_table_set_name (table, rectify_report_words_get ("sheets", "ledger"));
  begin (titles, titles->len - 1, document);
  rectify_document_add_table (document, table);
}
