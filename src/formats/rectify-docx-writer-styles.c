/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

#include <string.h>

#include "rectify-heading.h"
#include "rectify-office-faces.h"

/* Of levels. */
#define N_HEADINGS 4

/* Ids and names that word processors know, so that their list of headings works. */
typedef struct {
  const char *id;
  const char *name;
  const char *next;
  const char *link;
  const char *face;
  int size;  /* in half points, 0 for that of running text */
  int pitch; /* of lines, in twips, 0 for that of running text */
  int after; /* space below, in twips */
  int level; /* of headings, from 1 */
  gboolean heading;
  const char *justify; /* with it paragraphs are not indented; NULL: as running text */
  const char *colour;
} ParagraphStyle;

static const ParagraphStyle paragraph_styles[] = {
  { "Title", "Title", "Normal", NULL, RECTIFY_DOCX_TITLE_FACE, RECTIFY_DOCX_TITLE_SIZE, 0,
    RECTIFY_DOCX_PITCH, 0, TRUE, "center" },
  /* The contents' heading stands like a title, and is none of the headings. */
  { "TOCHeading", "TOC Heading", "Normal", NULL, RECTIFY_DOCX_TITLE_FACE, RECTIFY_DOCX_TITLE_SIZE,
    0, RECTIFY_DOCX_PITCH, 0, FALSE, "center" },
  { "Heading1", "heading 1", "Normal", "Heading1Char", RECTIFY_DOCX_HEI, 0, 0, 0, 1, TRUE },
  { "Heading2", "heading 2", "Normal", "Heading2Char", RECTIFY_DOCX_KAI, 0, 0, 0, 2, TRUE },
  { "Heading3", "heading 3", "Normal", "Heading3Char", RECTIFY_DOCX_FANGSONG, 0, 0, 0, 3, TRUE },
  { "Heading4", "heading 4", "Normal", "Heading4Char", RECTIFY_DOCX_FANGSONG, 0, 0, 0, 4, TRUE },
  { "Field", "字段", NULL, NULL, NULL, 0, 0, 0, 0, FALSE },
  { "TableText", "表格文字", NULL, NULL, RECTIFY_DOCX_FANGSONG, RECTIFY_DOCX_TABLE_SIZE,
    RECTIFY_DOCX_TABLE_PITCH (RECTIFY_DOCX_TABLE_SIZE), 0, 0, FALSE, "left" },
  { "TableHeading", "表格标题行", NULL, NULL, RECTIFY_DOCX_HEI, RECTIFY_DOCX_TABLE_SIZE,
    RECTIFY_DOCX_TABLE_PITCH (RECTIFY_DOCX_TABLE_SIZE), 0, 0, FALSE, "center" },
  { "Letterhead", "版头", NULL, NULL, RECTIFY_DOCX_HEI, 0, 0, 0, 0, FALSE, "left" },
  { "Mark", "发文机关标志", NULL, NULL, RECTIFY_DOCX_TITLE_FACE, 0, 0, 0, 0, FALSE, "center",
    "D90000" },
  { "Imprint", "版记", NULL, NULL, RECTIFY_DOCX_FANGSONG, RECTIFY_DOCX_IMPRINT_SIZE, 0, 0, 0, FALSE,
    "left" },
  { "Footer", "footer", NULL, NULL, RECTIFY_DOCX_SONG, RECTIFY_DOCX_PAGE_NUMBER_SIZE,
    RECTIFY_DOCX_FOOTER_PITCH, 0, 0, FALSE, "left" }
};

static const struct {
  const char *id;
  const char *name;
  const char *link;
  const char *face;
} run_styles[] = { { "Heading1Char", "Heading 1 Char", "Heading1", RECTIFY_DOCX_HEI },
                   { "Heading2Char", "Heading 2 Char", "Heading2", RECTIFY_DOCX_KAI },
                   { "Heading3Char", "Heading 3 Char", "Heading3", RECTIFY_DOCX_FANGSONG },
                   { "Heading4Char", "Heading 4 Char", "Heading4", RECTIFY_DOCX_FANGSONG },
                   { RECTIFY_DOCX_TITLE_BREAK_ID, RECTIFY_DOCX_TITLE_BREAK, NULL, NULL },
                   { "FieldLabel", "字段标签", NULL, RECTIFY_DOCX_FANGSONG },
                   { "RunningText", "标题后正文", NULL, RECTIFY_DOCX_FANGSONG },
                   /* Word sets entries of contents in it, which are neither blue nor underlined. */
                   { "Hyperlink", "Hyperlink", NULL, NULL } };

/**
 * rectify_docx_get_paragraph_style:
 * @role: a paragraph's role
 *
 * Returns: (transfer none) (nullable): the id of its style, %NULL for running text
 */
const char *
rectify_docx_get_paragraph_style (RectifyParagraphRole role)
{
  static const char *const ids[] = { NULL,
                                     "Title",
                                     "Heading1",
                                     "Heading2",
                                     "Heading3",
                                     "Heading4",
                                     "Field",
                                     [RECTIFY_PARAGRAPH_SECRECY] = "Letterhead",
                                     [RECTIFY_PARAGRAPH_MARK] = "Mark",
                                     [RECTIFY_PARAGRAPH_ANNEX] = "Letterhead",
                                     [RECTIFY_PARAGRAPH_COPIES] = "Imprint",
                                     [RECTIFY_PARAGRAPH_PRINTED] = "Imprint" };

  return (guint) role < G_N_ELEMENTS (ids) ? ids[role] : NULL;
}

/**
 * rectify_docx_get_run_style:
 * @role: the role of the run's paragraph
 * @style: the run's style
 *
 * Returns: (transfer none) (nullable): the id of its style, %NULL if the paragraph's does
 */
const char *
rectify_docx_get_run_style (RectifyParagraphRole role, RectifyRunStyle style)
{
  gboolean in_heading = role >= RECTIFY_PARAGRAPH_HEADING_1 && role <= RECTIFY_PARAGRAPH_HEADING_4;

  /* A title is set as one, whatever its runs are. */
  if (role == RECTIFY_PARAGRAPH_TITLE)
    return NULL;
  if (style >= RECTIFY_RUN_HEADING_1 && style <= RECTIFY_RUN_HEADING_4)
    {
      guint level = style - RECTIFY_RUN_HEADING_1;

      return in_heading && role - RECTIFY_PARAGRAPH_HEADING_1 == level ? NULL
                                                                       : run_styles[level].id;
    }
  if (style == RECTIFY_RUN_LABEL)
    return "FieldLabel";
  return in_heading ? "RunningText" : NULL;
}

static void
write_face (const RectifyDocxLayout *layout, RectifyXmlWriter *xml, const char *face)
{
  face = rectify_office_faces_get (layout->is_english ? RECTIFY_DOCX_LATIN : face);
  rectify_xml_writer_start (xml, "w:rFonts");
  /* Quotes and dashes are Chinese, too. */
  if (!layout->is_english)
    rectify_xml_writer_attribute (xml, "w:hint", "eastAsia");
  rectify_xml_writer_attribute (xml, "w:ascii", face);
  rectify_xml_writer_attribute (xml, "w:eastAsia", face);
  rectify_xml_writer_attribute (xml, "w:hAnsi", face);
  rectify_xml_writer_attribute (xml, "w:cs", face);
  rectify_xml_writer_end (xml);
}

/* What stands in these faces is bold in English documents, which have one alone. */
static gboolean
is_heading_face (const char *face)
{
  return g_strcmp0 (face, RECTIFY_DOCX_HEI) == 0 || g_strcmp0 (face, RECTIFY_DOCX_TITLE_FACE) == 0;
}

/* Headings of English documents are bold; those of the third level where the office wants it. */
static void
write_weight (const RectifyDocxLayout *layout, RectifyXmlWriter *xml, int level, const char *face)
{
  if (layout->is_english ? is_heading_face (face) || (level > 0 && level < N_HEADINGS)
                         : layout->has_bold_third && level == 3)
    rectify_docx_flag (xml, "w:b");
}

static void
write_size (RectifyXmlWriter *xml, int size)
{
  rectify_docx_number (xml, "w:sz", size);
  rectify_docx_number (xml, "w:szCs", size);
}

static void
write_defaults (const RectifyDocxLayout *layout, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:docDefaults");
  rectify_xml_writer_start (xml, "w:rPrDefault");
  rectify_xml_writer_start (xml, "w:rPr");
  write_face (layout, xml, RECTIFY_DOCX_FANGSONG);
  write_size (xml, layout->size);
  /* Of Latin letters and digits: those that were Chinese would be parted anywhere. */
  rectify_xml_writer_start (xml, "w:lang");
  rectify_xml_writer_attribute (xml, "w:val", layout->is_english ? "en-GB" : "en-US");
  rectify_xml_writer_attribute (xml, "w:eastAsia", "zh-CN");
  rectify_xml_writer_attribute (xml, "w:bidi", "ar-SA");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:pPrDefault");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

static void
start_style (RectifyXmlWriter *xml, const char *type, const char *id, gboolean is_default,
             gboolean custom)
{
  rectify_xml_writer_start (xml, "w:style");
  rectify_xml_writer_attribute (xml, "w:type", type);
  if (is_default)
    rectify_xml_writer_attribute (xml, "w:default", "1");
  if (custom)
    rectify_xml_writer_attribute (xml, "w:customStyle", "1");
  rectify_xml_writer_attribute (xml, "w:styleId", id);
}

static void
write_spacing (const RectifyDocxLayout *layout, RectifyXmlWriter *xml, int after, int pitch)
{
  rectify_xml_writer_start (xml, "w:spacing");
  rectify_xml_writer_number (xml, "w:before", 0);
  rectify_xml_writer_number (xml, "w:after", after);
  rectify_xml_writer_number (xml, "w:line", pitch != 0 ? pitch : layout->pitch);
  rectify_xml_writer_attribute (xml, "w:lineRule", "exact");
  rectify_xml_writer_end (xml);
}

static void
write_indent (const RectifyDocxLayout *layout, RectifyXmlWriter *xml, int characters)
{
  rectify_xml_writer_start (xml, "w:ind");
  rectify_xml_writer_number (xml, "w:firstLineChars", characters * 100);
  rectify_xml_writer_number (xml, "w:firstLine", characters * layout->cell);
  rectify_xml_writer_end (xml);
}

/* Running text. Lines break as on our own pages: no mark hangs over the margin, no space is put
 * between Chinese and digits. */
static void
write_normal (const RectifyDocxLayout *layout, RectifyXmlWriter *xml)
{
  start_style (xml, "paragraph", "Normal", TRUE, FALSE);
  rectify_docx_value (xml, "w:name", "Normal");
  rectify_docx_flag (xml, "w:qFormat");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_flag (xml, "w:widowControl");
  rectify_docx_flag (xml, "w:kinsoku");
  rectify_docx_off (xml, "w:overflowPunct");
  rectify_docx_off (xml, "w:autoSpaceDE");
  rectify_docx_off (xml, "w:autoSpaceDN");
  rectify_docx_off (xml, "w:adjustRightInd");
  rectify_docx_off (xml, "w:snapToGrid");
  write_spacing (layout, xml, 0, 0);
  write_indent (layout, xml, 2);
  rectify_docx_value (xml, "w:jc", "both");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:rPr");
  rectify_docx_number (xml, "w:spacing", layout->tracking);
  write_size (xml, layout->size);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/* What a style without a name of its own in word processors is told by. */
static gboolean
is_custom (const char *name)
{
  return !g_ascii_isalpha (*name);
}

static void
write_paragraph_format (const RectifyDocxLayout *layout, RectifyXmlWriter *xml,
                        const ParagraphStyle *style)
{
  rectify_xml_writer_start (xml, "w:pPr");
  if (style->heading)
    {
      rectify_docx_flag (xml, "w:keepNext");
      rectify_docx_flag (xml, "w:keepLines");
    }
  if (style->pitch != 0 || style->after != 0)
    write_spacing (layout, xml, style->after, style->pitch);
  /* English headings stand apart. */
  if (style->justify != NULL || (layout->is_english && style->level > 0))
    write_indent (layout, xml, 0);
  /* The blank line stands below the last line of a title alone. */
  if (style->after != 0)
    rectify_docx_flag (xml, "w:contextualSpacing");
  if (style->justify != NULL)
    rectify_docx_value (xml, "w:jc", style->justify);
  if (style->level > 0)
    rectify_docx_number (xml, "w:outlineLvl", style->level - 1);
  rectify_xml_writer_end (xml);
}

static void
write_paragraph_style (const RectifyDocxLayout *layout, RectifyXmlWriter *xml,
                       const ParagraphStyle *style)
{
  gboolean is_title = style->size == RECTIFY_DOCX_TITLE_SIZE;

  start_style (xml, "paragraph", style->id, FALSE, is_custom (style->name));
  rectify_docx_value (xml, "w:name", style->name);
  rectify_docx_value (xml, "w:basedOn", "Normal");
  if (style->next != NULL)
    rectify_docx_value (xml, "w:next", style->next);
  if (style->link != NULL)
    rectify_docx_value (xml, "w:link", style->link);
  rectify_docx_flag (xml, "w:qFormat");
  write_paragraph_format (layout, xml, style);
  rectify_xml_writer_start (xml, "w:rPr");
  if (style->face != NULL)
    write_face (layout, xml, style->face);
  write_weight (layout, xml, style->level, style->face);
  if (style->colour != NULL)
    rectify_docx_value (xml, "w:color", style->colour);
  if (style->size != 0)
    {
      rectify_docx_number (xml, "w:spacing", 0);
      write_size (xml, is_title ? layout->title_size : style->size);
    }
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/* Entries of contents by their level, in the headings' faces, page numbers at the right edge behind
 * dots. There is no indent at the right: LibreOffice does not show what stands in it. */
static void
write_contents_style (const RectifyDocxLayout *layout, RectifyXmlWriter *xml, int level)
{
  g_autofree char *id = g_strdup_printf ("TOC%d", level);
  g_autofree char *name = g_strdup_printf ("toc %d", level);

  start_style (xml, "paragraph", id, FALSE, FALSE);
  rectify_docx_value (xml, "w:name", name);
  rectify_docx_value (xml, "w:basedOn", "Normal");
  rectify_docx_value (xml, "w:next", "Normal");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_flag (xml, "w:keepLines");
  rectify_xml_writer_start (xml, "w:tabs");
  rectify_xml_writer_start (xml, "w:tab");
  rectify_xml_writer_attribute (xml, "w:val", "right");
  rectify_xml_writer_attribute (xml, "w:leader", "dot");
  rectify_xml_writer_number (xml, "w:pos", layout->area_width);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:ind");
  rectify_xml_writer_number (xml, "w:left", (level - 1) * 2 * layout->cell);
  rectify_xml_writer_number (xml, "w:firstLineChars", 0);
  rectify_xml_writer_number (xml, "w:firstLine", 0);
  rectify_xml_writer_end (xml);
  rectify_docx_value (xml, "w:jc", "left");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:rPr");
  write_face (layout, xml, run_styles[level - 1].face);
  write_weight (layout, xml, level, NULL);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

static gboolean
is_hyperlink (const char *id)
{
  return strcmp (id, "Hyperlink") == 0;
}

static void
write_run_styles (const RectifyDocxLayout *layout, RectifyXmlWriter *xml)
{
  start_style (xml, "character", "DefaultParagraphFont", TRUE, FALSE);
  rectify_docx_value (xml, "w:name", "Default Paragraph Font");
  rectify_xml_writer_end (xml);
  for (guint i = 0; i < G_N_ELEMENTS (run_styles); i++)
    {
      start_style (xml, "character", run_styles[i].id, FALSE, !is_hyperlink (run_styles[i].id));
      rectify_docx_value (xml, "w:name", run_styles[i].name);
      rectify_docx_value (xml, "w:basedOn", "DefaultParagraphFont");
      if (run_styles[i].link != NULL)
        rectify_docx_value (xml, "w:link", run_styles[i].link);
      rectify_xml_writer_start (xml, "w:rPr");
      if (run_styles[i].face != NULL)
        write_face (layout, xml, run_styles[i].face);
      write_weight (layout, xml, i < N_HEADINGS ? (int) i + 1 : 0, run_styles[i].face);
      rectify_xml_writer_end (xml);
      rectify_xml_writer_end (xml);
    }
}

static void
write_table_normal (RectifyXmlWriter *xml)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };

  start_style (xml, "table", "TableNormal", TRUE, FALSE);
  rectify_docx_value (xml, "w:name", "Normal Table");
  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_docx_width (xml, "w:tblInd", 0);
  rectify_xml_writer_start (xml, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    rectify_docx_width (xml, sides[i], i % 2 == 0 ? 0 : 108);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

static void
write_table_grid (RectifyXmlWriter *xml)
{
  static const char *const lines[]
      = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };

  start_style (xml, "table", "TableGrid", FALSE, FALSE);
  rectify_docx_value (xml, "w:name", "Table Grid");
  rectify_docx_value (xml, "w:basedOn", "TableNormal");
  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_xml_writer_start (xml, "w:tblBorders");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      rectify_xml_writer_start (xml, lines[i]);
      rectify_xml_writer_attribute (xml, "w:val", "single");
      rectify_xml_writer_number (xml, "w:sz", 4);
      rectify_xml_writer_number (xml, "w:space", 0);
      rectify_xml_writer_attribute (xml, "w:color", "auto");
      rectify_xml_writer_end (xml);
    }
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_styles:
 * @document: a document
 * @xml: where to
 *
 * Writes word/styles.xml.
 */
void
rectify_docx_write_styles (RectifyDocument *document, RectifyXmlWriter *xml)
{
  RectifyDocxLayout layout;

  rectify_xml_writer_start (xml, "w:styles");
  rectify_docx_namespaces (xml);
  rectify_docx_layout_init (&layout, document);
  write_defaults (&layout, xml);
  write_normal (&layout, xml);
  write_run_styles (&layout, xml);
  write_table_normal (xml);
  start_style (xml, "numbering", "NoList", TRUE, FALSE);
  rectify_docx_value (xml, "w:name", "No List");
  rectify_xml_writer_end (xml);
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_styles); i++)
    write_paragraph_style (&layout, xml, &paragraph_styles[i]);
  for (int i = 1; layout.has_contents && i <= RECTIFY_CONTENTS_LEVELS; i++)
    write_contents_style (&layout, xml, i);
  write_table_grid (xml);
  rectify_xml_writer_end (xml);
}
