/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "rectify-line-breaker.h"

#define CELL 10.0

/* Half-width signs take half a cell, all others one. */
static RectifySign *
make_signs (const char *text, guint *n_signs)
{
  RectifySign *signs;
  guint i = 0;

  *n_signs = g_utf8_strlen (text, -1);
  signs = g_new0 (RectifySign, *n_signs + 1);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      signs[i].character = g_utf8_get_char (p);
      signs[i].width = signs[i].character < 0x80 ? CELL / 2 : CELL;
      signs[i].may_break
          = i > 0 && (signs[i - 1].character == ' ' || signs[i - 1].character == '-');
    }
  return signs;
}

static double
get_line_width (const RectifySign *signs, guint start, guint end)
{
  double width = 0;

  while (end > start && signs[end - 1].character == ' ')
    end--;
  for (guint i = start; i < end; i++)
    width += signs[i].width + signs[i].extra;
  return width;
}

/* Lines of ten cells, parted by "|"; all but the last fill the line. */
static void
check (const char *text, const char *expected)
{
  guint n_signs, start = 0;
  g_autofree RectifySign *signs = make_signs (text, &n_signs);
  g_autoptr (GArray) ends = rectify_lines_break (signs, n_signs, 10 * CELL, 0, CELL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);

      if (i > 0)
        g_string_append_c (lines, '|');
      for (guint j = start; j < end; j++)
        g_string_append_unichar (lines, signs[j].character);
      if (i + 1 < ends->len)
        g_assert_cmpfloat_with_epsilon (get_line_width (signs, start, end), 10 * CELL, 0.5);
      else
        g_assert_cmpfloat (get_line_width (signs, start, end), <=, 10 * CELL + 0.5);
      start = end;
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

typedef struct {
  const char *name;
  const char *text;
  const char *lines;
} Case;

static const Case cases[] = {
  { "plain", "一二三四五六七八九十一二三", "一二三四五六七八九十|一二三" },
  { "exact", "一二三四五六七八九十", "一二三四五六七八九十" },
  /* A mark that would begin the next line is pushed in: two marks give way by half a cell each. */
  { "mark-pushed-in", "一二，四五六七八九十。二三", "一二，四五六七八九十。|二三" },
  /* One mark alone gives only half a cell: what stands before it goes with it. */
  { "mark-pushed-out", "一二三四五六七八九十。二三", "一二三四五六七八九|十。二三" },
  { "pair-first", "一二）。五六七八九十一，三四", "一二）。五六七八九十|一，三四" },
  { "no-opening-at-end", "一二三四五六七八九（一二三）四", "一二三四五六七八九|（一二三）四" },
  { "dash-whole", "一二三四五六七八九——十", "一二三四五六七八|九——十" },
  { "ellipsis-whole", "一二三四五六七八九……十", "一二三四五六七八|九……十" },
  { "number-and-unit", "一二三四五六七八九12月底前", "一二三四五六七八九|12月底前" },
  { "number-whole", "一二三四五六七八1.55万元", "一二三四五六七八|1.55万元" },
  { "percent", "一二三四五六七八九85%以上", "一二三四五六七八九|85%以上" },
  { "year-and-month", "一二三四五六2023年12月底", "一二三四五六2023年|12月底" },
  { "thousands", "一二三四五六七八2 300余台", "一二三四五六七八|2 300余台" },
  { "unit-behind-blank", "一二三四五六七126.7 km内", "一二三四五六七|126.7 km内" },
  { "year-and-word", "一二三四五六七2022 the内", "一二三四五六七2022 |the内" },
  { "ordinal", "一二三四五六七八九第3号令", "一二三四五六七八九|第3号令" },
  { "word-whole", "一二三四五六七八九Word文件", "一二三四五六七八九|Word文件" },
  /* Much is left over before what may not be parted; its number stays whole all the same. */
  { "number-in-brackets-whole", "一二三四五“（〔2022〕135号令）”",
    "一二三四五|“（〔2022〕135号令）”" },
  { "blank-hangs", "一二三四五六七八九十 abc", "一二三四五六七八九十 |abc" },
  { "last-line-not-a-mark", "一，二三四五六七八九。", "一，二三四五六七八九。" },
  { "long-word", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst|uvwxyz" },
  { "empty", "", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  check (test->text, test->lines);
}

/* Anything at all: lines cover the text, none is too long, no mark is at a wrong end unless nothing
 * else can be done. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "字", "字", "字", "，", "。", "“", "”",  "（", "）",     "——",
          "a",  "b",  "1",  "2",  "年", " ", "、", "%",  "\u0301", "/" };

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree RectifySign *signs = NULL;
      g_autoptr (GArray) ends = NULL;
      guint n = g_test_rand_int_range (0, 80), n_signs, start = 0;
      double width = g_test_rand_int_range (1, 15) * CELL;
      double indent = g_test_rand_bit () ? CELL / 2 : 0;

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      signs = make_signs (text->str, &n_signs);
      ends = rectify_lines_break (signs, n_signs, width, indent, CELL);
      for (guint j = 0; j < ends->len; j++)
        {
          guint end = g_array_index (ends, guint, j);

          g_assert_cmpuint (end, >, start);
          if (end - start > 1)
            g_assert_cmpfloat (get_line_width (signs, start, end), <=,
                               width - (j == 0 ? indent : 0) + 0.5);
          start = end;
        }
      g_assert_cmpuint (start, ==, n_signs);
    }
}

/* Marks of all kinds: none at the wrong end of a line, and full lines end at the edge. */
static void
test_marks (void)
{
  static const char *const pieces[]
      = { "学，", "（习）落“实”。",   "《条例》、", "2023年6月", "1.5万元", "——",
          "……",   "第3号〔2022〕5号", "字字字",     "：“",       "”。",     "85%",
          "A/B" };

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new ("字");
      g_autofree RectifySign *signs = NULL;
      g_autoptr (GArray) ends = NULL;
      guint n_signs, start = 0;

      for (guint j = 0; j < 40; j++)
        g_string_append_printf (text, "%s字字",
                                pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      signs = make_signs (text->str, &n_signs);
      ends = rectify_lines_break (signs, n_signs, 28 * CELL, 2 * CELL, CELL);
      for (guint j = 0; j < ends->len; j++)
        {
          guint end = g_array_index (ends, guint, j);

          g_assert_false (rectify_sign_takes_no_head (signs[start].character));
          g_assert_false (rectify_sign_takes_no_end (signs[end - 1].character));
          if (j + 1 < ends->len)
            g_assert_cmpfloat_with_epsilon (get_line_width (signs, start, end),
                                            (j == 0 ? 26 : 28) * CELL, 0.5);
          start = end;
        }
    }
}

/* A long text without a place to break costs no more than its length. */
static void
test_endless_word (void)
{
  g_autofree char *text = g_strnfill (400000, 'a');
  guint n_signs;
  g_autofree RectifySign *signs = make_signs (text, &n_signs);
  g_autoptr (GArray) ends = rectify_lines_break (signs, n_signs, 28 * CELL, 0, CELL);

  g_assert_cmpuint (ends->len, ==, (n_signs + 55) / 56);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/line-breaker/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/line-breaker/random", test_random);
  g_test_add_func ("/line-breaker/marks", test_marks);
  g_test_add_func ("/line-breaker/endless-word", test_endless_word);
  return g_test_run ();
}
