/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"

/* What spreadsheets save as CSV. */

static char *
describe (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.csv", &error);

  g_assert_no_error (error);
  return format_testing_describe (document);
}

static void
test_reads (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "序号,问题,措施\n1,甲,学\n2,乙,做\n", "{[序号][问题][措施]\n[1][甲][学]\n[2][乙][做]}\n" },
    { "台账,,\r\n序号,问题,措施\r\n1,\"甲,一\",\"学\r\n做\"\r\n",
      "台账\n{[序号][问题][措施]\n[1][甲,一][学/做]}\n" },
    { "a,b,c\n1,\"他说\"\"不\"\"\",x\n2,\"\",\"\"\n",
      "{[a][b][c]\n[1][他说\"不\"][x]\n[2][][]}\n" },
    { "a,b,c\n\n1,2,3\n4,,6\n注：甲,,\n", "{[a][b][c]\n[1][2][3]\n[4][][6]}\n注：甲\n" },
    /* A mark that is not closed quotes nothing. */
    { "a,b,c\n1,\"2,3\n4,5,6\n", "{[a][b][c]\n[1][\"2][3]\n[4][5][6]}\n" },
    /* Sentences with commas of the wrong width. */
    { "一,二,三\n四,五,六\n", "一,二,三\n四,五,六\n" },
    { "一,二\n三,四\n五,六\n", "一,二\n三,四\n五,六\n" },
    { "一,二,三\n四,五,六,七\n八,九,十\n", "一,二,三\n四,五,六,七\n八,九,十\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Whatever the cells hold, it comes back. */
static void
test_random (void)
{
  static const char *const pieces[] = { "甲", "，", ",", "\"", "\n", "一是", " ", "1.", "a" };

  for (guint round = 0; round < 200; round++)
    {
      guint n_rows = g_test_rand_int_range (3, 6), n_columns = g_test_rand_int_range (3, 6);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) wanted = g_string_new (NULL);
      g_autofree char *found = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RectifyDocument) document = NULL;
      g_autoptr (GString) plain = g_string_new (NULL);

      for (guint i = 0; i < n_rows * n_columns; i++)
        {
          g_autoptr (GString) cell = g_string_new ("字");
          g_auto (GStrv) quoted = NULL;
          g_autofree char *doubled = NULL;

          for (guint j = g_test_rand_int_range (0, 5); j > 0; j--)
            g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          quoted = g_strsplit (cell->str, "\"", -1);
          doubled = g_strjoinv ("\"\"", quoted);
          g_string_append_printf (text, "\"%s\"%s", doubled,
                                  i % n_columns == n_columns - 1 ? "\r\n" : ",");
          g_string_append (wanted, cell->str);
        }
      bytes = g_bytes_new (text->str, text->len);
      document = rectify_formats_load_bytes (bytes, "x.csv", NULL);
      g_assert_nonnull (rectify_document_get_table (document, 0));
      for (guint row = 0; row < n_rows; row++)
        for (guint column = 0; column < n_columns; column++)
          {
            g_autofree char *cell = rectify_cell_dup_text (
                rectify_table_get_cell (rectify_document_get_table (document, 0), row, column));

            g_string_append (plain, cell);
          }
      g_string_replace (plain, "\n", "", 0);
      g_string_replace (wanted, "\n", "", 0);
      g_string_replace (plain, " ", "", 0);
      g_string_replace (wanted, " ", "", 0);
      g_assert_cmpstr (plain->str, ==, wanted->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/text-csv/reads", test_reads);
  g_test_add_func ("/formats/text-csv/random", test_random);
  return g_test_run ();
}
