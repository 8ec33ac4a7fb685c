/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-docx-writer-private.h"

/* A character of the text and of the imprint, in twips; see the pages for the same measures. */
#define CHARACTER 320
#define IMPRINT_CHARACTER (RECTIFY_DOCX_IMPRINT_SIZE * 10)
/* GB/T 9704-2012, 7.2.4: the mark 35 mm below the head of the type area, in half points at most 22
 * mm high; its characters sit so much below the head of its line. */
#define MARK_DROP RECTIFY_DOCX_MM (35)
#define MARK_SIZE 124
#define MARK_LINE 24
/* 7.2.5 to 7.3.1: two lines below the mark, and below the rule that is 4 mm below the number. */
#define BLANK_LINES (2 * RECTIFY_DOCX_PITCH)
#define RULE_SPACE 8
#define RED "D90000"

static int
get_area_width (RectifyDocument *document)
{
  RectifyDocxLayout layout;

  rectify_docx_layout_init (&layout, document);
  return layout.area_width;
}

static gboolean
is_imprint (RectifyParagraphRole role)
{
  return role == RECTIFY_PARAGRAPH_COPIES || role == RECTIFY_PARAGRAPH_PRINTED;
}

/**
 * rectify_docx_find_imprint:
 * @document: a document
 *
 * Returns: the first of the paragraphs at its end that stand at the foot of the last page; how many
 *   blocks there are if none does
 */
guint
rectify_docx_find_imprint (RectifyDocument *document)
{
  guint first = rectify_document_get_n_blocks (document);

  while (first > 0 && is_imprint (rectify_docx_find_role (document, first - 1)))
    first--;
  return first;
}

/**
 * rectify_docx_is_furniture:
 * @role: a paragraph's role
 *
 * Returns: whether it is no part of the text, but stands around it
 */
gboolean
rectify_docx_is_furniture (RectifyParagraphRole role)
{
  return role >= RECTIFY_PARAGRAPH_COPY_NUMBER;
}

/* How wide text is up to a tab, in hundredths of a character. */
static int
measure (RectifyParagraph *paragraph, gboolean *has_tab)
{
  g_autofree char *text = rectify_paragraph_dup_text (paragraph);
  const char *tab = strchr (text, '\t');
  int width = 0;

  *has_tab = tab != NULL;
  for (const char *p = text; *p != '\0' && p != tab; p = g_utf8_next_char (p))
    width += g_utf8_get_char (p) < 0x2e80 ? 50 : 100;
  return width;
}

/**
 * rectify_docx_get_furniture_size:
 * @paragraph: a paragraph
 *
 * Returns: the size of its type in half points, 0 for that of its style
 */
int
rectify_docx_get_furniture_size (RectifyParagraph *paragraph)
{
  gboolean has_tab;
  int width;

  if (rectify_paragraph_get_role (paragraph) != RECTIFY_PARAGRAPH_MARK)
    return 0;
  width = measure (paragraph, &has_tab);
  return CLAMP (RECTIFY_DOCX_AREA_WIDTH * 94 / MAX (width, 100) / 10, 10, MARK_SIZE);
}

static void
write_border (RectifyXmlWriter *xml, const char *name, int size, int space, const char *colour)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_attribute (xml, "w:val", "single");
  rectify_xml_writer_number (xml, "w:sz", size);
  rectify_xml_writer_number (xml, "w:space", space);
  rectify_xml_writer_attribute (xml, "w:color", colour);
  rectify_xml_writer_end (xml);
}

/* The last of mark and number. */
static gboolean
ends_letterhead (RectifyDocument *document, guint position)
{
  RectifyParagraphRole role = rectify_docx_find_role (document, position);
  RectifyParagraphRole next = rectify_docx_find_role (document, position + 1);

  return (role == RECTIFY_PARAGRAPH_MARK || role == RECTIFY_PARAGRAPH_NUMBER)
         && next != RECTIFY_PARAGRAPH_MARK && next != RECTIFY_PARAGRAPH_NUMBER;
}

/* 7.2.7: the red rule below the number. */
static void
write_rule (RectifyDocument *document, guint position, RectifyXmlWriter *xml)
{
  if (!ends_letterhead (document, position))
    return;
  rectify_xml_writer_start (xml, "w:pBdr");
  write_border (xml, "w:bottom", 16, RULE_SPACE, RED);
  rectify_xml_writer_end (xml);
}

static void
write_tab (RectifyXmlWriter *xml, int position)
{
  rectify_xml_writer_start (xml, "w:tabs");
  rectify_xml_writer_start (xml, "w:tab");
  rectify_xml_writer_attribute (xml, "w:val", "right");
  rectify_xml_writer_number (xml, "w:pos", position);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

static void
write_spacing (RectifyDocument *document, guint position, RectifyParagraphRole role,
               RectifyXmlWriter *xml)
{
  RectifyParagraphRole last
      = position > 0 ? rectify_docx_find_role (document, position - 1) : RECTIFY_PARAGRAPH_BODY;
  int size = rectify_docx_get_furniture_size (rectify_document_get_paragraph (document, position));
  int before = 0, after = 0, line = 0;

  if (role == RECTIFY_PARAGRAPH_MARK)
    {
      line = size * MARK_LINE / 2;
      if (last != role)
        before = MAX (MARK_DROP - (int) position * RECTIFY_DOCX_PITCH - line / 6, 0);
    }
  else if (role == RECTIFY_PARAGRAPH_NUMBER)
    before = last != role ? BLANK_LINES : 0;
  else if (role == RECTIFY_PARAGRAPH_ATTACHMENTS)
    before = last != role ? RECTIFY_DOCX_PITCH : 0;
  else if (role == RECTIFY_PARAGRAPH_ANNEX)
    after = RECTIFY_DOCX_PITCH;
  else if (is_imprint (role))
    line = IMPRINT_CHARACTER * 3 / 2;
  if (ends_letterhead (document, position))
    after = BLANK_LINES;
  rectify_xml_writer_start (xml, "w:spacing");
  rectify_xml_writer_number (xml, "w:before", before);
  rectify_xml_writer_number (xml, "w:after", after);
  rectify_xml_writer_number (xml, "w:line", line != 0 ? line : RECTIFY_DOCX_PITCH);
  rectify_xml_writer_attribute (xml, "w:lineRule", "exact");
  rectify_xml_writer_end (xml);
}

static void
write_indent (RectifyXmlWriter *xml, int left, int right, int first_line, int hanging)
{
  rectify_xml_writer_start (xml, "w:ind");
  rectify_xml_writer_number (xml, "w:left", left);
  rectify_xml_writer_number (xml, "w:right", right);
  rectify_xml_writer_number (xml, "w:firstLineChars", 0);
  if (hanging > 0)
    rectify_xml_writer_number (xml, "w:hanging", hanging);
  else
    rectify_xml_writer_number (xml, "w:firstLine", first_line);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_furniture_format:
 * @document: a document
 * @position: a paragraph of its letterhead, attachments or imprint
 * @xml: where to
 *
 * Writes how the paragraph stands: border, tabs, spacing, indent and alignment, which belong into a
 * paragraph's properties in this order.
 */
void
rectify_docx_write_furniture_format (RectifyDocument *document, guint position,
                                     RectifyXmlWriter *xml)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);
  RectifyParagraphRole role = rectify_paragraph_get_role (paragraph);
  gboolean has_tab;
  int width = measure (paragraph, &has_tab);
  int character = is_imprint (role) ? IMPRINT_CHARACTER : CHARACTER;
  int hanging = width * character / 100;

  write_rule (document, position, xml);
  if (role == RECTIFY_PARAGRAPH_NUMBER || role == RECTIFY_PARAGRAPH_PRINTED)
    write_tab (xml, get_area_width (document) - character);
  write_spacing (document, position, role, xml);
  if (role == RECTIFY_PARAGRAPH_ATTACHMENTS)
    write_indent (xml, 2 * character + hanging, 0, 0, hanging);
  else if (role == RECTIFY_PARAGRAPH_COPIES)
    write_indent (xml, character + hanging, character, 0, hanging);
  else
    write_indent (xml, 0, 0, has_tab ? character : 0, 0);
  if (role == RECTIFY_PARAGRAPH_MARK || (role == RECTIFY_PARAGRAPH_NUMBER && !has_tab))
    rectify_docx_value (xml, "w:jc", "center");
  else
    rectify_docx_value (xml, "w:jc", "left");
}

/* 7.4.1: rules of 0.35 mm above and below, of 0.25 mm between; the last of them the lower edge of
 * the type area. */
static void
write_imprint_format (const RectifyDocxLayout *layout, RectifyXmlWriter *xml)
{
  static const char *const sides[] = { "w:left", "w:right" };

  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_xml_writer_start (xml, "w:tblpPr");
  rectify_xml_writer_attribute (xml, "w:vertAnchor", "margin");
  /* From the paper's edge: LibreOffice leaves a table as wide as the text in its place otherwise. */
  rectify_xml_writer_attribute (xml, "w:horzAnchor", "page");
  rectify_xml_writer_number (xml, "w:tblpX", layout->margin_left);
  rectify_xml_writer_attribute (xml, "w:tblpYSpec", "bottom");
  rectify_xml_writer_end (xml);
  rectify_docx_width (xml, "w:tblW", layout->area_width);
  rectify_xml_writer_start (xml, "w:tblBorders");
  write_border (xml, "w:top", 8, 0, "auto");
  write_border (xml, "w:bottom", 8, 0, "auto");
  write_border (xml, "w:insideH", 6, 0, "auto");
  rectify_xml_writer_end (xml);
  rectify_docx_fixed_layout (xml);
  rectify_xml_writer_start (xml, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    rectify_docx_width (xml, sides[i], 0);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_imprint:
 * @document: a document
 * @first: the first paragraph of its imprint
 * @write: writes a paragraph
 * @xml: where to
 *
 * Writes the imprint at the end: a row for each entry, at the foot of the page, as offices make it.
 */
void
rectify_docx_write_imprint (RectifyDocument *document, guint first, RectifyDocxParagraphFunc write,
                            RectifyXmlWriter *xml)
{
  RectifyDocxLayout layout;

  rectify_docx_layout_init (&layout, document);
  rectify_xml_writer_start (xml, "w:tbl");
  write_imprint_format (&layout, xml);
  rectify_xml_writer_start (xml, "w:tblGrid");
  rectify_xml_writer_start (xml, "w:gridCol");
  rectify_xml_writer_number (xml, "w:w", layout.area_width);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  for (guint i = first; i < rectify_document_get_n_blocks (document); i++)
    {
      rectify_xml_writer_start (xml, "w:tr");
      rectify_xml_writer_start (xml, "w:tc");
      rectify_xml_writer_start (xml, "w:tcPr");
      rectify_docx_width (xml, "w:tcW", layout.area_width);
      rectify_xml_writer_end (xml);
      write (document, i, xml);
      rectify_xml_writer_end (xml);
      rectify_xml_writer_end (xml);
    }
  rectify_xml_writer_end (xml);
}
