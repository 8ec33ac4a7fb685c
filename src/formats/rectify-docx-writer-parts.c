/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"
#include "rectify-file-save.h"
#include "rectify-office-faces.h"

#include <string.h>

#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"

/**
 * rectify_docx_value:
 * @xml: where to
 * @name: an element that says nothing but a value
 * @value: the value
 */
void
rectify_docx_value (RectifyXmlWriter *xml, const char *name, const char *value)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_attribute (xml, "w:val", value);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_number:
 * @xml: where to
 * @name: an element that says nothing but a number
 * @value: the number
 */
void
rectify_docx_number (RectifyXmlWriter *xml, const char *name, int value)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_number (xml, "w:val", value);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_width:
 * @xml: where to
 * @name: an element that says how wide something is
 * @width: in twentieths of a point
 */
void
rectify_docx_width (RectifyXmlWriter *xml, const char *name, int width)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_number (xml, "w:w", width);
  rectify_xml_writer_attribute (xml, "w:type", "dxa");
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_find_role:
 * @document: a document
 * @position: of a block, or behind the last
 *
 * Returns: the role of the paragraph there; that of the body where there is none
 */
RectifyParagraphRole
rectify_docx_find_role (RectifyDocument *document, guint position)
{
  RectifyParagraph *paragraph = position < rectify_document_get_n_blocks (document)
                                    ? rectify_document_get_paragraph (document, position)
                                    : NULL;

  return paragraph != NULL ? rectify_paragraph_get_role (paragraph) : RECTIFY_PARAGRAPH_BODY;
}

/**
 * rectify_docx_flag:
 * @xml: where to
 * @name: an element that turns something on
 */
void
rectify_docx_flag (RectifyXmlWriter *xml, const char *name)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_off:
 * @xml: where to
 * @name: an element that turns something on, which is turned off
 */
void
rectify_docx_off (RectifyXmlWriter *xml, const char *name)
{
  rectify_docx_value (xml, name, "0");
}

/**
 * rectify_docx_fixed_layout:
 * @xml: where to
 *
 * Says of a table that its columns are as wide as they are said to be.
 */
void
rectify_docx_fixed_layout (RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:tblLayout");
  rectify_xml_writer_attribute (xml, "w:type", "fixed");
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_namespaces:
 * @xml: a writer, after the start of a part's outermost element
 */
void
rectify_docx_namespaces (RectifyXmlWriter *xml)
{
  rectify_xml_writer_attribute (xml, "xmlns:w",
                                "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
  rectify_xml_writer_attribute (xml, "xmlns:r", RELATION);
}

static void
write_relation (RectifyXmlWriter *xml, guint number, const char *type, const char *target)
{
  char id[16];

  g_snprintf (id, sizeof id, "rId%u", number);
  rectify_xml_writer_start (xml, "Relationship");
  rectify_xml_writer_attribute (xml, "Id", id);
  rectify_xml_writer_attribute (xml, "Type", type);
  rectify_xml_writer_attribute (xml, "Target", target);
  rectify_xml_writer_end (xml);
}

static void
write_package_relations (RectifyDocument *document, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "Relationships");
  rectify_xml_writer_attribute (xml, "xmlns", PACKAGE_RELATIONS);
  write_relation (xml, 1, RELATION "/officeDocument", "word/document.xml");
  write_relation (xml, 2, PACKAGE_RELATIONS "/metadata/core-properties", "docProps/core.xml");
  write_relation (xml, 3, RELATION "/extended-properties", "docProps/app.xml");
  rectify_xml_writer_end (xml);
}

static void
write_default_type (RectifyXmlWriter *xml, const char *extension, const char *type)
{
  rectify_xml_writer_start (xml, "Default");
  rectify_xml_writer_attribute (xml, "Extension", extension);
  rectify_xml_writer_attribute (xml, "ContentType", type);
  rectify_xml_writer_end (xml);
}

static void
write_types (RectifyDocument *document, RectifyXmlWriter *xml)
{
  guint n_parts;
  const RectifyDocxPart *parts = rectify_docx_get_parts (&n_parts);

  rectify_xml_writer_start (xml, "Types");
  rectify_xml_writer_attribute (xml, "xmlns",
                                "http://schemas.openxmlformats.org/package/2006/content-types");
  write_default_type (xml, "rels", "application/vnd.openxmlformats-package.relationships+xml");
  write_default_type (xml, "xml", "application/xml");
  write_default_type (xml, "png", "image/png");
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *name = g_strconcat ("/", parts[i].name, NULL);

      if (parts[i].content_type == NULL)
        continue;
      rectify_xml_writer_start (xml, "Override");
      rectify_xml_writer_attribute (xml, "PartName", name);
      rectify_xml_writer_attribute (xml, "ContentType", parts[i].content_type);
      rectify_xml_writer_end (xml);
    }
  rectify_xml_writer_end (xml);
}

static void
write_document_relations (RectifyDocument *document, RectifyXmlWriter *xml)
{
  guint n_parts;
  const RectifyDocxPart *parts = rectify_docx_get_parts (&n_parts);
  guint number = 0;

  rectify_xml_writer_start (xml, "Relationships");
  rectify_xml_writer_attribute (xml, "xmlns", PACKAGE_RELATIONS);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i].relation != NULL)
      write_relation (xml, ++number, parts[i].relation, parts[i].name + strlen ("word/"));
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      g_autofree char *name = rectify_docx_dup_picture_name (i);

      if (rectify_docx_get_picture (document, i) != NULL)
        write_relation (xml, RECTIFY_DOCX_FIRST_PICTURE + i, RELATION "/image", name);
    }
  rectify_xml_writer_end (xml);
}

static void
write_settings (RectifyDocument *document, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:settings");
  rectify_docx_namespaces (xml);
  rectify_docx_number (xml, "w:defaultTabStop", 2 * RECTIFY_DOCX_CELL);
  rectify_docx_flag (xml, "w:evenAndOddHeaders");
  /* As our own pages: marks are not taken in. */
  rectify_docx_value (xml, "w:characterSpacingControl", "doNotCompress");
  rectify_xml_writer_start (xml, "w:compat");
  rectify_xml_writer_start (xml, "w:compatSetting");
  rectify_xml_writer_attribute (xml, "w:name", "compatibilityMode");
  rectify_xml_writer_attribute (xml, "w:uri", "http://schemas.microsoft.com/office/word");
  rectify_xml_writer_attribute (xml, "w:val", "15");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:themeFontLang");
  rectify_xml_writer_attribute (xml, "w:val", "zh-CN");
  rectify_xml_writer_attribute (xml, "w:eastAsia", "zh-CN");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/*
 * What to take where a face is missing: newer systems have the official ones under other names, and
 * others choose by how a face looks (ECMA-376, 17.8.3): here those of the faces themselves, but that
 * all with serifs say so, and none that its characters are of one width, which makes programs look
 * for a typewriter's.
 */
static void
write_fonts (RectifyDocument *document, RectifyXmlWriter *xml)
{
  static const struct {
    const char *name;
    const char *other;
    const char *look;
    const char *family;
  } fonts[] = { { RECTIFY_DOCX_FANGSONG, "仿宋", "02010609030101010101", "roman" },
                { RECTIFY_DOCX_KAI, "楷体", "02010609030101010101", "roman" },
                { RECTIFY_DOCX_HEI, "SimHei", "02010609060101010101", "swiss" },
                { RECTIFY_DOCX_SONG, "SimSun", "02010600030101010101", "roman" },
                { RECTIFY_DOCX_TITLE_FACE, "方正小标宋_GBK", "02010601030101010101", "roman" } };

  rectify_xml_writer_start (xml, "w:fonts");
  rectify_docx_namespaces (xml);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      const char *name = rectify_office_faces_get (fonts[i].name);

      rectify_xml_writer_start (xml, "w:font");
      rectify_xml_writer_attribute (xml, "w:name", name);
      /* Where the office's own is missing, that of the standard may be there. */
      rectify_docx_value (xml, "w:altName",
                          g_str_equal (name, fonts[i].name) ? fonts[i].other : fonts[i].name);
      rectify_docx_value (xml, "w:panose1", fonts[i].look);
      rectify_docx_value (xml, "w:charset", "86");
      rectify_docx_value (xml, "w:family", fonts[i].family);
      rectify_docx_value (xml, "w:pitch", "variable");
      rectify_xml_writer_end (xml);
    }
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_field_mark:
 * @xml: where to
 * @type: begin, separate or end
 *
 * Writes a run with a mark of a field: what it is to show stands before the second of its three
 * marks, what it shows behind that.
 */
void
rectify_docx_field_mark (RectifyXmlWriter *xml, const char *type)
{
  rectify_xml_writer_start (xml, "w:r");
  rectify_xml_writer_start (xml, "w:fldChar");
  rectify_xml_writer_attribute (xml, "w:fldCharType", type);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_instruction:
 * @xml: where to
 * @instruction: what a field is to show
 */
void
rectify_docx_instruction (RectifyXmlWriter *xml, const char *instruction)
{
  rectify_xml_writer_start (xml, "w:r");
  rectify_xml_writer_start (xml, "w:instrText");
  rectify_xml_writer_attribute (xml, "xml:space", "preserve");
  rectify_xml_writer_text (xml, instruction);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/* 7.5: the page's number between dashes, one character in: right on odd pages, left on even ones. In
 * English the number alone, in the middle. */
static void
write_footer (RectifyDocument *document, RectifyXmlWriter *xml, const char *side)
{
  gboolean english = rectify_document_get_page_style (document)->is_english;
  g_autofree char *indent = g_strconcat ("w:", side, NULL);

  rectify_xml_writer_start (xml, "w:ftr");
  rectify_docx_namespaces (xml);
  rectify_xml_writer_start (xml, "w:p");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_value (xml, "w:pStyle", "Footer");
  if (!english)
    {
      rectify_xml_writer_start (xml, "w:ind");
      rectify_xml_writer_number (xml, indent, RECTIFY_DOCX_CELL);
      rectify_xml_writer_end (xml);
    }
  rectify_docx_value (xml, "w:jc", english ? "center" : side);
  rectify_xml_writer_end (xml);
  if (!english)
    rectify_docx_run (xml, NULL, 0, "— ");
  rectify_docx_field_mark (xml, "begin");
  rectify_docx_instruction (xml, " PAGE ");
  rectify_docx_field_mark (xml, "separate");
  rectify_docx_run (xml, NULL, 0, "1");
  rectify_docx_field_mark (xml, "end");
  if (!english)
    rectify_docx_run (xml, NULL, 0, " —");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

static void
write_odd_footer (RectifyDocument *document, RectifyXmlWriter *xml)
{
  write_footer (document, xml, "right");
}

static void
write_even_footer (RectifyDocument *document, RectifyXmlWriter *xml)
{
  write_footer (document, xml, "left");
}

static char *
dup_date (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (rectify_file_get_date ());

  if (now == NULL)
    now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static void
write_property (RectifyXmlWriter *xml, const char *name, const char *type, const char *text)
{
  rectify_xml_writer_start (xml, name);
  if (type != NULL)
    rectify_xml_writer_attribute (xml, "xsi:type", type);
  rectify_xml_writer_text (xml, text);
  rectify_xml_writer_end (xml);
}

static void
write_core (RectifyDocument *document, RectifyXmlWriter *xml)
{
  g_autofree char *date = dup_date ();

  rectify_xml_writer_start (xml, "cp:coreProperties");
  rectify_xml_writer_attribute (
      xml, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  rectify_xml_writer_attribute (xml, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  rectify_xml_writer_attribute (xml, "xmlns:dcterms", "http://purl.org/dc/terms/");
  rectify_xml_writer_attribute (xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  write_property (xml, "dc:title", NULL, rectify_document_get_title (document));
  write_property (xml, "dc:creator", NULL, rectify_document_get_author (document));
  write_property (xml, "dcterms:created", "dcterms:W3CDTF", date);
  write_property (xml, "dcterms:modified", "dcterms:W3CDTF", date);
  rectify_xml_writer_end (xml);
}

static void
write_app (RectifyDocument *document, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "Properties");
  rectify_xml_writer_attribute (
      xml, "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
  rectify_xml_writer_start (xml, "Application");
  rectify_xml_writer_text (xml, "Rectify");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_get_parts:
 * @n_parts: (out): set to how many there are
 *
 * Returns: (transfer none): the parts of a DOCX file in their order; the text itself, the last, has no
 *   function here
 */
const RectifyDocxPart *
rectify_docx_get_parts (guint *n_parts)
{
  static const RectifyDocxPart parts[] = {
    { "[Content_Types].xml", NULL, NULL, write_types },
    { "_rels/.rels", NULL, NULL, write_package_relations },
    { "word/_rels/document.xml.rels", NULL, NULL, write_document_relations },
    /* The footers first: they are rId1 and rId2 to the text. */
    { "word/footer1.xml", WORD_TYPE "footer+xml", RELATION "/footer", write_odd_footer },
    { "word/footer2.xml", WORD_TYPE "footer+xml", RELATION "/footer", write_even_footer },
    { "word/styles.xml", WORD_TYPE "styles+xml", RELATION "/styles", rectify_docx_write_styles },
    { "word/settings.xml", WORD_TYPE "settings+xml", RELATION "/settings", write_settings },
    { "word/fontTable.xml", WORD_TYPE "fontTable+xml", RELATION "/fontTable", write_fonts },
    { "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", NULL,
      write_core },
    { "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      NULL, write_app },
    { "word/document.xml", WORD_TYPE "document.main+xml", NULL, NULL },
  };

  *n_parts = G_N_ELEMENTS (parts);
  return parts;
}
