/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-converter.h"
#include "rectify-docx-format.h"
#include "rectify-file-fault.h"
#include "rectify-html-format.h"
#include "rectify-odt-format.h"
#include "rectify-package.h"
#include "rectify-text-format.h"
#include "rectify-xlsx-format.h"

#define CHUNK_SIZE (256 * 1024)

G_DEFINE_QUARK (rectify - format - error - quark, rectify_format_error)

static gboolean
check_size (gsize size, GError **error)
{
  if (size <= RECTIFY_FORMATS_MAX_SIZE)
    return TRUE;
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
               _ ("The file is larger than %d MB. Split it and import the parts."),
               RECTIFY_FORMATS_MAX_SIZE / (1024 * 1024));
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

/* The formats that are zip packages, told apart by a part or a folder that only they have. */
static const struct {
  const char *part;
  RectifyDocument *(*load) (GBytes *bytes, GCancellable *cancellable, GError **error);
} packages[] = {
  { "word/", rectify_docx_format_load },
  { "xl/", rectify_xlsx_format_load },
  { "content.xml", rectify_odt_format_load },
  { "encrypted-package", rectify_odt_format_load },
};

static gboolean
has_prefix (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* The signatures of files that clerks have and that are no text, however they are named. */
static gboolean
check_other (GBytes *bytes, GError **error)
{
  static const struct {
    const char *magic;
    gsize length;
    const char *name;
  } others[] = { { "PK\x03\x04", 4, N_ ("a zip file of another kind") },
                 { "\xd0\xcf\x11\xe0", 4, N_ ("a file of an office program, but no document") },
                 { "%PDF-", 5, N_ ("a PDF file") },
                 { "SQLite format 3", 15, N_ ("a ledger or another database") } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (has_prefix (bytes, others[i].magic, others[i].length))
      {
        g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                     _ ("This is %s, which cannot be imported. Save the document as a Word "
                        "document (.docx) or as plain text (.txt) and import that."),
                     _ (others[i].name));
        return FALSE;
      }
  return TRUE;
}

/* By content, not by name: what is called .docx may be anything. */
static RectifyDocument *
load (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  RectifyConverterKind kind;

  if (!check_size (g_bytes_get_size (bytes), error))
    return NULL;
  if (has_prefix (bytes, "PK\x03\x04", 4))
    {
      g_autoptr (RectifyPackage) package = rectify_package_open (bytes, error);

      if (package == NULL)
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (packages); i++)
        if (rectify_package_has (package, packages[i].part))
          return packages[i].load (bytes, cancellable, error);
    }
  kind = rectify_converter_recognise (bytes);
  if (kind != RECTIFY_CONVERTER_NONE)
    return rectify_converter_load (bytes, kind, cancellable, error);
  if (!check_other (bytes, error))
    return NULL;
  if (rectify_html_format_recognise (bytes))
    return rectify_html_format_load (bytes, cancellable, error);
  return rectify_text_format_load (bytes, error);
}

static RectifyDocument *
load_named (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  RectifyDocument *document = load (bytes, cancellable, error);

  if (document == NULL)
    g_prefix_error (error, "%s: ", name);
  return document;
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
  g_return_val_if_fail (bytes != NULL, NULL);
  return load_named (bytes, name, NULL, error);
}

static RectifyDocument *
load_sheets (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  if (has_prefix (bytes, "PK\x03\x04", 4))
    {
      g_autoptr (RectifyPackage) package = rectify_package_open (bytes, error);

      if (package == NULL)
        return NULL;
      if (rectify_package_has (package, "xl/"))
        return rectify_xlsx_format_load_sheets (bytes, cancellable, error);
    }
  if (rectify_converter_recognise (bytes) == RECTIFY_CONVERTER_ENCRYPTED)
    {
      rectify_package_set_encrypted (error);
      return NULL;
    }
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                       _ ("This is no Excel workbook (.xlsx). Open the file in Excel, WPS or "
                          "LibreOffice, save it as an Excel workbook (.xlsx), and choose that."));
  return NULL;
}

typedef RectifyDocument *(*LoadFunc) (GBytes *bytes, GCancellable *cancellable, GError **error);

/* The message of an error names the file. */
static RectifyDocument *
load_file (GFile *file, LoadFunc func, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (path != NULL ? path : "");
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = read_bounded (file, cancellable, &failure);
  RectifyDocument *document;

  if (bytes == NULL)
    {
      if (failure->domain != RECTIFY_FORMAT_ERROR)
        rectify_file_fault_take_read (error, file, g_steal_pointer (&failure));
      else
        g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", name);
      return NULL;
    }
  document = func (bytes, cancellable, error);
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
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  return load_file (file, load, cancellable, error);
}

/**
 * rectify_formats_load_sheets:
 * @file: a file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a workbook with all that was written to it, for a form that comes back: as tables, one for
 * each sheet, those too that are not shown. Reads no more than 64 MiB. Blocks.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError or a
 *   #GIOError
 */
RectifyDocument *
rectify_formats_load_sheets (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  return load_file (file, load_sheets, cancellable, error);
}
