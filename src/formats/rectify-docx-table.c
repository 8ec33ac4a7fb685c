/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-table.h"

typedef struct {
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
  RectifyDocxMerge vertical;
  GPtrArray *paragraphs; /* NULL for none */
} Cell;

struct _RectifyDocxTable {
  GArray *cells; /* Cell, row by row */
  guint n_rows;
  guint n_columns;
  guint n_header_rows;
  guint next_column; /* of the last row */
  gboolean has_text;
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->paragraphs, g_ptr_array_unref);
}

/**
 * rectify_docx_table_new:
 *
 * Returns: (transfer full): a table without rows
 */
RectifyDocxTable *
rectify_docx_table_new (void)
{
  RectifyDocxTable *self = g_new0 (RectifyDocxTable, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/**
 * rectify_docx_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
rectify_docx_table_free (RectifyDocxTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * rectify_docx_table_add_row:
 * @self: a table
 *
 * Begins the next row.
 */
void
rectify_docx_table_add_row (RectifyDocxTable *self)
{
  self->n_rows++;
  self->next_column = 0;
}

/**
 * rectify_docx_table_set_row:
 * @self: a table whose last row has no cells yet
 * @n_before: how many columns the row leaves out at its beginning
 * @is_header: whether it is repeated on every page, which counts if all rows before it are too
 */
void
rectify_docx_table_set_row (RectifyDocxTable *self, guint n_before, gboolean is_header)
{
  self->next_column = MIN (n_before, RECTIFY_DOCX_MAX_COLUMNS - 1);
  if (is_header && self->n_header_rows + 1 == self->n_rows)
    self->n_header_rows++;
}

static void
take_paragraphs (RectifyDocxTable *self, Cell *cell, GPtrArray *paragraphs)
{
  if (paragraphs->len == 0)
    return;
  self->has_text = TRUE;
  if (cell->paragraphs == NULL)
    cell->paragraphs = g_ptr_array_ref (paragraphs);
  else
    for (guint i = 0; i < paragraphs->len; i++)
      g_ptr_array_add (cell->paragraphs, rectify_paragraph_ref (g_ptr_array_index (paragraphs, i)));
}

/**
 * rectify_docx_table_add_cell:
 * @self: a table with a row
 * @n_columns: how many columns it covers
 * @vertical: whether it is one with those above or below
 * @horizontal: whether it is one with those before or after it
 * @paragraphs: (element-type RectifyParagraph) (transfer none): what stands in it; is not to be
 *   changed later
 *
 * Adds the next cell of the last row.
 */
void
rectify_docx_table_add_cell (RectifyDocxTable *self, guint n_columns, RectifyDocxMerge vertical,
                             RectifyDocxMerge horizontal, GPtrArray *paragraphs)
{
  Cell *last
      = self->cells->len > 0 ? &g_array_index (self->cells, Cell, self->cells->len - 1) : NULL;
  guint room = RECTIFY_DOCX_MAX_COLUMNS - self->next_column;
  Cell cell = { .n_rows = 1, .vertical = vertical };

  if (last != NULL && last->row + 1 != self->n_rows)
    last = NULL;
  n_columns = CLAMP (n_columns, 1, MAX (room, 1));
  if (last != NULL && (room == 0 || horizontal == RECTIFY_DOCX_MERGE_CONTINUE))
    {
      if (room > 0)
        {
          last->n_columns += n_columns;
          self->next_column += n_columns;
        }
      take_paragraphs (self, last, paragraphs);
    }
  else
    {
      cell.row = self->n_rows - 1;
      cell.column = self->next_column;
      cell.n_columns = n_columns;
      take_paragraphs (self, &cell, paragraphs);
      self->next_column += n_columns;
      g_array_append_val (self->cells, cell);
    }
  self->n_columns = MAX (self->n_columns, self->next_column);
}

/**
 * rectify_docx_table_get_n_places:
 * @self: a table
 *
 * Returns: rows times columns, which is what its memory grows with
 */
gsize
rectify_docx_table_get_n_places (RectifyDocxTable *self)
{
  return MAX ((gsize) self->n_rows * self->n_columns, self->cells->len);
}

/* Gives cells that continue the one above to that one. Columns must agree: where they do not, Word
 * shows a cell of its own. */
static void
merge_rows (RectifyDocxTable *self)
{
  Cell *above[RECTIFY_DOCX_MAX_COLUMNS] = { NULL };

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      Cell *first = above[cell->column];

      if (cell->vertical == RECTIFY_DOCX_MERGE_CONTINUE && first != NULL
          && first->row + first->n_rows == cell->row && first->n_columns == cell->n_columns)
        {
          first->n_rows++;
          if (cell->paragraphs != NULL)
            take_paragraphs (self, first, cell->paragraphs);
          cell->n_rows = 0;
          continue;
        }
      above[cell->column] = cell->vertical != RECTIFY_DOCX_MERGE_NONE ? cell : NULL;
    }
}

/**
 * rectify_docx_table_build:
 * @self: a table that is read to its end
 *
 * Returns: (transfer full) (nullable): the same for a document; %NULL if nothing stands in it
 */
RectifyTable *
rectify_docx_table_build (RectifyDocxTable *self)
{
  g_autoptr (RectifyTable) table = NULL;

  if (!self->has_text)
    return NULL;
  table = rectify_table_new (self->n_columns);
  rectify_table_set_n_header_rows (table, self->n_header_rows);
  merge_rows (self);
  for (guint i = 0; i < self->n_rows; i++)
    rectify_table_add_row (table);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *staged = &g_array_index (self->cells, Cell, i);
      RectifyCell *cell;

      if (staged->n_rows == 0)
        continue;
      cell = rectify_table_add_cell (table, staged->row, staged->column, staged->n_rows,
                                     staged->n_columns);
      for (guint j = 0; cell != NULL && staged->paragraphs != NULL && j < staged->paragraphs->len;
           j++)
        rectify_cell_add (cell, g_ptr_array_index (staged->paragraphs, j));
    }
  return g_steal_pointer (&table);
}
