/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "table-testing.h"

/* “一、…方面” straight above problems is an area, whatever its level; other sections are none. */

#define HEAD "青石镇关于督查反馈意见的整改方案\n现制定如下方案。\n"

static void
check (const char *text, const char *expected)
{
  g_autofree char *whole = g_strconcat (HEAD, text, NULL);
  g_autofree char *wanted = g_strconcat ("prose 现制定如下方案。\n", expected, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));

  g_assert_cmpstr (found, ==, wanted);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

static void
test_arabic (void)
{
  check ("一、值班值守方面\n1.夜间无人接听。\n整改措施：\n（1）两人一班。\n责任单位：党政办\n"
         "（2）每晚抽查。\n完成时限：2026年5月31日\n2.交接不清。\n整改措施：\n（1）当面签字。\n"
         "二、环境整治方面存在的问题\n3.河岸有垃圾。\n整改措施：\n（1）每日清捡。\n",
         "area [一、] 值班值守方面\n"
         "  problem [1.] 夜间无人接听。\n"
         "    measure [（1）] 两人一班。 <responsible_unit 党政办>\n"
         "    measure [（2）] 每晚抽查。 <by 2026年5月31日>\n"
         "  problem [2.] 交接不清。\n"
         "    measure [（1）] 当面签字。\n"
         "area [二、] 环境整治方面存在的问题\n"
         "  problem [3.] 河岸有垃圾。\n"
         "    measure [（1）] 每日清捡。\n");
}

static void
test_arabic_in_brackets (void)
{
  check ("一、值班值守方面\n（1）夜间无人接听。\n整改措施：\n1.两人一班。\n2.每晚抽查。\n"
         "（2）交接不清。\n整改措施：\n1.当面签字。\n",
         "area [一、] 值班值守方面\n"
         "  problem [（1）] 夜间无人接听。\n"
         "    measure [1.] 两人一班。\n"
         "    measure [2.] 每晚抽查。\n"
         "  problem [（2）] 交接不清。\n"
         "    measure [1.] 当面签字。\n");
}

static void
test_chinese_in_brackets (void)
{
  check ("一、值班值守方面的问题\n（一）夜间无人接听。\n整改措施：\n1.两人一班。\n2.每晚抽查。\n"
         "二、主题教育\n（一）读书走过场。\n整改措施：每周交流一次。\n",
         "area [一、] 值班值守方面的问题\n"
         "  problem [（一）] 夜间无人接听。\n"
         "    measure [1.] 两人一班。\n"
         "    measure [2.] 每晚抽查。\n"
         "area [二、] 主题教育\n"
         "  problem [（一）] 读书走过场。\n"
         "    measure 每周交流一次。\n");
}

/* The heading of all problems, and measures for all of them. */
static void
test_lead_ins (void)
{
  check ("一、值班值守方面\n主要问题：\n1.夜间无人接听。\n整改措施：\n（1）两人一班。\n"
         "二、环境整治方面\n1.河岸有垃圾。\n2.沟渠不畅。\n整改措施：一是每日清捡。二是疏浚。\n",
         "area [一、] 值班值守方面\n"
         "  prose 主要问题：\n"
         "  problem [1.] 夜间无人接听。\n"
         "    measure [（1）] 两人一班。\n"
         "area [二、] 环境整治方面\n"
         "  problem [1.] 河岸有垃圾。\n"
         "  problem [2.] 沟渠不畅。\n"
         "  measure [一是] 每日清捡。\n"
         "  measure [二是] 疏浚。\n");
}

static void
test_inside_a_part (void)
{
  check ("第一部分 整改内容\n一、值班值守方面\n1.夜间无人接听。\n整改措施：两人一班。\n"
         "第二部分 工作要求\n1.加强领导。\n",
         "section [第一部分] 整改内容\n"
         "  area [一、] 值班值守方面\n"
         "    problem [1.] 夜间无人接听。\n"
         "      measure 两人一班。\n"
         "section [第二部分] 工作要求\n"
         "  clause [1.] 加强领导。\n");
}

/* Beside an area those named alike are areas too, before their problems have measures. */
static void
test_unanswered (void)
{
  check ("一、值班值守方面\n1.夜间无人接听。\n整改措施：两人一班。\n"
         "二、环境整治方面\n1.河岸清理不及时。\n",
         "area [一、] 值班值守方面\n"
         "  problem [1.] 夜间无人接听。\n"
         "    measure 两人一班。\n"
         "area [二、] 环境整治方面\n"
         "  problem [1.] 河岸清理不及时。\n");
}

/* What only gathers areas is none, and they stay areas. */
static void
test_gathered (void)
{
  check ("一、对照检查的两个方面\n（一）值班值守方面\n1.夜间无人接听。\n整改措施：两人一班。\n"
         "（二）环境整治方面\n1.河岸有垃圾。\n整改措施：每日清捡。\n",
         "section [一、] 对照检查的两个方面\n"
         "  area [（一）] 值班值守方面\n"
         "    problem [1.] 夜间无人接听。\n"
         "      measure 两人一班。\n"
         "  area [（二）] 环境整治方面\n"
         "    problem [1.] 河岸有垃圾。\n"
         "      measure 每日清捡。\n");
}

static void
test_other_sections (void)
{
  check ("一、总体要求\n1.提高认识。\n二、值班值守方面\n1.夜间无人接听。\n整改措施：两人一班。\n"
         "三、工作要求\n1.加强领导。\n责任单位：党政办\n四、组织领导方面\n1.成立专班。\n"
         "五、下一步工作\n1.继续抽查。\n",
         "section [一、] 总体要求\n"
         "  clause [1.] 提高认识。\n"
         "area [二、] 值班值守方面\n"
         "  problem [1.] 夜间无人接听。\n"
         "    measure 两人一班。\n"
         "section [三、] 工作要求\n"
         "  clause [1.] 加强领导。 <responsible_unit 党政办>\n"
         "section [四、] 组织领导方面\n"
         "  clause [1.] 成立专班。\n"
         "section [五、] 下一步工作\n"
         "  measure [1.] 继续抽查。\n");
}

/* The problems of a list without any measures stay in their section. */
static void
test_no_measures (void)
{
  check ("一、值班值守方面的问题\n1.夜间无人接听。\n2.交接不清。\n二、整改措施\n1.两人一班。\n",
         "section [一、] 值班值守方面的问题\n"
         "  problem [1.] 夜间无人接听。\n"
         "  problem [2.] 交接不清。\n"
         "section [二、] 整改措施\n"
         "  measure [1.] 两人一班。\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outer-areas/arabic", test_arabic);
  g_test_add_func ("/outer-areas/arabic-in-brackets", test_arabic_in_brackets);
  g_test_add_func ("/outer-areas/chinese-in-brackets", test_chinese_in_brackets);
  g_test_add_func ("/outer-areas/lead-ins", test_lead_ins);
  g_test_add_func ("/outer-areas/inside-a-part", test_inside_a_part);
  g_test_add_func ("/outer-areas/unanswered", test_unanswered);
  g_test_add_func ("/outer-areas/gathered", test_gathered);
  g_test_add_func ("/outer-areas/other-sections", test_other_sections);
  g_test_add_func ("/outer-areas/no-measures", test_no_measures);
  return g_test_run ();
}
