/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "evidence-files.h"
#include "folder.h"
#include "random-plan.h"
#include "rectify-ledger-check.h"
#include "rectify-ledger-facts.h"
#include "rectify-wait.h"

/* More than is looked through before a ledger opens. */
#define N_BIG 100
#define BIG_TEXT 50000
#define N_EDITS 30

static char *folder;

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static RectifyLedger *
open_ledger (const char *path)
{
  g_autoptr (GError) error = NULL;
  RectifyLedger *ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);

  g_assert_no_error (error);
  return ledger;
}

static gint64
get_checked_at (RectifyLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  RectifyLedgerFacts facts;

  rectify_ledger_get_facts (ledger, &facts, &error);
  g_assert_no_error (error);
  return facts.checked_at;
}

static void
make_big (const char *path)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (path);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autofree char *text = g_strnfill (BIG_TEXT, 'x');
  g_autoptr (GError) error = NULL;

  rectify_plan_set_title (plan, "大");
  for (guint i = 0; i < N_BIG; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

      rectify_item_set_text (item, text);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  rectify_ledger_save_plan (ledger, plan, "New", &error);
  g_assert_no_error (error);
}

/* A full check of a sound ledger says what it looked at, and notes when, not in the history. */
static void
test_sound (void)
{
  g_autofree char *path = make_path ("sound.rectify");
  g_autoptr (RectifyLedger) ledger = open_ledger (path);
  g_autoptr (RectifyPlan) plan = random_plan_new (30);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  RectifyLedgerCheck result;

  store_evidence_files (ledger, plan);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
  g_assert_cmpint (get_checked_at (ledger), ==, 0);
  rectify_ledger_check_fully (ledger, NULL, NULL, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_plans, ==, 1);
  g_assert_cmpuint (result.n_entries, ==, 1);
  g_assert_cmpint (get_checked_at (ledger), >, 0);
  name = rectify_ledger_dup_undo_name (ledger);
  g_assert_cmpstr (name, ==, "New");
  g_assert_false (rectify_ledger_is_unchecked (ledger));
}

/* What the quick look cannot see, the full check does. */
static void
test_found (void)
{
  static const char *const harms[] = {
    "PRAGMA foreign_keys=OFF; UPDATE item SET parent_id = 7 WHERE id = (SELECT max (id) FROM item)",
    "UPDATE history SET changeset = x'ffff'",
    "PRAGMA writable_schema=ON; CREATE TABLE t (x); UPDATE sqlite_schema SET rootpage ="
    " (SELECT rootpage FROM sqlite_schema WHERE name = 't') WHERE name = 'item_by_parent';"
    " DELETE FROM sqlite_schema WHERE name = 't'"
  };

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *name = g_strdup_printf ("found-%u.rectify", i);
      g_autofree char *path = make_path (name);
      g_autoptr (RectifyLedger) ledger = open_ledger (path);
      g_autoptr (RectifyPlan) plan = random_plan_new (30);
      g_autoptr (GError) error = NULL;
      sqlite3 *db;

      g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
      g_clear_object (&ledger);
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
      g_assert_cmpint (sqlite3_exec (db, harms[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      ledger = open_ledger (path);
      g_assert_false (rectify_ledger_check_fully (ledger, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
      g_assert_true (rectify_ledger_is_damaged (ledger));
      g_assert_true (rectify_ledger_is_read_only (ledger));
      g_assert_cmpint (get_checked_at (ledger), ==, 0);
    }
}

/* A large ledger opens as it is; damage in it is found while it is in use. */
static void
test_later (void)
{
  g_autofree char *path = make_path ("big.rectify");
  g_autofree char *content = NULL;
  gsize size;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = random_plan_new (3);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;
  sqlite3_stmt *statement;
  gsize page;

  make_big (path);
  ledger = open_ledger (path);
  g_assert_true (rectify_ledger_is_unchecked (ledger));
  g_assert_true (rectify_ledger_check_later (ledger, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&ledger);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db,
                      "SELECT max (pageno) FROM dbstat WHERE name = 'item' AND pagetype = 'leaf'",
                      -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  page = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + (page - 1) * 4096, 0xaa, 4096);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
  ledger = open_ledger (path);
  g_assert_false (rectify_ledger_is_damaged (ledger));
  g_assert_false (rectify_ledger_check_later (ledger, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (rectify_ledger_get_read_only_reason (ledger), ==, RECTIFY_READ_ONLY_DAMAGED);
  g_assert_false (rectify_ledger_save_plan (ledger, plan, "New", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
}

/* Of a large ledger without its list of plans, what can be read is opened. */
static void
test_large (void)
{
  g_autofree char *path = make_path ("large.rectify");
  g_autofree char *content = NULL;
  gsize size, page;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;
  sqlite3_stmt *statement;

  make_big (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'plan'", -1, &statement,
                      NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  page = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  memset (content + (page - 1) * 4096, 0xaa, 4096);
  g_assert_true (g_file_set_contents (path, content, size, NULL));
  ledger = open_ledger (path);
  g_assert_true (rectify_ledger_is_damaged (ledger));
  plans = rectify_ledger_list_plans (ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 1);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, "大");
  g_assert_cmpuint (rectify_item_get_n_children (rectify_plan_get_root (plan)), ==, N_BIG);
}

static gpointer
check_on (gpointer data)
{
  GError *error = NULL;

  rectify_ledger_check_fully (data, NULL, NULL, NULL, NULL, &error);
  return error;
}

/* Edits go on while a ledger is checked, and the check comes to its end. */
static void
test_meanwhile (void)
{
  g_autofree char *path = make_path ("meanwhile.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = random_plan_new (10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  GThread *thread;

  make_big (path);
  ledger = open_ledger (path);
  thread = g_thread_new ("check", check_on, ledger);
  for (guint i = 0; i < N_EDITS; i++)
    {
      store_evidence_files (ledger, plan);
      rectify_ledger_save_plan (ledger, plan, "Edit", &error);
      g_assert_no_error (error);
      random_plan_edit (plan);
    }
  failure = g_thread_join (thread);
  g_assert_no_error (failure);
}

static sqlite3 *held;

/* Somebody begins to write when all is checked. */
static void
hold (double share, gpointer path)
{
  if (share < 1)
    return;
  g_assert_cmpint (sqlite3_open (path, &held), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (held, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
}

/* A file that took the ledger's name is not checked in its place, and says nothing of it. */
static void
test_replaced (void)
{
  static const char *const others[] = { "SELECT 1", "UPDATE history SET changeset = x'ffff'" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *name = g_strdup_printf ("replaced-%u.rectify", i);
      g_autofree char *path = make_path (name);
      g_autofree char *other_path = g_strconcat (path, "-other", NULL);
      g_autoptr (RectifyLedger) ledger = open_ledger (path);
      g_autoptr (RectifyLedger) other = open_ledger (other_path);
      g_autoptr (RectifyPlan) plan = random_plan_new (3);
      g_autoptr (GError) error = NULL;
      sqlite3 *db;

      g_assert_true (rectify_ledger_save_plan (other, plan, "New", &error));
      g_clear_object (&other);
      g_assert_cmpint (sqlite3_open (other_path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, others[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      g_assert_cmpint (g_rename (other_path, path), ==, 0);
      g_assert_false (rectify_ledger_check_fully (ledger, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE);
      g_clear_error (&error);
      g_assert_false (rectify_ledger_check_later (ledger, NULL, &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE);
      g_assert_false (rectify_ledger_is_damaged (ledger));
    }
}

/* That it cannot be noted when it was checked does not make a ledger unsound. */
static void
test_busy (void)
{
  const RectifyWait none = { .limit = 0 };
  g_autofree char *path = make_path ("busy.rectify");
  g_autoptr (RectifyLedger) ledger = open_ledger (path);
  g_autoptr (RectifyPlan) plan = random_plan_new (3);
  g_autoptr (GError) error = NULL;
  const RectifyWait *former;

  store_evidence_files (ledger, plan);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
  former = rectify_wait_set (&none);
  rectify_ledger_check_fully (ledger, hold, path, NULL, NULL, &error);
  g_assert_no_error (error);
  rectify_wait_set (former);
  g_assert_cmpint (sqlite3_close (held), ==, SQLITE_OK);
  g_assert_cmpint (get_checked_at (ledger), ==, 0);
}

static void
test_cancelled (void)
{
  g_autofree char *path = make_path ("cancelled.rectify");
  g_autoptr (RectifyLedger) ledger = open_ledger (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (rectify_ledger_check_fully (ledger, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (rectify_ledger_is_read_only (ledger));
  g_assert_cmpint (get_checked_at (ledger), ==, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_test_add_func ("/check/sound", test_sound);
  g_test_add_func ("/check/found", test_found);
  g_test_add_func ("/check/later", test_later);
  g_test_add_func ("/check/large", test_large);
  g_test_add_func ("/check/meanwhile", test_meanwhile);
  g_test_add_func ("/check/replaced", test_replaced);
  g_test_add_func ("/check/busy", test_busy);
  g_test_add_func ("/check/cancelled", test_cancelled);
  result = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return result;
}
