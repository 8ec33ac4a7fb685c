/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "rectify-plan-report.h"
#include "rectify-reading.h"

#define N_ROUNDS 400

static char *
without_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '\v' && c != 0xfeff && c != 0x200b)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

static void
assert_whole (RectifyReading *reading, const char *source)
{
  g_autoptr (RectifyDocument) written
      = rectify_plan_report_compose (rectify_reading_get_plan (reading));
  g_autofree char *text = rectify_document_dup_text (written);
  g_autofree char *got = without_blanks (text);
  g_autofree char *wanted = without_blanks (source);

  if (!g_str_equal (got, wanted))
    g_test_message ("source:\n%s", source);
  g_assert_cmpstr (got, ==, wanted);
}

static gboolean
collect (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL)
    g_ptr_array_add (user_data, item);
  return TRUE;
}

/* What the clerk may do before the import changes no word either. */
static void
correct_at_random (RectifyReading *reading)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      RectifyItem *item;

      rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), collect,
                            items);
      if (items->len == 0)
        return;
      item = g_ptr_array_index (items, g_test_rand_int_range (0, items->len));
      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          rectify_reading_set_kind (reading, item, g_test_rand_int_range (0, RECTIFY_N_ITEM_KINDS));
          break;
        case 1:
          rectify_reading_demote (reading, item);
          break;
        default:
          rectify_reading_promote (reading, item);
        }
    }
}

/* Items nested deeper than ledgers take could be read but not kept. */
static gboolean
check_depth (RectifyItem *item, gpointer user_data)
{
  g_assert_cmpuint (rectify_item_get_depth (item), <, RECTIFY_ITEM_MAX_DEPTH);
  return TRUE;
}

static void
assert_nothing_lost (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);
  g_autoptr (RectifyReading) reading = NULL;

  if (document == NULL)
    {
      g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY);
      return;
    }
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  assert_whole (reading, source);
  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), check_depth,
                        NULL);
  correct_at_random (reading);
  assert_whole (reading, source);
  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), check_depth,
                        NULL);
}

static const char *const pieces[] = { "一、",
                                      "二、",
                                      "三、",
                                      "（一）",
                                      "（二）",
                                      "(三)",
                                      "1.",
                                      "2.",
                                      "3．",
                                      "（1）",
                                      "（2）",
                                      "①",
                                      "②",
                                      "一是",
                                      "二是",
                                      "三要",
                                      "第一，",
                                      "第二，",
                                      "整改措施：",
                                      "整改措施",
                                      "存在问题：",
                                      "责任领导：",
                                      "责任单位:",
                                      "（责任人：",
                                      "整改时限：",
                                      "【责任领导】",
                                      "）",
                                      "；",
                                      "。",
                                      "，",
                                      "学习不够",
                                      "加强学习",
                                      "在理论学习方面",
                                      "存在问题及整改措施",
                                      "保障措施",
                                      "张三",
                                      "2022年12月底",
                                      "“一是一”",
                                      "（",
                                      "”",
                                      "“",
                                      "重点整改",
                                      "　",
                                      " ",
                                      "\n",
                                      "\n",
                                      "\n",
                                      "\t",
                                      "A1 ",
                                      "**",
                                      "__",
                                      "喆",
                                      "😀",
                                      "\xe2\x80\x8b",
                                      "落实时限：",
                                      "整改目标：",
                                      "（完成情况：",
                                      "比如，",
                                      "1.1",
                                      "1.2",
                                      "2提高",
                                      "1提高",
                                      "3提高",
                                      "首先，",
                                      "其次，",
                                      "最后，",
                                      "I.",
                                      "Ⅱ、",
                                      "⑴",
                                      "附件：",
                                      "责 任 人：",
                                      "问题1 ",
                                      "、" };

static void
test_generated (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (1, 120);

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      assert_nothing_lost (text->str);
    }
}

static void
add_cell (GString *text, gboolean is_head)
{
  static const char *const headings[]
      = { "序号",     "问题类别", "存在问题", "整改措施", "责任领导", "责任单位",
          "整改时限", "是否销号", "备注",     "",         "责任人",   "整改进展" };
  guint n = g_test_rand_int_range (0, 5);

  if (is_head)
    {
      g_string_append (text, headings[g_test_rand_int_range (0, G_N_ELEMENTS (headings))]);
      return;
    }
  if (g_test_rand_int_range (0, 5) == 0)
    {
      g_string_append (text, "\u3000");
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

      g_string_append (text, strpbrk (piece, "\t\n") != NULL ? "\v" : piece);
    }
}

static void
add_table (GString *text)
{
  guint n_rows = g_test_rand_int_range (2, 8);
  guint n_columns = g_test_rand_int_range (2, 9);

  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_c (text, row == 0 ? '\n' : ' ');
      for (guint column = 0; column < n_columns; column++)
        {
          if (column > 0)
            g_string_append_c (text, '\t');
          add_cell (text, row == 0);
        }
      g_string_append_c (text, '\n');
    }
}

/* Tables among running text, as lines parted by tabs. */
static void
test_tables (void)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < 4; j++)
        {
          guint n = g_test_rand_int_range (1, 20);

          for (guint k = 0; k < n; k++)
            g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          add_table (text);
        }
      assert_nothing_lost (text->str);
    }
}

static void
mutilate (GString *text)
{
  for (guint i = 0; i < 6 && text->len > 0; i++)
    {
      glong length = g_utf8_strlen (text->str, -1);
      glong at = length > 1 ? g_test_rand_int_range (0, length - 1) : 0;
      gsize start = g_utf8_offset_to_pointer (text->str, at) - text->str;
      glong to = at + g_test_rand_int_range (1, 30);
      gsize end = g_utf8_offset_to_pointer (text->str, MIN (length, to)) - text->str;
      g_autofree char *cut = g_strndup (text->str + start, end - start);

      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          g_string_erase (text, start, end - start);
          break;
        case 1:
          g_string_insert (text, start, cut);
          break;
        default:
          g_string_insert (text, start, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
        }
    }
}

static void
test_file (const char *path, guint n_rounds)
{
  g_autofree char *source = NULL;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  assert_nothing_lost (source);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (source);

      mutilate (text);
      assert_nothing_lost (text->str);
    }
}

static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);

  test_file (path, 60);
}

static void
test_corpus (void)
{
  const char *corpus = g_getenv ("RECTIFY_CORPUS");
  g_autoptr (GDir) dir = corpus != NULL ? g_dir_open (corpus, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("RECTIFY_CORPUS is not set");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      {
        g_autofree char *path = g_build_filename (corpus, name, NULL);

        test_file (path, 30);
      }
}

/* Whatever is put below what stands before it, the plan never gets deeper than ledgers take. */
static void
test_demoted (void)
{
  static const char source[] = "整改方案\n"
                               "一、甲\n"
                               "（一）乙\n"
                               "1.丙\n"
                               "（1）丁\n"
                               "①戊\n";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyReading) reading = NULL;
  RectifyItem *root;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, source);
  bytes = g_bytes_new (text->str, text->len);
  document = rectify_formats_load_bytes (bytes, "x", NULL);
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  root = rectify_plan_get_root (rectify_reading_get_plan (reading));
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();

      rectify_item_foreach (root, collect, items);
      for (guint i = 0; i < items->len; i++)
        rectify_reading_demote (reading, g_ptr_array_index (items, i));
    }
  rectify_item_foreach (root, check_depth, NULL);
  assert_whole (reading, text->str);
}

/* One paragraph that says the same again and again: in linear time. */
static void
test_long_paragraphs (void)
{
  static const char *const sayings[]
      = { "存在问题：一是学。", "1.加强学习。责任人：张三。整改时限：立行立改。",
          "整改措施：学。",     "完成情况：好。",
          "（责任人：张三）",   "一是加强学习。责任人：张三。" };

  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autoptr (GString) text = g_string_new ("整改方案\n");

      for (guint j = 0; j < 20000; j++)
        g_string_append (text, sayings[i]);
      {
        g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
        g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
        g_autoptr (RectifyReading) reading = NULL;

        g_assert_nonnull (document);
        reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
        assert_whole (reading, text->str);
      }
    }
}

/* A heading as long as a document, above very many items: it is not searched again for each. */
static void
test_long_heading (void)
{
  g_autoptr (GString) text = g_string_new ("整改方案\n一、存在问题和制度执行情况");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyReading) reading = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "，和制度执行情况");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i % 2 == 0 ? "\n（一）学习不深入" : "\n1.制定计划");
  bytes = g_bytes_new (text->str, text->len);
  document = rectify_formats_load_bytes (bytes, "x", NULL);
  g_assert_nonnull (document);
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  assert_whole (reading, text->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nothing-lost/generated", test_generated);
  g_test_add_func ("/nothing-lost/tables", test_tables);
  g_test_add_func ("/nothing-lost/demoted", test_demoted);
  g_test_add_func ("/nothing-lost/long-paragraphs", test_long_paragraphs);
  g_test_add_func ("/nothing-lost/long-heading", test_long_heading);
  g_test_add_func ("/nothing-lost/sample", test_sample);
  g_test_add_func ("/nothing-lost/corpus", test_corpus);
  return g_test_run ();
}
