/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table.h"

#include <math.h>

#define MIN_SHARE 0.01
#define MAX_SHARE 1000.0

/* What is filled in in a column. */
typedef struct {
  RectifyColumnInput kind;
  char **choices; /* of a list */
} Input;

struct _RectifyTable {
  gatomicrefcount refs;
  guint n_columns;
  guint n_header_rows;
  gboolean hidden;
  gboolean upright;
  Input *inputs;    /* of the columns, or NULL */
  double *shares;   /* of the columns, or NULL */
  double largest;   /* type that it is set in, in points; 0: as large as it can be */
  char *name;       /* or NULL */
  GPtrArray *cells; /* owned */
  GPtrArray *rows;  /* arrays of n_columns borrowed cells, NULL where there is none */
  GArray *heights;  /* double: of the first rows, in mm, or NULL */
};

G_DEFINE_BOXED_TYPE (RectifyTable, rectify_table, rectify_table_ref, rectify_table_unref)

static void
cell_free (gpointer data)
{
  RectifyCell *cell = data;

  g_ptr_array_unref (cell->paragraphs);
  g_free (cell);
}

/**
 * rectify_table_new:
 * @n_columns: how many columns it has, at most %RECTIFY_TABLE_MAX_COLUMNS
 *
 * Returns: (transfer full): a table without rows
 */
RectifyTable *
rectify_table_new (guint n_columns)
{
  RectifyTable *self = g_new0 (RectifyTable, 1);

  g_atomic_ref_count_init (&self->refs);
  self->n_columns = CLAMP (n_columns, 1, RECTIFY_TABLE_MAX_COLUMNS);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * rectify_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
RectifyTable *
rectify_table_ref (RectifyTable *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_table_unref:
 * @self: (transfer full): a table
 */
void
rectify_table_unref (RectifyTable *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->heights, g_array_unref);
  for (guint i = 0; self->inputs != NULL && i < self->n_columns; i++)
    g_strfreev (self->inputs[i].choices);
  g_free (self->inputs);
  g_free (self->shares);
  g_free (self->name);
  g_free (self);
}

/**
 * rectify_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it has
 */
guint
rectify_table_get_n_rows (RectifyTable *self)
{
  return self->rows->len;
}

/**
 * rectify_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
rectify_table_get_n_columns (RectifyTable *self)
{
  return self->n_columns;
}

/**
 * rectify_table_get_name:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): what it is called in a word or two, where that tells it from
 *   others; %NULL if nothing was said
 */
const char *
rectify_table_get_name (RectifyTable *self)
{
  return self->name;
}

/**
 * rectify_table_set_name:
 * @self: a table
 * @name: (nullable): what it is called; it is not printed, but a spreadsheet's sheet has it
 */
void
rectify_table_set_name (RectifyTable *self, const char *name)
{
  g_autofree char *old = g_steal_pointer (&self->name);

  self->name = g_strdup (name);
}

/**
 * rectify_table_get_upright:
 * @self: a table
 *
 * Returns: whether it is not turned however little room its columns have
 */
gboolean
rectify_table_get_upright (RectifyTable *self)
{
  return self->upright;
}

/**
 * rectify_table_set_upright:
 * @self: a table
 * @upright: whether it is not turned: it has to stay on one page with what stands around it
 */
void
rectify_table_set_upright (RectifyTable *self, gboolean upright)
{
  self->upright = upright;
}

/**
 * rectify_table_get_shares:
 * @self: a table
 *
 * Returns: (transfer none) (nullable) (array): for each column how much of the table's width it has,
 *   compared with the others; %NULL if they are to be as wide as what stands in them needs
 */
const double *
rectify_table_get_shares (RectifyTable *self)
{
  return self->shares;
}

/**
 * rectify_table_set_shares:
 * @self: a table
 * @shares: (nullable) (array): a number above 0 for each column, or %NULL
 */
void
rectify_table_set_shares (RectifyTable *self, const double *shares)
{
  g_free (self->shares);
  self->shares = g_memdup2 (shares, self->n_columns * sizeof (double));
  /* What is no number makes a column narrow, not a table of no width. */
  for (guint i = 0; self->shares != NULL && i < self->n_columns; i++)
    self->shares[i] = isfinite (shares[i]) ? CLAMP (shares[i], MIN_SHARE, MAX_SHARE) : MIN_SHARE;
}

/**
 * rectify_table_get_n_header_rows:
 * @self: a table
 *
 * Returns: how many of its first rows are headers, which are repeated on every page
 */
guint
rectify_table_get_n_header_rows (RectifyTable *self)
{
  return MIN (self->n_header_rows, self->rows->len);
}

/**
 * rectify_table_set_n_header_rows:
 * @self: a table
 * @n_rows: how many of its first rows are headers
 */
void
rectify_table_set_n_header_rows (RectifyTable *self, guint n_rows)
{
  self->n_header_rows = n_rows;
}

/**
 * rectify_table_is_form:
 * @self: a table
 *
 * Returns: whether something is to be filled in, in some column
 */
gboolean
rectify_table_is_form (RectifyTable *self)
{
  for (guint i = 0; self->inputs != NULL && i < self->n_columns; i++)
    if (self->inputs[i].kind != RECTIFY_COLUMN_SHOWN
        && self->inputs[i].kind != RECTIFY_COLUMN_HIDDEN)
      return TRUE;
  return FALSE;
}

/**
 * rectify_table_get_input:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: what is filled in there, below the headers
 */
RectifyColumnInput
rectify_table_get_input (RectifyTable *self, guint column)
{
  return self->inputs != NULL && column < self->n_columns ? self->inputs[column].kind
                                                          : RECTIFY_COLUMN_SHOWN;
}

/**
 * rectify_table_get_choices:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): of a list, what can be chosen
 */
const char *const *
rectify_table_get_choices (RectifyTable *self, guint column)
{
  return self->inputs != NULL && column < self->n_columns
             ? (const char *const *) self->inputs[column].choices
             : NULL;
}

/**
 * rectify_table_set_input:
 * @self: a table
 * @column: one of its columns
 * @input: what is filled in there, below the headers
 * @choices: (nullable) (array zero-terminated=1): of a list, what can be chosen
 */
void
rectify_table_set_input (RectifyTable *self, guint column, RectifyColumnInput input,
                         const char *const *choices)
{
  g_return_if_fail (column < self->n_columns);
  if (self->inputs == NULL)
    self->inputs = g_new0 (Input, self->n_columns);
  g_strfreev (self->inputs[column].choices);
  self->inputs[column] = (Input){ input, g_strdupv ((char **) choices) };
}

/**
 * rectify_table_get_hidden:
 * @self: a table
 *
 * Returns: whether it is not for people
 */
gboolean
rectify_table_get_hidden (RectifyTable *self)
{
  return self->hidden;
}

/**
 * rectify_table_set_hidden:
 * @self: a table
 * @hidden: whether it is not for people: in a spreadsheet it is a sheet that is not shown
 */
void
rectify_table_set_hidden (RectifyTable *self, gboolean hidden)
{
  self->hidden = hidden;
}

/* A cell from above that reaches into a row which is only now added. */
static void
continue_cells (RectifyTable *self, guint row)
{
  RectifyCell **above = g_ptr_array_index (self->rows, row - 1);
  RectifyCell **places = g_ptr_array_index (self->rows, row);

  for (guint i = 0; i < self->n_columns; i++)
    if (above[i] != NULL && row - above[i]->row < above[i]->n_rows)
      places[i] = above[i];
}

/**
 * rectify_table_add_row:
 * @self: a table
 *
 * Adds a row at the end; cells from above that reach into it cover their places.
 *
 * Returns: its index
 */
guint
rectify_table_add_row (RectifyTable *self)
{
  guint row = self->rows->len;

  g_ptr_array_add (self->rows, g_new0 (RectifyCell *, self->n_columns));
  if (row > 0)
    continue_cells (self, row);
  return row;
}

/**
 * rectify_table_get_largest:
 * @self: a table
 *
 * Returns: the largest type that it is set in on pages, in points; 0 if it is set as large as its columns
 *   find room
 */
double
rectify_table_get_largest (RectifyTable *self)
{
  return self->largest;
}

/**
 * rectify_table_set_largest:
 * @self: a table
 * @size: the largest type that it is set in on pages, in points, or 0
 */
void
rectify_table_set_largest (RectifyTable *self, double size)
{
  self->largest = isfinite (size) ? MAX (size, 0) : 0;
}

/**
 * rectify_table_get_room:
 * @self: a table
 * @row: a row
 *
 * Returns: how high the row is at least, in mm; 0 if it is as high as what stands in it
 */
double
rectify_table_get_room (RectifyTable *self, guint row)
{
  return self->heights != NULL && row < self->heights->len
             ? g_array_index (self->heights, double, row)
             : 0;
}

/**
 * rectify_table_set_room:
 * @self: a table
 * @row: an existing row
 * @height: how high it is at least, in mm: room to sign or to stamp; at most as much as a page has room
 *   for beside other rows, %RECTIFY_TABLE_MAX_ROOM
 */
void
rectify_table_set_room (RectifyTable *self, guint row, double height)
{
  g_return_if_fail (row < self->rows->len);
  if (self->heights == NULL)
    self->heights = g_array_new (FALSE, TRUE, sizeof (double));
  if (row >= self->heights->len)
    g_array_set_size (self->heights, row + 1);
  g_array_index (self->heights, double, row)
      = isfinite (height) ? CLAMP (height, 0, RECTIFY_TABLE_MAX_ROOM) : 0;
}

/**
 * rectify_table_add_cell:
 * @self: a table
 * @row: an existing row
 * @column: a column
 * @n_rows: how many rows it covers; they may not be added yet
 * @n_columns: how many columns it covers; ends before the next one that is taken
 *
 * Returns: (transfer none) (nullable): the cell, empty; %NULL if its place is taken or there is
 *   none such
 */
RectifyCell *
rectify_table_add_cell (RectifyTable *self, guint row, guint column, guint n_rows, guint n_columns)
{
  RectifyCell **places;
  RectifyCell *cell;
  guint last_row;

  if (row >= self->rows->len || column >= self->n_columns)
    return NULL;
  places = g_ptr_array_index (self->rows, row);
  if (places[column] != NULL)
    return NULL;
  cell = g_new0 (RectifyCell, 1);
  cell->row = row;
  cell->column = column;
  cell->n_rows = MAX (n_rows, 1);
  cell->n_columns = 1;
  cell->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_paragraph_unref);
  g_ptr_array_add (self->cells, cell);
  while (cell->n_columns < n_columns && column + cell->n_columns < self->n_columns
         && places[column + cell->n_columns] == NULL)
    cell->n_columns++;
  last_row = n_rows > self->rows->len - row ? self->rows->len - 1 : row + cell->n_rows - 1;
  for (guint i = row; i <= last_row; i++)
    {
      places = g_ptr_array_index (self->rows, i);
      for (guint j = 0; j < cell->n_columns; j++)
        if (places[column + j] == NULL)
          places[column + j] = cell;
    }
  return cell;
}

/**
 * rectify_table_get_cell:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the cell that covers the place, %NULL if there is none
 */
const RectifyCell *
rectify_table_get_cell (RectifyTable *self, guint row, guint column)
{
  if (row >= self->rows->len || column >= self->n_columns)
    return NULL;
  return ((RectifyCell **) g_ptr_array_index (self->rows, row))[column];
}
