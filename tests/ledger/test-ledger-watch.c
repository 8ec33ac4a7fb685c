/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-facts.h"
#include "rectify-ledger-watch.h"
#include "rectify-search.h"
#include "rectify-wait.h"

typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyPlan *plan;
} Fixture;

static RectifyLedger *
open_ledger (const char *path)
{
  g_autoptr (GError) error = NULL;
  RectifyLedger *ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);

  g_assert_no_error (error);
  return ledger;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ledger.rectify", NULL);
  fixture->ledger = open_ledger (fixture->path);
  fixture->plan = random_plan_new (12);
  rectify_ledger_save_plan (fixture->ledger, fixture->plan, "New", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->ledger);
  g_object_unref (fixture->plan);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
edit (RectifyLedger *ledger, RectifyPlan *plan, const char *title)
{
  g_autoptr (GError) error = NULL;

  rectify_plan_set_title (plan, title);
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

static void
assert_poll (Fixture *fixture, RectifyFilePlace place, gboolean changed)
{
  gboolean found;

  g_assert_cmpint (rectify_ledger_poll (fixture->ledger, &found), ==, place);
  g_assert_cmpint (found, ==, changed);
}

/* Others' edits are seen once, and none of one's own. */
static void
test_poll (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = open_ledger (fixture->path);

  assert_poll (fixture, RECTIFY_FILE_THERE, FALSE);
  edit (fixture->ledger, fixture->plan, "一");
  assert_poll (fixture, RECTIFY_FILE_THERE, FALSE);
  edit (other, fixture->plan, "二");
  edit (other, fixture->plan, "三");
  assert_poll (fixture, RECTIFY_FILE_THERE, TRUE);
  assert_poll (fixture, RECTIFY_FILE_THERE, FALSE);
  g_assert_true (rectify_ledger_undo (other, NULL, NULL, NULL));
  assert_poll (fixture, RECTIFY_FILE_THERE, TRUE);
}

/* Nobody waits for it, and what was missed is seen the next time. */
static void
test_poll_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = open_ledger (fixture->path);
  sqlite3 *db;

  edit (other, fixture->plan, "一");
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_poll (fixture, RECTIFY_FILE_THERE, FALSE);
  sqlite3_close (db);
  assert_poll (fixture, RECTIFY_FILE_THERE, TRUE);
}

static char *
read_file (const char *path, gsize *size)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, size, NULL));
  return content;
}

/* All ways to change a ledger fail with the same error, and none touches what is at the path. */
static void
assert_refused (Fixture *fixture, int code)
{
  const char *content = "a journal or a ledger of somebody else";
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (journal, content, -1, NULL));
  rectify_plan_set_title (fixture->plan, "verloren");
  g_assert_false (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Edit", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 60);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_undo (fixture->ledger, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_delete_plan (fixture->ledger, rectify_plan_get_id (fixture->plan),
                                              "Delete", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  after = read_file (journal, NULL);
  g_assert_cmpstr (after, ==, content);
  g_unlink (journal);
}

static void
assert_copy (Fixture *fixture, const char *name, const char *title)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) copy = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *undo = NULL;

  g_assert_true (rectify_ledger_save_copy (fixture->ledger, path, NULL, &error));
  g_assert_no_error (error);
  copy = open_ledger (path);
  g_assert_true (rectify_ledger_check (copy, &error));
  plan = rectify_ledger_load_plan (copy, rectify_plan_get_id (fixture->plan), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, title);
  undo = rectify_ledger_dup_undo_name (copy);
  g_assert_cmpstr (undo, ==, "Edit");
  /* Nothing is overwritten. */
  g_assert_false (rectify_ledger_save_copy (fixture->ledger, path, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  edit (fixture->ledger, fixture->plan, "一");
  assert_copy (fixture, "copy.rectify", "一");
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  edit (fixture->ledger, fixture->plan, "一");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_poll (fixture, RECTIFY_FILE_GONE, FALSE);
  assert_refused (fixture, RECTIFY_LEDGER_ERROR_GONE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  assert_copy (fixture, "copy.rectify", "一");
  /* It may be put back where it was. */
  assert_copy (fixture, "ledger.rectify", "一");
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.rectify", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_size, after_size;

  edit (fixture->ledger, fixture->plan, "一");
  g_object_unref (open_ledger (other));
  before = read_file (other, &before_size);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  assert_poll (fixture, RECTIFY_FILE_REPLACED, FALSE);
  assert_refused (fixture, RECTIFY_LEDGER_ERROR_GONE);
  assert_copy (fixture, "copy.rectify", "一");
  g_clear_object (&fixture->ledger);
  after = read_file (fixture->path, &after_size);
  g_assert_cmpmem (before, before_size, after, after_size);
  fixture->ledger = open_ledger (fixture->path);
}

/* Whatever is asked for; what was open may be read as long as that harms nobody. */
static void
read_all (RectifyLedger *ledger, const char *out, gboolean readable)
{
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, NULL);
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, NULL);
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (ledger, NULL);
  g_autoptr (GPtrArray) entries = rectify_ledger_list_history (ledger, &all, 0, 10, NULL, NULL);
  g_autoptr (GPtrArray) changes
      = rectify_ledger_list_history_changes (ledger, 1, 10, NULL, NULL, NULL);
  g_autoptr (GPtrArray) editions = rectify_ledger_list_editions (ledger, 1, NULL);
  g_autoptr (GPtrArray) hits = rectify_ledger_search (ledger, "整改", 0, NULL, 10, NULL, NULL);
  g_autofree char *undo = rectify_ledger_dup_undo_name (ledger);
  g_autoptr (RectifyEditNote) last = rectify_ledger_dup_last_edit (ledger);
  RectifyHistorySize size;
  RectifyLedgerFacts facts;

  g_assert_cmpint (plan != NULL, ==, readable);
  g_assert_cmpint (plans != NULL, ==, readable);
  g_assert_cmpint (parties != NULL, ==, readable);
  g_assert_cmpint (entries != NULL, ==, readable);
  g_assert_cmpint (changes != NULL, ==, readable);
  g_assert_cmpint (editions != NULL, ==, readable);
  g_assert_cmpint (hits != NULL, ==, readable);
  g_assert_cmpint (undo != NULL, ==, readable);
  g_assert_cmpint (last != NULL, ==, readable);
  g_assert_cmpint (rectify_ledger_measure_history (ledger, &size, NULL), ==, readable);
  g_assert_cmpint (rectify_ledger_get_facts (ledger, &facts, NULL), ==, readable);
  g_assert_cmpint (rectify_ledger_check (ledger, NULL), ==, readable);
  g_assert_cmpint (rectify_ledger_export (ledger, NULL, out, TRUE, NULL, NULL, NULL), ==, readable);
  g_unlink (out);
}

/* Reading what was open plays nothing back that belongs to the file which has its name now, and
 * takes nothing away from who is writing that. */
static void
test_read_beside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.rectify", NULL);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "out.rectify", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;
  sqlite3 *db;

  edit (fixture->ledger, fixture->plan, "一");
  g_object_unref (open_ledger (other));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db,
                    "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN IMMEDIATE;"
                    "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
                    " WHERE i < 5000) INSERT INTO party (name, kind) SELECT i, 0 FROM n",
                    NULL, NULL, NULL),
      ==, SQLITE_OK);
  before = read_file (journal, &size);
  g_assert_cmpuint (size, >, 0);
  read_all (fixture->ledger, out, FALSE);
  after = read_file (journal, &size_after);
  g_assert_cmpmem (before, size, after, size_after);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  read_all (fixture->ledger, out, TRUE);
}

/* A file that was away for a moment, as a share is, is the same when it is back. */
static void
test_back_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);

  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  assert_poll (fixture, RECTIFY_FILE_GONE, FALSE);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  assert_poll (fixture, RECTIFY_FILE_THERE, FALSE);
  edit (fixture->ledger, fixture->plan, "一");
}

/* In a process that may not do everything; its exit status is what it found. */
static int
run_forbidden (Fixture *fixture)
{
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 2;
  ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
  if (ledger == NULL || rectify_ledger_is_read_only (ledger))
    return 3;
  plan = rectify_ledger_load_plan (ledger, rectify_plan_get_id (fixture->plan), NULL);
  if (plan == NULL || g_chmod (fixture->folder, 0500) != 0)
    return 4;
  if (rectify_ledger_poll (ledger, &changed) != RECTIFY_FILE_FORBIDDEN)
    return 5;
  rectify_plan_set_title (plan, "verloren");
  if (rectify_ledger_save_plan (ledger, plan, "Edit", &error)
      || !g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY))
    return 6;
  g_chmod (fixture->folder, 0700);
  g_clear_error (&error);
  if (rectify_ledger_poll (ledger, &changed) != RECTIFY_FILE_THERE
      || !rectify_ledger_save_plan (ledger, plan, "Edit", &error))
    return 7;
  g_chmod (fixture->path, 0400);
  if (rectify_ledger_poll (ledger, &changed) != RECTIFY_FILE_FORBIDDEN)
    return 8;
  return 0;
}

static void
test_forbidden (Fixture *fixture, gconstpointer data)
{
  int status;
  pid_t child;

  g_clear_object (&fixture->ledger);
  if (geteuid () == 0
      && (chown (fixture->folder, 65534, 65534) != 0 || chown (fixture->path, 65534, 65534) != 0))
    {
      g_test_skip ("No other user can be had");
      return;
    }
  child = fork ();
  if (child == 0)
    _exit (run_forbidden (fixture));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A process that ends in the middle of writing. */
static void
leave_in_the_middle (const char *path)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      sqlite3 *db;

      if (sqlite3_open (path, &db) != SQLITE_OK
          || sqlite3_exec (db,
                           "PRAGMA cache_size=1; BEGIN IMMEDIATE; UPDATE plan SET title = 'half';"
                           "UPDATE item SET text = hex(randomblob(3000));"
                           "UPDATE history SET name = hex(randomblob(3000));",
                           NULL, NULL, NULL)
                 != SQLITE_OK)
        _exit (1);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* That is said once, and only if there was something to say. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyEditNote) last = NULL;

  g_assert_false (rectify_ledger_was_interrupted (fixture->ledger));
  edit (fixture->ledger, fixture->plan, "一");
  g_clear_object (&fixture->ledger);
  leave_in_the_middle (fixture->path);
  fixture->ledger = open_ledger (fixture->path);
  g_assert_true (rectify_ledger_was_interrupted (fixture->ledger));
  last = rectify_ledger_dup_last_edit (fixture->ledger);
  g_assert_cmpstr (last->name, ==, "Edit");
  plan = rectify_ledger_load_plan (fixture->ledger, rectify_plan_get_id (fixture->plan), NULL);
  g_assert_cmpstr (rectify_plan_get_title (plan), ==, "一");
  g_clear_object (&fixture->ledger);
  fixture->ledger = open_ledger (fixture->path);
  g_assert_false (rectify_ledger_was_interrupted (fixture->ledger));
}

/* What cannot be put in order where nothing may be written says what to do, and stays as it is. */
static void
test_interrupted_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  edit (fixture->ledger, fixture->plan, "一");
  g_clear_object (&fixture->ledger);
  leave_in_the_middle (fixture->path);
  g_assert_null (rectify_ledger_open (fixture->path, RECTIFY_LEDGER_READ_ONLY, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "-journal"));
  fixture->ledger = open_ledger (fixture->path);
  g_assert_true (rectify_ledger_was_interrupted (fixture->ledger));
}

/* The journal of somebody who is just writing is no sign of a crash. */
static void
test_not_interrupted (Fixture *fixture, gconstpointer data)
{
  const RectifyWait none = { .limit = 0 };
  int ready[2], done[2];
  pid_t child;
  char byte;

  g_clear_object (&fixture->ledger);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (done), ==, 0);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db;

      sqlite3_open (fixture->path, &db);
      sqlite3_exec (db, "BEGIN IMMEDIATE; UPDATE plan SET title = 'half'", NULL, NULL, NULL);
      if (write (ready[1], "x", 1) != 1 || read (done[0], &byte, 1) != 1)
        _exit (1);
      sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  rectify_wait_set (&none);
  fixture->ledger = open_ledger (fixture->path);
  rectify_wait_set (NULL);
  g_assert_false (rectify_ledger_was_interrupted (fixture->ledger));
  g_assert_cmpint (write (done[1], "x", 1), ==, 1);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  for (guint i = 0; i < 2; i++)
    {
      close (ready[i]);
      close (done[i]);
    }
}

static void
waiting_cb (guint waited, gpointer user_data)
{
  if (++*(guint *) ((gpointer *) user_data)[0] == 3)
    g_cancellable_cancel (((gpointer *) user_data)[1]);
}

/* Who waits is told of it, and may give up; nothing is changed then. */
static void
test_wait_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_times = 0;
  gpointer told[] = { &n_times, cancellable };
  const RectifyWait wait = { RECTIFY_WAIT_FOR_EVER, cancellable, waiting_cb, told };
  g_autoptr (GError) error = NULL;
  gint64 revision = rectify_plan_get_revision (fixture->plan);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (rectify_wait_set (&wait));
  rectify_plan_set_title (fixture->plan, "一");
  g_assert_false (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Edit", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY);
  g_assert_cmpuint (n_times, ==, 3);
  g_assert_cmpint (rectify_plan_get_revision (fixture->plan), ==, revision);
  sqlite3_close (db);
  g_assert_true (rectify_wait_set (NULL) == &wait);
  edit (fixture->ledger, fixture->plan, "一");
}

static void
let_go_cb (guint waited, gpointer user_data)
{
  sqlite3 **db = user_data;

  g_clear_pointer (db, sqlite3_close);
}

/* The edit is made as soon as the other one is done; also where it only read. */
static void
test_wait (Fixture *fixture, gconstpointer data)
{
  static const char *const holds[]
      = { "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN; SELECT count(*) FROM plan" };

  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);
      sqlite3 *db;
      const RectifyWait wait = { RECTIFY_WAIT_FOR_EVER, NULL, let_go_cb, &db };

      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, holds[i], NULL, NULL, NULL), ==, SQLITE_OK);
      rectify_wait_set (&wait);
      edit (fixture->ledger, fixture->plan, title);
      rectify_wait_set (NULL);
      g_assert_null (db);
    }
}

/* An undo that was meant for one edit does not take back another. */
static void
test_undo_of_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = open_ledger (fixture->path);
  g_autoptr (RectifyEditNote) seen = NULL;
  g_autoptr (GError) error = NULL;

  edit (fixture->ledger, fixture->plan, "一");
  seen = rectify_ledger_dup_undo_edit (fixture->ledger);
  edit (other, fixture->plan, "二");
  g_assert_false (rectify_ledger_undo_edit (fixture->ledger, seen->id, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  rectify_edit_note_free (seen);
  seen = rectify_ledger_dup_undo_edit (fixture->ledger);
  g_assert_true (rectify_ledger_undo_edit (fixture->ledger, seen->id, NULL, NULL, NULL));
}

static void
test_edit_of_item (Fixture *fixture, gconstpointer data)
{
  RectifyItem *root = rectify_plan_get_root (fixture->plan);
  RectifyItem *first = rectify_item_get_child (root, 0);
  gint64 plan_id = rectify_plan_get_id (fixture->plan), id = rectify_item_get_id (first);
  g_autoptr (RectifyEditNote) start = rectify_ledger_dup_last_edit (fixture->ledger);
  g_autoptr (RectifyEditNote) of_item = NULL;
  g_autoptr (RectifyEditNote) of_plan = NULL;
  g_autoptr (RectifyEditNote) of_nothing = NULL;

  rectify_item_set_text (first, "changed here");
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Item", NULL));
  edit (fixture->ledger, fixture->plan, "一");
  of_item = rectify_ledger_dup_edit_of_item (fixture->ledger, plan_id, id, start->id);
  g_assert_cmpstr (of_item->name, ==, "Item");
  g_assert_cmpint (of_item->made_at, >=, start->made_at);
  of_plan = rectify_ledger_dup_edit_of_item (fixture->ledger, plan_id, 0, start->id);
  g_assert_cmpstr (of_plan->name, ==, "Edit");
  of_nothing = rectify_ledger_dup_edit_of_item (fixture->ledger, plan_id, id, of_plan->id);
  g_assert_null (of_nothing);
}

/* By a clock that was set back nothing is judged, and no backup goes. */
static void
test_clock_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rectify_backup_dup_folder (fixture->path);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, latest;

  g_assert_false (rectify_ledger_is_clock_back (fixture->ledger, folder, now, &latest));
  g_assert_cmpint (ABS (now - latest), <, 3600);
  g_assert_false (rectify_ledger_is_clock_back (fixture->ledger, folder, latest - 3600, NULL));
  g_assert_true (rectify_ledger_is_clock_back (fixture->ledger, folder, latest - 3601, NULL));
  g_assert_false (rectify_ledger_is_clock_back (fixture->ledger, folder, now + 90000, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("ledger.20010101T0%u0000Z.daily.1-12.rectify", i);
      g_autofree char *path
          = g_build_filename (folder, i == 2 ? "ledger.29990101T000000Z.daily.1-12.rectify" : name,
                              NULL);

      g_assert_true (g_file_set_contents (path, "x", -1, NULL));
    }
  g_assert_true (rectify_ledger_is_clock_back (fixture->ledger, folder, now, NULL));
  {
    g_autoptr (RectifyBackup) backup
        = rectify_ledger_back_up (fixture->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, NULL);
    g_autoptr (GPtrArray) backups = rectify_backup_list (folder, fixture->path, NULL);

    g_assert_nonnull (backup);
    g_assert_cmpuint (backups->len, ==, 4);
  }
}

/* Where locks hold on one computer alone a ledger is opened to read, and none is made. */
static void
test_no_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mounts = g_build_filename (fixture->folder, "mounts", NULL);
  g_autofree char *text = g_strdup_printf ("22 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
                                           "23 22 0:9 / %s rw - nfs srv:/x rw,vers=3,nolock\n",
                                           fixture->folder);
  g_autofree char *other = g_build_filename (fixture->folder, "other.rectify", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (rectify_ledger_get_read_only_reason (fixture->ledger), ==,
                   RECTIFY_READ_ONLY_NONE);
  g_clear_object (&fixture->ledger);
  g_assert_true (g_file_set_contents (mounts, text, -1, NULL));
  g_setenv ("RECTIFY_MOUNTINFO", mounts, TRUE);
  fixture->ledger = open_ledger (fixture->path);
  g_assert_null (rectify_ledger_open (other, RECTIFY_LEDGER_CREATE, &error));
  g_unsetenv ("RECTIFY_MOUNTINFO");
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (rectify_ledger_is_read_only (fixture->ledger));
  g_assert_cmpint (rectify_ledger_get_read_only_reason (fixture->ledger), ==,
                   RECTIFY_READ_ONLY_NETWORK);
  g_assert_false (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Edit", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (rectify_ledger_save_copy (fixture->ledger, other, NULL, &error));
  g_object_unref (open_ledger (other));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/ledger-watch/poll", test_poll },
    { "/ledger-watch/poll-busy", test_poll_busy },
    { "/ledger-watch/copy", test_copy },
    { "/ledger-watch/deleted", test_deleted },
    { "/ledger-watch/replaced", test_replaced },
    { "/ledger-watch/read-beside", test_read_beside },
    { "/ledger-watch/back-again", test_back_again },
    { "/ledger-watch/forbidden", test_forbidden },
    { "/ledger-watch/interrupted", test_interrupted },
    { "/ledger-watch/interrupted-read-only", test_interrupted_read_only },
    { "/ledger-watch/not-interrupted", test_not_interrupted },
    { "/ledger-watch/wait", test_wait },
    { "/ledger-watch/wait-cancelled", test_wait_cancelled },
    { "/ledger-watch/undo-of-one", test_undo_of_one },
    { "/ledger-watch/edit-of-item", test_edit_of_item },
    { "/ledger-watch/clock-back", test_clock_back },
    { "/ledger-watch/no-locks", test_no_locks },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
