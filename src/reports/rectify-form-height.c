/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-form-height.h"

#include <math.h>

#include "rectify-table-fit.h"
#include "rectify-table-words.h"

/* The type area by GB/T 9704-2012, 5.2, in mm, and its 22 lines (5.2.3). */
#define AREA_WIDTH 156.0
#define AREA_HEIGHT 225.0
#define PITCH (AREA_HEIGHT / 22)

/* What stands above the table beside the title, in lines: a blank one and the code. */
#define N_LINES_ABOVE 3
/* A line of a title has so many characters (小标宋, 2号). */
#define TITLE_LENGTH 20

/* Word processors end lines elsewhere than the pages here: about a line, in mm. */
#define RESERVE 8.0

#define FIRST_WIDE 0x2000

#define MM_PER_POINT (25.4 / 72)

/* How high the boxes are at least, in mm, before the type is made smaller, and at all. */
static const double leasts[] = { 20, 16 };
/* The type that such a form can be read in, in points. */
static const double sizes[] = { 14, 12, 10.5 };

/* Quotation marks and dashes are as wide as what they stand between. */
static double
get_length (const char *text)
{
  double length = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    length += g_utf8_get_char (text) < FIRST_WIDE ? RECTIFY_TABLE_HALF_WIDTH : 1;
  return length;
}

static double
get_title_height (char **title)
{
  guint n_lines = N_LINES_ABOVE;

  for (guint i = 0; title[i] != NULL; i++)
    n_lines += ceil (get_length (title[i]) / TITLE_LENGTH);
  return n_lines * PITCH;
}

/* Lines end before names and marks that stay whole: a character of each counts as empty. */
static double
get_cell_height (RectifyTable *table, const RectifyCell *cell, double size)
{
  const double *shares = rectify_table_get_shares (table);
  double width = 0, n_lines = 0, room;

  for (guint i = 0; i < cell->n_columns; i++)
    width += shares[cell->column + i] * AREA_WIDTH / MM_PER_POINT;
  room = MAX (floor (width / size - 2 * RECTIFY_TABLE_PADDING) - 1, 1);
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      g_autofree char *text = rectify_paragraph_dup_text (g_ptr_array_index (cell->paragraphs, i));

      n_lines += MAX (ceil (get_length (text) / room), 1);
    }
  return (MAX (n_lines, 1) * RECTIFY_TABLE_LEADING + 2 * RECTIFY_TABLE_PADDING) * size
         * MM_PER_POINT;
}

static double
get_row_height (RectifyTable *table, guint row, double size)
{
  double height = 0;

  for (guint i = 0; i < rectify_table_get_n_columns (table); i++)
    {
      const RectifyCell *cell = rectify_table_get_cell (table, row, i);

      if (cell != NULL && cell->column == i)
        height = MAX (height, get_cell_height (table, cell, size));
    }
  return height;
}

static double
get_height (RectifyTable *table, double size, double box)
{
  double height = 0;

  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    {
      double own = get_row_height (table, row, size);

      height += rectify_table_get_room (table, row) > 0 ? MAX (own, box) : own;
    }
  return height;
}

static void
take (RectifyTable *table, double size, double box)
{
  rectify_table_set_largest (table, size);
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    if (rectify_table_get_room (table, row) > 0)
      rectify_table_set_room (table, row, box);
}

/**
 * rectify_form_height_fit:
 * @table: a form whose columns have shares, and with boxes to sign and to stamp, %RECTIFY_FORM_BOX_HEIGHT
 *   high
 * @title: the lines of the title above it
 *
 * Makes the form fit a page of A4 with its title and its code, as far as that can be: the boxes give
 * way, then the type, then both. One that is too long for that stays as it is.
 */
void
rectify_form_height_fit (RectifyTable *table, char **title)
{
  double room = AREA_HEIGHT - get_title_height (title) - RESERVE;

  for (guint i = 0; i < G_N_ELEMENTS (leasts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (double box = RECTIFY_FORM_BOX_HEIGHT; box >= leasts[i]; box--)
        if (get_height (table, sizes[j], box) <= room)
          {
            take (table, sizes[j], box);
            return;
          }
}
