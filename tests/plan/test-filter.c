/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "random-tasks.h"

#define N_RANDOM_FILTERS 2000

/* A plan with a task for each condition. */
typedef struct {
  RectifyPlan *plan;
  GPtrArray *rows;
  GDate today;
} Fixture;

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *heading, gint64 id)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_heading (item, heading);
  rectify_item_set_id (item, id);
  rectify_item_append_child (parent, item);
  return item;
}

static void
assign (RectifyItem *item, RectifyRole role, const char *first, const char *second)
{
  const char *const names[] = { first, second, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (role, rectify_role_get_document_label (role), NULL, names);

  rectify_item_add_assignment (item, assignment);
}

static void
set_due (RectifyItem *item, const char *text, const char *due)
{
  g_autoptr (GDate) day = due != NULL ? rectify_date_from_string (due) : NULL;
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", text, RECTIFY_DEADLINE_DATED, day);

  rectify_item_set_deadline (item, deadline);
}

static void
note (RectifyItem *item, const char *date, const char *text, int share)
{
  g_autoptr (GDate) day = rectify_date_from_string (date);
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (day, text, NULL, share);

  rectify_item_add_progress (item, entry);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RectifyItem *area, *item;

  random_tasks_get_today (&fixture->today);
  fixture->plan = rectify_plan_new ();
  rectify_plan_set_id (fixture->plan, 7);
  rectify_plan_set_title (fixture->plan, "某局整改方案");
  rectify_plan_set_theme (fixture->plan, "五个带头，专题");
  rectify_plan_set_year (fixture->plan, 2025);
  area = add (rectify_plan_get_root (fixture->plan), RECTIFY_ITEM_AREA, "在理论武装方面", 100);
  item = add (area, RECTIFY_ITEM_MEASURE, "编印 ＡＢ手册。", 1);
  assign (item, RECTIFY_ROLE_LEAD_UNIT, "区教育局", NULL);
  assign (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "区财政局", "区教育局");
  assign (item, RECTIFY_ROLE_LEADER, "张三", "李四");
  set_due (item, "6月底前", "2026-06-30");
  note (item, "2026-05-02", "正在编印", 30);
  rectify_item_set_status (item, RECTIFY_STATUS_IN_PROGRESS);
  item = add (area, RECTIFY_ITEM_MEASURE, "建立制度。", 2);
  assign (item, RECTIFY_ROLE_PERSON, "王五", NULL);
  set_due (item, "7月底前", "2026-07-31");
  item = add (rectify_plan_get_root (fixture->plan), RECTIFY_ITEM_PROBLEM, "台账不全", 3);
  set_due (item, "长期坚持", NULL);
  note (item, "2026-03-10", "已完成", 100);
  rectify_item_set_status (item, RECTIFY_STATUS_DONE);
  item = add (rectify_plan_get_root (fixture->plan), RECTIFY_ITEM_PROBLEM, "没有下文", 4);
  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  fixture->rows = g_ptr_array_new_with_free_func (g_object_unref);
  rectify_task_rows_add_plan (fixture->rows, fixture->plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->plan);
  g_ptr_array_unref (fixture->rows);
}

/* The tasks that a filter lists, by their numbers: “1 3”. Asking for each gives the same. */
static void
assert_lists (Fixture *fixture, const char *text, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyFilter) filter = rectify_filter_from_string (text, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) listed = g_string_new (NULL);
  guint next = 0;

  g_assert_no_error (error);
  rows = rectify_filter_select (filter, fixture->rows, &fixture->today, NULL);
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (fixture->rows, i);
      gboolean matches = rectify_filter_matches (filter, row, &fixture->today);

      g_assert_cmpint (matches, ==, next < rows->len && g_ptr_array_index (rows, next) == row);
      next += matches;
      if (matches)
        g_string_append_printf (listed, "%s%d", listed->len > 0 ? " " : "", (int) row->item_id);
    }
  g_assert_cmpuint (next, ==, rows->len);
  g_assert_cmpstr (listed->str, ==, wanted);
}

/* A task that nothing was noted on stands still from the day on that its plan came into the ledger; one
 * with an entry from the later of the two. */
static void
test_since (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint days;
    const char *filter;
    const char *wanted;
  } cases[] = {
    { 0, "no-progress-days=1", "" },      { 59, "no-progress-days=60", "" },
    { 59, "no-progress-days=59", "1 2" }, { 60, "no-progress-days=60", "1 2" },
    { 90, "no-progress-days=60", "1 2" }, { 90, "no-progress-days=61", "2" },
    { 90, "no-progress-days=91", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rectify_plan_set_since (fixture->plan, g_date_get_julian (&fixture->today) - cases[i].days);
      g_ptr_array_set_size (fixture->rows, 0);
      rectify_task_rows_add_plan (fixture->rows, fixture->plan);
      assert_lists (fixture, cases[i].filter, cases[i].wanted);
    }
}

static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  static const char *const filters[][2] = {
    { "", "1 2 3 4" },
    { "status=in_progress", "1" },
    { "status=in_progress,closed", "1 4" },
    { "status=", "" },
    { "unit=区教育局", "1" },
    { "unit=区财政局", "1" },
    { "unit=财政局", "" },
    { "unit=", "2 3 4" },
    { "leader=李四", "1" },
    { "leader=王五", "" },
    { "leader=", "2 3 4" },
    { "nobody=1", "3 4" },
    { "no-deadline=1", "4" },
    { "undated=1", "3 4" },
    { "due-from=2026-06-30", "1 2" },
    { "due-from=2026-07-01", "2" },
    { "due-to=2026-07-30", "1" },
    { "due-from=2026-07-31&due-to=2026-07-31", "2" },
    { "late=1", "1" },
    { "due-soon-days=29", "" },
    { "due-soon-days=30", "2" },
    { "no-progress-days=60", "1 2" },
    { "no-progress-days=61", "2" },
    { "finished-from=2026-03-10", "3" },
    { "finished-from=2026-03-11", "" },
    { "finished-to=2026-03-09", "4" },
    { "finished-to=2026-03-10", "3 4" },
    { "plan=7", "1 2 3 4" },
    { "plan=8", "" },
    { "year=2025", "1 2 3 4" },
    { "year=0", "" },
    { "theme=五个带头专题。", "1 2 3 4" },
    { "theme=", "" },
    { "area=在“理论武装”方面", "1 2" },
    { "area=", "3 4" },
    { "problem=台账不全", "3" },
    { "problem=", "1 2" },
    { "problem=&problem=没有下文", "1 2 4" },
    { "text=ab手册", "1" },
    { "text=ＡＢ 编印", "1" },
    { "text=张三 王五", "" },
    { "text=6月底", "1" },
    { "text=正在", "1" },
    { "text=整改方案 制度", "2" },
    { "text=%20%20", "1 2 3 4" },
    { "late=1&unit=区教育局&status=not_started", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    assert_lists (fixture, filters[i][0], filters[i][1]);
}

/* A stage is due soon in what is sustained as well, the first and the last day included. */
static void
test_stage_due_soon (Fixture *fixture, gconstpointer data)
{
  RectifyItem *item = rectify_plan_find_item (fixture->plan, 3);
  g_autoptr (GDate) day = g_date_copy (&fixture->today);
  g_autoptr (RectifyStep) stage = NULL;

  g_date_add_days (day, 9);
  stage = rectify_step_new (RECTIFY_STEP_STAGE, day, NULL, "过半", NULL);
  rectify_item_add_step (item, stage);
  rectify_item_set_status (item, RECTIFY_STATUS_SUSTAINED);
  g_ptr_array_set_size (fixture->rows, 0);
  rectify_task_rows_add_plan (fixture->rows, fixture->plan);
  assert_lists (fixture, "due-soon-days=8", "");
  assert_lists (fixture, "due-soon-days=9", "3");
  assert_lists (fixture, "late=1", "1");
  fixture->today = *day;
  assert_lists (fixture, "due-soon-days=1", "3");
  assert_lists (fixture, "late=1", "1");
  g_date_add_days (&fixture->today, 1);
  assert_lists (fixture, "due-soon-days=1", "");
  assert_lists (fixture, "late=1", "1 3");
}

/* Without a day nothing is late, due soon, or without progress for so many days. */
static void
test_no_day (Fixture *fixture, gconstpointer data)
{
  static const char *const filters[] = { "late=1", "due-soon-days=9", "no-progress-days=9" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (RectifyFilter) filter = rectify_filter_from_string (filters[i], NULL);
      g_autoptr (GPtrArray) rows = rectify_filter_select (filter, fixture->rows, NULL, NULL);

      g_assert_cmpuint (rows->len, ==, 0);
    }
}

/* More words than are looked for one by one are still all looked for. */
static void
test_many_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();

  for (guint i = 0; i < 40; i++)
    g_string_append (text, " 编印");
  rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT, text->str);
  g_assert_false (
      rectify_filter_matches (filter, g_ptr_array_index (fixture->rows, 1), &fixture->today));
  g_string_truncate (text, strlen (" 编印") * 31);
  rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT, text->str);
  g_assert_true (
      rectify_filter_matches (filter, g_ptr_array_index (fixture->rows, 0), &fixture->today));
  g_assert_false (
      rectify_filter_matches (filter, g_ptr_array_index (fixture->rows, 1), &fixture->today));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_filter_select (filter, fixture->rows, &fixture->today, cancellable));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < N_RANDOM_FILTERS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyFilter) filter = random_tasks_new_filter ();
      g_autoptr (RectifyFilter) copy = rectify_filter_copy (filter);
      g_autoptr (RectifyFilter) back = NULL;
      g_autofree char *text = rectify_filter_to_string (filter);
      g_autofree char *again = NULL;
      g_autofree char *words = rectify_filter_dup_words (filter, NULL);

      g_assert_null (strchr (text, '\n'));
      back = rectify_filter_from_string (text, &error);
      g_assert_no_error (error);
      again = rectify_filter_to_string (back);
      g_assert_cmpstr (again, ==, text);
      g_assert_true (rectify_filter_equal (filter, back));
      g_assert_true (rectify_filter_equal (filter, copy));
      g_assert_cmpint (rectify_filter_is_empty (filter), ==, *text == '\0');
      g_assert_cmpint (*words == '\0', ==, *text == '\0');
    }
}

/* Words of all sorts come back as they were. */
static void
test_hostile_words (void)
{
  static const char *const words[] = { "a&b=c", "100%", "%41", "甲\n乙", "+ +", "“”；", "a?#/\\" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint what = 0; what < RECTIFY_N_FILTER_WORDS; what++)
      {
        g_autoptr (RectifyFilter) filter = rectify_filter_new ();
        g_autoptr (RectifyFilter) back = NULL;
        g_autofree char *text = NULL;

        rectify_filter_set_words (filter, what, words[i]);
        text = rectify_filter_to_string (filter);
        g_assert_null (strchr (text, '\n'));
        back = rectify_filter_from_string (text, NULL);
        g_assert_nonnull (back);
        g_assert_cmpstr (rectify_filter_get_words (back, what), ==, words[i]);
      }
}

/* Rows of any of several; in whichever order they are asked for, and each once. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyFilter) one = rectify_filter_from_string ("unit=区教育局", NULL);
  g_autoptr (RectifyFilter) other = rectify_filter_from_string ("unit=区财政局", NULL);
  g_autoptr (RectifyFilter) both = rectify_filter_from_string ("unit=区教育局&unit=区财政局", NULL);
  g_autoptr (RectifyFilter) again = rectify_filter_copy (other);
  guint n_both = 0;

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (fixture->rows, i);
      gboolean matches = rectify_filter_matches (both, row, &fixture->today);

      g_assert_cmpint (matches, ==,
                       rectify_filter_matches (one, row, &fixture->today)
                           || rectify_filter_matches (other, row, &fixture->today));
      n_both += matches;
    }
  g_assert_cmpuint (n_both, >, 0);
  g_assert_false (rectify_filter_equal (one, both));
  rectify_filter_add_words (again, RECTIFY_FILTER_UNIT, "区教育局");
  rectify_filter_add_words (again, RECTIFY_FILTER_UNIT, "区教育局");
  g_assert_true (rectify_filter_equal (again, both));
  rectify_filter_set_words (again, RECTIFY_FILTER_UNIT, "区教育局");
  g_assert_true (rectify_filter_equal (again, one));
}

static void
test_invalid (void)
{
  static const char *const texts[] = { "late",
                                       "late=2",
                                       "late=x",
                                       "status=finished",
                                       "colour=red",
                                       "year=-1",
                                       "year=x",
                                       "plan=0",
                                       "due-to=2026-02-30",
                                       "due-to=",
                                       "due-soon-days=0",
                                       "due-soon-days=9999999999",
                                       "unit=%ff",
                                       "&&",
                                       "=" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rectify_filter_from_string (texts[i], &error));
      g_assert_error (error, RECTIFY_FILTER_ERROR, RECTIFY_FILTER_ERROR_INVALID);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_words (void)
{
  static const char *const filters[][2] = {
    { "", "" },
    { "late=1", "late" },
    { "late=1&unit=区教育局", "late, unit 区教育局" },
    { "unit=区教育局&unit=区财政局", "units 区教育局 or 区财政局" },
    { "unit=区教育局&unit=", "unit 区教育局 or no unit" },
    { "unit=&leader=", "no unit, no leader" },
    { "status=done,closed", "Done or Closed out" },
    { "status=", "of no status" },
    { "due-from=2026-01-01&due-to=2026-01-31", "due from 2026-01-01 to 2026-01-31" },
    { "due-to=2026-01-31", "due by 2026-01-31" },
    { "finished-to=2026-01-31", "finished by 2026-01-31" },
    { "due-soon-days=1&no-progress-days=60", "due within 1 day, no progress for 60 days" },
    { "year=2025&theme=甲%s", "plans of 2025, theme “甲%s”" },
    { "plan=3&area=乙", "plan “某局 方案”, area “乙”" },
    { "text=丙&nobody=1&no-deadline=1&undated=1",
      "nobody assigned, no deadline, without a date, with “丙”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GString) text = g_string_new (filters[i][0]);
      g_autoptr (RectifyFilter) filter = NULL;
      g_autofree char *words = NULL;

      g_string_replace (text, "%", "%25", 0);
      filter = rectify_filter_from_string (text->str, NULL);
      words = rectify_filter_dup_words (filter, "某局\n方案");
      g_assert_cmpstr (words, ==, filters[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/filter/conditions", Fixture, NULL, set_up, test_conditions, tear_down);
  g_test_add ("/filter/since", Fixture, NULL, set_up, test_since, tear_down);
  g_test_add ("/filter/stage-due-soon", Fixture, NULL, set_up, test_stage_due_soon, tear_down);
  g_test_add ("/filter/no-day", Fixture, NULL, set_up, test_no_day, tear_down);
  g_test_add ("/filter/many-words", Fixture, NULL, set_up, test_many_words, tear_down);
  g_test_add ("/filter/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/filter/round-trip", test_round_trip);
  g_test_add_func ("/filter/hostile-words", test_hostile_words);
  g_test_add ("/filter/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add_func ("/filter/invalid", test_invalid);
  g_test_add_func ("/filter/words", test_words);
  return g_test_run ();
}
