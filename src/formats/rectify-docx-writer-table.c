/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"

/* Word takes a file with a wider table for damaged. */
#define MAX_COLUMNS 63
/* Where they all find room, a column is as wide as the longest word in it, up to so many characters,
 * and as its heading, unless that is long enough to break well. */
#define LEAST_CHARACTERS 2
#define LONGEST_WORD 8
#define LONGEST_HEADING 5
/* Texts that are not broken where others are long. */
#define SHORT_CHARACTERS 6
/* Texts longer than this make a column no wider. */
#define MOST_CHARACTERS 40
/* Columns without a longer text are centred. */
#define CENTRED_CHARACTERS 8

/* What stands in a column, in half characters. */
typedef struct {
  guint64 total;
  guint n_texts;
  guint longest; /* paragraph */
  guint needed;  /* at least */
  int width;     /* in twips */
} Column;

/* Columns of a table from the first on, which are written as a table. */
typedef struct {
  RectifyTable *table;
  guint first;
  guint n_columns;
  Column *columns; /* n_columns */
  int size;        /* of the type, in half points */
  int margin;      /* around the text in a cell, in twips */
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
measure (RectifyParagraph *paragraph, guint *longest_word)
{
  guint length = 0, word = 0;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    for (const char *p = rectify_paragraph_get_run (paragraph, i)->text; *p != '\0'; p++)
      {
        gboolean is_full = (guchar) *p >= 0xe0;

        /* Bytes that begin a character; those of more than two bytes are full characters. */
        if ((*p & 0xc0) == 0x80)
          continue;
        length += is_full ? 2 : 1;
        word = is_full || g_ascii_isspace (*p) ? 0 : word + 1;
        *longest_word = MAX (*longest_word, word);
      }
  return length;
}

static void
measure_cell (const RectifyCell *cell, gboolean header, Column *column)
{
  guint total = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      guint word = 0;
      guint length = measure (g_ptr_array_index (cell->paragraphs, i), &word);

      if (header && length <= 2 * LONGEST_HEADING)
        word = length;
      column->needed = MAX (column->needed, MIN (word, 2 * LONGEST_WORD));

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
  guint n_header_rows = rectify_table_get_n_header_rows (part->table);

  for (guint i = 0; i < part->n_columns; i++)
    part->columns[i].needed = 2 * LEAST_CHARACTERS;
  for (guint row = 0; row < rectify_table_get_n_rows (part->table); row++)
    for (guint i = 0; i < part->n_columns; i++)
      {
        const RectifyCell *cell = rectify_table_get_cell (part->table, row, part->first + i);

        if (cell != NULL && cell->row == row && cell->n_columns == 1)
          measure_cell (cell, row < n_header_rows, &part->columns[i]);
      }
}

/* How much wider than the least width a column would be. */
static guint
get_share (const Column *column)
{
  guint average = column->n_texts > 0 ? column->total / column->n_texts : 0;
  guint length = (average + MIN (column->longest, 2 * MOST_CHARACTERS)) / 2;

  return 1 + MAX (length, column->needed) - column->needed;
}

static int
get_least_width (const Part *part, guint column)
{
  return (int) part->columns[column].needed * part->size * 5 + 2 * part->margin;
}

static int
add_least_widths (const Part *part)
{
  int sum = 0;

  for (guint i = 0; i < part->n_columns; i++)
    sum += get_least_width (part, i);
  return sum;
}

/* Short texts stand on one line if that takes no more than a quarter of what there is to share out. */
static void
widen_short_columns (Part *part, int room)
{
  int spare = room / 4;

  for (guint i = 0; i < part->n_columns; i++)
    {
      Column *column = &part->columns[i];
      int more;

      if (column->longest > 2 * SHORT_CHARACTERS || column->longest <= column->needed)
        continue;
      more = (int) (column->longest - column->needed) * part->size * 5;
      if (more > spare)
        continue;
      column->needed = column->longest;
      spare -= more;
    }
}

/* The largest type in which the least widths leave a fifth to share out; then that is. */
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
      if (add_least_widths (part) <= width / 5 * 4)
        break;
    }
  if (part->n_columns <= RECTIFY_DOCX_UPRIGHT_COLUMNS)
    widen_short_columns (part, width - add_least_widths (part));
  least = add_least_widths (part);
  for (guint i = 0; i < part->n_columns; i++)
    {
      part->columns[i].width
          = (int) ((gint64) get_least_width (part, i) * MIN (least, width) / least);
      left -= part->columns[i].width;
      shares += get_share (&part->columns[i]);
    }
  for (guint i = 0; i < part->n_columns; i++)
    {
      guint share = get_share (&part->columns[i]);
      int more = (int) ((gint64) left * share / shares);

      part->columns[i].width += more;
      shares -= share;
      left -= more;
    }
}

/* The widths that the table was given, if it was. */
static void
take_shares (Part *part, int width)
{
  const double *shares = rectify_table_get_shares (part->table);
  double sum = 0;
  int left = width;

  if (shares == NULL)
    return;
  for (guint i = 0; i < part->n_columns; i++)
    sum += shares[part->first + i];
  for (guint i = 0; i < part->n_columns; i++)
    {
      part->columns[i].width
          = i + 1 < part->n_columns ? (int) (width * shares[part->first + i] / sum) : left;
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
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  RectifyXmlWriter *xml = part->xml;

  rectify_xml_writer_start (xml, "w:tblPr");
  rectify_docx_value (xml, "w:tblStyle", "TableGrid");
  write_width (xml, "w:tblW", width);
  rectify_docx_value (xml, "w:jc", "center");
  rectify_docx_fixed_layout (xml);
  rectify_xml_writer_start (xml, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    write_width (xml, sides[i], part->margin);
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
  take_shares (part, width);
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
      Part part = { .table = table, .first = first, .xml = xml };

      part.n_columns = MIN (n_columns - first, MAX_COLUMNS);
      if (first > 0)
        rectify_docx_write_gap (xml);
      write_part (&part, width, cancellable);
    }
}
