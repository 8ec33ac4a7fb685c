/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-setter.h"

#include <string.h>

#include "rectify-table-fit.h"

/* In type sizes, from baseline to baseline and beside the text, where a document is to take fewer pages. */
#define TIGHT_LEADING 1.2
#define TIGHT_PADDING 0.15
/* A head is made no longer than so many rows by cells that reach out of it. */
#define MAX_HEAD_ROWS 4

/* Sizes 4, small 4, 5, small 5, in points. */
static const double sizes[] = { 14, 12, 10.5, 9 };

static double
get_next_size (double size)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] < size)
      return sizes[i];
  return size;
}

static void
fit_width (double *widths, guint n_columns, double width)
{
  double sum = 0;

  for (guint i = 0; i < n_columns; i++)
    sum += widths[i];
  for (guint i = 0; i < n_columns; i++)
    widths[i] *= width / sum;
}

static void
clear_cell_line (gpointer data)
{
  rectify_text_line_unref (((RectifyCellLine *) data)->text);
}

/* Takes the first lines of a layout, which is needed no more. What is the same in all of them is in
 * @like, whose place is that of the layout, and which have so much room from side to side. */
static void
take_lines (RectifyPages *pages, GArray *lines, PangoLayout *layout, guint n_lines,
            const RectifyCellLine *like, double width)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  char *text = g_ref_string_new (pango_layout_get_text (layout));

  for (guint i = 0; i < n_lines; i++)
    {
      RectifyCellLine line = *like;
      PangoRectangle extents;

      line.text = rectify_text_line_new_from_layout (pages->glyphs, text,
                                                     pango_layout_iter_get_line_readonly (iter));
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (like->is_foot)
        line.x += MAX (width - (double) extents.width / PANGO_SCALE, 0);
      else
        line.x += (double) extents.x / PANGO_SCALE;
      g_array_append_val (lines, line);
      pango_layout_iter_next_line (iter);
    }
  g_ref_string_release (text);
}

/* Sets a paragraph of a cell, piece by piece where it is long. */
static void
add_lines (RectifyPages *pages, GArray *lines, RectifyParagraph *source, guint paragraph,
           gboolean is_foot, const RectifyCellStyle *style, double padding)
{
  g_autofree char *text = rectify_paragraph_dup_text (source);
  gsize position = 0;

  double room = style->width;

  if (is_foot)
    room -= rectify_cell_get_room_behind (source) * style->size;
  rectify_glyph_cache_lock (pages->glyphs);
  do
    {
      RectifyCellLine like
          = { .paragraph = paragraph, .source = source, .piece = position, .is_foot = is_foot };
      guint n_lines;
      g_autoptr (PangoLayout) layout
          = rectify_composer_set_cell (pages, text, &position, &n_lines, style);

      /* Lines that were evened out stand in the middle of the cell. */
      like.x
          = padding + (style->width - (double) pango_layout_get_width (layout) / PANGO_SCALE) / 2;
      take_lines (pages, lines, layout, n_lines, &like, room);
    }
  while (text[position] != '\0');
  rectify_glyph_cache_unlock (pages->glyphs);
}

static RectifySetCell *
set_cell (RectifyPages *pages, RectifySetTable *self, const RectifyCell *cell, gboolean centred)
{
  RectifySetCell *set = g_new0 (RectifySetCell, 1);
  guint last = MIN (cell->column + cell->n_columns, self->n_columns);
  double width = self->lefts[last] - self->lefts[cell->column] - 2 * self->padding;
  gboolean is_head = cell->row < self->n_header_rows;
  guint n_body = cell->paragraphs->len - rectify_cell_count_foot (cell);
  RectifyCellStyle style = { is_head, centred || is_head, self->size, MAX (width, 1) };

  set->row = cell->row;
  set->column = cell->column;
  set->n_rows = MIN (cell->n_rows, self->n_rows - cell->row);
  set->n_columns = last - cell->column;
  set->lines = g_array_new (FALSE, FALSE, sizeof (RectifyCellLine));
  g_array_set_clear_func (set->lines, clear_cell_line);
  for (guint i = 0; i < cell->paragraphs->len; i++)
    add_lines (pages, set->lines, g_ptr_array_index (cell->paragraphs, i), i, i >= n_body, &style,
               self->padding);
  return set;
}

static double
get_cell_height (const RectifySetTable *self, const RectifySetCell *cell)
{
  return MAX (cell->lines->len, 1) * self->leading + 2 * self->padding;
}

/* Rows are as high as the highest cell in them; one that spans several makes the last higher. */
static void
set_heights (RectifySetTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      RectifySetCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->n_rows == 1)
        self->heights[cell->row] = MAX (self->heights[cell->row], get_cell_height (self, cell));
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      RectifySetCell *cell = g_ptr_array_index (self->cells, i);
      double height = 0;

      if (cell->n_rows == 1)
        continue;
      for (guint row = cell->row; row < cell->row + cell->n_rows; row++)
        height += self->heights[row] = MAX (self->heights[row], self->leading + 2 * self->padding);
      self->heights[cell->row + cell->n_rows - 1] += MAX (get_cell_height (self, cell) - height, 0);
    }
  for (guint row = 0; row < self->n_rows; row++)
    self->heights[row]
        = MAX (self->heights[row], MAX (self->least[row], self->leading + 2 * self->padding));
  for (guint row = 0; row < self->n_header_rows; row++)
    self->head_height += self->heights[row];
}

static void
set_cells (RectifySetTable *self, RectifyPages *pages, RectifyTable *table, RectifyTableFit *fit,
           GCancellable *cancellable)
{
  for (guint row = 0; row < self->n_rows && !g_cancellable_is_cancelled (cancellable); row++)
    {
      self->first_cells[row] = self->cells->len;
      for (guint column = 0; column < self->n_columns; column++)
        {
          const RectifyCell *cell = rectify_table_get_cell (table, row, column);

          if (cell != NULL && cell->row == row && cell->column == column)
            g_ptr_array_add (self->cells,
                             set_cell (pages, self, cell,
                                       cell->n_columns == 1
                                           && rectify_table_fit_is_centred (fit, column)));
        }
    }
  self->first_cells[self->n_rows] = self->cells->len;
}

/* The head is repeated, so its cells must end with it: those of two rows make it one of two rows.
 * Where one goes far down into the table, there is none. */
static guint
count_header_rows (RectifyTable *table)
{
  guint n_rows = rectify_table_get_n_header_rows (table);

  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < rectify_table_get_n_columns (table); i++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, i);
        guint end
            = cell != NULL
                  ? cell->row + MIN (cell->n_rows, rectify_table_get_n_rows (table) - cell->row)
                  : 0;

        if (end <= n_rows)
          continue;
        if (end > MAX_HEAD_ROWS)
          return 0;
        n_rows = end;
      }
  return n_rows;
}

static void
cell_free (gpointer data)
{
  RectifySetCell *cell = data;

  g_array_unref (cell->lines);
  g_free (cell);
}

/**
 * rectify_set_table_free:
 * @self: (nullable) (transfer full): a table
 */
void
rectify_set_table_free (RectifySetTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_free (self->lefts);
  g_free (self->heights);
  g_free (self->least);
  g_free (self->first_cells);
  g_free (self);
}

/**
 * rectify_table_set:
 * @pages: pages, which own the fonts
 * @table: a table
 * @cancellable: (nullable): to stop; then the table is not whole, and can only be freed
 *
 * Sets the text of a table: in the largest of the usual sizes at which its columns find room, their
 * widths by what stands in them, or as they are given. A table whose columns cannot be read upright is
 * turned where the paper does not lie across itself.
 *
 * Returns: (transfer full): the table
 */
RectifySetTable *
rectify_table_set (RectifyPages *pages, RectifyTable *table, GCancellable *cancellable)
{
  RectifySetTable *self = g_new0 (RectifySetTable, 1);
  g_autoptr (RectifyTableFit) fit
      = rectify_table_fit_new (table, 0, rectify_table_get_n_columns (table));
  g_autofree double *widths = NULL;
  double width;

  self->n_rows = rectify_table_get_n_rows (table);
  self->n_columns = rectify_table_get_n_columns (table);
  self->n_header_rows = count_header_rows (table);
  self->is_turned = pages->layout.area_width < pages->layout.area_height
                    && !rectify_table_fit_is_upright (fit, pages->layout.area_width);
  width = self->is_turned ? pages->layout.area_height : pages->layout.area_width;
  self->size
      = rectify_table_fit_choose_size (fit, width, sizes[0], sizes[G_N_ELEMENTS (sizes) - 1]);
  if (pages->layout.has_tight_tables)
    self->size = get_next_size (self->size);
  self->leading
      = self->size * (pages->layout.has_tight_tables ? TIGHT_LEADING : RECTIFY_TABLE_LEADING);
  self->padding
      = self->size * (pages->layout.has_tight_tables ? TIGHT_PADDING : RECTIFY_TABLE_PADDING);
  widths = g_new0 (double, self->n_columns);
  if (rectify_table_get_shares (table) != NULL)
    memcpy (widths, rectify_table_get_shares (table), self->n_columns * sizeof (double));
  else
    rectify_table_fit_share (fit, width / self->size, self->padding / self->size, widths);
  fit_width (widths, self->n_columns, width);
  self->lefts = g_new0 (double, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->lefts[i + 1] = self->lefts[i] + widths[i];
  self->heights = g_new0 (double, self->n_rows + 1);
  self->least = g_new0 (double, self->n_rows + 1);
  for (guint i = 0; i < self->n_rows; i++)
    self->least[i] = rectify_table_get_room (table, i) * RECTIFY_MM;
  self->first_cells = g_new0 (guint, self->n_rows + 1);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  set_cells (self, pages, table, fit, cancellable);
  set_heights (self);
  return self;
}
