/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-testing.h"

#include <string.h>

#include "rectify-plan-report.h"

/*
 * Tables of documents: a line a row, cells parted by "|"; "^" continues the cell above, "<" the one
 * before, "/" parts paragraphs in a cell. What is read is written as an outline of kinds, labels,
 * words, fields.
 */
RectifyTable *
tables_make (const char *const *lines)
{
  g_auto (GStrv) first = g_strsplit (lines[0], "|", -1);
  guint n_columns = g_strv_length (first);
  RectifyTable *table = rectify_table_new (n_columns);
  guint n_rows = g_strv_length ((char **) lines);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));
  for (guint i = 0; i < n_rows; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      rectify_table_add_row (table);
      for (guint j = 0; j < n_columns && cells[j] != NULL; j++)
        {
          guint height = 1, width = 1;
          RectifyCell *cell;

          if (g_str_equal (cells[j], "^") || g_str_equal (cells[j], "<"))
            continue;
          while (i + height < n_rows
                 && g_strcmp0 (((char **) g_ptr_array_index (rows, i + height))[j], "^") == 0)
            height++;
          while (j + width < n_columns && g_strcmp0 (cells[j + width], "<") == 0)
            width++;
          cell = rectify_table_add_cell (table, i, j, height, width);
          /* Spans of random tables run into each other. */
          if (cell != NULL)
            rectify_cell_add_text (cell, g_strdelimit (cells[j], "/", '\n'));
        }
    }
  return table;
}

static void
describe_words (GString *text, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    g_string_append_c (text, *p == '\n' ? '/' : *p == '\t' ? '|' : *p == '\v' ? '/' : *p);
}

static void
describe_progress (GString *text, RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      const GDate *date = rectify_progress_entry_get_date (entry);

      g_string_append (text, " <did ");
      if (date != NULL)
        g_string_append_printf (text, "%d-%02d-%02d ", g_date_get_year (date),
                                g_date_get_month (date), g_date_get_day (date));
      describe_words (text, rectify_progress_entry_get_text (entry));
      g_string_append_c (text, '>');
    }
}

static void
describe (GString *text, RectifyItem *item, guint depth)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "  ");
  g_string_append_printf (text, "%s", rectify_item_kind_get_nick (rectify_item_get_kind (item)));
  if (*rectify_item_get_label (item) != '\0')
    g_string_append_printf (text, " [%s]", rectify_item_get_label (item));
  if (*rectify_item_get_heading (item) != '\0' || *rectify_item_get_text (item) != '\0')
    g_string_append_c (text, ' ');
  describe_words (text, rectify_item_get_heading (item));
  if (*rectify_item_get_heading (item) != '\0' && *rectify_item_get_text (item) != '\0')
    g_string_append_c (text, '~');
  describe_words (text, rectify_item_get_text (item));
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      g_autofree char *names
          = g_strjoinv ("+", (char **) rectify_assignment_get_names (assignment));

      g_string_append_printf (text, " <%s %s>",
                              rectify_role_get_nick (rectify_assignment_get_role (assignment)),
                              names);
    }
  if (deadline != NULL)
    g_string_append_printf (text, " <by %s>", rectify_deadline_get_text (deadline));
  if (rectify_item_get_status (item) != RECTIFY_STATUS_NOT_STARTED)
    g_string_append_printf (text, " <%s>",
                            rectify_status_get_nick (rectify_item_get_status (item)));
  describe_progress (text, item);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    describe (text, rectify_item_get_child (item, i), depth + 1);
}

char *
tables_dup_plain (RectifyDocument *document)
{
  g_autofree char *text = rectify_document_dup_text (document);
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\v')
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

char *
tables_describe_plan (RectifyPlan *plan)
{
  RectifyItem *root = rectify_plan_get_root (plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    describe (text, rectify_item_get_child (root, i), 0);
  return g_string_free (text, FALSE);
}

RectifyReading *
tables_read_document (RectifyDocument *document)
{
  g_autoptr (GError) error = NULL;
  RectifyReading *reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);

  g_assert_no_error (error);
  return reading;
}

/* Nothing is lost, and the document that is written from the plan gives the same plan. */
void
tables_check_written (RectifyDocument *document, RectifyPlan *plan)
{
  g_autoptr (RectifyDocument) written = rectify_plan_report_compose (plan);
  g_autofree char *source = tables_dup_plain (document);
  g_autofree char *text = tables_dup_plain (written);
  g_autoptr (RectifyReading) again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (text, ==, source);
  again = tables_read_document (written);
  before = tables_describe_plan (plan);
  after = tables_describe_plan (rectify_reading_get_plan (again));
  g_assert_cmpstr (after, ==, before);
}

void
tables_check (const char *const *lines, const char *expected)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = tables_make (lines);
  g_autoptr (RectifyReading) reading = NULL;
  g_autofree char *outline = NULL;

  rectify_document_add_table (document, table);
  reading = tables_read_document (document);
  outline = tables_describe_plan (rectify_reading_get_plan (reading));
  g_assert_cmpstr (outline, ==, expected);
  tables_check_written (document, rectify_reading_get_plan (reading));
}
