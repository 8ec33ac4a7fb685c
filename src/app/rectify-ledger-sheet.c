/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-sheet.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-ledger-column.h"
#include "rectify-listed-report.h"

static RectifyTable *
make_table (GPtrArray *rows, GArray *columns)
{
  RectifyTable *table = rectify_table_new (columns->len);

  rectify_table_add_row (table);
  rectify_table_set_n_header_rows (table, 1);
  for (guint j = 0; j < columns->len; j++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, j, 1, 1),
                           rectify_ledger_column_get_title (
                               g_array_index (columns, RectifyLedgerColumn, j)));
  for (guint i = 0; i < rows->len; i++)
    {
      guint place = rectify_table_add_row (table);

      for (guint j = 0; j < columns->len; j++)
        {
          g_autofree char *text
              = rectify_ledger_column_dup_text (g_array_index (columns, RectifyLedgerColumn, j),
                                                g_ptr_array_index (rows, i));

          rectify_cell_add_text (rectify_table_add_cell (table, place, j, 1, 1), text);
        }
    }
  return table;
}

/* The plan that all are of, or NULL. */
static const char *
get_plan_title (GPtrArray *rows)
{
  RectifyTaskRow *first = g_ptr_array_index (rows, 0);

  for (guint i = 1; i < rows->len; i++)
    if (((RectifyTaskRow *) g_ptr_array_index (rows, i))->plan_id != first->plan_id)
      return NULL;
  return rectify_task_row_get_text (first, RECTIFY_ROW_PLAN);
}

/**
 * rectify_ledger_sheet_is_english:
 * @rows: (element-type RectifyTaskRow): tasks, at least one
 *
 * Returns: whether the first of them is of a plan that is not in Chinese
 */
gboolean
rectify_ledger_sheet_is_english (GPtrArray *rows)
{
  static const RectifyRowColumn columns[]
      = { RECTIFY_ROW_PLAN, RECTIFY_ROW_PROBLEM, RECTIFY_ROW_MEASURE };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    for (const char *p = rectify_task_row_get_text (g_ptr_array_index (rows, 0), columns[i]);
         *p != '\0'; p = g_utf8_next_char (p))
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        return FALSE;
  return TRUE;
}

/**
 * rectify_ledger_sheet_compose:
 * @rows: (element-type RectifyTaskRow): tasks in their order, at least one
 * @columns: (element-type RectifyLedgerColumn): what is said of each, in this order
 * @words: what was asked for, "" for everything
 * @options: what is chosen for the ledger table: its paper and its day
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): the flat table as it is seen, below its title, what was asked for, and the
 *   day: a row for each task, with nothing joined, so that a spreadsheet can filter and sort them
 */
RectifyDocument *
rectify_ledger_sheet_compose (GPtrArray *rows, GArray *columns, const char *words,
                              const RectifyReportOptions *options)
{
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (RectifyReportOptions) own = rectify_report_options_copy (options);
  gboolean english = rectify_ledger_sheet_is_english (rows);
  g_autofree char *title = rectify_listed_report_dup_title (get_plan_title (rows), english);
  g_autofree char *day = NULL;
  g_autofree char *as_of = NULL;
  g_autoptr (RectifyTable) table = make_table (rows, columns);
  RectifyPageStyle style = *rectify_report_options_get_page_style (options);

  rectify_report_options_follow_clock (own);
  day = rectify_date_dup_local (rectify_report_options_get_today (own));
  /* Translators: a day, above a table. */
  as_of = g_strdup_printf (C_ ("table", "As of %s"), day);
  rectify_table_set_name (table, _ ("Ledger table"));
  rectify_listed_report_add_lines (document, RECTIFY_PARAGRAPH_TITLE, title);
  if (*words != '\0')
    rectify_listed_report_add_lines (document, RECTIFY_PARAGRAPH_BODY, words);
  rectify_listed_report_add_lines (document, RECTIFY_PARAGRAPH_BODY, as_of);
  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_add_table (document, table);
  style.is_english = english;
  style.is_duplex = FALSE;
  rectify_document_set_page_style (document, &style);
  return document;
}
