/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-bundle-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-file-fault.h"
#include "rectify-file-save.h"

#define CHUNK (256 * 1024)
#define MAX_NAME 200

struct _RectifyBundleWriter {
  struct archive *archive;
  char *path;
  char *aside;
  int fd;
  GString *sums;
};

static gboolean
fail (RectifyBundleWriter *self, int code, GError **error)
{
  return rectify_file_fault_set_write (error, self->path, code);
}

static gboolean
check (RectifyBundleWriter *self, la_ssize_t result, GError **error)
{
  return result >= ARCHIVE_WARN || fail (self, MAX (archive_errno (self->archive), 0), error);
}

/**
 * rectify_bundle_is_name:
 * @name: the name of a file in a bundle
 *
 * Returns: whether it is a plain relative path of letters, digits, “.”, “-” and “_”: nothing that a
 *   program or a system could take for something else
 */
gboolean
rectify_bundle_is_name (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (*name == '\0' || strlen (name) > MAX_NAME)
    return FALSE;
  parts = g_strsplit (name, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || *parts[i] == '.' || *parts[i] == '-')
        return FALSE;
      for (const char *p = parts[i]; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p) && strchr ("._-", *p) == NULL)
          return FALSE;
    }
  return TRUE;
}

/**
 * rectify_bundle_writer_new:
 * @path: where to; what is there is replaced at the end
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a writer
 */
RectifyBundleWriter *
rectify_bundle_writer_new (const char *path, GError **error)
{
  g_autoptr (RectifyBundleWriter) self = g_new0 (RectifyBundleWriter, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->aside = rectify_file_dup_aside (self->path);
  self->sums = g_string_new (NULL);
  self->fd = g_mkstemp_full (self->aside, O_RDWR, 0600);
  if (self->fd < 0)
    {
      int code = errno;

      g_clear_pointer (&self->aside, g_free);
      fail (self, code, error);
      return NULL;
    }
  self->archive = archive_write_new ();
  if (!check (self, archive_write_set_format_zip (self->archive), error)
      || !check (self,
                 archive_write_set_format_option (self->archive, "zip", "compression", "deflate"),
                 error)
      || !check (self, archive_write_set_bytes_per_block (self->archive, 0), error)
      || !check (self, archive_write_open_fd (self->archive, self->fd), error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rectify_bundle_writer_free:
 * @self: (transfer full): a writer; one that is not finished leaves nothing behind
 */
void
rectify_bundle_writer_free (RectifyBundleWriter *self)
{
  if (self->archive != NULL)
    archive_write_free (self->archive);
  if (self->fd >= 0)
    close (self->fd);
  if (self->aside != NULL)
    g_unlink (self->aside);
  g_free (self->aside);
  g_free (self->path);
  g_string_free (self->sums, TRUE);
  g_free (self);
}

static gboolean
start (RectifyBundleWriter *self, const char *name, gint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean done;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, size);
  done = check (self, archive_write_header (self->archive, entry), error);
  archive_entry_free (entry);
  return done;
}

static gboolean
write_some (RectifyBundleWriter *self, const void *data, gsize length, GError **error)
{
  return length == 0 || check (self, archive_write_data (self->archive, data, length), error);
}

static void
add_sum (RectifyBundleWriter *self, const char *name, const char *sum)
{
  g_string_append_printf (self->sums, "%s  %s\n", sum, name);
}

/**
 * rectify_bundle_writer_add:
 * @self: a writer
 * @name: what the file is called, as rectify_bundle_is_name() allows
 * @data: its content
 * @length: its length in bytes
 * @error: return location
 *
 * Returns: whether it is added
 */
gboolean
rectify_bundle_writer_add (RectifyBundleWriter *self, const char *name, const void *data,
                           gsize length, GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);

  g_return_val_if_fail (rectify_bundle_is_name (name), FALSE);

  if (!start (self, name, length, error) || !write_some (self, data, length, error))
    return FALSE;
  add_sum (self, name, sum);
  return TRUE;
}

static gboolean
copy (RectifyBundleWriter *self, int fd, const char *path, gint64 size, GChecksum *sum,
      GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gint64 left = size;

  while (left > 0)
    {
      gssize n = read (fd, buffer, MIN (left, CHUNK));

      if (n <= 0)
        return rectify_file_fault_set_read (error, path, n < 0 ? errno : EIO);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_some (self, buffer, n, error))
        return FALSE;
      g_checksum_update (sum, (const guchar *) buffer, n);
      left -= n;
    }
  return TRUE;
}

/**
 * rectify_bundle_writer_add_file:
 * @self: a writer
 * @name: what the file is called in the bundle, as rectify_bundle_is_name() allows
 * @path: where its content is, which nobody changes meanwhile
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether it is added
 */
gboolean
rectify_bundle_writer_add_file (RectifyBundleWriter *self, const char *name, const char *path,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GStatBuf info;
  gboolean done;

  g_return_val_if_fail (rectify_bundle_is_name (name), FALSE);

  if (fd < 0)
    return rectify_file_fault_set_read (error, path, errno);
  done = fstat (fd, &info) == 0 || rectify_file_fault_set_read (error, path, errno);
  done = done && start (self, name, info.st_size, error)
         && copy (self, fd, path, info.st_size, sum, cancellable, error);
  close (fd);
  if (done)
    add_sum (self, name, g_checksum_get_string (sum));
  return done;
}

static gboolean
put_in_place (RectifyBundleWriter *self, GError **error)
{
  if (fsync (self->fd) != 0 || g_rename (self->aside, self->path) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->aside, g_free);
  return TRUE;
}

/**
 * rectify_bundle_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Adds the sums, and gives the file its name.
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the file of sums, which stands for the whole
 *   bundle; %NULL if it could not be written, and what was there before still is
 */
char *
rectify_bundle_writer_finish (RectifyBundleWriter *self, GError **error)
{
  g_autofree char *code
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->sums->str, self->sums->len);
  gboolean done = start (self, RECTIFY_BUNDLE_SUMS, self->sums->len, error)
                  && write_some (self, self->sums->str, self->sums->len, error)
                  && check (self, archive_write_close (self->archive), error)
                  && put_in_place (self, error);

  return done ? g_steal_pointer (&code) : NULL;
}
