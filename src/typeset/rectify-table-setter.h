/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages-private.h"

G_BEGIN_DECLS

/* A line of a cell; x counts from the cell's left edge, in points. */
typedef struct {
  RectifyTextLine *text;
  double x;
  guint paragraph;
  RectifyParagraph *source; /* borrowed from the document */
  gsize piece;              /* where the layout's text begins in the paragraph's */
  gboolean is_foot;         /* whether it stands at the cell's foot, at the right */
} RectifyCellLine;

/**
 * RectifySetCell:
 * @row: its first row
 * @column: its first column
 * @n_rows: how many rows it covers
 * @n_columns: how many columns it covers
 * @lines: (element-type RectifyCellLine): its lines
 * @n_placed: how many of them are on a page; of an empty cell 1 as soon as it is
 * @number: of the cell, for a tagged PDF; 0 as long as it has none
 */
typedef struct {
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
  GArray *lines;
  guint n_placed;
  guint number;
} RectifySetCell;

/**
 * RectifySetTable:
 * @n_rows: how many rows
 * @n_columns: how many columns
 * @n_header_rows: how many of them are the head
 * @is_turned: whether it stands across, on pages of its own
 * @size: of the type, in points
 * @leading: from baseline to baseline, in points
 * @padding: between a frame and the text in it, in points
 * @lefts: (array length=n_columns+1): where the columns begin, in points, and where the last ends
 * @heights: (array length=n_rows): of the rows, in points
 * @least: (array length=n_rows): what they have at least, whatever stands in them
 * @cells: (element-type RectifySetCell): the cells by rows, then columns
 * @first_cells: (array length=n_rows+1): for each row the first of its cells
 * @head_height: of the head, in points
 *
 * A table whose text is set, not yet on pages.
 */
typedef struct {
  guint n_rows;
  guint n_columns;
  guint n_header_rows;
  gboolean is_turned;
  double size;
  double leading;
  double padding;
  double *lefts;
  double *heights;
  double *least;
  GPtrArray *cells;
  guint *first_cells;
  double head_height;
} RectifySetTable;

RectifySetTable *rectify_table_set (RectifyPages *pages, RectifyTable *table,
                                    GCancellable *cancellable);
void rectify_set_table_free (RectifySetTable *self);

G_END_DECLS
