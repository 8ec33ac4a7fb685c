/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "random-plan.h"
#include "rectify-editions.h"
#include "rectify-ledger-private.h"
#include "rectify-particulars.h"
#include "rectify-wait.h"

static char *folder;

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
make_ledger (const char *path)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (RectifyPlan) plan = random_plan_new (20);

  g_assert_nonnull (ledger);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", NULL));
}

/* Opening fails with a sentence, and not a byte of the file changes. */
static void
assert_refused (const char *path, int code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before = 0, length_after = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;

  g_file_get_contents (path, &before, &length_before, NULL);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_null (ledger);
  g_assert_nonnull (error);
  if (code >= 0)
    g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  g_file_get_contents (path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* What was to be taken back in a file of this name is not taken back in a new one. */
static void
test_journal_alone (void)
{
  g_autofree char *path = make_path ("gone.rectify");
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (journal, "words", -1, NULL));
  g_assert_null (rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (journal, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "words");
  g_assert_cmpint (g_unlink (journal), ==, 0);
}

static void
test_created (void)
{
  g_autofree char *path = make_path ("neu/下/a.rectify");
  g_autofree char *parent = g_path_get_dirname (path);
  struct stat info;

  make_ledger (path);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (parent, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  {
    g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);

    g_assert_cmpstr (g_dir_read_name (dir), ==, "a.rectify");
    g_assert_null (g_dir_read_name (dir));
  }
}

static void
test_no_ledger (void)
{
  g_autofree char *text = make_path ("text.rectify");
  g_autofree char *empty = make_path ("empty.rectify");
  g_autofree char *other = make_path ("other.rectify");
  sqlite3 *db;

  g_file_set_contents (text, "这不是台账", -1, NULL);
  assert_refused (text, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  g_file_set_contents (empty, "", 0, NULL);
  assert_refused (empty, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  assert_refused (folder, -1);
  sqlite3_open (other, &db);
  sqlite3_exec (db, "CREATE TABLE t (x)", NULL, NULL, NULL);
  sqlite3_close (db);
  assert_refused (other, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_newer (void)
{
  g_autofree char *path = make_path ("newer.rectify");

  make_ledger (path);
  run_sql (path, "PRAGMA user_version = 99");
  assert_refused (path, RECTIFY_LEDGER_ERROR_TOO_NEW);
}

static char *
copy_old_ledger (const char *old, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "ledger", "ledgers", old, NULL);
  char *path = make_path (name);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (
      g_file_set_contents_full (path, content, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return path;
}

static gint64
read_version (const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 version;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL);
  sqlite3_step (statement);
  version = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return version;
}

/* A ledger of version 1 opens with its plan and its history, and tables can be put into it. */
static void
test_version_1 (void)
{
  g_autofree char *path = copy_old_ledger ("version-1.rectify", "old.rectify");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyPlan) again = NULL;
  RectifyItem *item;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  item = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  g_assert_cmpstr (rectify_item_get_heading (item), ==, "存在问题");
  rectify_item_set_columns (item, "problem problem number problem");
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "head", &error));
  again = rectify_ledger_load_plan (ledger, 1, &error);
  item = rectify_item_get_child (rectify_plan_get_root (again), 0);
  g_assert_cmpstr (rectify_item_get_columns (item), ==, "problem problem number problem");
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (rectify_ledger_load_plan (ledger, 1, NULL));
  g_clear_object (&ledger);
  g_assert_cmpint (read_version (path), ==, 4);
}

/* One of version 2 opens with its tables, and what stands around a plan can be put into it. */
static void
test_version_2 (void)
{
  g_autofree char *path = copy_old_ledger ("version-2.rectify", "old-2.rectify");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyPlan) again = NULL;
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (NULL, "已学习", "办公室", 30);
  RectifyItem *item;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 2, &error);
  g_assert_no_error (error);
  item = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  g_assert_cmpstr (rectify_item_get_columns (item), !=, "");
  rectify_plan_set_particular (plan, RECTIFY_PARTICULAR_MARK, "某局文件");
  rectify_item_set_internal (item, TRUE);
  rectify_item_add_progress (item, entry);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "mark", &error));
  again = rectify_ledger_load_plan (ledger, 2, &error);
  g_assert_cmpstr (rectify_plan_get_particular (again, RECTIFY_PARTICULAR_MARK), ==, "某局文件");
  item = rectify_item_get_child (rectify_plan_get_root (again), 0);
  g_assert_true (rectify_item_get_internal (item));
  g_assert_true (
      rectify_progress_entry_equal (g_ptr_array_index (rectify_item_get_progress (item), 0),
                                    entry));
  g_clear_object (&ledger);
  g_assert_cmpint (read_version (path), ==, 4);
}

/* One of version 3 opens with its progress, its edition and its history, which leads back. */
static void
test_version_3 (void)
{
  g_autofree char *path = copy_old_ledger ("version-3.rectify", "old-3.rectify");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GPtrArray) editions = NULL;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  g_assert_true (
      rectify_item_get_internal (rectify_item_get_child (rectify_plan_get_root (plan), 0)));
  editions = rectify_ledger_list_editions (ledger, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (editions->len, ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_null (rectify_ledger_load_plan (ledger, 1, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_true (rectify_ledger_redo (ledger, NULL, NULL, &error));
  g_clear_object (&ledger);
  g_assert_cmpint (read_version (path), ==, 4);
}

static gpointer
open_old (gpointer data)
{
  GError *error = NULL;
  RectifyLedger *ledger;

  g_usleep (g_random_int_range (0, 1500));
  ledger = rectify_ledger_open (data, RECTIFY_LEDGER_OPEN, &error);
  g_clear_object (&ledger);
  return error;
}

/* Several who open it at once: one makes it new, all can use it. */
static void
test_version_1_at_once (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *path = copy_old_ledger ("version-1.rectify", "old-at-once.rectify");
      GThread *threads[4];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("open", open_old, path);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          g_autoptr (GError) error = g_thread_join (threads[i]);

          g_assert_no_error (error);
        }
      g_assert_cmpint (read_version (path), ==, 4);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Where it can only be read it stays as it is. */
static void
test_version_1_read_only (void)
{
  g_autofree char *path = copy_old_ledger ("version-1.rectify", "old-read-only.rectify");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);
  g_autoptr (RectifyPlan) plan = NULL;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_item_get_n_children (rectify_plan_get_root (plan)), >, 0);
  g_clear_object (&ledger);
  g_assert_cmpint (read_version (path), ==, 1);
}

static void
test_forged (void)
{
  static const char *const forgeries[]
      = { "CREATE TRIGGER x AFTER UPDATE ON plan BEGIN DELETE FROM item; END",
          "CREATE VIEW x AS SELECT 1", "CREATE TABLE x (y)", "DROP TABLE history" };

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *name = g_strdup_printf ("forged-%u.rectify", i);
      g_autofree char *path = make_path (name);

      make_ledger (path);
      run_sql (path, forgeries[i]);
      assert_refused (path, RECTIFY_LEDGER_ERROR_DAMAGED);
    }
}

/* A ring of items is refused, not followed for ever. */
static void
test_ring (void)
{
  g_autofree char *path = make_path ("ring.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  run_sql (path, "UPDATE item SET parent_id = id WHERE id = (SELECT min (id) FROM item)");
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_null (rectify_ledger_load_plan (ledger, 1, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_check (ledger, &error));
}

/* A chain that is deeper than any stack is refused before it is built. */
static void
test_chain (void)
{
  g_autofree char *path = make_path ("chain.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  run_sql (path, "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200000)"
                 " INSERT INTO item (id, plan_id, parent_id, position, kind)"
                 " SELECT i, 1, nullif (i - 1, 0), 0, 0 FROM c");
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_null (rectify_ledger_load_plan (ledger, 1, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
}

/* A link stays one, and what is saved is in the file that it leads to. */
static void
test_link (void)
{
  g_autofree char *path = make_path ("target.rectify");
  g_autofree char *link = make_path ("link.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyLedger) target = NULL;
  g_autoptr (RectifyPlan) plan = random_plan_new (3);
  g_autoptr (RectifyPlan) stored = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  g_assert_cmpint (symlink (path, link), ==, 0);
  ledger = rectify_ledger_open (link, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "x", &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  target = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);
  stored = rectify_ledger_load_plan (target, rectify_plan_get_id (plan), &error);
  g_assert_no_error (error);
}

/* Whether another process sees the lock of a writer (SQLite's reserved byte). */
static gboolean
is_locked (const char *path)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      struct flock lock
          = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000001, .l_len = 1 };
      int fd = g_open (path, O_RDWR, 0);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WEXITSTATUS (status) == 1;
}

/* To open a file a second time does not drop the lock of an edit that is under way. */
static void
test_opened_twice (void)
{
  g_autofree char *path = make_path ("twice.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  RectifyEdit edit;

  make_ledger (path);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_true (rectify_edit_begin (&edit, ledger, &error));
  g_assert_true (is_locked (path));
  {
    g_autoptr (RectifyLedger) second = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);

    g_assert_no_error (error);
  }
  g_assert_true (is_locked (path));
  rectify_edit_cancel (&edit);
  g_assert_false (is_locked (path));
}

/* A history that is cut or forged is refused before SQLite sees it. */
static void
test_forged_history (void)
{
  static const char *const forgeries[]
      = { "UPDATE history SET changeset = substr (changeset, 1, length (changeset) - 3)",
          "UPDATE history SET changeset = x'5402010070006c616e0012'",
          "UPDATE history SET changeset = x'ffffffff'",
          "UPDATE history SET changeset = x'5402010068697374006f72790012000101'",
          "UPDATE history SET changeset = zeroblob (100)",
          "UPDATE history SET changeset = x'54020100706172747900120003ffffff7f'" };

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *name = g_strdup_printf ("history-%u.rectify", i);
      g_autofree char *path = make_path (name);
      g_autoptr (RectifyLedger) ledger = NULL;
      g_autoptr (GError) error = NULL;

      make_ledger (path);
      run_sql (path, forgeries[i]);
      ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
      g_assert_no_error (error);
      g_assert_false (rectify_ledger_undo (ledger, NULL, NULL, &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
    }
}

/* Cut and flipped files: a sentence or a sound plan, never a crash, and the file as it was. */
static void
test_damaged (void)
{
  g_autofree char *path = make_path ("whole.rectify");
  g_autofree char *damaged = make_path ("damaged.rectify");
  g_autofree char *content = NULL;
  gsize length;

  make_ledger (path);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      g_autofree char *after = NULL;
      gsize size = length, after_size;
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyLedger) ledger = NULL;

      if (i % 2 == 0)
        size = g_test_rand_int_range (0, length);
      else
        for (guint j = 0; j < 20; j++)
          copy[g_test_rand_int_range (0, length)] ^= 1 << g_test_rand_int_range (0, 8);
      g_assert_true (g_file_set_contents (damaged, copy, size, NULL));
      ledger = rectify_ledger_open (damaged, RECTIFY_LEDGER_OPEN, &error);
      if (ledger != NULL)
        {
          g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, NULL);
          g_autoptr (GPtrArray) infos = rectify_ledger_list_plans (ledger, NULL);
        }
      else
        g_assert_nonnull (error);
      g_assert_true (g_file_get_contents (damaged, &after, &after_size, NULL));
      g_assert_cmpmem (after, after_size, copy, size);
    }
}

/* One that another program made to need files beside it is a single file again. */
static void
test_wal (void)
{
  g_autofree char *path = make_path ("wal.rectify");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *content = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  run_sql (path, "PRAGMA journal_mode = WAL");
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_clear_object (&ledger);
  /* The version of the format that says so, for writing and reading. */
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpint (content[18], ==, 1);
  g_assert_cmpint (content[19], ==, 1);
}

static void
test_read_only (void)
{
  g_autofree char *path = make_path ("read.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = random_plan_new (3);
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_is_read_only (ledger));
  g_assert_false (rectify_ledger_save_plan (ledger, plan, "x", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_clear_error (&error);
  g_assert_null (
      rectify_ledger_open ("/no such folder/x.rectify", RECTIFY_LEDGER_READ_ONLY, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

static void
test_busy (void)
{
  g_autofree char *path = make_path ("busy.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = random_plan_new (3);
  g_autoptr (GError) error = NULL;
  const RectifyWait none = { .limit = 0 };
  sqlite3 *db;

  make_ledger (path);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  sqlite3_open (path, &db);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  rectify_wait_set (&none);
  g_assert_false (rectify_ledger_save_plan (ledger, plan, "x", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY);
  g_assert_cmpint (rectify_plan_get_id (plan), ==, 0);
  g_clear_error (&error);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (db);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "x", &error));
  rectify_wait_set (NULL);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_test_add_func ("/ledger-files/journal-alone", test_journal_alone);
  g_test_add_func ("/ledger-files/created", test_created);
  g_test_add_func ("/ledger-files/no-ledger", test_no_ledger);
  g_test_add_func ("/ledger-files/newer", test_newer);
  g_test_add_func ("/ledger-files/version-1", test_version_1);
  g_test_add_func ("/ledger-files/version-2", test_version_2);
  g_test_add_func ("/ledger-files/version-3", test_version_3);
  g_test_add_func ("/ledger-files/version-1-at-once", test_version_1_at_once);
  g_test_add_func ("/ledger-files/version-1-read-only", test_version_1_read_only);
  g_test_add_func ("/ledger-files/forged", test_forged);
  g_test_add_func ("/ledger-files/ring", test_ring);
  g_test_add_func ("/ledger-files/chain", test_chain);
  g_test_add_func ("/ledger-files/link", test_link);
  g_test_add_func ("/ledger-files/opened-twice", test_opened_twice);
  g_test_add_func ("/ledger-files/forged-history", test_forged_history);
  g_test_add_func ("/ledger-files/damaged", test_damaged);
  g_test_add_func ("/ledger-files/wal", test_wal);
  g_test_add_func ("/ledger-files/read-only", test_read_only);
  g_test_add_func ("/ledger-files/busy", test_busy);
  result = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return result;
}
