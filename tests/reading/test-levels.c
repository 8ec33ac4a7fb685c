/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "table-testing.h"

/* What is numbered alike below problems that are numbered alike is of one kind throughout. */

static gboolean
count_doubt (RectifyItem *item, gpointer user_data)
{
  gpointer *data = user_data;
  guint *n_doubts = data[1];

  *n_doubts += rectify_reading_get_doubt (data[0], item) != NULL;
  return TRUE;
}

static void
check (const char *text, const char *expected, guint n_doubts)
{
  g_autofree char *whole = g_strconcat ("青石镇2026年整改方案\n", text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  RectifyPlan *plan = rectify_reading_get_plan (reading);
  g_autofree char *found = tables_describe_plan (plan);
  guint n = 0;
  gpointer data[] = { reading, &n };

  g_assert_cmpstr (found, ==, expected);
  tables_check_written (document, plan);
  rectify_item_foreach (rectify_plan_get_root (plan), count_doubt, data);
  g_assert_cmpuint (n, ==, n_doubts);
}

/* The first area leads its measures in, the second does not. */
static void
test_led_in (void)
{
  check ("一、整改任务\n"
         "（一）供水方面\n1.检测不够。\n整改措施：\n（1）每季检测。\n（2）公示结果。\n"
         "（二）殡葬方面\n1.收费不透明。\n（1）公示标准。\n（2）取消捆绑。\n",
         "section [一、] 整改任务\n"
         "  area [（一）] 供水方面\n"
         "    problem [1.] 检测不够。\n"
         "      measure [（1）] 每季检测。\n"
         "      measure [（2）] 公示结果。\n"
         "  area [（二）] 殡葬方面\n"
         "    problem [1.] 收费不透明。\n"
         "      measure [（1）] 公示标准。\n"
         "      measure [（2）] 取消捆绑。\n",
         0);
}

/* What the level holds besides its measures stays what it was. */
static void
test_mixed (void)
{
  check (
      "一、存在问题和整改措施\n"
      "（一）供水方面\n1.检测不够。\n（1）设备不足。\n（2）人员不足。\n整改措施：\n（1）每季检测。\n"
      "（二）殡葬方面\n1.收费不透明。\n（1）标准没有上墙。\n",
      "section [一、] 存在问题和整改措施\n"
      "  area [（一）] 供水方面\n"
      "    problem [1.] 检测不够。\n"
      "      problem [（1）] 设备不足。\n"
      "      problem [（2）] 人员不足。\n"
      "      measure [（1）] 每季检测。\n"
      "  area [（二）] 殡葬方面\n"
      "    problem [1.] 收费不透明。\n"
      "      problem [（1）] 标准没有上墙。\n",
      1);
}

/* Areas that are numbered as sections are, and other numbers below the second. */
static void
test_beside (void)
{
  check ("一、供水方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n2.公示结果。\n"
         "二、殡葬方面\n1、收费不透明。\n（1）公示标准。责任单位：民政办\n（2）取消捆绑。\n"
         "三、林业方面\n1、巡护不到位。\n（1）划片到人。\n（2）每周巡山。\n",
         "area [一、] 供水方面\n"
         "  problem [（一）] 检测不够。\n"
         "    measure [1.] 每季检测。\n"
         "    measure [2.] 公示结果。\n"
         "area [二、] 殡葬方面\n"
         "  problem [1、] 收费不透明。\n"
         "    measure [（1）] 公示标准。 <responsible_unit 民政办>\n"
         "    measure [（2）] 取消捆绑。\n"
         "area [三、] 林业方面\n"
         "  problem [1、] 巡护不到位。\n"
         "    measure [（1）] 划片到人。\n"
         "    measure [（2）] 每周巡山。\n",
         6);
}

/* What says that something is wrong is none. */
static void
test_beside_wrong (void)
{
  check (
      "一、供水方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n"
      "二、殡葬方面\n1、收费不透明。\n（1）标准没有上墙，群众意见未及时回复。\n（2）台账不全。\n",
      "area [一、] 供水方面\n"
      "  problem [（一）] 检测不够。\n"
      "    measure [1.] 每季检测。\n"
      "area [二、] 殡葬方面\n"
      "  problem [1、] 收费不透明。\n"
      "    problem [（1）] 标准没有上墙，群众意见未及时回复。\n"
      "    problem [（2）] 台账不全。\n",
      1);
}

/* No word says that anything is wrong. */
static void
test_beside_plain (void)
{
  check ("一、供水方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n"
         "二、殡葬方面\n（一）收费高\n1.公示标准。\n（二）办事拖沓\n1.限时办结。\n2.取消捆绑。\n",
         "area [一、] 供水方面\n"
         "  problem [（一）] 检测不够。\n"
         "    measure [1.] 每季检测。\n"
         "area [二、] 殡葬方面\n"
         "  problem [（一）] 收费高\n"
         "    measure [1.] 公示标准。\n"
         "  problem [（二）] 办事拖沓\n"
         "    measure [1.] 限时办结。\n"
         "    measure [2.] 取消捆绑。\n",
         5);
}

/* Neither says a problem that something is wrong, nor a line below one what is done about it. */
static void
test_beside_problems (void)
{
  check ("一、供水方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n"
         "二、殡葬方面\n（一）收费项目\n1.骨灰盒价格高。\n2.墓穴超标。\n"
         "（二）服务态度\n1.办事拖沓。\n2.推诿扯皮。\n",
         "area [一、] 供水方面\n"
         "  problem [（一）] 检测不够。\n"
         "    measure [1.] 每季检测。\n"
         "area [二、] 殡葬方面\n"
         "  problem [（一）] 收费项目\n"
         "    problem [1.] 骨灰盒价格高。\n"
         "    problem [2.] 墓穴超标。\n"
         "  problem [（二）] 服务态度\n"
         "    problem [1.] 办事拖沓。\n"
         "    problem [2.] 推诿扯皮。\n",
         2);
  check ("一、供水方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n"
         "二、殡葬方面\n1、公墓管理混乱\n（1）绿化带枯死。\n（2）道路破损。\n"
         "2、来信反映\n（1）反映路灯不亮。\n（2）床位闲置。\n",
         "area [一、] 供水方面\n"
         "  problem [（一）] 检测不够。\n"
         "    measure [1.] 每季检测。\n"
         "area [二、] 殡葬方面\n"
         "  problem [1、] 公墓管理混乱\n"
         "    problem [（1）] 绿化带枯死。\n"
         "    problem [（2）] 道路破损。\n"
         "  problem [2、] 来信反映\n"
         "    problem [（1）] 反映路灯不亮。\n"
         "    problem [（2）] 床位闲置。\n",
         2);
}

/* What has been reached is no area of problems. */
static void
test_beside_results (void)
{
  static const char *const names[] = { "整改成效方面", "经验做法方面" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "一、供水方面\n（一）检测不够。\n整改措施：\n1.每季检测。\n"
          "二、%s\n（一）水质好转\n1.开展抽检12次。\n2.投诉减少。\n（二）水压平稳\n",
          names[i]);
      g_autofree char *expected = g_strdup_printf ("area [一、] 供水方面\n"
                                                   "  problem [（一）] 检测不够。\n"
                                                   "    measure [1.] 每季检测。\n"
                                                   "section [二、] %s\n"
                                                   "  clause [（一）] 水质好转\n"
                                                   "    clause [1.] 开展抽检12次。\n"
                                                   "    clause [2.] 投诉减少。\n"
                                                   "  clause [（二）] 水压平稳\n",
                                                   names[i]);

      check (text, expected, 2);
    }
}

#define BARE                                                                                                             \
  "（一）供水方面\n1.检测不够。\n（1）每季检测。\n（2）公示结果。\n责任单位：水务站\n" \
  "2.管网老化。\n（1）更换管网。\n（2）分区计量。\n责任单位：水务站\n"                        \
  "（二）殡葬方面\n1.收费不透明。\n（1）公示标准。\n（2）取消捆绑。\n责任单位：民政办\n"

#define BARE_TREE                                                                                  \
  "  area [（一）] 供水方面\n"                                                              \
  "    problem [1.] 检测不够。 <responsible_unit 水务站>\n"                                \
  "      measure [（1）] 每季检测。\n"                                                      \
  "      measure [（2）] 公示结果。\n"                                                      \
  "    problem [2.] 管网老化。 <responsible_unit 水务站>\n"                                \
  "      measure [（1）] 更换管网。\n"                                                      \
  "      measure [（2）] 分区计量。\n"                                                      \
  "  area [（二）] 殡葬方面\n"                                                              \
  "    problem [1.] 收费不透明。 <responsible_unit 民政办>\n"                             \
  "      measure [（1）] 公示标准。\n"                                                      \
  "      measure [（2）] 取消捆绑。\n"

/* Nothing leads measures in: then the words and fields tell, and it says that it is not sure. */
static void
test_guessed (void)
{
  check ("一、整改任务\n" BARE, "section [一、] 整改任务\n" BARE_TREE, 6);
  check ("一、主要问题\n" BARE, "section [一、] 主要问题\n" BARE_TREE, 6);
}

/* What one section leads in tells nothing of the others. */
static void
test_other_sections (void)
{
  check ("一、存在问题及整改措施\n1.检测不够。\n整改措施：\n（1）每季检测。\n（2）公示结果。\n"
         "二、下一步工作措施\n1.持续抓好水质。\n（1）健全台账。\n（2）组织培训。\n",
         "section [一、] 存在问题及整改措施\n"
         "  problem [1.] 检测不够。\n"
         "    measure [（1）] 每季检测。\n"
         "    measure [（2）] 公示结果。\n"
         "section [二、] 下一步工作措施\n"
         "  measure [1.] 持续抓好水质。\n"
         "    measure [（1）] 健全台账。\n"
         "    measure [（2）] 组织培训。\n",
         0);
  check ("一、反馈的主要问题\n1.检测不够。\n（1）全年仅检测3次。\n（2）12户未入户。\n"
         "二、整改任务及措施\n1.关于检测不够的问题。\n整改措施：\n（1）每季检测。\n"
         "（2）逐户检测。\n",
         "section [一、] 反馈的主要问题\n"
         "  area [1.] 检测不够。\n"
         "    problem [（1）] 全年仅检测3次。\n"
         "    problem [（2）] 12户未入户。\n"
         "section [二、] 整改任务及措施\n"
         "  problem [1.] 关于检测不够的问题。\n"
         "    measure [（1）] 每季检测。\n"
         "    measure [（2）] 逐户检测。\n",
         0);
}

/* Areas that are numbered and named as sections; that the second holds problems only its items tell. */
static void
test_bare_areas (void)
{
  check ("一、学习教育\n1.学习不深入。\n整改措施：\n（1）制定计划。\n（2）每季测试。\n"
         "二、作风建设\n1.调研不够。\n（1）每月下乡。\n（2）写调研报告。\n",
         "section [一、] 学习教育\n"
         "  problem [1.] 学习不深入。\n"
         "    measure [（1）] 制定计划。\n"
         "    measure [（2）] 每季测试。\n"
         "section [二、] 作风建设\n"
         "  problem [1.] 调研不够。\n"
         "    measure [（1）] 每月下乡。\n"
         "    measure [（2）] 写调研报告。\n",
         1);
}

/* Where more of those numbered alike lead nothing in, these could as well be facts. */
static void
test_led_in_once (void)
{
  check ("一、反馈问题及整改措施\n（一）供水方面\n"
         "1.检测不够。\n①全年仅检测3次。\n②12户未入户。\n"
         "2.收费不透明。\n整改措施：\n①公示标准。\n②取消捆绑。\n"
         "3.管网老化。\n①两处渗漏。\n②三处无人签字。\n",
         "section [一、] 反馈问题及整改措施\n"
         "  area [（一）] 供水方面\n"
         "    problem [1.] 检测不够。\n"
         "      measure [①] 全年仅检测3次。\n"
         "      measure [②] 12户未入户。\n"
         "    problem [2.] 收费不透明。\n"
         "      measure [①] 公示标准。\n"
         "      measure [②] 取消捆绑。\n"
         "    problem [3.] 管网老化。\n"
         "      measure [①] 两处渗漏。\n"
         "      measure [②] 三处无人签字。\n",
         4);
}

/* A problem without measures among others that have theirs. */
static void
test_unanswered (void)
{
  check ("一、存在问题和整改措施\n"
         "1.检测不够。\n整改措施：每季检测。\n2.收费不透明。\n整改措施：公示标准。\n3.管网老化。\n",
         "section [一、] 存在问题和整改措施\n"
         "  problem [1.] 检测不够。\n"
         "    measure 每季检测。\n"
         "  problem [2.] 收费不透明。\n"
         "    measure 公示标准。\n"
         "  problem [3.] 管网老化。\n",
         1);
  /* Named in one section, answered in the next. */
  check ("一、存在问题\n1.检测不够。\n2.收费不透明。\n"
         "二、整改任务\n1.检测不够。\n整改措施：每季检测。\n2.收费不透明。\n"
         "整改措施：公示标准。\n",
         "section [一、] 存在问题\n"
         "  problem [1.] 检测不够。\n"
         "  problem [2.] 收费不透明。\n"
         "section [二、] 整改任务\n"
         "  problem [1.] 检测不够。\n"
         "    measure 每季检测。\n"
         "  problem [2.] 收费不透明。\n"
         "    measure 公示标准。\n",
         0);
}

/* One measure says in brackets until when; the line below the last says the rest of all of them. */
static void
test_fields_for_all (void)
{
  check ("一、存在问题和整改措施\n"
         "（一）殡葬方面\n1.收费不透明。\n整改措施：\n（1）公示标准。（完成时限：2026年11月15日）\n"
         "（2）取消捆绑。\n责任领导：罗敏　整改时限：2027年3月底前\n",
         "section [一、] 存在问题和整改措施\n"
         "  area [（一）] 殡葬方面\n"
         "    problem [1.] 收费不透明。 <leader 罗敏> <by 2027年3月底前>\n"
         "      measure [（1）] 公示标准。 <by 2026年11月15日>\n"
         "      measure [（2）] 取消捆绑。\n",
         0);
  /* But not what stands before one that goes on counting. */
  check ("一、存在问题和整改措施\n"
         "（一）殡葬方面\n1.收费不透明。\n整改措施：\n（1）公示标准。（完成时限：2026年11月15日）\n"
         "（2）取消捆绑。\n责任领导：罗敏\n（3）通报结果。\n责任领导：张三\n",
         "section [一、] 存在问题和整改措施\n"
         "  area [（一）] 殡葬方面\n"
         "    problem [1.] 收费不透明。\n"
         "      measure [（1）] 公示标准。 <by 2026年11月15日>\n"
         "      measure [（2）] 取消捆绑。 <leader 罗敏>\n"
         "      measure [（3）] 通报结果。 <leader 张三>\n",
         0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/levels/beside", test_beside);
  g_test_add_func ("/levels/beside-wrong", test_beside_wrong);
  g_test_add_func ("/levels/beside-plain", test_beside_plain);
  g_test_add_func ("/levels/beside-problems", test_beside_problems);
  g_test_add_func ("/levels/beside-results", test_beside_results);
  g_test_add_func ("/levels/led-in", test_led_in);
  g_test_add_func ("/levels/mixed", test_mixed);
  g_test_add_func ("/levels/guessed", test_guessed);
  g_test_add_func ("/levels/other-sections", test_other_sections);
  g_test_add_func ("/levels/bare-areas", test_bare_areas);
  g_test_add_func ("/levels/led-in-once", test_led_in_once);
  g_test_add_func ("/levels/unanswered", test_unanswered);
  g_test_add_func ("/levels/fields-for-all", test_fields_for_all);
  return g_test_run ();
}
