/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"

static RectifyDocument *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return rectify_formats_load_bytes (bytes, "x.txt", error);
}

static void
test_reads (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "序号\t问题\n1\t甲\n", "{[序号][问题]\n[1][甲]}\n" },
    { "前\n序号\t问题\n1\t甲\n\n后", "前\n{[序号][问题]\n[1][甲]}\n后\n" },
    { "序号\t问题\n1\t甲\t乙\n", "序号\t问题\n1\t甲\t乙\n" },
    { "序号\t问题\n", "序号\t问题\n" },
    { "\t一是学习。\n\t二是落实。\n", "\t一是学习。\n\t二是落实。\n" },
    { "甲\t\n\t乙\n", "{[甲][]\n[][乙]}\n" },
    { "\t甲\n乙\t丙\n丁\t\n", "\t甲\n{[乙][丙]\n[丁][]}\n" },
    { "甲\t乙\n\n丙\t丁\n", "甲\t乙\n丙\t丁\n" },
    { "甲\t一\v二\n乙\t\v三\v\n", "{[甲][一/二]\n[乙][三]}\n" },
    { "甲\v乙\n丙\n", "甲\n乙\n丙\n" },
    { "甲\t一\n　\t二\n 　 \t三\n乙\t　\n", "{[甲+2][一]\n[二]\n[三+1]\n[乙]}\n" },
    { "　\t甲\n乙\t　\n", "{[][甲+1]\n[乙]}\n" },
    { "甲\t　　\n乙\t　丙\n", "{[甲][]\n[乙][　丙]}\n" },
    { "甲\t\"一\n二\"\n乙\t三\n", "{[甲][一/二]\n[乙][三]}\n" },
    { "甲\t\"一\r\n\"\"二\"\"\"\r\n乙\t三\r\n", "{[甲][一/\"二\"]\n[乙][三]}\n" },
    { "\"甲\n乙\"\t一\n丙\t二\n", "{[甲/乙][一]\n[丙][二]}\n" },
    { "甲\t\"一\n二\"\n", "{[甲][一/二]}\n" },
    { "甲\t\"一\t二\"\n乙\t三\n", "{[甲][一 二]\n[乙][三]}\n" },
    { "甲\t\"一\"\n乙\t三\n", "{[甲][\"一\"]\n[乙][三]}\n" },
    { "甲\t\"一\n乙\t三\n", "{[甲][\"一]\n[乙][三]}\n" },
    { "甲\t\"一\"二\n乙\t\"三\n\"\n", "{[甲][\"一\"二]\n[乙][三]}\n" },
    { "\"他说\n不\"\n完", "\"他说\n不\"\n完\n" },
    { "甲\t\"\"\n乙\t\"\"\"\"\n", "{[甲][\"\"]\n[乙][\"]}\n" },
    { "甲\t乙\n丙\t丁\n戊\t己\t庚\n辛\t壬\t癸",
      "{[甲][乙]\n[丙][丁]}\n{[戊][己][庚]\n[辛][壬][癸]}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyDocument) document = load (cases[i].text, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = format_testing_describe (document);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_lines (void)
{
  g_autoptr (RectifyDocument) document = load ("\n甲\t乙\n丙\t\"一\n二\"\n丁\t戊\n己\n", NULL);
  RectifyTable *table = rectify_document_get_table (document, 0);
  const RectifyCell *cell = rectify_table_get_cell (table, 2, 1);

  g_assert_cmpuint (rectify_paragraph_get_line (g_ptr_array_index (cell->paragraphs, 0)), ==, 5);
  g_assert_cmpuint (rectify_paragraph_get_line (rectify_document_get_paragraph (document, 1)), ==,
                    6);
}

static char *
random_words (gboolean may_be_blank)
{
  static const char *const words[]
      = { "甲", "整改", "\"", " ", "\t", "　", "1", "\"\"", "一是", "x", "，", "\v", "\n" };
  GString *text = g_string_new (may_be_blank ? "" : "乙");

  for (int i = g_test_rand_int_range (0, 5); i > 0; i--)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words) - 2)]);
  if (!may_be_blank)
    g_string_append (text, "丙");
  return g_string_free (text, FALSE);
}

static void
fill (RectifyCell *cell)
{
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *words = random_words (TRUE);
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, words);
      rectify_cell_add (cell, paragraph);
    }
}

static RectifyTable *
random_table (void)
{
  guint n_columns = g_test_rand_int_range (2, 6);
  guint n_rows = g_test_rand_int_range (2, 7);
  RectifyTable *table = rectify_table_new (n_columns);

  for (guint row = 0; row < n_rows; row++)
    rectify_table_add_row (table);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        guint height = MIN (n_rows - row, (guint) g_test_rand_int_range (1, 4));
        RectifyCell *cell;

        if (g_test_rand_int_range (0, 10) == 0)
          continue;
        cell = rectify_table_add_cell (table, row, column, height, g_test_rand_int_range (1, 3));
        if (cell != NULL)
          fill (cell);
      }
  return table;
}

static RectifyDocument *
random_document (void)
{
  RectifyDocument *document = rectify_document_new ();

  for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
    if (g_test_rand_bit ())
      {
        g_autoptr (RectifyTable) table = random_table ();

        rectify_document_add_table (document, table);
      }
    else
      {
        g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
        g_autofree char *words = random_words (FALSE);

        /* A paragraph's marks stay as they are: they could be taken for quoting. */
        rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, g_strdelimit (words, "\"", 'x'));
        rectify_document_add (document, paragraph);
      }
  return document;
}

/* What of a cell comes back: all but blanks around its paragraphs, and blanks for tabs. */
static char *
get_words (const RectifyCell *cell)
{
  g_autofree char *words = cell != NULL ? rectify_cell_dup_text (cell) : g_strdup ("");
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, lines[i]);
      if (!rectify_paragraph_is_blank (paragraph))
        g_string_append_printf (text, "%s\n", g_strdelimit (g_strstrip (lines[i]), "\t\v", ' '));
    }
  return g_string_free (text, FALSE);
}

static void
assert_same_table (RectifyTable *table, RectifyTable *again)
{
  g_assert_nonnull (again);
  g_assert_cmpuint (rectify_table_get_n_columns (again), ==, rectify_table_get_n_columns (table));
  g_assert_cmpuint (rectify_table_get_n_rows (again), ==, rectify_table_get_n_rows (table));
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);
        const RectifyCell *other = rectify_table_get_cell (again, row, column);
        g_autofree char *words = NULL;
        g_autofree char *found = get_words (other);

        g_assert_nonnull (other);
        if (cell != NULL && cell->column != column)
          cell = NULL;
        words = get_words (cell);
        g_assert_cmpstr (found, ==, words);
        g_assert_cmpuint (other->row, ==, cell != NULL ? cell->row : row);
      }
}

/* A table that is written and read back is the same. */
static void
test_written_and_read (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (RectifyDocument) document = random_document ();
      g_autofree char *text = rectify_document_dup_text (document);
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyDocument) again = load (text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rectify_document_get_n_blocks (again), ==,
                        rectify_document_get_n_blocks (document));
      for (guint j = 0; j < rectify_document_get_n_blocks (document); j++)
        if (rectify_document_get_table (document, j) != NULL)
          assert_same_table (rectify_document_get_table (document, j),
                             rectify_document_get_table (again, j));
    }
}

static void
test_bounds (void)
{
  g_autofree char *tabs = g_strnfill (3 * 1024 * 1024, '\t');
  g_autofree char *quotes = g_strnfill (3 * 1024 * 1024, '"');
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) opened = g_string_new (NULL);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyDocument) many = NULL;
  g_autoptr (RectifyDocument) unclosed = NULL;
  g_autoptr (GError) error = NULL;

  tabs[0] = '1';
  tabs[1024 * 1024] = '\n';
  tabs[1024 * 1024 + 1] = '2';
  document = load (tabs, NULL);
  g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 2);
  quotes[1024 * 1024] = '\t';
  many = load (quotes, NULL);
  g_assert_nonnull (many);
  for (guint i = 0; i < 300000; i++)
    g_string_append (opened, i % 3 == 0 ? "a\t\"\"\"b\n" : "\"\"\"a\tb\n");
  unclosed = load (opened->str, NULL);
  g_assert_nonnull (unclosed);
  for (guint i = 0; i < 1100000; i++)
    g_string_append (rows, "\t\n");
  g_string_prepend_c (rows, 'x');
  g_assert_null (load (rows->str, &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-tables/reads", test_reads);
  g_test_add_func ("/text-tables/lines", test_lines);
  g_test_add_func ("/text-tables/written-and-read", test_written_and_read);
  g_test_add_func ("/text-tables/bounds", test_bounds);
  return g_test_run ();
}
