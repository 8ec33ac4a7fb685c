/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"

#define MIB (1024 * 1024)
#define MAX_ENTRIES 4096
/* What is taken out of one package in all, and out of one entry, in bytes. */
#define MAX_TOTAL (256 * MIB)
#define MAX_ENTRY (192 * MIB)
/* Beyond the first bytes, an entry may be so many times as large as the file has spent on it. */
#define RATIO_FROM (8 * MIB)
#define MAX_RATIO 200

struct _RectifyPackage {
  GBytes *bytes;
  GHashTable *names; /* to the place in the order of entries, from 1; the first of equal names */
  gsize n_read;      /* of all entries, in bytes; shared with streams: a package outlives them */
};

/* An entry that is being read. */
typedef struct {
  RectifyPackage *package;
  struct archive *archive;
  gint64 start; /* where its data begin in the file; -1 if they are not compressed */
  gsize size;   /* what has been read of it */
  gsize max_size;
  GError *error;
} Stream;

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED,
                       _ ("The file is damaged or was not copied whole. Open it in the program it "
                          "was made with, save it again and import that."));
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                       _ ("The file holds far more than a document does when it is unpacked. If "
                          "it is a document, split it and import the parts."));
}

/**
 * rectify_package_set_encrypted:
 * @error: return location
 *
 * Sets the error for a file that is protected by a password.
 */
void
rectify_package_set_encrypted (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_ENCRYPTED,
                       _ ("The file is protected by a password. Open it in the word processor, "
                          "remove the password and save it again."));
}

/* Part names do not tell capitals from small letters, and some programs write other slashes. */
static char *
normalise (const char *name)
{
  char *normal = g_ascii_strdown (name + strspn (name, "/\\"), -1);

  return g_strdelimit (normal, "\\", '/');
}

static struct archive *
open_archive (GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  /* Only by its directory: a package that lost its end is damaged, not shorter. */
  if (archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK
      && archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;
  archive_read_free (archive);
  return NULL;
}

/* Goes to the next entry. Warnings are about names and times. */
static struct archive_entry *
next_entry (struct archive *archive, gboolean *failed)
{
  struct archive_entry *entry;
  int status = archive_read_next_header (archive, &entry);

  *failed = status != ARCHIVE_OK && status != ARCHIVE_WARN && status != ARCHIVE_EOF;
  return *failed || status == ARCHIVE_EOF ? NULL : entry;
}

static gboolean
index_entries (RectifyPackage *self, struct archive *archive, GError **error)
{
  struct archive_entry *entry;
  gboolean failed;

  for (guint n = 1; (entry = next_entry (archive, &failed)) != NULL; n++)
    {
      const char *name = archive_entry_pathname (entry);
      g_autofree char *normal = NULL;

      if (n > MAX_ENTRIES)
        {
          set_too_large (error);
          return FALSE;
        }
      if (archive_entry_is_encrypted (entry))
        {
          rectify_package_set_encrypted (error);
          return FALSE;
        }
      /* No part that is looked for has a name that this locale cannot show. */
      if (name == NULL)
        continue;
      normal = normalise (name);
      if (!g_hash_table_contains (self->names, normal))
        g_hash_table_insert (self->names, g_steal_pointer (&normal), GUINT_TO_POINTER (n));
    }
  if (failed)
    set_damaged (error);
  return !failed;
}

/**
 * rectify_package_open:
 * @bytes: a zip file
 * @error: return location
 *
 * Reads the directory of a package. Refuses what is encrypted, broken, or has too many entries.
 *
 * Returns: (transfer full) (nullable): the package, or %NULL with a #RectifyFormatError
 */
RectifyPackage *
rectify_package_open (GBytes *bytes, GError **error)
{
  g_autoptr (RectifyPackage) self = g_new0 (RectifyPackage, 1);
  struct archive *archive = open_archive (bytes);
  gboolean done;

  self->bytes = g_bytes_ref (bytes);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (archive == NULL)
    {
      set_damaged (error);
      return NULL;
    }
  done = index_entries (self, archive, error);
  archive_read_free (archive);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * rectify_package_free:
 * @self: (transfer full) (nullable): a package
 */
void
rectify_package_free (RectifyPackage *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->names);
  g_free (self);
}

static guint
find (RectifyPackage *self, const char *name)
{
  g_autofree char *normal = normalise (name);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->names, normal));
}

/**
 * rectify_package_has:
 * @self: a package
 * @name: a part, “word/document.xml”, or with a slash at its end a folder; a slash before it and the
 *   case of letters are overlooked
 *
 * Returns: whether it has such a part, or a part in such a folder
 */
gboolean
rectify_package_has (RectifyPackage *self, const char *name)
{
  GHashTableIter parts;
  gpointer part;

  if (!g_str_has_suffix (name, "/"))
    return find (self, name) != 0;
  g_hash_table_iter_init (&parts, self->names);
  while (g_hash_table_iter_next (&parts, &part, NULL))
    if (g_str_has_prefix (part, name))
      return TRUE;
  return FALSE;
}

static void
stream_free (Stream *stream)
{
  archive_read_free (stream->archive);
  g_clear_error (&stream->error);
  g_free (stream);
}

/* Other methods are not allowed in such packages, and their decoders take what memory they like. */
static gboolean
has_method (struct archive *archive, const char *method)
{
  const char *format = archive_format_name (archive);

  return format != NULL && strstr (format, method) != NULL;
}

static Stream *
open_stream (RectifyPackage *self, const char *name, gsize max_size, GError **error)
{
  guint wanted = find (self, name);
  struct archive *archive = wanted != 0 ? open_archive (self->bytes) : NULL;
  struct archive_entry *entry = NULL;
  gboolean failed, is_stored;
  Stream *stream;

  for (guint n = 0; archive != NULL && n < wanted; n++)
    entry = next_entry (archive, &failed);
  is_stored = entry != NULL && has_method (archive, "(uncompressed)");
  if (entry == NULL || !(is_stored || has_method (archive, "(deflation)")))
    {
      g_clear_pointer (&archive, archive_read_free);
      set_damaged (error);
      return NULL;
    }
  stream = g_new0 (Stream, 1);
  stream->package = self;
  stream->archive = archive;
  stream->start = is_stored ? -1 : archive_filter_bytes (archive, -1);
  stream->max_size = MIN (max_size, MAX_ENTRY);
  return stream;
}

static gboolean
is_bomb (Stream *stream)
{
  gint64 spent = archive_filter_bytes (stream->archive, -1) - stream->start;

  return stream->start >= 0 && stream->size > RATIO_FROM
         && (gint64) (stream->size / MAX_RATIO) > spent;
}

static gboolean
check_bounds (Stream *stream)
{
  if (stream->size <= stream->max_size && stream->package->n_read <= MAX_TOTAL && !is_bomb (stream))
    return TRUE;
  set_too_large (&stream->error);
  return FALSE;
}

/* Returns how many bytes were read, 0 at the end, -1 with an error in the stream. */
static gssize
stream_read (Stream *stream, char *buffer, gsize length)
{
  la_ssize_t n;

  if (stream->error != NULL)
    return -1;
  n = archive_read_data (stream->archive, buffer, length);
  if (n < 0)
    {
      set_damaged (&stream->error);
      return -1;
    }
  stream->size += n;
  stream->package->n_read += n;
  return check_bounds (stream) ? n : -1;
}

/**
 * rectify_package_read:
 * @self: a package
 * @name: a part of it
 * @max_size: how large it may be, in bytes
 * @error: return location
 *
 * Reads a part that is small or is needed as a whole. For XML, use rectify_package_read_xml().
 *
 * Returns: (transfer full) (nullable): its content, or %NULL with a #RectifyFormatError: if there
 *   is no such part, it is damaged
 */
GBytes *
rectify_package_read (RectifyPackage *self, const char *name, gsize max_size, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  Stream *stream = open_stream (self, name, max_size, error);
  g_autofree char *buffer = g_malloc (64 * 1024);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = stream_read (stream, buffer, 64 * 1024)) > 0)
    g_byte_array_append (content, (const guint8 *) buffer, n);
  if (n < 0)
    g_propagate_error (error, g_steal_pointer (&stream->error));
  stream_free (stream);
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gssize
read_for_xml (gpointer source, char *buffer, gsize length, GError **error)
{
  Stream *stream = source;
  gssize n = stream_read (stream, buffer, length);

  if (n < 0 && stream->error != NULL && error != NULL && *error == NULL)
    *error = g_error_copy (stream->error);
  return n;
}

static void
close_for_xml (gpointer source)
{
  stream_free (source);
}

/**
 * rectify_package_read_xml:
 * @self: a package; must live longer than what is returned
 * @name: a part of it
 * @names: (array zero-terminated=1) (nullable): as in rectify_xml_new()
 * @error: return location
 *
 * Reads a part as XML while it is being unpacked: it is never held as a whole. Goes through the
 * directory of the package, so do not call it for every one of thousands of parts.
 *
 * Returns: (transfer full) (nullable): its XML, or %NULL with a #RectifyFormatError: if there is no
 *   such part, it is damaged
 */
RectifyXml *
rectify_package_read_xml (RectifyPackage *self, const char *name, const char *const *names,
                          GError **error)
{
  Stream *stream = open_stream (self, name, MAX_ENTRY, error);

  if (stream == NULL)
    return NULL;
  return rectify_xml_new (read_for_xml, close_for_xml, stream, names);
}
