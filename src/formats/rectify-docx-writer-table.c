/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

/* Word takes a file with a wider table for damaged. */
#define MAX_COLUMNS 63
/* A column is as wide as this many characters at least, where they all find room. */
#define LEAST_CHARACTERS 3
/* Texts longer than this make a column no wider. */
#define MOST_CHARACTERS 40
/* Columns without a longer text are centred. */
#define CENTRED_CHARACTERS 8

/* What stands in a column, in half characters. */
typedef struct {
  guint64 total;
  guint n_texts;
  guint longest; /* paragraph */
  int width;     /* in twips */
} Column;

/* Columns of a table from the first on, which are written as a table. */
typedef struct {
  RectifyTable *table;
  guint first;
  guint n_columns;
  Column *columns; /* n_columns */
  int size;        /* of the type, in half points */
  int margin;      /* beside the text in a cell, in twips */
  RectifyXmlWriter *xml;
} Part;

/**
 * rectify_docx_table_is_across:
 * @table: a table
 *
 * Returns: whether it is too wide to stand upright
 */
gboolean
rectify_docx_table_is_across (RectifyTable *table)
{
  return rectify_table_get_n_rows (table) > 0
         && rectify_table_get_n_columns (table) > RECTIFY_DOCX_UPRIGHT_COLUMNS;
}

static guint
measure (RectifyParagraph *paragraph)
{
  guint length = 0;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    for (const char *p = rectify_paragraph_get_run (paragraph, i)->text; *p != '\0'; p++)
      {
        /* Bytes that begin a character; those of more than two bytes are full characters. */
        if ((*p & 0xc0) != 0x80)
          length += (guchar) *p >= 0xe0 ? 2 : 1;
      }
  return length;
}

static void
measure_cell (const RectifyCell *cell, Column *column)
{
  guint total = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      guint length = measure (g_ptr_array_index (cell->paragraphs, i));

      total += MIN (length, 2 * MOST_CHARACTERS);
      column->longest = MAX (column->longest, length);
    }
  if (total == 0)
    return;
  column->total += MIN (total, 2 * MOST_CHARACTERS);
  column->n_texts++;
}

static void
measure_columns (Part *part)
{
  for (guint row = 0; row < rectify_table_get_n_rows (part->table); row++)
    for (guint i = 0; i < part->n_columns; i++)
      {
        const RectifyCell *cell = rectify_table_get_cell (part->table, row, part->first + i);

        if (cell != NULL && cell->row == row && cell->n_columns == 1)
          measure_cell (cell, &part->columns[i]);
      }
}

/* How much wider than the least width a column would be. */
static guint
get_share (const Column *column)
{
  guint average = column->n_texts > 0 ? column->total / column->n_texts : 0;
  guint length = (average + MIN (column->longest, 2 * MOST_CHARACTERS)) / 2;

  return 1 + MAX (length, 2 * LEAST_CHARACTERS) - 2 * LEAST_CHARACTERS;
}

static int
get_least_width (const Part *part)
{
  return LEAST_CHARACTERS * part->size * 10 + 2 * part->margin;
}

/* The largest type in which all columns have the least width; then what is left is shared out. */
static void
fit_columns (Part *part, int width)
{
  static const int sizes[] = { RECTIFY_DOCX_TABLE_SIZE, 21, 18, 15, 13 };
  guint shares = 0;
  int least, left = width;

  for (guint i = part->n_columns > RECTIFY_DOCX_UPRIGHT_COLUMNS ? 1 : 0; i < G_N_ELEMENTS (sizes);
       i++)
    {
      part->size = sizes[i];
      part->margin = sizes[i] * 5 / 2;
      if (get_least_width (part) * (int) part->n_columns <= width)
        break;
    }
  least = MIN (get_least_width (part), width / (int) part->n_columns);
  for (guint i = 0; i < part->n_columns; i++)
    shares += get_share (&part->columns[i]);
  for (guint i = 0; i < part->n_columns; i++)
    {
      guint share = get_share (&part->columns[i]);
      int rest = left - least * (int) (part->n_columns - i);

      part->columns[i].width = least + (int) ((gint64) rest * share / shares);
      shares -= share;
      left -= part->columns[i].width;
    }
}

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
  RectifyXmlWriter *xml = part->xml;

  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_docx_value (xml, "w:tblStyle", "TableGrid");
  write_width (xml, "w:tblW", width);
  rectify_docx_value (xml, "w:jc", "center");
  rectify_xml_writer_start (xml, "w:tblLayout");
  rectify_xml_writer_attribute (xml, "w:type", "fixed");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:tblCellMar");
  write_width (xml, "w:left", part->margin);
  write_width (xml, "w:right", part->margin);
  rectify_xml_writer_end (xml);
  rectify_docx_value (xml, "w:tblLook", "04A0");
  rectify_xml_writer_end (xml);
  rectify_xml_writer_start (xml, "w:tblGrid");
  for (guint i = 0; i < part->n_columns; i++)
    {
      rectify_xml_writer_start (xml, "w:gridCol");
      rectify_xml_writer_number (xml, "w:w", part->columns[i].width);
      rectify_xml_writer_end (xml);
    }
  rectify_xml_writer_end (xml);
}

static void
write_cell_paragraph (const Part *part, RectifyParagraph *paragraph, gboolean header,
                      gboolean centred)
{
  RectifyXmlWriter *xml = part->xml;
  gboolean smaller = part->size != RECTIFY_DOCX_TABLE_SIZE;

  rectify_xml_writer_start (xml, "w:p");
  rectify_xml_writer_start (xml, "w:pPr");
  rectify_docx_value (xml, "w:pStyle", header ? "TableHeading" : "TableText");
  if (smaller)
    {
      rectify_xml_writer_start (xml, "w:spacing");
      rectify_xml_writer_number (xml, "w:line", RECTIFY_DOCX_TABLE_PITCH (part->size));
      rectify_xml_writer_attribute (xml, "w:lineRule", "exact");
      rectify_xml_writer_end (xml);
    }
  if (centred && !header)
    rectify_docx_value (xml, "w:jc", "center");
  rectify_xml_writer_end (xml);
  if (paragraph != NULL)
    rectify_docx_write_runs (paragraph, RECTIFY_PARAGRAPH_BODY, smaller ? part->size : 0, xml);
  rectify_xml_writer_end (xml);
}

static const RectifyCell *
get_cell (const Part *part, guint row, guint column)
{
  return column < part->n_columns ? rectify_table_get_cell (part->table, row, part->first + column)
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
  gboolean centred = n_columns == 1 && part->columns[column].longest <= 2 * CENTRED_CHARACTERS;
  gboolean own = cell != NULL && cell->row == row && cell->column == part->first + column;
  int width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += part->columns[column + i].width;
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
  gboolean header = row < rectify_table_get_n_header_rows (part->table);

  rectify_xml_writer_start (xml, "w:tr");
  rectify_xml_writer_start (xml, "w:trPr");
  rectify_docx_flag (xml, "w:cantSplit");
  if (header)
    rectify_docx_flag (xml, "w:tblHeader");
  rectify_xml_writer_end (xml);
  for (guint column = 0; column < part->n_columns;)
    column += write_cell (part, row, column, header);
  rectify_xml_writer_end (xml);
}

static void
write_part (Part *part, int width, GCancellable *cancellable)
{
  part->columns = g_new0 (Column, part->n_columns);
  measure_columns (part);
  fit_columns (part, width);
  rectify_xml_writer_start (part->xml, "w:tbl");
  write_properties (part, width);
  for (guint row = 0; row < rectify_table_get_n_rows (part->table); row++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      write_row (part, row);
    }
  rectify_xml_writer_end (part->xml);
  g_free (part->columns);
}

/**
 * rectify_docx_write_table:
 * @table: a table; one without rows is left out
 * @cancellable: (nullable): to stop, which leaves it unfinished
 * @xml: where to
 *
 * Writes a table as wide as the type area, its columns by what stands in them. One with more columns than
 * word processors take is cut into several.
 */
void
rectify_docx_write_table (RectifyTable *table, GCancellable *cancellable, RectifyXmlWriter *xml)
{
  guint n_columns = rectify_table_get_n_columns (table);
  int width
      = rectify_docx_table_is_across (table) ? RECTIFY_DOCX_AREA_HEIGHT : RECTIFY_DOCX_AREA_WIDTH;

  if (rectify_table_get_n_rows (table) == 0)
    return;
  for (guint first = 0; first < n_columns; first += MAX_COLUMNS)
    {
      Part part = { .table = table, .first = first, .xml = xml };

      part.n_columns = MIN (n_columns - first, MAX_COLUMNS);
      if (first > 0)
        rectify_docx_write_gap (xml);
      write_part (&part, width, cancellable);
    }
}
