/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

struct _RectifyZipWriter {
  struct archive *archive;
  GByteArray *bytes;
  gboolean failed;
};

static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t length)
{
  RectifyZipWriter *self = user_data;

  /* A GByteArray ends the program at 4 GiB. */
  if (length > G_MAXINT - self->bytes->len)
    {
      archive_set_error (archive, EFBIG, "%s", g_strerror (EFBIG));
      return -1;
    }
  g_byte_array_append (self->bytes, data, length);
  return length;
}

static void
check (RectifyZipWriter *self, la_ssize_t result)
{
  if (result < ARCHIVE_WARN)
    self->failed = TRUE;
}

/**
 * rectify_zip_writer_new:
 *
 * Returns: (transfer full): a writer
 */
RectifyZipWriter *
rectify_zip_writer_new (void)
{
  RectifyZipWriter *self = g_new0 (RectifyZipWriter, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  check (self, archive_write_set_format_zip (self->archive));
  check (self, archive_write_set_format_option (self->archive, "zip", "compression", "deflate"));
  /* Office programs do not read what is marked as zip64. */
  check (self, archive_write_set_format_option (self->archive, "zip", "zip64", NULL));
  check (self, archive_write_set_bytes_per_block (self->archive, 0));
  check (self, archive_write_open (self->archive, self, NULL, write_cb, NULL));
  return self;
}

/**
 * rectify_zip_writer_free:
 * @self: (transfer full): a writer
 */
void
rectify_zip_writer_free (RectifyZipWriter *self)
{
  archive_write_free (self->archive);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * rectify_zip_writer_start:
 * @self: a writer
 * @name: the name of a file, ASCII, which begins and ends the one before
 */
void
rectify_zip_writer_start (RectifyZipWriter *self, const char *name)
{
  struct archive_entry *entry;

  if (self->failed)
    return;
  entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  check (self, archive_write_header (self->archive, entry));
  archive_entry_free (entry);
}

/**
 * rectify_zip_writer_write:
 * @self: a writer, after the start of a file
 * @data: bytes
 * @length: how many
 */
void
rectify_zip_writer_write (RectifyZipWriter *self, const void *data, gsize length)
{
  if (!self->failed && length > 0)
    check (self, archive_write_data (self->archive, data, length));
}

/**
 * rectify_zip_writer_finish:
 * @self: a writer
 * @error: return location
 *
 * Ends the archive.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with %G_IO_ERROR_FAILED
 */
GBytes *
rectify_zip_writer_finish (RectifyZipWriter *self, GError **error)
{
  if (!self->failed)
    check (self, archive_write_close (self->archive));
  if (self->failed)
    {
      const char *reason = archive_error_string (self->archive);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("The file could not be packed (%s). Export a smaller part of the plan."),
                   reason != NULL ? reason : g_strerror (ENOMEM));
      return NULL;
    }
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
