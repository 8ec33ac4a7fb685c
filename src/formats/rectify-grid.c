/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-formats.h"

/* What is read of one sheet; rows, columns and places count where they are in use. */
#define MAX_ROWS 200000
#define MAX_COLUMNS 256
#define MAX_PLACES 10000000
#define MAX_ITEMS 1000000
#define MAX_TEXT (64 * 1024 * 1024)

/* A cell, or cells that are merged, or both when they begin at the same place. */
typedef struct {
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
  char *text; /* NULL if there is none */
} Item;

struct _RectifyGrid {
  GArray *items;
  gboolean is_sorted;
  gsize size; /* of all text, in bytes */
  guint header_first;
  guint header_last;
};

/* Of a part of the rows: those in use and the columns in use, in order, and the table. */
typedef struct {
  GArray *rows;
  GArray *columns;
  RectifyTable *table;
  gboolean hides_text;
} Part;

static void
clear_item (gpointer data)
{
  g_free (((Item *) data)->text);
}

static void
part_clear (Part *part)
{
  g_clear_pointer (&part->rows, g_array_unref);
  g_clear_pointer (&part->columns, g_array_unref);
  g_clear_pointer (&part->table, rectify_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

/**
 * rectify_grid_new:
 *
 * Returns: (transfer full): a sheet without cells
 */
RectifyGrid *
rectify_grid_new (void)
{
  RectifyGrid *self = g_new0 (RectifyGrid, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->header_first = G_MAXUINT;
  return self;
}

/**
 * rectify_grid_free:
 * @self: (transfer full) (nullable): a sheet
 */
void
rectify_grid_free (RectifyGrid *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
               _ ("A sheet has more than %d rows or %d columns, or far more text than a plan. Copy "
                  "what belongs to the plan to a sheet of its own and import that."),
               MAX_ROWS, MAX_COLUMNS);
  return FALSE;
}

static gboolean
add_item (RectifyGrid *self, Item item, GError **error)
{
  if (self->items->len >= MAX_ITEMS)
    return fail_too_large (error);
  self->is_sorted = FALSE;
  g_array_append_val (self->items, item);
  return TRUE;
}

/**
 * rectify_grid_set:
 * @self: a sheet
 * @row: a row, counted from 0
 * @column: a column, counted from 0
 * @text: what is in the cell; its paragraphs are parted by line ends
 * @error: return location
 *
 * Returns: %FALSE if the sheet is too large
 */
gboolean
rectify_grid_set (RectifyGrid *self, guint row, guint column, const char *text, GError **error)
{
  Item item = { row, column, 1, 1, NULL };

  while (g_ascii_isspace (*text))
    text++;
  if (*text == '\0')
    return TRUE;
  self->size += strlen (text);
  if (self->size > MAX_TEXT || self->items->len >= MAX_ITEMS)
    return fail_too_large (error);
  item.text = g_strdup (text);
  return add_item (self, item, error);
}

/**
 * rectify_grid_merge:
 * @self: a sheet
 * @row: the first row
 * @column: the first column
 * @n_rows: how many rows are merged, at least 1
 * @n_columns: how many columns are merged, at least 1
 * @error: return location
 *
 * Makes one cell of several: it holds what is in the first.
 *
 * Returns: %FALSE if the sheet is too large
 */
gboolean
rectify_grid_merge (RectifyGrid *self, guint row, guint column, guint n_rows, guint n_columns,
                    GError **error)
{
  Item item = { row, column, n_rows, n_columns, NULL };

  return (n_rows <= 1 && n_columns <= 1) || add_item (self, item, error);
}

/**
 * rectify_grid_set_header:
 * @self: a sheet
 * @first_row: the first row that is printed on every page
 * @last_row: the last one
 */
void
rectify_grid_set_header (RectifyGrid *self, guint first_row, guint last_row)
{
  self->header_first = first_row;
  self->header_last = last_row;
}

/**
 * rectify_grid_is_empty:
 * @self: a sheet
 *
 * Returns: whether no cell holds anything
 */
gboolean
rectify_grid_is_empty (RectifyGrid *self)
{
  return self->size == 0;
}

/* Merged cells come before the cell at the same place. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *two = b;

  if (one->row != two->row)
    return one->row < two->row ? -1 : 1;
  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  return (one->text != NULL) - (two->text != NULL);
}

/* Cells that begin at one place become one. */
static void
sort (RectifyGrid *self)
{
  guint n = 0;

  if (self->is_sorted)
    return;
  self->is_sorted = TRUE;
  g_array_sort (self->items, compare_items);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      Item *last = n > 0 ? &g_array_index (self->items, Item, n - 1) : NULL;

      if (last == NULL || last->row != item->row || last->column != item->column)
        {
          Item moved = *item;

          item->text = NULL;
          g_array_index (self->items, Item, n++) = moved;
          continue;
        }
      last->n_rows = MAX (last->n_rows, item->n_rows);
      last->n_columns = MAX (last->n_columns, item->n_columns);
      if (last->text == NULL)
        last->text = g_steal_pointer (&item->text);
      g_clear_pointer (&item->text, g_free);
    }
  g_array_set_size (self->items, n);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

static void
make_unique (GArray *numbers)
{
  guint n = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (n == 0 || g_array_index (numbers, guint, n - 1) != g_array_index (numbers, guint, i))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);
}

/* How many numbers are smaller: where the number stands, or the next one. */
static guint
find (GArray *numbers, guint64 number)
{
  guint low = 0, high = numbers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (numbers, guint, middle) < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
fill (RectifyCell *cell, const Item *item)
{
  g_auto (GStrv) lines = g_strsplit_set (item->text, "\r\n\v", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY,
                                g_strdelimit (g_strstrip (lines[i]), "\t\f", ' '));
      rectify_paragraph_set_line (paragraph, item->row + 1);
      if (!rectify_paragraph_is_blank (paragraph))
        rectify_cell_add (cell, paragraph);
    }
}

static void
add_cells (RectifyGrid *self, guint first_row, guint last_row, Part *part)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      guint row = find (part->rows, item->row);
      guint column = find (part->columns, item->column);
      guint n_rows = find (part->rows, (guint64) item->row + item->n_rows) - row;
      guint n_columns = find (part->columns, (guint64) item->column + item->n_columns) - column;
      RectifyCell *cell;

      if (item->row < first_row || item->row > last_row || n_rows == 0 || n_columns == 0)
        continue;
      cell = rectify_table_add_cell (part->table, row, column, n_rows, n_columns);
      if (cell != NULL && item->text != NULL)
        fill (cell, item);
      part->hides_text |= cell == NULL && item->text != NULL;
    }
}

/* Makes a table of some rows. Nothing is in it of rows and columns that are empty throughout. */
static gboolean
build (RectifyGrid *self, guint first_row, guint last_row, Part *part, GError **error)
{
  part->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  part->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->text == NULL || item->row < first_row || item->row > last_row)
        continue;
      g_array_append_val (part->rows, item->row);
      g_array_append_val (part->columns, item->column);
    }
  make_unique (part->rows);
  make_unique (part->columns);
  if (part->rows->len > MAX_ROWS || part->columns->len > MAX_COLUMNS
      || (guint64) part->rows->len * part->columns->len > MAX_PLACES)
    return fail_too_large (error);
  part->table = rectify_table_new (part->columns->len);
  for (guint i = 0; i < part->rows->len; i++)
    rectify_table_add_row (part->table);
  add_cells (self, first_row, last_row, part);
  return TRUE;
}

static gboolean
is_number (const RectifyCell *cell)
{
  g_autofree char *text = rectify_cell_dup_text (cell);

  return text[strspn (text, "0123456789")] == '\0';
}

/* The cell that stands alone in a row, as titles and notes do; NULL if there is none. */
static const RectifyCell *
get_single (RectifyTable *table, guint row, gboolean is_trailing)
{
  const RectifyCell *single = NULL;

  for (guint i = 0; i < rectify_table_get_n_columns (table); i++)
    {
      const RectifyCell *cell = rectify_table_get_cell (table, row, i);

      if (cell == NULL || cell == single)
        continue;
      if (cell->n_rows > 1)
        return NULL;
      if (cell->paragraphs->len == 0)
        continue;
      if (single != NULL)
        return NULL;
      single = cell;
    }
  /* Below the table, what stands in some later column, or a number, is its last row. */
  if (single != NULL && is_trailing
      && ((single->column > 0 && single->n_columns == 1) || is_number (single)))
    return NULL;
  return single;
}

static void
add_paragraphs (const RectifyCell *cell, RectifyDocument *document)
{
  for (guint i = 0; i < cell->paragraphs->len; i++)
    rectify_document_add (document, g_ptr_array_index (cell->paragraphs, i));
}

static void
set_header (RectifyGrid *self, const Part *part)
{
  guint n;

  if (self->header_first > g_array_index (part->rows, guint, 0))
    return;
  n = find (part->rows, (guint64) self->header_last + 1);
  if (n < part->rows->len)
    rectify_table_set_n_header_rows (part->table, n);
}

static gboolean
add_table (RectifyGrid *self, guint first_row, guint last_row, RectifyDocument *document,
           GError **error)
{
  g_auto (Part) part = { NULL, NULL, NULL, FALSE };

  if (!build (self, first_row, last_row, &part, error))
    return FALSE;
  set_header (self, &part);
  rectify_document_add_table (document, part.table);
  return TRUE;
}

static gboolean
spend (RectifyGrid *self, const Part *part, gsize *budget, GError **error)
{
  gsize cost = self->size + self->items->len * (gsize) 64
               + (gsize) part->rows->len * part->columns->len * sizeof (gpointer);

  if (cost > *budget)
    return fail_too_large (error);
  *budget -= cost;
  return TRUE;
}

/* Somebody gave a sheet this name; no program did, as “Sheet1” or “工作表1”. */
static gboolean
is_telling_name (const char *name)
{
  static const char *const defaults[] = { "sheet", "工作表", "表" };

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      gsize length = strlen (defaults[i]);

      if (g_ascii_strncasecmp (name, defaults[i], length) == 0
          && name[length + strspn (name + length, "0123456789 ()")] == '\0')
        return FALSE;
    }
  return *name != '\0';
}

/* A cell alone above the table is its title; lines without a table have none. */
static gboolean
has_title (RectifyTable *table)
{
  guint n_rows = rectify_table_get_n_rows (table);

  if (n_rows < 2 || get_single (table, 0, FALSE) == NULL)
    return FALSE;
  for (guint row = 1; row < n_rows; row++)
    if (get_single (table, row, FALSE) == NULL)
      return TRUE;
  return FALSE;
}

/* The name of a sheet that has no title of its own. */
static void
add_name (Part *part, const char *name, RectifyDocument *document)
{
  g_autoptr (RectifyParagraph) paragraph = NULL;

  if (!is_telling_name (name) || has_title (part->table))
    return;
  paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_HEADING_1);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_1, name);
  rectify_document_add (document, paragraph);
}

/**
 * rectify_grid_add_to_document:
 * @self: a sheet
 * @name: (nullable): the name of the sheet, where it is to be told
 * @document: where to
 * @budget: (inout): what all sheets may still cost, from %RECTIFY_GRID_BUDGET
 * @error: return location
 *
 * Adds what is in a sheet to a document: single cells above and below as paragraphs, the rest as
 * one table. The line of a paragraph is its row.
 *
 * Returns: %FALSE if the sheet is too large
 */
gboolean
rectify_grid_add_to_document (RectifyGrid *self, const char *name, RectifyDocument *document,
                              gsize *budget, GError **error)
{
  g_auto (Part) part = { NULL, NULL, NULL, FALSE };
  const RectifyCell *single;
  guint first = 0, last;

  sort (self);
  if (!build (self, 0, G_MAXUINT, &part, error) || !spend (self, &part, budget, error))
    return FALSE;
  if (part.hides_text)
    rectify_document_add_remark (document, _ ("Text that merged cells hide was left out."));
  if (name != NULL)
    add_name (&part, name, document);
  last = part.rows->len;
  while (first < last && (single = get_single (part.table, first, FALSE)) != NULL)
    {
      add_paragraphs (single, document);
      first++;
    }
  while (last > first && get_single (part.table, last - 1, TRUE) != NULL)
    last--;
  if (first < last
      && !add_table (self, g_array_index (part.rows, guint, first),
                     g_array_index (part.rows, guint, last - 1), document, error))
    return FALSE;
  for (guint i = last; i < part.rows->len; i++)
    add_paragraphs (get_single (part.table, i, TRUE), document);
  return TRUE;
}

/**
 * rectify_grid_add_as_table:
 * @self: a sheet
 * @name: (nullable): its name
 * @hidden: whether it is not shown
 * @document: where to
 * @budget: (inout): what all sheets may still cost, from %RECTIFY_GRID_BUDGET
 * @error: return location
 *
 * Adds a sheet to a document as it is: a table of all rows and columns that are in use. The line of
 * a paragraph is its row.
 *
 * Returns: %FALSE if the sheet is too large
 */
gboolean
rectify_grid_add_as_table (RectifyGrid *self, const char *name, gboolean hidden,
                           RectifyDocument *document, gsize *budget, GError **error)
{
  g_auto (Part) part = { NULL, NULL, NULL, FALSE };

  sort (self);
  if (!build (self, 0, G_MAXUINT, &part, error) || !spend (self, &part, budget, error))
    return FALSE;
  rectify_table_set_name (part.table, name);
  rectify_table_set_hidden (part.table, hidden);
  rectify_document_add_table (document, part.table);
  return TRUE;
}
