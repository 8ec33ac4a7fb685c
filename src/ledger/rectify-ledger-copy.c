/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-file-fault.h"
#include "rectify-ledger-private.h"
#include "rectify-wait.h"

#define BUFFER_SIZE (64 * 1024)

static gboolean
fail (GError **error, const char *path, int code)
{
  g_autofree char *sentence = rectify_file_fault_dup_write (path, code);

  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED, sentence);
  return FALSE;
}

static gboolean
pour (sqlite3_file *from, int to, const char *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  sqlite3_int64 size = 0;
  int code = from->pMethods->xFileSize (from, &size);

  for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += BUFFER_SIZE)
    {
      int n = MIN (BUFFER_SIZE, size - at);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      code = from->pMethods->xRead (from, buffer, n, at);
      if (code == SQLITE_OK && !rectify_file_write (to, buffer, n))
        return fail (error, target, errno);
    }
  if (code == SQLITE_OK)
    return TRUE;
  rectify_database_set_error (NULL, code, error);
  return FALSE;
}

/* Who found it under its new name may be writing it. */
static gboolean
lock (sqlite3_file *file, GError **error)
{
  guint n_busy = 0;
  int code;

  while ((code = file->pMethods->xLock (file, SQLITE_LOCK_SHARED)) == SQLITE_BUSY)
    if (!rectify_wait_go_on (n_busy++))
      break;
  if (code == SQLITE_OK)
    return TRUE;
  rectify_database_set_error (NULL, code, error);
  return FALSE;
}

/* SQLite is not asked for what is in it: it would look for the journal beside the name, which may be
 * that of another file by now. But it has the file open, and is asked for its bytes: to open it once
 * more and close it would drop the locks that it has on it. */
static gboolean
copy_bytes (RectifyLedger *self, const char *path, const char *target, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  sqlite3_file *from = NULL;
  gboolean done = FALSE;
  int code = sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &from);
  int to;

  if (code != SQLITE_OK || from == NULL || from->pMethods == NULL)
    {
      rectify_database_set_error (NULL, code != SQLITE_OK ? code : SQLITE_CANTOPEN, error);
      return FALSE;
    }
  to = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  if (to < 0)
    return fail (error, target, errno);
  if (lock (from, error))
    {
      done = pour (from, to, target, cancellable, error);
      from->pMethods->xUnlock (from, SQLITE_LOCK_NONE);
    }
  if (close (to) != 0 && done)
    return fail (error, target, errno);
  return done;
}

static gboolean
check_copy (const char *path, GError **error)
{
  sqlite3 *db = rectify_database_connect (path, SQLITE_OPEN_READONLY, error);
  gboolean sound = db != NULL && rectify_database_check (db, error);

  sqlite3_close_v2 (db);
  return sound;
}

static gboolean
fill (RectifyLedger *self, const char *path, const char *target, GCancellable *cancellable,
      GError **error)
{
  g_autofree char *key = rectify_file_dup_key (self->path);
  RectifyBackup counts = { NULL };

  /* What was salvaged is in no file that could be gone. */
  if (self->salvaged || g_strcmp0 (key, self->file) == 0)
    return rectify_database_fill_copy (self->db, &self->mutex, path, &counts, cancellable, error);
  return copy_bytes (self, path, target, cancellable, error) && check_copy (path, error);
}

static gboolean
check_free (const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (journal, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                       _ ("There is a file of this name already. Choose another name; nothing was "
                          "overwritten."));
  return FALSE;
}

/**
 * rectify_ledger_save_copy:
 * @self: a ledger
 * @path: a file that is not there yet
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes what is open into a new file, with all its history: also when the ledger's own file was
 * deleted or replaced meanwhile. Of a ledger that was damaged when it was opened it is what could be
 * read of it. The copy gets its name when it is checked and on disk. Blocks.
 *
 * Returns: whether it is there
 */
gboolean
rectify_ledger_save_copy (RectifyLedger *self, const char *path, GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = g_build_filename (folder, ".copy.XXXXXX", NULL);
  gboolean done;
  int fd;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  if (!check_free (path, error))
    return FALSE;
  fd = g_mkstemp_full (aside, O_RDWR, 0600);
  if (fd < 0)
    return fail (error, path, errno);
  close (fd);
  done = fill (self, aside, path, cancellable, error);
  if (done
      && (!rectify_file_sync (aside, 0) || !rectify_file_give_name (aside, path)
          || !rectify_file_sync (folder, O_DIRECTORY)))
    done = errno == EEXIST ? check_free (path, error) : fail (error, path, errno);
  if (!done)
    g_unlink (aside);
  return done;
}
