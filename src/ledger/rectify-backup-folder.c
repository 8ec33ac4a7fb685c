/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-backup.h"
#include "rectify-filesystem.h"
#include "rectify-ledger-private.h"

#define PROBE_NAME ".rectify-XXXXXX"

G_GNUC_PRINTF (3, 0)
static gboolean
fail (GError **error, const char *folder, const char *format, const char *detail)
{
  g_autofree char *sentence = g_strdup_printf (format, detail);

  return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_FAILED, folder, sentence);
}

/* What cannot be written shows at the latest when it is to be on the disk. */
static gboolean
probe (const char *path, int fd)
{
  static const char content[] = "Rectify\n";
  gboolean done = write (fd, content, strlen (content)) == (gssize) strlen (content);

  return done && fsync (fd) == 0 && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * rectify_backup_check_folder:
 * @folder: where backups are to go
 * @error: return location
 *
 * Makes a small file there and removes it. Blocks, on a network for long.
 *
 * Returns: whether backups can be made there; if not, with a #RectifyLedgerError
 */
gboolean
rectify_backup_check_folder (const char *folder, GError **error)
{
  g_autofree char *type = NULL;
  g_autofree char *path = g_build_filename (folder, PROBE_NAME, NULL);
  gboolean written;
  int code;
  int fd;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return rectify_ledger_fail (
        error, RECTIFY_LEDGER_ERROR_NOT_FOUND, folder,
        _ ("There is no such folder. Its disk may have been removed: plug it in again, or choose "
           "another folder."));
  type = rectify_filesystem_dup_unsafe_type (folder);
  if (type != NULL)
    return fail (error, folder,
                 _ ("It is on a network disk where computers do not notice what others write (%s). "
                    "Choose a folder of this computer, or of a disk that is plugged in."),
                 type);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (
        error, folder,
        _ ("Nothing can be written there (%s). Choose another folder, or ask whoever looks "
           "after this computer for the right to write in it."),
        g_strerror (errno));
  written = probe (path, fd);
  code = errno;
  close (fd);
  g_unlink (path);
  return written
         || fail (error, folder,
                  _ ("What is written there does not get onto the disk (%s). Choose another "
                     "folder."),
                  g_strerror (code));
}
