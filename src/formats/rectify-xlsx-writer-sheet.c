/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The width of a column is counted in digits of the file's first font, of so many pixels in Song and
 * in Times, and has so many around it; a pixel is three quarters of a point. */
#define SONG_PIXELS 8.0
#define TIMES_PIXELS 7.0
#define COLUMN_PIXELS 5.0
#define PIXELS_PER_TWIP (96.0 / 1440.0)
/* Less than the type area, so that no rounding makes a program print the sheet smaller. */
#define USED_WIDTH 0.985
/* In points: the type of a table that has room for it, and the smallest. */
#define LARGEST_SIZE 12
#define LEAST_SIZE 6.5
/* A form has room to fill in: in lines of its type. */
#define FORM_LINES 4
/* A higher head would leave a small window nothing to scroll, in points. */
#define MAX_FROZEN 210.0

/* A table on its way into a sheet. */
typedef struct {
  RectifyXlsxWriter *book;
  lxw_worksheet *sheet;
  RectifyColumnWidths columns;
  guint n_rows;
  guint n_header_rows;
  lxw_row_t *tops;  /* the first row of each of the table's rows in the sheet, and the one behind */
  double *heights;  /* of the table's rows, in points */
  gboolean *breaks; /* (nullable): with which rows of the table a page starts */
  gboolean *counts; /* which columns count */
  guint *covered;   /* up to which row of the table a column is taken */
  lxw_format **formats; /* of the cell that takes it */
  double above;         /* the height of what stands above the table */
  gboolean is_across;   /* whether its pages lie across */
  gboolean is_joined;   /* whether cells below the header cover several places */
} Sheet;

static void
sheet_clear (Sheet *self)
{
  rectify_column_widths_clear (&self->columns);
  g_free (self->tops);
  g_free (self->heights);
  g_free (self->breaks);
  g_free (self->counts);
  g_free (self->covered);
  g_free (self->formats);
}

static void
set_columns (Sheet *self)
{
  double digit = self->book->layout.is_english ? TIMES_PIXELS : SONG_PIXELS;
  lxw_row_col_options options = { 0 };

  options.hidden = LXW_TRUE;
  for (guint i = 0; i < self->columns.n_columns; i++)
    {
      double pixels = floor (self->columns.widths[i] * PIXELS_PER_TWIP);

      worksheet_set_column_opt (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                MAX (pixels - COLUMN_PIXELS, 1) / digit, NULL,
                                rectify_table_get_input (self->columns.table, i)
                                        == RECTIFY_COLUMN_HIDDEN
                                    ? &options
                                    : NULL);
    }
}

/* A column counts if nothing but numbers stands in it below its header. */
static void
find_counts (Sheet *self)
{
  for (guint column = 0; column < self->columns.n_columns; column++)
    {
      guint n_numbers = 0;

      self->counts[column] = TRUE;
      for (guint row = self->n_header_rows; row < self->n_rows && self->counts[column]; row++)
        {
          const RectifyCell *cell = rectify_table_get_cell (self->columns.table, row, column);
          g_autofree char *own = NULL;
          const char *text = "";

          if (cell != NULL && cell->row == row)
            text = rectify_xlsx_get_text (cell->paragraphs, &own);
          if (*text == '\0')
            continue;
          self->counts[column] = cell->n_columns == 1 && rectify_xlsx_is_count (text);
          n_numbers++;
        }
      self->counts[column] = self->counts[column] && n_numbers > 0;
    }
}

/* A row that is higher than programs allow takes several of the sheet's, joined. */
static gboolean
find_tops (Sheet *self, lxw_row_t first, GError **error)
{
  guint64 row = first;

  for (guint i = 0; i <= self->n_rows; i++)
    {
      if (row >= LXW_ROW_MAX)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("The table has more rows than the %d that a spreadsheet holds. Save the "
                          "report as a Word file instead."),
                       LXW_ROW_MAX);
          return FALSE;
        }
      self->tops[i] = (lxw_row_t) row;
      if (i < self->n_rows)
        row += (guint64) MAX (ceil (self->heights[i] / RECTIFY_XLSX_MAX_HEIGHT), 1);
    }
  return TRUE;
}

/* What is filled in is words, until somebody says otherwise. */
static void
set_input (Sheet *self, guint column, RectifyXlsxStyle *style)
{
  RectifyColumnInput input = rectify_table_get_input (self->columns.table, column);

  if (input == RECTIFY_COLUMN_SHOWN || input == RECTIFY_COLUMN_HIDDEN)
    return;
  style->is_open = TRUE;
  style->align = input == RECTIFY_COLUMN_TEXT ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER;
  style->date = rectify_xlsx_get_date_format (input);
}

/* As DOCX files have it, the head bold. */
static RectifyXlsxStyle
get_style (Sheet *self, guint row, guint column, guint n_columns)
{
  gboolean header = row < self->n_header_rows;
  gboolean centred = header || (n_columns == 1 && self->columns.is_centred[column]);
  RectifyXlsxStyle style = { .face = header ? RECTIFY_DOCX_HEI : RECTIFY_DOCX_FANGSONG,
                             .size = self->columns.size,
                             .bold = header,
                             .align = centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT,
                             .border = TRUE };

  if (self->book->layout.is_english)
    style.face = RECTIFY_DOCX_LATIN;
  if (!header && n_columns == 1)
    set_input (self, column, &style);
  return style;
}

static double
get_page_height (Sheet *self)
{
  const RectifyDocxLayout *layout = &self->book->layout;

  return (self->is_across ? layout->area_width : layout->area_height) / 20.0;
}

/* Whether a cell ends where a page does, and begins again on the next. */
static gboolean
is_parted (Sheet *self, const RectifyCell *cell)
{
  return self->breaks != NULL
         && rectify_xlsx_can_part (&self->columns, cell, get_page_height (self));
}

/* How many rows a cell covers from here on, to the end of the page if it is parted there. */
static guint
count_rows (Sheet *self, const RectifyCell *cell, guint row)
{
  guint end = cell->row + rectify_xlsx_count_rows (self->columns.table, cell);

  for (guint i = row + 1; i < end; i++)
    if (self->breaks != NULL && self->breaks[i] && is_parted (self, cell))
      return i - row;
  return end - row;
}

/* A cell that goes on over pages has its words on the first of them, not in the middle of nowhere. */
static gboolean
is_tall (Sheet *self, guint row, guint n_rows)
{
  double page = get_page_height (self), height = 0;

  for (guint i = 0; i < n_rows; i++)
    height += self->heights[row + i];
  return height > page / 2;
}

/* The cell that begins at a place, or none there. */
static gboolean
write_place (Sheet *self, guint row, guint column, GError **error)
{
  lxw_format *format;
  const RectifyCell *cell = rectify_table_get_cell (self->columns.table, row, column);
  gboolean own = cell != NULL && cell->column == column
                 && (cell->row == row || (is_parted (self, cell) && self->breaks[row]));
  guint n_rows = own ? count_rows (self, cell, row) : 1;
  guint n_columns = own ? cell->n_columns : 1;
  RectifyXlsxStyle style = get_style (self, row, column, n_columns);
  RectifyXlsxRange range = { self->tops[row], (lxw_col_t) column, self->tops[row + n_rows] - 1,
                             (lxw_col_t) (column + n_columns - 1) };

  style.is_tall = range.first_row < range.last_row && is_tall (self, row, n_rows);
  if (row >= self->n_header_rows && (range.first_row < range.last_row || n_columns > 1))
    self->is_joined = TRUE;
  format = own ? rectify_xlsx_write_cell (self->book, self->sheet, &range, cell->paragraphs,
                                          row >= self->n_header_rows && self->counts[column],
                                          &style, error)
               : rectify_xlsx_write_text (self->book, self->sheet, &range, "", &style, error);
  for (guint i = 0; i < n_columns; i++)
    {
      self->covered[column + i] = row + n_rows;
      self->formats[column + i] = format;
    }
  return format != NULL;
}

/* One of the sheet's rows that make a row of the table: what begins in it, and what is covered from
 * above or from the left. */
static gboolean
write_sheet_row (Sheet *self, guint row, lxw_row_t sheet_row, GError **error)
{
  for (guint column = 0; column < self->columns.n_columns; column++)
    {
      gboolean begins = sheet_row == self->tops[row] && self->covered[column] <= row;

      if (begins ? !write_place (self, row, column, error)
                 : !rectify_xlsx_fill_row (self->sheet, sheet_row, (lxw_col_t) column,
                                           (lxw_col_t) column, self->formats[column], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_rows (Sheet *self, GCancellable *cancellable, GError **error)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (lxw_row_t i = self->tops[row]; i < self->tops[row + 1]; i++)
        {
          worksheet_set_row (self->sheet, i,
                             ceil (self->heights[row] / (self->tops[row + 1] - self->tops[row])),
                             NULL);
          if (!write_sheet_row (self, row, i, error))
            return FALSE;
        }
    }
  return TRUE;
}

/*
 * The header stays in sight and is repeated on every page. It has a filter only where each row has
 * cells of its own: a filter sees of a cell that covers several rows the first row alone, and would
 * hide the others.
 */
static void
set_head (Sheet *self)
{
  lxw_row_t first = self->tops[0], body = self->tops[self->n_header_rows];
  lxw_row_t last = self->tops[self->n_rows] - 1;
  double height = self->above;

  if (self->n_header_rows == 0 || self->n_header_rows == self->n_rows)
    return;
  for (guint i = 0; i < self->n_header_rows; i++)
    height += self->heights[i];
  if (height <= MAX_FROZEN)
    worksheet_freeze_panes (self->sheet, body, 0);
  worksheet_repeat_rows (self->sheet, first, body - 1);
  if (self->n_header_rows == 1 && !self->is_joined && body == first + 1
      && !rectify_table_is_form (self->columns.table))
    worksheet_autofilter (self->sheet, first, 0, last, (lxw_col_t) (self->columns.n_columns - 1));
}

/* Numbers that are text are meant to be. */
static void
ignore_warnings (Sheet *self)
{
  char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *range = NULL;

  lxw_rowcol_to_cell (first, self->tops[0], 0);
  lxw_rowcol_to_cell (last, self->tops[self->n_rows] - 1,
                      (lxw_col_t) (self->columns.n_columns - 1));
  range = g_strdup_printf ("%s:%s", first, last);
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
}

/* Rows that are to be filled in do not grow with what is typed where cells cover several of them. */
static void
make_room (Sheet *self)
{
  double least = FORM_LINES * self->columns.size / 2.0 * 1.4;

  for (guint i = self->n_header_rows; i < self->n_rows; i++)
    self->heights[i] = MAX (self->heights[i], least);
}

static gboolean
write_form (Sheet *self, GError **error)
{
  if (self->n_header_rows < self->n_rows
      && !rectify_xlsx_write_inputs (self->sheet, self->columns.table,
                                     self->tops[self->n_header_rows], self->tops[self->n_rows] - 1,
                                     error))
    return FALSE;
  rectify_xlsx_protect (self->sheet);
  return TRUE;
}

/* Where there is no table, lines stand as wide as the page. */
static gboolean
write_lines (RectifyXlsxWriter *book, const RectifyXlsxPart *part, GError **error)
{
  g_autoptr (RectifyTable) none = rectify_table_new (1);
  g_autofree char *name
      = rectify_xlsx_writer_make_name (book, rectify_document_get_title (book->document));
  Sheet self = { .book = book, .sheet = workbook_add_worksheet (book->book, name) };
  lxw_row_t row = 0;
  double height = 0;
  gboolean written;

  if (self.sheet == NULL)
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("The spreadsheet could not be made (%s). See whether there is room on the disk, and try again."),
          name);
      return FALSE;
    }
  rectify_column_widths_init (&self.columns, none, NULL, 0, 1,
                              (int) (book->layout.area_width * USED_WIDTH), LARGEST_SIZE,
                              LEAST_SIZE);
  set_columns (&self);
  rectify_xlsx_set_page (book, self.sheet, FALSE);
  written = rectify_xlsx_write_lines (book, self.sheet, &self.columns, part->above, part->below,
                                      &row, &height, error);
  sheet_clear (&self);
  return written;
}

static gboolean
write_table (Sheet *self, lxw_row_t *row, GCancellable *cancellable, GError **error)
{
  gboolean is_form = rectify_table_is_form (self->columns.table);

  self->heights = rectify_xlsx_find_heights (&self->columns);
  if (is_form)
    {
      make_room (self);
      self->breaks = rectify_xlsx_find_breaks (&self->columns, self->heights, self->above,
                                               get_page_height (self));
    }
  self->tops = g_new0 (lxw_row_t, self->n_rows + 1);
  self->counts = g_new0 (gboolean, self->columns.n_columns);
  self->covered = g_new0 (guint, self->columns.n_columns);
  self->formats = g_new0 (lxw_format *, self->columns.n_columns);
  find_counts (self);
  if (!find_tops (self, *row, error) || !write_rows (self, cancellable, error)
      || (is_form && !write_form (self, error)))
    return FALSE;
  if (is_form)
    rectify_xlsx_write_breaks (self->sheet, self->breaks, self->n_rows, self->tops);
  set_head (self);
  ignore_warnings (self);
  *row = self->tops[self->n_rows];
  return TRUE;
}

static gboolean
write_blocks (Sheet *self, const RectifyXlsxPart *part, GCancellable *cancellable, GError **error)
{
  lxw_row_t row = 0;
  double below = 0;

  return rectify_xlsx_write_lines (self->book, self->sheet, &self->columns, part->above,
                                   part->table, &row, &self->above, error)
         && write_table (self, &row, cancellable, error)
         && rectify_xlsx_write_lines (self->book, self->sheet, &self->columns, part->table + 1,
                                      part->below, &row, &below, error);
}

/**
 * rectify_xlsx_write_sheet:
 * @self: a book
 * @part: a table of the document, which has rows, and what stands around it; or lines alone
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a table to a sheet of its own.
 *
 * Returns: whether it is there
 */
gboolean
rectify_xlsx_write_sheet (RectifyXlsxWriter *self, const RectifyXlsxPart *part,
                          GCancellable *cancellable, GError **error)
{
  RectifyTable *table = part->table < rectify_document_get_n_blocks (self->document)
                            ? rectify_document_get_table (self->document, part->table)
                            : NULL;
  g_autofree char *name = NULL;
  g_autoptr (RectifyTableFit) fit = NULL;
  Sheet sheet = { .book = self };
  gboolean written;
  guint n_columns;
  int width;

  if (table == NULL)
    return write_lines (self, part, error);
  name = rectify_xlsx_writer_make_name (self, rectify_table_get_name (table));
  sheet.sheet = workbook_add_worksheet (self->book, name);
  n_columns = rectify_table_get_n_columns (table);
  fit = rectify_table_fit_new (table, 0, n_columns);
  sheet.is_across = rectify_docx_layout_turns (&self->layout, table, fit);
  width = sheet.is_across ? self->layout.area_height : self->layout.area_width;
  if (sheet.sheet == NULL)
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("The spreadsheet could not be made (%s). See whether there is room on the disk, and try again."),
          name);
      return FALSE;
    }
  if (rectify_table_get_hidden (table))
    return rectify_xlsx_write_facts (self, sheet.sheet, table, error);
  rectify_column_widths_init (&sheet.columns, table, fit, 0, n_columns, (int) (width * USED_WIDTH),
                              LARGEST_SIZE, LEAST_SIZE);
  sheet.n_rows = rectify_table_get_n_rows (table);
  sheet.n_header_rows = rectify_table_get_n_header_rows (table);
  set_columns (&sheet);
  rectify_xlsx_set_page (self, sheet.sheet, sheet.is_across);
  written = write_blocks (&sheet, part, cancellable, error);
  sheet_clear (&sheet);
  return written;
}
