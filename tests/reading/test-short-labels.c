/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "table-testing.h"

/* What is written in haste: short labels, half-width marks, “措施①:”. */

static void
check (const char *text, const char *expected)
{
  g_autofree char *whole = g_strconcat ("督查反馈问题整改\n", text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));

  g_assert_cmpstr (found, ==, expected);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

static void
test_circled (void)
{
  check (
      "一.养老服务领域\n1、消防隐患没有清零\n措施①:清理通道，更换烟感\n措施②：每季度上门查一次\n"
      "责任:民政局(周小芳),消防大队\n时间:12月底前\n",
      "area [一.] 养老服务领域\n"
      "  problem [1、] 消防隐患没有清零 <responsible_unit 民政局(周小芳)+消防大队> <by 12月底前>\n"
      "    measure [措施①:] 清理通道，更换烟感\n"
      "    measure [措施②：] 每季度上门查一次\n");
}

static void
test_repeated_word (void)
{
  check ("一.养老服务领域\n1、消防隐患没有清零\n措施:①清理通道\n措施:②每季度查一次\n"
         "责任：民政局 时间：立行立改\n",
         "area [一.] 养老服务领域\n"
         "  problem [1、] 消防隐患没有清零 <responsible_unit 民政局> <by 立行立改>\n"
         "    measure [①] 清理通道\n"
         "    measure [措施:②] 每季度查一次\n");
}

/* The same words where no unit, and no limit, follows. */
static void
test_other_values (void)
{
  check ("一.养老服务领域\n1、消防隐患没有清零\n措施①:清理通道\n责任：层层压实到人。\n"
         "时间：2026年3月5日上午9点\n",
         "area [一.] 养老服务领域\n"
         "  problem [1、] 消防隐患没有清零\n"
         "    measure [措施①:] 清理通道\n"
         "    prose 责任：层层压实到人。\n"
         "    prose 时间：2026年3月5日上午9点\n");
}

/* Whether the line below a problem is one of its fields. */
static gboolean
is_field (const char *line)
{
  g_autofree char *text
      = g_strconcat ("督查反馈问题整改\n一.养老服务领域\n1、消防隐患没有清零\n", line, "\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  g_autoptr (RectifyReading) reading = tables_read_document (document);
  RectifyItem *area
      = rectify_item_get_child (rectify_plan_get_root (rectify_reading_get_plan (reading)), 0);
  RectifyItem *item = rectify_item_get_child (area, 0);

  tables_check_written (document, rectify_reading_get_plan (reading));
  return rectify_item_get_deadline (item) != NULL || rectify_item_get_assignments (item)->len > 0;
}

/* Sentences that hold the words of a limit, or end as a unit does. */
static void
test_sentences (void)
{
  static const char *const sentences[] = {
    "时间：2026年9月15日，检查人员在养老院内发现灭火器过期。",
    "时间：3月5日上午，地点：机关院内三楼会议室，未按规定记录。",
    "时间：2026年至2027年两年内共发生3起",
    "时间：2026年9月15日检查时发现车间内灭火器过期",
    "时间：2026年3月底与签到表不一致。",
    "时间：3月底前学习2次，4月底前学习3次",
    "时间：3月5日在院内",
    "时间：3月前后完成",
    "时间：2026年至目前",
    "时间：长期以来学习不够",
    "责任：压实到各科室，层层传导压力。",
    "责任：王某系该车间班组",
    "责任：全体党组成员分片包干联系企业单位",
    "责任：第一责任人是局党组书记，直接责任在各股室",
    "责任：本项工作由局党组书记负总责",
    "责任：各股室，要层层抓好落实",
    "时间：3月5日前。召开动员会。",
    "责任：各股室。按月通报。",
  };
  static const char *const fields[] = {
    "时间：3月底前",
    "时间：3月底前。责任：办公室。",
    "时间：2026年6月30日前完成，长期坚持",
    "时间：2026 年 6 月底前 责任：民政局",
    "时间：一个月内",
    "时间：2026年内",
    "时间：立行立改，长期坚持",
    "时间：6月底前（长期坚持）",
    "责任：县住房和城乡建设局、各股室",
    "责任：民政局(周小芳),消防大队",
    "责任：办公室、张三",
    "责任：民政局局长",
    "责任：信息系统科",
    "责任：县财政局、县审计局、县民政局、县教育局、县卫生健康局、县水利局、县交通运输局、县农业农村局",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_test_message ("%s", sentences[i]);
      g_assert_false (is_field (sentences[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_test_message ("%s", fields[i]);
      g_assert_true (is_field (fields[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/short-labels/circled", test_circled);
  g_test_add_func ("/short-labels/repeated-word", test_repeated_word);
  g_test_add_func ("/short-labels/other-values", test_other_values);
  g_test_add_func ("/short-labels/sentences", test_sentences);
  return g_test_run ();
}
