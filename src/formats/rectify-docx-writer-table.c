/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

/* Word takes a file with a wider table for damaged. */
#define MAX_COLUMNS 63
/* Columns of a table, which are written as a table. */
typedef struct {
  RectifyColumnWidths columns;
  RectifyXmlWriter *xml;
} Part;

static void
write_width (RectifyXmlWriter *xml, const char *name, int width)
{
  rectify_xml_writer_start (xml, name);
  rectify_xml_writer_number (xml, "w:w", width);
  rectify_xml_writer_attribute (xml, "w:type", "dxa");
  rectify_xml_writer_end (xml);
}

static void
write_properties (const Part *part, int width)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  RectifyXmlWriter *xml = part->xml;

  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_docx_value (xml, "w:tblStyle", "TableGrid");
  write_width (xml, "w:tblW", width);
  rectify_docx_value (xml, "w:jc", "center");
  rectify_docx_fixed_layout (xml);
  rectify_xml_writer_start (xml, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    write_width (xml, sides[i], part->columns.margin);
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

static void
write_cell_paragraph (const Part *part, RectifyParagraph *paragraph, gboolean header,
                      gboolean centred)
{
  RectifyXmlWriter *xml = part->xml;
  gboolean smaller = part->columns.size != RECTIFY_DOCX_TABLE_SIZE;

  rectify_xml_writer_start (xml, "w:p");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_value (xml, "w:pStyle", header ? "TableHeading" : "TableText");
  if (smaller)
    {
      rectify_xml_writer_start (xml, "w:spacing");
      rectify_xml_writer_number (xml, "w:line", RECTIFY_DOCX_TABLE_PITCH (part->columns.size));
      rectify_xml_writer_attribute (xml, "w:lineRule", "exact");
      rectify_xml_writer_end (xml);
    }
  if (centred && !header)
    rectify_docx_value (xml, "w:jc", "center");
  rectify_xml_writer_end (xml);
  if (paragraph != NULL)
    rectify_docx_write_runs (paragraph, RECTIFY_PARAGRAPH_BODY, smaller ? part->columns.size : 0,
                             xml);
  rectify_xml_writer_end (xml);
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
  gboolean centred = n_columns == 1 && part->columns.is_centred[column];
  gboolean own = cell != NULL && cell->row == row && cell->column == part->columns.first + column;
  int width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += part->columns.widths[column + i];
  rectify_xml_writer_start (xml, "w:tc");
  rectify_xml_writer_start (xml, "w:tcPr");
  write_width (xml, "w:tcW", width);
  if (n_columns > 1)
    rectify_docx_number (xml, "w:gridSpan", (int) n_columns);
  if (continued)
    rectify_docx_flag (xml, "w:vMerge");
  else if (goes_on (part, row, column))
    rectify_docx_value (xml, "w:vMerge", "restart");
  rectify_docx_value (xml, "w:vAlign", "center");
  rectify_xml_writer_end (xml);
  for (guint i = 0; own && i < cell->paragraphs->len; i++)
    write_cell_paragraph (part, g_ptr_array_index (cell->paragraphs, i), header, centred);
  if (!own || cell->paragraphs->len == 0)
    write_cell_paragraph (part, NULL, header, centred);
  rectify_xml_writer_end (xml);
  return n_columns;
}

static void
write_row (const Part *part, guint row)
{
  RectifyXmlWriter *xml = part->xml;
  gboolean header = row < rectify_table_get_n_header_rows (part->columns.table);

  rectify_xml_writer_start (xml, "w:tr");
  rectify_xml_writer_start (xml, "w:trPr");
  rectify_docx_flag (xml, "w:cantSplit");
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
 * @cancellable: (nullable): to stop, which leaves it unfinished
 * @xml: where to
 *
 * Writes a table as wide as the type area, its columns by what stands in them. One with more columns than
 * word processors take is cut into several.
 */
void
rectify_docx_write_table (const RectifyDocxLayout *layout, RectifyTable *table,
                          GCancellable *cancellable, RectifyXmlWriter *xml)
{
  guint n_columns = rectify_table_get_n_columns (table);
  int width = rectify_docx_layout_turns (layout, table) ? layout->area_height : layout->area_width;

  if (rectify_table_get_n_rows (table) == 0)
    return;
  for (guint first = 0; first < n_columns; first += MAX_COLUMNS)
    {
      Part part = { .xml = xml };

      rectify_column_widths_init (&part.columns, table, first, MIN (n_columns - first, MAX_COLUMNS),
                                  width);
      if (first > 0)
        rectify_docx_write_gap (xml);
      write_part (&part, width, cancellable);
      rectify_column_widths_clear (&part.columns);
    }
}
