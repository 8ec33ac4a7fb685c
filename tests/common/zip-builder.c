/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zip-builder.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

struct _ZipBuilder {
  struct archive *archive;
  GByteArray *content;
};

static la_ssize_t
write_bytes (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, length);
  return length;
}

/* Opened late, as options come first. */
static void
open_archive (ZipBuilder *self)
{
  if (self->content != NULL)
    return;
  self->content = g_byte_array_new ();
  g_assert_cmpint (archive_write_set_bytes_in_last_block (self->archive, 1), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open (self->archive, self->content, NULL, write_bytes, NULL), ==,
                   ARCHIVE_OK);
}

/**
 * zip_builder_new:
 *
 * Returns: (transfer full): a zip file without entries, to be given to zip_builder_finish()
 */
ZipBuilder *
zip_builder_new (void)
{
  ZipBuilder *self = g_new0 (ZipBuilder, 1);

  self->archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format_zip (self->archive), ==, ARCHIVE_OK);
  return self;
}

/**
 * zip_builder_add:
 * @self: a zip file
 * @name: the name of an entry
 * @data: its content
 * @size: its size in bytes, or -1 if it is a string
 */
void
zip_builder_add (ZipBuilder *self, const char *name, const void *data, gssize size)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = size < 0 ? strlen (data) : (gsize) size;

  open_archive (self);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (self->archive, data, length), ==, (gint64) length);
  archive_entry_free (entry);
}

/**
 * zip_builder_set_stored:
 * @self: a zip file
 *
 * Has the entries that follow stored, not compressed.
 */
void
zip_builder_set_stored (ZipBuilder *self)
{
  g_assert_cmpint (archive_write_zip_set_compression_store (self->archive), ==, ARCHIVE_OK);
}

/**
 * zip_builder_set_password:
 * @self: a zip file without entries
 * @password: what to encrypt them with
 */
void
zip_builder_set_password (ZipBuilder *self, const char *password)
{
  g_assert_cmpint (archive_write_set_options (self->archive, "zip:encryption=zipcrypt"), ==,
                   ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_passphrase (self->archive, password), ==, ARCHIVE_OK);
}

/**
 * zip_builder_finish:
 * @self: (transfer full): a zip file
 *
 * Returns: (transfer full): its content
 */
GBytes *
zip_builder_finish (ZipBuilder *self)
{
  GBytes *bytes;

  open_archive (self);
  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  bytes = g_byte_array_free_to_bytes (self->content);
  g_free (self);
  return bytes;
}
