/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-changes-private.h"
#include "rectify-report-words.h"
#include "rectify-step-words.h"

/*
 * What came and went of how a plan is followed up: requests, decisions, votes, stages and evidence.
 */

enum { COLUMN_NUMBER, COLUMN_PLACE, COLUMN_WENT, COLUMN_CAME, N_COLUMNS };

static char *
dup_evidence (RectifyEvidence *evidence)
{
  g_autofree char *date = rectify_step_words_dup_day (rectify_evidence_get_date (evidence));
  g_autofree char *day = rectify_step_words_dup_detail ("day", "day", date);
  g_autofree char *text
      = rectify_step_words_dup_detail ("text", "text", rectify_evidence_get_name (evidence));
  g_autofree char *who
      = rectify_step_words_dup_detail ("who", "who", rectify_evidence_get_who (evidence));

  return g_strconcat (day, rectify_report_words_get ("steps", "evidence"), text, who, NULL);
}

static gboolean
equal_steps (gconstpointer a, gconstpointer b)
{
  return rectify_step_equal ((RectifyStep *) a, (RectifyStep *) b);
}

static gboolean
equal_evidence (gconstpointer a, gconstpointer b)
{
  return rectify_evidence_equal ((RectifyEvidence *) a, (RectifyEvidence *) b);
}

static gboolean
holds (GPtrArray *array, gpointer what, GEqualFunc equal)
{
  return array != NULL && g_ptr_array_find_with_equal_func (array, what, equal, NULL);
}

/* The lines of what one state has and the other has not; either may be %NULL. */
static GPtrArray *
list_only (RectifyItem *item, RectifyItem *other)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *steps = item != NULL ? rectify_item_get_steps (item) : NULL;
  GPtrArray *evidence = item != NULL ? rectify_item_get_evidence (item) : NULL;
  GPtrArray *other_steps = other != NULL ? rectify_item_get_steps (other) : NULL;
  GPtrArray *other_evidence = other != NULL ? rectify_item_get_evidence (other) : NULL;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    if (!holds (other_steps, steps->pdata[i], equal_steps))
      g_ptr_array_add (lines, rectify_step_words_dup (steps->pdata[i]));
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (!holds (other_evidence, evidence->pdata[i], equal_evidence))
      g_ptr_array_add (lines, dup_evidence (evidence->pdata[i]));
  return lines;
}

static void
add_lines (RectifyTable *table, guint row, guint column, GPtrArray *lines)
{
  RectifyCell *cell = rectify_table_add_cell (table, row, column, 1, 1);

  for (guint i = 0; i < lines->len; i++)
    rectify_cell_add_text (cell, lines->pdata[i]);
}

static RectifyTable *
table_new (void)
{
  static const char *const heads[N_COLUMNS] = { "number", "place", "went", "came" };
  static const double shares[N_COLUMNS] = { 1, 2, 5, 5 };
  RectifyTable *table = rectify_table_new (N_COLUMNS);

  rectify_table_set_name (table, rectify_report_words_get ("sheets", "changes-follow"));
  rectify_table_add_row (table);
  for (guint i = 0; i < N_COLUMNS; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1),
                           rectify_report_words_get ("columns", heads[i]));
  rectify_table_set_n_header_rows (table, 1);
  rectify_table_set_shares (table, shares);
  return table;
}

static void
add_row (RectifyTable *table, RectifyItem *item, GPtrArray *went, GPtrArray *came)
{
  guint row = rectify_table_add_row (table);
  g_autofree char *number = g_strdup_printf ("%u", row);
  g_autofree char *place = rectify_changes_dup_place (item);

  rectify_cell_add_text (rectify_table_add_cell (table, row, COLUMN_NUMBER, 1, 1), number);
  rectify_cell_add_text (rectify_table_add_cell (table, row, COLUMN_PLACE, 1, 1), place);
  add_lines (table, row, COLUMN_WENT, went);
  add_lines (table, row, COLUMN_CAME, came);
}

/**
 * rectify_changes_follow_table:
 * @comparison: two states of a plan
 *
 * Returns: (transfer full) (nullable): where steps and evidence came or went, and which; %NULL if
 *   none did
 */
RectifyTable *
rectify_changes_follow_table (RectifyComparison *comparison)
{
  g_autoptr (RectifyTable) table = NULL;

  for (guint i = 0; i < rectify_comparison_get_n_items (comparison); i++)
    {
      const RectifyDifference *difference = rectify_comparison_get_item (comparison, i);
      RectifyItem *item = difference->after != NULL ? difference->after : difference->before;
      g_autoptr (GPtrArray) went = list_only (difference->before, difference->after);
      g_autoptr (GPtrArray) came = list_only (difference->after, difference->before);

      if (went->len == 0 && came->len == 0)
        continue;
      if (table == NULL)
        table = table_new ();
      add_row (table, item, went, came);
    }
  return g_steal_pointer (&table);
}
