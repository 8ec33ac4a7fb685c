/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "format-testing.h"
#include "rectify-formats.h"

/* Text with the marks of Markdown, which are no words of it. */

static RectifyDocument *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  RectifyDocument *document = rectify_formats_load_bytes (bytes, "x.md", &error);

  g_assert_no_error (error);
  return document;
}

static void
test_reads (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "# 整改方案\n\n> 2026年\n\n## 一、目标 ##\n---\n- **责任单位**：财政局\n* 其他\n",
      "#整改方案\n2026年\n##一、目标\n责任单位：财政局\n其他\n" },
    { "# 题\n**一**\n**二** 与 **三**\n\\*注 `码` a*b**c\n- [x] 做\n- [ ] 未\n1. 甲\n",
      "#题\n!一\n二 与 三\n*注 码 a*b**c\n☑做\n☐未\n1. 甲\n" },
    { "# 题\n# 乙\n**责任领导：**张三\n**责任人**：李**\n要“**抓紧`码`**”办。\n",
      "#题\n#乙\n责任领导：张三\n责任人：李**\n要“抓紧码”办。\n" },
    /* What is left open is kept, and so are the names of files. */
    { "# 题\n# 乙\n**市**局\n**科负责，**科配合。\n由**、**牵头，**同志负责。\n"
      "__年__月\n***\n___\nC:\\data\\*.xlsx、D:\\.git、`a_b__c**d**.docx`\n1\\. 甲\\_乙 `\n",
      "#题\n#乙\n**市**局\n**科负责，**科配合。\n由**、**牵头，**同志负责。\n"
      "__年__月\n***\n___\nC:\\data\\*.xlsx、D:\\.git、a_b__c**d**.docx\n1. 甲_乙 `\n" },
    { "| 序号 | 问题 |\n|:--:|---|\n| 1 | 甲<br>乙 |\n| 2 | **丙** | 多 |\n| 3 |\n后\n",
      "{[序号][问题][]\n[1][甲/乙][]\n[2][丙][多]\n[3][][]}\n后\n" },
    { "# 题\n## 表\n序号|问题\n--|--\n1|甲\\|乙\n", "#题\n##表\n{[序号][问题]\n[1][甲|乙]}\n" },
    { "```\n# 码\n```\n# 甲\n# 乙\n", "#码\n#甲\n#乙\n" },
    /* In the middle of sentences, in a text that has such marks beyond doubt. */
    { "# 题\n## 乙\n主要是**理论学习**抓得不紧，对**“新思想”**理解不透。\n**责任单位：** 办公室\n"
      "1. 制定**年度学习计划**，每月学习。\n",
      "#题\n##乙\n主要是理论学习抓得不紧，对“新思想”理解不透。\n责任单位： 办公室\n"
      "1. 制定年度学习计划，每月学习。\n" },
    /* Without that, or where a name is left open anywhere, they may be left open too. */
    { "# 题\n## 乙\n主要是**理论学习**抓得不紧。\n", "#题\n##乙\n主要是**理论学习**抓得不紧。\n" },
    { "# 题\n**责任单位：** 办公室\n由**局会同**局抓好**理论学习**工作。\n",
      "#题\n责任单位： 办公室\n由**局会同**局抓好**理论学习**工作。\n" },
    { "# 题\n**责任人：** 张三\n由张**同志、李**同志抓好**理论学习**工作。\n",
      "#题\n责任人： 张三\n由张**同志、李**同志抓好**理论学习**工作。\n" },
    { "# 题\n**责任人：** 李**\n抓好**理论学习**工作。\n",
      "#题\n责任人： 李**\n抓好**理论学习**工作。\n" },
    { "# 题\n**时限：** 长期\n20**年第**季度抓好**理论学习**工作。\n",
      "#题\n时限： 长期\n20**年第**季度抓好**理论学习**工作。\n" },
    /* A rule stands by itself; what is to be filled in need not. */
    { "# 题\n## 乙\n\n***\n\n甲\n\n_ _ _\n\n乙\n***\n丙\n\n____\n\n丁\n___\n",
      "#题\n##乙\n甲\n乙\n***\n丙\n____\n丁\n___\n" },
    { "|甲|乙|\n|--|--|\n|1|2|\n\n***\n", "{[甲][乙]\n[1][2]}\n***\n" },
    /* What nothing closes is no mark of code. */
    { "# 题\n# 乙\n``甲`\n```乙``` `丙`\n", "#题\n#乙\n``甲`\n乙 丙\n" },
    /* One sign alone is chance. */
    { "#1号楼\n**动员会**\n- 甲\n", "#1号楼\n**动员会**\n- 甲\n" },
    { "省委、市委**会议\n# 甲\n", "省委、市委**会议\n# 甲\n" },
    /* Names that are left open make no Markdown. */
    { "**市**局整改方案\n**同志负责，**月底前完成。\n# 甲\n",
      "**市**局整改方案\n**同志负责，**月底前完成。\n# 甲\n" },
    { "**一、问题**\n**责任人：**张三\n", "**一、问题**\n**责任人：**张三\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyDocument) document = load (cases[i].text);
      g_autofree char *found = format_testing_describe (document);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_levels (void)
{
  g_autoptr (RectifyDocument) document = load ("# 甲\n## 乙\n###### 丙\n丁\n");

  g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, 0)), ==,
                   RECTIFY_PARAGRAPH_HEADING_1);
  g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, 1)), ==,
                   RECTIFY_PARAGRAPH_HEADING_2);
  g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, 2)), ==,
                   RECTIFY_PARAGRAPH_HEADING_4);
  g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (document, 3)), ==,
                   RECTIFY_PARAGRAPH_BODY);
}

/* Rows are filled up to the widest: a few wide ones and many short ones are more than was written. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "|x");
  g_string_append (text, "|\n|--|\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "|x|\n");
  bytes = g_bytes_new (text->str, text->len);
  document = rectify_formats_load_bytes (bytes, "x.md", &error);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE);
  g_assert_null (document);
}

/* However long a line is, it is looked through a few times, and not once more for each mark in it. */
static void
test_hostile (void)
{
  static const struct {
    const char *first;
    char digit; /* many of which stand before what follows */
    const char *again;
  } cases[]
      = { { "甲", '`', "" }, { "甲", '`', "乙" }, { "", '1', "\\." }, { "甲**", '`', " `a**" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("# 题\n# 乙\n");
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *many = g_strnfill (1 << 17, cases[i].digit);

      g_string_append_printf (text, "%s%s", cases[i].first, many);
      for (guint n = 0; n < 1 << 15; n++)
        g_string_append (text, cases[i].again);
      document = load (text->str);
      g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 3);
    }
}

/* What is too wide for a table is read once, as lines. */
static void
test_wide (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RectifyDocument) document = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "|a|b|\n|--|--|\n");
  for (guint i = 0; i <= RECTIFY_TABLE_MAX_COLUMNS; i++)
    g_string_append (text, "|x");
  g_string_append (text, "|\n后\n");
  document = load (text->str);
  g_assert_cmpuint (rectify_document_get_n_blocks (document), ==, 40002);
  for (guint i = 0; i < 40002; i++)
    g_assert_null (rectify_document_get_table (document, i));
}

/* No words are lost among the marks, whatever they are. */
static void
test_random (void)
{
  static const char *const pieces[]
      = { "**", "__", "`",         "\\",   "# ", "## ", "- ", "> ",  "|",    "\n",
          "\n", "--", "|--|--|\n", "<br>", "甲", "乙",  "丙", "1. ", "[x] ", " " };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new ("# 题\n## 题\n");
      g_autoptr (GString) wanted = g_string_new (NULL);
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *plain = NULL;

      for (guint i = g_test_rand_int_range (1, 40); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      document = load (text->str);
      plain = rectify_document_dup_text (document);
      for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
        if ((guchar) *p >= 0x80)
          g_string_append_unichar (wanted, g_utf8_get_char (p));
      for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
        if ((guchar) *p >= 0x80 && !g_str_has_prefix (p, "☑") && !g_str_has_prefix (p, "　"))
          g_string_append_unichar (found, g_utf8_get_char (p));
      g_assert_cmpstr (found->str, ==, wanted->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/markdown/reads", test_reads);
  g_test_add_func ("/formats/markdown/levels", test_levels);
  g_test_add_func ("/formats/markdown/large", test_large);
  g_test_add_func ("/formats/markdown/hostile", test_hostile);
  g_test_add_func ("/formats/markdown/wide", test_wide);
  g_test_add_func ("/formats/markdown/random", test_random);
  return g_test_run ();
}
