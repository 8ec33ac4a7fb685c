/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-ledger-private.h"

/**
 * rectify_file_dup_key:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): which file is there, whatever it is called
 */
char *
rectify_file_dup_key (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                          (guint64) info.st_ino);
}

/**
 * rectify_file_sync:
 * @path: a file or a folder
 * @flags: more flags for opening it: O_DIRECTORY for a folder
 *
 * Returns: whether all that was written to it, or which files are in it, is on disk; if not, errno is
 *   set
 */
gboolean
rectify_file_sync (const char *path, int flags)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | flags, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;
  int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return synced;
}

/**
 * rectify_file_write:
 * @fd: where to
 * @data: (array length=size): what is written
 * @size: how many bytes
 *
 * Returns: whether all of it was written; if not, errno is set
 */
gboolean
rectify_file_write (int fd, const void *data, gsize size)
{
  const char *bytes = data;

  while (size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = ENOSPC;
      if (n <= 0)
        return FALSE;
      bytes += n;
      size -= n;
    }
  return TRUE;
}

/**
 * rectify_file_give_name:
 * @aside: a file
 * @path: what it is to be called, in the same folder or at least on the same disk
 *
 * Gives a file its name at once, and only where nothing has it. Not every disk can give a file two
 * names, which is the sure way; there it is looked first.
 *
 * Returns: whether it has the name; if not, errno is set, to EEXIST if there is such a file
 */
gboolean
rectify_file_give_name (const char *aside, const char *path)
{
  if (link (aside, path) == 0)
    {
      g_unlink (aside);
      return TRUE;
    }
  if (errno == EEXIST)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (aside, path) == 0;
}

/**
 * rectify_file_check_unused:
 * @path: where a new ledger is to be
 * @error: return location
 *
 * What SQLite keeps beside a ledger while it is written would be taken for that of a new file of the
 * same name, and played back into it.
 *
 * Returns: whether nothing of that is there
 */
gboolean
rectify_file_check_unused (const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  if (!g_file_test (journal, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY,
                       _ ("A ledger of this name is being used, or a program that used it was "
                          "stopped. Choose another name."));
  return FALSE;
}
