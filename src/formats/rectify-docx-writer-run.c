/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

#include <string.h>

/* Characters in a run at most: readers of XML do not take a piece of text of any length. */
#define PIECE 16384

/* A tab, a line's end, or text up to the next of them. Returns what follows. */
static const char *
write_piece (RectifyXmlWriter *xml, const char *text)
{
  g_autofree char *piece = NULL;
  const char *end = text;

  if (*text == '\t')
    {
      rectify_docx_flag (xml, "w:tab");
      return text + 1;
    }
  if (*text == '\n' || *text == '\r')
    {
      rectify_docx_flag (xml, "w:br");
      return text + (g_str_has_prefix (text, "\r\n") ? 2 : 1);
    }
  for (guint i = 0; i < PIECE && *end != '\0' && strchr ("\t\n\r", *end) == NULL; i++)
    end = g_utf8_next_char (end);
  piece = g_strndup (text, end - text);
  rectify_xml_writer_start (xml, "w:t");
  rectify_xml_writer_attribute (xml, "xml:space", "preserve");
  rectify_xml_writer_text (xml, piece);
  rectify_xml_writer_end (xml);
  return end;
}

/* As they are printed: not as changes that a word processor tracks, which it would offer to undo.
 * In the order that the format asks for: w:strike before w:sz, w:u behind it. */
static void
write_properties (RectifyXmlWriter *xml, const char *style, int size, RectifyMark mark)
{
  if (style == NULL && size == 0 && mark != RECTIFY_MARK_INSERTED && mark != RECTIFY_MARK_DELETED)
    return;
  rectify_xml_writer_start (xml, "w:rPr");
  if (style != NULL)
    rectify_docx_value (xml, "w:rStyle", style);
  if (mark == RECTIFY_MARK_DELETED)
    {
      rectify_xml_writer_start (xml, "w:strike");
      rectify_xml_writer_end (xml);
    }
  if (size != 0)
    {
      rectify_docx_number (xml, "w:sz", size);
      rectify_docx_number (xml, "w:szCs", size);
    }
  if (mark == RECTIFY_MARK_INSERTED)
    rectify_docx_value (xml, "w:u", "single");
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_marked_run:
 * @xml: where to
 * @style: (nullable): the id of a style
 * @size: in half points, 0 for that of the paragraph's style
 * @mark: what became of it
 * @text: text, any
 */
void
rectify_docx_marked_run (RectifyXmlWriter *xml, const char *style, int size, RectifyMark mark,
                         const char *text)
{
  g_autofree char *clean = rectify_xml_writer_clean (text);
  const char *p = clean;

  while (*p != '\0')
    {
      rectify_xml_writer_start (xml, "w:r");
      write_properties (xml, style, size, mark);
      p = write_piece (xml, p);
      rectify_xml_writer_end (xml);
    }
}

/**
 * rectify_docx_run:
 * @xml: where to
 * @style: (nullable): the id of a style
 * @size: in half points, 0 for that of the paragraph's style
 * @text: text, any
 */
void
rectify_docx_run (RectifyXmlWriter *xml, const char *style, int size, const char *text)
{
  rectify_docx_marked_run (xml, style, size, RECTIFY_MARK_NONE, text);
}

/**
 * rectify_docx_write_runs:
 * @paragraph: a paragraph
 * @role: what it is set as
 * @size: in half points, 0 for that of the paragraph's style
 * @xml: where to
 */
void
rectify_docx_write_runs (RectifyParagraph *paragraph, RectifyParagraphRole role, int size,
                         RectifyXmlWriter *xml)
{
  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (paragraph, i);

      rectify_docx_marked_run (xml, rectify_docx_get_run_style (role, run->style), size, run->mark,
                               run->text);
    }
}
