/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "random-tasks.h"
#include "rectify-report-words.h"
#include "rectify-sentence.h"

#define N_RANDOM_LEDGERS 60

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_task (RectifyPlan *plan, RectifyStatus status, const char *unit, const char *other,
          const char *due)
{
  const char *const names[] = { unit, other, NULL };
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", NULL, names);
  g_autoptr (GDate) day = rectify_date_from_string (due);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "尽快", RECTIFY_DEADLINE_DATED, day);

  rectify_item_set_text (item, "加强学习。");
  rectify_item_set_status (item, status);
  if (unit != NULL)
    rectify_item_add_assignment (item, assignment);
  rectify_item_set_deadline (item, deadline);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
}

static RectifyStatistics *
make_statistics (const char *unit)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  GDate today;

  random_tasks_get_today (&today);
  rectify_filter_set_words (filter, RECTIFY_FILTER_UNIT, unit);
  add_task (plan, RECTIFY_STATUS_CLOSED, "区教育局", NULL, "2026-05-31");
  add_task (plan, RECTIFY_STATUS_IN_PROGRESS, "区教育局", "区财政局", "2026-06-30");
  add_task (plan, RECTIFY_STATUS_IN_PROGRESS, "区民政局", NULL, "2026-07-01");
  add_task (plan, RECTIFY_STATUS_NOT_STARTED, NULL, NULL, "2026-12-31");
  rectify_task_rows_add_plan (rows, plan);
  return rectify_statistics_new (rows, filter, &today);
}

static void
assert_sentence (const RectifyStatistics *statistics, guint max_units, gboolean is_english,
                 const char *wanted)
{
  g_autoptr (GPtrArray) runs = rectify_sentence_compose (statistics, max_units, is_english);
  g_autofree char *text = rectify_sentence_dup_text (runs);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_words (void)
{
  g_autoptr (RectifyStatistics) all = make_statistics (NULL);
  g_autoptr (RectifyStatistics) unit = make_statistics ("区财政局");
  g_autoptr (RectifyStatistics) none = make_statistics ("区水务局");

  assert_sentence (all, 9, FALSE,
                   "截至2026年7月1日，共有整改任务4项：已销号1项，已完成0项，长期坚持0项，"
                   "整改中2项，未启动1项；已销号、已完成和长期坚持的共1项，占任务总数的25%。"
                   "到期未完成1项，占任务总数的25%。按牵头单位和责任单位看，"
                   "区教育局2项（已办结1项，到期未完成1项）；"
                   "区财政局1项（已办结0项，到期未完成1项）；"
                   "区民政局1项（已办结0项，到期未完成0项）"
                   "（一项任务涉及几个单位的，各计一次）。没有明确单位的任务1项。");
  assert_sentence (
      all, 1, TRUE,
      "As of 1 July 2026, tasks in all: 4; closed: 1; done: 0; sustained: 0; "
      "in progress: 2; not started: 1. Closed, done and sustained together: 1, "
      "25% of all tasks. Late: 1, 25% of all tasks. By unit: 区教育局: 2 (finished: 1, "
      "late: 1); other units: 2 (tasks of several units count for each). "
      "Tasks of no unit: 1.");
  assert_sentence (unit, 0, TRUE,
                   "As of 1 July 2026, tasks in all: 1; closed: 0; done: 0; sustained: 0; "
                   "in progress: 1; not started: 0. Closed, done and sustained together: 0, "
                   "0% of all tasks. Late: 1, 100% of all tasks.");
  assert_sentence (unit, 3, FALSE,
                   "截至2026年7月1日，共有整改任务1项：已销号0项，已完成0项，长期坚持0项，"
                   "整改中1项，未启动0项；已销号、已完成和长期坚持的共0项，占任务总数的0%。"
                   "到期未完成1项，占任务总数的100%。按牵头单位和责任单位看，"
                   "区财政局1项（已办结0项，到期未完成1项）。");
  assert_sentence (none, 3, FALSE, "截至2026年7月1日，没有整改任务。");
  assert_sentence (none, 3, TRUE, "As of 1 July 2026, there are no tasks.");
}

/* The language of what this thread composes otherwise stays. */
static void
test_language (void)
{
  g_autoptr (RectifyStatistics) statistics = make_statistics (NULL);
  g_autoptr (GPtrArray) runs = NULL;

  rectify_report_words_begin_in (FALSE);
  runs = rectify_sentence_compose (statistics, 1, TRUE);
  g_assert_false (rectify_report_words_is_english ());
}

/* Each number leads to as many rows as it says, and nothing else is one but days and shares. */
static void
test_numbers (void)
{
  GDate today;

  random_tasks_get_today (&today);
  for (guint i = 0; i < N_RANDOM_LEDGERS; i++)
    {
      g_autoptr (GPtrArray) rows = new_rows ();
      g_autoptr (RectifyPlan) plan = random_tasks_new_plan (60);
      g_autoptr (RectifyFilter) filter = random_tasks_new_filter ();
      g_autoptr (RectifyStatistics) statistics = NULL;
      g_autoptr (GPtrArray) runs = NULL;
      guint n_numbers = 0;

      rectify_task_rows_add_plan (rows, plan);
      statistics = rectify_statistics_new (rows, i % 2 == 0 ? filter : NULL, &today);
      runs = rectify_sentence_compose (statistics, i % 4, i % 3 == 0);
      for (guint j = 0; j < runs->len; j++)
        {
          const RectifySentenceRun *run = g_ptr_array_index (runs, j);
          g_autoptr (GPtrArray) listed = NULL;

          g_assert_cmpstr (run->text, !=, "");
          if (run->filter == NULL)
            continue;
          n_numbers++;
          listed = rectify_filter_select (run->filter, rows, &today, NULL);
          g_assert_cmpint (listed->len, ==, atoi (run->text));
        }
      g_assert_cmpint (n_numbers >= 7, ==, statistics->total->count > 0);
    }
}

/* Who only helps is told of, and that it only helps. */
static void
test_support (void)
{
  const char *const names[] = { "区财政局", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autoptr (RectifyAssignment) support
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "配合单位", NULL, names);
  g_autoptr (RectifyStatistics) statistics = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *text = NULL;
  GDate today;

  random_tasks_get_today (&today);
  add_task (plan, RECTIFY_STATUS_IN_PROGRESS, "区教育局", NULL, "2026-12-31");
  add_task (plan, RECTIFY_STATUS_IN_PROGRESS, "区教育局", "区财政局", "2026-12-31");
  rectify_item_add_assignment (rectify_item_get_child (rectify_plan_get_root (plan), 0), support);
  rectify_item_add_assignment (rectify_item_get_child (rectify_plan_get_root (plan), 1), support);
  rectify_task_rows_add_plan (rows, plan);
  g_assert_cmpstr (rectify_task_row_get_text (rows->pdata[0], RECTIFY_ROW_UNITS), ==,
                   "配合：区财政局");
  statistics = rectify_statistics_new (rows, filter, &today);
  runs = rectify_sentence_compose (statistics, 5, FALSE);
  text = rectify_sentence_dup_text (runs);
  g_assert_nonnull (strstr (text, "按牵头单位、责任单位和配合单位看，区教育局2项（已办结0项，"));
  /* It leads the other. */
  g_assert_nonnull (strstr (text, "；区财政局2项（其中配合1项；已办结0项，"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentence/words", test_words);
  g_test_add_func ("/sentence/language", test_language);
  g_test_add_func ("/sentence/numbers", test_numbers);
  g_test_add_func ("/sentence/support", test_support);
  return g_test_run ();
}
