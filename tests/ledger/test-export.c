/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "desk.h"
#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-facts.h"
#include "rectify-ledger-watch.h"
#include "rectify-plan-info.h"

/* What an exported ledger is called in the desk's folder. */
static char *
dup_output (Desk *desk)
{
  return g_build_filename (desk->folder, "out.rectify", NULL);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);

  g_unlink (path);
  desk_tear_down (desk, data);
}

static RectifyPlan *
add_plan (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan = random_plan_new (8);

  g_assert_true (rectify_ledger_save_plan (desk->ledger, plan, "Second", &error));
  g_assert_no_error (error);
  return plan;
}

static GArray *
one (RectifyPlan *plan)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = rectify_plan_get_id (plan);

  g_array_append_val (ids, id);
  return ids;
}

static RectifyLedger *
open_output (Desk *desk, RectifyLedgerFlags flags)
{
  g_autofree char *path = dup_output (desk);
  g_autoptr (GError) error = NULL;
  RectifyLedger *ledger = rectify_ledger_open (path, flags, &error);

  g_assert_no_error (error);
  g_assert_true (rectify_ledger_check (ledger, &error));
  g_assert_no_error (error);
  return ledger;
}

static char *
describe (RectifyLedger *ledger, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, &error);

  g_assert_no_error (error);
  return random_plan_describe (plan);
}

static gint64
ask (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

/* One plan: it as it is, nothing of the other, nothing of the history, for nobody else to read. */
static void
test_one (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);
  g_autoptr (RectifyPlan) second = add_plan (desk);
  g_autoptr (GArray) ids = one (second);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 pages", 14);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) copy = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GBytes) pages = NULL;
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;
  RectifyLedgerExport result;
  GStatBuf info;

  g_assert_true (rectify_ledger_make_edition (desk->ledger, second, "会议版", pdf, NULL, &error));
  g_assert_true (ledger_add_unit (desk->ledger, "没有任务的单位", "Party", &error));
  g_assert_true (rectify_ledger_export (desk->ledger, ids, path, FALSE, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_plans, ==, 1);
  g_assert_cmpuint (result.n_entries, ==, 0);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  copy = open_output (desk, RECTIFY_LEDGER_READ_ONLY);
  plans = rectify_ledger_list_plans (copy, &error);
  g_assert_cmpuint (plans->len, ==, 1);
  there = describe (copy, rectify_plan_get_id (second));
  here = describe (desk->ledger, rectify_plan_get_id (second));
  g_assert_cmpstr (there, ==, here);
  editions = rectify_ledger_list_editions (copy, rectify_plan_get_id (second), &error);
  g_assert_cmpuint (editions->len, ==, 1);
  pages = rectify_ledger_load_edition_pages (copy, rectify_edition_get_id (editions->pdata[0]),
                                             &error);
  g_assert_true (g_bytes_equal (pages, pdf));
  g_assert_cmpint (ask (path, "SELECT count(*) FROM party WHERE name = '没有任务的单位'"), ==, 0);
  g_assert_cmpint (ask (path,
                        "SELECT count(*) FROM item WHERE plan_id NOT IN (SELECT id FROM plan)"),
                   ==, 0);
}

/* With its history, what was done to it can be taken back there as here. */
static void
test_history (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);
  g_autoptr (GArray) ids = one (desk->plan);
  g_autoptr (RectifyPlan) second = add_plan (desk);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *state = NULL;
  RectifyLedgerExport result;
  gint64 n_entries;

  g_ptr_array_add (both, desk->plan);
  g_ptr_array_add (both, second);
  g_assert_true (rectify_ledger_save_plans (desk->ledger, both, "Both, unchanged", &error));
  rectify_plan_set_year (desk->plan, RANDOM_PLAN_OTHER_YEAR);
  rectify_plan_set_year (second, RANDOM_PLAN_OTHER_YEAR);
  g_assert_true (rectify_ledger_save_plans (desk->ledger, both, "Both", &error));
  g_assert_no_error (error);
  before = random_plan_describe (desk->plan);
  for (guint i = 0; i < 5; i++)
    {
      random_plan_edit (desk->plan);
      g_assert_true (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
    }
  after = random_plan_describe (desk->plan);
  g_assert_true (rectify_ledger_export (desk->ledger, ids, path, TRUE, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_left_out, ==, 1);
  /* An edit that changes nothing leaves no entry. */
  n_entries = ask (desk->path, "SELECT count(*) FROM history WHERE plan_id = 1");
  g_assert_cmpint (n_entries, >, 1);
  g_assert_cmpuint (result.n_entries, ==, n_entries);
  copy = open_output (desk, RECTIFY_LEDGER_OPEN);
  state = describe (copy, rectify_plan_get_id (desk->plan));
  g_assert_cmpstr (state, ==, after);
  for (gint64 i = 1; i < n_entries; i++)
    g_assert_true (rectify_ledger_undo (copy, NULL, NULL, &error));
  g_assert_no_error (error);
  g_free (state);
  state = describe (copy, rectify_plan_get_id (desk->plan));
  g_assert_cmpstr (state, ==, before);
  for (gint64 i = 1; i < n_entries; i++)
    g_assert_true (rectify_ledger_redo (copy, NULL, NULL, &error));
  g_free (state);
  state = describe (copy, rectify_plan_get_id (desk->plan));
  g_assert_cmpstr (state, ==, after);
  g_assert_true (rectify_ledger_check (copy, &error));
}

#define LIST_FACTS "SELECT group_concat (name) FROM (SELECT name FROM fact ORDER BY name)"

static void
add_facts (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO fact VALUES ('compacted', '2026-01-02T03:04:05Z 7'),"
                                 " ('checked_at', '2026-01-02T03:04:05Z'), ('undoes 99', '98'),"
                                 " ('packet-5', 'x'), ('packet-6', 'y');"
                                 "INSERT INTO packet VALUES (5, 0, 1, '', '', ''),"
                                 " (6, 0, 2, '', '', '')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

static char *
ask_text (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

/* What is known of the edits goes with them: which were taken back alone, that older ones were
 * compacted, what was sent in packets, and since when the plan is kept; not when the other file was
 * checked. */
static void
test_history_facts (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);
  g_autoptr (GArray) ids = one (desk->plan);
  g_autoptr (RectifyPlan) second = add_plan (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyEditNote) edit = NULL;
  g_autofree char *own = NULL;
  g_autofree char *all = NULL;
  g_autofree char *none = NULL;
  g_autofree char *undoes = NULL;

  rectify_plan_set_year (desk->plan, RANDOM_PLAN_OTHER_YEAR);
  g_assert_true (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
  edit = rectify_ledger_dup_last_edit (desk->ledger);
  g_assert_true (rectify_ledger_undo_entry (desk->ledger, edit->id, NULL, NULL, &error));
  g_assert_no_error (error);
  undoes = g_strdup_printf ("compacted,packet-5,since 1,undoes %" G_GINT64_FORMAT, edit->id + 1);
  add_facts (desk->path);
  g_assert_true (rectify_ledger_export (desk->ledger, ids, path, TRUE, NULL, NULL, &error));
  own = ask_text (path, LIST_FACTS);
  g_assert_cmpstr (own, ==, undoes);
  g_unlink (path);
  g_assert_true (rectify_ledger_export (desk->ledger, NULL, path, TRUE, NULL, NULL, &error));
  all = ask_text (path, "SELECT count (*) FROM fact WHERE name GLOB 'packet-*' OR"
                        " name GLOB 'undoes *' OR name = 'compacted'");
  g_assert_cmpstr (all, ==, "5");
  g_unlink (path);
  g_assert_true (rectify_ledger_export (desk->ledger, ids, path, FALSE, NULL, NULL, &error));
  none = ask_text (path, LIST_FACTS);
  g_assert_cmpstr (none, ==, "since 1");
}

/* All plans with everything: the same tables, row for row. */
static void
test_all (Desk *desk, gconstpointer data)
{
  static const char *const tables[]
      = { "plan", "item", "field", "party", "assignment_party", "progress", "history", "revision" };
  g_autofree char *path = dup_output (desk);
  g_autoptr (RectifyPlan) second = add_plan (desk);
  g_autoptr (GError) error = NULL;
  RectifyLedgerExport result;

  g_assert_true (ledger_add_unit (desk->ledger, "没有任务的单位", "Party", &error));
  g_assert_true (rectify_ledger_export (desk->ledger, NULL, path, TRUE, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_plans, ==, 2);
  g_assert_cmpuint (result.n_left_out, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_cmpint (ask (path, sql), ==, ask (desk->path, sql));
    }
  /* Since when it has the plans, and nothing else. */
  g_assert_cmpint (ask (path, "SELECT count(*) FROM fact WHERE name LIKE 'since %'"), ==, 2);
  g_assert_cmpint (ask (path, "SELECT count(*) FROM fact"), ==, 2);
}

/* What cannot be written changes nothing that is there. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *nowhere = g_build_filename (desk->folder, "none", "out.rectify", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 missing = 4711;

  g_assert_false (rectify_ledger_export (desk->ledger, NULL, desk->path, TRUE, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_export (desk->ledger, NULL, nowhere, TRUE, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  g_clear_error (&error);
  g_array_append_val (ids, missing);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (rectify_ledger_export (desk->ledger, ids, path, TRUE, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (journal, "j", -1, NULL));
  g_assert_false (rectify_ledger_export (desk->ledger, NULL, path, TRUE, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY);
  g_unlink (journal);
  {
    g_autofree char *content = NULL;

    g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    g_assert_cmpstr (content, ==, "mine");
  }
}

/* A row that breaks the rules of the schema is no reason to leave it out unseen. */
static void
test_broken_source (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (desk->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA ignore_check_constraints=ON;"
                                 "UPDATE item SET kind = 77 WHERE id = (SELECT min(id) FROM item)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (rectify_ledger_export (desk->ledger, NULL, path, FALSE, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Plans brought in stand beside those of the same identifiers, as one edit. */
static void
test_bring_in (Desk *desk, gconstpointer data)
{
  g_autofree char *path = dup_output (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) copy = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autofree char *before = describe (desk->ledger, rectify_plan_get_id (desk->plan));
  g_autofree char *after = NULL;

  g_assert_true (rectify_ledger_export (desk->ledger, NULL, path, TRUE, NULL, NULL, &error));
  copy = open_output (desk, RECTIFY_LEDGER_READ_ONLY);
  plans = rectify_ledger_load_new_plans (copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_true (rectify_ledger_save_plans (desk->ledger, plans, "Bring in", &error));
  g_assert_no_error (error);
  infos = rectify_ledger_list_plans (desk->ledger, &error);
  g_assert_cmpuint (infos->len, ==, 2);
  after = describe (desk->ledger, rectify_plan_get_id (desk->plan));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (rectify_plan_get_id (plans->pdata[0]), !=, rectify_plan_get_id (desk->plan));
  g_assert_true (rectify_ledger_check (desk->ledger, &error));
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, &error));
}

static void
test_facts (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  RectifyLedgerFacts first, second;
  sqlite3 *db;

  g_assert_true (rectify_ledger_get_facts (desk->ledger, &first, &error));
  g_assert_cmpint (ABS (first.saved_at - now), <=, 60);
  g_assert_cmpint (first.checked_at, ==, 0);
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, &error));
  g_assert_true (rectify_ledger_get_facts (desk->ledger, &second, &error));
  g_assert_cmpint (second.state, !=, first.state);
  g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, &error));
  g_assert_true (rectify_ledger_get_facts (desk->ledger, &first, &error));
  g_assert_cmpint (second.state, !=, first.state);
  g_assert_cmpint (sqlite3_open (desk->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO fact VALUES ('checked_at', '2026-11-21T15:30:00Z')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (rectify_ledger_get_facts (desk->ledger, &first, &error));
  g_assert_cmpint (first.checked_at, ==, 1795275000);
  /* What is no time is none. */
  g_assert_cmpint (sqlite3_exec (db, "UPDATE fact SET value = 'soon'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (rectify_ledger_get_facts (desk->ledger, &first, &error));
  g_assert_cmpint (first.checked_at, ==, 0);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Desk *desk, gconstpointer data);
  } tests[] = { { "/export/one", test_one },
                { "/export/history", test_history },
                { "/export/history-facts", test_history_facts },
                { "/export/all", test_all },
                { "/export/refused", test_refused },
                { "/export/broken-source", test_broken_source },
                { "/export/bring-in", test_bring_in },
                { "/export/facts", test_facts } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desk, NULL, desk_set_up, tests[i].func, tear_down);
  return g_test_run ();
}
