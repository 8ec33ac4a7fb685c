/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-heading.h"

static void
test_words (void)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  g_autofree char *words = NULL;
  guint level = 0;

  g_assert_null (rectify_heading_dup (paragraph, &level));
  rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_2, "（一）");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_HEADING_2, RECTIFY_MARK_DELETED, "旧");
  rectify_paragraph_append_marked (paragraph, RECTIFY_RUN_HEADING_2, RECTIFY_MARK_INSERTED,
                                   "学习方面。 ");
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, "学习不够。");
  rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_2, "不算。");
  words = rectify_heading_dup (paragraph, &level);
  g_assert_cmpstr (words, ==, "（一）学习方面。");
  g_assert_cmpuint (level, ==, 2);
}

/* Running text and labels are no headings. */
static void
test_none (void)
{
  static const RectifyRunStyle styles[] = { RECTIFY_RUN_BODY, RECTIFY_RUN_LABEL };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
      guint level;

      rectify_paragraph_append (paragraph, styles[i], "责任单位：");
      rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_1, "一、");
      g_assert_null (rectify_heading_dup (paragraph, &level));
    }
}

static void
test_entries (void)
{
  static const char *const cases[][2] = { { "一、总则", "一、总则" },
                                          { "学习方面。", "学习方面" },
                                          { "措施：", "措施" },
                                          { "Aims.", "Aims" },
                                          { "。", "。" },
                                          { "甲\t乙\n丙", "甲 乙 丙" },
                                          { "甲。。", "甲。" },
                                          { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *entry = rectify_heading_dup_entry (cases[i][0]);

      g_assert_cmpstr (entry, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heading/words", test_words);
  g_test_add_func ("/heading/none", test_none);
  g_test_add_func ("/heading/entries", test_entries);
  return g_test_run ();
}
