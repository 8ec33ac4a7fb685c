/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger.h"
#include "rectify-plan-info.h"
#include "rectify-wait.h"

typedef LedgerDesk Fixture;

static gint64
look (Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static void
change (Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_counts (RectifyPlanInfo *info, RectifyPlan *plan, const GDate *today)
{
  const RectifyPlanCounts *got = rectify_plan_info_get_counts (info);
  RectifyPlanCounts wanted;

  rectify_plan_count (plan, today, &wanted);
  g_assert_cmpuint (got->areas, ==, wanted.areas);
  g_assert_cmpuint (got->problems, ==, wanted.problems);
  g_assert_cmpuint (got->measures, ==, wanted.measures);
  g_assert_cmpuint (got->tasks, ==, wanted.tasks);
  g_assert_cmpuint (got->finished, ==, wanted.finished);
  g_assert_cmpuint (got->late, ==, wanted.late);
}

/* Says what the plans themselves say, and the directory is as one that is counted anew. */
static void
assert_lists (Fixture *fixture)
{
  g_autoptr (RectifyLedger) fresh = NULL;
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (fixture->ledger, NULL);
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (fixture->ledger, NULL);
  g_autoptr (GPtrArray) counted = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  g_assert_nonnull (plans);
  for (guint i = 0; i < plans->len; i++)
    {
      RectifyPlanInfo *info = g_ptr_array_index (plans, i);
      g_autoptr (RectifyPlan) plan
          = rectify_ledger_load_plan (fixture->ledger, rectify_plan_info_get_id (info), NULL);

      assert_counts (info, plan, &today);
    }
  fresh = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_READ_ONLY, NULL);
  counted = rectify_ledger_list_parties (fresh, NULL);
  g_assert_cmpuint (parties->len, ==, counted->len);
  for (guint i = 0; i < parties->len; i++)
    {
      RectifyParty *a = g_ptr_array_index (parties, i), *b = g_ptr_array_index (counted, i);

      g_assert_cmpstr (rectify_party_get_name (a), ==, rectify_party_get_name (b));
      g_assert_cmpuint (rectify_party_get_n_uses (a), ==, rectify_party_get_n_uses (b));
      g_assert_cmpint (rectify_party_get_kind (a), ==, rectify_party_get_kind (b));
    }
}

#define N_STALE                                                                                    \
  "SELECT count (*) FROM plan p LEFT JOIN plan_summary s ON s.plan_id = p.id LEFT JOIN revision r" \
  " ON r.plan_id = p.id WHERE s.revision IS NOT r.number"
#define N_ORPHANS "SELECT count (*) FROM plan_summary WHERE plan_id NOT IN (SELECT id FROM plan)"

static void
move_dates (RectifyPlan *plan)
{
  RectifyItem *root = rectify_plan_get_root (plan);

  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    {
      g_autoptr (GDate) due = g_date_new ();
      g_autoptr (RectifyDeadline) deadline = NULL;

      g_date_set_time_t (due, time (NULL));
      g_date_add_days (due, g_test_rand_int_range (0, 3));
      g_date_subtract_days (due, 1);
      deadline = rectify_deadline_new (NULL, "日内", RECTIFY_DEADLINE_DATED, due);
      rectify_item_set_deadline (rectify_item_get_child (root, i), deadline);
    }
}

static void
edit_something (Fixture *fixture, gint64 id)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (fixture->ledger, id, NULL);

  if (plan == NULL)
    return;
  random_plan_edit (plan);
  if (g_test_rand_bit ())
    move_dates (plan);
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, plan, "Edit", NULL));
}

static void
rename_somebody (Fixture *fixture)
{
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (fixture->ledger, NULL);
  g_autofree char *name = g_strdup_printf ("党支部%d", g_test_rand_int_range (0, 1000000));

  if (parties->len > 0)
    rectify_ledger_rename_party (fixture->ledger,
                                 rectify_party_get_id (g_ptr_array_index (parties, 0)), NULL, name,
                                 "Rename", NULL);
}

static void
save_two (Fixture *fixture)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  RectifyPlan *known = rectify_ledger_load_plan (fixture->ledger, 1, NULL);

  if (known != NULL)
    {
      random_plan_edit (known);
      g_ptr_array_add (plans, known);
    }
  g_ptr_array_add (plans, random_plan_new (5));
  g_assert_true (rectify_ledger_save_plans (fixture->ledger, plans, "Two", NULL));
}

/* After whatever was done, the list says what the plans say, and nothing is counted twice. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    save_two (fixture);
  for (guint i = 0; i < 60; i++)
    {
      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          save_two (fixture);
          break;
        case 1:
          rectify_ledger_delete_plan (fixture->ledger, g_test_rand_int_range (1, 6), "Delete",
                                      NULL);
          break;
        case 2:
        case 3:
          rectify_ledger_undo (fixture->ledger, NULL, NULL, NULL);
          break;
        case 4:
          rectify_ledger_redo (fixture->ledger, NULL, NULL, NULL);
          break;
        case 5:
          rename_somebody (fixture);
          break;
        default:
          edit_something (fixture, g_test_rand_int_range (1, 6));
        }
      g_assert_cmpint (look (fixture, N_ORPHANS), ==, 0);
      g_assert_cmpint (look (fixture, N_STALE), ==, 0);
      assert_lists (fixture);
    }
}

/* Whoever changes a plan without counting leaves a stale summary: it is not believed. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    save_two (fixture);
  change (fixture, "UPDATE item SET status = 2; UPDATE revision SET number = number + 1;"
                   "DELETE FROM plan_summary WHERE plan_id = 2;"
                   "INSERT INTO plan_summary VALUES (999, 1, 1, 1, 1, 1, 1, '')");
  g_assert_cmpint (look (fixture, N_STALE), >, 0);
  assert_lists (fixture);
  g_assert_cmpint (look (fixture, N_STALE), ==, 0);
  g_assert_cmpint (look (fixture, N_ORPHANS), ==, 0);
}

/* Where nothing can be written the lists are as right. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  save_two (fixture);
  change (fixture, "DELETE FROM plan_summary");
  g_clear_object (&fixture->ledger);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_READ_ONLY, NULL);
  assert_lists (fixture);
  assert_lists (fixture);
  g_assert_cmpint (look (fixture, "SELECT count (*) FROM plan_summary"), ==, 0);
}

/* A backup that is brought back has what was counted of its plans with it. */
static void
test_restored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.rectify", NULL);
  g_autofree char *content = NULL;
  gsize size;

  save_two (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (copy, content, size, NULL));
  edit_something (fixture, 1);
  assert_lists (fixture);
  g_assert_true (rectify_ledger_restore (fixture->ledger, copy, folder, NULL));
  g_assert_cmpint (look (fixture, N_STALE), ==, 0);
  assert_lists (fixture);
}

/* Another program's edits are counted too. */
static void
test_two_desks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;

  save_two (fixture);
  assert_lists (fixture);
  other = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  for (guint i = 0; i < 10; i++)
    {
      RectifyLedger *own = fixture->ledger;

      fixture->ledger = g_test_rand_bit () ? other : own;
      edit_something (fixture, 1);
      rename_somebody (fixture);
      fixture->ledger = own;
      assert_lists (fixture);
    }
}

static void
count_waits (guint waited, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* What was counted is kept if nobody else is writing; the list does not wait for that. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  guint n_waits = 0;
  const RectifyWait wait = { .limit = 500, .func = count_waits, .user_data = &n_waits };
  const RectifyWait *former;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) again = NULL;
  sqlite3 *db;

  save_two (fixture);
  change (fixture, "DELETE FROM plan_summary");
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  former = rectify_wait_set (&wait);
  plans = rectify_ledger_list_plans (fixture->ledger, NULL);
  rectify_wait_set (former);
  sqlite3_close (db);
  g_assert_nonnull (plans);
  g_assert_cmpuint (n_waits, ==, 0);
  g_assert_cmpint (look (fixture, "SELECT count (*) FROM plan_summary"), ==, 0);
  change (fixture, "UPDATE plan SET year = year + 1");
  again = rectify_ledger_list_plans (fixture->ledger, NULL);
  g_assert_nonnull (again);
  g_assert_cmpint (look (fixture, "SELECT count (*) FROM plan_summary"), ==, again->len);
}

/* The dates of a forged file are read without harm. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  static const char *const forged[]
      = { "2001-01-01", "2001-01-01 ", "x", "\n\n\n", "2001-01-01 99999999999999999999\n2001", "" };

  save_two (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("UPDATE plan_summary SET open_due = '%s', tasks = -5", forged[i]);
      g_autoptr (GPtrArray) plans = NULL;

      change (fixture, sql);
      plans = rectify_ledger_list_plans (fixture->ledger, NULL);
      g_assert_nonnull (plans);
      g_assert_cmpuint (rectify_plan_info_get_counts (g_ptr_array_index (plans, 0))->tasks, ==, 0);
    }
}

static RectifyPlan *
make_words (const char *title, int year, guint n, const char *last)
{
  RectifyPlan *plan = rectify_plan_new ();

  rectify_plan_set_title (plan, title);
  rectify_plan_set_year (plan, year);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autofree char *text = g_strdup_printf ("措施%u%s", i, i + 1 == n ? last : "");

      rectify_item_set_text (item, text);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  return plan;
}

static void
assert_twin (Fixture *fixture, RectifyPlan *made, const char *title)
{
  g_autoptr (RectifyPlan) plan = made;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlanInfo) twin = rectify_ledger_find_twin (fixture->ledger, plan, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (twin != NULL ? rectify_plan_info_get_title (twin) : NULL, ==, title);
}

/* A document that comes again has the title and the year of a plan, or says the same. */
static void
test_twin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_words ("甲局\n整改方案", 2026, 6, "");
  g_autoptr (RectifyPlan) small = make_words ("小方案", 2026, 2, "");

  g_assert_true (rectify_ledger_save_plan (fixture->ledger, plan, "Save", NULL));
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, small, "Save", NULL));
  assert_twin (fixture, make_words ("甲局 整改方案", 2026, 3, "别的"), "甲局\n整改方案");
  assert_twin (fixture, make_words ("甲局整改方案", 2027, 3, "别的"), NULL);
  assert_twin (fixture, make_words ("乙局整改方案", 2027, 6, " "), "甲局\n整改方案");
  assert_twin (fixture, make_words ("乙局整改方案", 2027, 6, "别的"), NULL);
  /* So little may be said twice. */
  assert_twin (fixture, make_words ("乙局整改方案", 2027, 2, ""), NULL);
  assert_twin (fixture, make_words ("", 0, 3, ""), NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/summary/follows", Fixture, NULL, ledger_desk_set_up, test_follows,
              ledger_desk_tear_down);
  g_test_add ("/summary/twin", Fixture, NULL, ledger_desk_set_up, test_twin, ledger_desk_tear_down);
  g_test_add ("/summary/stale", Fixture, NULL, ledger_desk_set_up, test_stale,
              ledger_desk_tear_down);
  g_test_add ("/summary/read-only", Fixture, NULL, ledger_desk_set_up, test_read_only,
              ledger_desk_tear_down);
  g_test_add ("/summary/restored", Fixture, NULL, ledger_desk_set_up, test_restored,
              ledger_desk_tear_down);
  g_test_add ("/summary/two-desks", Fixture, NULL, ledger_desk_set_up, test_two_desks,
              ledger_desk_tear_down);
  g_test_add ("/summary/busy", Fixture, NULL, ledger_desk_set_up, test_busy, ledger_desk_tear_down);
  g_test_add ("/summary/forged", Fixture, NULL, ledger_desk_set_up, test_forged,
              ledger_desk_tear_down);
  return g_test_run ();
}
