/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-text-format.h"

/* What is read at most, in bytes: some thirty thousand pages of text. */
#define MAX_SIZE (64 * 1024 * 1024)
#define CHUNK_SIZE (256 * 1024)

G_DEFINE_QUARK (rectify - format - error - quark, rectify_format_error)

static gboolean
check_size (gsize size, GError **error)
{
  if (size <= MAX_SIZE)
    return TRUE;
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
               _ ("The file is larger than %d MB. Split it and import the parts."),
               MAX_SIZE / (1024 * 1024));
  return FALSE;
}

/* A file may grow or be endless (a pipe): it is read in pieces and never beyond the limit. */
static GBytes *
read_bounded (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();

  if (stream == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (GBytes) piece
          = g_input_stream_read_bytes (G_INPUT_STREAM (stream), CHUNK_SIZE, cancellable, error);

      if (piece == NULL)
        return NULL;
      if (g_bytes_get_size (piece) == 0)
        break;
      if (!check_size (content->len + g_bytes_get_size (piece), error))
        return NULL;
      g_byte_array_append (content, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/* The signatures of files that clerks have and that are no text, however they are named. */
static const char *
recognise_other (GBytes *bytes)
{
  static const struct {
    const char *magic;
    gsize length;
    const char *name;
  } others[] = { { "PK\x03\x04", 4, N_ ("a Word, WPS or OpenDocument file") },
                 { "\xd0\xcf\x11\xe0", 4, N_ ("an old Word or WPS file") },
                 { "%PDF-", 5, N_ ("a PDF file") },
                 { "{\\rtf", 5, N_ ("a Rich Text file") },
                 { "SQLite format 3", 15, N_ ("a ledger or another database") } };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (size >= others[i].length && memcmp (data, others[i].magic, others[i].length) == 0)
      return others[i].name;
  return NULL;
}

/**
 * rectify_formats_load_bytes:
 * @bytes: the content of a file
 * @name: what the file is called, for error messages
 * @error: return location
 *
 * Reads a document from memory.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_formats_load_bytes (GBytes *bytes, const char *name, GError **error)
{
  RectifyDocument *document;
  const char *other;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_size (g_bytes_get_size (bytes), error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  other = recognise_other (bytes);
  if (other != NULL)
    {
      g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                   _ ("%s: This is %s, not plain text. Save the document as plain text (.txt) and "
                      "import that."),
                   name, _ (other));
      return NULL;
    }
  document = rectify_text_format_load (bytes, error);
  if (document == NULL)
    g_prefix_error (error, "%s: ", name);
  return document;
}

/**
 * rectify_formats_load:
 * @file: a file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a document of any known format. Reads no more than 64 MiB. Blocks.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError or a
 *   #GIOError
 */
RectifyDocument *
rectify_formats_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_get_basename (file);
  name = g_filename_display_name (path != NULL ? path : "");
  bytes = read_bounded (file, cancellable, &failure);
  if (bytes == NULL)
    {
      if (failure->domain == RECTIFY_FORMAT_ERROR)
        g_prefix_error (&failure, "%s: ", name);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return rectify_formats_load_bytes (bytes, name, error);
}
