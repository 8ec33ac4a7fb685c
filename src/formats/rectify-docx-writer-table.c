/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

/* Word takes a file with a wider table for damaged. */
#define MAX_COLUMNS 63
#define TWIPS_PER_POINT 20
#define TWIPS_PER_MM (1440 / 25.4)
/* As on our own pages: sizes 4 to small 5, in points. */
#define LARGEST_SIZE 14
#define LEAST_SIZE 9
/* Words that fill a cell exactly are not to be broken for the width of its frame: half a point. */
#define SLACK 10

/* Columns of a table, which are written as a table. */
typedef struct {
  RectifyColumnWidths columns;
  gboolean keeps_end; /* whether the last row stands with what follows */
  RectifyXmlWriter *xml;
} Part;

static void
write_properties (const Part *part, int width)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  RectifyXmlWriter *xml = part->xml;

  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_docx_value (xml, "w:tblStyle", "TableGrid");
  rectify_docx_width (xml, "w:tblW", width);
  rectify_docx_value (xml, "w:jc", "center");
  rectify_docx_fixed_layout (xml);
  rectify_xml_writer_start (xml, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    rectify_docx_width (xml, sides[i],
                        i % 2 == 0 ? part->columns.margin : part->columns.margin - SLACK);
  rectify_xml_writer_end (xml);
  rectify_docx_value (xml, "w:tblLook", "04A0");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:tblGrid");
  for (guint i = 0; i < part->columns.n_columns; i++)
    {
      rectify_xml_writer_start (xml, "w:gridCol");
      rectify_xml_writer_number (xml, "w:w", part->columns.widths[i]);
      rectify_xml_writer_end (xml);
    }
  rectify_xml_writer_end (xml);
}

/* How many Chinese characters a paragraph has, 0 if others are among them. */
static guint
count_characters (RectifyParagraph *paragraph)
{
  guint n = 0;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    for (const char *p = rectify_paragraph_get_run (paragraph, i)->text; *p != '\0';
         p = g_utf8_next_char (p), n++)
      if (g_utf8_get_char (p) < 0x2e80)
        return 0;
  return n;
}

/* Lines in the middle of a cell are as long as each other, as on our own pages: 责任/领导, not
 * 责任领/导. Word processors make them so where there is no more room. Returns what there is not, on
 * either side. */
static int
get_indent (const Part *part, RectifyParagraph *paragraph, int width)
{
  int character = part->columns.size * TWIPS_PER_POINT / 2;
  int room = width - 2 * (part->columns.margin - SLACK);
  guint n_characters = paragraph != NULL ? count_characters (paragraph) : 0;
  guint n_fitting = MAX (room, 0) / character;
  guint n_lines, n_even;

  if (n_fitting == 0 || n_characters <= n_fitting)
    return 0;
  n_lines = (n_characters + n_fitting - 1) / n_fitting;
  n_even = (n_characters + n_lines - 1) / n_lines;
  return MAX (room - (int) n_even * character - character / 5, 0) / 2;
}

static void
write_indent (int indent, RectifyXmlWriter *xml)
{
  if (indent == 0)
    return;
  rectify_xml_writer_start (xml, "w:ind");
  rectify_xml_writer_number (xml, "w:left", indent);
  rectify_xml_writer_number (xml, "w:right", indent);
  rectify_xml_writer_end (xml);
}

/* How a paragraph stands in its cell. */
typedef struct {
  int width; /* of the cell, in twips */
  gboolean header;
  gboolean centred;
  gboolean keep;    /* whether it stands with what follows */
  gboolean is_foot; /* whether it stands at the right */
  int before;       /* the room above it, in twips */
} Place;

static void
write_spacing (const Part *part, const Place *place)
{
  gboolean differs = part->columns.size != RECTIFY_DOCX_TABLE_SIZE;

  if (!differs && place->before == 0)
    return;
  rectify_xml_writer_start (part->xml, "w:spacing");
  if (place->before > 0)
    rectify_xml_writer_number (part->xml, "w:before", place->before);
  if (differs)
    {
      rectify_xml_writer_number (part->xml, "w:line",
                                 RECTIFY_DOCX_TABLE_PITCH (part->columns.size));
      rectify_xml_writer_attribute (part->xml, "w:lineRule", "exact");
    }
  rectify_xml_writer_end (part->xml);
}

static void
write_side (const Part *part, RectifyParagraph *paragraph, const Place *place)
{
  RectifyXmlWriter *xml = part->xml;

  if (place->is_foot)
    {
      rectify_xml_writer_start (xml, "w:ind");
      rectify_xml_writer_number (xml, "w:right",
                                 (int) (rectify_cell_get_room_behind (paragraph)
                                        * part->columns.size * TWIPS_PER_POINT / 2));
      rectify_xml_writer_end (xml);
      rectify_docx_value (xml, "w:jc", "right");
      return;
    }
  if (place->centred || place->header)
    write_indent (get_indent (part, paragraph, place->width), xml);
  if (place->centred && !place->header)
    rectify_docx_value (xml, "w:jc", "center");
}

static void
write_cell_paragraph (const Part *part, RectifyParagraph *paragraph, const Place *place)
{
  RectifyXmlWriter *xml = part->xml;
  gboolean differs = part->columns.size != RECTIFY_DOCX_TABLE_SIZE;

  rectify_xml_writer_start (xml, "w:p");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_value (xml, "w:pStyle", place->header ? "TableHeading" : "TableText");
  if (place->keep)
    rectify_docx_flag (xml, "w:keepNext");
  write_spacing (part, place);
  write_side (part, paragraph, place);
  rectify_xml_writer_end (xml);
  if (paragraph != NULL)
    rectify_docx_write_runs (paragraph, RECTIFY_PARAGRAPH_BODY, differs ? part->columns.size : 0,
                             xml);
  rectify_xml_writer_end (xml);
}

/* About how many lines a paragraph takes. */
static int
count_lines (const Part *part, RectifyParagraph *paragraph, int width)
{
  g_autofree char *text = rectify_paragraph_dup_text (paragraph);
  int half = part->columns.size * TWIPS_PER_POINT / 4;
  int room = MAX (width - 2 * (part->columns.margin - SLACK), 2 * half);
  int taken = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    taken += g_utf8_get_char (p) < 0x2e80 ? half : 2 * half;
  return MAX ((taken + room - 1) / room, 1);
}

/* Word processors put a cell's text at its head or its foot; what is to stand at the foot while other
 * text is at the head is pushed down by what a row has beyond both. */
static int
get_push (const Part *part, const RectifyCell *cell, guint row, int width)
{
  double least = rectify_table_get_room (part->columns.table, row) * TWIPS_PER_MM;
  int n_lines = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    n_lines += count_lines (part, g_ptr_array_index (cell->paragraphs, i), width);
  return (int) MAX (least - 2 * part->columns.margin
                        - n_lines * RECTIFY_DOCX_TABLE_PITCH (part->columns.size),
                    0);
}

static void
write_paragraphs (const Part *part, const RectifyCell *cell, guint row, Place *place)
{
  guint n_body = cell->paragraphs->len - rectify_cell_count_foot (cell);

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      place->is_foot = i >= n_body;
      place->before = i == n_body ? get_push (part, cell, row, place->width) : 0;
      write_cell_paragraph (part, g_ptr_array_index (cell->paragraphs, i), place);
    }
}

static const RectifyCell *
get_cell (const Part *part, guint row, guint column)
{
  return column < part->columns.n_columns
             ? rectify_table_get_cell (part->columns.table, row, part->columns.first + column)
             : NULL;
}

/* How many places of a row a cell covers from a column on. */
static guint
count_places (const Part *part, guint row, guint column)
{
  const RectifyCell *cell = get_cell (part, row, column);
  guint n = 1;

  while (cell != NULL && get_cell (part, row, column + n) == cell)
    n++;
  return n;
}

/* Whether a cell goes on from a row to the next with the same places. */
static gboolean
goes_on (const Part *part, guint row, guint column)
{
  const RectifyCell *cell = get_cell (part, row, column);

  return cell != NULL && get_cell (part, row + 1, column) == cell
         && (column == 0 || get_cell (part, row, column - 1) != cell)
         && (column == 0 || get_cell (part, row + 1, column - 1) != cell)
         && count_places (part, row, column) == count_places (part, row + 1, column);
}

/* Returns how many columns it has. */
static guint
write_cell (const Part *part, guint row, guint column, gboolean header)
{
  RectifyXmlWriter *xml = part->xml;
  const RectifyCell *cell = get_cell (part, row, column);
  guint n_columns = count_places (part, row, column);
  gboolean continued = row > 0 && cell != NULL && goes_on (part, row - 1, column);
  Place place
      = { .header = header,
          .centred = n_columns == 1 && part->columns.is_centred[column],
          .keep = part->keeps_end && row + 1 == rectify_table_get_n_rows (part->columns.table) };
  gboolean own = cell != NULL && cell->row == row && cell->column == part->columns.first + column;

  for (guint i = 0; i < n_columns; i++)
    place.width += part->columns.widths[column + i];
  rectify_xml_writer_start (xml, "w:tc");
  rectify_xml_writer_start (xml, "w:tcPr");
  rectify_docx_width (xml, "w:tcW", place.width);
  if (n_columns > 1)
    rectify_docx_number (xml, "w:gridSpan", (int) n_columns);
  if (continued)
    rectify_docx_flag (xml, "w:vMerge");
  else if (goes_on (part, row, column))
    rectify_docx_value (xml, "w:vMerge", "restart");
  rectify_docx_value (xml, "w:vAlign",
                      own && rectify_cell_count_foot (cell) > 0 ? "top" : "center");
  rectify_xml_writer_end (xml);
  if (own)
    write_paragraphs (part, cell, row, &place);
  if (!own || cell->paragraphs->len == 0)
    write_cell_paragraph (part, NULL, &place);
  rectify_xml_writer_end (xml);
  return n_columns;
}

static void
write_row (const Part *part, guint row)
{
  RectifyXmlWriter *xml = part->xml;
  gboolean header = row < rectify_table_get_n_header_rows (part->columns.table);
  double least = rectify_table_get_room (part->columns.table, row);

  rectify_xml_writer_start (xml, "w:tr");
  rectify_xml_writer_start (xml, "w:trPr");
  rectify_docx_flag (xml, "w:cantSplit");
  if (least > 0)
    {
      rectify_xml_writer_start (xml, "w:trHeight");
      rectify_xml_writer_number (xml, "w:val", (int) (least * TWIPS_PER_MM));
      rectify_xml_writer_attribute (xml, "w:hRule", "atLeast");
      rectify_xml_writer_end (xml);
    }
  if (header)
    rectify_docx_flag (xml, "w:tblHeader");
  rectify_xml_writer_end (xml);
  for (guint column = 0; column < part->columns.n_columns;)
    column += write_cell (part, row, column, header);
  rectify_xml_writer_end (xml);
}

static void
write_part (Part *part, int width, GCancellable *cancellable)
{
  rectify_xml_writer_start (part->xml, "w:tbl");
  write_properties (part, width);
  for (guint row = 0; row < rectify_table_get_n_rows (part->columns.table); row++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      write_row (part, row);
    }
  rectify_xml_writer_end (part->xml);
}

/**
 * rectify_docx_write_table:
 * @layout: the measures of the pages
 * @table: a table; one without rows is left out
 * @across: whether its pages lie across
 * @keeps_end: whether its last row is to stand on a page with what follows
 * @cancellable: (nullable): to stop, which leaves it unfinished
 * @xml: where to
 *
 * Writes a table as wide as the type area, its columns and its type as on our own pages. One with
 * more columns than word processors take is cut into several.
 */
void
rectify_docx_write_table (const RectifyDocxLayout *layout, RectifyTable *table, gboolean across,
                          gboolean keeps_end, GCancellable *cancellable, RectifyXmlWriter *xml)
{
  guint n_columns = rectify_table_get_n_columns (table);
  int width = across ? layout->area_height : layout->area_width;

  if (rectify_table_get_n_rows (table) == 0)
    return;
  for (guint first = 0; first < n_columns; first += MAX_COLUMNS)
    {
      Part part = { .keeps_end = keeps_end, .xml = xml };

      rectify_column_widths_init (&part.columns, table, NULL, first,
                                  MIN (n_columns - first, MAX_COLUMNS), width, LARGEST_SIZE,
                                  LEAST_SIZE);
      if (first > 0)
        rectify_docx_write_gap (xml);
      write_part (&part, width, cancellable);
      rectify_column_widths_clear (&part.columns);
    }
}
