/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "farm.h"
#include "folder.h"
#include "rectify-ledger-rows.h"
#include "rectify-statistics.h"

/*
 * What the table over all plans costs beside the least that any such table would: to load it, beside
 * bare SQL that reads the same; to filter and to sort it, beside a plain array. RECTIFY_BENCH_PLANS
 * says how many plans of how many measures (RECTIFY_BENCH_MEASURES) there are.
 */
#define N_RUNS 9

/* What this thread worked, in µs: what else the computer does is not counted. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static guint
get_number (const char *name, guint usual)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

/* All that the rows are made of, read and looked at. */
static gsize
read_bare (sqlite3 *db)
{
  static const char *const queries[]
      = { "SELECT id, parent_id, kind, label, heading, text, status FROM item"
          " ORDER BY plan_id, parent_id, position",
          "SELECT item_id, what, role, kinds, due, text FROM field",
          "SELECT a.item_id, a.field_position, p.name FROM assignment_party a"
          " JOIN party p ON p.id = a.party_id",
          "SELECT item_id, id, date, text, share FROM progress" };
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, queries[i], -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int j = 0; j < sqlite3_column_count (statement); j++)
          if (sqlite3_column_type (statement, j) == SQLITE_TEXT)
            size += strlen ((const char *) sqlite3_column_text (statement, j));
      sqlite3_finalize (statement);
    }
  return size;
}

static double
measure_bare (const char *path)
{
  gint64 least = G_MAXINT64;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < 3; i++)
    {
      gint64 start = now ();

      g_assert_cmpuint (read_bare (db), >, 0);
      least = MIN (least, now () - start);
    }
  sqlite3_close (db);
  return least / 1e3;
}

static GPtrArray *
load (RectifyLedgerRows *rows)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded = rectify_ledger_rows_load (rows, NULL, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
edit (RectifyLedger *ledger)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, NULL);

  rectify_plan_set_theme (plan, "改过的专题");
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
}

static GPtrArray *
measure_loading (const char *path)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (ledger);
  double least = measure_bare (path), time;
  gint64 start = now ();
  g_autoptr (GPtrArray) first = load (rows);
  g_autoptr (GPtrArray) again = NULL;

  time = (now () - start) / 1e3;
  printf ("loading %u rows: %.0f ms; bare %.0f ms; %.2f times\n", first->len, time, least,
          time / least);
  start = now ();
  again = load (rows);
  printf ("loading them again: %.2f ms\n", (now () - start) / 1e3);
  edit (ledger);
  g_clear_pointer (&again, g_ptr_array_unref);
  start = now ();
  again = load (rows);
  printf ("after an edit of one plan: %.2f ms\n", (now () - start) / 1e3);
  return g_steal_pointer (&again);
}

/* The least that a row can be. */
typedef struct {
  const char *unit;
  const char *text;
  guint32 due;
  guint status;
  RectifyTaskRow *row;
} Bare;

static Bare *
make_bare (GPtrArray *rows)
{
  Bare *bare = g_new (Bare, rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);

      bare[i].unit = rectify_task_row_get_text (row, RECTIFY_ROW_LEAD_UNIT);
      bare[i].text = rectify_task_row_get_text (row, RECTIFY_ROW_MEASURE);
      bare[i].due = row->due;
      bare[i].status = row->status;
      bare[i].row = row;
    }
  return bare;
}

static guint
filter_bare (const Bare *bare, guint n, const char *unit, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if ((unit == NULL || strcmp (bare[i].unit, unit) == 0)
        && (text == NULL || strstr (bare[i].text, text) != NULL))
      g_ptr_array_add (found, bare[i].row);
  return found->len;
}

static void
measure_filter (GPtrArray *rows, const Bare *bare, const char *name, const char *words,
                const char *unit, const char *text)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_from_string (words, NULL);
  gint64 first = 0, least = G_MAXINT64, floor = G_MAXINT64;
  guint n_listed = 0;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 7, 2026);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = now ();
      g_autoptr (GPtrArray) listed = rectify_filter_select (filter, rows, &today, NULL);

      if (i == 0)
        first = now () - start;
      least = MIN (least, now () - start);
      n_listed = listed->len;
      start = now ();
      filter_bare (bare, rows->len, unit, text);
      floor = MIN (floor, now () - start);
    }
  printf ("filter by %s: %u rows in %.2f ms (the first time %.2f ms); bare %.2f ms; %.2f times\n",
          name, n_listed, least / 1e3, first / 1e3, floor / 1e3, (double) least / floor);
}

static int
compare_units (const void *a, const void *b)
{
  return strcmp (((const Bare *) a)->unit, ((const Bare *) b)->unit);
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (((const Bare *) a)->text, ((const Bare *) b)->text);
}

static int
compare_dues (const void *a, const void *b)
{
  guint32 first = ((const Bare *) a)->due, second = ((const Bare *) b)->due;

  return (first > second) - (first < second);
}

static void
measure_sort (GPtrArray *rows, const Bare *bare, const char *name, RectifyRowColumn column,
              int (*compare) (const void *, const void *))
{
  gint64 first = 0, least = G_MAXINT64, floor = G_MAXINT64;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
      g_autofree Bare *copy = g_memdup2 (bare, rows->len * sizeof *bare);
      gint64 start;

      g_ptr_array_extend (sorted, rows, NULL, NULL);
      start = now ();
      rectify_task_rows_sort (sorted, column, FALSE, NULL);
      if (i == 0)
        first = now () - start;
      least = MIN (least, now () - start);
      start = now ();
      qsort (copy, rows->len, sizeof *copy, compare);
      floor = MIN (floor, now () - start);
    }
  printf ("sort by %s: %.2f ms (the first time %.2f ms); bare %.2f ms; %.2f times\n", name,
          least / 1e3, first / 1e3, floor / 1e3, (double) least / floor);
}

static void
measure_statistics (GPtrArray *rows)
{
  gint64 least = G_MAXINT64;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 7, 2026);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = now ();
      g_autoptr (RectifyStatistics) statistics = rectify_statistics_new (rows, NULL, &today);

      least = MIN (least, now () - start);
      g_assert_cmpuint (statistics->total->count, ==, rows->len);
    }
  printf ("statistics: %.2f ms\n", least / 1e3);
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

int
main (void)
{
  guint n_plans = get_number ("RECTIFY_BENCH_PLANS", 40);
  guint n_measures = get_number ("RECTIFY_BENCH_MEASURES", 2500);
  g_autofree char *folder = g_dir_make_tmp ("rectify-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.rectify", NULL);
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree Bare *bare = NULL;

  setlocale (LC_ALL, "");
  g_assert_nonnull (folder);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  farm_fill (ledger, n_plans, n_measures);
  g_clear_object (&ledger);
  rows = measure_loading (path);
  printf ("memory with them: %.1f MiB\n", get_memory () / 1024.0);
  bare = make_bare (rows);
  measure_filter (rows, bare, "nothing", "", NULL, NULL);
  measure_filter (rows, bare, "unit", "unit=区教育局", "区教育局", NULL);
  measure_filter (rows, bare, "lateness and status", "late=1&status=in_progress", "", NULL);
  measure_filter (rows, bare, "text", "text=整改台账", NULL, "整改台账");
  measure_filter (rows, bare, "two words", "text=台账 资金", NULL, "台账");
  measure_sort (rows, bare, "unit", RECTIFY_ROW_LEAD_UNIT, compare_units);
  measure_sort (rows, bare, "deadline", RECTIFY_ROW_DEADLINE, compare_dues);
  measure_sort (rows, bare, "measure", RECTIFY_ROW_MEASURE, compare_texts);
  measure_statistics (rows);
  printf ("memory after all of it: %.1f MiB\n", get_memory () / 1024.0);
  folder_remove (folder);
  return 0;
}
