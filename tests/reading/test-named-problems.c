/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "table-testing.h"

/* “（一）问题：…”: one problem, whose first words say that it is one. */

static void
check (const char *text, const char *expected)
{
  g_autofree char *whole = g_strconcat ("青石镇2026年整改方案\n", text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));

  g_assert_cmpstr (found, ==, expected);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

static void
test_in_brackets (void)
{
  check ("一、供水保障方面\n（一）问题：检测走过场，存在以报代检现象。\n"
         "整改措施：\n1.每季检测。\n2.公示结果。\n（二）管网老化\n整改措施：更换管网。\n",
         "area [一、] 供水保障方面\n"
         "  problem [（一）] 问题：检测走过场，存在以报代检现象。\n"
         "    measure [1.] 每季检测。\n"
         "    measure [2.] 公示结果。\n"
         "  problem [（二）] 管网老化\n"
         "    measure 更换管网。\n");
}

/* The measures are counted as the problems are. */
static void
test_counted_alike (void)
{
  check ("一、供水保障方面\n1.存在问题：检测走过场。整改措施：\n1.每季检测。\n2.公示结果。\n"
         "2.存在问题：管网老化。整改措施：\n1.更换管网。\n2.分区计量。\n",
         "area [一、] 供水保障方面\n"
         "  problem [1.] 存在问题：检测走过场。\n"
         "    measure [1.] 每季检测。\n"
         "    measure [2.] 公示结果。\n"
         "  problem [2.] 存在问题：管网老化。\n"
         "    measure [1.] 更换管网。\n"
         "    measure [2.] 分区计量。\n");
}

static void
test_other_words (void)
{
  static const char *const words[] = { "问题：", "主要问题：", "具体问题:", "存在的问题：" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("一、供水保障方面\n1.%s检测走过场。\n整改措施：每季检测。\n"
                             "2.%s管网老化。\n整改措施：更换管网。\n",
                             words[i], words[i]);
      g_autofree char *expected = g_strdup_printf ("area [一、] 供水保障方面\n"
                                                   "  problem [1.] %s检测走过场。\n"
                                                   "    measure 每季检测。\n"
                                                   "  problem [2.] %s管网老化。\n"
                                                   "    measure 更换管网。\n",
                                                   words[i], words[i]);

      check (text, expected);
    }
}

/* The label of such a problem has said so itself all along. */
static void
test_named_labels (void)
{
  check ("一、供水保障方面\n问题一：检测走过场。\n整改措施：每季检测。\n"
         "问题二：管网老化。\n整改措施：更换管网。\n",
         "area [一、] 供水保障方面\n"
         "  problem [问题一：] 检测走过场。\n"
         "    measure 每季检测。\n"
         "  problem [问题二：] 管网老化。\n"
         "    measure 更换管网。\n");
}

/* Such a problem is no area, and what is numbered below it is done about it. */
static void
test_with_items (void)
{
  check ("一、班子建设方面\n1.问题：学习不系统。\n（1）制定计划。\n（2）每周抽查。\n"
         "2.问题：联系少。\n（1）下村走访。\n",
         "area [一、] 班子建设方面\n"
         "  problem [1.] 问题：学习不系统。\n"
         "    measure [（1）] 制定计划。\n"
         "    measure [（2）] 每周抽查。\n"
         "  problem [2.] 问题：联系少。\n"
         "    measure [（1）] 下村走访。\n");
  check ("一、班子建设方面\n（一）具体问题：学习不系统\n1.制定计划。\n2.每周抽查。\n",
         "area [一、] 班子建设方面\n"
         "  problem [（一）] 具体问题：学习不系统\n"
         "    measure [1.] 制定计划。\n"
         "    measure [2.] 每周抽查。\n");
  check ("一、存在问题\n1.问题：学习不系统。\n（1）计划不全。\n（2）考勤不严。\n",
         "section [一、] 存在问题\n"
         "  problem [1.] 问题：学习不系统。\n"
         "    problem [（1）] 计划不全。\n"
         "    problem [（2）] 考勤不严。\n");
}

/* Here the numbers are those of the parts of a form. */
static void
test_parts (void)
{
  check ("一、供水保障方面\n（一）检测不够\n1.存在问题：以报代检。\n2.整改措施：每季检测。\n"
         "（二）管网建设滞后\n1.存在问题：漏水严重。\n2.整改措施：更换管网。\n",
         "area [一、] 供水保障方面\n"
         "  problem [（一）] 检测不够\n"
         "    prose 1.存在问题：以报代检。\n"
         "    measure 每季检测。\n"
         "  problem [（二）] 管网建设滞后\n"
         "    prose 1.存在问题：漏水严重。\n"
         "    measure 更换管网。\n");
}

/* One part makes all that are counted together parts, however far behind. */
static void
test_parts_alike (void)
{
  check (
      "一、供水保障方面\n（一）检测不够\n1.问题：以报代检。\n2.问题：管网老化。\n3.措施：每季检测。\n",
      "section [一、] 供水保障方面\n"
      "  area [（一）] 检测不够\n"
      "    prose 1.问题：\n"
      "    problem 以报代检。\n"
      "    prose 2.问题：\n"
      "    problem 管网老化。\n"
      "    measure 每季检测。\n");
  check ("一、存在问题\n1.问题：学习不系统。\n2.原因：思想松懈。\n3.措施：制定计划。\n",
         "section [一、] 存在问题\n"
         "  prose 1.问题：\n"
         "  problem 学习不系统。\n"
         "    prose 2.原因：思想松懈。\n"
         "    measure 制定计划。\n");
}

/* Inside a list of measures it is one of them. */
static void
test_inside_list (void)
{
  check ("一、供水保障方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n2.突出问题：逐条销号。\n"
         "3.公示结果。\n（二）管网老化。\n整改措施：\n1.问题：逐条销号。\n2.更换管网。\n",
         "area [一、] 供水保障方面\n"
         "  problem [（一）] 检测不够。\n"
         "    measure [1.] 每季检测。\n"
         "    measure [2.] 突出问题：逐条销号。\n"
         "    measure [3.] 公示结果。\n"
         "  problem [（二）] 管网老化。\n"
         "    measure [1.] 问题：逐条销号。\n"
         "    measure [2.] 更换管网。\n");
  /* But where it has measures of its own, it is the next problem. */
  check (
      "一、供水保障方面\n1.问题：检测不够。整改措施：\n1.每季检测。\n2.问题：管网老化。整改措施：\n"
      "1.更换管网。\n",
      "area [一、] 供水保障方面\n"
      "  problem [1.] 问题：检测不够。\n"
      "    measure [1.] 每季检测。\n"
      "  problem [2.] 问题：管网老化。\n"
      "    measure [1.] 更换管网。\n");
}

/* A heading over what stands below it. */
static void
test_alone (void)
{
  check ("一、供水保障方面\n（一）存在问题：\n1.检测走过场。\n2.管网老化。\n"
         "（二）整改措施：\n1.每季检测。\n2.更换管网。\n",
         "area [一、] 供水保障方面\n"
         "  prose （一）存在问题：\n"
         "  problem [1.] 检测走过场。\n"
         "  problem [2.] 管网老化。\n"
         "  measure [1.] 每季检测。\n"
         "  measure [2.] 更换管网。\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/named-problems/in-brackets", test_in_brackets);
  g_test_add_func ("/named-problems/counted-alike", test_counted_alike);
  g_test_add_func ("/named-problems/other-words", test_other_words);
  g_test_add_func ("/named-problems/named-labels", test_named_labels);
  g_test_add_func ("/named-problems/with-items", test_with_items);
  g_test_add_func ("/named-problems/parts", test_parts);
  g_test_add_func ("/named-problems/parts-alike", test_parts_alike);
  g_test_add_func ("/named-problems/inside-list", test_inside_list);
  g_test_add_func ("/named-problems/alone", test_alone);
  return g_test_run ();
}
