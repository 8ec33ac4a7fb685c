/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-ledger-backup.h"
#include "rectify-ledger-content.h"
#include "rectify-ledger-private.h"
#include "rectify-open-files.h"
#include "rectify-wait.h"

/* No ledger is larger: all evidence that one can hold, and as much again for all else. */
#define MAX_SIZE (2 * RECTIFY_LEDGER_MAX_CONTENTS)
/* So many pages are copied at a time; edits of this ledger can be made between them. */
#define N_PAGES 256
/* Where a file of SQLite's counts what was written to it, and in how many bytes. */
#define COUNTER_OFFSET 24
#define COUNTER_SIZE 4
/* So often somebody else may edit a ledger while it is restored. */
#define N_TRIES 5

static gboolean
fail (GError **error, const char *sentence, int code)
{
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED, sentence,
               g_strerror (code));
  return FALSE;
}

static gboolean
copy_some (sqlite3_backup *copy, GMutex *mutex, int *code)
{
  g_autoptr (GMutexLocker) locker = mutex != NULL ? g_mutex_locker_new (mutex) : NULL;

  *code = sqlite3_backup_step (copy, N_PAGES);
  return *code == SQLITE_OK || *code == SQLITE_BUSY || *code == SQLITE_LOCKED;
}

/* Copies all pages. The mutex, of the ledger that is copied, is let go of between. */
static gboolean
copy_pages (sqlite3 *to, sqlite3 *from, GMutex *mutex, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *copy;
  guint n_busy = 0;
  int code;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  copy = sqlite3_backup_init (to, "main", from, "main");
  if (copy == NULL)
    {
      rectify_database_set_error (to, sqlite3_errcode (to), error);
      return FALSE;
    }
  while (copy_some (copy, mutex, &code))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_backup_finish (copy);
          return FALSE;
        }
      n_busy = code == SQLITE_OK ? 0 : n_busy + 1;
      if (n_busy > 0 && !rectify_wait_go_on (n_busy))
        break;
    }
  sqlite3_backup_finish (copy);
  if (code == SQLITE_DONE)
    return TRUE;
  rectify_database_set_error (NULL, code, error);
  return FALSE;
}

/* What is not sound is no backup. */
static gboolean
check_copy (sqlite3 *db, RectifyBackup *backup, GError **error)
{
  gint64 n_plans, n_items;

  if (!rectify_database_check (db, error)
      || !rectify_database_get_int (db, "SELECT count(*) FROM plan", &n_plans, error)
      || !rectify_database_get_int (db, "SELECT count(*) FROM item", &n_items, error))
    return FALSE;
  backup->n_plans = n_plans;
  backup->n_items = n_items;
  return TRUE;
}

/**
 * rectify_database_fill_copy:
 * @from: a ledger's connection
 * @mutex: (nullable): what is held while it is used
 * @path: an empty file
 * @backup: filled with how much it holds
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether the file is a sound copy; it is not synced
 */
gboolean
rectify_database_fill_copy (sqlite3 *from, GMutex *mutex, const char *path, RectifyBackup *backup,
                            GCancellable *cancellable, GError **error)
{
  sqlite3 *db = rectify_database_connect (path, SQLITE_OPEN_READWRITE, error);
  gboolean done;

  /* It gets its name when it is whole: until then there is nothing to be taken back. */
  done = db != NULL
         && rectify_database_execute (db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", error)
         && copy_pages (db, from, mutex, cancellable, error);
  sqlite3_close_v2 (db);
  if (!done)
    return FALSE;
  /* What another program would read counts, not what is still in memory. */
  db = rectify_database_connect (path, SQLITE_OPEN_READONLY, error);
  done = db != NULL && check_copy (db, backup, error);
  sqlite3_close_v2 (db);
  return done;
}

/* Two of one second have names of their own: the second one is made a second later. */
static gboolean
give_name (const char *aside, const char *folder, const char *ledger_path, RectifyBackup *backup,
           GError **error)
{
  while (TRUE)
    {
      g_autofree char *name = rectify_backup_dup_name (ledger_path, backup);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          backup->made_at++;
          continue;
        }
      if (!rectify_file_sync (aside, 0) || g_rename (aside, path) != 0
          || !rectify_file_sync (folder, O_DIRECTORY))
        return fail (error,
                     _ ("The backup cannot be written (%s). Check the folder of the backups."),
                     errno);
      backup->path = g_steal_pointer (&path);
      return TRUE;
    }
}

/**
 * rectify_database_back_up:
 * @db: a ledger's connection
 * @mutex: (nullable): what is held while it is used
 * @ledger_path: the ledger's file
 * @folder: where the backup goes; it is made if it is missing
 * @reason: why
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the backup, which is checked and on disk
 */
RectifyBackup *
rectify_database_back_up (sqlite3 *db, GMutex *mutex, const char *ledger_path, const char *folder,
                          RectifyBackupReason reason, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyBackup) backup = g_new0 (RectifyBackup, 1);
  g_autofree char *aside = g_build_filename (folder, ".backup.XXXXXX", NULL);
  GStatBuf info;
  gboolean done;
  int fd;

  backup->reason = reason;
  backup->made_at = g_get_real_time () / G_USEC_PER_SEC;
  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = g_mkstemp_full (aside, O_RDWR, 0600)) < 0)
    {
      fail (error, _ ("No backup can be made there (%s). Choose another folder for the backups."),
            errno);
      return NULL;
    }
  close (fd);
  done = rectify_database_fill_copy (db, mutex, aside, backup, cancellable, error)
         && give_name (aside, folder, ledger_path, backup, error);
  if (!done)
    {
      g_unlink (aside);
      return NULL;
    }
  if (g_stat (backup->path, &info) == 0)
    backup->size = info.st_size;
  return g_steal_pointer (&backup);
}

/**
 * rectify_ledger_back_up:
 * @self: a ledger
 * @folder: where the backup goes; it is made if it is missing
 * @reason: why
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Copies the ledger as it is at one moment, checks the copy, and thins the backups of before. The
 * ledger can be edited meanwhile. Blocks. A backup that cannot be thinned counts all the same.
 *
 * Returns: (transfer full) (nullable): the backup, which is checked and on disk
 */
RectifyBackup *
rectify_ledger_back_up (RectifyLedger *self, const char *folder, RectifyBackupReason reason,
                        GCancellable *cancellable, GError **error)
{
  gboolean clock_is_back;
  RectifyBackup *backup;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  /* A part of a ledger is no backup of it. */
  if (!rectify_ledger_check_undamaged (self, error) || !rectify_ledger_check_readable (self, error))
    return NULL;
  clock_is_back
      = rectify_ledger_is_clock_back (self, folder, g_get_real_time () / G_USEC_PER_SEC, NULL);
  backup = rectify_database_back_up (self->db, &self->mutex, self->path, folder, reason,
                                     cancellable, error);
  /* A clock that is wrong says nothing of what is old. */
  if (backup != NULL && !clock_is_back)
    rectify_backup_thin (folder, self->path, backup->made_at, NULL);
  return backup;
}

static gboolean
raise_revision (sqlite3 *db, gint64 plan_id, gint64 number, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "INSERT INTO revision (plan_id, number) VALUES (?, ?)"
                               " ON CONFLICT (plan_id) DO UPDATE"
                               " SET number = max (number, excluded.number)",
                               error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  rectify_statement_bind_int (statement, 2, number);
  return rectify_statement_run (statement, error);
}

/* Also of plans that the backup does not have: a new one must not be taken for them. */
static gboolean
raise_revisions (sqlite3 *db, sqlite3 *now, GError **error)
{
  g_autoptr (RectifyStatement) revisions
      = rectify_statement_new (now, "SELECT plan_id, number FROM revision", error);
  gboolean row;

  if (revisions == NULL)
    return FALSE;
  while (rectify_statement_step (revisions, &row, error))
    if (!row)
      return TRUE;
    else if (!raise_revision (db, sqlite3_column_int64 (revisions, 0),
                              sqlite3_column_int64 (revisions, 1), error))
      return FALSE;
  return FALSE;
}

/* A copy of a backup that is of this version, and of each plan newer by one than what anybody has
 * read of it: an edit of a plan as it was before is refused as stale. What was counted of the plans
 * still holds. */
static gboolean
prepare (sqlite3 *db, sqlite3 *now, GError **error)
{
  return rectify_ledger_schema_migrate (db, error)
         && rectify_database_execute (
             db,
             "INSERT OR IGNORE INTO revision (plan_id, number) SELECT id, 0 FROM plan;"
             "DELETE FROM plan_summary WHERE revision IS NOT"
             " (SELECT number FROM revision r WHERE r.plan_id = plan_summary.plan_id)",
             error)
         && raise_revisions (db, now, error)
         && rectify_database_execute (
             db,
             "UPDATE revision SET number = number + 1;"
             "UPDATE plan_summary SET revision ="
             " (SELECT number FROM revision r WHERE r.plan_id = plan_summary.plan_id)",
             error)
         && rectify_ledger_check_content (db, error);
}

static sqlite3 *
open_prepared (const char *path, const char *aside, sqlite3 *now, GError **error)
{
  g_autofree char *most = g_format_size_full (MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *refusal
      = g_strdup_printf (_ ("No ledger can be restored from it: it is no plain file, or larger "
                            "than %s. Choose another file."),
                         most);
  sqlite3 *db;

  if (!rectify_file_check_at_rest (path, error)
      || !rectify_file_copy (path, aside, MAX_SIZE, refusal, error))
    return NULL;
  db = rectify_ledger_schema_open_copy (aside, path, error);
  if (db == NULL || prepare (db, now, error))
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}

/* An empty file among the backups: there is room for a whole ledger. */
static char *
make_aside (const char *folder, GError **error)
{
  g_autofree char *aside = g_build_filename (folder, ".backup.XXXXXX", NULL);
  int fd = g_mkstemp_full (aside, O_RDWR, 0600);

  if (fd < 0)
    {
      fail (error, _ ("No backup can be made there (%s). Choose another folder for the backups."),
            errno);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&aside);
}

/* What changes with every edit, whoever makes it. Read without a lock, it may be that of an edit that
 * is just being written: then it is another one when that is done, or what is read later waits for it. */
static gboolean
read_counter (sqlite3 *db, guint8 counter[COUNTER_SIZE], GError **error)
{
  sqlite3_file *file = NULL;
  int code = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (code == SQLITE_OK && (file == NULL || file->pMethods == NULL))
    code = SQLITE_CANTOPEN;
  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, counter, COUNTER_SIZE, COUNTER_OFFSET);
  if (code == SQLITE_OK)
    return TRUE;
  rectify_database_set_error (NULL, code, error);
  return FALSE;
}

/* Takes the file's lock first, without a page: from then on nobody else can edit it. */
static int
lock_target (sqlite3_backup *copy)
{
  guint n_busy = 0;
  int code;

  while ((code = sqlite3_backup_step (copy, 0)) == SQLITE_BUSY || code == SQLITE_LOCKED)
    if (!rectify_wait_go_on (n_busy++))
      break;
  return code;
}

static int
copy_unless_edited (RectifyLedger *self, sqlite3_backup *copy, const guint8 counter[COUNTER_SIZE],
                    gboolean *edited, GError **error)
{
  guint8 now[COUNTER_SIZE];
  int code = lock_target (copy);

  if (code != SQLITE_OK && code != SQLITE_DONE)
    return code;
  if (!read_counter (self->db, now, error))
    return SQLITE_ABORT;
  *edited = memcmp (now, counter, COUNTER_SIZE) != 0;
  return *edited ? SQLITE_ABORT : sqlite3_backup_step (copy, -1);
}

/* Puts what was prepared into the ledger, unless somebody has edited it since the counter was read:
 * that edit would be in no backup, and what was read after it would not be stale. */
static gboolean
replace (RectifyLedger *self, sqlite3 *db, const guint8 counter[COUNTER_SIZE], gboolean *edited,
         GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_backup *copy = sqlite3_backup_init (self->db, "main", db, "main");
  int code;

  if (copy == NULL)
    {
      rectify_database_set_error (self->db, sqlite3_errcode (self->db), error);
      return FALSE;
    }
  code = copy_unless_edited (self, copy, counter, edited, &failure);
  sqlite3_backup_finish (copy);
  if (code == SQLITE_DONE)
    return TRUE;
  if (*edited)
    g_set_error_literal (&failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                         _ ("Others are editing the ledger, and nothing was restored. Ask them to "
                            "close it, and try again."));
  else if (failure == NULL)
    rectify_database_set_error (NULL, code, &failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
restore_once (RectifyLedger *self, const char *path, const char *folder, gboolean *edited,
              GError **error)
{
  g_autoptr (RectifyBackup) now = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *aside = NULL;
  guint8 counter[COUNTER_SIZE];
  sqlite3 *db;
  gboolean done;

  locker = g_mutex_locker_new (&self->mutex);
  if (!read_counter (self->db, counter, error))
    return FALSE;
  g_clear_pointer (&locker, g_mutex_locker_free);
  /* Nothing is thinned for it: that might be what shall be brought back. */
  now = rectify_database_back_up (self->db, &self->mutex, self->path, folder,
                                  RECTIFY_BACKUP_RESTORE, NULL, error);
  aside = now != NULL ? make_aside (folder, error) : NULL;
  if (aside == NULL)
    return FALSE;
  locker = g_mutex_locker_new (&self->mutex);
  db = open_prepared (path, aside, self->db, error);
  done = db != NULL && rectify_ledger_check_place (self, error)
         && replace (self, db, counter, edited, error);
  sqlite3_close_v2 (db);
  g_unlink (aside);
  g_hash_table_remove_all (self->summaries);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  g_clear_object (&self->stored);
  /* It is restored, whether this can be read or not; then the ledger is as good as none. */
  if (done && !rectify_ledger_read_packet (self, NULL))
    g_atomic_pointer_set (&self->packet, NULL);
  return done;
}

/**
 * rectify_ledger_restore:
 * @self: a ledger
 * @path: a backup's file, or any ledger's
 * @folder: where a backup of what the ledger holds now goes first
 * @error: return location
 *
 * Makes a ledger what a backup holds, with the history of then, in one transaction; a backup that
 * cannot be read to its end is refused. What was read of its plans before cannot be saved over it.
 * What others edit meanwhile is in the backup that is made first. Blocks.
 *
 * Returns: whether it is done, on disk; if not, the ledger is as it was
 */
gboolean
rectify_ledger_restore (RectifyLedger *self, const char *path, const char *folder, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  if (!rectify_ledger_check_writable (self, error))
    return FALSE;
  for (guint i = 1;; i++)
    {
      g_autoptr (GError) failure = NULL;
      gboolean edited = FALSE;

      if (restore_once (self, path, folder, &edited, &failure))
        return TRUE;
      if (edited && i < N_TRIES)
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
}
