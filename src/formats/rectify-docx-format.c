/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-format.h"

#include <glib/gi18n-lib.h>

#include "rectify-docx-private.h"
#include "rectify-formats.h"
#include "rectify-relationships.h"

/* Sections may have three each; one with text is enough to know. */
#define MAX_HEADERS 64

static const struct {
  RectifyDocxRemarks remark;
  const char *sentence;
} remarks[] = {
  { RECTIFY_DOCX_CHANGES, N_ ("Tracked changes were taken as accepted.") },
  { RECTIFY_DOCX_COMMENTS, N_ ("Comments were left out.") },
  { RECTIFY_DOCX_HEADERS, N_ ("Headers and footers were left out.") },
  { RECTIFY_DOCX_HIDDEN, N_ ("Hidden text was left out.") },
  { RECTIFY_DOCX_SYMBOLS, N_ ("Some signs of symbol fonts were left out.") },
  { RECTIFY_DOCX_PICTURES, N_ ("Pictures, charts and embedded files were left out.") },
  { RECTIFY_DOCX_NOTES, N_ ("Footnotes and endnotes follow the paragraphs that refer to them.") },
  { RECTIFY_DOCX_CONTENTS,
    N_ ("The table of contents was left out; it is made from the headings.") },
  { RECTIFY_DOCX_BOXES, N_ ("Text boxes follow the paragraphs that they stand at.") },
};

static void
set_no_text (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED,
                       _ ("The file looks like a Word document, but there is none in it. Open it "
                          "in the word processor, save it again and import that."));
}

static void
clear (RectifyDocx *docx)
{
  g_clear_pointer (&docx->numbering, rectify_docx_numbering_free);
  g_clear_pointer (&docx->styles, rectify_docx_styles_free);
  rectify_docx_notes_clear (&docx->footnotes);
  rectify_docx_notes_clear (&docx->endnotes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyDocx, clear)

/* The part with the body. Nearly always the same; the package says which. */
static char *
find_main_part (RectifyPackage *package, GError **error)
{
  g_autoptr (RectifyRelationships) relationships = rectify_relationships_read (package, "", error);
  const char *part;

  if (relationships == NULL)
    return NULL;
  part = rectify_relationships_get_by_type (relationships, "officeDocument", 0);
  if (part == NULL || !rectify_package_has (package, part))
    part = "word/document.xml";
  if (!rectify_package_has (package, part))
    {
      set_no_text (error);
      return NULL;
    }
  return g_strdup (part);
}

/* A part that the main one refers to, or that is called as usual when nothing is said of it. */
static const char *
find_part (RectifyRelationships *relationships, const char *type, const char *usual)
{
  const char *part = rectify_relationships_get_by_type (relationships, type, 0);

  return part != NULL ? part : usual;
}

static gboolean
read_parts (RectifyDocx *docx, RectifyRelationships *relationships, GError **error)
{
  docx->styles
      = rectify_docx_styles_read (docx->package,
                                  find_part (relationships, "styles", "word/styles.xml"), error);
  if (docx->styles == NULL)
    return FALSE;
  docx->numbering
      = rectify_docx_numbering_read (docx->package,
                                     find_part (relationships, "numbering", "word/numbering.xml"),
                                     docx->styles, error);
  if (docx->numbering == NULL)
    return FALSE;
  docx->footnotes.part = g_strdup (find_part (relationships, "footnotes", "word/footnotes.xml"));
  docx->endnotes.part = g_strdup (find_part (relationships, "endnotes", "word/endnotes.xml"));
  return TRUE;
}

static gboolean
read_body (RectifyDocx *docx, const char *part, RectifyDocument *document, GError **error)
{
  g_autoptr (RectifyXml) xml
      = rectify_package_read_xml (docx->package, part, rectify_docx_names, error);
  g_autoptr (RectifyDocxFlow) flow = rectify_docx_flow_new (document);
  RectifyDocxStory story = { .docx = docx, .xml = xml };
  gboolean found = FALSE;
  RectifyXmlNode node;

  if (xml == NULL)
    return FALSE;
  while (!found && (node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    found = node == RECTIFY_XML_START && rectify_xml_is (xml, RECTIFY_XML_WORD, "body");
  if (found)
    rectify_docx_story_read (&story, flow);
  if (!rectify_xml_finish (xml, error))
    return FALSE;
  if (!found)
    set_no_text (error);
  return found;
}

static void
look_at_headers (RectifyDocx *docx, RectifyRelationships *relationships, const char *type)
{
  const char *part;

  for (guint i = 0; i < MAX_HEADERS && (docx->remarks & RECTIFY_DOCX_HEADERS) == 0; i++)
    {
      part = rectify_relationships_get_by_type (relationships, type, i);
      if (part == NULL)
        break;
      if (rectify_docx_headers_have_text (docx, part))
        docx->remarks |= RECTIFY_DOCX_HEADERS;
    }
}

static void
add_remarks (RectifyDocx *docx, RectifyDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if ((docx->remarks & remarks[i].remark) != 0)
      rectify_document_add_remark (document, _ (remarks[i].sentence));
}

/**
 * rectify_docx_format_load:
 * @bytes: a DOCX file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a document of Word, WPS or another word processor: paragraphs with the labels that are
 * shown before them, and tables. What is left out is said in the remarks of the document.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError or a
 *   #GIOError if it was stopped
 */
RectifyDocument *
rectify_docx_format_load (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (RectifyPackage) package = rectify_package_open (bytes, error);
  g_autoptr (RectifyRelationships) relationships = NULL;
  g_auto (RectifyDocx) docx = { .package = package, .cancellable = cancellable };
  g_autofree char *part = NULL;

  if (package != NULL)
    part = find_main_part (package, error);
  if (part != NULL)
    relationships = rectify_relationships_read (package, part, error);
  if (relationships == NULL || !read_parts (&docx, relationships, error)
      || !read_body (&docx, part, document, error))
    return NULL;
  if (rectify_document_get_n_blocks (document) == 0)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                           _ ("The file is empty: there is no text in it to import."));
      return NULL;
    }
  look_at_headers (&docx, relationships, "header");
  look_at_headers (&docx, relationships, "footer");
  add_remarks (&docx, document);
  return g_steal_pointer (&document);
}
