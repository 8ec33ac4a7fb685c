/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-paginator.h"

/* Sums of heights are not exact. */
#define TOLERANCE 0.01
/* Between a table and what follows it, in lines. */
#define LEAST_GAP 0.25
/* So many lines of a row that is broken stand on a page at least. */
#define LEAST_LINES 2

/* A row, or what there is room for of it, on the page that is being filled. */
typedef struct {
  guint row;
  double top;
  double bottom;
  gboolean ends;
} Fragment;

typedef struct {
  RectifyPaginator *paginator;
  RectifySetTable *table;
  GArray *fragments;
  GPtrArray *open; /* cells of several rows that began on an earlier page, in their order */
  guint n_opened;  /* in so many rows such cells have been looked for */
  guint number;    /* of the table, for a tagged PDF */
  guint first_row_number;
  double y;     /* how far the page is filled, from the type area's head, in points */
  double limit; /* how far it can be */
} Placer;

static RectifySetCell *
get_cell (Placer *self, guint index)
{
  return g_ptr_array_index (self->table->cells, index);
}

static double
get_line_height (Placer *self, guint n_lines)
{
  return n_lines * self->table->leading + 2 * self->table->padding;
}

static void
add_line (Placer *self, const RectifySetCell *cell, const RectifyCellLine *line, double y,
          gboolean repeated)
{
  RectifyPages *pages = self->paginator->pages;
  RectifyLine placed = { .text = line != NULL ? rectify_text_line_ref (line->text) : NULL,
                         .tag = "P",
                         .paragraph = line != NULL ? line->paragraph + 1 : 0,
                         .table = self->number,
                         .row = self->first_row_number + cell->row,
                         .cell = cell->number,
                         .is_head = cell->row < self->table->n_header_rows,
                         .is_repeated = repeated,
                         .page = pages->pages->len - 1,
                         .source = line != NULL ? line->source : NULL,
                         .piece = line != NULL ? line->piece : 0,
                         .size = self->table->size };
  gboolean turned = self->table->is_turned;

  placed.x = (turned ? 0 : self->paginator->layout->margin_left) + self->table->lefts[cell->column]
             + (line != NULL ? line->x : 0);
  placed.baseline = (turned ? 0 : self->paginator->layout->margin_top) + y
                    + (self->table->leading - self->table->size) / 2
                    + RECTIFY_EM_ASCENT * self->table->size;
  g_array_append_val (pages->lines, placed);
}

static void
add_frame (Placer *self, const RectifySetCell *cell, double top, double bottom)
{
  gboolean turned = self->table->is_turned;
  double left = self->table->lefts[cell->column];
  RectifyFrame frame = { (turned ? 0 : self->paginator->layout->margin_left) + left,
                         (turned ? 0 : self->paginator->layout->margin_top) + top,
                         self->table->lefts[cell->column + cell->n_columns] - left, bottom - top };

  g_array_append_val (self->paginator->pages->frames, frame);
}

/* How many of its last lines stand at its foot. */
static guint
count_foot (const RectifySetCell *cell)
{
  guint n = 0;

  while (n < cell->lines->len
         && g_array_index (cell->lines, RectifyCellLine, cell->lines->len - 1 - n).is_foot)
    n++;
  return n;
}

/* A cell, or what there is room for of it: its lines in the middle where all of them are here, but for
 * those that stand at its head and its foot. */
static void
emit_cell (Placer *self, RectifySetCell *cell, double top, double bottom, gboolean ends,
           gboolean repeated)
{
  /* An empty cell counts as placed too, though it has no line. */
  guint n_left = cell->lines->len - (repeated ? 0 : MIN (cell->n_placed, cell->lines->len));
  guint first = cell->lines->len - n_left;
  guint room = floor ((bottom - top - 2 * self->table->padding + TOLERANCE) / self->table->leading);
  guint n_lines = ends ? n_left : MIN (n_left, room);
  guint n_foot = ends ? count_foot (cell) : 0;
  double y = top + self->table->padding;

  add_frame (self, cell, top, bottom);
  if (n_lines == cell->lines->len)
    y = top + (bottom - top - n_lines * self->table->leading) / 2;
  if (cell->number == 0)
    cell->number = ++self->paginator->n_cells;
  if (cell->lines->len == 0 && !repeated && cell->n_placed++ == 0)
    add_line (self, cell, NULL, y, FALSE);
  if (n_foot > 0)
    y = top + self->table->padding;
  for (guint i = first; i < first + n_lines; i++, y += self->table->leading)
    {
      if (n_foot > 0 && i == cell->lines->len - n_foot)
        y = bottom - self->table->padding - n_foot * self->table->leading;
      add_line (self, cell, &g_array_index (cell->lines, RectifyCellLine, i), y, repeated);
    }
  if (!repeated && cell->lines->len > 0)
    cell->n_placed += n_lines;
}

/* From where to where a cell reaches on this page; FALSE if it is not on it. */
static gboolean
find_reach (Placer *self, const RectifySetCell *cell, double *top, double *bottom, gboolean *ends)
{
  gboolean found = FALSE;

  *ends = FALSE;
  for (guint i = 0; i < self->fragments->len; i++)
    {
      const Fragment *fragment = &g_array_index (self->fragments, Fragment, i);

      if (fragment->row < cell->row || fragment->row >= cell->row + cell->n_rows)
        continue;
      if (!found)
        *top = fragment->top;
      *bottom = fragment->bottom;
      *ends = fragment->row + 1 == cell->row + cell->n_rows && fragment->ends;
      found = TRUE;
    }
  return found;
}

static void
emit_on_page (Placer *self, RectifySetCell *cell)
{
  double top, bottom;
  gboolean ends;

  if (find_reach (self, cell, &top, &bottom, &ends))
    emit_cell (self, cell, top, bottom, ends, FALSE);
}

/* Cells that go on below a row stay open, others do not. */
static void
update_open (Placer *self, guint last)
{
  guint n_left = 0;

  for (guint i = self->table->first_cells[self->n_opened]; i < self->table->first_cells[last + 1];
       i++)
    if (get_cell (self, i)->n_rows > 1)
      g_ptr_array_add (self->open, get_cell (self, i));
  self->n_opened = MAX (self->n_opened, last + 1);
  for (guint i = 0; i < self->open->len; i++)
    {
      RectifySetCell *cell = g_ptr_array_index (self->open, i);

      if (cell->row + cell->n_rows > last)
        self->open->pdata[n_left++] = cell;
    }
  g_ptr_array_set_size (self->open, n_left);
}

/* What was found room for on the page is put there, in the order in which it is read. */
static void
flush (Placer *self)
{
  guint first, last;

  if (self->fragments->len == 0)
    return;
  first = g_array_index (self->fragments, Fragment, 0).row;
  last = g_array_index (self->fragments, Fragment, self->fragments->len - 1).row;
  for (guint i = 0; i < self->open->len; i++)
    if (((RectifySetCell *) g_ptr_array_index (self->open, i))->row < first)
      emit_on_page (self, g_ptr_array_index (self->open, i));
  for (guint i = self->table->first_cells[first]; i < self->table->first_cells[last + 1]; i++)
    emit_on_page (self, get_cell (self, i));
  update_open (self, last);
  g_array_set_size (self->fragments, 0);
}

static void
repeat_head (Placer *self)
{
  double head = self->table->head_height;

  if (head == 0 || head > self->limit / 2)
    return;
  for (guint i = 0; i < self->table->first_cells[self->table->n_header_rows]; i++)
    {
      RectifySetCell *cell = get_cell (self, i);
      double top = 0, bottom;

      for (guint row = 0; row < cell->row; row++)
        top += self->table->heights[row];
      bottom = top;
      for (guint row = cell->row; row < cell->row + cell->n_rows; row++)
        bottom += self->table->heights[row];
      emit_cell (self, cell, top, bottom, TRUE, TRUE);
    }
  self->y = head;
}

static void
start_page (Placer *self, gboolean repeats)
{
  flush (self);
  rectify_paginator_start_page (self->paginator, self->table->is_turned);
  self->y = 0;
  if (repeats)
    repeat_head (self);
}

/* What a cell that ends in a row still needs of it, beside what its rows before have on this page. */
static double
get_need (Placer *self, const RectifySetCell *cell, guint row)
{
  double top = 0, bottom = 0;
  gboolean ends;

  if (cell->row + cell->n_rows != row + 1 || cell->n_placed >= MAX (cell->lines->len, 1))
    return 0;
  find_reach (self, cell, &top, &bottom, &ends);
  return get_line_height (self, MAX (cell->lines->len, 1) - cell->n_placed) - (bottom - top);
}

static gboolean
is_begun (Placer *self, guint row)
{
  for (guint i = self->table->first_cells[row]; i < self->table->first_cells[row + 1]; i++)
    if (get_cell (self, i)->n_placed > 0)
      return TRUE;
  return FALSE;
}

/* The height of a row, or of what is left of one that is broken: by the lines that are not on a
 * page yet, as pages that end between its lines leave room empty. */
static double
get_row_height (Placer *self, guint row)
{
  double height = get_line_height (self, 1);

  if (self->table->least[row] > height && !is_begun (self, row))
    height = self->table->least[row];
  for (guint i = 0; i < self->open->len; i++)
    height = MAX (height, get_need (self, g_ptr_array_index (self->open, i), row));
  for (guint i = self->table->first_cells[MIN (self->n_opened, row)];
       i < self->table->first_cells[row + 1]; i++)
    height = MAX (height, get_need (self, get_cell (self, i), row));
  return height;
}

static void
add_fragment (Placer *self, guint row, double height, gboolean ends)
{
  Fragment fragment = { row, self->y, self->y + height, ends };

  g_array_append_val (self->fragments, fragment);
  self->y += height;
}

/* A row that finds no room goes on over as many pages as it needs. */
static void
break_row (Placer *self, guint row)
{
  double height = get_row_height (self, row);

  while (self->y + height > self->limit + TOLERANCE)
    {
      double room = self->limit - self->y;
      guint n_lines = room > 2 * self->table->padding
                          ? floor ((room - 2 * self->table->padding) / self->table->leading)
                          : 0;

      if (n_lines >= LEAST_LINES || self->fragments->len == 0)
        add_fragment (self, row, get_line_height (self, MAX (n_lines, 1)), FALSE);
      start_page (self, row >= self->table->n_header_rows);
      height = get_row_height (self, row);
    }
  add_fragment (self, row, height, TRUE);
}

/* The line of the grid on which goes on what follows a table that ends at a height. */
static guint
find_slot (Placer *self, double y)
{
  return ceil (y / self->paginator->layout->pitch + LEAST_GAP);
}

/* Does a row find room, and if it is the last, what ends the text below it too? */
static gboolean
fits (Placer *self, guint row, double y, double height)
{
  if (row + 1 == self->table->n_rows && self->paginator->n_closing > 0)
    return find_slot (self, y + height) + self->paginator->n_closing
           <= (self->table->is_turned ? floor (self->limit / self->paginator->layout->pitch)
                                      : self->paginator->layout->n_lines);
  return y + height <= self->limit + TOLERANCE;
}

static void
place_row (Placer *self, guint row)
{
  double height = get_row_height (self, row);
  double head = row >= self->table->n_header_rows ? self->table->head_height : 0;

  if (head > self->limit / 2)
    head = 0;
  /* The first row was found room for with the head, or is broken so that this is not alone. */
  if (row != self->table->n_header_rows && !fits (self, row, self->y, height)
      && fits (self, row, head, height))
    start_page (self, row >= self->table->n_header_rows);
  break_row (self, row);
}

/**
 * rectify_table_get_least_height:
 * @table: a table
 *
 * Returns: the height in points of what has to stand together at its beginning: the head and the
 *   first row
 */
double
rectify_table_get_least_height (const RectifySetTable *table)
{
  double height = table->head_height;

  return table->n_header_rows < table->n_rows ? height + table->heights[table->n_header_rows]
                                              : height;
}

/**
 * rectify_table_get_broken_height:
 * @table: a table
 *
 * Returns: the height in points of the least that may stand of it at a page's foot: the head and two
 *   lines of the first row
 */
double
rectify_table_get_broken_height (const RectifySetTable *table)
{
  return table->head_height + LEAST_LINES * table->leading + 2 * table->padding;
}

/* Where the table begins: on this page if its head and first row find room there. What leads it is
 * not left alone: then the row is rather broken, as it is where no page has room for it. */
static void
find_start (Placer *self)
{
  RectifyPaginator *paginator = self->paginator;
  RectifyPages *pages = paginator->pages;
  gboolean fresh = pages->pages->len > 0 && paginator->slot == 0;
  double height = rectify_table_get_least_height (self->table);

  self->limit
      = self->table->is_turned ? paginator->layout->area_width : paginator->layout->area_height;
  self->y = paginator->slot * paginator->layout->pitch;
  if (paginator->is_led || height > self->limit)
    height = MIN (height, rectify_table_get_broken_height (self->table));
  if (self->table->is_turned)
    {
      RectifyPage *page = &g_array_index (pages->pages, RectifyPage, pages->pages->len - 1);

      /* Below its title, if that stands on a page of its own for it. */
      if (page->is_turned && !fresh && self->y + height <= self->limit)
        return;
      if (fresh)
        page->is_turned = TRUE;
      else
        rectify_paginator_start_page (paginator, TRUE);
      self->y = 0;
    }
  else if (!fresh && self->y + height > self->limit)
    {
      rectify_paginator_start_page (paginator, FALSE);
      self->y = 0;
    }
}

/**
 * rectify_table_place:
 * @paginator: what is filled
 * @table: a table
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Puts a table on pages: its head again on each of them, rows whole where they can be. What follows
 * stands on the grid of lines again; behind a table across it begins a page.
 *
 * Returns: whether it was not stopped
 */
gboolean
rectify_table_place (RectifyPaginator *paginator, RectifySetTable *table, GCancellable *cancellable,
                     GError **error)
{
  Placer self = { .paginator = paginator,
                  .table = table,
                  .number = ++paginator->n_tables,
                  .first_row_number = paginator->n_rows + 1 };
  gboolean whole = TRUE;

  self.fragments = g_array_new (FALSE, FALSE, sizeof (Fragment));
  self.open = g_ptr_array_new ();
  paginator->n_rows += table->n_rows;
  find_start (&self);
  for (guint row = 0; whole && row < table->n_rows; row++)
    {
      whole = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (whole)
        place_row (&self, row);
    }
  flush (&self);
  paginator->slot = MIN (find_slot (&self, self.y), paginator->layout->n_lines);
  g_array_unref (self.fragments);
  g_ptr_array_unref (self.open);
  return whole;
}
