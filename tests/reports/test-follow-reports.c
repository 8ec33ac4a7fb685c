/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "follow-testing.h"
#include "random-plan.h"
#include "rectify-close-out.h"
#include "rectify-filter.h"
#include "rectify-plan-language.h"
#include "rectify-report-words.h"
#include "rectify-sentence.h"
#include "rectify-slip-version.h"

/* Calls, reminders and close-out forms. */

static void
test_late (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autofree char *text = dup_report (plan, RECTIFY_REPORT_SUPERVISION, NULL, 10);
  g_autofree char *one = dup_report (plan, RECTIFY_REPORT_SUPERVISION, "人事科", 10);
  g_autofree char *none = dup_report (plan, RECTIFY_REPORT_SUPERVISION, "财务科", 10);
  const char *office = strstr (text, "\n办公室：\n");
  const char *staff = strstr (text, "\n人事科：\n");
  const char *nobody = strstr (text, "\n未明确责任单位的任务：\n");

  g_assert_true (office != NULL && staff > office && nobody > staff);
  g_assert_nonnull (g_strstr_len (office, staff - office, "截至2023年6月1日，"));
  g_assert_nonnull (g_strstr_len (office, staff - office, "任务有1项到期未完成"));
  g_assert_nonnull (g_strstr_len (office, staff - office, "过期甲。"));
  g_assert_nonnull (strstr (nobody, "没人庚。"));
  g_assert_null (strstr (text, "今天丙。"));
  g_assert_null (strstr (text, "做完己。"));
  g_assert_null (strstr (text, "财务科"));
  g_assert_nonnull (strstr (one, "过期乙。"));
  g_assert_null (strstr (one, "过期甲。"));
  g_assert_null (strstr (one, "没人庚。"));
  g_assert_cmpstr (none, ==,
                   "某局2023年整改督办单\n截至2023年6月1日，财务科没有到期未完成的整改任务。\n");
}

static void
support (RectifyItem *item, const char *unit)
{
  const char *const names[] = { unit, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "配合单位", unit, names);

  rectify_item_add_assignment (item, assignment);
}

/* Who only helps is neither told that it answers for it, nor called so. */
static void
test_support (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autofree char *helper = NULL;
  g_autofree char *both = NULL;
  g_autofree char *office = NULL;
  g_autofree char *soon = NULL;
  g_autofree char *form = NULL;
  g_autofree char *report = NULL;
  g_autofree char *ledger = NULL;
  g_autofree char *slip = NULL;
  g_autofree char *text = NULL;
  const RectifyTaskColumn columns[] = { RECTIFY_TASK_NUMBER, RECTIFY_TASK_RESPONSIBLE_UNIT };
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);
  g_autoptr (RectifyTable) table = NULL;

  support (get_task (plan, 0), "信息中心");
  support (get_task (plan, 0), "人事科");
  support (get_task (plan, 3), "信息中心");
  support (get_task (plan, 5), "信息中心");
  helper = dup_report (plan, RECTIFY_REPORT_SUPERVISION, "信息中心", 10);
  g_assert_nonnull (strstr (helper, "你单位配合的整改任务有1项到期未完成"));
  both = dup_report (plan, RECTIFY_REPORT_SUPERVISION, "人事科", 10);
  g_assert_nonnull (strstr (both, "你单位牵头、承担或者配合的整改任务有2项到期未完成"));
  office = dup_report (plan, RECTIFY_REPORT_SUPERVISION, "办公室", 10);
  g_assert_nonnull (strstr (office, "你单位牵头或者承担的整改任务有1项到期未完成"));
  soon = dup_report (plan, RECTIFY_REPORT_REMINDERS, "信息中心", 10);
  g_assert_nonnull (strstr (soon, "你单位配合的整改任务有1项将于10日内"));
  form = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 10);
  g_assert_nonnull (strstr (form, "责任单位\t办公室\t配合单位\t信息中心\n"));
  report = dup_report (plan, RECTIFY_REPORT_PROGRESS, NULL, 10);
  g_assert_nonnull (strstr (report, "；责任单位：办公室；配合单位：信息中心、人事科。"));
  ledger = dup_report (plan, RECTIFY_REPORT_LEDGER, NULL, 10);
  g_assert_nonnull (strstr (ledger, "\t责任单位\t配合单位\t"));
  g_assert_nonnull (strstr (ledger, "\t办公室\t信息中心、人事科\t"));
  /* Nor is anybody left out of a table that has no column for them. */
  table = rectify_tasks_make_table (tasks, columns, G_N_ELEMENTS (columns), options);
  text = rectify_cell_dup_text (rectify_table_get_cell (table, 1, 1));
  g_assert_cmpstr (text, ==, "办公室、信息中心、人事科");
  slip = dup_report (plan, RECTIFY_REPORT_SLIPS, "信息中心", 10);
  g_assert_nonnull (strstr (slip, "\t责任单位\t配合单位\t"));
}

static void
test_due (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autofree char *text = dup_report (plan, RECTIFY_REPORT_REMINDERS, NULL, 10);

  g_assert_nonnull (strstr (text, "\n办公室：\n"));
  g_assert_nonnull (strstr (text, "任务有1项将于10日内（2023年6月11日前）到期"));
  g_assert_nonnull (strstr (text, "今天丙。"));
  g_assert_nonnull (strstr (text, "将到丁。"));
  g_assert_null (strstr (text, "还早戊。"));
  g_assert_null (strstr (text, "过期甲。"));
}

/* As many as the filter lists that says the same, whatever the plan. */
static guint
count_tasks (RectifyPlan *plan, RectifyReport report, const GDate *today, guint days)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);

  rectify_report_options_set_today (options, today);
  rectify_report_options_set_days (options, days);
  document = rectify_report_compose (plan, report, options);
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);
      if (table == NULL || rectify_document_get_drawing (document, i) != NULL)
        continue;
      /* A cell of the status is about the task itself, and never goes on over several rows. */
      for (guint row = 1; row < rectify_table_get_n_rows (table); row++)
        {
          const RectifyCell *cell
              = rectify_table_get_cell (table, row, rectify_table_get_n_columns (table) - 1);
          gint64 item = rectify_paragraph_get_item (g_ptr_array_index (cell->paragraphs, 0), 0);

          g_hash_table_add (items, GSIZE_TO_POINTER ((gsize) item));
        }
    }
  return g_hash_table_size (items);
}

static void
give_ids (RectifyItem *item, gint64 *next)
{
  rectify_item_set_id (item, (*next)++);
  /* What is for the office alone goes to no unit. */
  rectify_item_set_internal (item, FALSE);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    give_ids (rectify_item_get_child (item, i), next);
}

static void
test_counts (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (0, 40));
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (RectifyFilter) late = rectify_filter_new ();
      g_autoptr (RectifyFilter) soon = rectify_filter_new ();
      g_autoptr (GPtrArray) late_rows = NULL;
      g_autoptr (GPtrArray) soon_rows = NULL;
      g_autoptr (GDate) today = g_date_new_dmy (15, 1 + i % 12, 2022 + i % 3);
      gint64 next = 1;

      give_ids (rectify_plan_get_root (plan), &next);
      rectify_task_rows_add_plan (rows, plan);
      late->late = TRUE;
      soon->due_soon_days = 100;
      late_rows = rectify_filter_select (late, rows, today, NULL);
      soon_rows = rectify_filter_select (soon, rows, today, NULL);
      g_assert_cmpuint (count_tasks (plan, RECTIFY_REPORT_SUPERVISION, today, 100), ==,
                        late_rows->len);
      g_assert_cmpuint (count_tasks (plan, RECTIFY_REPORT_REMINDERS, today, 100), ==,
                        soon_rows->len);
    }
}

/* There is room for a seal in each of the four boxes. */
static void
assert_boxes (RectifyPlan *plan)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose (plan, RECTIFY_REPORT_CLOSE_OUT, NULL);
  guint n_boxes = 0;

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);

      for (guint row = 0; table != NULL && row < rectify_table_get_n_rows (table); row++)
        {
          const RectifyCell *cell = rectify_table_get_cell (table, row, 1);

          if (cell == NULL || rectify_cell_count_foot (cell) == 0)
            continue;
          g_assert_cmpuint (rectify_cell_count_foot (cell), ==, 2);
          g_assert_cmpfloat (rectify_table_get_room (table, row), >=, 20);
          n_boxes++;
        }
    }
  g_assert_cmpuint (n_boxes, ==, 4);
}

static void
test_close_out (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (plan), 5);
  g_autoptr (GDate) day = g_date_new_dmy (3, 5, 2023);
  const int counts[] = { 18, 2, 1 };
  g_autoptr (RectifyStep) vote = rectify_step_new (RECTIFY_STEP_VOTE, day, "", "", counts);
  g_autoptr (GError) error = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *agreed = NULL;
  g_autofree char *again = NULL;
  g_autofree char *third = NULL;

  rectify_item_add_step (item, vote);
  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "已全部做完。", &error));
  asked = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (asked, "某局2023年整改销号审批表\n"));
  g_assert_nonnull (strstr (asked, "做完己。"));
  g_assert_null (strstr (asked, "过期甲。"));
  g_assert_nonnull (strstr (asked, "测评21人：满意18人，基本满意2人，不满意1人。"));
  g_assert_nonnull (strstr (asked, "申请单位\v意见\t已全部做完。\v申请人：张三\v签名（盖章）：\v"
                                   "2023年5月3日\t"));
  g_assert_nonnull (strstr (asked, "责任领导\v意见\t签名（盖章）：\v年　　月　　日\t"));
  g_assert_nonnull (strstr (asked, "\n审核意见\t签名（盖章）：\v年　　月　　日\t"));
  g_assert_nonnull (strstr (asked, "\n审批意见\t签名（盖章）：\v年　　月　　日\t"));
  g_assert_null (strstr (asked, "同意销号。"));
  g_assert_null (strstr (asked, "此前审核"));
  g_assert_true (rectify_close_out_approve (item, 0, day, "李四", "情况属实。", &error));
  agreed = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (agreed,
                            "\n审核意见\t同意销号。情况属实。\v审核人：李四\v签名（盖章）：\v"
                            "2023年5月3日\t"));
  assert_boxes (plan);
  g_assert_true (rectify_close_out_reopen (item, day, "王五", "又有反弹。", &error));
  again = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  /* What was agreed to then is told, and not to be signed again. */
  g_assert_nonnull (strstr (again, "重新整改\v情况\t2023年5月3日申请销号：已全部做完。（张三）\v"
                                   "2023年5月3日同意销号：情况属实。（李四）\v"
                                   "2023年5月3日重新整改：又有反弹。（王五）\t"));
  g_assert_nonnull (strstr (again, "申请单位\v意见\t签名（盖章）：\v年　　月　　日\t"));
  g_assert_nonnull (strstr (again, "\n审核意见\t签名（盖章）：\v年　　月　　日\t"));
  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "再次做完。", &error));
  third = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (third, "又有反弹。"));
  g_assert_nonnull (strstr (third, "意见\t再次做完。\v申请人：张三\v"));
  g_assert_nonnull (strstr (third, "\n审核意见\t签名（盖章）："));
}

/* What was noted on the problem as a whole stands in the form of each of its measures. */
static void
test_done_above (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyProgressEntry) whole
      = rectify_progress_entry_new (NULL, "标牌已补齐", NULL, RECTIFY_SHARE_UNKNOWN);
  g_autoptr (RectifyProgressEntry) own
      = rectify_progress_entry_new (NULL, "已立桩", NULL, RECTIFY_SHARE_UNKNOWN);
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;

  rectify_item_set_text (problem, "标牌缺失。");
  rectify_item_set_text (measure, "补齐标牌。");
  rectify_item_append_child (rectify_plan_get_root (plan), problem);
  rectify_item_append_child (problem, measure);
  rectify_item_add_progress (problem, whole);
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
  text = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 10);
  g_assert_nonnull (strstr (text, "整改进展\t标牌已补齐。"));
  rectify_item_add_progress (measure, own);
  both = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 10);
  g_assert_nonnull (strstr (both, "整改进展\t标牌已补齐。\v已立桩。"));
}

/* An account of a computer reviews nothing on paper: there is room for the hand that does. */
static void
test_accounts (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (plan), 5);
  g_autoptr (GDate) day = g_date_new_dmy (3, 5, 2023);
  g_autoptr (GError) error = NULL;
  g_autofree char *agreed = NULL;
  g_autofree char *again = NULL;

  g_assert_true (rectify_close_out_request (item, 0, day, "Zhang San", "好了。", &error));
  g_assert_true (rectify_close_out_approve (item, 0, day, "root", "属实。", &error));
  agreed = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (agreed, "\v申请人：Zhang San\v"));
  g_assert_nonnull (
      strstr (agreed, "\n审核意见\t同意销号。属实。\v签名（盖章）：\v2023年5月3日\t"));
  g_assert_true (rectify_close_out_reopen (item, day, "wang.wu01", "又有反弹。", &error));
  again = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (again, "2023年5月3日同意销号：属实。\v"
                                   "2023年5月3日重新整改：又有反弹。\t"));
}

/* A report is not called after the plan and itself. */
static void
test_titles (void)
{
  static const char *const titles[][2] = { { "某局2023年整改方案", "某局2023年整改台账" },
                                           { "某局问题整改清单", "某局问题整改台账" },
                                           { "某局整改工作方案", "某局整改台账" },
                                           { "某局问题清单", "某局问题整改台账" },
                                           { "某局巡察反馈问题整改", "某局巡察反馈问题整改台账" },
                                           { "某局2023年工作", "某局2023年工作整改台账" } };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = rectify_report_words_dup_title (titles[i][0], "ledger");

      g_assert_cmpstr (title, ==, titles[i][1]);
    }
}

/* What was refused is told of; what was only opened again by hand has no form. */
static void
test_earlier_reviews (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  RectifyItem *item = get_task (plan, 5);
  g_autoptr (GDate) day = g_date_new_dmy (3, 5, 2023);
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = NULL;

  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "好了。", &error));
  g_assert_true (rectify_close_out_refuse (item, day, "李四", "佐证不全。", &error));
  refused = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (refused, "\n审核意见\t不同意销号。佐证不全。\v审核人：李四\v"));
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_close_out_request (item, 0, day, "张三", "补齐了。", &error));
  again = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_nonnull (strstr (again, "此前审核\v情况\t2023年5月3日申请销号：好了。（张三）\v"
                                   "2023年5月3日不同意销号：佐证不全。（李四）\t"));
  g_assert_nonnull (strstr (again, "意见\t补齐了。\v"));
  g_clear_object (&plan);
  plan = make_plan ();
  rectify_item_set_status (get_task (plan, 5), RECTIFY_STATUS_CLOSED);
  g_assert_true (rectify_close_out_reopen (get_task (plan, 5), day, "王五", "又有反弹。", &error));
  none = dup_report (plan, RECTIFY_REPORT_CLOSE_OUT, NULL, 1);
  g_assert_null (strstr (none, "做完己。"));
}

/* What the pictures tell are the numbers that are counted; they are an annex before the table. */
static void
test_pictures (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyDocument) without = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  guint n_drawings = 0;

  rectify_report_options_set_today (options, today);
  document = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  text = rectify_document_dup_text (document);
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyDrawing *drawing = rectify_document_get_drawing (document, i);

      if (drawing != NULL)
        n_drawings++;
      if (n_drawings == 1 && drawing != NULL)
        g_assert_cmpstr (rectify_drawing_get_title (drawing), ==, "图1　整改任务到期月份分布");
    }
  /* There is one area at most: by month and by unit. */
  g_assert_cmpuint (n_drawings, ==, 2);
  g_assert_nonnull (strstr (text, "\n附件1\n某局2023年整改进展图示\n"));
  g_assert_nonnull (strstr (strstr (text, "\n附件1\n"), "\n附件2\n某局2023年整改台账\n"));
  g_assert_nonnull (strstr (text, "\n2023.6\t0\t3\t0\n"));
  g_assert_nonnull (strstr (text, "\n办公室\t0\t1\t0\t0\t3\n"));
  rectify_report_options_set_pictures (options, FALSE);
  without = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  plain = rectify_document_dup_text (without);
  g_assert_null (strstr (plain, "图示"));
  g_assert_nonnull (strstr (plain, "\n附件\n某局2023年整改台账\n"));
}

static guint
sum_table (RectifyTable *table)
{
  guint sum = 0;

  for (guint row = 1; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 1; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);
        g_autofree char *text = rectify_cell_dup_text (cell);

        sum += (guint) g_ascii_strtoull (text, NULL, 10);
      }
  return sum;
}

/* However many units and months there are, no task is missing in a picture. */
static void
test_all_in_pictures (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;
  guint n_pictures = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *unit = g_strdup_printf ("第%u科", i);
      RectifyItem *item
          = add_task (rectify_plan_get_root (plan), "某事。", unit, 1 + (int) i % 28, 1 + i % 12);
      g_autoptr (GDate) due = g_date_new_dmy (1, 1 + i % 12, 2021 + i / 10);
      g_autoptr (RectifyDeadline) deadline
          = rectify_deadline_new ("整改时限", "按期", RECTIFY_DEADLINE_DATED, i == 7 ? NULL : due);

      rectify_item_set_deadline (item, deadline);
    }
  rectify_report_options_set_today (options, today);
  document = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyDrawing *drawing = rectify_document_get_drawing (document, i);

      if (drawing == NULL)
        continue;
      /* Of units only the first have a bar; the others are told below. */
      g_assert_cmpuint (sum_table (rectify_drawing_get_table (drawing)), ==,
                        n_pictures == 1 ? 12 : 40);
      n_pictures++;
    }
  g_assert_cmpuint (n_pictures, ==, 2);
  text = rectify_document_dup_text (document);
  g_assert_nonnull (strstr (text, "\n另有28个单位共28项"));
  g_assert_nonnull (strstr (text, "\n未定期限\t0\t1\t0\n"));
}

/* What is for the office alone is on no paper that goes to a unit, nor in a measure's words there. */
static void
test_internal (void)
{
  static const RectifyReport papers[]
      = { RECTIFY_REPORT_SUPERVISION, RECTIFY_REPORT_REMINDERS, RECTIFY_REPORT_SLIPS };
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyItem) note = rectify_item_new (RECTIFY_ITEM_PROSE);
  gint64 before = rectify_slip_version_for_unit (plan, "办公室");

  rectify_item_set_internal (get_task (plan, 1), TRUE);
  rectify_item_set_text (note, "内部掌握。");
  rectify_item_set_internal (note, TRUE);
  rectify_item_append_child (get_task (plan, 0), note);
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), ==, before);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = dup_report (plan, papers[i], NULL, 10);

      g_assert_null (strstr (text, "人事科"));
      g_assert_null (strstr (text, "过期乙。"));
      g_assert_null (strstr (text, "内部掌握。"));
      g_assert_nonnull (strstr (text, "办公室"));
    }
  /* What is taken from the unit's own tasks makes another paper. */
  rectify_item_set_internal (get_task (plan, 4), TRUE);
  g_assert_cmpint (rectify_slip_version_for_unit (plan, "办公室"), !=, before);
}

/* The overview and the report say the same in the same words. */
static void
test_same_sentence (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (g_test_rand_int_range (1, 40));
      g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GDate) today = g_date_new_dmy (15, 1 + i % 12, 2022 + i % 3);
      g_autoptr (RectifyStatistics) statistics = NULL;
      g_autoptr (RectifyDocument) document = NULL;
      g_autoptr (GPtrArray) runs = NULL;
      g_autofree char *sentence = NULL;
      g_autofree char *text = NULL;

      rectify_task_rows_add_plan (rows, plan);
      statistics = rectify_statistics_new (rows, NULL, today);
      rectify_report_options_set_today (options, today);
      document = rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
      text = rectify_document_dup_text (document);
      runs = rectify_sentence_compose (statistics, RECTIFY_SENTENCE_UNITS,
                                       rectify_plan_is_english (plan));
      sentence = rectify_sentence_dup_text (runs);
      if (rows->len > 0)
        g_assert_nonnull (strstr (text, sentence));
    }
}

/* What had no progress for so many days is reminded of too, where that is asked for. */
static void
test_no_progress (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);
  g_autoptr (GDate) day = g_date_new_dmy (2, 4, 2023);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "已开会。", "", 50);
  g_autoptr (RectifyDocument) at_60 = NULL;
  g_autoptr (RectifyDocument) at_61 = NULL;
  g_autofree char *text = NULL;
  g_autofree char *later = NULL;

  rectify_item_add_progress (get_task (plan, 4), entry);
  rectify_report_options_set_today (options, today);
  rectify_report_options_set_days (options, 10);
  rectify_report_options_set_unit (options, "办公室");
  rectify_report_options_set_no_progress_days (options, 60);
  at_60 = rectify_report_compose (plan, RECTIFY_REPORT_REMINDERS, options);
  text = rectify_document_dup_text (at_60);
  g_assert_nonnull (strstr (text, "有1项将于10日内（2023年6月11日前）到期，3项已有60日以上"));
  g_assert_nonnull (strstr (text, "还早戊。"));
  g_assert_nonnull (strstr (text, "未启动：已开会（2023年4月2日）"));
  rectify_report_options_set_no_progress_days (options, 61);
  at_61 = rectify_report_compose (plan, RECTIFY_REPORT_REMINDERS, options);
  later = rectify_document_dup_text (at_61);
  g_assert_nonnull (strstr (later, "，2项已有61日以上"));
  g_assert_null (strstr (later, "还早戊。"));
}

/* How long something is late, and how long it has yet. */
static void
test_days_left (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autofree char *late = dup_report (plan, RECTIFY_REPORT_SUPERVISION, NULL, 10);
  g_autofree char *due = dup_report (plan, RECTIFY_REPORT_REMINDERS, NULL, 10);

  g_assert_nonnull (strstr (late, "按期\v2023年3月1日\v已超期92天"));
  g_assert_nonnull (strstr (late, "按期\v2023年5月31日\v已超期1天"));
  g_assert_nonnull (strstr (due, "按期\v2023年6月1日\v今天到期"));
  g_assert_nonnull (strstr (due, "按期\v2023年6月11日\v还有10天"));
}

/* A day that the words of a deadline have already is not said once more. */
static void
test_day_once (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *item = add_task (rectify_plan_get_root (plan), "过期甲。", "办公室", 1, 3);
  g_autoptr (GDate) due = g_date_new_dmy (1, 3, 2023);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "2023年3月1日前。", RECTIFY_DEADLINE_DATED, due);
  g_autofree char *late = NULL;
  g_autofree char *report = NULL;

  rectify_item_set_deadline (item, deadline);
  late = dup_report (plan, RECTIFY_REPORT_SUPERVISION, NULL, 10);
  g_assert_nonnull (strstr (late, "\t2023年3月1日前\v已超期92天"));
  report = dup_report (plan, RECTIFY_REPORT_PROGRESS, NULL, 10);
  g_assert_nonnull (strstr (report, "整改时限：2023年3月1日前；"));
}

static RectifyTable *
find_picture (RectifyDocument *document, const char *title)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyDrawing *drawing = rectify_document_get_drawing (document, i);

      if (drawing != NULL && strstr (rectify_drawing_get_title (drawing), title) != NULL)
        return rectify_drawing_get_table (drawing);
    }
  return NULL;
}

static RectifyDocument *
compose_progress (RectifyPlan *plan)
{
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  g_autoptr (GDate) today = g_date_new_dmy (1, 6, 2023);

  rectify_report_options_set_today (options, today);
  return rectify_report_compose (plan, RECTIFY_REPORT_PROGRESS, options);
}

/* What was finished by the end of a month, and what fell due by then, that month's own included. */
static void
test_finished_picture (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *done = add_task (rectify_plan_get_root (plan), "做完甲。", "办公室", 31, 3);
  g_autoptr (GDate) day = g_date_new_dmy (10, 3, 2023);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "办结。", "", 100);
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *text = NULL;

  add_task (rectify_plan_get_root (plan), "没做乙。", "办公室", 30, 4);
  rectify_item_add_progress (done, entry);
  rectify_item_set_status (done, RECTIFY_STATUS_DONE);
  document = compose_progress (plan);
  text = rectify_document_dup_text (document);
  g_assert_nonnull (strstr (text, "\n2023.3\t1\t1\n2023.4\t1\t2\n2023.5\t1\t2\n2023.6\t1\t2\n"));
}

/* Months that are far away are put together: a picture has room for so many. */
static void
test_many_months (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyDocument) document = NULL;
  RectifyTable *table;

  for (int year = 2019; year < 2028; year++)
    for (int month = 1; month <= 12; month++)
      {
        RectifyItem *item = add_task (rectify_plan_get_root (plan), "某事。", "办公室", 1, month);
        g_autoptr (GDate) due = g_date_new_dmy (1, month, year);
        g_autoptr (RectifyDeadline) deadline
            = rectify_deadline_new (NULL, "按期", RECTIFY_DEADLINE_DATED, due);

        rectify_item_set_deadline (item, deadline);
      }
  document = compose_progress (plan);
  table = find_picture (document, "到期月份");
  g_assert_nonnull (table);
  /* Title and head, what is before, eighteen months, and what is later. */
  g_assert_cmpuint (rectify_table_get_n_rows (table), ==, 22);
  g_assert_cmpuint (sum_table (table), ==, 9 * 12);
}

/* Forms of what waits for a decision, of what is asked for, of one, or of all. */
static void
test_forms (void)
{
  static const struct {
    RectifyReportForms forms;
    gboolean wanted[4]; /* done, requested, closed out, late */
  } cases[] = { { RECTIFY_REPORT_FORMS_ALL, { TRUE, TRUE, TRUE, FALSE } },
                { RECTIFY_REPORT_FORMS_WAITING, { TRUE, TRUE, FALSE, FALSE } },
                { RECTIFY_REPORT_FORMS_REQUESTED, { FALSE, TRUE, FALSE, FALSE } } };
  g_autoptr (RectifyPlan) plan = make_plan ();
  g_autoptr (GDate) day = g_date_new_dmy (3, 5, 2023);
  g_autoptr (GError) error = NULL;

  rectify_item_set_status (get_task (plan, 3), RECTIFY_STATUS_DONE);
  rectify_item_set_status (get_task (plan, 4), RECTIFY_STATUS_CLOSED);
  g_assert_true (rectify_close_out_request (get_task (plan, 3), 0, day, "张三", "好了。", &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const words[] = { "做完己。", "将到丁。", "还早戊。", "过期甲。" };
      g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
      g_autoptr (RectifyDocument) document = NULL;
      g_autofree char *text = NULL;

      rectify_report_options_set_forms (options, cases[i].forms);
      document = rectify_report_compose (plan, RECTIFY_REPORT_CLOSE_OUT, options);
      text = rectify_document_dup_text (document);
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        g_assert_true ((strstr (text, words[j]) != NULL) == cases[i].wanted[j]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-reports/late", test_late);
  g_test_add_func ("/follow-reports/support", test_support);
  g_test_add_func ("/follow-reports/due", test_due);
  g_test_add_func ("/follow-reports/counts", test_counts);
  g_test_add_func ("/follow-reports/close-out", test_close_out);
  g_test_add_func ("/follow-reports/done-above", test_done_above);
  g_test_add_func ("/follow-reports/accounts", test_accounts);
  g_test_add_func ("/follow-reports/titles", test_titles);
  g_test_add_func ("/follow-reports/earlier-reviews", test_earlier_reviews);
  g_test_add_func ("/follow-reports/pictures", test_pictures);
  g_test_add_func ("/follow-reports/all-in-pictures", test_all_in_pictures);
  g_test_add_func ("/follow-reports/internal", test_internal);
  g_test_add_func ("/follow-reports/same-sentence", test_same_sentence);
  g_test_add_func ("/follow-reports/no-progress", test_no_progress);
  g_test_add_func ("/follow-reports/days-left", test_days_left);
  g_test_add_func ("/follow-reports/day-once", test_day_once);
  g_test_add_func ("/follow-reports/finished-picture", test_finished_picture);
  g_test_add_func ("/follow-reports/many-months", test_many_months);
  g_test_add_func ("/follow-reports/forms", test_forms);
  return g_test_run ();
}
