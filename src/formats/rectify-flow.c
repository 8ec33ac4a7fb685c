/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"

#define MAX_PARAGRAPHS 1000000
/* Labels are made and cells repeated, so that there may be more than was in the file. In bytes. */
#define MAX_TEXT (256 * 1024 * 1024)
/* Rows times columns of all tables. */
#define MAX_PLACES 2000000

typedef struct {
  guint row;
  guint n_rows;
  guint n_columns;
  GPtrArray *paragraphs;
} Cell;

/* A paragraph that waits while what stands beside it is read. */
typedef struct {
  GString *text;
  RectifyParagraphRole role;
  gboolean has_bold;
  gboolean has_plain;
} Waiting;

struct _RectifyFlow {
  RectifyDocument *document;
  GString *text;
  RectifyParagraphRole role;
  gboolean is_bold; /* what is appended */
  gboolean has_bold;
  gboolean has_plain;
  GArray *waiting;
  GPtrArray *aside; /* what follows the paragraph that waits */
  guint table_depth;
  guint cell_depth; /* of the outermost table alone */
  GPtrArray *cells; /* of the table that is being read */
  guint n_rows;
  guint n_header_rows;
  gboolean in_body_rows;
  guint n_paragraphs;
  gsize n_bytes;
  gsize n_places;
  gboolean is_too_large;
};

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_ptr_array_unref (cell->paragraphs);
  g_free (cell);
}

static void
clear_waiting (gpointer data)
{
  g_string_free (((Waiting *) data)->text, TRUE);
}

/**
 * rectify_flow_new:
 * @document: (transfer none): where blocks go
 *
 * Returns: (transfer full): a flow before its first paragraph
 */
RectifyFlow *
rectify_flow_new (RectifyDocument *document)
{
  RectifyFlow *self = g_new0 (RectifyFlow, 1);

  self->document = g_object_ref (document);
  self->text = g_string_new (NULL);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (self->waiting, clear_waiting);
  self->aside = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_paragraph_unref);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  return self;
}

/**
 * rectify_flow_free:
 * @self: (transfer full) (nullable): a flow
 */
void
rectify_flow_free (RectifyFlow *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->document);
  g_string_free (self->text, TRUE);
  g_array_unref (self->waiting);
  g_ptr_array_unref (self->aside);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * rectify_flow_set_role:
 * @self: a flow
 * @role: what the paragraph that is being read is
 */
void
rectify_flow_set_role (RectifyFlow *self, RectifyParagraphRole role)
{
  self->role = role;
}

/**
 * rectify_flow_set_bold:
 * @self: a flow
 * @is_bold: whether what is appended from here on is bold
 */
void
rectify_flow_set_bold (RectifyFlow *self, gboolean is_bold)
{
  self->is_bold = is_bold;
}

/**
 * rectify_flow_append:
 * @self: a flow
 * @text: text of the paragraph that is being read
 */
void
rectify_flow_append (RectifyFlow *self, const char *text)
{
  if (self->is_bold ? !self->has_bold : !self->has_plain)
    *(self->is_bold ? &self->has_bold : &self->has_plain) = !rectify_text_is_blank (text);
  self->n_bytes += strlen (text);
  self->is_too_large |= self->n_bytes > MAX_TEXT;
  if (!self->is_too_large)
    g_string_append (self->text, text);
}

static void
put (RectifyFlow *self, RectifyParagraph *paragraph)
{
  Cell *cell = self->cells->len > 0 ? g_ptr_array_index (self->cells, self->cells->len - 1) : NULL;

  if (self->waiting->len > 0)
    g_ptr_array_add (self->aside, rectify_paragraph_ref (paragraph));
  else if (self->cell_depth > 0 && cell != NULL)
    g_ptr_array_add (cell->paragraphs, rectify_paragraph_ref (paragraph));
  else
    rectify_document_add (self->document, paragraph);
}

static void
put_text (RectifyFlow *self)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (self->role);

  rectify_paragraph_set_stands_out (paragraph, self->has_bold && !self->has_plain);
  self->has_bold = self->has_plain = FALSE;
  rectify_paragraph_append (paragraph, rectify_paragraph_role_get_style (self->role),
                            self->text->str);
  g_string_truncate (self->text, 0);
  if (rectify_paragraph_is_blank (paragraph))
    return;
  self->is_too_large |= ++self->n_paragraphs > MAX_PARAGRAPHS;
  if (!self->is_too_large)
    put (self, paragraph);
}

/**
 * rectify_flow_end_paragraph:
 * @self: a flow
 *
 * Ends the paragraph that is being read; a blank one is left out. What stood beside it follows. The
 * next one is running text.
 */
void
rectify_flow_end_paragraph (RectifyFlow *self)
{
  put_text (self);
  self->role = RECTIFY_PARAGRAPH_BODY;
  if (self->waiting->len > 0 || self->aside->len == 0)
    return;
  for (guint i = 0; i < self->aside->len; i++)
    put (self, g_ptr_array_index (self->aside, i));
  g_ptr_array_set_size (self->aside, 0);
}

/**
 * rectify_flow_start_aside:
 * @self: a flow
 *
 * What is read until rectify_flow_end_aside() stands beside the paragraph that is being read, as a
 * note or a text box does, and will follow it.
 */
void
rectify_flow_start_aside (RectifyFlow *self)
{
  Waiting waiting = { self->text, self->role, self->has_bold, self->has_plain };

  g_array_append_val (self->waiting, waiting);
  self->text = g_string_new (NULL);
  self->role = RECTIFY_PARAGRAPH_BODY;
  self->has_bold = self->has_plain = FALSE;
}

/**
 * rectify_flow_end_aside:
 * @self: a flow
 */
void
rectify_flow_end_aside (RectifyFlow *self)
{
  Waiting *waiting;

  if (self->waiting->len == 0)
    return;
  rectify_flow_end_paragraph (self);
  waiting = &g_array_index (self->waiting, Waiting, self->waiting->len - 1);
  g_string_append (waiting->text, self->text->str);
  g_string_assign (self->text, waiting->text->str);
  self->role = waiting->role;
  self->has_bold = waiting->has_bold;
  self->has_plain = waiting->has_plain;
  g_array_set_size (self->waiting, self->waiting->len - 1);
}

/**
 * rectify_flow_start_table:
 * @self: a flow
 */
void
rectify_flow_start_table (RectifyFlow *self)
{
  rectify_flow_end_paragraph (self);
  if (self->waiting->len > 0)
    return;
  if (self->table_depth++ > 0)
    return;
  g_ptr_array_set_size (self->cells, 0);
  self->n_rows = self->n_header_rows = 0;
  self->in_body_rows = FALSE;
}

/**
 * rectify_flow_start_row:
 * @self: a flow in a table
 * @is_header: whether it is one of the headers
 */
void
rectify_flow_start_row (RectifyFlow *self, gboolean is_header)
{
  if (self->waiting->len > 0 || self->table_depth != 1)
    return;
  self->n_rows++;
  self->in_body_rows |= !is_header;
  if (!self->in_body_rows)
    self->n_header_rows = self->n_rows;
}

/**
 * rectify_flow_start_cell:
 * @self: a flow in a row
 * @n_rows: how many rows it covers
 * @n_columns: how many columns it covers
 */
void
rectify_flow_start_cell (RectifyFlow *self, guint n_rows, guint n_columns)
{
  Cell *cell;

  rectify_flow_end_paragraph (self);
  if (self->waiting->len > 0 || self->table_depth != 1 || self->is_too_large)
    return;
  self->n_rows = MAX (self->n_rows, 1);
  cell = g_new0 (Cell, 1);
  cell->row = self->n_rows - 1;
  cell->n_rows = CLAMP (n_rows, 1, MAX_PLACES);
  cell->n_columns = CLAMP (n_columns, 1, RECTIFY_TABLE_MAX_COLUMNS);
  cell->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_paragraph_unref);
  g_ptr_array_add (self->cells, cell);
  self->cell_depth = 1;
  self->is_too_large |= self->cells->len + self->n_places > MAX_PLACES;
}

/**
 * rectify_flow_end_cell:
 * @self: a flow in a cell
 */
void
rectify_flow_end_cell (RectifyFlow *self)
{
  rectify_flow_end_paragraph (self);
  if (self->waiting->len == 0 && self->table_depth == 1)
    self->cell_depth = 0;
}

/* Cells stand behind the ones before them, where no cell from above stands. @free_from holds for
 * each column the first row that no cell covers. Returns the column, or where the table ends. */
static guint
find_column (const guint *free_from, guint row, guint column)
{
  while (column < RECTIFY_TABLE_MAX_COLUMNS && free_from[column] > row)
    column++;
  return column;
}

/* Finds the column of each cell. Returns how many columns there are. */
static guint
place_cells (GPtrArray *cells, guint *columns)
{
  g_autofree guint *free_from = g_new0 (guint, RECTIFY_TABLE_MAX_COLUMNS);
  guint n_columns = 0, column = 0, last_row = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (cells, i);
      guint end;

      if (cell->row != last_row)
        column = 0;
      last_row = cell->row;
      column = find_column (free_from, cell->row, column);
      columns[i] = column;
      end = MIN (column + cell->n_columns, RECTIFY_TABLE_MAX_COLUMNS);
      for (; column < end; column++)
        free_from[column] = MAX (free_from[column], cell->row + cell->n_rows);
      n_columns = MAX (n_columns, column);
    }
  return n_columns;
}

/* Beyond the last column that a table can have, text goes to the last cell of the row. */
static void
build_table (RectifyFlow *self)
{
  g_autofree guint *columns = g_new0 (guint, self->cells->len);
  guint n_columns = place_cells (self->cells, columns);
  g_autoptr (RectifyTable) table = NULL;
  RectifyCell *cell = NULL;

  self->n_places += (gsize) self->n_rows * n_columns;
  self->is_too_large |= self->n_places > MAX_PLACES;
  if (self->is_too_large)
    return;
  table = rectify_table_new (n_columns);
  for (guint i = 0; i < self->n_rows; i++)
    rectify_table_add_row (table);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *source = g_ptr_array_index (self->cells, i);
      guint n_rows = MIN (source->n_rows, self->n_rows - source->row);
      RectifyCell *added
          = rectify_table_add_cell (table, source->row, columns[i], n_rows, source->n_columns);

      cell = added != NULL ? added : cell;
      for (guint j = 0; cell != NULL && j < source->paragraphs->len; j++)
        rectify_cell_add (cell, g_ptr_array_index (source->paragraphs, j));
    }
  if (self->n_header_rows < self->n_rows)
    rectify_table_set_n_header_rows (table, self->n_header_rows);
  rectify_document_add_table (self->document, table);
}

static gboolean
has_text (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (((const Cell *) g_ptr_array_index (cells, i))->paragraphs->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * rectify_flow_end_table:
 * @self: a flow in a table
 *
 * Ends the table. One without any text is left out.
 */
void
rectify_flow_end_table (RectifyFlow *self)
{
  rectify_flow_end_paragraph (self);
  if (self->waiting->len > 0 || self->table_depth == 0 || --self->table_depth > 0)
    return;
  self->cell_depth = 0;
  if (!self->is_too_large && has_text (self->cells))
    build_table (self);
  g_ptr_array_set_size (self->cells, 0);
}

/**
 * rectify_flow_is_too_large:
 * @self: a flow
 *
 * Returns: whether there is more than is read; nothing is added any more
 */
gboolean
rectify_flow_is_too_large (RectifyFlow *self)
{
  return self->is_too_large;
}

/**
 * rectify_flow_finish:
 * @self: a flow
 * @error: return location
 *
 * Ends the document.
 *
 * Returns: %FALSE if it is too large or has no text
 */
gboolean
rectify_flow_finish (RectifyFlow *self, GError **error)
{
  while (self->waiting->len > 0)
    rectify_flow_end_aside (self);
  while (self->table_depth > 0)
    rectify_flow_end_table (self);
  rectify_flow_end_paragraph (self);
  if (self->is_too_large)
    g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                 _ ("The document has more than %d paragraphs, or far larger tables than a plan. "
                    "Split it and import the parts."),
                 MAX_PARAGRAPHS);
  else if (rectify_document_get_n_blocks (self->document) == 0)
    g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                         _ ("The file is empty: there is no text in it to import."));
  else
    return TRUE;
  return FALSE;
}
