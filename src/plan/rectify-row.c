/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row.h"

#include "rectify-columns.h"

/**
 * rectify_row_new:
 * @n_cells: how many cells it has
 *
 * Returns: (transfer full): a row whose cells are all %NULL
 */
RectifyRow *
rectify_row_new (guint n_cells)
{
  RectifyRow *row = g_new0 (RectifyRow, 1);

  row->n_cells = n_cells;
  row->cells = g_new0 (char *, n_cells + 1);
  row->items = g_new0 (gint64, n_cells + 1);
  return row;
}

/**
 * rectify_row_free:
 * @self: (nullable) (transfer full): a row
 */
void
rectify_row_free (RectifyRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i]);
  g_free (self->cells);
  g_free (self->items);
  g_free (self);
}

/**
 * rectify_row_parse:
 * @line: cells parted by tabs
 * @n_cells: how many cells the row has at least
 *
 * Returns: (transfer full): the row; one that is a single cell is wide. What is beyond
 *   %RECTIFY_MAX_COLUMNS cells is in the last one, with its tabs
 */
RectifyRow *
rectify_row_parse (const char *line, guint n_cells)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", RECTIFY_MAX_COLUMNS);
  guint n_parts = g_strv_length (cells);
  RectifyRow *row = rectify_row_new (MAX (n_parts, n_cells));

  for (guint i = 0; i < row->n_cells; i++)
    if (i >= n_parts)
      row->cells[i] = g_strdup ("");
    else if (!g_str_equal (cells[i], RECTIFY_ROW_CONTINUED))
      row->cells[i] = g_strdelimit (g_strdup (cells[i]), "\v", '\n');
  row->is_wide = n_parts <= 1;
  return row;
}
