/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "docx-testing.h"
#include "random-plan.h"
#include "rectify-formats.h"
#include "rectify-plan-json.h"
#include "rectify-plan-report.h"
#include "rectify-reading.h"

#define N_DOCUMENTS 150
#define N_PLANS 150

static const char *const words[] = { "一、存在问题", "（一）学习不深。",
                                     "责任单位：",   "区财政局",
                                     "2023年6月底",  " ",
                                     "　",           "",
                                     "“”—…《》",     "&amp; <b> ]]>",
                                     "\"quoted\"",   "\x01\xef\xbf\xbf",
                                     "A-1 b.",       "𠮷😀",
                                     "\n",           "加强领导，每季度调研一次；" };

/* White space aside, but for what parts cells and paragraphs; and without what no XML file has. */
static void
append_plain (GString *plain, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0xffff)
        g_string_append_unichar (plain, c);
    }
}

static char *
pick_text (guint n_most)
{
  GString *text = g_string_new (NULL);

  for (guint n = g_test_rand_int_range (0, n_most); n > 0; n--)
    {
      const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

      /* Runs have no line ends. */
      if (*word != '\n')
        g_string_append (text, word);
    }
  return g_string_free (text, FALSE);
}

static RectifyParagraph *
make_paragraph (void)
{
  RectifyParagraph *paragraph = rectify_paragraph_new (
      g_test_rand_int_range (RECTIFY_PARAGRAPH_BODY, RECTIFY_PARAGRAPH_FIELD + 1));

  for (guint n = g_test_rand_int_range (0, 4); n > 0; n--)
    {
      g_autofree char *text = pick_text (5);

      rectify_paragraph_append (paragraph,
                                g_test_rand_int_range (RECTIFY_RUN_BODY, RECTIFY_RUN_LABEL + 1),
                                text);
    }
  return paragraph;
}

/* Cells cover rectangles, as those of all readers do. */
static gboolean
is_free (RectifyTable *table, guint row, guint column, guint n_rows, guint n_columns)
{
  for (guint i = row; i < row + n_rows; i++)
    for (guint j = column; j < column + n_columns; j++)
      if (rectify_table_get_cell (table, i, j) != NULL)
        return FALSE;
  return TRUE;
}

static RectifyTable *
make_table (void)
{
  guint n_columns = g_test_rand_int_range (1, g_test_rand_bit () ? 5 : 14);
  guint n_rows = g_test_rand_int_range (0, 7);
  RectifyTable *table = rectify_table_new (n_columns);

  for (guint i = 0; i < n_rows; i++)
    rectify_table_add_row (table);
  rectify_table_set_n_header_rows (table, g_test_rand_int_range (0, n_rows + 1));
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        guint height = g_test_rand_int_range (1, MIN (n_rows - row, 3) + 1);
        guint width = g_test_rand_int_range (1, MIN (n_columns - column, 3) + 1);
        RectifyCell *cell;

        if (g_test_rand_int_range (0, 5) == 0 || !is_free (table, row, column, height, width))
          continue;
        cell = rectify_table_add_cell (table, row, column, height, width);
        for (guint n = g_test_rand_int_range (0, 4); n > 0; n--)
          {
            g_autoptr (RectifyParagraph) paragraph = make_paragraph ();

            rectify_cell_add (cell, paragraph);
          }
      }
  return table;
}

static RectifyDocument *
make_document (void)
{
  RectifyDocument *document = rectify_document_new ();

  for (guint n = g_test_rand_int_range (0, 12); n > 0; n--)
    {
      if (g_test_rand_int_range (0, 3) > 0)
        {
          g_autoptr (RectifyParagraph) paragraph = make_paragraph ();

          rectify_document_add (document, paragraph);
        }
      else
        {
          g_autoptr (RectifyTable) table = make_table ();

          rectify_document_add_table (document, table);
        }
    }
  return document;
}

/* Blank paragraphs are dropped by all readers. Returns whether it was none. */
static gboolean
describe_paragraph (RectifyParagraph *paragraph, GString *text)
{
  gsize start = text->len;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    append_plain (text, rectify_paragraph_get_run (paragraph, i)->text);
  return text->len > start;
}

static void
describe_cell (const RectifyCell *cell, GString *text)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < cell->paragraphs->len; i++)
    if (describe_paragraph (g_ptr_array_index (cell->paragraphs, i), text))
      g_string_append_c (text, '/');
  g_string_append_printf (text, "+%u*%u]", cell->n_rows, cell->n_columns);
}

/* Returns whether something stands in it; other tables are dropped by the reader. */
static gboolean
describe_table (RectifyTable *table, GString *text)
{
  gboolean has_text = FALSE;

  g_string_append_printf (text, "{%u ", rectify_table_get_n_header_rows (table));
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    {
      for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
        {
          const RectifyCell *cell = rectify_table_get_cell (table, row, column);
          gsize start = text->len;

          if (cell == NULL)
            g_string_append (text, "[+1*1]");
          else if (cell->row == row && cell->column == column)
            describe_cell (cell, text);
          has_text |= text->len > start && text->str[start + 1] != '+';
        }
      g_string_append_c (text, '\n');
    }
  g_string_append (text, "}\n");
  return has_text;
}

/* Fields are running text to the reader of files, which does not know their words. */
static char *
describe (RectifyDocument *document)
{
  static const char *const roles[] = { "body", "title", "h1", "h2", "h3", "h4", "body" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      gsize start = text->len;
      gboolean there;

      if (table != NULL)
        there = describe_table (table, text);
      else
        {
          g_string_append_printf (text, "%s ", roles[rectify_paragraph_get_role (paragraph)]);
          there = describe_paragraph (paragraph, text);
          g_string_append_c (text, '\n');
        }
      if (!there)
        g_string_truncate (text, start);
    }
  return g_string_free (text, FALSE);
}

/* Text as it is written to text files: lines and cells, without other white space. */
static char *
describe_text (RectifyDocument *document)
{
  g_autofree char *text = rectify_document_dup_text (document);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit_set (lines[i], "\t\v", -1);
      gsize start = plain->len;

      for (guint j = 0; cells[j] != NULL; j++)
        {
          gsize before = plain->len;

          append_plain (plain, cells[j]);
          if (plain->len > before)
            g_string_append_c (plain, '|');
        }
      if (plain->len > start)
        g_string_append_c (plain, '\n');
    }
  return g_string_free (plain, FALSE);
}

static RectifyDocument *
write_and_read (RectifyDocument *document)
{
  g_autoptr (GBytes) bytes = docx_testing_save (document);
  g_autoptr (GError) error = NULL;
  RectifyDocument *read;

  docx_testing_assert_sound (bytes);
  read = rectify_formats_load_bytes (bytes, "x.docx", &error);
  if (read == NULL)
    {
      g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY);
      return rectify_document_new ();
    }
  return read;
}

static void
test_documents (void)
{
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (RectifyDocument) document = make_document ();
      g_autoptr (RectifyDocument) read = write_and_read (document);
      g_autofree char *wanted = describe (document);
      g_autofree char *got = describe (read);

      g_assert_cmpstr (got, ==, wanted);
    }
}

static void
test_text (void)
{
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (RectifyDocument) document = make_document ();
      g_autoptr (RectifyDocument) read = write_and_read (document);
      g_autofree char *wanted = describe_text (document);
      g_autofree char *got = describe_text (read);

      g_assert_cmpstr (got, ==, wanted);
    }
}

/* Takes @document. */
static RectifyPlan *
read_plan (RectifyDocument *document)
{
  g_autoptr (RectifyReading) reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);

  g_object_unref (document);
  return g_object_ref (rectify_reading_get_plan (reading));
}

/* Whether a heading is one by its style alone, which a text file does not say. */
static gboolean
has_unlabelled_heading (RectifyDocument *document)
{
  static const char labels[] = "一二三四五六七八九十第（(0123456789①②③④⑤⑥⑦⑧⑨⑩";

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      RectifyParagraphRole role
          = paragraph != NULL ? rectify_paragraph_get_role (paragraph) : RECTIFY_PARAGRAPH_BODY;
      g_autofree char *text = NULL;

      if (role < RECTIFY_PARAGRAPH_HEADING_1 || role > RECTIFY_PARAGRAPH_HEADING_4)
        continue;
      text = rectify_paragraph_dup_text (paragraph);
      if (*text == '\0' || g_utf8_strchr (labels, -1, g_utf8_get_char (text)) == NULL)
        return TRUE;
    }
  return FALSE;
}

/* The way through a text file is the other one; it has no roles and no styles either. */
static void
assert_same_plan (RectifyDocument *composed)
{
  g_autofree char *text = rectify_document_dup_text (composed);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RectifyDocument *plain = rectify_formats_load_bytes (bytes, "x.txt", &error);
  g_autoptr (RectifyPlan) wanted = NULL;
  g_autoptr (RectifyPlan) got = NULL;
  g_autofree char *wanted_json = NULL;
  g_autofree char *got_json = NULL;

  if (plain == NULL)
    {
      g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY);
      plain = rectify_document_new ();
    }
  /* There the document itself is the other way. */
  if (has_unlabelled_heading (composed))
    g_set_object (&plain, composed);
  wanted = read_plan (plain);
  got = read_plan (write_and_read (composed));
  wanted_json = rectify_plan_to_json (wanted);
  got_json = rectify_plan_to_json (got);
  if (strcmp (got_json, wanted_json) != 0)
    g_test_message ("text:\n%s", text);
  g_assert_cmpstr (got_json, ==, wanted_json);
}

static gboolean
drop_columns (RectifyItem *item, gpointer user_data)
{
  rectify_item_set_columns (item, "");
  return TRUE;
}

static void
test_plans (void)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (0, 30));
      g_autoptr (RectifyDocument) composed = NULL;

      rectify_item_foreach (rectify_plan_get_root (plan), drop_columns, NULL);
      composed = rectify_plan_report_compose (plan);
      assert_same_plan (composed);
    }
}

/* What a row alone is, a text file cannot say; a table in a DOCX file is always one. Its words are
 * there in the same order. */
static void
test_plans_with_tables (void)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (0, 30));
      g_autoptr (RectifyDocument) composed = rectify_plan_report_compose (plan);
      g_autoptr (RectifyPlan) read = read_plan (write_and_read (composed));
      g_autoptr (RectifyDocument) again = rectify_plan_report_compose (read);
      g_autofree char *wanted_text = rectify_document_dup_text (composed);
      g_autofree char *got_text = rectify_document_dup_text (again);
      GString *wanted = g_string_new (NULL);
      GString *got = g_string_new (NULL);

      append_plain (wanted, wanted_text);
      append_plain (got, got_text);
      g_assert_cmpstr (got->str, ==, wanted->str);
      g_string_free (wanted, TRUE);
      g_string_free (got, TRUE);
    }
}

static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = rectify_formats_load (file, NULL, NULL);
  g_autoptr (RectifyReading) reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  g_autoptr (RectifyDocument) composed
      = rectify_plan_report_compose (rectify_reading_get_plan (reading));

  assert_same_plan (composed);
}

/* What closes a text is set with tabs; read again it must not grow. */
static void
test_ends (void)
{
  static const char text[]
      = "某局整改方案\n一、工作要求\n抓紧抓实。\n附件：1.名单\n2. 台账\n水务局\n2026年6月30日\n"
        "抄送：区委，组织部。\n水务局办公室        2026年7月1日印发\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  RectifyDocument *document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (RectifyPlan) plan = read_plan (document);
      g_autoptr (RectifyDocument) composed = rectify_plan_report_compose (plan);
      g_autofree char *composed_text = rectify_document_dup_text (composed);

      if (first == NULL)
        first = g_steal_pointer (&composed_text);
      else
        g_assert_cmpstr (composed_text, ==, first);
      document = write_and_read (composed);
    }
  g_object_unref (document);
  g_assert_nonnull (strstr (first, "附件：1. 名单"));
  g_assert_nonnull (strstr (first, "　　　2. 台账"));
  g_assert_nonnull (strstr (first, "抄送：\t区委"));
  g_assert_nonnull (strstr (first, "水务局办公室\t2026年7月1日印发"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-round-trip/documents", test_documents);
  g_test_add_func ("/docx-round-trip/text", test_text);
  g_test_add_func ("/docx-round-trip/plans", test_plans);
  g_test_add_func ("/docx-round-trip/plans-with-tables", test_plans_with_tables);
  g_test_add_func ("/docx-round-trip/sample", test_sample);
  g_test_add_func ("/docx-round-trip/ends", test_ends);
  return g_test_run ();
}
