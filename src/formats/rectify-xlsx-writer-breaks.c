/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-xlsx-writer-private.h"

/* Programs round heights, each in its way. */
#define USED_HEIGHT 0.97
/* A page is filled so far at least, rather than that no cell is cut. */
#define FILLED 0.65

/* What is higher than this part of a page is too much to be said again on the next. */
#define PARTED 0.3

/* A page on its way through the rows of a table. */
typedef struct {
  const RectifyColumnWidths *columns;
  double *heights;
  guint n_rows;
  guint first;
  double room; /* for rows, in points */
  double height;
} Page;

/**
 * rectify_xlsx_can_part:
 * @columns: all columns of a table
 * @cell: one of its cells
 * @height: the height of a page
 *
 * Returns: whether the cell is parted where a page ends in the middle of it, and said again on the
 *   next one; a longer text goes on there
 */
gboolean
rectify_xlsx_can_part (const RectifyColumnWidths *columns, const RectifyCell *cell, double height)
{
  return rectify_xlsx_get_cell_height (columns, cell) <= PARTED * height;
}

static gboolean
crosses (const Page *self, const RectifyCell *cell, guint column, guint row)
{
  return cell != NULL && cell->column == column && cell->row < row
         && rectify_table_get_cell (self->columns->table, row, column) == cell;
}

/* How many cells a page that ends before the row would cut. */
static guint
count_cut (const Page *self, guint row)
{
  guint n_cut = 0;

  for (guint i = 0; i < self->columns->n_columns && row < self->n_rows; i++)
    n_cut += crosses (self, rectify_table_get_cell (self->columns->table, row - 1, i), i, row);
  return n_cut;
}

static double
sum_up (const Page *self, guint first, guint end)
{
  double sum = 0;

  for (guint i = first; i < end; i++)
    sum += self->heights[i];
  return sum;
}

/* What is cut is said on both sides, so each has to have the room for it. */
static void
make_room (Page *self, guint first, guint end, double needed)
{
  double lacking = needed - sum_up (self, first, end);

  for (guint i = first; lacking > 0 && i < end; i++)
    self->heights[i] += ceil (lacking / (end - first));
}

static void
cut (Page *self, guint row)
{
  for (guint i = 0; i < self->columns->n_columns; i++)
    {
      const RectifyCell *cell = rectify_table_get_cell (self->columns->table, row, i);
      double height;

      if (!crosses (self, cell, i, row)
          || !rectify_xlsx_can_part (self->columns, cell, self->height))
        continue;
      height = rectify_xlsx_get_cell_height (self->columns, cell);
      make_room (self, MAX (cell->row, self->first), row, height);
      make_room (self, row, cell->row + rectify_xlsx_count_rows (self->columns->table, cell),
                 height);
    }
}

/* Where the next page starts: as far down as its rows go, but where the fewest cells are cut. */
static guint
find_end (const Page *self)
{
  guint end = self->first + 1, best;

  while (end < self->n_rows && sum_up (self, self->first, end + 1) <= self->room)
    end++;
  best = end;
  for (guint row = end; row > self->first && sum_up (self, self->first, row) >= self->room * FILLED;
       row--)
    if (end < self->n_rows && count_cut (self, row) < count_cut (self, best))
      best = row;
  return best;
}

/**
 * rectify_xlsx_find_breaks:
 * @columns: all columns of a table
 * @heights: (inout): the heights of its rows, in points; rows get higher where a cell is said twice
 * @above: the height of what stands above the table
 * @room: the height of a page
 *
 * Spreadsheet programs part pages between rows wherever they come, also in the middle of what covers
 * several of them. These places are better chosen beforehand: on the next page cells that go on are
 * said again.
 *
 * Returns: (transfer full) (array): for each row, whether a page starts with it
 */
gboolean *
rectify_xlsx_find_breaks (const RectifyColumnWidths *columns, double *heights, double above,
                          double room)
{
  guint n_header_rows = rectify_table_get_n_header_rows (columns->table), n_breaks = 0;
  Page page = { .columns = columns,
                .heights = heights,
                .n_rows = rectify_table_get_n_rows (columns->table),
                .first = n_header_rows,
                .height = room };
  gboolean *breaks = g_new0 (gboolean, page.n_rows + 1);

  room = room * USED_HEIGHT - sum_up (&page, 0, n_header_rows);
  page.room = room - above;
  while (page.first < page.n_rows && n_breaks++ < LXW_BREAKS_MAX)
    {
      guint end = find_end (&page);

      if (end < page.n_rows)
        {
          cut (&page, end);
          breaks[end] = TRUE;
        }
      page.first = end;
      page.room = room;
    }
  return breaks;
}

/**
 * rectify_xlsx_write_breaks:
 * @sheet: a sheet
 * @breaks: (array length=n_rows): for each row of a table, whether a page starts with it
 * @n_rows: how many those are
 * @tops: (array length=n_rows): their first rows in the sheet
 *
 * Says where the pages of a sheet start.
 */
void
rectify_xlsx_write_breaks (lxw_worksheet *sheet, const gboolean *breaks, guint n_rows,
                           const lxw_row_t *tops)
{
  g_autoptr (GArray) rows = g_array_new (TRUE, TRUE, sizeof (lxw_row_t));

  for (guint i = 1; i < n_rows; i++)
    if (breaks[i])
      g_array_append_vals (rows, &tops[i], 1);
  if (rows->len > 0)
    worksheet_set_h_pagebreaks (sheet, (lxw_row_t *) (gpointer) rows->data);
}
