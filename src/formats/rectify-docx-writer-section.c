/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

static void
write_footer_reference (RectifyXmlWriter *xml, const char *type, const char *id)
{
  rectify_xml_writer_start (xml, "w:footerReference");
  rectify_xml_writer_attribute (xml, "w:type", type);
  rectify_xml_writer_attribute (xml, "r:id", id);
  rectify_xml_writer_end (xml);
}

/* Contents have Roman numbers, and the text counts from 1. */
static void
write_numbering (RectifyDocxSection section, RectifyXmlWriter *xml)
{
  if ((section & (RECTIFY_DOCX_SECTION_CONTENTS | RECTIFY_DOCX_SECTION_RESTARTS)) == 0)
    return;
  rectify_xml_writer_start (xml, "w:pgNumType");
  if ((section & RECTIFY_DOCX_SECTION_CONTENTS) != 0)
    rectify_xml_writer_attribute (xml, "w:fmt", "upperRoman");
  rectify_xml_writer_number (xml, "w:start", 1);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_section:
 * @layout: the measures of the pages
 * @section: what they are
 * @xml: where to
 *
 * Writes the properties of the pages up to here. Across, the paper is turned to the left: its head
 * is at the binding edge of odd pages (GB/T 9704-2012, 8).
 */
void
rectify_docx_write_section (const RectifyDocxLayout *layout, RectifyDocxSection section,
                            RectifyXmlWriter *xml)
{
  gboolean across = (section & RECTIFY_DOCX_SECTION_ACROSS) != 0;
  gboolean landscape = across || layout->page_width > layout->page_height;

  rectify_xml_writer_start (xml, "w:sectPr");
  write_footer_reference (xml, "even", "rId2");
  write_footer_reference (xml, "default", "rId1");
  rectify_docx_value (xml, "w:type", "nextPage");
  rectify_xml_writer_start (xml, "w:pgSz");
  rectify_xml_writer_number (xml, "w:w", across ? layout->page_height : layout->page_width);
  rectify_xml_writer_number (xml, "w:h", across ? layout->page_width : layout->page_height);
  if (landscape)
    rectify_xml_writer_attribute (xml, "w:orient", "landscape");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:pgMar");
  rectify_xml_writer_number (xml, "w:top", across ? layout->margin_left : layout->margin_top);
  rectify_xml_writer_number (xml, "w:right", across ? layout->margin_top : layout->margin_right);
  rectify_xml_writer_number (xml, "w:bottom",
                             across ? layout->margin_right : layout->margin_bottom);
  rectify_xml_writer_number (xml, "w:left", across ? layout->margin_bottom : layout->margin_left);
  rectify_xml_writer_number (xml, "w:header", RECTIFY_DOCX_MM (15));
  rectify_xml_writer_number (xml, "w:footer",
                             layout->is_english ? layout->margin_bottom / 2
                             : across           ? RECTIFY_DOCX_FOOTER_ACROSS
                                                : RECTIFY_DOCX_FOOTER_BOTTOM);
  rectify_xml_writer_number (xml, "w:gutter", 0);
  rectify_xml_writer_end (xml);
  write_numbering (section, xml);
  rectify_xml_writer_end (xml);
}
