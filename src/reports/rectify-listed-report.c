/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-listed-report.h"

#include "rectify-plan-language.h"
#include "rectify-report-columns.h"
#include "rectify-report-words.h"
#include "rectify-tasks.h"

#define KEY "ledger"

/* The tasks of all plans by the identifiers of what is to be done. */
static GHashTable *
index_tasks (GPtrArray *plans)
{
  GHashTable *tasks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GArray) list = rectify_tasks_list_followed (g_ptr_array_index (plans, i));

      for (guint j = 0; j < list->len; j++)
        {
          RectifyTask *task = &g_array_index (list, RectifyTask, j);
          gint64 id = rectify_item_get_id (rectify_task_get_item (task));

          task->plan = g_ptr_array_index (plans, i);
          g_hash_table_insert (tasks, g_memdup2 (&id, sizeof id), g_memdup2 (task, sizeof *task));
        }
    }
  return tasks;
}

static GArray *
find_tasks (GPtrArray *plans, GArray *item_ids)
{
  g_autoptr (GHashTable) known = index_tasks (plans);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (RectifyTask));

  for (guint i = 0; i < item_ids->len; i++)
    {
      const RectifyTask *task = g_hash_table_lookup (known, &g_array_index (item_ids, gint64, i));

      if (task != NULL)
        g_array_append_vals (tasks, task, 1);
    }
  return tasks;
}

/* Behind the number, of which plan a task is, if there are several. */
static guint
add_plan_column (RectifyTaskColumn *columns, guint n_columns)
{
  guint position = n_columns > 0 && columns[0] == RECTIFY_TASK_NUMBER ? 1 : 0;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i] == RECTIFY_TASK_PLAN)
      return n_columns;
  for (guint i = n_columns; i > position; i--)
    columns[i] = columns[i - 1];
  columns[position] = RECTIFY_TASK_PLAN;
  return n_columns + 1;
}

/**
 * rectify_listed_report_add_lines:
 * @document: a document
 * @role: what its lines are
 * @text: lines
 *
 * Adds each line as a paragraph, but for those that are empty.
 */
void
rectify_listed_report_add_lines (RectifyDocument *document, RectifyParagraphRole role,
                                 const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, lines[i]);
      if (!rectify_paragraph_is_empty (paragraph))
        rectify_document_add (document, paragraph);
    }
}

/**
 * rectify_listed_report_dup_title:
 * @plan_title: (nullable): the title of the plan that everything is of; %NULL if of several
 * @english: whether in English
 *
 * Returns: (transfer full): the title of the report, in the lines that that of the plan has
 */
char *
rectify_listed_report_dup_title (const char *plan_title, gboolean english)
{
  rectify_report_words_begin_in (english);
  return rectify_report_words_dup_title (plan_title != NULL ? plan_title : "", KEY);
}

static RectifyDocument *
compose (GPtrArray *plans, GArray *tasks, const char *words, const RectifyReportOptions *options)
{
  RectifyPlan *first = g_ptr_array_index (plans, 0);
  g_autofree char *title
      = rectify_listed_report_dup_title (plans->len == 1 ? rectify_plan_get_title (first) : NULL,
                                         rectify_plan_is_english (first));
  RectifyDocument *document = rectify_document_new ();
  RectifyTaskColumn columns[RECTIFY_N_TASK_COLUMNS];
  guint n_columns = rectify_report_choose_columns (RECTIFY_REPORT_LEDGER, tasks, options, columns);
  g_autoptr (RectifyTable) table = NULL;

  if (plans->len > 1)
    n_columns = add_plan_column (columns, n_columns);
  table = rectify_tasks_make_table (tasks, columns, n_columns, options);
  rectify_table_set_name (table, rectify_report_words_get ("sheets", KEY));
  rectify_listed_report_add_lines (document, RECTIFY_PARAGRAPH_TITLE, title);
  if (*words != '\0')
    rectify_listed_report_add_lines (document, RECTIFY_PARAGRAPH_BODY, words);
  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (document, rectify_plan_get_organisation (first));
  rectify_document_add_table (document, table);
  return document;
}

/**
 * rectify_listed_report_compose:
 * @plans: (element-type RectifyPlan): the plans that the tasks are of, at least one
 * @item_ids: (element-type gint64): the tasks, in the order in which they are to stand; those that no
 *   plan has are left out
 * @words: what was asked for, "" for everything
 * @chosen: (nullable): what is chosen for the ledger table; %NULL for the defaults
 *
 * Returns: (transfer full): the tasks as the ledger table, in the language of the first plan; with a
 *   column for the plan if there are several
 */
RectifyDocument *
rectify_listed_report_compose (GPtrArray *plans, GArray *item_ids, const char *words,
                               const RectifyReportOptions *chosen)
{
  g_autoptr (RectifyReportOptions) options
      = chosen != NULL ? rectify_report_options_copy (chosen) : rectify_report_options_new ();
  g_autoptr (GArray) tasks = NULL;
  RectifyDocument *document;
  RectifyPageStyle style;

  g_return_val_if_fail (plans->len > 0, NULL);
  rectify_report_options_follow_clock (options);
  tasks = find_tasks (plans, item_ids);
  document = compose (plans, tasks, words, options);
  style = *rectify_report_options_get_page_style (options);
  style.is_english = rectify_report_words_is_english ();
  style.is_duplex = FALSE;
  rectify_document_set_page_style (document, &style);
  return document;
}
