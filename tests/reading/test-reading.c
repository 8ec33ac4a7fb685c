/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rectify-formats.h"
#include "rectify-particulars.h"
#include "rectify-plan-report.h"
#include "rectify-reading.h"

/* An outline: a line an item, indented; kind, label, heading|text, and what is written on it. */
static void
outline_item (GString *outline, RectifyItem *item, guint depth)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  g_autofree char *lead_in = rectify_item_dup_measures_lead_in (item);

  g_string_append_printf (outline, "%*s%.4s %s%s|%s", depth, "",
                          rectify_item_kind_get_nick (rectify_item_get_kind (item)),
                          rectify_item_get_label (item), rectify_item_get_heading (item),
                          rectify_item_get_text (item));
  if (*lead_in != '\0')
    g_string_append_printf (outline, " +%s", lead_in);
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      g_autofree char *names
          = g_strjoinv (",", (char **) rectify_assignment_get_names (assignment));

      g_string_append_printf (outline, " @%s=%s", rectify_assignment_get_label (assignment), names);
    }
  if (deadline != NULL)
    g_string_append_printf (outline, " !%s", rectify_deadline_get_text (deadline));
  g_string_append_c (outline, '\n');
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    outline_item (outline, rectify_item_get_child (item, i), depth + 1);
}

static void
assert_outline (RectifyPlan *plan, const char *expected)
{
  RectifyItem *root = rectify_plan_get_root (plan);
  g_autoptr (GString) outline = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    outline_item (outline, rectify_item_get_child (root, i), 0);
  g_assert_cmpstr (outline->str, ==, expected);
}

static void
assert_reads (const char *text, const char *title, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
  g_autoptr (RectifyReading) reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  RectifyPlan *plan = rectify_reading_get_plan (reading);

  g_assert_cmpstr (rectify_plan_get_title (plan), ==, title);
  assert_outline (plan, expected);
}

static void
test_school (void)
{
  assert_reads ("第二中学党总支整改清单\n"
                "一、存在问题\n"
                "1、课堂管理不严\n2、家校沟通不够\n"
                "二、整改措施\n"
                "1、加强巡课。每周两次。\n2、每月开一次家长会。\n"
                "三、工作要求\n"
                "1、高度重视。各年级组抓好落实。\n",
                "第二中学党总支整改清单",
                "sect 一、存在问题|\n"
                " prob 1、|课堂管理不严\n prob 2、|家校沟通不够\n"
                "sect 二、整改措施|\n"
                " meas 1、加强巡课。|每周两次。\n meas 2、|每月开一次家长会。\n"
                "sect 三、工作要求|\n"
                " clau 1、高度重视。|各年级组抓好落实。\n");
}

/* Lists of hazards count far. */
static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("某局隐患整改方案\n一、存在问题\n");
  g_autoptr (GString) outline = g_string_new ("sect 一、存在问题|\n");

  for (guint i = 1; i <= 400; i++)
    {
      g_string_append_printf (text, "%u.防护不严。\n", i);
      g_string_append_printf (outline, " prob %u.|防护不严。\n", i);
    }
  assert_reads (text->str, "某局隐患整改方案", outline->str);
}

/* The labels that new fields of English plans are printed with are read again. */
static void
test_english_fields (void)
{
  assert_reads ("Town Council Rectification Plan\n1. Make a plan.\nLeader: Ann Lee\n"
                "Lead unit: The Office\nResponsible unit: Treasury, Planning\n"
                "Responsible person: Bob\nDeadline: by the end of May\n",
                "Town Council Rectification Plan",
                "meas 1.|Make a plan. @Leader=Ann Lee @Lead unit=The Office "
                "@Responsible unit=Treasury,Planning @Responsible person=Bob !by the end of May\n");
}

static void
test_bracketed_fields (void)
{
  assert_reads (
      "一、问题及整改措施\n"
      "(一)作风方面\n"
      "1.下基层少。\n"
      "整改措施：每月蹲点两天。（责任领导：张三；责任单位：办公室、财务科；整改时限：年底前）\n"
      "2.文件多。\n"
      "整改措施：减少发文。（责任单位：办公室）\n",
      "",
      "sect 一、问题及整改措施|\n"
      " area (一)作风方面|\n"
      "  prob 1.下基层少。| +整改措施： @责任领导=张三 @责任单位=办公室,财务科 !年底前\n"
      "   meas |每月蹲点两天。\n"
      "  prob 2.文件多。| +整改措施： @责任单位=办公室\n"
      "   meas |减少发文。\n");
}

static void
test_fields_before_measures (void)
{
  assert_reads ("县医院整改方案\n"
                "一、存在的问题及整改措施\n"
                "1.排队时间长。\n责任领导:李四\n完成时限:2023年6月\n"
                "整改措施:\n（1）增开窗口。\n（2）推行预约。\n"
                "2.价格公示不及时。\n责任领导:王五\n整改措施:\n（1）每周更新。\n",
                "县医院整改方案",
                "sect 一、存在的问题及整改措施|\n"
                " prob 1.排队时间长。| +整改措施: @责任领导=李四 !2023年6月\n"
                "  meas （1）|增开窗口。\n  meas （2）|推行预约。\n"
                " prob 2.价格公示不及时。| +整改措施: @责任领导=王五\n"
                "  meas （1）|每周更新。\n");
}

static void
test_measures_with_own_fields (void)
{
  assert_reads ("一、整改内容\n"
                "（一）安全生产方面\n"
                "存在问题：现场管理松懈。\n"
                "整改措施：\n"
                "1.全面排查。\n责任单位：安监科\n整改时限：3月底前\n"
                "2.强化培训。\n责任单位：人事科\n整改时限：长期坚持\n",
                "",
                "sect 一、整改内容|\n"
                " area （一）安全生产方面|\n"
                "  pros |存在问题：\n"
                "  prob |现场管理松懈。 +整改措施：\n"
                "   meas 1.|全面排查。 @责任单位=安监科 !3月底前\n"
                "   meas 2.|强化培训。 @责任单位=人事科 !长期坚持\n");
}

static void
test_one_line_fields (void)
{
  assert_reads ("整改台账\n"
                "1.台账不全。\n"
                "整改措施：补齐台账。\n"
                "责任单位和责任人：办公室 张三  整改时限：立行立改\n",
                "整改台账",
                "prob 1.台账不全。| +整改措施： @责任单位和责任人=办公室,张三 !立行立改\n"
                " meas |补齐台账。\n");
}

static void
test_run_in_ordinals (void)
{
  assert_reads ("一、下一步工作措施\n"
                "第一，抓学习。每周一次。\n第二，抓纪律。\n第三，抓落实。\n"
                "二、存在问题\n"
                "主要有以下问题：一是学得少；二是想得少；三是做得少。\n",
                "",
                "sect 一、下一步工作措施|\n"
                " meas 第一，抓学习。|每周一次。\n meas 第二，|抓纪律。\n meas 第三，|抓落实。\n"
                "sect 二、存在问题|\n"
                " pros |主要有以下问题：\n"
                " prob 一是|学得少；\n prob 二是|想得少；\n prob 三是|做得少。\n");
}

static void
test_quotes (void)
{
  assert_reads (
      "一、存在问题\n"
      "（一）坚持“一是一、二是二”的作风不够。比如，2022. 12. 检查时资金1.5万元未入账。\n"
      "（二）落实“三会一课”不严。\n",
      "",
      "sect 一、存在问题|\n"
      " prob （一）坚持“一是一、二是二”的作风不够。|比如，2022. 12. 检查时资金1.5万元未入账。\n"
      " prob （二）|落实“三会一课”不严。\n");
}

static void
test_parts_of_a_section (void)
{
  assert_reads ("一、学习方面问题和整改措施\n"
                "（一）存在问题\n1.学得少。\n2.用得少。\n"
                "（二）整改措施\n1.定计划。\n2.抓检查。\n",
                "",
                "sect 一、学习方面问题和整改措施|\n"
                " sect （一）存在问题|\n  prob 1.|学得少。\n  prob 2.|用得少。\n"
                " sect （二）整改措施|\n  meas 1.|定计划。\n  meas 2.|抓检查。\n");
}

static void
test_audit (void)
{
  assert_reads (
      "集团公司审计问题整改方案\n"
      "一、资金管理方面的问题\n"
      "1.应收账款清理不及时。\n"
      "整改举措：一是建立台账。二是逐笔催收。\n"
      "牵头部门：财务部\n配合部门：审计部、各子公司\n完成时间：2023-09-30\n"
      "二、保障措施\n（一）加强领导。成立专班。\n"
      "集团公司\n2023年3月1日\n",
      "集团公司审计问题整改方案",
      "area 一、资金管理方面的问题|\n"
      " prob 1.应收账款清理不及时。| +整改举措： @牵头部门=财务部 @配合部门=审计部,各子公司"
      " !2023-09-30\n"
      "  meas 一是|建立台账。\n  meas 二是|逐笔催收。\n"
      "sect 二、保障措施|\n clau （一）加强领导。|成立专班。\n");
}

static void
test_nested (void)
{
  assert_reads ("一、整改措施\n"
                "1.加强学习。\n（1）定计划。\n（2）抓检查。\n"
                "2.改进作风。\n（1）下基层。\n",
                "",
                "sect 一、整改措施|\n"
                " meas 1.加强学习。|\n  meas （1）|定计划。\n  meas （2）|抓检查。\n"
                " meas 2.改进作风。|\n  meas （1）|下基层。\n");
}

static void
test_area_measures (void)
{
  assert_reads ("一、问题和措施\n"
                "（一）河道保洁方面。\n1.垃圾多。\n2.淤泥厚。\n"
                "具体措施：一是清垃圾。二是清淤泥。\n责任单位：环保站\n"
                "（二）排污方面。\n1.口子多。\n"
                "具体措施：封堵。\n",
                "",
                "sect 一、问题和措施|\n"
                " area （一）河道保洁方面。| +具体措施： @责任单位=环保站\n"
                "  prob 1.|垃圾多。\n  prob 2.|淤泥厚。\n"
                "  meas 一是|清垃圾。\n  meas 二是|清淤泥。\n"
                " area （二）排污方面。|\n"
                "  prob 1.口子多。| +具体措施：\n   meas |封堵。\n");
}

static void
test_worded_labels (void)
{
  assert_reads (
      "支部整改台账\n问题一：党费收缴不及时。\n整改措施：每月5日前收缴。\n责任领导：支部书记\n"
      "问题二：谈心谈话不经常。\n措施1：每季度谈一次。\n措施2：建立档案。\n整改期限：长期坚持\n",
      "支部整改台账",
      "prob 问题一：党费收缴不及时。| +整改措施： @责任领导=支部书记\n"
      " meas |每月5日前收缴。\n"
      "prob 问题二：谈心谈话不经常。| !长期坚持\n"
      " meas 措施1：|每季度谈一次。\n meas 措施2：|建立档案。\n");
  assert_reads ("医院整改台账\n序号1\n问题：采购不规范\n整改措施：修订办法\n责任人：王主任\n"
                "序号2\n问题：设备闲置\n整改措施：统一调配\n整改时限：立即整改\n",
                "医院整改台账",
                "pros |序号1\npros |问题：\n"
                "prob |采购不规范 +整改措施： @责任人=王主任\n meas |修订办法\n pros |序号2\n"
                "pros |问题：\nprob |设备闲置 +整改措施： !立即整改\n meas |统一调配\n");
}

/* Numbers without a mark count where three paragraphs go on counting; decimal ones likewise. */
static void
test_series (void)
{
  assert_reads ("一、整改措施\n1提高站位\n2加强学习\n3狠抓落实\n", "",
                "sect 一、整改措施|\n meas 1|提高站位\n meas 2|加强学习\n meas 3|狠抓落实\n");
  assert_reads ("一、整改措施\n1.提高站位\n2 加强学习\n3．狠抓落实\n", "",
                "sect 一、整改措施|\n meas 1.|提高站位\n meas 2|加强学习\n meas 3．|狠抓落实\n");
  assert_reads ("一、整改措施\n各科室：\n1个专班\n2家企业\n3名专家\n", "",
                "sect 一、整改措施|\n pros |各科室：\n pros |1个专班\n pros |2家企业\n pros "
                "|3名专家\n");
  assert_reads ("一、整改措施\n1提高站位\n2加强学习\n", "",
                "sect 一、整改措施|\n pros |1提高站位\n pros |2加强学习\n");
  assert_reads ("一、整改措施\n1.党建\n1.1定计划\n1.1.1分月\n1.1.2分人\n1.2抓检查\n2.业务\n"
                "2.1 练本领\n",
                "",
                "sect 一、整改措施|\n meas 1.党建|\n  meas 1.1定计划|\n   meas 1.1.1|分月\n"
                "   meas 1.1.2|分人\n  meas 1.2|抓检查\n meas 2.业务|\n  meas 2.1|练本领\n");
  assert_reads ("一、存在问题\n1.资金滞留。\n1.5万元未入账\n", "",
                "sect 一、存在问题|\n prob 1.资金滞留。|\n  pros |1.5万元未入账\n");
  assert_reads ("Ⅰ. 存在问题\n1.学得少。\nⅡ. 整改措施\n1.多学。\n", "",
                "sect Ⅰ.存在问题|\n prob 1.|学得少。\nsect Ⅱ.整改措施|\n meas 1.|多学。\n");
  assert_reads ("一、整改措施\n首先，抓学习。\n其次，抓纪律。\n最后，抓落实。\n", "",
                "sect 一、整改措施|\n meas 首先，|抓学习。\n meas 其次，|抓纪律。\n meas "
                "最后，|抓落实。\n");
  assert_reads ("一、存在问题\n1.学风不浓。首先，学得少；其次，记得少；再次，用得少。\n", "",
                "sect 一、存在问题|\n area 1.学风不浓。|\n  prob 首先，|学得少；\n  prob "
                "其次，|记得少；\n  prob 再次，|用得少。\n");
}

/* What only looks like a list: references, quoted rules, sums. */
static void
test_no_run_in (void)
{
  static const char *const texts[]
      = { "1.制度不健全。如图①所示机构图和图②所示流程图不一致。\n",
          "1.分工不清。制定《办法》，明确①类事项由办公室负责，②类事项由财务科负责。\n",
          "1.学习不深入。《通知》规定：（一）严禁公款吃喝；（二）严禁公车私用。我单位不到位。\n" };
  static const char *const sums[]
      = { "反馈问题25 个，已整改20 个，正在整改5 个。", "存在问题3 个，均已明确责任人。",
          "问题4.5 万元以上的项目未招标。", "反馈问题25 个已整改20 个。" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *source = g_strconcat ("一、存在问题\n", texts[i], NULL);
      const char *stop = strstr (texts[i], "。") + strlen ("。");
      g_autofree char *expected = g_strdup_printf ("sect 一、存在问题|\n prob %.*s|%s",
                                                   (int) (stop - texts[i]), texts[i], stop);

      assert_reads (source, "", expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *source = g_strdup_printf ("一、总体情况\n%s\n", sums[i]);
      g_autofree char *expected = g_strdup_printf ("sect 一、总体情况|\n pros |%s\n", sums[i]);

      assert_reads (source, "", expected);
    }
  assert_reads ("一、存在问题\n反馈问题1 学习不够。\n反馈问题2 作风不实。\n", "",
                "sect 一、存在问题|\n prob 反馈问题1|学习不够。\n prob 反馈问题2|作风不实。\n");
}

/* A list of the document itself, wherever in a paragraph it stands. */
static void
test_run_in_paren (void)
{
  assert_reads ("一、存在问题和措施\n1.作风不实。\n"
                "整改措施：针对上述问题，制定以下措施：（一）开展整顿。（二）严肃问责。\n",
                "",
                "sect 一、存在问题和措施|\n prob 1.作风不实。| +整改措施：\n"
                "  meas |针对上述问题，制定以下措施：\n"
                "   meas （一）|开展整顿。\n   meas （二）|严肃问责。\n");
  assert_reads ("一、存在问题\n1.学风不实。主要表现在：（一）学习时间少。（二）学习记录缺。\n", "",
                "sect 一、存在问题|\n area 1.学风不实。|主要表现在：\n"
                "  prob （一）|学习时间少。\n  prob （二）|学习记录缺。\n");
  assert_reads (
      "一、存在问题和措施\n1.作风不实。为此从两个方面整改：（一）开展整顿。（二）严肃问责。\n"
      "责任单位：办公室\n",
      "",
      "sect 一、存在问题和措施|\n prob 1.作风不实。|为此从两个方面整改： @责任单位=办公室\n"
      "  meas （一）|开展整顿。\n  meas （二）|严肃问责。\n");
  assert_reads ("一、存在问题和措施\n1.学风不实。\n整改措施如下：（一）加强学习。（二）建立制度。\n"
                "2.作风不实。\n整改措施如下：\n（1）开展整顿。\n",
                "",
                "sect 一、存在问题和措施|\n prob 1.学风不实。| +整改措施如下：\n"
                "  meas （一）|加强学习。\n  meas （二）|建立制度。\n"
                " prob 2.作风不实。| +整改措施如下：\n  meas （1）|开展整顿。\n");
}

/* Circled numbers stand behind any word that is no reference to them. */
static void
test_run_in_circled (void)
{
  static const char *const lists[][3] = {
    { "一是", "未建考勤表", "未建台账" },   { "一是", "未更新公示图", "未公开标准" },
    { "一是", "未征求意见", "做不到" },     { "存在", "计划不细", "落实不力" },
    { "主要包括", "会议偏多", "文件偏多" }, { "主要表现在", "会议偏多", "文件偏多" },
    { "情况如下", "会议偏多", "文件偏多" },
  };
  static const char *const none[]
      = { "主要是①和②两类。", "存在①号楼和②号楼渗漏。", "是①见图②所示。", "既有①类又有②类事项。" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *const *words = lists[i];
      g_autofree char *text = g_strdup_printf ("一、存在问题\n1.管理不细。%s①%s②%s③其他。\n",
                                               words[0], words[1], words[2]);
      g_autofree char *expected = g_strdup_printf ("sect 一、存在问题|\n area 1.管理不细。|%s\n"
                                                   "  prob ①|%s\n  prob ②|%s\n  prob ③|其他。\n",
                                                   words[0], words[1], words[2]);

      assert_reads (text, "", expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autofree char *text = g_strdup_printf ("一、存在问题\n1.管理不细。%s\n", none[i]);
      g_autofree char *expected
          = g_strdup_printf ("sect 一、存在问题|\n prob 1.管理不细。|%s\n", none[i]);

      assert_reads (text, "", expected);
    }
}

/* Amounts behind the number of a problem. */
static void
test_amounts (void)
{
  assert_reads ("一、存在问题和措施\n问题1 学习不够。\n整改措施：多学。\n"
                "问题2 万元采购未集体研究。\n整改措施：集体研究。\n",
                "",
                "sect 一、存在问题和措施|\n prob 问题1学习不够。| +整改措施：\n  meas |多学。\n"
                " prob 问题2万元采购未集体研究。| +整改措施：\n  meas |集体研究。\n");
}

/* What is done about problems is a measure, though it names them. */
static void
test_harmless_words (void)
{
  assert_reads ("一、存在问题及整改措施\n1.针对干部作风不实的问题，开展整治。\n（1）下发通知。\n"
                "（2）建立问题台账。\n",
                "",
                "sect 一、存在问题及整改措施|\n prob 1.针对干部作风不实的问题，开展整治。|\n"
                "  meas （1）|下发通知。\n  meas （2）|建立问题台账。\n");
  /* Where the heading tells nothing, the items do. */
  assert_reads ("一、工作清单\n1.建立问题台账。\n责任单位：办公室\n2.坚持问题导向。\n", "",
                "sect 一、工作清单|\n meas 1.|建立问题台账。 @责任单位=办公室\n"
                " meas 2.|坚持问题导向。\n");
}

/* Who printed it ends a plan; that something was printed does not. */
static void
test_printed (void)
{
  assert_reads ("一、存在问题\n1.制度不健全。\n整改措施：修订办法。\n"
                "《财务管理办法》已于 2023 年 3 月 1 日印发\n责任领导：张三\n2.学习不深入。\n"
                "市财政局办公室　2023年5月1日印发\n",
                "",
                "sect 一、存在问题|\n prob 1.制度不健全。| +整改措施： @责任领导=张三\n"
                "  meas |修订办法。\n  meas |《财务管理办法》已于 2023 年 3 月 1 日印发\n"
                " prob 2.|学习不深入。\npros |市财政局办公室　2023年5月1日印发\n");
}

static void
test_nested_run_in (void)
{
  assert_reads (
      "一、整改措施\n一是抓学习：（1）定计划；（2）抓检查。二是抓作风：（1）下基层；"
      "（2）减文件。\n",
      "",
      "sect 一、整改措施|\n meas 一是抓学习：|\n  meas （1）|定计划；\n  meas "
      "（2）|抓检查。\n meas 二是|抓作风：\n  meas （1）|下基层；\n  meas （2）|减文件。\n");
  assert_reads ("一、整改措施\n1.抓党建。一是抓学习：①定计划；②抓检查。二是抓作风：①下基层；"
                "②减文件。\n",
                "",
                "sect 一、整改措施|\n meas 1.抓党建。|\n  meas 一是|抓学习：\n   meas "
                "①|定计划；\n   meas ②|抓检查。\n  meas 二是|抓作风：\n   meas ①|下基层；\n"
                "   meas ②|减文件。\n");
}

static void
test_notes (void)
{
  assert_reads (
      "一、问题和措施\n"
      "1.台账不全。\n比如，设备科三年没有盘点。\n整改目标：账实相符。\n整改措施：\n"
      "（1）补齐台账。\n（2）每季盘点。\n责任单位：设备科\n"
      "整改进展：\n1.已补齐。\n2.已盘点一次。\n佐证材料：盘点表\n备注：无\n"
      "2.会议偏多。\n整改措施：合并会议。\n完成情况：一是已减少。二是已合并。\n",
      "",
      "sect 一、问题和措施|\n"
      " prob 1.台账不全。| +整改措施： @责任单位=设备科\n"
      "  pros |比如，设备科三年没有盘点。\n  pros |整改目标：账实相符。\n"
      "  meas （1）|补齐台账。\n  meas （2）|每季盘点。\n  pros |整改进展：\n"
      "  pros |1.已补齐。\n  pros |2.已盘点一次。\n  pros |佐证材料：盘点表\n  pros |备注：无\n"
      " prob 2.会议偏多。| +整改措施：\n  meas |合并会议。\n"
      "  pros |完成情况：一是已减少。二是已合并。\n");
  assert_reads ("一、整改措施\n1.补齐台账。\n完成情况：已完成。\n2.每季盘点。\n"
                "完成情况：推进中。\n",
                "",
                "sect 一、整改措施|\n meas 1.补齐台账。|\n  pros |完成情况：已完成。\n meas "
                "2.每季盘点。|\n  pros |完成情况：推进中。\n");
}

/* A number that is skipped or repeated is doubtful, and changes nothing else. */
static void
test_slips (void)
{
  static const char text[] = "一、存在问题和措施\n1.学得少。\n3.用得少。\n3.记得少。\n"
                             "整改措施：\n（1）多学。\n（3）多用。\n（3）多记。\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
  g_autoptr (RectifyReading) reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  RectifyItem *section
      = rectify_item_get_child (rectify_plan_get_root (rectify_reading_get_plan (reading)), 0);

  assert_reads (text, "",
                "sect 一、存在问题和措施| +整改措施：\n prob 1.|学得少。\n prob 3.|用得少。\n prob "
                "3.|记得少。\n meas （1）|多学。\n meas （3）|多用。\n meas （3）|多记。\n");
  for (guint i = 0; i < 6; i++)
    {
      const char *doubt = rectify_reading_get_doubt (reading, rectify_item_get_child (section, i));

      if (i % 3 == 0)
        g_assert_null (doubt);
      else
        g_assert_nonnull (strstr (doubt, i % 3 == 1 ? "does not follow" : "comes twice"));
    }
}

/* 2、 and then 3) are one series only where both have fields of their own. */
static void
test_loose_forms (void)
{
  assert_reads ("某站问题整改清单\n2、通道不畅\n责任人：张三\n3)器材不足\n责任人：李四\n",
                "某站问题整改清单",
                "prob 2、通道不畅| @责任人=张三\nprob 3)器材不足| @责任人=李四\n");
  assert_reads ("某站问题整改清单\n2、通道不畅\n责任人：张三\n3)器材不足\n", "某站问题整改清单",
                "sect 2、通道不畅| @责任人=张三\n prob 3)|器材不足\n");
  assert_reads ("某站问题整改清单\n2、通道不畅\n3)器材不足\n责任人：李四\n", "某站问题整改清单",
                "sect 2、通道不畅|\n prob 3)器材不足| @责任人=李四\n");
  assert_reads ("某站问题整改清单\n2、通道不畅\n责任人：张三\n4)器材不足\n责任人：李四\n",
                "某站问题整改清单",
                "sect 2、通道不畅| @责任人=张三\n prob 4)器材不足| @责任人=李四\n");
  assert_reads (
      "某站问题整改清单\n2、通道不畅\n责任人：张三\n3)器材不足\n5、登记不全\n责任人：李四\n",
      "某站问题整改清单",
      "sect 2、通道不畅| @责任人=张三\n prob 3)|器材不足\nprob 5、登记不全| "
      "@责任人=李四\n");
}

static void
test_field_forms (void)
{
  static const char *const forms[] = {
    "责任领导:张三、李四",      "责任领导　张三 李四",         "【责任领导】张三、李四",
    "责 任 领 导：张三、李四",  "责任领导（牵头）：张三,李四", "3.责任领导：张三、李四",
    "（责任领导：张三；李四）", "责任领导 ： 张三、李四。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = g_strconcat ("一、问题\n（一）台账不全\n", forms[i], "\n", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
      RectifyItem *item = rectify_plan_get_root (rectify_reading_get_plan (reading));
      GPtrArray *assignments;
      g_autofree char *names = NULL;

      g_test_message ("%s", forms[i]);
      item = rectify_item_get_child (rectify_item_get_child (item, 0), 0);
      assignments = rectify_item_get_assignments (item);
      g_assert_cmpuint (assignments->len, ==, 1);
      names = g_strjoinv (",", (char **) rectify_assignment_get_names (
                                   g_ptr_array_index (assignments, 0)));
      g_assert_cmpstr (names, ==, "张三,李四");
    }
}

static void
test_prose_only (void)
{
  assert_reads ("通知\n各科室：\n请于周五前报送材料。\n", "通知", "pros |请于周五前报送材料。\n");
  assert_reads ("只有一句话，没有别的内容。", "", "pros |只有一句话，没有别的内容。\n");
}

static void
test_title_lines (void)
{
  assert_reads ("××街道党工委\n2022年度民主生活会整改方案\n（五个带头）\n根据要求，制定本方案。\n",
                "××街道党工委\n2022年度民主生活会整改方案\n（五个带头）",
                "pros |根据要求，制定本方案。\n");
}

/* A note on the document below its title is no part of that, and stands where it stood. */
static void
test_title_notes (void)
{
  static const char *const notes[]
      = { "（2026年3月12日局党组会议审议通过）", "（讨论稿）", "(征求意见稿)", "（2023年2月）" };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = g_strconcat ("青山县水务局\n巡察整改方案\n", notes[i],
                                           "\n各科室：\n根据要求，制定本方案。\n", NULL);
      g_autofree char *expected
          = g_strconcat ("pros |", notes[i], "\npros |各科室：\npros |根据要求，制定本方案。\n",
                         NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
      g_autoptr (RectifyDocument) written
          = rectify_plan_report_compose (rectify_reading_get_plan (reading));
      g_autofree char *again = rectify_document_dup_text (written);

      assert_reads (text, "青山县水务局\n巡察整改方案", expected);
      g_assert_cmpstr (again, ==, text);
      /* In the middle, as the title; who is addressed stands below. */
      g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (written, 2)), ==,
                       RECTIFY_PARAGRAPH_TITLE);
      g_assert_cmpint (rectify_paragraph_get_role (rectify_document_get_paragraph (written, 3)), ==,
                       RECTIFY_PARAGRAPH_ADDRESSEE);
    }
}

typedef struct {
  RectifyReading *reading;
  guint n_done;
  guint n_broken;
} Found;

static gboolean
find_marks (RectifyItem *item, gpointer user_data)
{
  Found *found = user_data;
  const char *doubt = rectify_reading_get_doubt (found->reading, item);

  found->n_done += rectify_item_get_status (item) == RECTIFY_STATUS_DONE;
  found->n_broken += doubt != NULL && strstr (doubt, "comma") != NULL;
  return TRUE;
}

/* A deadline that is none but says that all is done, and a line that ends where no sentence does. */
static void
test_marks (void)
{
  static const char text[] = "某局整改方案\n一、整改措施\n（1）清退费用。\n完成时限：已完成\n"
                             "（2）订立制度，\n并公示。\n完成时限：年底前\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
  g_autoptr (RectifyReading) reading
      = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
  Found found = { reading, 0, 0 };

  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (reading)), find_marks,
                        &found);
  g_assert_cmpuint (found.n_done, ==, 1);
  g_assert_cmpuint (found.n_broken, ==, 1);
}

static void
test_particulars (void)
{
  static const struct {
    const char *text;
    const char *organisation;
    const char *theme;
  } cases[] = {
    { "××区教育局2023年度主题教育专题民主生活会整改方案\n", "××区教育局", "主题教育" },
    { "XX局党组班子2021年年末专题民主生活会整改方案（五个带头）\n", "XX局党组", "" },
    { "××街道党工委\n2022年度民主生活会整改方案\n", "××街道党工委", "" },
    { "附件1\n第二中学党总支整改清单\n", "第二中学党总支", "" },
    { "青山县审计局关于巡察反馈意见的整改方案\n", "青山县审计局", "" },
    { "青山市生态环境局2023年整改方案\n", "青山市生态环境局", "" },
    { "中共青山县委常委班子党史学习教育专题民主生活会整改方案\n", "中共青山县委", "党史学习教育" },
    { "柳林镇党委区委巡察反馈问题整改方案\n", "柳林镇党委", "" },
    { "专题民主生活会整改方案\n", "", "" },
    { "巡察反馈问题整改方案\n", "", "" },
    { "关于印发《整改方案》的通知\n", "", "" },
    { "青山县2023年整改方案\n", "", "" },
    { "整改方案\n根据主题教育的部署，制定本方案。\n", "", "主题教育" },
    { "整改方案\n根据党史学习教育和主题教育的部署，制定本方案。\n", "", "" },
    { "一、学习贯彻习近平新时代中国特色社会主义思想主题教育\n", "",
      "学习贯彻习近平新时代中国特色社会主义思想主题教育" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
      RectifyPlan *plan = rectify_reading_get_plan (reading);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (rectify_plan_get_organisation (plan), ==, cases[i].organisation);
      g_assert_cmpstr (rectify_plan_get_theme (plan), ==, cases[i].theme);
    }
}

static void
test_has_plan (void)
{
  static const struct {
    const char *text;
    gboolean has_plan;
  } cases[] = {
    { "支部整改清单\n一、存在问题\n1.学得少。\n", TRUE },
    { "支部总结\n一、存在问题\n1.学得少。\n二、下步打算\n1.多学。\n", TRUE },
    { "支部总结\n一、存在问题\n1.学得少。\n二、主要成绩\n1.多学。\n", FALSE },
    { "某某工作\n1.台账不全。\n整改措施：补齐。\n", TRUE },
    { "会议通知\n一、会议时间\n3月1日。\n二、参会人员\n1.班子成员。\n2.各科室负责人。\n", FALSE },
    { "会议通知\n一、会议时间\n二、有关要求\n1.按时参会。\n2.带好材料。\n", FALSE },
    { "红烧肉的做法\n1.五花肉切块。\n2.冷水下锅。\n", FALSE },
    { "只有一句话。\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
      RectifyItem *root = rectify_plan_get_root (rectify_reading_get_plan (reading));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (rectify_reading_has_plan (reading), ==, cases[i].has_plan);
      rectify_reading_set_kind (reading, rectify_item_get_child (root, 0), RECTIFY_ITEM_PROBLEM);
      g_assert_true (rectify_reading_has_plan (reading));
    }
}

static void
test_annexes (void)
{
  assert_reads ("附件1\n支部整改清单\n一、存在问题\n1.学得少。\n整改措施：多学。\n"
                "附件：1.问题清单\n2.责任清单\n支部委员会\n2023年3月1日\n（此件公开）\n",
                "支部整改清单",
                "sect 一、存在问题|\n prob 1.学得少。| +整改措施：\n  meas |多学。\n"
                "pros |附件：1.问题清单\npros |2.责任清单\npros |支部委员会\npros |2023年3月1日\n"
                "pros |（此件公开）\n");
}

/* Who signs and who is addressed: all of those who sign together, and no heading of a list. */
static void
test_ends (void)
{
#define BODY "一、存在问题\n1.学得少。\n整改措施：多学。\n"
#define TREE "sect 一、存在问题|\n prob 1.学得少。| +整改措施：\n  meas |多学。\n"
  static const struct {
    const char *text;
    const char *tree;
    const char *addressee;
    const char *signature;
  } cases[] = {
    { "某某整改方案\n各科室：\n" BODY "青山县财政局\n2023年3月1日\n", TREE, "各科室：",
      "青山县财政局" },
    { "某某整改方案\n" BODY "青山县财政局\n青山县审计局\n2023年3月1日\n", TREE, "",
      "青山县财政局\n青山县审计局" },
    { "某某整改方案\n" BODY "青山县财政局\n青山县审计局\n青山县民政局\n2023年3月1日\n", TREE, "",
      "青山县财政局\n青山县审计局\n青山县民政局" },
    { "某某整改方案\n成员单位：\n县财政局、县审计局。\n" BODY,
      "pros |成员单位：\npros |县财政局、县审计局。\n" TREE, "", "" },
    { "某某整改方案\n下列单位：\n" BODY, "pros |下列单位：\n" TREE, "", "" },
    { "某某整改方案\n单位：\n" BODY, "pros |单位：\n" TREE, "", "" },
    { "某某整改方案\n参加单位、部门：\n" BODY, "pros |参加单位、部门：\n" TREE, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);
      RectifyPlan *plan = rectify_reading_get_plan (reading);
      g_autoptr (RectifyDocument) written = NULL;
      g_autofree char *again = NULL;

      g_test_message ("%s", text);
      assert_outline (plan, cases[i].tree);
      g_assert_cmpstr (rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_ADDRESSEE), ==,
                       cases[i].addressee);
      g_assert_cmpstr (rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_SIGNATURE), ==,
                       cases[i].signature);
      written = rectify_plan_report_compose (plan);
      again = rectify_document_dup_text (written);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("一、问题\n", strlen ("一、问题\n"));
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      rectify_reading_new (document, rectify_vocabulary_get_default (), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Of which year a plan is: what the text speaks of comes after what is said of the plan itself. */
static void
test_year (void)
{
  static const struct {
    const char *text;
    int year;
  } cases[] = {
    { "某局2026年整改方案\n2025年计划学习12次。\n1.学得不够。\n整改措施：学。\n2024年5月1日\n",
      2026 },
    { "某局文件\n某发〔2026〕17号\n某局整改方案\n2025年计划学习12次。\n1.学得不够。\n", 2026 },
    { "某局整改方案\n2025年计划学习12次。\n1.学得不够。\n整改措施：学。\n某局\n2026年6月30日\n",
      2026 },
    { "某局整改方案\n2025年12月28日召开会议。\n1.学得不够。\n某局\n2026年1月6日\n", 2025 },
    { "某局整改方案\n2025年开展8次，2026年反馈，2026年整改。\n1.学得不够。\n", 2026 },
    { "某局整改方案\n2026年底前改18项，2027年底前全部改完。\n1.学得不够。\n", 2026 },
    { "某局整改台账\n序号\t存在问题\t整改措施\t整改时限\n1\t2025年计划学习12次\t学\t2026年7月\n"
      "2\t2025年下派不足\t派\t2026年8月\n3\t帮扶不够\t帮\t2026年9月\n",
      2026 },
    { "某局整改台账\n序号\t存在问题\t整改措施\t整改时限\n1\t2025年计划学习12次\t学\t2026年7月\n",
      2026 },
    { "某局整改方案\n（2026年3月2日党组会议通过）\n2025年计划学习12次。\n1.学得不够。\n", 2026 },
    { "某局整改方案\n1.学得不够。\n", 0 },
    /* Signed in one line, by the month alone, and above an annex that is long. */
    { "某局整改方案\n1.学得不够。\n某局办公室　2026年3月1日\n", 2026 },
    { "某局整改方案\n1.学得不够。\n二〇二六年三月\n", 2026 },
    { "某局整改方案\n甲。\n乙。\n丙。\n1.学得不够。\n某局\n2026年3月1日\n附件：名单\n子\n丑\n寅\n卯\n辰\n巳\n"
      "午\n未\n申\n酉\n戌\n亥\n",
      2026 },
    /* A day that has a label, or a month up in the text, is that of something else. */
    { "某局整改方案\n甲。\n乙。\n丙。\n1.学得不够。\n发文：2021年3月1日\n", 0 },
    { "某局整改方案\n甲。\n乙。\n丙。\n1.学得不够。\n2021年3月\n子\n丑\n寅\n卯\n辰\n巳\n"
      "午\n未\n申\n酉\n戌\n亥\n",
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", NULL);
      g_autoptr (RectifyReading) reading
          = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (rectify_plan_get_year (rectify_reading_get_plan (reading)), ==,
                       cases[i].year);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/school", test_school);
  g_test_add_func ("/reading/many-problems", test_many_problems);
  g_test_add_func ("/reading/english-fields", test_english_fields);
  g_test_add_func ("/reading/bracketed-fields", test_bracketed_fields);
  g_test_add_func ("/reading/fields-before-measures", test_fields_before_measures);
  g_test_add_func ("/reading/measures-with-own-fields", test_measures_with_own_fields);
  g_test_add_func ("/reading/one-line-fields", test_one_line_fields);
  g_test_add_func ("/reading/run-in-ordinals", test_run_in_ordinals);
  g_test_add_func ("/reading/quotes", test_quotes);
  g_test_add_func ("/reading/parts-of-a-section", test_parts_of_a_section);
  g_test_add_func ("/reading/audit", test_audit);
  g_test_add_func ("/reading/nested", test_nested);
  g_test_add_func ("/reading/area-measures", test_area_measures);
  g_test_add_func ("/reading/worded-labels", test_worded_labels);
  g_test_add_func ("/reading/series", test_series);
  g_test_add_func ("/reading/nested-run-in", test_nested_run_in);
  g_test_add_func ("/reading/no-run-in", test_no_run_in);
  g_test_add_func ("/reading/run-in-paren", test_run_in_paren);
  g_test_add_func ("/reading/run-in-circled", test_run_in_circled);
  g_test_add_func ("/reading/amounts", test_amounts);
  g_test_add_func ("/reading/harmless-words", test_harmless_words);
  g_test_add_func ("/reading/printed", test_printed);
  g_test_add_func ("/reading/notes", test_notes);
  g_test_add_func ("/reading/slips", test_slips);
  g_test_add_func ("/reading/loose-forms", test_loose_forms);
  g_test_add_func ("/reading/field-forms", test_field_forms);
  g_test_add_func ("/reading/prose-only", test_prose_only);
  g_test_add_func ("/reading/title-lines", test_title_lines);
  g_test_add_func ("/reading/title-notes", test_title_notes);
  g_test_add_func ("/reading/marks", test_marks);
  g_test_add_func ("/reading/particulars", test_particulars);
  g_test_add_func ("/reading/has-plan", test_has_plan);
  g_test_add_func ("/reading/annexes", test_annexes);
  g_test_add_func ("/reading/ends", test_ends);
  g_test_add_func ("/reading/cancel", test_cancel);
  g_test_add_func ("/reading/year", test_year);
  return g_test_run ();
}
