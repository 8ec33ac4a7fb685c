/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include <math.h>
#include <string.h>
#include <uchar.h>

#include "rectify-character.h"

/* In sizes of the type: a character of half width, as the widest of the usual fonts has it, and a
 * line, as the highest of them has it. */
#define HALF_WIDTH 0.56
#define LEADING 1.4
/* What a line may lose to marks that do not stand at its beginning or end. */
#define LOSS 0.5
/* Around the text in a cell, in points: from side to side, and above and below. */
#define PADDING 5.0
#define SPACE 6.0
#define POINTS_PER_MM (72 / 25.4)

static double
get_advance (gunichar c)
{
  switch (c)
    {
    case U'“':
    case U'”':
    case U'‘':
    case U'’':
    case U'—':
    case U'…':
    case U'·':
      return 1;
    default:
      return c < 0x2e80 ? HALF_WIDTH : 1;
    }
}

/* How wide what cannot be parted is from here on: a word of letters and digits, or a character. */
static double
measure_word (const char **text, const char *end, double room)
{
  double width = 0;

  while (*text < end)
    {
      gunichar c = rectify_character_get (*text);
      double advance = get_advance (c);

      if (width > 0 && (advance == 1 || width + advance > room))
        break;
      width += advance;
      *text = g_utf8_next_char (*text);
      if (advance == 1 || g_unichar_isspace (c))
        break;
    }
  return width;
}

/* What has room on one line has one; else each loses something. */
static guint
count_lines (const char *text, const char *end, double room)
{
  double least = MAX (room - LOSS, 1), taken = 0, width = 0;
  guint n_lines = 1;

  /* No character is wider for its bytes than one of a single byte. */
  if ((double) (end - text) * HALF_WIDTH <= room)
    return 1;
  while (text < end)
    {
      double word = measure_word (&text, end, least);

      if (taken > 0 && taken + word > least)
        {
          n_lines++;
          taken = 0;
        }
      taken += word;
      width += word;
    }
  return width > room ? n_lines : 1;
}

/**
 * rectify_xlsx_get_height:
 * @text: what stands in a cell
 * @width: how wide the cell is, in points
 * @size: of the type, in half points
 *
 * Estimates how high a cell is whose lines are broken; programs set fonts so differently that it is
 * rather too much than too little.
 *
 * Returns: that in points
 */
double
rectify_xlsx_get_height (const char *text, double width, int size)
{
  double room = MAX ((width - PADDING) / (size / 2.0), 1);
  guint n_lines = 0;

  for (const char *start = text; start != NULL;)
    {
      const char *end = strchr (start, '\n');
      const char *stop = end != NULL ? end : start + strlen (start);

      n_lines += count_lines (start, stop, room);
      start = end != NULL ? end + 1 : NULL;
    }
  return ceil (n_lines * LEADING * size / 2.0 + SPACE);
}

/**
 * rectify_xlsx_count_rows:
 * @table: a table
 * @cell: one of its cells
 *
 * Returns: how many rows it covers in full; others may stand in what it says it covers
 */
guint
rectify_xlsx_count_rows (RectifyTable *table, const RectifyCell *cell)
{
  guint n_rows = 1;

  for (;; n_rows++)
    for (guint i = 0; i < cell->n_columns; i++)
      if (rectify_table_get_cell (table, cell->row + n_rows, cell->column + i) != cell)
        return n_rows;
}

/**
 * rectify_xlsx_get_cell_height:
 * @columns: all columns of a table
 * @cell: one of its cells
 *
 * Returns: how high it has to be for what stands in it, in points
 */
double
rectify_xlsx_get_cell_height (const RectifyColumnWidths *columns, const RectifyCell *cell)
{
  g_autofree char *own = NULL;
  double width = 0;

  if (rectify_table_get_input (columns->table, cell->column) == RECTIFY_COLUMN_HIDDEN)
    return 0;
  for (guint i = 0; i < cell->n_columns; i++)
    width += columns->widths[cell->column + i] / 20.0;
  return rectify_xlsx_get_height (rectify_xlsx_get_shown (cell->paragraphs, &own), width,
                                  columns->size);
}

/* What a cell needs beyond the rows it covers is shared out among them. */
static void
stretch (double *heights, const RectifyCell *cell, guint n_rows, double needed)
{
  double sum = 0;

  for (guint i = 0; i < n_rows; i++)
    sum += heights[cell->row + i];
  for (guint i = 0; needed > sum && i < n_rows; i++)
    heights[cell->row + i] += ceil ((needed - sum) / n_rows);
}

static void
find_for (const RectifyColumnWidths *columns, double *heights, gboolean of_one_row)
{
  guint n_rows = rectify_table_get_n_rows (columns->table);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < columns->n_columns; column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (columns->table, row, column);
        guint n_covered;

        if (cell == NULL || cell->row != row || cell->column != column)
          continue;
        n_covered = rectify_xlsx_count_rows (columns->table, cell);
        if ((n_covered == 1) == of_one_row)
          stretch (heights, cell, n_covered, rectify_xlsx_get_cell_height (columns, cell));
      }
}

/**
 * rectify_xlsx_find_heights:
 * @columns: all columns of a table
 *
 * Spreadsheet programs make rows no higher for cells that cover several, so all rows are given a
 * height.
 *
 * Returns: (transfer full) (array): the height of each row, in points
 */
double *
rectify_xlsx_find_heights (const RectifyColumnWidths *columns)
{
  guint n_rows = rectify_table_get_n_rows (columns->table);
  double *heights = g_new0 (double, n_rows + 1);

  for (guint i = 0; i < n_rows; i++)
    heights[i] = MAX (rectify_xlsx_get_height ("", 100, columns->size),
                      rectify_table_get_room (columns->table, i) * POINTS_PER_MM);
  find_for (columns, heights, TRUE);
  find_for (columns, heights, FALSE);
  return heights;
}
