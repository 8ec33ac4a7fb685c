/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cell of a row as a line of text that continues the cell above it. */
#define RECTIFY_ROW_CONTINUED "\u3000"

/**
 * RectifyRow:
 * @cells: the text of each column, its paragraphs parted by line ends; %NULL where the cell above
 *   goes on
 * @items: for each cell the identifier of the item that it begins with, 0 if it is not known
 * @n_cells: how many there are
 * @is_header: whether it belongs to the table's head
 * @is_wide: whether its first cell covers the whole row
 */
typedef struct {
  char **cells;
  gint64 *items;
  guint n_cells;
  gboolean is_header;
  gboolean is_wide;
} RectifyRow;

/* Between a row and a line of text: cells parted by tabs, paragraphs by vertical tabs. */
RectifyRow *rectify_row_parse (const char *line, guint n_cells);
void rectify_row_free (RectifyRow *self);
RectifyRow *rectify_row_new (guint n_cells);

G_END_DECLS
