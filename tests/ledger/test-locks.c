/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk.h"
#include "random-plan.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-watch.h"
#include "rectify-wait.h"

/* The byte of a file that SQLite locks while something is being written. */
#define RESERVED_BYTE 0x40000001

typedef struct {
  Desk desk;
  char *other;
  char *backups;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_set_up (&fixture->desk, data);
  fixture->other = g_build_filename (fixture->desk.folder, "other.rectify", NULL);
  fixture->backups = rectify_backup_dup_folder (fixture->desk.path);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->backups);
  g_unlink (fixture->other);
  desk_tear_down (&fixture->desk, data);
  g_free (fixture->other);
  g_free (fixture->backups);
}

/* Begins to write a file, as a save in another thread of this process does. */
static sqlite3 *
begin_writing (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

/* Whether another process is kept from writing it. */
static gboolean
is_locked (const char *path)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      struct flock lock
          = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = RESERVED_BYTE, .l_len = 1 };
      int fd = open (path, O_RDWR);

      _exit (fd >= 0 && fcntl (fd, F_SETLK, &lock) == 0 ? 0 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WEXITSTATUS (status) != 0;
}

/* A ledger is restored from one that this process has open, and is writing. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) other
      = rectify_ledger_open (fixture->other, RECTIFY_LEDGER_CREATE, &error);
  g_autoptr (RectifyPlan) plan = random_plan_new (5);
  sqlite3 *db;

  g_assert_true (rectify_ledger_save_plan (other, plan, "New", &error));
  db = begin_writing (fixture->other);
  g_assert_true (is_locked (fixture->other));
  g_assert_true (
      rectify_ledger_restore (fixture->desk.ledger, fixture->other, fixture->backups, &error));
  g_assert_no_error (error);
  g_assert_true (is_locked (fixture->other));
  sqlite3_close (db);
  g_assert_false (is_locked (fixture->other));
}

/* What is open is copied though its file has another name now. */
static void
test_copy_of_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->desk.folder, "copy.rectify", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) copied = NULL;
  sqlite3 *db;

  g_assert_cmpint (g_rename (fixture->desk.path, fixture->other), ==, 0);
  db = begin_writing (fixture->other);
  g_assert_true (rectify_ledger_save_copy (fixture->desk.ledger, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (is_locked (fixture->other));
  sqlite3_close (db);
  g_assert_false (is_locked (fixture->other));
  copied = rectify_ledger_open (copy, RECTIFY_LEDGER_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_check (copied, &error));
  g_assert_cmpint (g_rename (fixture->other, fixture->desk.path), ==, 0);
  g_unlink (copy);
}

typedef struct {
  Fixture *fixture;
  GMutex mutex;
  GCond cond;
  gboolean waits;
  GError *error;
} Saving;

static void
waits_cb (guint waited, gpointer user_data)
{
  Saving *self = user_data;

  g_mutex_lock (&self->mutex);
  self->waits = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gpointer
save_cb (gpointer user_data)
{
  Saving *self = user_data;
  const RectifyWait wait = { .limit = 20000, .func = waits_cb, .user_data = self };

  rectify_wait_set (&wait);
  rectify_plan_set_title (self->fixture->desk.plan, "改过的题目");
  rectify_ledger_save_plan (self->fixture->desk.ledger, self->fixture->desk.plan, "Edit",
                            &self->error);
  rectify_wait_set (NULL);
  return NULL;
}

/* While a save waits for another program everybody else can read. If not, it would wait until it
 * gives up. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  Saving saving = { .fixture = fixture };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (RectifyPlan) before = NULL;
  g_autoptr (RectifyPlan) after = NULL;
  gint64 id = rectify_plan_get_id (fixture->desk.plan);
  sqlite3 *db = begin_writing (fixture->desk.path);
  GThread *thread = g_thread_new ("save", save_cb, &saving);

  g_mutex_lock (&saving.mutex);
  while (!saving.waits)
    g_cond_wait (&saving.cond, &saving.mutex);
  g_mutex_unlock (&saving.mutex);
  before = rectify_ledger_load_plan (fixture->desk.ledger, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rectify_plan_get_title (before), !=, "改过的题目");
  plans = rectify_ledger_list_plans (fixture->desk.ledger, &error);
  g_assert_no_error (error);
  sqlite3_close (db);
  g_thread_join (thread);
  g_assert_no_error (saving.error);
  after = rectify_ledger_load_plan (fixture->desk.ledger, id, &error);
  g_assert_cmpstr (rectify_plan_get_title (after), ==, "改过的题目");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/locks/restore", test_restore },
                { "/locks/copy-of-moved", test_copy_of_moved },
                { "/locks/waiting", test_waiting } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
