/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
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
