/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "rectify-docx-writer-private.h"
#include "rectify-file-save.h"
#include "rectify-formats.h"
#include "rectify-zip-writer.h"

static void
write_cb (const void *data, gsize length, gpointer user_data)
{
  rectify_zip_writer_write (user_data, data, length);
}

static gboolean
write_part (RectifyDocument *document, const RectifyDocxPart *part, RectifyZipWriter *zip,
            GCancellable *cancellable, GError **error)
{
  RectifyXmlWriter *xml;
  gboolean whole = TRUE;

  rectify_zip_writer_start (zip, part->name);
  xml = rectify_xml_writer_new (write_cb, zip);
  if (part->write != NULL)
    part->write (document, xml);
  else
    whole = rectify_docx_write_body (document, cancellable, xml, error);
  if (rectify_xml_writer_free (xml) || !whole)
    return whole;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The file could not be packed (%s). Export a smaller part of the plan."),
               g_strerror (ENOMEM));
  return FALSE;
}

static void
write_pictures (RectifyDocument *document, RectifyZipWriter *zip)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      GBytes *picture = rectify_docx_get_picture (document, i);
      g_autofree char *name = rectify_docx_dup_picture_name (i);
      g_autofree char *path = g_strconcat ("word/", name, NULL);

      if (picture == NULL)
        continue;
      rectify_zip_writer_start (zip, path);
      rectify_zip_writer_write (zip, g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
    }
}

/**
 * rectify_docx_format_save:
 * @document: a document
 * @file: where to; an existing file is replaced when the new one is whole on disk
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a document for Word, WPS and LibreOffice in the official layout, GB/T 9704-2012, with real
 * styles. Of drawings that have no image there is the table of
 * their numbers. Characters that such files cannot have are left out. With SOURCE_DATE_EPOCH set the
 * same document makes the same bytes.
 *
 * Returns: whether it is written; if not, @file is as it was
 */
gboolean
rectify_docx_format_save (RectifyDocument *document, GFile *file, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (RectifyZipWriter) zip = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const RectifyDocxPart *parts;
  guint n_parts;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  zip = rectify_zip_writer_new ();
  parts = rectify_docx_get_parts (&n_parts);
  for (guint i = 0; i < n_parts; i++)
    if (!write_part (document, &parts[i], zip, cancellable, error))
      return FALSE;
  write_pictures (document, zip);
  bytes = rectify_zip_writer_finish (zip, error);
  return bytes != NULL
         && rectify_file_save (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               cancellable, error);
}
