/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-file-fault.h"

/* Whether all of it was written; if not, errno is set. */
static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = ENOSPC;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= n;
    }
  return TRUE;
}

/* Not every disk does it for folders, and the file itself is safe. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Returns: 0, or what went wrong, as errno has it */
static int
save_beside (const char *path, const void *data, gsize length, int mode)
{
  g_autofree char *aside = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (aside, O_RDWR | O_CLOEXEC, mode);
  gboolean done;
  int code;

  if (fd < 0)
    return errno;
  done = write_all (fd, data, length) && fsync (fd) == 0;
  code = errno;
  if (close (fd) != 0 && done)
    {
      done = FALSE;
      code = errno;
    }
  if (done && g_rename (aside, path) != 0)
    {
      done = FALSE;
      code = errno;
    }
  if (done)
    {
      sync_folder (path);
      return 0;
    }
  g_unlink (aside);
  return code;
}

/**
 * rectify_file_save_as:
 * @file: where to
 * @data: (array length=length): the whole content
 * @length: its length in bytes
 * @mode: who may read it, less what the user's mask takes away; only kept on this computer's disks
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a file through a temporary one beside it, which takes its place when it is whole on disk.
 *
 * Returns: whether it is written; if not, what was there is untouched, and the #GIOError names the
 *   file and says why and what to do
 */
gboolean
rectify_file_save_as (GFile *file, const void *data, gsize length, int mode,
                      GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  GError *failure = NULL;
  int code;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  path = g_file_get_path (file);
  if (path != NULL)
    {
      code = save_beside (path, data, length, mode);
      return code == 0 || rectify_file_fault_set_write (error, path, code);
    }
  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  cancellable, &failure)
         || rectify_file_fault_take_write (error, file, failure);
}

/**
 * rectify_file_save:
 * @file: where to
 * @data: (array length=length): the whole content
 * @length: its length in bytes
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Does what rectify_file_save_as() does, for a file that is as open to others as the user has it.
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_file_save (GFile *file, const void *data, gsize length, GCancellable *cancellable,
                   GError **error)
{
  return rectify_file_save_as (file, data, length, 0666, cancellable, error);
}

/**
 * rectify_file_get_date:
 *
 * Returns: when a file says that it was made, in seconds since 1970: SOURCE_DATE_EPOCH where that is
 *   set, else now
 */
gint64
rectify_file_get_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");

  return epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : g_get_real_time () / G_USEC_PER_SEC;
}
