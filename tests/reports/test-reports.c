/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "rectify-listed-report.h"
#include "rectify-progress-words.h"
#include "rectify-report.h"

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
assign (RectifyItem *item, RectifyRole role, const char *a, const char *b)
{
  const char *const names[] = { a, b, NULL };
  g_autofree char *text = b != NULL ? g_strconcat (a, "、", b, NULL) : g_strdup (a);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (role, rectify_role_get_document_label (role), text, names);

  rectify_item_add_assignment (item, assignment);
}

/* Two areas; the first has a problem with two measures, the second one without any. */
static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "年底前", RECTIFY_DEADLINE_DATED, NULL);
  RectifyItem *area, *problem, *measure;

  rectify_plan_set_title (plan, "某局2023年整改方案");
  add_item (root, RECTIFY_ITEM_PROSE, "", "前言");
  area = add_item (root, RECTIFY_ITEM_AREA, "（一）", "学习方面");
  assign (area, RECTIFY_ROLE_LEADER, "张三", NULL);
  problem = add_item (area, RECTIFY_ITEM_PROBLEM, "1.", "学习不深。");
  rectify_item_set_deadline (problem, deadline);
  assign (problem, RECTIFY_ROLE_LEAD_UNIT, "办公室", NULL);
  measure = add_item (problem, RECTIFY_ITEM_MEASURE, "一是", "制定计划。");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "人事科", "财务科");
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
  measure = add_item (problem, RECTIFY_ITEM_MEASURE, "二是", "定期检查。");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "办公室", NULL);
  add_item (measure, RECTIFY_ITEM_PROSE, "", "每季度一次。");
  area = add_item (root, RECTIFY_ITEM_AREA, "（二）", "作风方面");
  add_item (area, RECTIFY_ITEM_PROBLEM, "1.", "作风不实。");
  return plan;
}

static void
assert_report (RectifyReport report, const char *expected)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyDocument) document = rectify_report_compose (plan, report, NULL);
  g_autofree char *text = rectify_document_dup_text (document);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_ledger (void)
{
  assert_report (
      RECTIFY_REPORT_LEDGER,
      "某局2023年整改台账\n"
      "序号\t问题类别\t存在问题\t整改措施\t责任领导\t牵头单位\t责任单位\t整改时限\t整改状态\t备注\n"
      "1\t（一）学习方面\t1.学习不深。\t一是制定计划。\t张三\t办公室\t人事科、财务科\t年底前\t已完成\t\n"
      "　\t　\t　\t二是定期检查。\v每季度一次。\t　\t　\t办公室\t　\t未启动\t\n"
      "2\t（二）作风方面\t1.作风不实。\t\t\t\t\t\t未启动\t\n");
}

static void
test_lists (void)
{
  assert_report (RECTIFY_REPORT_PROBLEMS, "某局2023年问题清单\n"
                                          "序号\t问题类别\t存在问题\t责任领导\t备注\n"
                                          "1\t（一）学习方面\t1.学习不深。\t张三\t\n"
                                          "2\t（二）作风方面\t1.作风不实。\t\t\n");
  assert_report (RECTIFY_REPORT_TASKS, "某局2023年任务清单\n"
                                       "序号\t存在问题\t整改措施\t整改时限\t整改状态\n"
                                       "1\t1.学习不深。\t一是制定计划。\t年底前\t已完成\n"
                                       "　\t　\t二是定期检查。\v每季度一次。\t　\t未启动\n");
  assert_report (RECTIFY_REPORT_RESPONSIBILITIES,
                 "某局2023年责任清单\n"
                 "序号\t整改措施\t责任领导\t牵头单位\t责任单位\n"
                 "1\t一是制定计划。\t张三\t办公室\t人事科、财务科\n"
                 "　\t二是定期检查。\v每季度一次。\t　\t　\t办公室\n");
}

/* Each unit has its own tasks, each once, on a page of its own. */
static void
test_slips (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyDocument) document = rectify_report_compose (plan, RECTIFY_REPORT_SLIPS, NULL);
  g_autofree char *text = rectify_document_dup_text (document);
  const char *office = strstr (text, "单位：办公室");
  const char *staff = strstr (text, "单位：人事科");
  const char *money = strstr (text, "单位：财务科");
  const char *nobody = strstr (text, "单位：未明确责任单位的任务");
  guint n_pages = 1;

  g_assert_true (office != NULL && staff > office && money > staff);
  g_assert_nonnull (g_strstr_len (office, staff - office, "一是制定计划。"));
  g_assert_nonnull (g_strstr_len (office, staff - office, "二是定期检查。"));
  g_assert_nonnull (g_strstr_len (staff, money - staff, "一是制定计划。"));
  g_assert_null (g_strstr_len (staff, money - staff, "二是定期检查。"));
  /* Who only takes part sees who leads. */
  g_assert_nonnull (g_strstr_len (staff, money - staff, "\t牵头单位\t责任单位\t"));
  g_assert_nonnull (g_strstr_len (staff, money - staff, "\t张三\t办公室\t人事科、财务科\t"));
  g_assert_nonnull (strstr (money, "签收人："));
  /* What goes to nobody is not lost, and nobody signs for it. */
  g_assert_nonnull (nobody);
  g_assert_nonnull (strstr (nobody, "作风不实"));
  g_assert_null (strstr (nobody, "签收人："));
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      RectifyTable *table = rectify_document_get_table (document, i);

      /* Its table is not on another sheet than whose it is. */
      g_assert_true (table == NULL || rectify_table_get_upright (table));
      n_pages += paragraph != NULL && rectify_paragraph_get_starts_page (paragraph);
    }
  g_assert_cmpuint (n_pages, ==, 4);
}

/* Progress and remarks that were read from a table stand in columns of their own, once each: those on
 * a problem for all of its measures, or with that of the first. */
static void
test_notes (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *problem = add_item (root, RECTIFY_ITEM_PROBLEM, "1", "甲不够。");
  RectifyItem *measure = add_item (problem, RECTIFY_ITEM_MEASURE, "", "做甲。");
  g_autoptr (RectifyDocument) ledger = NULL;
  g_autoptr (RectifyDocument) slips = NULL;
  g_autofree char *text = NULL;
  g_autofree char *slip = NULL;

  rectify_plan_set_title (plan, "某局台账");
  assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, "办公室", NULL);
  add_item (measure, RECTIFY_ITEM_PROSE, "整改进展", "甲已做。");
  add_item (measure, RECTIFY_ITEM_PROSE, "备注", "督办");
  /* How far it was stands in a column of its own, as it is now. */
  add_item (measure, RECTIFY_ITEM_PROSE, "整改状态", "整改中");
  add_item (measure, RECTIFY_ITEM_PROSE, "", "是否完成：否");
  add_item (problem, RECTIFY_ITEM_MEASURE, "", "做乙。");
  add_item (problem, RECTIFY_ITEM_PROSE, "备注", "挂牌");
  problem = add_item (root, RECTIFY_ITEM_PROBLEM, "2", "丙不够。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "", "做丙。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "", "做丁。");
  add_item (problem, RECTIFY_ITEM_PROSE, "整改进展", "都已做。");
  ledger = rectify_report_compose (plan, RECTIFY_REPORT_LEDGER, NULL);
  text = rectify_document_dup_text (ledger);
  g_assert_cmpstr (
      text, ==,
      "某局整改台账\n"
      "序号\t存在问题\t整改措施\t责任领导\t责任单位\t整改时限\t整改进展\t整改状态\t备注\n"
      "1\t1.甲不够。\t做甲。\t\t办公室\t\t甲已做。\t未启动\t挂牌\v督办\n"
      "　\t　\t做乙。\t\t\t\t\t未启动\t\n"
      "2\t2.丙不够。\t做丙。\t\t\t\t都已做。\t未启动\t\n"
      "　\t　\t做丁。\t\t\t\t　\t未启动\t\n");
  slips = rectify_report_compose (plan, RECTIFY_REPORT_SLIPS, NULL);
  slip = rectify_document_dup_text (slips);
  g_assert_nonnull (strstr (slip, "\t做甲。\v备注：督办\t"));
}

/* What was taken over from a table as an entry is told once, with its day if there is one. */
static void
test_taken_over (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *problem
      = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1", "甲不够。");
  RectifyItem *measure = add_item (problem, RECTIFY_ITEM_MEASURE, "", "做甲。");
  g_autoptr (RectifyProgressEntry) undated
      = rectify_progress_entry_new (NULL, "已建账", NULL, RECTIFY_SHARE_UNKNOWN);
  g_autoptr (RectifyProgressEntry) dated = NULL;
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, 3, 2022);
  dated = rectify_progress_entry_new (&day, "已清查", NULL, RECTIFY_SHARE_UNKNOWN);
  rectify_plan_set_title (plan, "某局台账");
  add_item (problem, RECTIFY_ITEM_PROSE, "整改进展", "已建账");
  rectify_item_add_progress (measure, undated);
  problem = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "2", "乙不够。");
  add_item (problem, RECTIFY_ITEM_MEASURE, "", "做乙。");
  add_item (problem, RECTIFY_ITEM_PROSE, "整改进展", "2022年3月5日，已清查");
  rectify_item_add_progress (problem, dated);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RectifyDocument) ledger
          = rectify_report_compose (plan, RECTIFY_REPORT_LEDGER, options);
      g_autofree char *text = rectify_document_dup_text (ledger);
      const char *first = strstr (text, "已建账");
      const char *second = strstr (text, "已清查");

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, "已建账"));
      g_assert_nonnull (second);
      g_assert_null (strstr (second + 1, "已清查"));
      g_assert_nonnull (strstr (text, "2022年3月5日，已清查"));
      /* An entry without a day is of no time: there the words of the table stand for it. */
      rectify_report_options_set_span (options, &day, &day);
    }
}

/* Sheets of their own are for slips alone: an annex is a page of its document. */
static void
test_duplex (void)
{
  const RectifyPageStyle style = { .is_duplex = TRUE };

  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      g_autoptr (RectifyPlan) plan = make_plan ();
      g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
      g_autoptr (RectifyDocument) document = NULL;

      rectify_report_options_set_page_style (options, &style);
      document = rectify_report_compose (plan, report, options);
      g_assert_cmpint (rectify_document_get_page_style (document)->is_duplex, ==,
                       rectify_report_has_sheets (report));
    }
}

/* Every report of any plan; every measure is in the ledger table. */
static void
test_random (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (0, 40));

      for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
        {
          g_autoptr (RectifyDocument) document = rectify_report_compose (plan, report, NULL);
          g_autofree char *title = rectify_report_dup_title (plan, report);

          g_assert_nonnull (document);
          g_assert_null (strchr (title, '\n'));
        }
    }
}

static void
test_names (void)
{
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      RectifyReport again;

      g_assert_true (rectify_report_from_nick (rectify_report_get_nick (report), &again));
      g_assert_cmpint (again, ==, report);
      g_assert_cmpstr (rectify_report_get_title (report), !=, "");
    }
  g_assert_false (rectify_report_from_nick ("none", &(RectifyReport){ 0 }));
}

/* Measures within measures are listed, so they are in the table too, with their plan. */
static void
test_listed (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyPlan) other = rectify_plan_new ();
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  RectifyItem *measure
      = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, "一是", "建制度。");
  RectifyItem *inner = add_item (measure, RECTIFY_ITEM_MEASURE, "（1）", "先起草。");
  gint64 id = 5;
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;

  rectify_plan_set_title (plan, "甲局整改方案");
  rectify_plan_set_title (other, "乙局整改方案");
  rectify_item_set_id (measure, 4);
  rectify_item_set_id (inner, id);
  g_array_append_val (ids, id);
  g_ptr_array_add (plans, plan);
  g_ptr_array_add (plans, other);
  document = rectify_listed_report_compose (plans, ids, "", NULL);
  text = rectify_document_dup_text (document);
  g_assert_nonnull (strstr (text, "先起草。"));
  g_assert_nonnull (strstr (text, "甲局整改方案"));
}

/* Progress is known by a word as a whole, alone or before a colon. */
static void
test_known_words (void)
{
  static const struct {
    const char *label;
    const char *text;
    gboolean is_progress;
  } cases[] = { { "", "整改进展情况：已印发。", TRUE },
                { "", "阶段性成效:好。", TRUE },
                { "整改成效", "已印发。", TRUE },
                { "", "整改：已印发。", FALSE },
                { "", "整改进展顺利：好。", FALSE },
                { "", "：已印发。", FALSE },
                { "", "整改进展", FALSE },
                { "", "", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

      rectify_item_set_label (item, cases[i].label);
      rectify_item_set_text (item, cases[i].text);
      g_assert_cmpint (rectify_progress_words_is_read (item), ==, cases[i].is_progress);
    }
}

static gboolean
has_support_column (RectifyPlan *plan)
{
  g_autoptr (RectifyDocument) document = rectify_report_compose (plan, RECTIFY_REPORT_LEDGER, NULL);
  g_autofree char *text = rectify_document_dup_text (document);

  return strstr (text, "\t配合单位\t") != NULL;
}

/* Who helps has a column, also where that is written on one item alone, far below what others say for
 * many measures together. */
static void
test_support_below (void)
{
  const char *const names[] = { "财务科", NULL };
  g_autoptr (RectifyAssignment) helps
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "配合单位", names[0], names);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *last = NULL;

  for (guint i = 0; i < 3; i++)
    {
      last = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "", "学习不深。");
      assign (last, RECTIFY_ROLE_RESPONSIBLE_UNIT, "办公室", NULL);
      for (guint j = 0; j < 3; j++)
        add_item (last, RECTIFY_ITEM_MEASURE, "", "制定计划。");
    }
  g_assert_false (has_support_column (plan));
  rectify_item_add_assignment (last, helps);
  g_assert_true (has_support_column (plan));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/ledger", test_ledger);
  g_test_add_func ("/reports/lists", test_lists);
  g_test_add_func ("/reports/slips", test_slips);
  g_test_add_func ("/reports/notes", test_notes);
  g_test_add_func ("/reports/taken-over", test_taken_over);
  g_test_add_func ("/reports/duplex", test_duplex);
  g_test_add_func ("/reports/random", test_random);
  g_test_add_func ("/reports/names", test_names);
  g_test_add_func ("/reports/known-words", test_known_words);
  g_test_add_func ("/reports/support-below", test_support_below);
  g_test_add_func ("/reports/listed", test_listed);
  return g_test_run ();
}
