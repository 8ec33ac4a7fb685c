/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-open-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-file-fault.h"
#include "rectify-ledger-private.h"

/* Files that this process has open as ledgers, and how often. Closing any descriptor of a file drops
 * all locks that the process has on it, those of a save in another thread too. So while a file is
 * among these nothing but SQLite opens it, and while it is opened in another way it does not become
 * one of them. */
static GMutex mutex;
static GHashTable *files;

/**
 * rectify_open_files_lock:
 *
 * Until rectify_open_files_unlock() no file is opened as a ledger.
 */
void
rectify_open_files_lock (void)
{
  g_mutex_lock (&mutex);
}

/**
 * rectify_open_files_unlock:
 *
 * Ends what rectify_open_files_lock() began.
 */
void
rectify_open_files_unlock (void)
{
  g_mutex_unlock (&mutex);
}

static guint
count_uses (const char *key)
{
  return files != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (files, key)) : 0;
}

/**
 * rectify_open_files_contain:
 * @key: (nullable): which file, see rectify_file_dup_key()
 *
 * Returns: whether this process has it open as a ledger; then it must not be opened in any other way
 */
gboolean
rectify_open_files_contain (const char *key)
{
  return key != NULL && count_uses (key) > 0;
}

/**
 * rectify_open_files_add:
 * @key: which file
 *
 * Says that it is opened as a ledger, once more.
 */
void
rectify_open_files_add (const char *key)
{
  if (files == NULL)
    files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (files, g_strdup (key), GUINT_TO_POINTER (count_uses (key) + 1));
}

/**
 * rectify_open_files_remove:
 * @key: which file
 *
 * Says that it is closed, once. Not to be called with the files locked.
 */
void
rectify_open_files_remove (const char *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  guint n_uses = count_uses (key);

  if (n_uses > 1)
    g_hash_table_insert (files, g_strdup (key), GUINT_TO_POINTER (n_uses - 1));
  else if (n_uses == 1)
    g_hash_table_remove (files, key);
}

/**
 * rectify_file_check_at_rest:
 * @path: a ledger's file that is to be read as it is
 * @error: return location
 *
 * What is still being written, or was not closed, is not what it will be.
 *
 * Returns: whether nobody seems to be writing it
 */
gboolean
rectify_file_check_at_rest (const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf info;

  if (g_stat (journal, &info) != 0 || info.st_size == 0)
    return TRUE;
  return rectify_ledger_fail (
      error, RECTIFY_LEDGER_ERROR_BUSY, path,
      _ ("The file is being used by another program, or was not closed by it. Open it in Rectify "
         "and close it again, then try again; nothing was changed."));
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_autofree char *sentence = rectify_file_fault_dup_read (path, code);

  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED, sentence);
  return FALSE;
}

static gboolean
check_kind (const GStatBuf *info, gsize most, const char *path, const char *refusal, GError **error)
{
  if (S_ISREG (info->st_mode) && info->st_size >= 0 && (guint64) info->st_size <= most)
    return TRUE;
  return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER, path, refusal);
}

/* SQLite's own descriptors of one file know of each other. */
static GBytes *
read_with_sqlite (const char *path, GError **error)
{
  sqlite3 *db = rectify_database_connect (path, SQLITE_OPEN_READONLY, error);
  sqlite3_int64 size = 0;
  guchar *data;

  if (db == NULL)
    return NULL;
  data = sqlite3_serialize (db, "main", &size, 0);
  if (data == NULL)
    rectify_database_set_error (db,
                                sqlite3_errcode (db) != SQLITE_OK ? sqlite3_errcode (db)
                                                                  : SQLITE_NOMEM,
                                error);
  sqlite3_close_v2 (db);
  return data != NULL ? g_bytes_new_with_free_func (data, size, sqlite3_free, data) : NULL;
}

/* Not more than it had when it was looked at, however it grows. */
static GBytes *
read_all (int fd, gsize size, const char *path, GError **error)
{
  g_autofree guint8 *data = g_try_malloc (MAX (size, 1));
  gsize n_read = 0;
  gssize n = 1;

  if (data == NULL)
    {
      fail (error, path, ENOMEM);
      return NULL;
    }
  while (n_read < size && n != 0)
    {
      n = read (fd, data + n_read, size - n_read);
      if (n < 0 && errno != EINTR)
        {
          fail (error, path, errno);
          return NULL;
        }
      n_read += MAX (n, 0);
    }
  return g_bytes_new_take (g_steal_pointer (&data), n_read);
}

/* A pipe or a device does not make it wait. */
static GBytes *
read_directly (const char *path, gsize most, const char *refusal, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  GBytes *bytes = NULL;
  GStatBuf info;

  if (fd < 0 || fstat (fd, &info) != 0)
    fail (error, path, errno);
  else if (check_kind (&info, most, path, refusal, error))
    bytes = read_all (fd, info.st_size, path, error);
  if (fd >= 0)
    close (fd);
  return bytes;
}

static gboolean
fail_to_write (GError **error, const char *path, int code)
{
  g_autofree char *sentence
      = g_strdup_printf (_ ("The backup cannot be written (%s). Check the folder of the backups."),
                         g_strerror (code));

  return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_FAILED, path, sentence);
}

static gboolean
write_all (int fd, const guint8 *data, gssize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      data += MAX (n, 0);
      size -= MAX (n, 0);
    }
  return TRUE;
}

/* Not more than it had when it was looked at, however it grows. */
static gboolean
copy_all (int from, int to, goffset size, const char *path, const char *copy, GError **error)
{
  const gsize chunk = 1024 * 1024;
  g_autofree guint8 *data = g_malloc (chunk);
  gssize n = 1;

  while (size > 0 && n != 0)
    {
      n = read (from, data, MIN ((goffset) chunk, size));
      if (n < 0 && errno != EINTR)
        return fail (error, path, errno);
      if (!write_all (to, data, n))
        return fail_to_write (error, copy, errno);
      size -= MAX (n, 0);
    }
  return TRUE;
}

static gboolean
copy_from (int from, const char *path, const char *copy, gsize most, const char *refusal,
           GError **error)
{
  GStatBuf info;
  gboolean done;
  int to;

  if (fstat (from, &info) != 0)
    return fail (error, path, errno);
  if (!check_kind (&info, most, path, refusal, error))
    return FALSE;
  to = g_open (copy, O_WRONLY | O_CLOEXEC | O_TRUNC, 0);
  if (to < 0)
    return fail_to_write (error, copy, errno);
  done = copy_all (from, to, info.st_size, path, copy, error);
  return close (to) == 0 || !done ? done : fail_to_write (error, copy, errno);
}

/* A pipe or a device does not make it wait. */
static gboolean
copy_directly (const char *path, const char *copy, gsize most, const char *refusal, GError **error)
{
  int from = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  gboolean done;

  if (from < 0)
    return fail (error, path, errno);
  done = copy_from (from, path, copy, most, refusal, error);
  close (from);
  return done;
}

static gboolean
copy_with_sqlite (const char *path, const char *copy, GError **error)
{
  sqlite3 *db = rectify_database_connect (path, SQLITE_OPEN_READONLY, error);
  RectifyBackup held = { 0 };
  gboolean done = db != NULL && rectify_database_fill_copy (db, NULL, copy, &held, NULL, error);

  sqlite3_close_v2 (db);
  return done;
}

/**
 * rectify_file_copy:
 * @path: a file from anywhere
 * @copy: an empty file, which nobody else uses
 * @most: how large it may be, in bytes
 * @refusal: what to say of one that is larger, or that is no plain file
 * @error: return location
 *
 * Copies a file, which may be open as a ledger here: its locks stay. For what may be too large for
 * rectify_file_read().
 *
 * Returns: whether @copy has all of it; it is not synced
 */
gboolean
rectify_file_copy (const char *path, const char *copy, gsize most, const char *refusal,
                   GError **error)
{
  g_autofree char *key = NULL;
  gboolean done;
  GStatBuf info;

  /* Some devices already do something when they are opened. */
  if (g_stat (path, &info) == 0 && !check_kind (&info, most, path, refusal, error))
    return FALSE;
  rectify_open_files_lock ();
  key = rectify_file_dup_key (path);
  if (!rectify_open_files_contain (key))
    {
      done = copy_directly (path, copy, most, refusal, error);
      rectify_open_files_unlock ();
      return done;
    }
  rectify_open_files_add (key);
  rectify_open_files_unlock ();
  done = copy_with_sqlite (path, copy, error);
  rectify_open_files_remove (key);
  return done;
}

/**
 * rectify_file_read:
 * @path: a file from anywhere
 * @most: how large it may be, in bytes
 * @refusal: what to say of one that is larger, or that is no plain file
 * @error: return location
 *
 * Reads a whole file, which may be open as a ledger here: its locks stay.
 *
 * Returns: (transfer full) (nullable): its content
 */
GBytes *
rectify_file_read (const char *path, gsize most, const char *refusal, GError **error)
{
  g_autofree char *key = NULL;
  GBytes *bytes = NULL;
  GStatBuf info;

  /* Some devices already do something when they are opened. */
  if (g_stat (path, &info) == 0 && !check_kind (&info, most, path, refusal, error))
    return NULL;
  rectify_open_files_lock ();
  key = rectify_file_dup_key (path);
  if (!rectify_open_files_contain (key))
    {
      bytes = read_directly (path, most, refusal, error);
      rectify_open_files_unlock ();
      return bytes;
    }
  /* It stays among the open ones though who had it open may close it meanwhile. */
  rectify_open_files_add (key);
  rectify_open_files_unlock ();
  bytes = read_with_sqlite (path, error);
  rectify_open_files_remove (key);
  return bytes;
}

/* Where SQLite has the number of the program whose file it is. */
#define ID_PLACE 68

/**
 * rectify_file_is_ledger:
 * @path: a file from anywhere
 *
 * Returns: whether it is a ledger by what it begins with, whatever it is called; one that is open as
 *   a ledger here is not touched
 */
gboolean
rectify_file_is_ledger (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char head[ID_PLACE + sizeof (guint32)] = { 0 };
  g_autofree char *key = NULL;
  guint32 id = 0;
  GStatBuf info;
  int fd = -1;

  /* Some devices already do something when they are opened. */
  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
  rectify_open_files_lock ();
  key = rectify_file_dup_key (path);
  if (rectify_open_files_contain (key))
    {
      rectify_open_files_unlock ();
      return TRUE;
    }
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd >= 0 && read (fd, head, sizeof head) == sizeof head)
    memcpy (&id, head + ID_PLACE, sizeof id);
  if (fd >= 0)
    close (fd);
  rectify_open_files_unlock ();
  return memcmp (head, magic, sizeof magic) == 0
         && GUINT32_FROM_BE (id) == RECTIFY_LEDGER_APPLICATION_ID;
}
