/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

#include "rectify-document.h"
#include "rectify-docx-writer-private.h"

G_BEGIN_DECLS

/* What spreadsheet programs take: UTF-16 units in a cell, points of a row's height. */
#define RECTIFY_XLSX_MAX_CELL 32767
#define RECTIFY_XLSX_MAX_HEIGHT 408.0

/**
 * RectifyXlsxStyle:
 * @face: the font
 * @size: in half points
 * @bold: whether it is bold
 * @align: where in its cell it stands, from side to side
 * @is_tall: whether it stands at the head of its cell, not in the middle
 * @border: whether there are lines around the cell
 * @date: (nullable): how a date or a share is shown; %NULL for what is none
 * @mark: what became of the words
 * @is_open: whether it can be filled in, where the others of its sheet are locked
 *
 * How a cell looks, or a piece of its text.
 */
typedef struct {
  const char *face;
  int size;
  gboolean bold;
  enum lxw_format_alignments align;
  gboolean is_tall;
  gboolean border;
  const char *date;
  RectifyMark mark;
  gboolean is_open;
} RectifyXlsxStyle;

/**
 * RectifyXlsxRange:
 *
 * Rows and columns of a sheet, from the first to the last.
 */
typedef struct {
  lxw_row_t first_row;
  lxw_col_t first_column;
  lxw_row_t last_row;
  lxw_col_t last_column;
} RectifyXlsxRange;

/**
 * RectifyXlsxWriter:
 * @book: the file
 * @document: what is written
 * @layout: the measures of its pages
 * @styles: (element-type Style): the styles that cells have, each once
 * @names: the names of its sheets, folded
 *
 * A spreadsheet file while it is written.
 */
typedef struct {
  lxw_workbook *book;
  RectifyDocument *document;
  RectifyDocxLayout layout;
  GArray *styles;
  GHashTable *names;
} RectifyXlsxWriter;

/**
 * RectifyXlsxPart:
 * @above: the first of the blocks above the table
 * @table: the table's block; behind the last block where there are lines alone
 * @below: the first block that is not below it any more
 *
 * The blocks of a document that make a sheet.
 */
typedef struct {
  guint above;
  guint table;
  guint below;
} RectifyXlsxPart;

/* In rectify-xlsx-writer-style.c. */
gboolean rectify_xlsx_writer_init (RectifyXlsxWriter *self, RectifyDocument *document,
                                   const char *path, const char *folder, guint n_sheets);
void rectify_xlsx_writer_clear (RectifyXlsxWriter *self);
lxw_format *rectify_xlsx_writer_get_format (RectifyXlsxWriter *self, const RectifyXlsxStyle *style);

/* In rectify-xlsx-writer-name.c. */
char *rectify_xlsx_writer_make_name (RectifyXlsxWriter *self, const char *wanted);

/* In rectify-xlsx-writer-value.c. */
gboolean rectify_xlsx_is_count (const char *text);
const char *rectify_xlsx_read_date (const char *text, lxw_datetime *date);
gboolean rectify_xlsx_read_percent (const char *text, double *share);

/* Words of a cell that are marked alike. */
typedef struct {
  GString *text;
  RectifyMark mark;
} RectifyXlsxPiece;

/* In rectify-xlsx-writer-text.c. */
char *rectify_xlsx_dup_text (GPtrArray *paragraphs);
const char *rectify_xlsx_get_text (GPtrArray *paragraphs, char **own);
gboolean rectify_xlsx_is_marked (GPtrArray *paragraphs);
GPtrArray *rectify_xlsx_list_pieces (GPtrArray *paragraphs);
const char *rectify_xlsx_get_shown (GPtrArray *paragraphs, char **own);

/* In rectify-xlsx-writer-cell.c. */
lxw_format *rectify_xlsx_write_cell (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                                     const RectifyXlsxRange *range, GPtrArray *paragraphs,
                                     gboolean is_count, const RectifyXlsxStyle *style,
                                     GError **error);
gboolean rectify_xlsx_fill_row (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t first,
                                lxw_col_t last, lxw_format *format, GError **error);
lxw_format *rectify_xlsx_write_text (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                                     const RectifyXlsxRange *range, const char *text,
                                     const RectifyXlsxStyle *style, GError **error);

/* In rectify-xlsx-writer-height.c. */
double rectify_xlsx_get_height (const char *text, double width, int size);
double rectify_xlsx_get_cell_height (const RectifyColumnWidths *columns, const RectifyCell *cell);
double *rectify_xlsx_find_heights (const RectifyColumnWidths *columns);
guint rectify_xlsx_count_rows (RectifyTable *table, const RectifyCell *cell);

/* In rectify-xlsx-writer-breaks.c. */
gboolean *rectify_xlsx_find_breaks (const RectifyColumnWidths *columns, double *heights,
                                    double above, double room);
gboolean rectify_xlsx_can_part (const RectifyColumnWidths *columns, const RectifyCell *cell,
                                double height);
void rectify_xlsx_write_breaks (lxw_worksheet *sheet, const gboolean *breaks, guint n_rows,
                                const lxw_row_t *tops);

/* In rectify-xlsx-writer-page.c. */
void rectify_xlsx_set_page (RectifyXlsxWriter *self, lxw_worksheet *sheet, gboolean across);

/* In rectify-xlsx-writer-lines.c. */
gboolean rectify_xlsx_write_lines (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                                   const RectifyColumnWidths *columns, guint first, guint end,
                                   lxw_row_t *row, double *height, GError **error);

/* In rectify-xlsx-writer-form.c. */
const char *rectify_xlsx_get_date_format (RectifyColumnInput input);
gboolean rectify_xlsx_write_inputs (lxw_worksheet *sheet, RectifyTable *table, lxw_row_t first,
                                    lxw_row_t last, GError **error);
void rectify_xlsx_protect (lxw_worksheet *sheet);
gboolean rectify_xlsx_write_facts (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                                   RectifyTable *table, GError **error);

/* In rectify-xlsx-writer-sheet.c. */
gboolean rectify_xlsx_write_sheet (RectifyXlsxWriter *self, const RectifyXlsxPart *part,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
