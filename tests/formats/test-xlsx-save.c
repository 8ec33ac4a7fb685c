/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "docx-testing.h"
#include "format-testing.h"
#include "rectify-formats.h"

#define SHEET "xl/worksheets/sheet1.xml"
#define CELL(place) "//*[local-name()='c'][@r='" place "']"
/* The text of a shared string, by its number. */
#define STRINGS "xl/sharedStrings.xml"

static gboolean
try_save (RectifyDocument *document, GBytes **bytes, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-xlsx-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *content;
  gsize length;
  gboolean saved = rectify_xlsx_format_save (document, file, NULL, error);

  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, saved);
  if (saved && g_file_get_contents (path, &content, &length, NULL))
    {
      *bytes = g_bytes_new_take (content, length);
      g_unlink (path);
    }
  /* Nothing else was left there. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return saved;
}

static GBytes *
save (RectifyDocument *document)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  try_save (document, &bytes, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_fails (RectifyDocument *document, GQuark domain, int code, const char *in_message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_false (try_save (document, &bytes, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, in_message));
}

static char *
query (GBytes *bytes, const char *part, const char *expression)
{
  xmlDoc *document = docx_testing_parse (bytes, part);
  char *said = docx_testing_query (document, expression);

  xmlFreeDoc (document);
  return said;
}

static void
assert_says (GBytes *bytes, const char *part, const char *expression, const char *expected)
{
  g_autofree char *said = query (bytes, part, expression);

  g_assert_cmpstr (said, ==, expected);
}

/* What a cell shows that is text, which stands there itself or among those that are shared. */
static void
assert_text (GBytes *bytes, const char *place, const char *expected)
{
  g_autofree char *in_cell = g_strdup_printf ("string(//*[local-name()='c'][@r='%s'])", place);
  g_autofree char *of_type = g_strdup_printf ("string(//*[local-name()='c'][@r='%s']/@t)", place);
  g_autofree char *type = query (bytes, SHEET, of_type);
  g_autofree char *said = query (bytes, SHEET, in_cell);
  g_autofree char *string = g_strdup_printf ("string(//*[local-name()='si'][%s+1])", said);

  if (g_str_equal (type, "s"))
    {
      assert_says (bytes, STRINGS, string, expected);
      return;
    }
  g_assert_cmpstr (type, ==, "inlineStr");
  g_assert_cmpstr (said, ==, expected);
}

static RectifyParagraph *
add_line (RectifyDocument *document, RectifyParagraphRole role, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (document, paragraph);
  return paragraph;
}

/* Rows parted by line ends, cells by tabs; the first is the header. */
static RectifyTable *
make_table (const char *text, const char *name)
{
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);
  RectifyTable *table = NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      if (table == NULL)
        table = rectify_table_new (g_strv_length (cells));
      rectify_table_add_row (table);
      for (guint j = 0; cells[j] != NULL; j++)
        rectify_cell_add_text (rectify_table_add_cell (table, i, j, 1, 1), cells[j]);
    }
  rectify_table_set_n_header_rows (table, 1);
  rectify_table_set_name (table, name);
  return table;
}

static RectifyDocument *
make_document (const char *text, const char *name)
{
  RectifyDocument *document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table (text, name);

  rectify_document_add_table (document, table);
  return document;
}

static void
test_read_back (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) read = NULL;
  g_autoptr (RectifyTable) table = rectify_table_new (3);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  add_line (document, RECTIFY_PARAGRAPH_TITLE, "整改台账");
  add_line (document, RECTIFY_PARAGRAPH_FIELD, "单位：区财政局");
  for (guint i = 0; i < 3; i++)
    rectify_table_add_row (table);
  rectify_table_set_n_header_rows (table, 1);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), "序号");
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 1, 1, 2), "措施");
  rectify_cell_add_text (rectify_table_add_cell (table, 1, 0, 2, 1), "1");
  rectify_cell_add_text (rectify_table_add_cell (table, 1, 1, 1, 1), "一是甲。\n二是乙。");
  rectify_cell_add_text (rectify_table_add_cell (table, 1, 2, 1, 1), "2023年6月30日");
  rectify_cell_add_text (rectify_table_add_cell (table, 2, 1, 1, 1), "丙");
  rectify_document_add_table (document, table);
  add_line (document, RECTIFY_PARAGRAPH_BODY, "签收人：");
  bytes = save (document);
  read = rectify_formats_load_bytes (bytes, "x.xlsx", &error);
  g_assert_no_error (error);
  found = format_testing_describe (read);
  g_assert_cmpstr (found, ==,
                   "整改台账\n单位：区财政局\n{[序号][措施*1]=\n[1+1][一是甲。/二是乙。]"
                   "[2023年6月30日]\n[丙][]}\n签收人：\n");
  assert_says (bytes, SHEET, "count(//*[local-name()='mergeCell'])", "5");
  assert_says (bytes, SHEET, "string(//*[local-name()='pane']/@topLeftCell)", "A4");
  /* A filter would see the first row alone of what is merged. */
  assert_says (bytes, SHEET, "count(//*[local-name()='autoFilter'])", "0");
  g_assert_false (rectify_xlsx_format_leaves_out (document));
}

static void
test_filter (void)
{
  g_autoptr (RectifyDocument) document = make_document ("序号\t措施\n1\t甲\n2\t乙", "台账");
  g_autoptr (GBytes) bytes = save (document);

  assert_says (bytes, SHEET, "string(//*[local-name()='autoFilter']/@ref)", "A1:B3");
  assert_says (bytes, "xl/workbook.xml", "string(//*[local-name()='sheet']/@name)", "台账");
  assert_says (bytes, "xl/workbook.xml",
               "string(//*[local-name()='definedName'][@name='_xlnm.Print_Titles'])",
               "'台账'!$1:$1");
}

static void
assert_reads (GBytes *bytes, const char *text)
{
  g_autoptr (RectifyDocument) read = rectify_formats_load_bytes (bytes, "x.xlsx", NULL);
  g_autofree char *words = rectify_document_dup_text (read);

  g_assert_nonnull (strstr (words, text));
}

/* No text becomes anything else, however it begins. */
static void
test_injection (void)
{
  static const char *const texts[] = { "=1+1",
                                       "+86",
                                       "-1",
                                       "@SUM(A1)",
                                       "=HYPERLINK(\"http://example.org\")",
                                       "http://example.org",
                                       "mailto:a@example.org",
                                       "007",
                                       "1e5",
                                       "TRUE",
                                       "'甲",
                                       "<b>&amp;",
                                       "{=1}",
                                       "_x0041_",
                                       "=cmd|'/c calc'!A0" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *rows = g_strconcat ("甲\n", texts[i], "\n乙", NULL);
      g_autoptr (RectifyDocument) document = make_document (rows, NULL);
      g_autoptr (GBytes) bytes = save (document);

      /* But what would be read as the code of a character. */
      assert_text (bytes, "A2", g_str_equal (texts[i], "_x0041_") ? "_x005F_x0041_" : texts[i]);
      assert_reads (bytes, texts[i]);
      assert_says (bytes, SHEET, "count(//*[local-name()='f'])", "0");
      assert_says (bytes, SHEET, "count(//*[local-name()='hyperlink'])", "0");
    }
}

static void
test_numbers (void)
{
  g_autoptr (RectifyDocument) document
      = make_document ("序号\t份号\t电话\t内容\n1\t000001\t12345678901\t5\n12\t000002\t1\t甲",
                       NULL);
  g_autoptr (GBytes) bytes = save (document);

  assert_says (bytes, SHEET, "string(" CELL ("A2") "/@t)", "");
  assert_says (bytes, SHEET, "string(" CELL ("A3") ")", "12");
  assert_text (bytes, "B2", "000001");
  assert_text (bytes, "C3", "1");
  /* A number among words counts nothing. */
  assert_text (bytes, "D2", "5");
}

static void
assert_date (const char *text, const char *format)
{
  g_autofree char *rows = g_strconcat ("时限\t备注\n", text, "\t甲\n底前\t乙", NULL);
  g_autoptr (RectifyDocument) document = make_document (rows, NULL);
  g_autoptr (RectifyDocument) read = NULL;
  g_autoptr (GBytes) bytes = save (document);
  g_autofree char *found = NULL;
  g_autofree char *expected = g_strdup_printf ("{[时限][备注]=\n[%s][甲]\n[底前][乙]}\n", text);

  if (format == NULL)
    {
      assert_text (bytes, "A2", text);
    }
  else
    {
      assert_says (bytes, SHEET, "string(" CELL ("A2") "/@t)", "");
      assert_says (bytes, "xl/styles.xml", "string(//*[local-name()='numFmt']/@formatCode)",
                   format);
    }
  /* Reading has two forms of days; in those the words are the same. */
  if (format != NULL && !g_str_equal (text, "2023年6月30日") && !g_str_equal (text, "2023-06-30"))
    return;
  read = rectify_formats_load_bytes (bytes, "x.xlsx", NULL);
  found = format_testing_describe (read);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_dates (void)
{
  assert_date ("2023年6月30日", "yyyy\"年\"m\"月\"d\"日\"");
  assert_date ("2023年06月05日", "yyyy\"年\"mm\"月\"dd\"日\"");
  assert_date ("2023-06-30", "yyyy\"-\"mm\"-\"dd");
  assert_date ("2023.6.5", "yyyy\".\"m\".\"d");
  assert_date ("2023/6/5", "yyyy\"/\"m\"/\"d");
  assert_date ("2023年6月", NULL);
  assert_date ("2023年6月30日前", NULL);
  assert_date ("2023年2月30日", NULL);
  assert_date ("2023-6-05", NULL);
  assert_date ("1899年1月1日", NULL);
  assert_date ("2023年6月底", NULL);
  assert_date ("2023", NULL);
}

static void
test_names (void)
{
  static const char *const names[][2]
      = { { "区财政局", "区财政局" },
          { "区财政局", "区财政局 (2)" },
          { "A/B:C*[D]?\\", "A／B：C＊［D］？＼" },
          { "'甲'", "`甲`" },
          { "History", "History_" },
          { "HISTORY", "HISTORY_ (2)" },
          { "", "Sheet" },
          { NULL, "Sheet (2)" },
          { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一" },
          { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一三",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七 (2)" },
          /* Cut off where an apostrophe stands. */
          { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十'甲",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十`" },
          { "甲' ", "甲`" },
          { "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" } };
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RectifyTable) table = make_table ("甲\n乙", names[i][0]);

      rectify_document_add_table (document, table);
    }
  bytes = save (document);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *expression
          = g_strdup_printf ("string(//*[local-name()='sheet'][%u]/@name)", i + 1);

      assert_says (bytes, "xl/workbook.xml", expression, names[i][1]);
    }
}

/* What programs cannot show in a row takes several. */
static void
test_high_row (void)
{
  g_autoptr (GString) rows = g_string_new ("序号\t措施\n1\t");
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyDocument) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *highest = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (rows, "长");
  document = make_document (rows->str, NULL);
  bytes = save (document);
  highest = query (bytes, SHEET, "count(//*[local-name()='row'][@ht > 409.5])");
  g_assert_cmpstr (highest, ==, "0");
  assert_says (bytes, SHEET, "count(//*[local-name()='mergeCell'])", "2");
  assert_says (bytes, SHEET, "count(//*[local-name()='autoFilter'])", "0");
}

static void
test_too_much (void)
{
  g_autofree char *text = g_strnfill (32768, 'a');
  g_autofree char *rows = g_strconcat ("甲\n", text, NULL);
  g_autoptr (RectifyDocument) document = make_document (rows, "台账");
  g_autoptr (RectifyDocument) coded = NULL;
  g_autoptr (RectifyDocument) fitting = NULL;
  g_autoptr (GBytes) bytes = NULL;

  assert_fails (document, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "row 2, column 1 of “台账”");
  /* What is written for each of these is longer than itself. */
  memcpy (strchr (rows, 'a'), "_x0041_", strlen ("_x0041_"));
  rows[strlen (rows) - 1] = '\0';
  coded = make_document (rows, "台账");
  assert_fails (coded, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "row 2, column 1 of “台账”");
  memcpy (strchr (rows, '_'), "aaaaaaa", strlen ("aaaaaaa"));
  fitting = make_document (rows, "台账");
  bytes = save (fitting);
  assert_text (bytes, "A2", rows + strlen ("甲\n"));
}

/* Words that a spreadsheet, its XML or its codes could take for something else. */
static const char *const odd_words[] = { " 前有空格",
                                         "后有空格 ",
                                         "　全角　",
                                         "一是甲。\n二是乙。",
                                         "00123",
                                         "12345678901234567890",
                                         "+1",
                                         "=1+1",
                                         "_x000D_",
                                         "a_x0041_b",
                                         "_x",
                                         "<b>&amp;“引号”'\"",
                                         "2023年2月30日",
                                         "𠮷野家",
                                         "6月底、长期",
                                         "-",
                                         "1,234人",
                                         "TRUE" };

/* A table with a column of these, one with a cell across the rows, and at the end a text that is as
 * long as a cell can be. */
static RectifyTable *
make_odd_table (const char *longest)
{
  RectifyTable *table = rectify_table_new (3);
  guint n = G_N_ELEMENTS (odd_words);

  for (guint i = 0; i <= n; i++)
    rectify_table_add_row (table);
  rectify_table_set_n_header_rows (table, 1);
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 1, 1), "甲");
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 1, 1, 2), "乙");
  rectify_cell_add_text (rectify_table_add_cell (table, 1, 1, n, 1), "合并");
  for (guint i = 0; i < n; i++)
    {
      rectify_cell_add_text (rectify_table_add_cell (table, i + 1, 0, 1, 1), odd_words[i]);
      rectify_cell_add_text (rectify_table_add_cell (table, i + 1, 2, 1, 1),
                             i + 1 == n ? longest : "");
    }
  return table;
}

static void
assert_odd (RectifyTable *table, const char *longest)
{
  guint n = G_N_ELEMENTS (odd_words);

  for (guint i = 0; i < n; i++)
    {
      const RectifyCell *cell = rectify_table_get_cell (table, i + 1, 0);
      g_autofree char *found = rectify_cell_dup_text (cell);
      g_autofree char *expected = g_strdup (odd_words[i]);

      /* Readers drop blanks around lines. */
      g_assert_cmpstr (g_strstrip (found), ==, g_strstrip (expected));
      g_assert_true (rectify_table_get_cell (table, i + 1, 1)
                     == rectify_table_get_cell (table, 1, 1));
    }
  g_autofree char *found = rectify_cell_dup_text (rectify_table_get_cell (table, n, 2));

  g_assert_cmpstr (found, ==, longest);
}

/* Word for word, in a book whose rows are written as they come and in one of so many sheets that they
 * are not. */
static void
test_words (gconstpointer data)
{
  guint n_sheets = GPOINTER_TO_UINT (data);
  g_autofree char *longest = g_strnfill (32767, 'x');
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDocument) read = NULL;
  g_autoptr (RectifyTable) table = make_odd_table (longest);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_tables = 0;

  for (guint i = 0; i < n_sheets; i++)
    rectify_document_add_table (document, table);
  bytes = save (document);
  for (guint i = 0; i < G_N_ELEMENTS (odd_words); i++)
    {
      g_autofree char *place = g_strdup_printf ("A%u", i + 2);
      g_auto (GStrv) halves = g_strsplit (odd_words[i], "_x", -1);
      g_autofree char *coded = g_strjoinv ("_x005F_x", halves);

      assert_text (bytes, place, strlen (odd_words[i]) > 6 ? coded : odd_words[i]);
    }
  assert_says (bytes, SHEET, "string(starts-with(//*[local-name()='mergeCell'][2]/@ref, 'B2:B'))",
               "true");
  /* What is covered has borders too. */
  assert_says (bytes, SHEET, "string(" CELL ("B19") "/@s = " CELL ("B2") "/@s)", "true");
  assert_says (bytes, SHEET, "string(" CELL ("C1") "/@s = " CELL ("B1") "/@s)", "true");
  read = rectify_formats_load_bytes (bytes, "x.xlsx", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rectify_document_get_n_blocks (read); i++)
    if (rectify_document_get_table (read, i) != NULL)
      {
        assert_odd (rectify_document_get_table (read, i), longest);
        n_tables++;
      }
  g_assert_cmpuint (n_tables, ==, n_sheets);
}

/* What no XML has stands in no part of the file, wherever it is from. */
static void
test_control_characters (void)
{
  g_autoptr (RectifyDocument) document = make_document ("甲\x01\n乙\x0b\x1f", "台\x02账");
  g_autoptr (GBytes) bytes = NULL;

  rectify_document_set_title (document, "整\x01改\x0b方案\xef\xbf\xbf");
  rectify_document_set_author (document, "区\x08财政局");
  bytes = save (document);
  assert_text (bytes, "A2", "乙");
  assert_says (bytes, "docProps/core.xml", "string(//*[local-name()='title'])", "整改方案");
  assert_says (bytes, "docProps/core.xml", "string(//*[local-name()='creator'])", "区财政局");
  assert_says (bytes, "xl/workbook.xml", "string(//*[local-name()='sheet']/@name)", "台账");
}

static void
test_no_table (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();

  assert_fails (document, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY, "no table");
  add_line (document, RECTIFY_PARAGRAPH_TITLE, "整改方案");
  assert_fails (document, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY, "no table");
}

/* A sentence below a title is all that a report has to tell: a sheet tells it. */
static void
test_sentence_alone (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = NULL;

  rectify_document_set_title (document, "督办单");
  add_line (document, RECTIFY_PARAGRAPH_TITLE, "督办单");
  add_line (document, RECTIFY_PARAGRAPH_BODY, "没有到期未完成的任务。");
  g_assert_false (rectify_xlsx_format_leaves_out (document));
  bytes = save (document);
  assert_text (bytes, "A1", "督办单");
  assert_text (bytes, "A2", "没有到期未完成的任务。");
  assert_says (bytes, "xl/workbook.xml", "string(//*[local-name()='sheet']/@name)", "督办单");
  /* Running text is no sheet. */
  for (guint i = 0; i < 20; i++)
    add_line (document, RECTIFY_PARAGRAPH_BODY, "正文。");
  assert_fails (document, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY, "no table");
}

/* The tables of a report come first, the numbers of its pictures behind them. */
static void
test_drawings_last (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyDrawing) drawing = rectify_drawing_new (400, 200, "图示");
  g_autoptr (RectifyTable) numbers = make_table ("已完成\n12", "图示");
  g_autoptr (RectifyTable) table = make_table ("甲\n乙", "台账");
  g_autoptr (GBytes) bytes = NULL;

  rectify_drawing_set_table (drawing, numbers);
  rectify_paragraph_set_starts_page (add_line (document, RECTIFY_PARAGRAPH_ANNEX, "附件1"), TRUE);
  rectify_document_add_drawing (document, drawing);
  rectify_paragraph_set_starts_page (add_line (document, RECTIFY_PARAGRAPH_ANNEX, "附件2"), TRUE);
  rectify_document_add_table (document, table);
  bytes = save (document);
  assert_says (bytes, "xl/workbook.xml", "string(//*[local-name()='sheet'][1]/@name)", "台账");
  assert_says (bytes, "xl/workbook.xml", "string(//*[local-name()='sheet'][2]/@name)", "图示");
  /* Each with what stands above it. */
  assert_text (bytes, "A1", "附件2");
}

/* Rows to be filled in by hand have room for it. */
static void
test_room (void)
{
  g_autoptr (RectifyDocument) document = make_document ("甲\n乙", "表");
  g_autoptr (GBytes) bytes = NULL;

  rectify_table_set_room (rectify_document_get_table (document, 0), 1, 25.4);
  bytes = save (document);
  assert_says (bytes, SHEET, "string(//*[local-name()='row'][2]/@ht)", "72");
}

/* Pages of text have no sheet, and that is said. */
static void
test_pages_of_text (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = make_table ("甲\t丙\n乙\t丁", "附表");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) read = NULL;
  g_autofree char *found = NULL;

  add_line (document, RECTIFY_PARAGRAPH_BODY, "正文。");
  rectify_paragraph_set_starts_page (add_line (document, RECTIFY_PARAGRAPH_ANNEX, "附件"), TRUE);
  rectify_document_add_table (document, table);
  g_assert_true (rectify_xlsx_format_leaves_out (document));
  bytes = save (document);
  read = rectify_formats_load_bytes (bytes, "x.xlsx", NULL);
  found = format_testing_describe (read);
  g_assert_cmpstr (found, ==, "附件\n{[甲][丙]=\n[乙][丁]}\n");
}

static void
test_marks (void)
{
  g_autoptr (RectifyDocument) document = make_document ("甲\n乙", NULL);
  RectifyTable *table = rectify_document_get_table (document, 0);
  g_autoptr (RectifyParagraph) both = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (RectifyParagraph) gone = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autoptr (GBytes) bytes = NULL;

  rectify_paragraph_append (both, RECTIFY_RUN_BODY, "每");
  rectify_paragraph_append_marked (both, RECTIFY_RUN_BODY, RECTIFY_MARK_DELETED, "年");
  rectify_paragraph_append_marked (both, RECTIFY_RUN_BODY, RECTIFY_MARK_INSERTED, "月");
  rectify_paragraph_append_marked (gone, RECTIFY_RUN_BODY, RECTIFY_MARK_DELETED, "5");
  rectify_table_add_row (table);
  rectify_cell_add (rectify_table_add_cell (table, 2, 0, 1, 1), both);
  rectify_table_add_row (table);
  rectify_cell_add (rectify_table_add_cell (table, 3, 0, 1, 1), gone);
  bytes = save (document);
  assert_text (bytes, "A3", "每年月");
  assert_says (bytes, SHEET, "string(//*[local-name()='r'][.//*[local-name()='strike']])", "年");
  assert_says (bytes, SHEET, "string(//*[local-name()='r'][.//*[local-name()='u']])", "月");
  /* What is gone is text, and struck through as a whole. */
  assert_text (bytes, "A4", "5");
  assert_says (bytes, "xl/styles.xml", "count(//*[local-name()='font']/*[local-name()='strike'])",
               "1");
}

/* A cell of more pieces than programs take says what it was, and what it is. */
static void
test_many_marks (void)
{
  static const guint counts[] = { 100, 127, 128, 400, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (RectifyDocument) document = make_document ("甲\n乙", NULL);
      RectifyTable *table = rectify_document_get_table (document, 0);
      g_autoptr (RectifyParagraph) both = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
      g_autoptr (GString) after = g_string_new (NULL);
      g_autoptr (GString) all = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;

      for (guint j = 0; j < counts[i]; j++)
        {
          rectify_paragraph_append_marked (both, RECTIFY_RUN_BODY, RECTIFY_MARK_DELETED, "年");
          rectify_paragraph_append_marked (both, RECTIFY_RUN_BODY, RECTIFY_MARK_INSERTED, "月");
          g_string_append (after, "月");
        }
      rectify_table_add_row (table);
      rectify_cell_add (rectify_table_add_cell (table, 2, 0, 1, 1), both);
      bytes = save (document);
      for (guint j = 0; j < counts[i] && counts[i] < 127; j++)
        g_string_append (all, "年月");
      if (counts[i] < 127)
        assert_text (bytes, "A3", all->str);
      else if (counts[i] < 20000)
        {
          for (guint j = 0; j < counts[i]; j++)
            g_string_append (all, "年");
          g_string_append_printf (all, "\n%s", after->str);
          assert_text (bytes, "A3", all->str);
        }
      else
        assert_text (bytes, "A3", after->str);
    }
}

/* Cells that say they cover what others stand in make no file that programs have to repair. */
static void
test_overlap (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyTable) table = rectify_table_new (2);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 3; i++)
    rectify_table_add_row (table);
  rectify_cell_add_text (rectify_table_add_cell (table, 1, 1, 1, 1), "在内");
  rectify_cell_add_text (rectify_table_add_cell (table, 0, 0, 3, 2), "大");
  rectify_document_add_table (document, table);
  bytes = save (document);
  assert_says (bytes, SHEET, "count(//*[local-name()='mergeCell'])", "1");
  assert_says (bytes, SHEET, "string(//*[local-name()='mergeCell']/@ref)", "A1:B1");
  assert_text (bytes, "B2", "在内");
}

static void
test_same_bytes (void)
{
  g_autoptr (RectifyDocument) document = make_document ("甲\n乙", NULL);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  rectify_document_set_title (document, "某局<整改台账>");
  rectify_document_set_author (document, "某局");
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  first = save (document);
  second = save (document);
  g_assert_true (g_bytes_equal (first, second));
  assert_says (first, "docProps/core.xml", "string(//*[local-name()='created'])",
               "2023-11-14T22:13:20Z");
  assert_says (first, "docProps/core.xml", "string(//dc:title)", "某局<整改台账>");
  assert_says (first, "docProps/core.xml", "string(//dc:creator)", "某局");
  g_setenv ("SOURCE_DATE_EPOCH", "-99999999999999", TRUE);
  g_bytes_unref (save (document));
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_paper (void)
{
  static const char *const text = "学习的计划性不强，学用结合不够紧密，抓落实不够。";
  g_autofree char *row = g_strjoin ("\t", text, text, text, text, text, text, "g", NULL);
  g_autofree char *rows = g_strconcat ("1\t2\t3\t4\t5\t6\t7\n", row, NULL);
  g_autoptr (RectifyDocument) document = make_document (rows, NULL);
  g_autoptr (RectifyDocument) brief
      = make_document ("1\t2\t3\t4\t5\t6\t7\na\tb\tc\td\te\tf\tg", NULL);
  g_autoptr (GBytes) a4 = save (document);
  g_autoptr (GBytes) upright = save (brief);
  g_autoptr (GBytes) a3 = NULL;
  RectifyPageStyle style = { .paper = RECTIFY_PAPER_A3 };

  assert_says (a4, SHEET, "string(//*[local-name()='pageSetup']/@paperSize)", "9");
  assert_says (a4, SHEET, "string(//*[local-name()='pageSetup']/@orientation)", "landscape");
  assert_says (upright, SHEET, "string(//*[local-name()='pageSetup']/@orientation)", "portrait");
  assert_says (a4, SHEET, "string(//*[local-name()='pageSetup']/@fitToHeight)", "0");
  rectify_document_set_page_style (document, &style);
  a3 = save (document);
  assert_says (a3, SHEET, "string(//*[local-name()='pageSetup']/@paperSize)", "8");
}

/* A file that cannot be written leaves what was there. */
static void
test_cancelled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-xlsx-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = make_document ("甲\n乙", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (rectify_xlsx_format_save (document, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-save/read-back", test_read_back);
  g_test_add_func ("/xlsx-save/filter", test_filter);
  g_test_add_func ("/xlsx-save/injection", test_injection);
  g_test_add_func ("/xlsx-save/numbers", test_numbers);
  g_test_add_func ("/xlsx-save/dates", test_dates);
  g_test_add_func ("/xlsx-save/names", test_names);
  g_test_add_func ("/xlsx-save/high-row", test_high_row);
  g_test_add_func ("/xlsx-save/too-much", test_too_much);
  g_test_add_data_func ("/xlsx-save/words", GUINT_TO_POINTER (1), test_words);
  g_test_add_data_func ("/xlsx-save/words-of-many-sheets", GUINT_TO_POINTER (17), test_words);
  g_test_add_func ("/xlsx-save/control-characters", test_control_characters);
  g_test_add_func ("/xlsx-save/no-table", test_no_table);
  g_test_add_func ("/xlsx-save/pages-of-text", test_pages_of_text);
  g_test_add_func ("/xlsx-save/marks", test_marks);
  g_test_add_func ("/xlsx-save/many-marks", test_many_marks);
  g_test_add_func ("/xlsx-save/overlap", test_overlap);
  g_test_add_func ("/xlsx-save/sentence-alone", test_sentence_alone);
  g_test_add_func ("/xlsx-save/drawings-last", test_drawings_last);
  g_test_add_func ("/xlsx-save/room", test_room);
  g_test_add_func ("/xlsx-save/same-bytes", test_same_bytes);
  g_test_add_func ("/xlsx-save/paper", test_paper);
  g_test_add_func ("/xlsx-save/cancelled", test_cancelled);
  return g_test_run ();
}
