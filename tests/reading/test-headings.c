/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "table-testing.h"

/* Headings without a number, which only the style of their paragraph tells. */

/* A line a paragraph; “1 ” to “4 ” before it make it a heading of that level. */
static RectifyDocument *
make (const char *const *lines)
{
  RectifyDocument *document = rectify_document_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean heading = g_ascii_isdigit (lines[i][0]) && lines[i][1] == ' ';
      RectifyParagraphRole role
          = heading ? RECTIFY_PARAGRAPH_HEADING_1 + lines[i][0] - '1' : RECTIFY_PARAGRAPH_BODY;
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

      rectify_paragraph_append (paragraph, rectify_paragraph_role_get_style (role),
                                lines[i] + (heading ? 2 : 0));
      rectify_document_add (document, paragraph);
    }
  return document;
}

static void
check (const char *const *lines, const char *expected)
{
  g_autoptr (RectifyDocument) document = make (lines);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_levels (void)
{
  static const char *const lines[] = {
    "市二院行风问题整改方案", "2 整改目标",       "满意度达到九成。", "2 存在问题和整改措施",
    "3 医疗服务方面",         "4 候诊时间长",     "整改措施：",       "1.分时段预约。",
    "2.增开诊室。",           "责任科室：门诊部", "4 随访不及时",     "整改措施：三日内电话随访。",
    "完成时限：立行立改",     "3 费用管理方面",   "4 公示不全",       "4 整改措施",
    "更新公示屏。",           "2 保障措施",       "定期调度。",       NULL
  };

  check (lines, "section 整改目标\n"
                "  prose 满意度达到九成。\n"
                "section 存在问题和整改措施\n"
                "  area 医疗服务方面\n"
                "    problem 候诊时间长 <responsible_unit 门诊部>\n"
                "      measure [1.] 分时段预约。\n"
                "      measure [2.] 增开诊室。\n"
                "    problem 随访不及时 <by 立行立改>\n"
                "      measure 三日内电话随访。\n"
                "  area 费用管理方面\n"
                "    problem 公示不全\n"
                "      measure 更新公示屏。\n"
                "section 保障措施\n"
                "  prose 定期调度。\n");
}

/* The style of a heading makes none of what has its own label, and of running text. */
static void
test_others (void)
{
  static const char *const lines[] = { "甲局整改方案",
                                       "1 一、存在问题",
                                       "2 （一）学习不够。",
                                       "2 责任领导：张三",
                                       "2 这是误用了标题样式的正文。它有两句话。",
                                       "1 附件：任务清单",
                                       NULL };

  check (lines, "section [一、] 存在问题\n"
                "  problem [（一）] 学习不够。 <leader 张三>\n"
                "    prose 这是误用了标题样式的正文。它有两句话。\n"
                "prose 附件：任务清单\n");
}

/* Headings below parts that are numbered in text without a style do not stand beside them. */
static void
test_below_typed_sections (void)
{
  static const char *const lines[] = { "甲局整改方案",
                                       "一、存在问题及整改措施",
                                       "3 学习不深入",
                                       "整改措施：加强学习。",
                                       "3 作风不实",
                                       "整改措施：改进作风。",
                                       "二、保障措施",
                                       "加强领导。",
                                       NULL };

  check (lines, "section [一、] 存在问题及整改措施\n"
                "  problem 学习不深入\n"
                "    measure 加强学习。\n"
                "  problem 作风不实\n"
                "    measure 改进作风。\n"
                "section [二、] 保障措施\n"
                "  prose 加强领导。\n");
}

/* The label of a field is none, whatever its style. */
static void
test_labels (void)
{
  static const char *const lines[] = { "甲局整改方案",         "2 一、存在问题及整改措施",
                                       "3 （一）政治建设方面", "4 学习不深入",
                                       "整改措施：加强学习。", "4 整改时限",
                                       "2026年6月底",          "4 作风不实",
                                       "整改措施：改进作风。", NULL };

  check (lines, "section [一、] 存在问题及整改措施\n"
                "  area [（一）] 政治建设方面\n"
                "    problem 学习不深入 <by 2026年6月底>\n"
                "      measure 加强学习。\n"
                "    problem 作风不实\n"
                "      measure 改进作风。\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/headings/levels", test_levels);
  g_test_add_func ("/reading/headings/others", test_others);
  g_test_add_func ("/reading/headings/below-typed-sections", test_below_typed_sections);
  g_test_add_func ("/reading/headings/labels", test_labels);
  return g_test_run ();
}
