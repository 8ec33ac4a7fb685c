/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

#define EMUS_PER_POINT 12700
#define TWIPS_PER_POINT 20.0
/* In half points. */
#define CAPTION_SIZE 24
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

/**
 * rectify_docx_get_picture:
 * @document: a document
 * @position: which block
 *
 * Returns: (transfer none) (nullable): the block's picture as PNG, if it is a drawing that has one
 */
GBytes *
rectify_docx_get_picture (RectifyDocument *document, guint position)
{
  RectifyDrawing *drawing = rectify_document_get_drawing (document, position);

  return drawing != NULL ? rectify_drawing_get_image (drawing) : NULL;
}

/**
 * rectify_docx_dup_picture_name:
 * @position: which block
 *
 * Returns: (transfer full): the name of the part with its picture, below “word”
 */
char *
rectify_docx_dup_picture_name (guint position)
{
  return g_strdup_printf ("media/image%u.png", position + 1);
}

static void
write_extent (const char *name, int width, int height, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_number (xml, "cx", width);
  rectify_xml_writer_number (xml, "cy", height);
  rectify_xml_writer_end (xml);
}

static void
write_name (const char *element, guint position, const char *words, RectifyXmlWriter *xml)
{
  g_autofree char *name = rectify_docx_dup_picture_name (position);

  rectify_xml_writer_start (xml, element);
  rectify_xml_writer_number (xml, "id", position + 1);
  rectify_xml_writer_attribute (xml, "name", name);
  if (words != NULL)
    rectify_xml_writer_attribute (xml, "descr", words);
  rectify_xml_writer_end (xml);
}

static void
write_shape (int width, int height, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "pic:spPr");
  rectify_xml_writer_start (xml, "a:xfrm");
  rectify_xml_writer_start (xml, "a:off");
  rectify_xml_writer_number (xml, "x", 0);
  rectify_xml_writer_number (xml, "y", 0);
  rectify_xml_writer_end (xml);
  write_extent ("a:ext", width, height, xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "a:prstGeom");
  rectify_xml_writer_attribute (xml, "prst", "rect");
  rectify_docx_flag (xml, "a:avLst");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

static void
write_graphic (guint position, int width, int height, RectifyXmlWriter *xml)
{
  g_autofree char *relation = g_strdup_printf ("rId%u", RECTIFY_DOCX_FIRST_PICTURE + position);

  rectify_xml_writer_start (xml, "a:graphic");
  rectify_xml_writer_attribute (xml, "xmlns:a", DRAWING "main");
  rectify_xml_writer_start (xml, "a:graphicData");
  rectify_xml_writer_attribute (xml, "uri", DRAWING "picture");
  rectify_xml_writer_start (xml, "pic:pic");
  rectify_xml_writer_attribute (xml, "xmlns:pic", DRAWING "picture");
  rectify_xml_writer_start (xml, "pic:nvPicPr");
  write_name ("pic:cNvPr", position, NULL, xml);
  rectify_docx_flag (xml, "pic:cNvPicPr");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "pic:blipFill");
  rectify_xml_writer_start (xml, "a:blip");
  rectify_xml_writer_attribute (xml, "r:embed", relation);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "a:stretch");
  rectify_docx_flag (xml, "a:fillRect");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  write_shape (width, height, xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/* In the middle; its line is as high as it is. A picture is on the page of its caption. */
static void
write_format (gboolean has_caption, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:pPr");
  if (has_caption)
    rectify_docx_flag (xml, "w:keepNext");
  rectify_xml_writer_start (xml, "w:spacing");
  rectify_xml_writer_number (xml, "w:before", 120);
  rectify_xml_writer_number (xml, "w:after", 120);
  rectify_xml_writer_number (xml, "w:line", 240);
  rectify_xml_writer_attribute (xml, "w:lineRule", "auto");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:ind");
  rectify_xml_writer_number (xml, "w:firstLineChars", 0);
  rectify_xml_writer_number (xml, "w:firstLine", 0);
  rectify_xml_writer_end (xml);
  rectify_docx_value (xml, "w:jc", "center");
  rectify_xml_writer_end (xml);
}

static void
write_caption (const char *title, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:p");
  write_format (FALSE, xml);
  rectify_docx_run (xml, rectify_docx_get_run_style (RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_HEADING_1),
                    CAPTION_SIZE, title);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_picture:
 * @layout: the measures of the document's pages
 * @document: a document
 * @position: a block that is a drawing with a picture
 * @xml: where to
 *
 * Writes the picture in a paragraph of its own, no wider than the type area, and its caption below it,
 * as on a printed page. Its words are for those who do not see it.
 */
void
rectify_docx_write_picture (const RectifyDocxLayout *layout, RectifyDocument *document,
                            guint position, RectifyXmlWriter *xml)
{
  RectifyDrawing *drawing = rectify_document_get_drawing (document, position);
  double area = layout->area_width / TWIPS_PER_POINT;
  double scale = MIN (1, area / rectify_drawing_get_width (drawing));
  int width = rectify_drawing_get_width (drawing) * scale * EMUS_PER_POINT;
  int height = rectify_drawing_get_height (drawing) * scale * EMUS_PER_POINT;
  const char *title = rectify_drawing_get_title (drawing);

  rectify_xml_writer_start (xml, "w:p");
  write_format (*title != '\0', xml);
  rectify_xml_writer_start (xml, "w:r");
  rectify_xml_writer_start (xml, "w:drawing");
  rectify_xml_writer_start (xml, "wp:inline");
  rectify_xml_writer_attribute (xml, "xmlns:wp", DRAWING "wordprocessingDrawing");
  write_extent ("wp:extent", width, height, xml);
  write_name ("wp:docPr", position, rectify_drawing_get_words (drawing), xml);
  write_graphic (position, width, height, xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  if (*title != '\0')
    write_caption (title, xml);
}
