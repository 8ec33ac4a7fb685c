/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "folder.h"
#include "random-plan.h"
#include "random-tasks.h"
#include "rectify-ledger-rows.h"
#include "rectify-statistics.h"

#define N_RANDOM_LEDGERS 6
#define N_FILTERS 40

/* What the ledger says of each task, found out in SQL alone. */
static const char tasks_sql[]
    = "CREATE TEMP TABLE up AS WITH RECURSIVE above (id, other, height) AS ("
      " SELECT id, id, 0 FROM item UNION ALL"
      " SELECT above.id, item.parent_id, height + 1 FROM above JOIN item ON item.id = above.other"
      " WHERE item.parent_id IS NOT NULL) SELECT * FROM above;"
      "CREATE INDEX temp.up_by_id ON up (id, height);"
      /* Whose assignments hold in which role: those of the nearest item that has any. */
      "CREATE TEMP TABLE party_of AS SELECT t.id, role.value AS role, p.name FROM item t"
      " JOIN json_each ('[0,1,2,3]') role"
      " JOIN field f ON f.item_id = (SELECT other FROM up JOIN field g ON g.item_id = other"
      "  AND g.what = 0 AND g.role = role.value WHERE up.id = t.id ORDER BY height LIMIT 1)"
      "  AND f.what = 0 AND f.role = role.value"
      " JOIN assignment_party a ON a.item_id = f.item_id AND a.field_position = f.position"
      " JOIN party p ON p.id = a.party_id;"
      "CREATE INDEX temp.party_of_by_id ON party_of (id);"
      "CREATE TEMP TABLE task AS SELECT t.id, t.plan_id, t.status, plan.year, plan.theme,"
      " t.status IN (2, 3, 4) AS finished,"
      " (SELECT other FROM up JOIN item a ON a.id = other AND a.kind = 3 WHERE up.id = t.id"
      "  ORDER BY height LIMIT 1) AS area_id,"
      " (SELECT other FROM up JOIN item a ON a.id = other AND a.kind = 4 WHERE up.id = t.id"
      "  ORDER BY height LIMIT 1) AS problem_id,"
      " (SELECT other FROM up JOIN field f ON f.item_id = other AND f.what = 1 WHERE up.id = t.id"
      "  ORDER BY height LIMIT 1) AS deadline_id,"
      " ifnull ((SELECT max (date) FROM progress p WHERE p.item_id = t.id), '') AS last_date,"
      /* Or the last word on its problem as a whole. */
      " coalesce ((SELECT text FROM progress p WHERE p.item_id = t.id ORDER BY date DESC, p.id DESC"
      "  LIMIT 1), (SELECT p.text FROM progress p JOIN item i ON i.id = p.item_id AND i.kind = 4"
      "  WHERE p.item_id = (SELECT other FROM up JOIN item a ON a.id = other AND a.kind IN (4, 3)"
      "  WHERE up.id = t.id ORDER BY height LIMIT 1) ORDER BY date DESC, p.id DESC LIMIT 1), '')"
      "  AS last_text,"
      /* The first stage that has a day and is not reached, of what may have one to reach. */
      " ifnull ((SELECT min (date) FROM step s WHERE s.item_id = t.id AND s.kind = 5"
      "  AND s.date <> '' AND s.first = 0 AND t.status NOT IN (2, 3)), '') AS stage,"
      " ifnull ((SELECT kind FROM step s WHERE s.item_id = t.id AND s.kind <= 3"
      "  ORDER BY date DESC, s.id DESC LIMIT 1), -1) = 0 AS waiting,"
      " ifnull ((SELECT value FROM fact WHERE name = 'since ' || t.plan_id), '') AS since,"
      " plan.title AS title, t.label AS label,"
      " CASE WHEN t.kind = 5 THEN t.heading || t.text ELSE '' END AS measure"
      " FROM item t JOIN plan ON plan.id = t.plan_id WHERE t.kind = 5 OR (t.kind = 4"
      " AND NOT EXISTS (SELECT 1 FROM item c WHERE c.parent_id = t.id AND c.kind = 5)"
      " AND NOT EXISTS (SELECT 1 FROM item s WHERE s.plan_id = t.plan_id"
      "  AND s.parent_id IS t.parent_id AND s.kind = 5));"
      "CREATE TEMP TABLE row AS SELECT task.*, a.heading AS area_heading,"
      " ifnull (a.heading || a.text, '') AS area, ifnull (p.heading || p.text, '') AS problem,"
      " CASE WHEN a.heading <> '' THEN a.heading ELSE ifnull (a.text, '') END AS area_name,"
      " ifnull (f.due, '') AS due, ifnull (f.text, '') AS deadline,"
      " (SELECT count (*) FROM party_of WHERE party_of.id = task.id) AS n_parties,"
      " ifnull ((SELECT group_concat (name, ' ') FROM party_of WHERE party_of.id = task.id), '')"
      "  AS names"
      " FROM task LEFT JOIN item a ON a.id = area_id LEFT JOIN item p ON p.id = problem_id"
      " LEFT JOIN field f ON f.item_id = deadline_id AND f.what = 1;"
      /* What a task answers: the problem that it is or is below, or those that stand beside it or
       * beside the measure that it is below. */
      "CREATE TEMP TABLE problem_of AS SELECT DISTINCT task.id,"
      " CASE WHEN p.heading <> '' THEN p.heading"
      "  ELSE substr (p.text, 1, instr (replace (p.text, '，', '。') || '。', '。') - 1) END AS name"
      " FROM task JOIN up u ON u.id = task.id"
      " JOIN item t ON t.id = u.other AND (t.id = task.id OR t.kind = 5)"
      " JOIN item p ON p.id = task.problem_id"
      "  OR (task.problem_id IS NULL AND p.kind = 4 AND p.plan_id = t.plan_id"
      "   AND p.parent_id IS t.parent_id"
      "   AND NOT EXISTS (SELECT 1 FROM item m WHERE m.parent_id = p.id AND m.kind = 5));"
      "CREATE INDEX temp.problem_of_by_id ON problem_of (id);";

typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  GDate today;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  random_tasks_get_today (&fixture->today);
  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ledger.rectify", NULL);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, NULL);
  g_assert_nonnull (fixture->ledger);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->ledger);
  folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
add_plan (Fixture *fixture, guint n_tasks)
{
  g_autoptr (RectifyPlan) plan = random_tasks_new_plan (n_tasks);
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (fixture->ledger, plan, "New plan", &error);
  g_assert_no_error (error);
}

static GPtrArray *
load (RectifyLedgerRows *rows)
{
  g_autoptr (GError) error = NULL;
  guint n_left_out;
  GPtrArray *loaded = rectify_ledger_rows_load (rows, &n_left_out, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_left_out, ==, 0);
  return loaded;
}

static void
run (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s in %s", message, sql);
}

static sqlite3 *
open_tasks (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  run (db, tasks_sql);
  return db;
}

static void
append (GString *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append (where, " AND ");
  g_string_append_vprintf (where, format, arguments);
  va_end (arguments);
}

static char *
dup_day (guint32 day)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  return rectify_date_to_string (date);
}

static void
append_day (GString *where, const char *condition, guint32 day)
{
  g_autofree char *date = dup_day (day);

  append (where, "due <> '' AND due %s '%s'", condition, date);
}

#define KEY(column) "replace (replace (" column ", '，', ''), '。', '')"

#define HEADING(column)                                                                            \
  "replace (replace (replace (replace (replace (" KEY (                                            \
      column) ", '（二）', ''), '对照', ''), '在', ''), "                                    \
              "'等方面', ''), '方面', '')"

/* Rows that have one of them: what says so for a name, and for none. */
static void
append_any (GString *where, const RectifyFilter *filter, RectifyFilterWords what, const char *is,
            const char *is_none)
{
  g_autoptr (GString) any = g_string_new ("0");
  const char *name;

  for (guint i = 0; (name = rectify_filter_get_nth_words (filter, what, i)) != NULL; i++)
    {
      g_autoptr (GString) condition = g_string_new (*name != '\0' ? is : is_none);

      g_string_replace (condition, "%s", name, 0);
      g_string_append_printf (any, " OR %s", condition->str);
    }
  if (rectify_filter_get_n_words (filter, what) > 0)
    append (where, "(%s)", any->str);
}

static void
append_words (GString *where, const RectifyFilter *filter)
{
  const char *text = rectify_filter_get_words (filter, RECTIFY_FILTER_TEXT);
  g_auto (GStrv) terms = g_strsplit (text != NULL ? text : "", " ", -1);

  append_any (where, filter, RECTIFY_FILTER_UNIT,
              "id IN (SELECT id FROM party_of WHERE role IN (1, 2) AND name = '%s')",
              "id NOT IN (SELECT id FROM party_of WHERE role IN (1, 2))");
  append_any (where, filter, RECTIFY_FILTER_LEADER,
              "id IN (SELECT id FROM party_of WHERE role = 0 AND name = '%s')",
              "id NOT IN (SELECT id FROM party_of WHERE role = 0)");
  append_any (where, filter, RECTIFY_FILTER_THEME, KEY ("theme") " = " KEY ("'%s'"),
              KEY ("theme") " = ''");
  append_any (where, filter, RECTIFY_FILTER_AREA, HEADING ("area_name") " = " HEADING ("'%s'"),
              HEADING ("area_name") " = ''");
  append_any (where, filter, RECTIFY_FILTER_PROBLEM,
              "id IN (SELECT id FROM problem_of WHERE " KEY ("name") " = " KEY ("'%s'") ")",
              "id NOT IN (SELECT id FROM problem_of WHERE name <> '')");
  for (guint i = 0; terms[i] != NULL; i++)
    append (where,
            "instr (title || ' ' || theme || ' ' || label || ' ' || area || ' ' || problem || ' '"
            " || measure || ' ' || names || ' ' || deadline || ' ' || last_text, '%s') > 0",
            terms[i]);
}

static void
append_days (GString *where, const RectifyFilter *filter, const GDate *today)
{
  guint32 day = g_date_get_julian (today);

  if (filter->due_from != 0)
    append_day (where, ">=", filter->due_from);
  if (filter->due_to != 0)
    append_day (where, "<=", filter->due_to);
  if (filter->late)
    {
      g_autofree char *date = dup_day (day);

      append (where,
              "((NOT finished AND due <> '' AND due < '%s') OR (stage <> '' AND stage < '%s'))",
              date, date);
    }
  if (filter->due_soon_days > 0)
    {
      g_autofree char *first = dup_day (day);
      g_autofree char *last = dup_day (day + filter->due_soon_days);

      append (where,
              "((NOT finished AND due BETWEEN '%s' AND '%s') OR stage BETWEEN '%s' AND '%s')",
              first, last, first, last);
    }
  if (filter->no_progress_days > 0)
    {
      g_autofree char *since = dup_day (day - filter->no_progress_days);

      append (where, "NOT finished AND last_date <= '%s' AND since <= '%s'", since, since);
    }
  if (filter->undated)
    append (where, "due = ''");
}

static char *
make_where (const RectifyFilter *filter, const GDate *today)
{
  GString *where = g_string_new ("1");

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if ((filter->statuses & 1u << i) == 0)
      append (where, "status <> %u", i);
  if (filter->plan_id != 0)
    append (where, "plan_id = %d", (int) filter->plan_id);
  if (filter->year != RECTIFY_FILTER_ANY_YEAR)
    append (where, "year = %d", filter->year);
  if (filter->nobody)
    append (where, "n_parties = 0");
  if (filter->no_deadline)
    append (where, "due = '' AND deadline = ''");
  if (filter->waiting)
    append (where, "waiting");
  append_words (where, filter);
  append_days (where, filter, today);
  return g_string_free (where, FALSE);
}

/* The tasks that are listed, and how many are counted, by SQL. */
static gint64
count_by_sql (sqlite3 *db, const RectifyFilter *filter, const GDate *today)
{
  g_autofree char *where = make_where (filter, today);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM row WHERE %s", where);
  sqlite3_stmt *statement = NULL;
  gint64 n;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s in %s", sqlite3_errmsg (db), sql);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static void
assert_groups (GPtrArray *groups, GPtrArray *rows, sqlite3 *db, const GDate *today)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const RectifyStatisticsGroup *group = g_ptr_array_index (groups, i);
      g_autoptr (GPtrArray) listed = rectify_filter_select (group->filter, rows, today, NULL);
      g_autoptr (RectifyFilter) late
          = rectify_statistics_group_dup_filter (group, RECTIFY_FILTER_ALL_STATUSES, TRUE);

      g_assert_cmpuint (listed->len, ==, group->count);
      g_assert_cmpint (count_by_sql (db, group->filter, today), ==, group->count);
      g_assert_cmpint (count_by_sql (db, late, today), ==, group->late);
    }
}

/* What statistics count, what their filters list and what SQL counts is the same. */
static guint
assert_counts (GPtrArray *rows, sqlite3 *db, const RectifyFilter *filter, const GDate *today)
{
  g_autoptr (RectifyStatistics) statistics = rectify_statistics_new (rows, filter, today);

  g_assert_cmpint (count_by_sql (db, filter, today), ==, statistics->total->count);
  assert_groups (statistics->areas, rows, db, today);
  assert_groups (statistics->months, rows, db, today);
  assert_groups (statistics->units, rows, db, today);
  assert_groups (statistics->years, rows, db, today);
  for (guint i = 0; i < statistics->by_area->len; i++)
    assert_groups (((RectifyStatisticsLine *) g_ptr_array_index (statistics->by_area, i))->years,
                   rows, db, today);
  return statistics->total->count;
}

/* A plan came into the ledger some day, or nobody knows when. */
static void
set_since (Fixture *fixture, guint plan_id)
{
  int n_days = g_test_rand_int_range (-20, 100);
  g_autofree char *sql
      = g_test_rand_int_range (0, 4) == 0
            ? g_strdup_printf ("DELETE FROM fact WHERE name = 'since %u'", plan_id)
            : g_strdup_printf ("UPDATE fact SET value = date ('2026-07-01', '%d days')"
                               " WHERE name = 'since %u'",
                               -n_days, plan_id);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  run (db, sql);
  sqlite3_close (db);
}

static void
test_sql (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  guint n_listed = 0;

  for (guint i = 0; i < N_RANDOM_LEDGERS; i++)
    {
      g_autoptr (RectifyFilter) none = rectify_filter_new ();
      g_autoptr (GPtrArray) loaded = NULL;
      sqlite3 *db;

      add_plan (fixture, 40);
      set_since (fixture, i + 1);
      loaded = load (rows);
      db = open_tasks (fixture->path);
      assert_counts (loaded, db, none, &fixture->today);
      for (guint j = 0; j < N_FILTERS; j++)
        {
          g_autoptr (RectifyFilter) filter = random_tasks_new_filter ();

          /* Since when something is finished is no question for SQL: see test-task-rows.c. */
          filter->finished_from = filter->finished_to = 0;
          n_listed += assert_counts (loaded, db, filter, &fixture->today);
        }
      sqlite3_close (db);
    }
  g_assert_cmpuint (n_listed, >, N_FILTERS);
}

/* Where two lists of rows have the same objects. */
static guint
count_shared (GPtrArray *a, GPtrArray *b)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    g_hash_table_add (known, g_ptr_array_index (a, i));
  for (guint i = 0; i < b->len; i++)
    n += g_hash_table_contains (known, g_ptr_array_index (b, i));
  return n;
}

static guint
count_of_plan (GPtrArray *rows, gint64 plan_id)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((RectifyTaskRow *) g_ptr_array_index (rows, i))->plan_id == plan_id;
  return n;
}

/* The rows are those of a ledger that is read anew. */
static void
assert_fresh (Fixture *fixture, GPtrArray *rows)
{
  g_autoptr (RectifyLedgerRows) anew = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GPtrArray) wanted = load (anew);

  g_assert_cmpuint (rows->len, ==, wanted->len);
  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *a = g_ptr_array_index (rows, i), *b = g_ptr_array_index (wanted, i);

      g_assert_cmpint (a->plan_id, ==, b->plan_id);
      g_assert_cmpint (a->item_id, ==, b->item_id);
      for (guint column = 0; column < RECTIFY_N_ROW_COLUMNS; column++)
        g_assert_cmpint (task_row_compare (a, b, column), ==, 0);
    }
}

/* After an edit only the plan that it changed is read again, whoever made it. */
static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = NULL;
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GPtrArray) loaded = NULL;

  for (guint i = 0; i < 4; i++)
    add_plan (fixture, 30);
  other = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  loaded = load (rows);
  for (guint i = 0; i < 24; i++)
    {
      RectifyLedger *ledger = i % 3 == 0 ? other : fixture->ledger;
      gint64 id = 1 + i % 4;
      g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, NULL);
      g_autoptr (GPtrArray) before = g_steal_pointer (&loaded);

      random_plan_edit (plan);
      /* So that something is changed at any rate. */
      rectify_plan_set_year (plan, 1900 + (int) i);
      g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
      if (i % 5 == 0)
        g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, NULL));
      loaded = load (rows);
      g_assert_cmpuint (count_shared (before, loaded), ==,
                        before->len - count_of_plan (before, id));
      assert_fresh (fixture, loaded);
    }
}

/* Nothing is read again where nothing changed, and what is gone is left out. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) after = NULL;

  add_plan (fixture, 30);
  add_plan (fixture, 30);
  loaded = load (rows);
  again = load (rows);
  g_assert_cmpuint (loaded->len, >, 0);
  g_assert_cmpuint (count_shared (loaded, again), ==, loaded->len);
  g_assert_true (rectify_ledger_delete_plan (fixture->ledger, 1, "Delete", NULL));
  after = load (rows);
  g_assert_cmpuint (after->len, ==, count_of_plan (loaded, 2));
  g_assert_cmpuint (count_shared (loaded, after), ==, after->len);
}

/* A plan that is broken hides no other, and is not kept for good. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GPtrArray) mended = NULL;
  guint n_left_out;
  sqlite3 *db = NULL;

  add_plan (fixture, 30);
  add_plan (fixture, 30);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  run (db, "UPDATE item SET parent_id = id WHERE id = (SELECT min (id) FROM item WHERE plan_id = 1"
           " AND parent_id IS NULL)");
  loaded = rectify_ledger_rows_load (rows, &n_left_out, NULL, NULL);
  g_assert_cmpuint (n_left_out, ==, 1);
  g_assert_cmpuint (count_of_plan (loaded, 1), ==, 0);
  g_assert_cmpuint (count_of_plan (loaded, 2), >, 0);
  run (db, "UPDATE item SET parent_id = NULL WHERE parent_id = id");
  sqlite3_close (db);
  mended = load (rows);
  g_assert_cmpuint (count_of_plan (mended, 1), >, 0);
  assert_fresh (fixture, mended);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_plan (fixture, 30);
  g_cancellable_cancel (cancellable);
  g_assert_null (rectify_ledger_rows_load (rows, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct {
  GPtrArray *rows;
  GError *error;
  gboolean done;
} Answer;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->rows = rectify_ledger_rows_load_finish (RECTIFY_LEDGER_ROWS (source), result, NULL,
                                                  &answer->error);
  answer->done = TRUE;
}

static void
test_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer first = { 0 }, second = { 0 };

  add_plan (fixture, 30);
  rectify_ledger_rows_load_async (rows, NULL, loaded_cb, &first);
  rectify_ledger_rows_load_async (rows, cancellable, loaded_cb, &second);
  g_cancellable_cancel (cancellable);
  while (!first.done || !second.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (first.error);
  assert_fresh (fixture, first.rows);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (second.rows);
  g_error_free (second.error);
  g_ptr_array_unref (first.rows);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ledger-rows/sql", Fixture, NULL, set_up, test_sql, tear_down);
  g_test_add ("/ledger-rows/edits", Fixture, NULL, set_up, test_edits, tear_down);
  g_test_add ("/ledger-rows/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/ledger-rows/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/ledger-rows/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/ledger-rows/thread", Fixture, NULL, set_up, test_thread, tear_down);
  return g_test_run ();
}
