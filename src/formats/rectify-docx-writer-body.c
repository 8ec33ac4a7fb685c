/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

/* In twentieths of a point: a character of the text, size 3, and a line. */
#define CHARACTER 320
#define CHARACTERS_PER_LINE 28
/* As many lines behind a table stand on a page with its last row at most. */
#define MAX_CLOSING 5
#define BLANK_LINE RECTIFY_DOCX_PITCH

/**
 * rectify_docx_start_gap:
 * @height: in twips
 * @xml: where to
 *
 * Begins an empty paragraph; its properties and itself are still to be ended.
 */
void
rectify_docx_start_gap (int height, RectifyXmlWriter *xml)
{
  rectify_xml_writer_start (xml, "w:p");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_xml_writer_start (xml, "w:spacing");
  rectify_xml_writer_number (xml, "w:line", height);
  rectify_xml_writer_attribute (xml, "w:lineRule", "exact");
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_gap:
 * @xml: where to
 *
 * Writes an empty paragraph to part tables, which would be one without.
 */
void
rectify_docx_write_gap (RectifyXmlWriter *xml)
{
  rectify_docx_start_gap (RECTIFY_DOCX_TABLE_GAP, xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/* A lead-in on a line of its own (整改措施：) belongs to what follows; styles know of headings. */
static gboolean
is_lead_in (RectifyParagraph *paragraph)
{
  /* So does a signature to its date. */
  if (rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_SIGNATURE)
    return TRUE;
  return rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_FIELD
         && rectify_paragraph_get_n_runs (paragraph) == 1
         && rectify_paragraph_get_run (paragraph, 0)->style == RECTIFY_RUN_LABEL;
}

/* How wide a paragraph is, in hundredths of a Chinese character; other characters take half of one. */
static int
measure (RectifyDocument *document, guint position)
{
  g_autofree char *text
      = rectify_paragraph_dup_text (rectify_document_get_paragraph (document, position));
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_utf8_get_char (p) < 0x2e80 ? 50 : 100;
  return width;
}

/* The widest of those who sign around a place, -1 if nobody does. */
static int
measure_signatures (RectifyDocument *document, guint position)
{
  int widest = -1;

  while (position > 0
         && rectify_docx_find_role (document, position - 1) == RECTIFY_PARAGRAPH_SIGNATURE)
    position--;
  for (; rectify_docx_find_role (document, position) == RECTIFY_PARAGRAPH_SIGNATURE; position++)
    widest = MAX (widest, measure (document, position));
  return widest;
}

static int
measure_date (RectifyDocument *document, guint position)
{
  while (rectify_docx_find_role (document, position) == RECTIFY_PARAGRAPH_SIGNATURE)
    position++;
  return rectify_docx_find_role (document, position) == RECTIFY_PARAGRAPH_DATE
             ? measure (document, position)
             : -1;
}

/* GB/T 9704-2012, 7.3.5.2: how far from the right edge a signature or its date stands, in hundredths
 * of a character; see the pages for the same. What takes more than a line stands as if alone. */
static int
get_right_indent (RectifyDocument *document, guint position, RectifyParagraphRole role)
{
  int signature = measure_signatures (document, position);
  int date = measure_date (document, position);

  if (signature < 0 || date < 0 || MAX (signature, date) > (CHARACTERS_PER_LINE - 4) * 100)
    return 200;
  if (role == RECTIFY_PARAGRAPH_DATE)
    return date > signature ? 200 : signature - date;
  return date > signature ? 400 + date - signature : 200;
}

/* The first of what closes the text stands below a blank line. */
static gboolean
begins_closing (RectifyDocument *document, guint position, RectifyParagraphRole role)
{
  RectifyParagraphRole last
      = position > 0 ? rectify_docx_find_role (document, position - 1) : RECTIFY_PARAGRAPH_BODY;

  return (role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE)
         && last != RECTIFY_PARAGRAPH_SIGNATURE;
}

static void
write_alignment (RectifyDocument *document, guint position, RectifyParagraphRole role,
                 RectifyXmlWriter *xml)
{
  if (role < RECTIFY_PARAGRAPH_ADDRESSEE)
    return;
  if (rectify_docx_is_furniture (role))
    {
      rectify_docx_write_furniture_format (document, position, xml);
      return;
    }
  rectify_xml_writer_start (xml, "w:ind");
  /* LibreOffice does not count in characters. */
  if (role != RECTIFY_PARAGRAPH_ADDRESSEE)
    rectify_xml_writer_number (xml, "w:right",
                               get_right_indent (document, position, role) * CHARACTER / 100);
  rectify_xml_writer_number (xml, "w:firstLineChars", 0);
  rectify_xml_writer_number (xml, "w:firstLine", 0);
  rectify_xml_writer_end (xml);
  if (role != RECTIFY_PARAGRAPH_ADDRESSEE)
    rectify_docx_value (xml, "w:jc", "right");
}

static void
write_paragraph (const RectifyDocxLayout *layout, RectifyDocument *document, guint position,
                 gboolean follows_table, RectifyDocxSection section, RectifyXmlWriter *xml)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);
  RectifyParagraphRole role = rectify_paragraph_get_role (paragraph);
  const char *style = rectify_docx_get_paragraph_style (role);
  gboolean ends_section = section != RECTIFY_DOCX_SECTION_GOES_ON;
  gboolean keep = !ends_section && is_lead_in (paragraph);
  gboolean starts_page = rectify_paragraph_get_starts_page (paragraph);

  rectify_xml_writer_start (xml, "w:p");
  if (style != NULL || keep || starts_page || follows_table || ends_section
      || role >= RECTIFY_PARAGRAPH_ADDRESSEE)
    {
      rectify_xml_writer_start (xml, "w:pPr");
      if (style != NULL)
        rectify_docx_value (xml, "w:pStyle", style);
      if (keep)
        rectify_docx_flag (xml, "w:keepNext");
      if (starts_page)
        rectify_docx_flag (xml, "w:pageBreakBefore");
      if ((follows_table && !starts_page && !rectify_docx_is_furniture (role))
          || begins_closing (document, position, role))
        {
          rectify_xml_writer_start (xml, "w:spacing");
          rectify_xml_writer_number (xml, "w:before",
                                     begins_closing (document, position, role)
                                         ? BLANK_LINE
                                         : RECTIFY_DOCX_TABLE_GAP);
          rectify_xml_writer_end (xml);
        }
      write_alignment (document, position, role, xml);
      if (ends_section)
        rectify_docx_write_section (layout, section, xml);
      rectify_xml_writer_end (xml);
    }
  if (layout->has_contents)
    rectify_docx_write_heading_mark (document, position, FALSE, xml);
  if (role == RECTIFY_PARAGRAPH_TITLE)
    rectify_docx_write_title (layout, paragraph, xml);
  else
    rectify_docx_write_runs (paragraph, role, rectify_docx_get_furniture_size (paragraph), xml);
  if (layout->has_contents)
    rectify_docx_write_heading_mark (document, position, TRUE, xml);
  rectify_xml_writer_end (xml);
}

static void
write_plain_paragraph (RectifyDocument *document, guint position, RectifyXmlWriter *xml)
{
  RectifyDocxLayout layout;

  rectify_docx_layout_init (&layout, document);
  write_paragraph (&layout, document, position, FALSE, RECTIFY_DOCX_SECTION_GOES_ON, xml);
}

static gboolean
is_heading (RectifyParagraph *paragraph)
{
  RectifyParagraphRole role = rectify_paragraph_get_role (paragraph);

  return (role >= RECTIFY_PARAGRAPH_TITLE && role <= RECTIFY_PARAGRAPH_HEADING_4)
         || role == RECTIFY_PARAGRAPH_ANNEX;
}

/* A drawing is one where it has no picture. */
static RectifyTable *
get_table (RectifyDocument *document, guint position)
{
  return rectify_docx_get_picture (document, position) == NULL
             ? rectify_document_get_table (document, position)
             : NULL;
}

/* Whether little follows a table up to its pages' end, as the line where a slip is signed for: that
 * does not stand alone on a page. */
static gboolean
is_closing (RectifyDocument *document, guint position)
{
  guint end = MIN (rectify_docx_find_imprint (document), position + MAX_CLOSING + 1);
  guint i;

  for (i = position; i < end; i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);

      if (paragraph == NULL)
        return FALSE;
      if (rectify_paragraph_get_starts_page (paragraph))
        break;
      if (measure (document, i) > CHARACTERS_PER_LINE * 100)
        return FALSE;
    }
  return i > position && i - position <= MAX_CLOSING;
}

/* Whether it still stands on the page of the table before it. */
static gboolean
ends_text (RectifyDocument *document, guint position)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);

  return paragraph != NULL && !rectify_paragraph_get_starts_page (paragraph)
         && position < rectify_docx_find_imprint (document);
}

/* How many blocks stand above the first table of a text that begins with its title, and then a line or two
 * at most; 0 if there is more. */
static guint
count_heads (RectifyDocument *document)
{
  guint i = 0;

  for (;; i++)
    {
      RectifyParagraph *paragraph = i < rectify_document_get_n_blocks (document)
                                        ? rectify_document_get_paragraph (document, i)
                                        : NULL;

      if (paragraph == NULL)
        return i;
      if (i > MAX_CLOSING
          || (!is_heading (paragraph)
              && (i == 0 || rectify_docx_find_role (document, i) != RECTIFY_PARAGRAPH_BODY
                  || measure (document, i) > 2 * CHARACTERS_PER_LINE * 100)))
        return 0;
    }
}

/* Which blocks stand across: wide tables, the titles and headings above them, and where a text is such a
 * table what little stands around it. */
static gboolean *
find_across (const RectifyDocxLayout *layout, RectifyDocument *document, guint n_blocks)
{
  gboolean *across = g_new0 (gboolean, n_blocks + 1);
  guint n_heads = count_heads (document);

  for (guint i = n_blocks; i-- > 0;)
    {
      RectifyTable *table = get_table (document, i);

      if (table != NULL)
        across[i] = rectify_docx_layout_turns (layout, table, NULL);
      else if (rectify_document_get_paragraph (document, i) != NULL)
        across[i] = across[i + 1]
                    && (is_heading (rectify_document_get_paragraph (document, i)) || i < n_heads);
    }
  for (guint i = n_heads; n_heads > 0 && i + 1 < n_blocks; i++)
    if (across[i] && get_table (document, i) != NULL && is_closing (document, i + 1))
      for (guint j = i + 1; j < n_blocks && ends_text (document, j); j++)
        across[j] = TRUE;
  return across;
}

/* What the pages up to the end of a block are. */
static RectifyDocxSection
get_section (const RectifyDocxLayout *layout, const gboolean *across, guint position)
{
  RectifyDocxSection section
      = across[position] ? RECTIFY_DOCX_SECTION_ACROSS : RECTIFY_DOCX_SECTION_UPRIGHT;
  guint i = 0;

  if (!layout->has_contents)
    return section;
  while (i < position && across[i] == across[i + 1])
    i++;
  return i == position ? section | RECTIFY_DOCX_SECTION_RESTARTS : section;
}

static void
write_block (const RectifyDocxLayout *layout, RectifyDocument *document, guint position,
             const gboolean *across, GCancellable *cancellable, RectifyXmlWriter *xml)
{
  RectifyTable *table = get_table (document, position);
  gboolean last = position + 1 == rectify_document_get_n_blocks (document);
  gboolean ends_section = !last && across[position] != across[position + 1];
  RectifyDocxSection section
      = ends_section ? get_section (layout, across, position) : RECTIFY_DOCX_SECTION_GOES_ON;
  gboolean follows_table = position > 0 && across[position - 1] == across[position]
                           && get_table (document, position - 1) != NULL;

  if (rectify_document_get_paragraph (document, position) != NULL)
    {
      write_paragraph (layout, document, position, follows_table, section, xml);
      return;
    }
  if (table != NULL)
    rectify_docx_write_table (layout, table, across[position], is_closing (document, position + 1),
                              cancellable, xml);
  else
    rectify_docx_write_picture (layout, document, position, xml);
  if (table == NULL && !ends_section)
    return;
  /* The imprint is a table too. */
  if (!ends_section && !last && rectify_document_get_paragraph (document, position + 1) != NULL
      && position + 1 != rectify_docx_find_imprint (document))
    return;
  /* Word wants a paragraph behind it; before the end of pages it is to need no room. */
  rectify_docx_start_gap (ends_section || last ? RECTIFY_DOCX_NO_HEIGHT : RECTIFY_DOCX_TABLE_GAP,
                          xml);
  if (ends_section)
    rectify_docx_write_section (layout, section, xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
}

/**
 * rectify_docx_write_body:
 * @document: a document
 * @cancellable: (nullable): to stop
 * @xml: where to
 * @error: return location
 *
 * Writes word/document.xml.
 *
 * Returns: whether it was not stopped
 */
gboolean
rectify_docx_write_body (RectifyDocument *document, GCancellable *cancellable,
                         RectifyXmlWriter *xml, GError **error)
{
  guint n_blocks = rectify_document_get_n_blocks (document);
  guint imprint = rectify_docx_find_imprint (document);
  RectifyDocxLayout layout;
  g_autofree gboolean *across = NULL;

  rectify_docx_layout_init (&layout, document);
  across = find_across (&layout, document, n_blocks);
  rectify_xml_writer_start (xml, "w:document");
  rectify_docx_namespaces (xml);
  rectify_xml_writer_start (xml, "w:body");
  if (layout.has_contents)
    {
      rectify_docx_write_contents (document, xml);
      rectify_docx_start_gap (RECTIFY_DOCX_NO_HEIGHT, xml);
      rectify_docx_write_section (&layout, RECTIFY_DOCX_SECTION_CONTENTS, xml);
      rectify_xml_writer_end (xml);
      rectify_xml_writer_end (xml);
    }
  for (guint i = 0; i < imprint; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      write_block (&layout, document, i, across, cancellable, xml);
    }
  if (imprint < n_blocks)
    {
      rectify_docx_write_imprint (document, imprint, write_plain_paragraph, xml);
      rectify_docx_start_gap (RECTIFY_DOCX_NO_HEIGHT, xml);
      rectify_xml_writer_end (xml);
      rectify_xml_writer_end (xml);
    }
  if (n_blocks == 0)
    rectify_docx_flag (xml, "w:p");
  rectify_docx_write_section (&layout, get_section (&layout, across, MAX (n_blocks, 1) - 1), xml);
  rectify_xml_writer_end (xml);
  rectify_xml_writer_end (xml);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
