/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-tasks.h"
#include "rectify-close-out.h"
#include "rectify-reminder.h"

#define N_ROUNDS 60

static GPtrArray *
make_rows (RectifyPlan *plan)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  rectify_task_rows_add_plan (rows, plan);
  return rows;
}

/* What is counted is what the filter lists, as it is kept and read again. */
static void
test_counts (void)
{
  guint seen[RECTIFY_N_REMINDER_KINDS] = { 0 };
  GDate today;

  random_tasks_get_today (&today);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (RectifyPlan) plan = random_tasks_new_plan (g_test_rand_int_range (0, 60));
      g_autoptr (GPtrArray) rows = make_rows (plan);
      RectifyReminder reminder = { .due_days = g_test_rand_int_range (0, 100),
                                   .no_progress_days = g_test_rand_int_range (0, 100),
                                   .counts = { 9, 9, 9, 9 } };
      guint total = 0;

      rectify_reminder_count (&reminder, rows, &today);
      for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
        {
          g_autoptr (RectifyFilter) filter = rectify_reminder_make_filter (&reminder, kind);
          g_autofree char *text = filter != NULL ? rectify_filter_to_string (filter) : NULL;
          g_autoptr (RectifyFilter) again
              = text != NULL ? rectify_filter_from_string (text, NULL) : NULL;
          g_autoptr (GPtrArray) listed
              = again != NULL ? rectify_filter_select (again, rows, &today, NULL) : NULL;

          g_assert_cmpuint (reminder.counts[kind], ==, listed != NULL ? listed->len : 0);
          total += reminder.counts[kind];
          seen[kind] += reminder.counts[kind];
        }
      g_assert_cmpint (rectify_reminder_is_empty (&reminder), ==, total == 0);
    }
  g_assert_cmpuint (seen[RECTIFY_REMINDER_LATE], >, 0);
  g_assert_cmpuint (seen[RECTIFY_REMINDER_DUE_SOON], >, 0);
  g_assert_cmpuint (seen[RECTIFY_REMINDER_NO_PROGRESS], >, 0);
}

/* What is not to be reminded of is not counted, rather than all. */
static void
test_off (void)
{
  g_autoptr (RectifyPlan) plan = random_tasks_new_plan (50);
  g_autoptr (GPtrArray) rows = make_rows (plan);
  RectifyReminder reminder = { 0 };
  GDate today;

  random_tasks_get_today (&today);
  rectify_reminder_count (&reminder, rows, &today);
  g_assert_null (rectify_reminder_make_filter (&reminder, RECTIFY_REMINDER_DUE_SOON));
  g_assert_null (rectify_reminder_make_filter (&reminder, RECTIFY_REMINDER_NO_PROGRESS));
  g_assert_cmpuint (reminder.counts[RECTIFY_REMINDER_DUE_SOON], ==, 0);
  g_assert_cmpuint (reminder.counts[RECTIFY_REMINDER_NO_PROGRESS], ==, 0);
}

static guint
count_waiting (RectifyPlan *plan)
{
  g_autoptr (GPtrArray) rows = make_rows (plan);
  RectifyReminder reminder = { 0 };

  rectify_reminder_count (&reminder, rows, NULL);
  return reminder.counts[RECTIFY_REMINDER_WAITING];
}

/* A request waits until it is decided on. */
static void
test_waiting (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (GDate) day = rectify_date_from_string ("2026-05-01");
  g_autoptr (GError) error = NULL;

  rectify_item_set_heading (item, "台账不全");
  rectify_item_set_id (item, 1);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  g_assert_cmpuint (count_waiting (plan), ==, 0);
  rectify_close_out_request (item, 0, day, "张三", "已补齐。", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_waiting (plan), ==, 1);
  rectify_close_out_refuse (item, day, "李四", "缺附件。", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_waiting (plan), ==, 0);
}

static void
test_words (void)
{
  RectifyReminder reminder = { .due_days = 7, .no_progress_days = 60, .counts = { 3, 5, 1, 2 } };
  g_autofree char *words = rectify_reminder_dup_words (&reminder);
  g_autofree char *none = NULL;

  g_assert_cmpstr (
      words, ==,
      "3 tasks late, 5 tasks falling due within 7 days, 1 task without progress for 60 days, "
      "2 close-outs to be decided on.");
  reminder = (RectifyReminder){ .due_days = 7 };
  none = rectify_reminder_dup_words (&reminder);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminder/counts", test_counts);
  g_test_add_func ("/reminder/off", test_off);
  g_test_add_func ("/reminder/waiting", test_waiting);
  g_test_add_func ("/reminder/words", test_words);
  return g_test_run ();
}
