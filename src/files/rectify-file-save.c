/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rectify-file-fault.h"

/* Links that lead to links: as many as the system follows. */
#define MAX_LINKS 40

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

/**
 * rectify_file_dup_aside:
 * @path: a file that is to be written
 *
 * Returns: (transfer full): what g_mkstemp() makes a temporary file beside it of. It is short, as the
 *   name of the file may be as long as the disk takes.
 */
char *
rectify_file_dup_aside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, ".rectify-XXXXXX", NULL);
}

/* What a path leads to, whether or not that is there; %NULL where the links lead nowhere. */
static char *
follow_links (const char *path)
{
  g_autofree char *place = g_strdup (path);

  for (guint i = 0; i <= MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (place, NULL);
      g_autofree char *folder = g_path_get_dirname (place);

      if (target == NULL)
        return g_steal_pointer (&place);
      g_free (place);
      place = g_path_is_absolute (target) ? g_strdup (target)
                                          : g_build_filename (folder, target, NULL);
    }
  return NULL;
}

/* The owner and the rights of the file that is replaced, as far as the user may give them and the
 * disk has them; nobody may do more than before, nor more than with a new file. */
static void
take_rights (int fd, const GStatBuf *old, int most)
{
  int mode = old->st_mode & most;
  /* Each by itself, the group first: who gave the file away can change nothing more of it. */
  gboolean kept = fchown (fd, -1, old->st_gid) == 0;

  if (!kept)
    mode &= ~0070 | (mode & 0007) << 3;
  if (fchown (fd, old->st_uid, -1) != 0)
    g_debug ("The owner of a file is not kept: %s", g_strerror (errno));
  if (fchmod (fd, mode) != 0)
    g_debug ("The mode of a file is not kept: %s", g_strerror (errno));
}

static gboolean
fill (int fd, const void *data, gsize length, int mode, const GStatBuf *old)
{
  if (!write_all (fd, data, length))
    return FALSE;
  if (old != NULL)
    take_rights (fd, old, mode);
  return fsync (fd) == 0;
}

/* Returns: 0, or what went wrong, as errno has it */
static int
save_beside (const char *path, const void *data, gsize length, int mode, const GStatBuf *old)
{
  g_autofree char *aside = rectify_file_dup_aside (path);
  int fd = g_mkstemp_full (aside, O_RDWR | O_CLOEXEC, old != NULL ? 0600 : mode);
  gboolean done;
  int code;

  if (fd < 0)
    return errno;
  done = fill (fd, data, length, mode, old);
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

/* Returns: 0, or what went wrong, as errno has it */
static int
save_at (const char *path, const void *data, gsize length, int mode)
{
  g_autofree char *place = follow_links (path);
  GStatBuf old;

  if (place == NULL)
    return ELOOP;
  if (g_lstat (place, &old) != 0)
    return save_beside (place, data, length, mode, NULL);
  if (S_ISDIR (old.st_mode))
    return EISDIR;
  /* A device or a pipe is not to be replaced by a file. */
  if (!S_ISREG (old.st_mode))
    return ENOTSUP;
  return save_beside (place, data, length, mode, &old);
}

/**
 * rectify_file_save_as:
 * @file: where to
 * @data: (array length=length): the whole content
 * @length: its length in bytes
 * @mode: who may read a file that is new, less what the user's mask takes away; only kept on this
 *   computer's disks
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a file through a temporary one beside it, which takes its place when it is whole on disk.
 * A link stays, and what it leads to is written. A file that is there keeps its mode, as far
 * as @mode has it, and its owner where the user may give files to that one.
 *
 * It needs a folder that takes new files: where only the file itself may be written, it fails, as
 * writing into the file could leave half of it.
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
      code = save_at (path, data, length, mode);
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
