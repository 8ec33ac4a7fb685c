/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-tasks.h"
#include "rectify-percent.h"
#include "rectify-row-heading.h"
#include "rectify-statistics.h"

#define N_RANDOM_LEDGERS 40
#define N_FILTERS 40

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static GPtrArray *
make_rows (guint n_plans, guint n_tasks)
{
  GPtrArray *rows = new_rows ();

  for (guint i = 0; i < n_plans; i++)
    {
      g_autoptr (RectifyPlan) plan = random_tasks_new_plan (g_test_rand_int_range (0, n_tasks));

      rectify_plan_set_id (plan, i + 1);
      rectify_task_rows_add_plan (rows, plan);
    }
  return rows;
}

static guint
count (const RectifyFilter *filter, GPtrArray *rows, const GDate *today)
{
  g_autoptr (GPtrArray) listed = rectify_filter_select (filter, rows, today, NULL);

  return listed->len;
}

/* The law: a group counts what its filter lists, and so does each part of it. */
static void
assert_group (const RectifyStatisticsGroup *group, GPtrArray *rows, const GDate *today)
{
  g_autoptr (RectifyFilter) late
      = rectify_statistics_group_dup_filter (group, RECTIFY_FILTER_ALL_STATUSES, TRUE);
  g_autoptr (RectifyFilter) finished
      = rectify_statistics_group_dup_filter (group, RECTIFY_FILTER_FINISHED, FALSE);

  g_assert_cmpuint (count (group->filter, rows, today), ==, group->count);
  g_assert_cmpuint (count (late, rows, today), ==, group->late);
  g_assert_cmpuint (count (finished, rows, today), ==, group->finished);
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    {
      g_autoptr (RectifyFilter) part = rectify_statistics_group_dup_filter (group, 1u << i, FALSE);

      g_assert_cmpuint (count (part, rows, today), ==, group->by_status[i]);
    }
}

static guint
assert_groups (GPtrArray *groups, GPtrArray *rows, const GDate *today)
{
  guint sum = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (groups, i);

      assert_group (group, rows, today);
      sum += group->count;
    }
  return sum;
}

static void
assert_lines (GPtrArray *lines, guint total, GPtrArray *rows, const GDate *today)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      const RectifyStatisticsLine *line = g_ptr_array_index (lines, i);
      guint sum = assert_groups (line->years, rows, today), n_years = 0;

      g_assert_cmpuint (count (line->filter, rows, today), ==, sum);
      for (guint j = 0; j < line->years->len; j++)
        n_years += ((RectifyStatisticsGroup *) g_ptr_array_index (line->years, j))->count > 0;
      g_assert_cmpuint (line->n_years, ==, n_years);
      if (*line->name == '\0')
        g_assert_cmpuint (i, ==, lines->len - 1);
      else
        g_assert_cmpuint (n_years, <=, last);
      last = n_years;
      total -= sum;
    }
  g_assert_cmpuint (total, ==, 0);
}

/* Problems that do not come back are left out. */
static void
assert_returning (GPtrArray *lines, GPtrArray *rows, const GDate *today)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RectifyStatisticsLine *line = g_ptr_array_index (lines, i);
      guint sum = assert_groups (line->years, rows, today);

      g_assert_cmpuint (count (line->filter, rows, today), ==, sum);
      g_assert_cmpuint (line->n_years, >, 1);
      g_assert_cmpuint (line->n_plans, >=, line->n_years);
      g_assert_cmpstr (line->name, !=, "");
    }
}

/* How many were finished at the end of each month never falls, and comes to all that are. */
static void
assert_finished (const RectifyStatistics *statistics, GPtrArray *rows, const GDate *today)
{
  guint last = 0;

  assert_groups (statistics->finished, rows, today);
  for (guint i = 0; i < statistics->finished->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (statistics->finished, i);

      g_assert_cmpuint (group->count, >=, last);
      g_assert_cmpuint (group->count, ==, group->finished);
      last = group->count;
    }
  if (statistics->finished->len > 0)
    g_assert_cmpuint (last, ==, statistics->total->finished);
}

static void
assert_law (GPtrArray *rows, const RectifyFilter *filter, const GDate *today)
{
  g_autoptr (RectifyStatistics) statistics = rectify_statistics_new (rows, filter, today);
  guint total = statistics->total->count;

  g_assert_cmpuint (total, ==, filter != NULL ? count (filter, rows, today) : rows->len);
  assert_group (statistics->total, rows, today);
  g_assert_cmpuint (assert_groups (statistics->areas, rows, today), ==, total);
  g_assert_cmpuint (assert_groups (statistics->months, rows, today), ==, total);
  g_assert_cmpuint (assert_groups (statistics->years, rows, today), ==, total);
  g_assert_cmpuint (assert_groups (statistics->units, rows, today), >=, total);
  assert_lines (statistics->by_theme, total, rows, today);
  assert_lines (statistics->by_area, total, rows, today);
  assert_returning (statistics->by_problem, rows, today);
  assert_finished (statistics, rows, today);
}

static void
test_law (void)
{
  GDate today;

  random_tasks_get_today (&today);
  for (guint i = 0; i < N_RANDOM_LEDGERS; i++)
    {
      g_autoptr (GPtrArray) rows = make_rows (i % 6, 40);

      assert_law (rows, NULL, &today);
      for (guint j = 0; j < N_FILTERS; j++)
        {
          g_autoptr (RectifyFilter) filter = random_tasks_new_filter ();

          assert_law (rows, filter, &today);
        }
    }
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *heading)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_heading (item, heading);
  rectify_item_append_child (parent, item);
  return item;
}

static void
add_plan (GPtrArray *rows, int year, const char *area, guint n_tasks)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *item = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, area);

  rectify_plan_set_year (plan, year);
  for (guint i = 0; i < n_tasks; i++)
    add (item, RECTIFY_ITEM_MEASURE, "加强学习。");
  rectify_task_rows_add_plan (rows, plan);
}

static guint
get_count (const RectifyStatisticsLine *line, guint year)
{
  return ((RectifyStatisticsGroup *) g_ptr_array_index (line->years, year))->count;
}

static void
add_task (RectifyItem *parent, const char *unit, const char *due)
{
  const char *const names[] = { unit, NULL };
  RectifyItem *item = add (parent, RECTIFY_ITEM_MEASURE, "加强学习。");
  g_autoptr (GDate) day = due != NULL ? rectify_date_from_string (due) : NULL;
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, "限期", RECTIFY_DEADLINE_DATED, day);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, NULL, NULL, names);

  rectify_item_set_deadline (item, deadline);
  rectify_item_add_assignment (item, assignment);
}

static void
assert_names (GPtrArray *groups, const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    g_string_append_printf (names, "%s;",
                            ((RectifyStatisticsGroup *) g_ptr_array_index (groups, i))->name);
  g_assert_cmpstr (names->str, ==, wanted);
}

/* The unit with the most first, those with as many as they are met; months in order, and what has no
 * day behind them. */
static void
test_order (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (RectifyStatistics) statistics = NULL;
  GDate today;

  random_tasks_get_today (&today);
  add_task (root, "区财政局", NULL);
  add_task (root, "区教育局", "2026-06-30");
  add_task (root, "区民政局", "2025-12-31");
  add_task (root, "区民政局", "2026-06-01");
  rectify_task_rows_add_plan (rows, plan);
  statistics = rectify_statistics_new (rows, NULL, &today);
  assert_names (statistics->units, "区民政局;区财政局;区教育局;");
  assert_names (statistics->months, "2025-12;2026-06;;");
}

/* What comes back is one line, however it was written in another year, and before what does not. */
static void
test_years (void)
{
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (RectifyStatistics) statistics = NULL;
  const RectifyStatisticsLine *line;
  GDate today;

  random_tasks_get_today (&today);
  add_plan (rows, 2025, "在联系群众方面", 1);
  add_plan (rows, 2026, "在带头 学习，方面。", 3);
  add_plan (rows, 2024, "在带头“学习”方面", 2);
  statistics = rectify_statistics_new (rows, NULL, &today);
  g_assert_cmpuint (statistics->years->len, ==, 3);
  g_assert_cmpint (((RectifyStatisticsGroup *) g_ptr_array_index (statistics->years, 0))->year, ==,
                   2024);
  g_assert_cmpuint (statistics->by_area->len, ==, 2);
  line = g_ptr_array_index (statistics->by_area, 0);
  g_assert_cmpstr (line->name, ==, "在带头 学习，方面。");
  g_assert_cmpuint (line->n_years, ==, 2);
  g_assert_cmpuint (get_count (line, 0), ==, 2);
  g_assert_cmpuint (get_count (line, 1), ==, 0);
  g_assert_cmpuint (get_count (line, 2), ==, 3);
  line = g_ptr_array_index (statistics->by_area, 1);
  g_assert_cmpuint (line->n_years, ==, 1);
  /* And as bars they are one, too. */
  g_assert_cmpuint (statistics->areas->len, ==, 2);
}

/* Of three real plans, in the words that their authors chose. */
static const struct {
  int year;
  const char *area;
  const char *problem;
} headings[] = {
  { 2021, "在带头深刻感悟“两个确立”的决定性意义等方面。", "政治理论学习系统性不足，存在差距" },
  { 2021, "在带头牢记我们党是什么、要干什么这个根本问题等方面。", "锐意进取抓落实不够到位。" },
  { 2021, "在带头学习运用党在不同历史时期成功应对风险挑战的丰富经验等方面。",
    "斗争意识存在不足。" },
  { 2022, "对照在带头深刻感悟“两个确立”的决定性意义，坚定信仰信念信心方面。",
    "理论学习的系统性还不足。" },
  { 2022, "在带头牢记我们党是什么、要干什么这个根本问题，心怀“国之大者”方面。",
    "营商环境不够优化。" },
  { 2022, "在带头学习运用党在不同历史时期成功应对风险挑的丰富经验，增强忧患意识方面。",
    "忧患意识存在不足。" },
  { 2023, "对照理论学习方面突出问题", "学习的系统性、全面性不高。" },
  { 2023, "（二）对照政治素质方面存在的问题", "以学促作还存在不足。" },
};

static void
add_problem (GPtrArray *rows, guint i)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, headings[i].area);

  rectify_plan_set_id (plan, i + 1);
  rectify_plan_set_year (plan, headings[i].year);
  add (area, RECTIFY_ITEM_PROBLEM, headings[i].problem);
  rectify_task_rows_add_plan (rows, plan);
}

/* What a careful clerk would say comes back, comes back, and nothing besides. */
static void
test_alike (void)
{
  static const char *const areas[] = { "两个确立", "根本问题", "不同历史时期" };
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (RectifyStatistics) statistics = NULL;
  const RectifyStatisticsLine *line;
  GDate today;

  random_tasks_get_today (&today);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    add_problem (rows, i);
  statistics = rectify_statistics_new (rows, NULL, &today);
  g_assert_cmpuint (statistics->by_area->len, ==, 5);
  for (guint i = 0; i < statistics->by_area->len; i++)
    {
      line = g_ptr_array_index (statistics->by_area, i);
      g_assert_cmpuint (line->n_years, ==, i < G_N_ELEMENTS (areas) ? 2 : 1);
      if (i < G_N_ELEMENTS (areas))
        g_assert_nonnull (strstr (line->name, areas[i]));
    }
  g_assert_cmpuint (statistics->by_problem->len, ==, 1);
  line = g_ptr_array_index (statistics->by_problem, 0);
  g_assert_cmpstr (line->name, ==, "学习的系统性、全面性不高。");
  g_assert_cmpuint (line->n_plans, ==, 3);
  g_assert_cmpuint (count (line->filter, rows, &today), ==, 3);
}

/* As many different problems as nobody has: they are counted, and in time. */
static void
test_many_headings (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *groups = NULL;

  for (guint i = 0; i < 12000; i++)
    g_ptr_array_add (names, g_strdup_printf ("%c%c%c问题整改落实不够深入%u", 'a' + (int) (i % 26),
                                             'a' + (int) (i / 26 % 26), 'a' + (int) (i / 676), i));
  groups = rectify_row_headings_group ((const char *const *) names->pdata, names->len);
  for (guint i = 0; i < names->len; i++)
    {
      g_assert_cmpuint (groups[i], <=, i);
      g_assert_cmpuint (groups[groups[i]], ==, groups[i]);
    }
}

static void
finish (RectifyItem *item, const char *date)
{
  g_autoptr (GDate) day = rectify_date_from_string (date);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, "完成", NULL, 100);

  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  rectify_item_add_progress (item, entry);
}

/* Months without anything are there, but for a day that somebody mistyped. */
static void
test_finished (void)
{
  static const struct {
    const char *name;
    guint count;
  } wanted[] = { { "2025-12", 2 }, { "2026-01", 2 }, { "2026-02", 3 }, { "2062-02", 4 } };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (RectifyStatistics) statistics = NULL;
  GDate today;

  random_tasks_get_today (&today);
  finish (add (root, RECTIFY_ITEM_MEASURE, "甲"), "2026-02-28");
  finish (add (root, RECTIFY_ITEM_MEASURE, "乙"), "2025-12-01");
  finish (add (root, RECTIFY_ITEM_MEASURE, "丙"), "2062-02-01");
  rectify_item_set_status (add (root, RECTIFY_ITEM_MEASURE, "丁"), RECTIFY_STATUS_CLOSED);
  add (root, RECTIFY_ITEM_MEASURE, "戊");
  rectify_task_rows_add_plan (rows, plan);
  statistics = rectify_statistics_new (rows, NULL, &today);
  g_assert_cmpuint (statistics->finished->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (statistics->finished, i);

      g_assert_cmpstr (group->name, ==, wanted[i].name);
      g_assert_cmpuint (group->count, ==, wanted[i].count);
    }
}

/* One way to say how much is done. */
static void
test_percent (void)
{
  static const struct {
    guint part;
    guint whole;
    guint percent;
  } cases[] = { { 3, 7, 43 },     { 0, 7, 0 },    { 7, 7, 100 }, { 1, 2, 50 },
                { 1, 8, 13 },     { 0, 0, 0 },    { 1, 300, 1 }, { 299, 300, 99 },
                { 199, 200, 99 }, { 5, 1000, 1 }, { 2, 3, 67 },  { 4000000000u, 4000000001u, 99 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (rectify_percent_of (cases[i].part, cases[i].whole), ==, cases[i].percent);
      if (cases[i].whole > 0)
        g_assert_cmpuint (rectify_percent_round (100.0 * cases[i].part / cases[i].whole), ==,
                          cases[i].percent);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/percent", test_percent);
  g_test_add_func ("/statistics/law", test_law);
  g_test_add_func ("/statistics/order", test_order);
  g_test_add_func ("/statistics/years", test_years);
  g_test_add_func ("/statistics/alike", test_alike);
  g_test_add_func ("/statistics/many-headings", test_many_headings);
  g_test_add_func ("/statistics/finished", test_finished);
  return g_test_run ();
}
