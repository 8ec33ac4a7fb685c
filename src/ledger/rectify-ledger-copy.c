/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rectify-ledger-private.h"

#define DESCRIPTORS_PATH "/proc/self/fd"
#define BUFFER_SIZE (64 * 1024)

static gboolean
fail (GError **error, int code)
{
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED,
               _ ("The copy cannot be written there (%s). Choose another folder."),
               g_strerror (code));
  return FALSE;
}

static gboolean
is_file (const char *name, const char *key)
{
  g_autofree char *path = g_build_filename (DESCRIPTORS_PATH, name, NULL);
  g_autofree char *found = rectify_file_dup_key (path);

  return g_strcmp0 (found, key) == 0;
}

/* A file that nobody can find any more is still there as long as it is open. */
static int
open_again (const char *key)
{
  g_autoptr (GDir) dir = g_dir_open (DESCRIPTORS_PATH, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_file (name, key))
      {
        g_autofree char *path = g_build_filename (DESCRIPTORS_PATH, name, NULL);

        return g_open (path, O_RDONLY | O_CLOEXEC, 0);
      }
  errno = ENOENT;
  return -1;
}

static gboolean
pour (int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gssize n;

  while ((n = read (from, buffer, BUFFER_SIZE)) != 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((n < 0 && errno != EINTR) || (n > 0 && !rectify_file_write (to, buffer, n)))
        return fail (error, errno);
    }
  return TRUE;
}

/* SQLite is not asked for it: it would look for the journal beside the name, which may be that of
 * another file by now. */
static gboolean
copy_bytes (RectifyLedger *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  int from = open_again (self->file);
  int to = from >= 0 ? g_open (path, O_WRONLY | O_CLOEXEC, 0) : -1;
  gboolean done = to >= 0 ? pour (from, to, cancellable, error) : fail (error, errno);

  if (from >= 0)
    close (from);
  if (to >= 0 && close (to) != 0 && done)
    return fail (error, errno);
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
fill (RectifyLedger *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = rectify_file_dup_key (self->path);
  RectifyBackup counts = { NULL };

  /* What was salvaged is in no file that could be gone. */
  if (self->salvaged || g_strcmp0 (key, self->file) == 0)
    return rectify_database_fill_copy (self->db, &self->mutex, path, &counts, cancellable, error);
  return copy_bytes (self, path, cancellable, error) && check_copy (path, error);
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
    return fail (error, errno);
  close (fd);
  done = fill (self, aside, cancellable, error);
  if (done
      && (!rectify_file_sync (aside, 0) || !rectify_file_give_name (aside, path)
          || !rectify_file_sync (folder, O_DIRECTORY)))
    done = errno == EEXIST ? check_free (path, error) : fail (error, errno);
  if (!done)
    g_unlink (aside);
  return done;
}
