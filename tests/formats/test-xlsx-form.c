/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "docx-testing.h"
#include "rectify-formats.h"

/* Tables that are to be filled in, as spreadsheets. */

#define SHEET "xl/worksheets/sheet1.xml"
#define N(name) "*[local-name()='" name "']"
#define CELL(place) "//" N ("c") "[@r='" place "']"
/* How a cell is locked and shows a number, by its style. */
#define STYLE "xl/styles.xml"

typedef struct {
  char *folder;
  char *path;
  GBytes *bytes;
} Fixture;

static void
add_row (RectifyTable *table, const char *const *words)
{
  guint row = rectify_table_add_row (table);

  for (guint i = 0; words[i] != NULL; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, row, i, 1, 1), words[i]);
}

static RectifyTable *
make_form (void)
{
  static const RectifyColumnInput inputs[]
      = { RECTIFY_COLUMN_SHOWN, RECTIFY_COLUMN_LIST,    RECTIFY_COLUMN_DATE,
          RECTIFY_COLUMN_TEXT,  RECTIFY_COLUMN_PERCENT, RECTIFY_COLUMN_HIDDEN };
  const char *const choices[] = { "未启动", "整改中", NULL };
  RectifyTable *table = rectify_table_new (G_N_ELEMENTS (inputs));

  add_row (table, (const char *[]){ "措施", "状态", "日期", "进展", "比例", "识别码", NULL });
  add_row (table, (const char *[]){ "多学。", "未启动", "", "", "", "R1", NULL });
  add_row (table, (const char *[]){ "多记。", "未启动", "", "", "", "R2", NULL });
  rectify_table_set_n_header_rows (table, 1);
  rectify_table_set_name (table, "反馈");
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    rectify_table_set_input (table, i, inputs[i],
                             inputs[i] == RECTIFY_COLUMN_LIST ? choices : NULL);
  return table;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) form = make_form ();
  g_autoptr (RectifyTable) facts = rectify_table_new (2);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  add_row (facts, (const char *[]){ "甲", "2026-11-20", NULL });
  rectify_table_set_name (facts, "facts");
  rectify_table_set_hidden (facts, TRUE);
  rectify_document_add_table (document, form);
  rectify_document_add_table (document, facts);
  self->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "form.xlsx", NULL);
  file = g_file_new_for_path (self->path);
  rectify_xlsx_format_save (document, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  self->bytes = g_bytes_new_take (content, length);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_bytes_unref (self->bytes);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static char *
query (Fixture *self, const char *part, const char *expression)
{
  xmlDoc *document = docx_testing_parse (self->bytes, part);
  char *said = docx_testing_query (document, expression);

  xmlFreeDoc (document);
  return said;
}

static void
assert_says (Fixture *self, const char *part, const char *expression, const char *expected)
{
  g_autofree char *said = query (self, part, expression);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_locked (Fixture *self, const char *place, const char *expected)
{
  g_autofree char *in_cell = g_strdup_printf ("string(//" N ("c") "[@r='%s']/@s)", place);
  g_autofree char *style = query (self, SHEET, in_cell);
  g_autofree char *in_style = g_strdup_printf ("string(//" N ("cellXfs") "/" N ("xf") "[%s+1]/" N (
                                                   "protection") "/@locked)",
                                               style);

  assert_says (self, STYLE, in_style, expected);
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  assert_says (self, SHEET, "string(//" N ("sheetProtection") "/@sheet)", "1");
  assert_says (self, SHEET, "count(//" N ("sheetProtection") "/@password)", "0");
  assert_locked (self, "A2", "");
  assert_locked (self, "B1", "");
  assert_locked (self, "F2", "");
  assert_locked (self, "B2", "0");
  assert_locked (self, "C3", "0");
  assert_locked (self, "D3", "0");
  assert_locked (self, "E2", "0");
  assert_says (self, SHEET, "string(//" N ("col") "[@min='6']/@hidden)", "1");
  assert_says (self, SHEET, "count(//" N ("col") "/@hidden)", "1");
  assert_says (self, SHEET, "count(//" N ("autoFilter") ")", "0");
  assert_says (self, SHEET, "string(//" N ("pane") "/@state)", "frozen");
}

static void
test_rules (Fixture *self, gconstpointer data)
{
#define RULE(type) "//" N ("dataValidation") "[@type='" type "']"
  assert_says (self, SHEET, "string(" RULE ("list") "/@sqref)", "B2:B3");
  assert_says (self, SHEET, "string(" RULE ("list") "/" N ("formula1") ")", "\"未启动,整改中\"");
  assert_says (self, SHEET, "string(" RULE ("date") "/@sqref)", "C2:C3");
  assert_says (self, SHEET, "string(" RULE ("whole") "/@sqref)", "E2:E3");
  assert_says (self, SHEET, "string(" RULE ("whole") "/" N ("formula2") ")", "100");
  assert_says (self, SHEET, "count(//" N ("dataValidation") ")", "3");
}

static void
test_hidden (Fixture *self, gconstpointer data)
{
  assert_says (self, "xl/workbook.xml", "string(//" N ("sheet") "[1]/@state)", "");
  assert_says (self, "xl/workbook.xml", "string(//" N ("sheet") "[2]/@state)", "hidden");
  /* Words are words there, also those that look like a day. */
  assert_says (self, "xl/worksheets/sheet2.xml", "string(" CELL ("B1") "/@t)", "s");
}

static char *
dup_cell (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (table, row, column);

  return cell != NULL ? rectify_cell_dup_text (cell) : NULL;
}

static void
test_load (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) sheets = rectify_formats_load_sheets (file, NULL, &error);
  g_autoptr (RectifyDocument) document = NULL;
  RectifyTable *form, *facts;
  g_autofree char *id = NULL;
  g_autofree char *day = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rectify_document_get_n_blocks (sheets), ==, 2);
  form = rectify_document_get_table (sheets, 0);
  facts = rectify_document_get_table (sheets, 1);
  g_assert_cmpstr (rectify_table_get_name (form), ==, "反馈");
  g_assert_false (rectify_table_get_hidden (form));
  g_assert_true (rectify_table_get_hidden (facts));
  day = dup_cell (facts, 0, 1);
  g_assert_cmpstr (day, ==, "2026-11-20");
  /* Columns in which nothing stands but the head are there too. */
  id = dup_cell (form, 2, 5);
  g_assert_cmpstr (id, ==, "R2");
  document = rectify_formats_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 1);
}

#define N_ROWS 60
#define ROWS_OF_PROBLEM 3

/* Of one area, with problems of some measures each. */
static RectifyTable *
make_long_form (const char *area)
{
  RectifyTable *table = rectify_table_new (4);

  add_row (table, (const char *[]){ "方面", "问题", "措施", "进展", NULL });
  rectify_table_set_n_header_rows (table, 1);
  for (guint i = 1; i <= N_ROWS; i++)
    {
      rectify_table_add_row (table);
      if (i == 1)
        rectify_cell_add_text (rectify_table_add_cell (table, i, 0, N_ROWS, 1), area);
      if (i % ROWS_OF_PROBLEM == 1)
        rectify_cell_add_text (rectify_table_add_cell (table, i, 1, ROWS_OF_PROBLEM, 1), "问题");
      rectify_cell_add_text (rectify_table_add_cell (table, i, 2, 1, 1), "多学。");
      rectify_table_add_cell (table, i, 3, 1, 1);
    }
  rectify_table_set_input (table, 3, RECTIFY_COLUMN_TEXT, NULL);
  return table;
}

static guint
query_number (Fixture *self, const char *format, guint number)
{
  g_autofree char *expression = g_strdup_printf (format, number);
  g_autofree char *said = query (self, SHEET, expression);

  return (guint) g_ascii_strtoull (said, NULL, 10);
}

static void
save_long_form (Fixture *self, const char *area)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) form = make_long_form (area);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  rectify_document_add_table (document, form);
  g_assert_true (rectify_xlsx_format_save (document, file, NULL, &error));
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  g_bytes_unref (self->bytes);
  self->bytes = g_bytes_new_take (content, length);
}

/* Where a page ends no cell is cut, and the one that goes on is said again. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  guint n_pages, start = 2;

  save_long_form (self, "一个方面");
  assert_says (self, SHEET, "string(//" N ("pageSetup") "/@fitToHeight)", "0");
  n_pages = query_number (self, "count(//" N ("brk") ")%.0u", 0) + 1;
  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 1; i <= n_pages; i++)
    {
      guint end
          = i < n_pages ? query_number (self, "string(//" N ("brk") "[%u]/@id)", i) : N_ROWS + 1;
      g_autofree char *area
          = g_strdup_printf ("count(//" N ("mergeCell") "[@ref='A%u:A%u'])", start, end);
      g_autofree char *words = g_strdup_printf ("boolean(" CELL ("A%u") "/" N ("v") ")", start);
      g_autofree char *heights
          = g_strdup_printf ("sum(//" N ("row") "[@r>=%u and @r<=%u]/@ht) < 700", start, end);

      g_assert_cmpuint ((end - 1) % ROWS_OF_PROBLEM, ==, 0);
      assert_says (self, SHEET, area, "1");
      assert_says (self, SHEET, words, "true");
      assert_says (self, SHEET, heights, "true");
      start = end + 1;
    }
}

/* What is longer than that goes on over pages: said again it would leave no room for the rest. */
static void
test_long_cell (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) area = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append (area, "方面");
  save_long_form (self, area->str);
  assert_says (self, SHEET, "count(//" N ("brk") ") > 3", "true");
  assert_says (self, SHEET, "count(//" N ("mergeCell") "[@ref='A2:A61'])", "1");
  assert_says (self, SHEET, "count(//" N ("row") "[@ht > 100])", "0");
}

static void
test_no_workbook (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "old.xls", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, NULL));
  g_assert_null (rectify_formats_load_sheets (file, NULL, &error));
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN);
  g_assert_true (g_str_has_prefix (error->message, "old.xls: "));
  g_unlink (path);
  g_rmdir (folder);
}

static void
add_test (const char *path, void (*func) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/xlsx-form/locked", test_locked);
  add_test ("/xlsx-form/rules", test_rules);
  add_test ("/xlsx-form/hidden", test_hidden);
  add_test ("/xlsx-form/load", test_load);
  add_test ("/xlsx-form/pages", test_pages);
  add_test ("/xlsx-form/long-cell", test_long_cell);
  g_test_add_func ("/xlsx-form/no-workbook", test_no_workbook);
  return g_test_run ();
}
