/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

#include "rectify-heading.h"

/* As word processors name the headings that a table of contents leads to. */
#define NAME_FORMAT "_Toc%08u"

static char *
dup_entry (RectifyDocument *document, guint position, guint *level)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);
  g_autofree char *heading = NULL;
  RectifyParagraphRole role;

  if (paragraph == NULL)
    return NULL;
  role = rectify_paragraph_get_role (paragraph);
  /* Titles and what stands around the text are none of it, however they are set. */
  if (role == RECTIFY_PARAGRAPH_TITLE || rectify_docx_is_furniture (role))
    return NULL;
  heading = rectify_heading_dup (paragraph, level);
  if (heading == NULL || *heading == '\0' || *level > RECTIFY_CONTENTS_LEVELS)
    return NULL;
  return rectify_heading_dup_entry (heading);
}

/**
 * rectify_docx_has_contents:
 * @document: a document
 *
 * Returns: whether a table of contents stands before its text: one is asked for, and there are
 *   headings
 */
gboolean
rectify_docx_has_contents (RectifyDocument *document)
{
  if (!rectify_document_get_page_style (document)->has_contents)
    return FALSE;
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      guint level;
      g_autofree char *entry = dup_entry (document, i, &level);

      if (entry != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
write_bookmark_end (guint position, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:bookmarkEnd");
  rectify_xml_writer_number (xml, "w:id", (int) position);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_heading_mark:
 * @document: a document with a table of contents
 * @position: a paragraph
 * @is_end: whether its words are written
 * @xml: where to
 *
 * Writes what an entry of the contents leads to, around the words of a heading.
 */
void
rectify_docx_write_heading_mark (RectifyDocument *document, guint position, gboolean is_end,
                                 RectifyXmlWriter *xml)
{
  guint level;
  g_autofree char *entry = dup_entry (document, position, &level);
  g_autofree char *name = g_strdup_printf (NAME_FORMAT, position + 1);

  if (entry == NULL)
    return;
  if (is_end)
    {
      write_bookmark_end (position, xml);
      return;
    }
  rectify_xml_writer_start (xml, "w:bookmarkStart");
  rectify_xml_writer_number (xml, "w:id", (int) position);
  rectify_xml_writer_attribute (xml, "w:name", name);
  rectify_xml_writer_end (xml);
}

static void
start_paragraph (const char *style, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:p");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_value (xml, "w:pStyle", style);
  rectify_xml_writer_end (xml);
}

/* The contents begin with the field's instruction in the first of them: headings of our levels, as
 * links. */
static void
start_field (RectifyXmlWriter *xml)
{
  g_autofree char *instruction
      = g_strdup_printf (" TOC \\o \"1-%d\" \\h \\z \\u ", RECTIFY_CONTENTS_LEVELS);

  rectify_docx_field_mark (xml, "begin");
  rectify_docx_instruction (xml, instruction);
  rectify_docx_field_mark (xml, "separate");
}

/* The number of the page is a field too, so that it can be brought up to date by itself. */
static void
write_entry (RectifyDocument *document, guint position, const char *words, guint level,
             gboolean is_first, RectifyXmlWriter *xml)
{
  guint page = rectify_paragraph_get_page (rectify_document_get_paragraph (document, position));
  g_autofree char *style = g_strdup_printf ("TOC%u", level);
  g_autofree char *name = g_strdup_printf (NAME_FORMAT, position + 1);
  g_autofree char *instruction = g_strdup_printf (" PAGEREF %s \\h ", name);
  g_autofree char *number = page > 0 ? g_strdup_printf ("%u", page) : g_strdup ("");

  start_paragraph (style, xml);
  if (is_first)
    start_field (xml);
  rectify_xml_writer_start (xml, "w:hyperlink");
  rectify_xml_writer_attribute (xml, "w:anchor", name);
  rectify_xml_writer_attribute (xml, "w:history", "1");
  rectify_docx_run (xml, NULL, 0, words);
  rectify_docx_run (xml, NULL, 0, "\t");
  rectify_docx_field_mark (xml, "begin");
  rectify_docx_instruction (xml, instruction);
  rectify_docx_field_mark (xml, "separate");
  rectify_docx_run (xml, NULL, 0, number);
  rectify_docx_field_mark (xml, "end");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/* What tells word processors, and our reader, that all this is made from the headings. */
static void
start_part (RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:sdt");
  rectify_xml_writer_start (xml, "w:sdtPr");
  rectify_xml_writer_start (xml, "w:docPartObj");
  rectify_docx_value (xml, "w:docPartGallery", RECTIFY_DOCX_CONTENTS_GALLERY);
  rectify_docx_flag (xml, "w:docPartUnique");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:sdtContent");
}

/**
 * rectify_docx_write_contents:
 * @document: a document with a table of contents
 * @xml: where to
 *
 * Writes the table of contents as a field that word processors bring up to date when they are told
 * to, with its entries as they are now; their page numbers where the headings know theirs.
 */
void
rectify_docx_write_contents (RectifyDocument *document, RectifyXmlWriter *xml)
{
  gboolean is_english = rectify_document_get_page_style (document)->is_english;
  gboolean is_first = TRUE;

  start_part (xml);
  start_paragraph ("TOCHeading", xml);
  rectify_docx_run (xml, NULL, 0, rectify_contents_get_title (is_english));
  rectify_xml_writer_end (xml);
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      guint level;
      g_autofree char *words = dup_entry (document, i, &level);

      if (words == NULL)
        continue;
      write_entry (document, i, words, level, is_first, xml);
      is_first = FALSE;
    }
  /* The field ends in a paragraph of its own, as word processors have it. */
  rectify_docx_start_gap (RECTIFY_DOCX_NO_HEIGHT, xml);
  rectify_xml_writer_end (xml);
  rectify_docx_field_mark (xml, "end");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}
