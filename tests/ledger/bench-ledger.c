/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "farm.h"
#include "rectify-directory.h"
#include "rectify-plan-info.h"
#include "rectify-search-index.h"
#include "rectify-search.h"

/*
 * What the ledger costs beside bare SQLite doing the same. RECTIFY_BENCH_PLANS says how many plans
 * of how many measures (RECTIFY_BENCH_MEASURES) there are, RECTIFY_BENCH_LEDGER where the file is
 * kept for the next run.
 */
#define N_EDITS 60
#define N_SHOWN 60
#define N_RUNS 7

static gint64
now (void)
{
  return g_get_monotonic_time ();
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
median (gint64 *times, guint n)
{
  qsort (times, n, sizeof *times, compare_times);
  return times[n / 2];
}

static guint
get_number (const char *name, guint usual)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys=ON; PRAGMA synchronous=EXTRA;", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  return db;
}

static gint64
get_bare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

static void
run_bare (sqlite3 *db, const char *sql, const char *text, gint64 id, int blob)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_zeroblob (statement, 3, blob);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* The same rows written with nothing around them. */
static void
commit_bare (sqlite3 *db, gint64 plan_id, gint64 item_id, const char *heading, int blob)
{
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  run_bare (db, "UPDATE item SET heading = ?1 WHERE id = ?2", heading, item_id, 0);
  run_bare (db,
            "INSERT INTO history (made_at, author, name, plan_id, changeset, uid)"
            " VALUES ('2026-01-01T00:00:00Z', 'Somebody', ?1, ?2, ?3, random() >> 1)",
            "Edit", plan_id, blob);
  run_bare (db, "UPDATE revision SET number = number + 1 WHERE plan_id = ?2", NULL, plan_id, 0);
  run_bare (db, "UPDATE plan_summary SET revision = revision + 1 WHERE plan_id = ?2", NULL, plan_id,
            0);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
}

static RectifyItem *
pick_item (RectifyPlan *plan)
{
  RectifyItem *item = rectify_plan_get_root (plan);

  while (rectify_item_get_n_children (item) > 0)
    item = rectify_item_get_child (item, rectify_item_get_n_children (item) / 2);
  return item;
}

/* Each has a file of its own, with the same content; they take turns. */
static void
measure_commits (const char *folder, guint n_measures)
{
  g_autofree char *path = g_build_filename (folder, "commit.rectify", NULL);
  g_autofree char *copy = g_build_filename (folder, "bare.rectify", NULL);
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *content = NULL;
  gint64 times[N_EDITS], floors[N_EDITS], id;
  gsize size;
  sqlite3 *db;
  int blob;
  double time, least;

  farm_fill (ledger, 10, n_measures);
  plan = rectify_ledger_load_plan (ledger, 5, NULL);
  id = rectify_item_get_id (pick_item (plan));
  rectify_item_set_heading (pick_item (plan), "提高学习站位第一次。");
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (copy, content, size, NULL));
  db = open_bare (copy);
  blob = (int) get_bare (db, "SELECT length (changeset) FROM history ORDER BY id DESC LIMIT 1");
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *heading = g_strdup_printf ("提高学习站位第%02u次。", i);
      gint64 start;

      rectify_item_set_heading (pick_item (plan), heading);
      start = now ();
      g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
      times[i] = now () - start;
      start = now ();
      commit_bare (db, rectify_plan_get_id (plan), id, heading, blob);
      floors[i] = now () - start;
    }
  time = median (times, N_EDITS);
  least = median (floors, N_EDITS);
  printf ("commit of one heading, plan of %u measures: %.2f ms; bare %.2f ms; %.2f times\n",
          n_measures, time / 1e3, least / 1e3, time / least);
  sqlite3_close (db);
  g_clear_object (&ledger);
  g_unlink (path);
  g_unlink (copy);
}

static void
step_bare (sqlite3 *db, const char *sql, gint64 id, guint *n_rows)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
          sqlite3_column_text (statement, i);
        else
          sqlite3_column_int64 (statement, i);
      (*n_rows)++;
    }
  sqlite3_finalize (statement);
}

/* The rows of a plan, read into nothing. */
static guint
read_bare (sqlite3 *db, gint64 id)
{
  static const char *const statements[]
      = { "BEGIN",
          "SELECT * FROM plan WHERE id = ?",
          "SELECT * FROM revision WHERE plan_id = ?",
          "SELECT * FROM item WHERE plan_id = ? ORDER BY parent_id, position, id",
          "SELECT f.* FROM item i JOIN field f ON f.item_id = i.id WHERE i.plan_id = ?",
          "SELECT a.*, p.name FROM item i JOIN assignment_party a ON a.item_id = i.id"
          " JOIN party p ON p.id = a.party_id WHERE i.plan_id = ?",
          "SELECT c.* FROM item i JOIN item_columns c ON c.item_id = i.id WHERE i.plan_id = ?",
          "SELECT * FROM plan_particular WHERE plan_id = ?",
          "SELECT n.* FROM item i JOIN item_internal n ON n.item_id = i.id WHERE i.plan_id = ?",
          "SELECT p.* FROM item i JOIN progress p ON p.item_id = i.id WHERE i.plan_id = ?",
          "COMMIT" };
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    step_bare (db, statements[i], id, &n_rows);
  return n_rows;
}

static void
measure_showing (RectifyLedger *ledger, const char *path, guint n_plans, const char *what)
{
  sqlite3 *db = open_bare (path);
  gint64 times[N_SHOWN], floors[N_SHOWN], keeps[N_SHOWN];
  double time, least;
  guint n_rows = 0;

  for (guint i = 0; i < N_SHOWN; i++)
    times[i] = floors[i] = keeps[i] = G_MAXINT64;
  /* Of each the least of some runs counts: what else the computer does only makes them longer. */
  for (guint run = 0; run < N_RUNS; run++)
    for (guint i = 0; i < N_SHOWN; i++)
      {
        gint64 id = 1 + (gint64) i * 7919 % n_plans;
        g_autoptr (RectifyPlan) plan = NULL;
        gint64 start = now ();

        n_rows = read_bare (db, id);
        floors[i] = MIN (floors[i], now () - start);
        start = now ();
        plan = rectify_ledger_load_plan (ledger, id, NULL);
        times[i] = MIN (times[i], now () - start);
        start = now ();
        g_clear_object (&plan);
        keeps[i] = MIN (keeps[i], now () - start);
      }
  time = median (times, N_SHOWN);
  least = median (floors, N_SHOWN);
  printf ("showing a plan (%s): %.0f µs; its %u rows bare %.0f µs; %.2f times (freed in %.0f µs)\n",
          what, time, n_rows, least, time / least, median (keeps, N_SHOWN));
  sqlite3_close (db);
}

static void
measure_check (const char *path)
{
  sqlite3 *db = open_bare (path);
  gint64 start = now ();

  sqlite3_exec (db, "PRAGMA quick_check(1)", NULL, NULL, NULL);
  printf ("quick check of the file alone: %.1f ms\n", (now () - start) / 1e3);
  sqlite3_close (db);
}

static long
get_memory (void)
{
  g_autofree char *content = NULL;
  const char *p;

  if (!g_file_get_contents ("/proc/self/status", &content, NULL, NULL)
      || (p = strstr (content, "VmRSS:")) == NULL)
    return 0;
  return strtol (p + 6, NULL, 10);
}

static void
measure_opening (const char *path)
{
  gint64 start = now (), opened, listed, counted;
  long before = get_memory ();
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GPtrArray) again = NULL;

  opened = now ();
  plans = rectify_ledger_list_plans (ledger, NULL);
  listed = now ();
  parties = rectify_ledger_list_parties (ledger, NULL);
  counted = now ();
  printf ("opening: %.1f ms, list of %u plans: %.1f ms, of %u parties: %.1f ms; %.1f MiB\n",
          (opened - start) / 1e3, plans->len, (listed - opened) / 1e3, parties->len,
          (counted - listed) / 1e3, (get_memory () - before) / 1024.0);
  start = now ();
  again = rectify_ledger_list_plans (ledger, NULL);
  g_clear_pointer (&parties, g_ptr_array_unref);
  parties = rectify_ledger_list_parties (ledger, NULL);
  printf ("both lists again: %.2f ms\n", (now () - start) / 1e3);
}

static void
measure_lists_after_edit (RectifyLedger *ledger)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, NULL);
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (ledger, NULL);
  RectifyItem *item = pick_item (plan);
  gint64 start;

  g_assert_nonnull (parties);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) plans = NULL;
      g_autoptr (GPtrArray) fresh = NULL;
      const char *const names[] = { "张三", NULL };
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_LEADER, NULL, NULL, names);

      rectify_item_set_heading (item, i == 0 ? "甲。" : "乙。");
      if (i == 1)
        rectify_item_add_assignment (item, assignment);
      g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
      start = now ();
      plans = rectify_ledger_list_plans (ledger, NULL);
      fresh = rectify_ledger_list_parties (ledger, NULL);
      printf ("both lists after an edit of %s: %.2f ms\n", i == 0 ? "a heading" : "an assignment",
              (now () - start) / 1e3);
    }
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, NULL));
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, NULL));
}

/* The floor of a search: one entry looked up by its number in a table of the same size. */
static double
measure_look_up (const char *path)
{
  sqlite3 *db = open_bare (path);
  sqlite3_stmt *statement;
  gint64 times[200];
  double least;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT id, text FROM item WHERE id = (SELECT id FROM item"
                                       " WHERE id >= (random () & 4503599627370495) LIMIT 1)",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 start = g_get_monotonic_time ();

      sqlite3_step (statement);
      sqlite3_column_text (statement, 1);
      sqlite3_reset (statement);
      times[i] = g_get_monotonic_time () - start;
    }
  least = median (times, G_N_ELEMENTS (times));
  printf ("a look-up by number: %.0f µs\n", least);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return least;
}

#define PAGE 50

static void
measure_search (RectifyLedger *ledger, const char *words, RectifySearchFlags flags, double least)
{
  gint64 times[9];
  guint n = 0;
  double time;
  g_autoptr (RectifySearchHit) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 start = now ();
      g_autoptr (GPtrArray) hits
          = rectify_ledger_search (ledger, words, flags, NULL, PAGE, NULL, NULL);

      times[i] = now () - start;
      n = hits->len;
      if (n == PAGE)
        g_set_object (&last, g_ptr_array_index (hits, n - 1));
    }
  time = median (times, G_N_ELEMENTS (times));
  printf ("search for “%s”%s: first %u in %.1f ms, %.0f look-ups", words,
          flags != 0 ? " without the index" : "", n, time / 1e3, time / least);
  if (last != NULL)
    {
      gint64 start = now ();
      g_autoptr (GPtrArray) hits
          = rectify_ledger_search (ledger, words, flags, last, PAGE, NULL, NULL);

      printf ("; %u more in %.1f ms", hits->len, (now () - start) / 1e3);
    }
  printf ("\n");
}

static void
mark_rare (RectifyLedger *ledger, guint n_plans)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (RectifyPlan) plan
          = rectify_ledger_load_plan (ledger, 1 + (gint64) i * n_plans / 4, NULL);

      rectify_item_set_heading (pick_item (plan), "罕见词语甲乙丙。");
      g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
    }
}

static void
measure_searches (RectifyLedger *ledger, const char *path, guint n_plans, guint n)
{
  static const char *const words[]
      = { "学习", "整改",     "学习调查研究", "罕见",      "罕见词语甲乙丙", "不存在的词",
          "张三", "区财政局", "习 改",        "罕见 词语", "12月底" };
  g_autofree char *index = rectify_search_index_dup_path (rectify_ledger_get_path (ledger));
  double least = measure_look_up (path);
  gint64 start;
  GStatBuf info;

  mark_rare (ledger, n_plans);
  start = now ();
  g_assert_true (rectify_ledger_update_search (ledger, NULL, NULL, NULL, NULL));
  printf ("index of all made in %.1f s", (now () - start) / 1e6);
  g_assert_cmpint (g_stat (index, &info), ==, 0);
  printf (", %.1f MiB, %.0f bytes a measure\n", info.st_size / 1048576.0,
          (double) info.st_size / n);
  mark_rare (ledger, n_plans);
  start = now ();
  g_assert_true (rectify_ledger_update_search (ledger, NULL, NULL, NULL, NULL));
  printf ("three plans that were changed entered in %.1f ms\n", (now () - start) / 1e3);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    measure_search (ledger, words[i], RECTIFY_SEARCH_DEFAULT, least);
  measure_search (ledger, "学", RECTIFY_SEARCH_DEFAULT, least);
  if (n <= 100000)
    measure_search (ledger, "罕见", RECTIFY_SEARCH_WITHOUT_INDEX, least);
}

/* In a process of its own: caches are empty, and its memory is its own. */
static void
run_apart (void (*job) (const char *path), const char *path)
{
  pid_t child;
  int status;

  fflush (stdout);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      job (path);
      fflush (stdout);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
measure_size (const char *path, guint n)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  printf ("file: %.1f MiB, %.0f bytes a measure, of them history %.0f\n", info.st_size / 1048576.0,
          (double) info.st_size / n, ({
            sqlite3 *db = open_bare (path);
            double size = get_bare (db, "SELECT total (length (changeset)) FROM history");
            sqlite3_close (db);
            size / n;
          }));
}

static void
clear_index (const char *folder, const char *index)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *own = g_build_filename (folder, "rectify", NULL);

  for (guint i = 0; index != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (index, endings[i], NULL);

      g_unlink (file);
    }
  g_rmdir (own);
}

int
main (void)
{
  guint n_plans = get_number ("RECTIFY_BENCH_PLANS", 200);
  guint n_measures = get_number ("RECTIFY_BENCH_MEASURES", 200);
  g_autofree char *folder = g_dir_make_tmp ("rectify-bench-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (folder, "bench.rectify", NULL);
  const char *kept = g_getenv ("RECTIFY_BENCH_LEDGER");
  const char *path = kept != NULL ? kept : own;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autofree char *index = NULL;

  g_assert_nonnull (folder);
  if (kept == NULL)
    g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  measure_commits (folder, 200);
  measure_commits (folder, 1000);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      gint64 start = now ();

      ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
      farm_fill (ledger, n_plans, n_measures);
      printf ("%u plans of %u measures were written in %.1f s\n", n_plans, n_measures,
              (now () - start) / 1e6);
      g_clear_object (&ledger);
    }
  measure_size (path, n_plans * n_measures);
  run_apart (measure_check, path);
  run_apart (measure_opening, path);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
  index = rectify_search_index_dup_path (rectify_ledger_get_path (ledger));
  measure_showing (ledger, path, n_plans, "each another one");
  measure_showing (ledger, path, 1, "the same again");
  measure_lists_after_edit (ledger);
  measure_searches (ledger, path, n_plans, n_plans * n_measures);
  printf ("memory after all of it: %.1f MiB\n", get_memory () / 1024.0);
  g_clear_object (&ledger);
  g_unlink (own);
  clear_index (folder, kept == NULL ? index : NULL);
  g_rmdir (folder);
  return 0;
}
