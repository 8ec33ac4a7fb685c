/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-format.h"

#include <glib/gi18n-lib.h>

#include "rectify-formats.h"
#include "rectify-package.h"

static const char *const names[] = { "p", "t", NULL };

/**
 * rectify_docx_format_load:
 * @bytes: a DOCX file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a document of Word, WPS or another word processor. Text alone is taken so far.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_docx_format_load (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPackage) package = rectify_package_open (bytes, error);
  g_autoptr (RectifyParagraph) paragraph = NULL;
  g_autoptr (RectifyXml) xml = NULL;
  RectifyXmlNode node;
  gboolean in_text = FALSE;

  if (package != NULL)
    xml = rectify_package_read_xml (package, "word/document.xml", names, error);
  if (xml == NULL)
    return NULL;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      int name = node != RECTIFY_XML_TEXT ? rectify_xml_get_name (xml) : -1;

      if (name == 1)
        in_text = node == RECTIFY_XML_START;
      if (node == RECTIFY_XML_TEXT && in_text && paragraph != NULL)
        rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, rectify_xml_get_text (xml));
      if (name != 0)
        continue;
      if (paragraph != NULL && !rectify_paragraph_is_empty (paragraph))
        rectify_document_add (document, paragraph);
      g_clear_pointer (&paragraph, rectify_paragraph_unref);
      if (node == RECTIFY_XML_START)
        paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
    }
  if (!rectify_xml_finish (xml, error))
    return NULL;
  if (rectify_document_get_n_blocks (document) == 0)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                           _ ("The file is empty: there is no text in it to import."));
      return NULL;
    }
  return g_steal_pointer (&document);
}
