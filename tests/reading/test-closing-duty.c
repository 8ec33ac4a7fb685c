/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "rectify-task.h"
#include "table-testing.h"

/* “…，办公室牵头，张三负责，6月底前完成。”: a measure that closes with who and until when. */

static RectifyReading *
read_measure (const char *measure, RectifyDocument **document)
{
  g_autofree char *text = g_strdup_printf ("青石镇2026年整改方案\n一、供水保障方面\n"
                                           "（一）检测不够。\n整改措施：\n1.%s\n2.公示结果。\n",
                                           measure);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  *document = rectify_formats_load_bytes (bytes, "x.txt", NULL);
  return tables_read_document (*document);
}

static void
check (const char *measure, const char *expected)
{
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyReading) reading = read_measure (measure, &document);
  g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));
  g_autofree char *whole = g_strdup_printf ("area [一、] 供水保障方面\n"
                                            "  problem [（一）] 检测不够。\n"
                                            "    measure [1.] %s\n"
                                            "    measure [2.] 公示结果。\n",
                                            expected);

  g_assert_cmpstr (found, ==, whole);
  tables_check_written (document, rectify_reading_get_plan (reading));
}

static void
test_sure (void)
{
  static const char *const cases[][2] = {
    { "修订检测办法，党政办牵头，赵敏负责，6月底前完成。",
      "修订检测办法 <lead_unit 党政办> <person 赵敏> <by 6月底前>" },
    { "开展水质抽检。由水务站负责，2026年9月30日前完成。",
      "开展水质抽检。 <responsible_unit 水务站> <by 2026年9月30日前>" },
    { "每季检测。检测结果上墙公示，由水务站、党政办负责，年底前完成；",
      "每季检测。~检测结果上墙公示 <responsible_unit 水务站+党政办> <by 年底前>" },
    { "更换滤芯，陈建国负责，供水科牵头，6月30日前完成",
      "更换滤芯 <person 陈建国> <lead_unit 供水科> <by 6月30日前>" },
    { "更换滤芯，副镇长陈建国牵头负责，长期坚持。",
      "更换滤芯 <leader 副镇长陈建国> <by 长期坚持>" },
    { "更换滤芯，欧阳明负责，2026年底前全面完成。", "更换滤芯 <person 欧阳明> <by 2026年底前>" },
    { "更换滤芯，由水务站具体负责。", "更换滤芯 <responsible_unit 水务站>" },
    { "更换滤芯；各村民小组配合，水务站牵头。",
      "更换滤芯； <responsible_unit 各村民小组> <lead_unit 水务站>" },
    { "更换滤芯，组织办、安全部负责，立行立改。",
      "更换滤芯 <responsible_unit 组织办+安全部> <by 立行立改>" },
    { "更换滤芯，各村负责，6月底前完成。", "更换滤芯 <responsible_unit 各村> <by 6月底前>" },
    { "更换滤芯，镇党委副书记王敏牵头。", "更换滤芯 <leader 镇党委副书记王敏>" },
    { "更换滤芯,十二月三十一日前完成", "更换滤芯 <by 十二月三十一日前>" },
    { "更换滤芯,2026年8月底前完成整改。", "更换滤芯 <by 2026年8月底前>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i][0], cases[i][1]);
}

/* Sentences that end alike, parts of a measure, and what is no name. */
static void
test_unsure (void)
{
  static const char *const cases[] = {
    "压实检测责任，要求各科室负责人每周到岗。",
    "压实检测责任，要求各科室负责。",
    "健全工作机制，明确水务站牵头，6月底前完成检测。",
    "健全工作机制，高度负责。",
    "健全工作机制，马上负责，6月底前见效。",
    "坚持守土有责，对党委负责。",
    "坚持守土有责，向党委负责。",
    "坚持守土有责，驻村干部负责。",
    "坚持守土有责，做到层层负责。",
    "坚持守土有责，供水科会同财务科负责。",
    "坚持守土有责，组织各科室负责。",
    "坚持守土有责，组织财务科负责。",
    "坚持守土有责，任务全部负责。",
    "坚持守土有责，各自负责。",
    "坚持守土有责，张敏负责。",
    "坚持守土有责，财务科配合。",
    "制定方案，张敏负责，组织实施，李强负责，6月底前完成。",
    "制定方案5月底前完成，6月底前完成。",
    "制定方案，5月底前完成，6月底前完成。",
    "督促整改，每年6月底前完成。",
    "落实“由水务站牵头，6月底前完成。”",
    "落实《条例》（由水务站牵头，6月底前完成）",
    "明确①类事项由水务站负责，②类事项由财务科负责。",
    "由水务站负责，6月底前完成。",
    /* A verb is no part of a person's title. */
    "健全机制，明确副局长张敏牵头，6月底前完成。",
    "健全机制，指定办公室主任张敏牵头，6月底前完成。",
    "健全机制，安排副镇长李强牵头，6月底前完成。",
    "健全机制，责成副局长张敏牵头，6月底前完成。",
    "健全机制，要求主任张敏负责，6月底前完成。",
    "健全机制，协助局长李强负责，6月底前完成。",
    "健全机制，形成书记李强负责，6月底前完成。",
    "健全机制，对局长李强负责。",
    "健全机制，向县委书记李强负责。",
    /* What is said of one part. */
    "一是修订考核制度；二是开展专项督查，纪检组负责。",
    "①修订考核制度；②开展专项督查，纪检组负责。",
    "（1）修订考核制度；（2）开展专项督查，纪检组负责。",
    "近期修补路面；远期改造管网，住建局牵头。",
    "第一步摸清底数，第二步分类处置，住建局牵头。",
    "一是制定方案，5月底前办结；二是组织实施，6月底前完成。",
    "制定方案，3月底前落实到位，组织实施，6月底前完成。",
    "制定方案，3月底前全部整改到位。组织实施，6月底前完成。",
    /* Places, others, and no days. */
    "更换滤芯，石家庄负责，6月底前完成。",
    "更换滤芯，江苏省负责，6月底前完成。",
    "更换滤芯，沈阳负责，6月底前完成。",
    "更换滤芯，贺兰山负责，6月底前完成。",
    "更换滤芯，王庄路负责，6月底前完成。",
    "更换滤芯，程控负责，6月底前完成。",
    "更换滤芯，张敏等负责，6月底前完成。",
    "更换滤芯，水务站等单位负责，6月底前完成。",
    "张贴告示，13月底前完成。",
    "张贴告示，6月32日前完成。",
    "张贴告示，十三月底前完成。",
    /* A condition, what is laid down elsewhere, and a name without a verb. */
    "凡逾期未整改的，由纪委负责。",
    "凡逾期未整改，由纪委负责。",
    "如遇管网破裂，由纪委负责。",
    "将责任写入合同：路灯损坏的，由物业公司负责。",
    "管网破裂时，由水务站负责。",
    "修订办法，规定3万元以上项目，由财务科牵头。",
    "会议明确，由住建局牵头，6月底前完成。",
    "更换滤芯，水务站，财务科负责，6月底前完成。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyDocument) document = NULL;
      g_autoptr (RectifyReading) reading = read_measure (cases[i], &document);
      g_autofree char *found = tables_describe_plan (rectify_reading_get_plan (reading));

      g_test_message ("%s", cases[i]);
      if (strstr (found, " <") != NULL)
        g_test_message ("%s", found);
      g_assert_null (strstr (found, " <"));
    }
}

/* What has fields of its own in brackets keeps its words. */
static void
test_with_fields (void)
{
  check ("更换滤芯，水务站牵头，6月底前完成。（责任人：陈建国）",
         "更换滤芯，水务站牵头，6月底前完成。 <person 陈建国>");
}

/* Who only helps is known as such without a label. */
static void
test_supports (void)
{
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyReading) reading
      = read_measure ("更换滤芯，水务站牵头，财务科配合，6月底前完成。", &document);
  RectifyItem *item = rectify_plan_get_root (rectify_reading_get_plan (reading));
  RectifyUnitPart part;

  for (guint i = 0; i < 3; i++)
    item = rectify_item_get_child (item, 0);
  g_assert_true (rectify_item_find_part (item, "水务站", &part));
  g_assert_cmpint (part, ==, RECTIFY_UNIT_LEADS);
  g_assert_true (rectify_item_find_part (item, "财务科", &part));
  g_assert_cmpint (part, ==, RECTIFY_UNIT_SUPPORTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closing-duty/sure", test_sure);
  g_test_add_func ("/closing-duty/unsure", test_unsure);
  g_test_add_func ("/closing-duty/with-fields", test_with_fields);
  g_test_add_func ("/closing-duty/supports", test_supports);
  return g_test_run ();
}
