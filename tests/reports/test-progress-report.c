/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "rectify-particulars.h"
#include "rectify-report-words.h"
#include "rectify-report.h"

#define N_RANDOM_PLANS 300

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
note (RectifyItem *item, const char *date, const char *text, const char *reporter, int share)
{
  g_autoptr (GDate) day = rectify_date_from_string (date);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, text, reporter, share);

  rectify_item_add_progress (item, entry);
}

static void
set_due (RectifyItem *item, const char *text, const char *due)
{
  g_autoptr (GDate) day = rectify_date_from_string (due);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", text, RECTIFY_DEADLINE_DATED, day);

  rectify_item_set_deadline (item, deadline);
}

static void
assign (RectifyItem *item, RectifyRole role, const char *name)
{
  const char *const names[] = { name, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (role, rectify_role_get_document_label (role), name, names);

  rectify_item_add_assignment (item, assignment);
}

static RectifyReportOptions *
make_options (const char *from, const char *to, const char *today)
{
  RectifyReportOptions *options = rectify_report_options_new ();
  g_autoptr (GDate) first = from != NULL ? rectify_date_from_string (from) : NULL;
  g_autoptr (GDate) last = to != NULL ? rectify_date_from_string (to) : NULL;
  g_autoptr (GDate) day = rectify_date_from_string (today);

  rectify_report_options_set_span (options, first, last);
  rectify_report_options_set_today (options, day);
  return options;
}

/* The text before the annex. */
static char *
compose_text (RectifyPlan *plan, const RectifyReportOptions *options)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      g_autofree char *words = NULL;

      if (paragraph == NULL || rectify_paragraph_get_starts_page (paragraph))
        break;
      words = rectify_paragraph_dup_text (paragraph);
      g_string_append_printf (text, "%s\n", words);
    }
  return g_string_free (text, FALSE);
}

static void
assert_text (RectifyPlan *plan, const RectifyReportOptions *options, const char *expected)
{
  g_autofree char *text = compose_text (plan, options);

  g_assert_cmpstr (text, ==, expected);
}

static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *area, *problem, *measure;

  rectify_plan_set_title (plan, "某局2023年整改方案");
  area = add (root, RECTIFY_ITEM_AREA, "（三）", "学习方面。");
  problem = add (area, RECTIFY_ITEM_PROBLEM, "5.", "学习“走过场”。平时抓得少。");
  measure = add (problem, RECTIFY_ITEM_MEASURE, "一是", "制定计划；");
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
  note (measure, "2022-12-30", "起草计划", "办公室", 10);
  note (measure, "2023-05-08", "印发执行。", "办公室", 100);
  note (measure, "2023-03-05", "征求意见\n修改完善", "", RECTIFY_SHARE_UNKNOWN);
  measure = add (problem, RECTIFY_ITEM_MEASURE, "二是", "定期检查。");
  set_due (measure, "2023年5月底", "2023-05-31");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "办公室");
  note (measure, "2022-11-01", "人手不够；", NULL, RECTIFY_SHARE_UNKNOWN);
  note (measure, "2023-09-01", "以后的事", NULL, RECTIFY_SHARE_UNKNOWN);
  area = add (root, RECTIFY_ITEM_AREA, "（四）", "作风方面");
  problem = add (area, RECTIFY_ITEM_PROBLEM, "6.", "作风不实");
  rectify_item_set_status (problem, RECTIFY_STATUS_SUSTAINED);
  add (problem, RECTIFY_ITEM_PROSE, "", "整改进展：已开展走访。");
  return plan;
}

/* Nothing new is not nothing: what was read without a day is told all the same. */
static void
test_undated (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options
      = make_options ("2022-01-01", "2022-06-30", "2023-07-05");
  g_autoptr (RectifyDocument) document
      = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  g_autofree char *text = rectify_document_dup_text (document);

  g_assert_nonnull (
      strstr (text, "\n报告期内，没有新的整改进展记录；此前未注明日期的整改进展一并列出。\n"));
  g_assert_nonnull (strstr (text, "6.作风不实。已开展走访。"));
}

/* Not “nothing was noted” beside what was noted without saying when. */
static void
test_undated_entries (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options
      = make_options ("2023-04-01", "2023-06-30", "2023-07-05");
  RectifyItem *area = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  RectifyItem *problem = rectify_item_get_child (area, 0);
  RectifyItem *measure = rectify_item_get_child (problem, 1);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (NULL, "正在建档", "", 50);
  g_autoptr (RectifyDocument) whole = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  add (measure, RECTIFY_ITEM_PROSE, "", "整改进展：正在建档");
  rectify_item_add_progress (measure, entry);
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "（2）定期检查。（未注明日期）正在建档（完成50%）。整改状态："));
  g_assert_nonnull (strstr (text, "涉及1项内容。另有2项内容的整改进展未注明日期，一并列出。\n"));
  g_assert_null (strstr (text, "报告期内没有进展记录"));
  whole = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  all = rectify_document_dup_text (whole);
  g_assert_nonnull (strstr (all, "（未注明日期）正在建档。\t未启动\n"));
  /* Over all time nothing needs to be said of days. */
  rectify_report_options_set_span (options, NULL, NULL);
  g_free (text);
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "（2）定期检查。正在建档（完成50%）。"));
  g_assert_null (strstr (text, "未注明日期"));
}

static void
test_whole (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options
      = make_options ("2023-01-01", "2023-06-30", "2023-07-05");
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *all = NULL;

  assert_text (
      plan, options,
      "某局2023年整改落实情况报告\n"
      "根据《某局2023年整改方案》，现将2023年上半年整改落实情况报告如下。\n"
      "一、总体情况\n"
      "整改方案涉及2个方面，查摆问题2个，制定整改措施2条。"
      "截至2023年6月30日，共有整改任务3项：已销号0项，已完成1项，长期坚持1项，整改中0项，未启动1项；"
      "已销号、已完成和长期坚持的共2项，占任务总数的66.7%。"
      "到期未完成1项，占任务总数的33.3%。按牵头单位和责任单位看，"
      "办公室1项（已办结0项，到期未完成1项）。没有明确单位的任务2项。\n"
      "报告期内，共记录整改进展2条，涉及1项内容。另有1项内容的整改进展未注明日期，一并列出。\n"
      "二、各方面整改落实情况\n"
      "（三）学习方面\n"
      "5.学习“走过场”。\n"
      "（1）制定计划。2023年3月5日，征求意见；修改完善。"
      "2023年5月8日，印发执行（办公室报送，完成100%）。整改状态：已完成。\n"
      "（2）定期检查。报告期内没有进展记录。整改状态：未启动。\n"
      "（四）作风方面\n"
      "6.作风不实。已开展走访。整改状态：长期坚持。\n"
      "三、未按期完成情况\n"
      "截至2023年6月30日，到期未完成的任务共1项，具体如下。\n"
      "（三）5.“学习‘走过场’”问题：（2）定期检查。整改时限：2023年5月底（2023年5月31日）；"
      "责任单位：办公室；情况说明：人手不够（2022年11月1日）。\n"
      "四、下一步工作\n"
      "下一步，对到期未完成的1项任务，逐项查明原因、倒排时间，尽快完成整改；"
      "对已完成的1项任务，及时核查验收，按程序销号；"
      "对长期坚持的1项任务，持续抓好落实，不断巩固整改成果。\n"
      "附件：1. \t某局2023年整改进展图示\n　　　2. \t某局2023年整改台账\n");
  document = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  all = rectify_document_dup_text (document);
  /* In plain text without the tab that sets the line. */
  g_assert_nonnull (strstr (all, "附件：1. 某局2023年整改进展图示\n　　　2. 某局2023年整改台账\n"));
  g_assert_nonnull (strstr (all, "\n附件2\n某局2023年整改台账\n序号\t问题类别\t存在问题\t整改措施\t"
                                 "责任单位\t整改时限\t整改进展\t整改状态\n"));
  g_assert_nonnull (strstr (all, "2023年5月8日，印发执行。\t已完成\n"));
  rectify_report_options_set_reporters (options, FALSE);
  g_free (all);
  all = compose_text (plan, options);
  g_assert_nonnull (strstr (all, "印发执行（完成100%）。"));
}

/* The status is that of the end of the span, as far as progress says. */
static void
test_as_of (void)
{
  static const struct {
    const char *before;
    int share;
    const char *after;
    RectifyStatus now;
    RectifyStatus then;
  } cases[] = {
    { NULL, 0, NULL, RECTIFY_STATUS_DONE, RECTIFY_STATUS_DONE },
    { "2023-06-30", 50, NULL, RECTIFY_STATUS_DONE, RECTIFY_STATUS_DONE },
    { NULL, 0, "2023-07-01", RECTIFY_STATUS_DONE, RECTIFY_STATUS_NOT_STARTED },
    { "2023-06-30", 50, "2023-07-01", RECTIFY_STATUS_DONE, RECTIFY_STATUS_IN_PROGRESS },
    { "2023-06-30", 100, "2023-07-01", RECTIFY_STATUS_DONE, RECTIFY_STATUS_DONE },
    { "2023-06-30", 100, "2023-07-01", RECTIFY_STATUS_CLOSED, RECTIFY_STATUS_DONE },
    { "2023-06-30", 100, "2023-07-01", RECTIFY_STATUS_IN_PROGRESS, RECTIFY_STATUS_IN_PROGRESS },
    { "2023-06-30", -1, "2023-07-01", RECTIFY_STATUS_SUSTAINED, RECTIFY_STATUS_SUSTAINED },
    { NULL, 0, "2023-07-01", RECTIFY_STATUS_SUSTAINED, RECTIFY_STATUS_NOT_STARTED },
    { "2023-06-30", 50, "2023-07-01", RECTIFY_STATUS_NOT_STARTED, RECTIFY_STATUS_NOT_STARTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      g_autoptr (RectifyReportOptions) options
          = make_options ("2023-01-01", "2023-06-30", "2023-12-05");
      RectifyItem *problem
          = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "学得少");
      g_autofree char *text = NULL;
      g_autofree char *wanted = NULL;
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *all = NULL;

      rectify_item_set_status (problem, cases[i].now);
      if (cases[i].before != NULL)
        note (problem, cases[i].before, "先", NULL, cases[i].share);
      if (cases[i].after != NULL)
        note (problem, cases[i].after, "后", NULL, 100);
      /* Due in the span, or behind it. */
      set_due (problem, "", i % 2 == 0 ? "2023-06-29" : "2023-07-02");
      text = compose_text (plan, options);
      rectify_report_words_begin (plan);
      wanted = g_strconcat ("整改状态：",
                            rectify_report_words_get ("status",
                                                      rectify_status_get_nick (cases[i].then)),
                            "。", NULL);
      g_assert_nonnull (strstr (text, wanted));
      g_assert_true ((strstr (text, "到期未完成的任务共1项") != NULL)
                     == (i % 2 == 0
                         && (cases[i].then == RECTIFY_STATUS_NOT_STARTED
                             || cases[i].then == RECTIFY_STATUS_IN_PROGRESS)));
      document = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
      all = rectify_document_dup_text (document);
      wanted[strlen (wanted) - strlen ("。")] = '\0';
      g_assert_nonnull (strstr (strstr (all, "\n附件\n"), strstr (wanted, "：") + strlen ("：")));
      /* The plan itself is as it was. */
      g_assert_cmpint (rectify_item_get_status (problem), ==, cases[i].now);
    }
}

/* Who signs, and the day of the report, not that of the plan. */
static void
test_ends (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  g_autofree char *text = NULL;

  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_SIGNATURE, "某局党组");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_DATE, "2023-01-20");
  text = compose_text (plan, options);
  g_assert_true (g_str_has_suffix (text, "整改台账\n某局党组\n2023年7月5日\n"));
}

/* Nothing at all, nothing done, nothing late, no areas, all finished. */
static void
test_nothing (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *problem;

  assert_text (plan, options,
               "整改落实情况报告\n现将整改落实情况报告如下。\n一、总体情况\n"
               "整改方案中没有列出需要整改的问题和措施。\n二、下一步工作\n"
               "下一步，将按照整改方案的要求抓好落实。\n");
  problem = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "");
  assert_text (plan, options,
               "整改落实情况报告\n现将整改落实情况报告如下。\n一、总体情况\n"
               "整改方案查摆问题1个，制定整改措施0条。截至2023年7月5日，"
               "共有整改任务1项：已销号0项，已完成0项，长期坚持0项，整改中0项，未启动1项；"
               "已销号、已完成和长期坚持的共0项，占任务总数的0%。没有到期未完成的任务。"
               "没有明确单位的任务1项。\n没有记录整改进展。\n"
               "二、具体整改落实情况\n1.（未写明内容）。暂无进展记录。整改状态：未启动。\n"
               "三、未按期完成情况\n截至2023年7月5日，没有到期未完成的任务。\n"
               "四、下一步工作\n下一步，对尚未完成的1项任务，按照整改时限抓紧推进，确保按期完成。\n"
               "附件：\t整改台账\n");
  rectify_item_set_text (problem, "学得少");
  set_due (problem, "", "2023-01-31");
  rectify_item_set_status (problem, RECTIFY_STATUS_CLOSED);
  assert_text (plan, options,
               "整改落实情况报告\n现将整改落实情况报告如下。\n一、总体情况\n"
               "整改方案查摆问题1个，制定整改措施0条。截至2023年7月5日，"
               "共有整改任务1项：已销号1项，已完成0项，长期坚持0项，整改中0项，未启动0项；"
               "已销号、已完成和长期坚持的共1项，占任务总数的100%。没有到期未完成的任务。"
               "没有明确单位的任务1项。\n没有记录整改进展。\n"
               "二、具体整改落实情况\n1.学得少。整改状态：已销号。\n"
               "三、未按期完成情况\n截至2023年7月5日，没有到期未完成的任务。\n"
               "四、下一步工作\n整改任务已全部办结。\n"
               "附件：\t整改台账\n");
  rectify_item_set_status (problem, RECTIFY_STATUS_NOT_STARTED);
  {
    g_autofree char *text = compose_text (plan, options);

    g_assert_nonnull (strstr (text, "1.学得少。整改时限：2023年1月31日；责任单位未明确。\n"));
  }
}

/* A label is set as such labels are (GB/T 9704-2012, 7.3.3). */
static void
assert_style (RectifyPlan *plan, const RectifyReportOptions *options, const char *label,
              RectifyRunStyle style)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  gboolean found = FALSE;

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      const RectifyRun *run = paragraph != NULL && rectify_paragraph_get_n_runs (paragraph) > 0
                                  ? rectify_paragraph_get_run (paragraph, 0)
                                  : NULL;

      if (run == NULL || !g_str_has_prefix (run->text, label))
        continue;
      g_assert_cmpint (run->style, ==, style);
      found = TRUE;
    }
  g_assert_true (found);
}

/* Problems are found again in the plan by their labels, wherever these begin; what the plan does not
 * number the report does. */
static void
test_labels (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *area = add (root, RECTIFY_ITEM_AREA, "三、", "作风方面");
  RectifyItem *problem = add (area, RECTIFY_ITEM_PROBLEM, "7", "作风不实");
  g_autofree char *text = NULL;

  add (problem, RECTIFY_ITEM_MEASURE, "第二，", "多走访。");
  add (area, RECTIFY_ITEM_PROBLEM, "（八）", "检查不严");
  add (area, RECTIFY_ITEM_PROBLEM, "", "没有编号");
  area = add (root, RECTIFY_ITEM_AREA, "", "学习方面");
  add (area, RECTIFY_ITEM_PROBLEM, "", "学得少");
  add (area, RECTIFY_ITEM_PROBLEM, "", "学得浅");
  add (root, RECTIFY_ITEM_MEASURE, "", "以后再办。");
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "\n（三）作风方面\n7.作风不实。\n（2）多走访。"));
  g_assert_nonnull (strstr (text, "\n8.检查不严。"));
  g_assert_nonnull (strstr (text, "\n没有编号。"));
  g_assert_nonnull (strstr (text, "\n（四）学习方面\n1.学得少。"));
  g_assert_nonnull (strstr (text, "\n2.学得浅。"));
  g_assert_nonnull (strstr (text, "\n（五）其他方面\n1.以后再办。"));
  assert_style (plan, options, "7.", RECTIFY_RUN_HEADING_3);
  assert_style (plan, options, "8.", RECTIFY_RUN_HEADING_3);
}

/* Two levels are never labelled alike, whatever the plan does: then each label keeps its number alone. */
static void
test_one_scheme (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *area = add (root, RECTIFY_ITEM_AREA, "一、", "学习方面");
  RectifyItem *problem = add (area, RECTIFY_ITEM_PROBLEM, "（一）", "学得少");
  RectifyItem *measure = add (problem, RECTIFY_ITEM_MEASURE, "1.", "每月学。");
  g_autofree char *text = NULL;

  set_due (measure, "2023年5月底", "2023-05-31");
  add (area, RECTIFY_ITEM_PROBLEM, "（二）", "学得浅");
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "\n（一）学习方面\n1.学得少。"));
  g_assert_nonnull (strstr (text, "\n（1）每月学。"));
  g_assert_nonnull (strstr (text, "\n2.学得浅。"));
  g_assert_nonnull (strstr (text, "\n（一）1.“学得少”问题：（1）每月学。"));
  /* Areas that the report numbers itself are no exception, nor are the measures of a table. */
  rectify_item_set_label (area, "");
  rectify_item_set_label (problem, "1.");
  rectify_item_set_label (measure, "3.1.");
  add (problem, RECTIFY_ITEM_MEASURE, "2.", "每周学。");
  g_free (text);
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "\n（一）学习方面\n1.学得少。"));
  g_assert_nonnull (strstr (text, "\n（1）每月学。"));
  g_assert_nonnull (strstr (text, "\n（2）每周学。"));
  g_assert_nonnull (strstr (text, "\n2.学得浅。"));
}

/* In the annex measures stand with the problems that they answer from beside them, once for all. */
static void
test_beside (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "（一）", "学习方面");
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;

  add (area, RECTIFY_ITEM_PROBLEM, "一是", "学得少。");
  rectify_item_set_run_in (add (area, RECTIFY_ITEM_PROBLEM, "二是", "学得浅。"), TRUE);
  add (area, RECTIFY_ITEM_MEASURE, "一是", "每月学。");
  add (area, RECTIFY_ITEM_MEASURE, "二是", "认真学。");
  document = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  text = rectify_document_dup_text (document);
  g_assert_nonnull (strstr (text, "\n序号\t问题类别\t存在问题\t整改措施\t整改进展\t整改状态\n"
                                  "1\t（一）学习方面\t一是学得少。\v二是学得浅。\t一是每月学。\t"));
  g_assert_nonnull (strstr (text, "\n　\t　\t　\t二是认真学。\t"));
}

/* What is sustained may be late with a stage: it is late, and nothing else besides. */
static void
test_late_stage (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *problem = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "学得少");
  g_autoptr (GDate) day = rectify_date_from_string ("2023-06-30");
  g_autoptr (RectifyStep) stage = rectify_step_new (RECTIFY_STEP_STAGE, day, NULL, "过半", NULL);
  g_autofree char *text = NULL;

  rectify_item_set_status (problem, RECTIFY_STATUS_SUSTAINED);
  rectify_item_add_step (problem, stage);
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "\n下一步，对到期未完成的1项任务，逐项查明原因、倒排时间，"
                                  "尽快完成整改；对长期坚持的1项任务，持续抓好落实，"
                                  "不断巩固整改成果。\n"));
  g_assert_null (strstr (text, "已全部办结"));
}

/* What was noted for a day to come is not told yet; what is called a problem is not called so twice. */
static void
test_wording (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *problem
      = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "关于学习不深的问题");
  RectifyItem *measure = add (problem, RECTIFY_ITEM_MEASURE, "一是", "定期学习。");
  g_autofree char *text = NULL;

  set_due (measure, "", "2023-01-31");
  note (measure, "2023-07-05", "已学一次。", NULL, 10);
  note (measure, "2023-07-06", "又学一次。", NULL, 20);
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "已学一次"));
  g_assert_null (strstr (text, "又学一次"));
  g_assert_nonnull (strstr (text, "共记录整改进展1条"));
  g_assert_nonnull (strstr (text, "1.关于学习不深的问题：（1）定期学习。"));
}

/* An English plan is reported on in English. */
static void
test_english (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options
      = make_options ("2023-01-01", "2023-06-30", "2023-07-05");
  RectifyItem *area, *problem, *measure;

  rectify_plan_set_title (plan, "Town Council Rectification Plan");
  area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "A.", "Study");
  problem = add (area, RECTIFY_ITEM_PROBLEM, "1.", "Too little is read.");
  measure = add (problem, RECTIFY_ITEM_MEASURE, "(1)", "Make a plan. Keep to it.");
  set_due (measure, "by the end of May", "2023-05-31");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "the office");
  note (measure, "2023-03-05", "Asked around", "the office", 30);
  note (measure, "2023-04-01", "Wrote it down.", NULL, RECTIFY_SHARE_UNKNOWN);
  assert_text (
      plan, options,
      "Town Council – Progress report\n"
      "This is the report on progress under “Town Council Rectification Plan” for the first half "
      "of 2023.\n"
      "I. Overview\n"
      "The plan has areas: 1; problems: 1; measures: 1. As of "
      "30 June 2023, tasks in all: 1; closed: 0; done: 0; sustained: 0; in progress: 0; not started: 1. Closed, done "
      "and sustained together: 0, 0% of all tasks. Late: 1, 100% of all tasks. "
      "By unit: the office: 1 (finished: 0, late: 1).\n"
      "In this time: Entries on progress: 2; on so many items: 1.\n"
      "II. Progress by area\n"
      "A. Study\n"
      "1. Too little is read.\n"
      "(1) Make a plan. Keep to it. 5 March 2023, Asked around (reported by the office, 30% done). "
      "1 April 2023, Wrote it down. Status: Not started.\n"
      "III. What is late\n"
      "As of 30 June 2023, tasks that are late: 1.\n"
      "A. 1. On “Too little is read”: (1) Make a plan. Keep to it. Deadline: by the end of May (31 May 2023); Responsible "
      "unit: the office; What is known of it: Wrote it down (1 April 2023).\n"
      "IV. Next steps\n"
      "Next: find out why tasks are late and finish them as soon as possible (tasks: 1).\n"
      "Attachments: \tTown Council – Ledger of rectification\n");
}

/* What was promised stands there to the last word; what was done, a sentence for each entry. */
static void
test_sentences (void)
{
  static const struct {
    const char *heading;
    const char *text;
    const char *expected;
  } measures[] = {
    { "", "修订制度。每月检查1次；年底前考核。", "修订制度。每月检查1次；年底前考核。" },
    { "", "修订制度；", "修订制度。" },
    { "健全制度。", "修订《规则》。印发《办法》", "健全制度。修订《规则》。印发《办法》。" },
    { "健全制度", "", "健全制度。" },
    { "",
      "把责任分解到岗位、分解到人员、分解到时段，对每一项任务逐条列出清单，逐条明确标准，逐条确定时限，"
      "确保件件有着落（见附件）。事事有回音。",
      "把责任分解到岗位、分解到人员、分解到时段，对每一项任务逐条列出清单，逐条明确标准，逐条确定时限，"
      "确保件件有着落（见附件）。事事有回音。" },
  };
  static const struct {
    const char *text;
    const char *expected;
  } entries[] = {
    { "已开会（3次）", "已开会（3次）。" },
    { "已印发《办法》", "已印发《办法》。" },
    { "已完成。", "已完成。" },
    { "已完成！", "已完成！" },
    { "还差多少？", "还差多少？" },
    { "正在办；", "正在办。" },
    { "正在办……", "正在办……" },
    { "他说“好”", "他说“好”。" },
    { "他说：“办好了。”", "他说：“办好了。”" },
  };
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      RectifyItem *problem
          = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "学得少");
      RectifyItem *measure = add (problem, RECTIFY_ITEM_MEASURE, "（1）", measures[i].text);
      g_autofree char *told = g_strconcat ("\n（1）", measures[i].expected, "暂无进展记录。", NULL);
      g_autofree char *late
          = g_strconcat ("1.“学得少”问题：（1）", measures[i].expected, "整改时限：", NULL);
      g_autofree char *text = NULL;

      rectify_item_set_heading (measure, measures[i].heading);
      set_due (measure, "", "2023-01-31");
      text = compose_text (plan, options);
      g_assert_nonnull (strstr (text, told));
      g_assert_nonnull (strstr (text, late));
    }
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (RectifyPlan) plan = rectify_plan_new ();
      RectifyItem *problem
          = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", "学得少");
      g_autofree char *wanted = g_strconcat ("2023年1月1日，", entries[i].expected,
                                             "2023年2月1日，再办。整改状态", NULL);
      g_autofree char *text = NULL;

      note (problem, "2023-01-01", entries[i].text, NULL, RECTIFY_SHARE_UNKNOWN);
      note (problem, "2023-02-01", "再办", NULL, RECTIFY_SHARE_UNKNOWN);
      text = compose_text (plan, options);
      g_assert_nonnull (strstr (text, wanted));
    }
}

/* What was done on a problem as a whole is told of it, and not denied of what answers it. */
static void
test_done_above (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *problem = add (root, RECTIFY_ITEM_PROBLEM, "1.", "标牌缺失");
  RectifyItem *other = add (root, RECTIFY_ITEM_PROBLEM, "2.", "学得少");
  g_autofree char *text = NULL;

  add (problem, RECTIFY_ITEM_MEASURE, "（1）", "补齐标牌");
  add (other, RECTIFY_ITEM_MEASURE, "（1）", "多学");
  note (problem, "2023-01-01", "标牌已补齐", NULL, RECTIFY_SHARE_UNKNOWN);
  text = compose_text (plan, options);
  g_assert_nonnull (strstr (text, "标牌缺失。整改进展：2023年1月1日，标牌已补齐。"));
  g_assert_nonnull (strstr (text, "（1）补齐标牌。整改状态："));
  g_assert_nonnull (strstr (text, "（1）多学。暂无进展记录。整改状态："));
}

static void
assert_span (const char *from, const char *to, const char *expected)
{
  g_autoptr (RectifyReportOptions) options = make_options (from, to, "2023-07-05");
  g_autofree char *span = rectify_report_options_dup_span (options);

  g_assert_cmpstr (span, ==, expected);
}

static void
assert_usual_span (const char *today, RectifyReportSpan span, const char *expected)
{
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, today);
  g_autofree char *words = NULL;

  rectify_report_options_set_usual_span (options, span);
  words = rectify_report_options_dup_span (options);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_spans (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();

  rectify_report_words_begin (plan);
  assert_span (NULL, NULL, "");
  assert_span ("2023-01-01", "2023-12-31", "2023年");
  assert_span ("2023-07-01", "2023-12-31", "2023年下半年");
  assert_span ("2022-07-01", "2023-12-31", "2022年7月1日至2023年12月31日");
  assert_span ("2023-06-30", "2023-01-01", "2023年上半年");
  assert_span ("2023-02-03", NULL, "2023年2月3日以来");
  assert_span (NULL, "2023-02-03", "截至2023年2月3日");
  assert_span ("2024-02-01", "2024-02-29", "2024年2月");
  assert_span ("2023-02-01", "2023-04-30", "2023年2月1日至2023年4月30日");
  assert_usual_span ("2023-01-31", RECTIFY_REPORT_SPAN_THIS_MONTH, "2023年1月");
  assert_usual_span ("2023-01-31", RECTIFY_REPORT_SPAN_LAST_MONTH, "2022年12月");
  assert_usual_span ("2023-03-31", RECTIFY_REPORT_SPAN_THIS_QUARTER, "2023年第一季度");
  assert_usual_span ("2023-03-31", RECTIFY_REPORT_SPAN_LAST_QUARTER, "2022年第四季度");
  assert_usual_span ("2023-12-31", RECTIFY_REPORT_SPAN_LAST_QUARTER, "2023年第三季度");
  assert_usual_span ("2023-06-30", RECTIFY_REPORT_SPAN_THIS_HALF_YEAR, "2023年上半年");
  assert_usual_span ("2023-07-01", RECTIFY_REPORT_SPAN_THIS_HALF_YEAR, "2023年下半年");
  assert_usual_span ("2023-06-30", RECTIFY_REPORT_SPAN_LAST_HALF_YEAR, "2022年下半年");
  assert_usual_span ("2023-07-01", RECTIFY_REPORT_SPAN_LAST_HALF_YEAR, "2023年上半年");
  assert_usual_span ("2023-07-01", RECTIFY_REPORT_SPAN_THIS_YEAR, "2023年");
  assert_usual_span ("2023-07-01", RECTIFY_REPORT_SPAN_LAST_YEAR, "2022年");
  assert_usual_span ("2023-07-01", RECTIFY_REPORT_SPAN_ALL, "");
}

/* A count of its own, by other means than the report's. */
typedef struct {
  const GDate *today;
  const GDate *from;
  const GDate *to;
  guint areas, problems, measures, tasks, finished, late, entries, reported;
  guint by_status[RECTIFY_N_STATUSES];
} Tally;

static gboolean
is_answered (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (rectify_item_get_kind (rectify_item_get_child (item, i)) == RECTIFY_ITEM_MEASURE)
      return TRUE;
  return FALSE;
}

static const GDate *
find_due (RectifyItem *item)
{
  for (; item != NULL; item = rectify_item_get_parent (item))
    if (rectify_item_get_deadline (item) != NULL)
      return rectify_deadline_get_due (rectify_item_get_deadline (item));
  return NULL;
}

static gboolean
is_by (const GDate *date, const GDate *to)
{
  return date == NULL || to == NULL || g_date_days_between (date, to) >= 0;
}

/* The last decision by a day, of those that close out or open again; and how many come later. */
static RectifyStep *
find_decision (RectifyItem *item, const GDate *to, guint *n_later)
{
  GPtrArray *steps = rectify_item_get_steps (item);
  RectifyStep *last = NULL;

  *n_later = 0;
  for (guint i = 0; i < steps->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (steps, i);
      RectifyStepKind kind = rectify_step_get_kind (step);

      if (kind != RECTIFY_STEP_APPROVE && kind != RECTIFY_STEP_REFUSE
          && kind != RECTIFY_STEP_REOPEN)
        continue;
      if (is_by (rectify_step_get_date (step), to))
        last = step;
      else
        (*n_later)++;
    }
  return last;
}

/* As of the last day of the span: without anything behind it, that of now. */
static RectifyStatus
find_status (RectifyItem *item, const GDate *to)
{
  RectifyStatus status = rectify_item_get_status (item);
  GPtrArray *entries = rectify_item_get_progress (item);
  guint n_before = 0, n_after = 0, n_decided = 0;
  RectifyStep *decision = find_decision (item, to, &n_decided);
  gboolean reopened = decision != NULL && rectify_step_get_kind (decision) != RECTIFY_STEP_APPROVE;
  const GDate *since = reopened ? rectify_step_get_date (decision) : NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const GDate *date = rectify_progress_entry_get_date (g_ptr_array_index (entries, i));

      if (!is_by (date, to))
        n_after++;
      else if (since == NULL || (date != NULL && g_date_compare (date, since) > 0))
        n_before++;
    }
  if (to == NULL)
    return status;
  if (decision != NULL && !reopened && (n_decided > 0 || status == RECTIFY_STATUS_CLOSED))
    return RECTIFY_STATUS_CLOSED;
  if (n_decided == 0 && (n_after == 0 || status == RECTIFY_STATUS_NOT_STARTED))
    return status;
  if (n_before == 0 && reopened && status == RECTIFY_STATUS_SUSTAINED)
    return status;
  if (n_before == 0)
    return reopened ? RECTIFY_STATUS_IN_PROGRESS : RECTIFY_STATUS_NOT_STARTED;
  /* No entry says that all is done. */
  return status == RECTIFY_STATUS_SUSTAINED ? status : RECTIFY_STATUS_IN_PROGRESS;
}

static gboolean
has_missed_stage (RectifyItem *item, const GDate *day)
{
  GPtrArray *steps = rectify_item_get_steps (item);

  for (guint i = 0; i < steps->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (steps, i);
      const GDate *date = rectify_step_get_date (step);

      if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE
          && rectify_step_get_counts (step)[0] == 0 && date != NULL
          && g_date_days_between (date, day) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
tally_task (Tally *tally, RectifyItem *item)
{
  RectifyStatus status = find_status (item, tally->to);
  gboolean open = status == RECTIFY_STATUS_NOT_STARTED || status == RECTIFY_STATUS_IN_PROGRESS;
  const GDate *due = find_due (item);
  const GDate *day = tally->to != NULL ? tally->to : tally->today;

  tally->tasks++;
  tally->by_status[status]++;
  tally->finished += !open;
  tally->late += (open && due != NULL && g_date_days_between (due, day) > 0)
                 || ((open || status == RECTIFY_STATUS_SUSTAINED) && has_missed_stage (item, day));
}

static gboolean
tally_item (RectifyItem *item, gpointer user_data)
{
  Tally *tally = user_data;
  GPtrArray *entries = rectify_item_get_progress (item);
  RectifyItem *parent = rectify_item_get_parent (item);
  RectifyItemKind kind = rectify_item_get_kind (item);
  guint n = 0;

  if (parent == NULL)
    return TRUE;
  tally->areas += kind == RECTIFY_ITEM_AREA;
  tally->problems += kind == RECTIFY_ITEM_PROBLEM;
  tally->measures += kind == RECTIFY_ITEM_MEASURE;
  if (kind == RECTIFY_ITEM_MEASURE
      || (kind == RECTIFY_ITEM_PROBLEM && !is_answered (item) && !is_answered (parent)))
    tally_task (tally, item);
  for (guint i = 0; i < entries->len; i++)
    {
      const GDate *date = rectify_progress_entry_get_date (g_ptr_array_index (entries, i));

      n += tally->from == NULL
           || (date != NULL && g_date_get_julian (date) >= g_date_get_julian (tally->from)
               && g_date_get_julian (date) <= g_date_get_julian (tally->to));
    }
  tally->entries += n;
  tally->reported += n > 0;
  return TRUE;
}

/* The number behind some words, which are there once at most; 0 if they are not. */
static guint
find_number (const char *text, const char *words)
{
  const char *found = strstr (text, words);

  return found != NULL ? g_ascii_strtoull (found + strlen (words), NULL, 10) : 0;
}

static guint
count_words (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

static void
assert_share (const char *text, const char *words, guint part, guint whole)
{
  const char *found = strstr (text, words);
  double share;

  if (whole == 0 || part == 0)
    return;
  g_assert_nonnull (found);
  share = g_ascii_strtod (strstr (found, "总数的") + strlen ("总数的"), NULL);
  g_assert_cmpfloat (ABS (share - 100.0 * part / whole), <=, 0.0500001);
}

static void
assert_numbers (const char *text, const Tally *tally)
{
  g_autofree char *totals = g_strdup (strstr (text, "一、总体情况\n") + strlen ("一、总体情况\n"));

  *strstr (totals, "\n二、") = '\0';
  if (tally->tasks == 0)
    {
      g_assert_cmpstr (totals, ==, "整改方案中没有列出需要整改的问题和措施。");
      return;
    }
  g_assert_cmpuint (find_number (totals, "方案涉及"), ==, tally->areas);
  g_assert_cmpuint (find_number (totals, "查摆问题"), ==, tally->problems);
  g_assert_cmpuint (find_number (totals, "制定整改措施"), ==, tally->measures);
  g_assert_cmpuint (find_number (totals, "共有整改任务"), ==, tally->tasks);
  g_assert_cmpuint (find_number (totals, "：已销号"), ==, tally->by_status[RECTIFY_STATUS_CLOSED]);
  g_assert_cmpuint (find_number (totals, "，已完成"), ==, tally->by_status[RECTIFY_STATUS_DONE]);
  g_assert_cmpuint (find_number (totals, "，长期坚持"), ==,
                    tally->by_status[RECTIFY_STATUS_SUSTAINED]);
  g_assert_cmpuint (find_number (totals, "整改中"), ==,
                    tally->by_status[RECTIFY_STATUS_IN_PROGRESS]);
  g_assert_cmpuint (find_number (totals, "未启动"), ==,
                    tally->by_status[RECTIFY_STATUS_NOT_STARTED]);
  g_assert_cmpuint (find_number (totals, "长期坚持的共"), ==, tally->finished);
  g_assert_cmpuint (find_number (totals, "到期未完成"), ==, tally->late);
  g_assert_cmpuint (find_number (totals, "共记录整改进展"), ==, tally->entries);
  g_assert_cmpuint (find_number (totals, "条，涉及"), ==, tally->reported);
  assert_share (totals, "长期坚持的共", tally->finished, tally->tasks);
  assert_share (totals, "到期未完成", tally->late, tally->tasks);
  /* What is told one by one is as much as was counted. */
  g_assert_cmpuint (count_words (text, "整改状态："), ==, tally->tasks);
  g_assert_cmpuint (count_words (text, "整改时限："), ==, tally->late);
  g_assert_cmpuint (find_number (text, "到期未完成的任务共"), ==, tally->late);
}

static gboolean
mark_entries (RectifyItem *item, gpointer user_data)
{
  GPtrArray *old = rectify_item_get_progress (item);
  g_autoptr (GPtrArray) marked
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);

  for (guint i = 0; i < old->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (old, i);
      g_autofree char *text = g_strdup_printf ("%s记%u号", rectify_progress_entry_get_text (entry),
                                               ++*(guint *) user_data);

      g_ptr_array_add (marked, rectify_progress_entry_new (rectify_progress_entry_get_date (entry),
                                                           text, "", -1));
    }
  rectify_item_set_progress (item, marked);
  return TRUE;
}

typedef struct {
  const char *text;
  const Tally *tally;
} EntrySearch;

/* Every entry of the span, or of no day, is told once among what was done, no other is. */
static gboolean
assert_entries (RectifyItem *item, gpointer user_data)
{
  EntrySearch *search = user_data;
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      const GDate *date = rectify_progress_entry_get_date (entry);
      const char *mark = strstr (rectify_progress_entry_get_text (entry), "记");
      gboolean inside = search->tally->from == NULL || date == NULL
                        || (g_date_compare (search->tally->from, date) <= 0
                            && g_date_compare (date, search->tally->to) <= 0);

      g_assert_cmpuint (count_words (search->text, mark), ==, inside);
    }
  return TRUE;
}

static void
test_random (void)
{
  for (guint i = 0; i < N_RANDOM_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (0, 60));
      gboolean all_time = g_test_rand_bit ();
      g_autoptr (RectifyReportOptions) options
          = make_options (all_time ? NULL : "2023-03-05", all_time ? NULL : "2023-03-20",
                          g_test_rand_bit () ? "2023-06-15" : "2023-12-01");
      g_autofree char *text = NULL;
      g_autofree char *done = NULL;
      Tally tally = { .today = rectify_report_options_get_today (options),
                      .from = rectify_report_options_get_from (options),
                      .to = rectify_report_options_get_to (options) };
      EntrySearch search;
      guint number = 0;

      /* Whatever stands in it, it is a Chinese plan. */
      rectify_plan_set_title (plan, "云溪区水务局党组2023年度专题民主生活会整改方案");
      rectify_item_foreach (rectify_plan_get_root (plan), mark_entries, &number);
      rectify_item_foreach (rectify_plan_get_root (plan), tally_item, &tally);
      text = compose_text (plan, options);
      assert_numbers (text, &tally);
      done = g_strdup (text);
      if (strstr (done, "未按期完成情况\n") != NULL)
        *strstr (done, "未按期完成情况\n") = '\0';
      search = (EntrySearch){ done, &tally };
      rectify_item_foreach (rectify_plan_get_root (plan), assert_entries, &search);
    }
}

/* The columns of the ledger table, chosen and ordered; A3 for tables, never for running text. */
static void
test_options (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options = make_options (NULL, NULL, "2023-07-05");
  RectifyPageStyle style = { .paper = RECTIFY_PAPER_A3, .is_loose = TRUE };
  g_autoptr (RectifyDocument) ledger = NULL;
  g_autoptr (RectifyDocument) text = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      rectify_report_options_parse_columns (options, "status, measure,area,measure", &error));
  g_assert_no_error (error);
  rectify_report_options_set_page_style (options, &style);
  ledger = rectify_report_compose (plan, RECTIFY_REPORT_LEDGER, options);
  words = rectify_document_dup_text (ledger);
  g_assert_cmpstr (words, ==,
                   "某局2023年整改台账\n整改状态\t整改措施\t问题类别\n"
                   "已完成\t一是制定计划；\t（三）学习方面。\n未启动\t二是定期检查。\t　\n"
                   "长期坚持\t\t（四）作风方面\n");
  g_assert_cmpint (rectify_document_get_page_style (ledger)->paper, ==, RECTIFY_PAPER_A3);
  text = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  g_assert_cmpint (rectify_document_get_page_style (text)->paper, ==, RECTIFY_PAPER_A4);
  g_assert_true (rectify_document_get_page_style (text)->is_loose);
  g_assert_false (rectify_report_options_parse_columns (options, "status,colour", &error));
  g_assert_error (error, RECTIFY_REPORT_ERROR, RECTIFY_REPORT_ERROR_COLUMNS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress-report/whole", test_whole);
  g_test_add_func ("/progress-report/undated", test_undated);
  g_test_add_func ("/progress-report/undated-entries", test_undated_entries);
  g_test_add_func ("/progress-report/as-of", test_as_of);
  g_test_add_func ("/progress-report/ends", test_ends);
  g_test_add_func ("/progress-report/nothing", test_nothing);
  g_test_add_func ("/progress-report/labels", test_labels);
  g_test_add_func ("/progress-report/one-scheme", test_one_scheme);
  g_test_add_func ("/progress-report/beside", test_beside);
  g_test_add_func ("/progress-report/late-stage", test_late_stage);
  g_test_add_func ("/progress-report/wording", test_wording);
  g_test_add_func ("/progress-report/english", test_english);
  g_test_add_func ("/progress-report/sentences", test_sentences);
  g_test_add_func ("/progress-report/done-above", test_done_above);
  g_test_add_func ("/progress-report/spans", test_spans);
  g_test_add_func ("/progress-report/random", test_random);
  g_test_add_func ("/progress-report/options", test_options);
  return g_test_run ();
}
