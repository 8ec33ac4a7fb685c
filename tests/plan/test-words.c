/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "rectify-words.h"

/* As “same[-deleted-]{+inserted+}”. */
static char *
describe (const char *before, const char *after)
{
  g_autoptr (GArray) parts = rectify_words_compare (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const RectifyWords *part = &g_array_index (parts, RectifyWords, i);
      const char *source = part->kind == RECTIFY_WORDS_DELETED ? before : after;
      const char *format = part->kind == RECTIFY_WORDS_SAME      ? "%.*s"
                           : part->kind == RECTIFY_WORDS_DELETED ? "[-%.*s-]"
                                                                 : "{+%.*s+}";
      g_autofree char *words
          = g_strdup_printf (format, (int) (part->end - part->start), source + part->start);

      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

static void
assert_words (const char *before, const char *after, const char *expected)
{
  g_autofree char *found = describe (before, after);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_examples (void)
{
  assert_words ("", "", "");
  assert_words ("加强学习。", "加强学习。", "加强学习。");
  assert_words ("", "加强学习。", "{+加强学习。+}");
  assert_words ("加强学习。", "", "[-加强学习。-]");
  assert_words ("由区财政局牵头。", "由区财政局、区审计局牵头。", "由区财政局{+、区审计局+}牵头。");
  assert_words ("于2022年12月底前完成。", "于2022年10月底前完成。",
                "于2022年[-12-]{+10+}月底前完成。");
  assert_words ("每季度至少检查1次，发现问题立即整改。", "每月至少检查2次，发现问题立即整改。",
                "每[-季度-]{+月+}至少检查[-1-]{+2+}次，发现问题立即整改。");
  assert_words ("区委办，区纪委监委机关。", "区委办，区委组织部，区纪委监委机关。",
                "区委办，{+区委组织部，+}区纪委监委机关。");
  /* Whole clauses, though the same characters would be left by a shift. */
  assert_words ("加强学习，加强管理。", "加强学习，加强监督，加强管理。",
                "加强学习，{+加强监督，+}加强管理。");
  assert_words ("一是抓学习。二是抓管理。三是抓落实。", "一是抓学习。三是抓落实。",
                "一是抓学习。[-二是抓管理。-]三是抓落实。");
}

/* A character that happens to be the same is no reason to shred the words. */
static void
test_not_shredded (void)
{
  assert_words ("对照检查，及时整改发现的问题，责任到人。",
                "对照检查，建立长效机制抓常抓长，责任到人。",
                "对照检查，[-及时整改发现的问题-]{+建立长效机制抓常抓长+}，责任到人。");
  assert_words ("学习不够深入", "思想上重视不足", "[-学习不够深入-]{+思想上重视不足+}");
  assert_words ("Office of Finance", "Office of Audit", "Office of [-Finance-]{+Audit+}");
}

static char *
make_text (guint n)
{
  static const char *const words[] = { "学", "习", "。", "，", "2022", "局", "a", " ", "e\u0301" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* What is the same and what was deleted is the old text; what is the same and what was inserted is
 * the new one. */
static void
assert_whole (const char *before, const char *after)
{
  g_autoptr (GArray) parts = rectify_words_compare (before, after);
  gsize old_end = 0, new_end = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const RectifyWords *part = &g_array_index (parts, RectifyWords, i);
      gsize length = part->end - part->start;

      g_assert_cmpuint (length, >, 0);
      if (part->kind == RECTIFY_WORDS_SAME)
        g_assert_cmpmem (before + old_end, length, after + part->start, length);
      if (part->kind != RECTIFY_WORDS_DELETED)
        {
          g_assert_cmpuint (part->start, ==, new_end);
          new_end = part->end;
        }
      else
        g_assert_cmpuint (part->start, ==, old_end);
      if (part->kind != RECTIFY_WORDS_INSERTED)
        old_end += length;
    }
  g_assert_cmpuint (old_end, ==, strlen (before));
  g_assert_cmpuint (new_end, ==, strlen (after));
}

static void
test_whole (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *a = make_text (g_test_rand_int_range (0, 30));
      g_autofree char *b = make_text (g_test_rand_int_range (0, 30));
      g_autofree char *longer = g_strconcat (a, b, a, NULL);

      assert_whole (a, b);
      assert_whole (a, longer);
      assert_whole (longer, b);
    }
}

/* More differences than are looked for: the result is coarser, but whole. */
static void
test_long (void)
{
  g_autofree char *a = make_text (20000);
  g_autofree char *b = make_text (20000);
  g_autofree char *framed_a = g_strconcat ("前言相同。", a, NULL);
  g_autofree char *framed_b = g_strconcat ("前言相同。", b, NULL);

  assert_whole (a, b);
  assert_whole (framed_a, framed_b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/examples", test_examples);
  g_test_add_func ("/words/not-shredded", test_not_shredded);
  g_test_add_func ("/words/whole", test_whole);
  g_test_add_func ("/words/long", test_long);
  return g_test_run ();
}
