/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-plan.h"
#include "random-tasks.h"
#include "rectify-task-row.h"
#include "rectify-task.h"

#define N_RANDOM_PLANS 60

static gint64 next_id;

static gboolean
give_id (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL)
    rectify_item_set_id (item, ++next_id);
  return TRUE;
}

static GPtrArray *
make_rows (RectifyPlan *plan)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  rectify_item_foreach (rectify_plan_get_root (plan), give_id, NULL);
  rectify_task_rows_add_plan (rows, plan);
  return rows;
}

static RectifyPlan *
make_plan (guint i)
{
  return i % 2 == 0 ? random_plan_new (g_test_rand_int_range (0, 60))
                    : random_tasks_new_plan (g_test_rand_int_range (0, 60));
}

static RectifyItem *
find_above (RectifyItem *item, RectifyItemKind kind)
{
  while (item != NULL && rectify_item_get_kind (item) != kind)
    item = rectify_item_get_parent (item);
  return item;
}

static void
assert_words (RectifyTaskRow *row, RectifyRowColumn column, RectifyItem *item)
{
  g_autofree char *text = item == NULL ? g_strdup ("")
                                       : g_strconcat (rectify_item_get_heading (item),
                                                      rectify_item_get_text (item), NULL);

  g_assert_cmpstr (rectify_task_row_get_text (row, column), ==, text);
}

static void
assert_party (RectifyTaskRow *row, RectifyRowColumn column, RectifyItem *item, RectifyRole role)
{
  g_autoptr (GPtrArray) names = rectify_item_list_names (item, role, NULL);
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("、", (char **) names->pdata);
  /* Where nobody is named, what is written instead may stand there. */
  if (*joined != '\0')
    g_assert_cmpstr (rectify_task_row_get_text (row, column), ==, joined);
}

static void
assert_units (RectifyTaskRow *row, RectifyItem *item)
{
  static const RectifyRole roles[] = { RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_RESPONSIBLE_UNIT };
  const char *const *units = rectify_task_row_get_units (row);
  guint n_known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) names = rectify_item_list_names (item, roles[i], NULL);

      for (guint j = 0; j < names->len; j++)
        {
          guint k = 0;

          while (k < n_known && !g_str_equal (units[k], g_ptr_array_index (names, j)))
            k++;
          if (k == n_known)
            g_assert_cmpstr (units[n_known++], ==, g_ptr_array_index (names, j));
        }
    }
  g_assert_null (units[n_known]);
}

static gboolean
is_finished_on (RectifyItem *item, guint32 day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);
  RectifyStatus status = rectify_item_find_status_on (item, date);

  return status != RECTIFY_STATUS_NOT_STARTED && status != RECTIFY_STATUS_IN_PROGRESS;
}

static void
assert_finished_on (RectifyTaskRow *row, RectifyItem *item, guint32 today)
{
  if (!rectify_item_is_finished (item))
    {
      g_assert_cmpuint (row->finished_on, ==, 0);
      return;
    }
  for (guint32 day = MAX (row->finished_on, today - 600); day < today + 600; day += 7)
    g_assert_true (is_finished_on (item, day));
  if (row->finished_on != 0)
    g_assert_false (is_finished_on (item, row->finished_on - 1));
}

static void
assert_row (RectifyTaskRow *row, RectifyPlan *plan, const GDate *today)
{
  RectifyItem *item = rectify_plan_find_item (plan, row->item_id);
  RectifyDeadline *deadline = rectify_item_find_deadline (item, NULL);
  const GDate *due = deadline != NULL ? rectify_deadline_get_due (deadline) : NULL;
  RectifyItem *area = find_above (item, RECTIFY_ITEM_AREA);
  RectifyItem *problem = find_above (item, RECTIFY_ITEM_PROBLEM);

  g_assert_true (rectify_item_is_task (item));
  g_assert_cmpint (row->year, ==, rectify_plan_get_year (plan));
  g_assert_cmpint (row->status, ==, rectify_item_get_status (item));
  g_assert_cmpint (row->internal, ==, rectify_item_is_hidden (item));
  g_assert_cmpint (rectify_task_row_is_late (row, today), ==, rectify_item_is_late (item, today));
  g_assert_cmpint (rectify_task_row_is_finished (row), ==, rectify_item_is_finished (item));
  g_assert_cmpstr (rectify_task_row_get_text (row, RECTIFY_ROW_LABEL), ==,
                   rectify_item_get_label (item));
  g_assert_cmpstr (rectify_task_row_get_text (row, RECTIFY_ROW_DEADLINE), ==,
                   deadline != NULL ? rectify_deadline_get_text (deadline) : "");
  g_assert_cmpuint (row->due, ==, due != NULL ? g_date_get_julian (due) : 0);
  assert_words (row, RECTIFY_ROW_AREA, area);
  /* A problem is of the area that it stands in, not of those below it. */
  assert_words (row, RECTIFY_ROW_PROBLEM,
                area != NULL && problem != NULL && rectify_item_is_ancestor (problem, area)
                    ? NULL
                    : problem);
  assert_words (row, RECTIFY_ROW_MEASURE,
                rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE ? item : NULL);
  assert_party (row, RECTIFY_ROW_LEADER, item, RECTIFY_ROLE_LEADER);
  assert_party (row, RECTIFY_ROW_LEAD_UNIT, item, RECTIFY_ROLE_LEAD_UNIT);
  assert_party (row, RECTIFY_ROW_UNITS, item, RECTIFY_ROLE_RESPONSIBLE_UNIT);
  assert_party (row, RECTIFY_ROW_PERSONS, item, RECTIFY_ROLE_PERSON);
  assert_units (row, item);
  assert_finished_on (row, item, g_date_get_julian (today));
}

/* Rows are the tasks that are counted, in their order, and say what holds for each. */
static void
test_rows (void)
{
  GDate today;

  random_tasks_get_today (&today);
  for (guint i = 0; i < N_RANDOM_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = make_plan (i);
      g_autoptr (GPtrArray) rows = make_rows (plan);
      RectifyPlanCounts counts;
      gint64 last = 0;

      rectify_plan_count (plan, &today, &counts);
      g_assert_cmpuint (rows->len, ==, counts.tasks);
      for (guint j = 0; j < rows->len; j++)
        {
          RectifyTaskRow *row = g_ptr_array_index (rows, j);

          g_assert_cmpint (row->item_id, >, last);
          g_assert_cmpuint (row->position, ==, j);
          last = row->item_id;
          assert_row (row, plan, &today);
          counts.finished -= rectify_task_row_is_finished (row);
          counts.late -= rectify_task_row_is_late (row, &today);
        }
      g_assert_cmpuint (counts.finished, ==, 0);
      g_assert_cmpuint (counts.late, ==, 0);
    }
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *heading, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
note (RectifyItem *item, const char *date, const char *text, int share)
{
  g_autoptr (GDate) day = rectify_date_from_string (date);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, text, NULL, share);

  rectify_item_add_progress (item, entry);
}

static guint32
get_day (const char *date)
{
  g_autoptr (GDate) day = rectify_date_from_string (date);

  return g_date_get_julian (day);
}

static void
test_progress (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *problem
      = add (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "学习\n不够。", "系统性不足。");
  RectifyItem *done = add (problem, RECTIFY_ITEM_MEASURE, "加强学习。", "");
  RectifyItem *open = add (problem, RECTIFY_ITEM_MEASURE, "", "定期检查。");
  g_autoptr (GPtrArray) rows = NULL;
  RectifyTaskRow *first, *second;

  note (done, "2026-03-05", "已制定计划", 40);
  note (done, "2026-04-05", "已学完", 100);
  note (done, "2026-05-05", "补充材料", 100);
  rectify_item_set_status (done, RECTIFY_STATUS_CLOSED);
  note (open, "2026-05-01", "检查了两次", 50);
  note (open, "2026-06-01", "又检查了一次", RECTIFY_SHARE_UNKNOWN);
  rectify_item_set_status (open, RECTIFY_STATUS_IN_PROGRESS);
  rows = make_rows (plan);
  g_assert_cmpuint (rows->len, ==, 2);
  first = g_ptr_array_index (rows, 0);
  second = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (rectify_task_row_get_text (first, RECTIFY_ROW_PROBLEM), ==,
                   "学习 不够。系统性不足。");
  g_assert_cmpstr (rectify_task_row_get_text (first, RECTIFY_ROW_PROGRESS), ==, "补充材料");
  g_assert_cmpuint (first->progress_date, ==, get_day ("2026-05-05"));
  g_assert_cmpuint (first->finished_on, ==, get_day ("2026-04-05"));
  g_assert_cmpuint (first->n_progress, ==, 3);
  g_assert_cmpint (first->share, ==, 100);
  g_assert_cmpuint (second->progress_date, ==, get_day ("2026-06-01"));
  g_assert_cmpuint (second->finished_on, ==, 0);
  g_assert_cmpint (second->share, ==, 50);
}

/* What is noted on a problem is the latest word on a measure of which nothing is noted. */
static void
test_progress_above (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "学习方面", "");
  RectifyItem *problem = add (area, RECTIFY_ITEM_PROBLEM, "学得少", "");
  RectifyItem *own = add (problem, RECTIFY_ITEM_MEASURE, "多学", "");
  g_autoptr (GPtrArray) rows = NULL;
  RectifyTaskRow *first, *second, *third;

  add (problem, RECTIFY_ITEM_MEASURE, "多记", "");
  add (add (area, RECTIFY_ITEM_PROBLEM, "用得少", ""), RECTIFY_ITEM_MEASURE, "多用", "");
  note (problem, "2026-05-01", "标牌已补齐", 60);
  note (own, "2026-04-05", "已学两次", 40);
  rows = make_rows (plan);
  g_assert_cmpuint (rows->len, ==, 3);
  first = g_ptr_array_index (rows, 0);
  second = g_ptr_array_index (rows, 1);
  third = g_ptr_array_index (rows, 2);
  g_assert_cmpstr (rectify_task_row_get_text (first, RECTIFY_ROW_PROGRESS), ==, "已学两次");
  g_assert_cmpstr (rectify_task_row_get_text (second, RECTIFY_ROW_PROGRESS), ==, "标牌已补齐");
  g_assert_cmpuint (second->progress_date, ==, 0);
  g_assert_cmpuint (second->n_progress, ==, 0);
  g_assert_cmpint (second->share, ==, RECTIFY_SHARE_UNKNOWN);
  g_assert_cmpstr (rectify_task_row_get_text (third, RECTIFY_ROW_PROGRESS), ==, "");
  g_assert_cmpuint (third->progress_date, ==, 0);
}

/* A measure beside problems answers those that have none of their own. */
static void
test_problems_beside (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "学习方面", "");
  RectifyItem *answered = add (area, RECTIFY_ITEM_PROBLEM, "学得少", "");
  g_autoptr (GPtrArray) rows = NULL;
  RectifyTaskRow *below, *beside;

  add (answered, RECTIFY_ITEM_MEASURE, "多学", "");
  add (area, RECTIFY_ITEM_PROBLEM, "记得少", "");
  add (area, RECTIFY_ITEM_PROBLEM, "用得少", "");
  add (area, RECTIFY_ITEM_MEASURE, "定期检查", "");
  rows = make_rows (plan);
  g_assert_cmpuint (rows->len, ==, 2);
  below = g_ptr_array_index (rows, 0);
  beside = g_ptr_array_index (rows, 1);
  g_assert_cmpuint (rectify_task_row_get_n_problems (below), ==, 1);
  g_assert_cmpstr (rectify_task_row_get_problem_name (below, 0), ==, "学得少");
  g_assert_cmpuint (rectify_task_row_get_n_problems (beside), ==, 2);
  g_assert_cmpstr (rectify_task_row_get_problem_name (beside, 0), ==, "记得少");
  g_assert_cmpstr (rectify_task_row_get_problem_name (beside, 1), ==, "用得少");
}

static void
assert_sorted (GPtrArray *rows, GPtrArray *former, RectifyRowColumn column, gboolean descending)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < former->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (former, i), GUINT_TO_POINTER (i));
  g_assert_cmpuint (rows->len, ==, former->len);
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      RectifyTaskRow *a = g_ptr_array_index (rows, i), *b = g_ptr_array_index (rows, i + 1);
      int order = task_row_compare (a, b, column);

      g_assert_cmpint (order, ==, -task_row_compare (b, a, column));
      g_assert_cmpint (descending ? -order : order, <=, 0);
      if (order == 0)
        g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (places, a)), <,
                          GPOINTER_TO_UINT (g_hash_table_lookup (places, b)));
    }
}

static void
test_sort_random (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (RectifyPlan) plan = make_plan (i);

      rectify_task_rows_add_plan (rows, plan);
    }
  for (guint column = 0; column < RECTIFY_N_ROW_COLUMNS; column++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_ptr_array_set_size (sorted, 0);
        g_ptr_array_extend (sorted, rows, NULL, NULL);
        g_assert_true (rectify_task_rows_sort (sorted, column, descending, NULL));
        assert_sorted (sorted, rows, column, descending);
      }
}

static void
set_due (RectifyItem *item, const char *text, const char *due)
{
  g_autoptr (GDate) day = due != NULL ? rectify_date_from_string (due) : NULL;
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", text, RECTIFY_DEADLINE_DATED, day);

  rectify_item_set_deadline (item, deadline);
}

/* What nothing was noted on, and what nobody said a share of, is behind what is known. */
static void
test_sort_unknown (void)
{
  static const RectifyRowColumn columns[] = { RECTIFY_ROW_PROGRESS_DATE, RECTIFY_ROW_SHARE };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) rows = NULL;

  add (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, "加强学习。", "");
  note (add (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, "定期检查。", ""), "2026-03-05",
        "已制定计划", 40);
  rows = make_rows (plan);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      rectify_task_rows_sort (rows, columns[i], FALSE, NULL);
      g_assert_cmpuint (((RectifyTaskRow *) g_ptr_array_index (rows, 0))->n_progress, ==, 1);
      rectify_task_rows_sort (rows, RECTIFY_ROW_LABEL, FALSE, NULL);
      g_assert_cmpuint (((RectifyTaskRow *) g_ptr_array_index (rows, 0))->n_progress, ==, 0);
    }
}

/* What is sorted by, in the order in which it is to come. */
static void
test_sort_deadlines (void)
{
  static const struct {
    const char *text;
    const char *due;
  } deadlines[] = { { "2026年3月底前", "2026-03-31" },
                    { "一季度", "2026-03-31" },
                    { "12月", "2026-12-31" },
                    { "立行立改", NULL },
                    { "长期坚持", NULL },
                    { NULL, NULL } };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = G_N_ELEMENTS (deadlines); i > 0; i--)
    {
      g_autofree char *number = g_strdup_printf ("%u", i - 1);
      RectifyItem *item = add (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, number, "");

      if (deadlines[i - 1].text != NULL)
        set_due (item, deadlines[i - 1].text, deadlines[i - 1].due);
    }
  rows = make_rows (plan);
  rectify_task_rows_sort (rows, RECTIFY_ROW_DEADLINE, FALSE, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_assert_cmpstr (rectify_task_row_get_text (g_ptr_array_index (rows, i), RECTIFY_ROW_MEASURE),
                       ==, number);
    }
}

/* Beyond the characters that are sorted by the language, texts still have one order. */
static void
test_sort_long (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autofree char *first = g_strnfill (200, 'x');
  g_autofree char *second = g_strdup (first);
  g_autoptr (GPtrArray) rows = NULL;

  first[199] = 'b';
  second[199] = 'a';
  add (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, first, "");
  add (rectify_plan_get_root (plan), RECTIFY_ITEM_MEASURE, second, "");
  rows = make_rows (plan);
  rectify_task_rows_sort (rows, RECTIFY_ROW_MEASURE, FALSE, NULL);
  g_assert_cmpstr (rectify_task_row_get_text (g_ptr_array_index (rows, 0), RECTIFY_ROW_MEASURE), ==,
                   second);
}

static void
test_sort_cancelled (void)
{
  g_autoptr (RectifyPlan) plan = random_tasks_new_plan (50);
  g_autoptr (GPtrArray) rows = make_rows (plan);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RectifyTaskRow *first = g_ptr_array_index (rows, 0);

  g_cancellable_cancel (cancellable);
  g_assert_false (rectify_task_rows_sort (rows, RECTIFY_ROW_LABEL, TRUE, cancellable));
  g_assert_true (g_ptr_array_index (rows, 0) == first);
}

/* Takes and drops names that other threads take and drop as well. */
static gpointer
take_names (gpointer data)
{
  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *text = g_strdup_printf ("区%u局", i % 100);
      RectifyName *name = rectify_name_new (text);

      g_assert_cmpstr (name, ==, text);
      g_assert_true (rectify_name_ref (name) == name);
      rectify_name_unref (name);
      rectify_name_unref (name);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", take_names, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task-rows/random", test_rows);
  g_test_add_func ("/task-rows/progress", test_progress);
  g_test_add_func ("/task-rows/progress-above", test_progress_above);
  g_test_add_func ("/task-rows/problems-beside", test_problems_beside);
  g_test_add_func ("/task-rows/sort/random", test_sort_random);
  g_test_add_func ("/task-rows/sort/deadlines", test_sort_deadlines);
  g_test_add_func ("/task-rows/sort-unknown", test_sort_unknown);
  g_test_add_func ("/task-rows/sort/long", test_sort_long);
  g_test_add_func ("/task-rows/sort/cancelled", test_sort_cancelled);
  g_test_add_func ("/task-rows/threads", test_threads);
  return g_test_run ();
}
