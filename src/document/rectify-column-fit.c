/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-column-fit.h"

#include <math.h>
#include <string.h>

/* Of the type area's width, so much may go to what columns need at least. */
#define MAX_NEEDED 0.8
/* In type sizes: the least width of a column, the width of half-width characters, and the longest
 * word that is kept whole. */
#define LEAST_WIDTH 3.0
#define HALF_WIDTH 0.52
#define LONGEST_WORD 8.0

/* Sizes 4, small 4, 5, small 5, in points: the largest at which the columns find room. */
static const double sizes[] = { 14, 12, 10.5, 9 };

static gboolean
is_unit (const char *p)
{
  return g_utf8_strchr (RECTIFY_UNITS, -1, g_utf8_get_char (p)) != NULL;
}

static double
measure (const char *text, double *longest_word)
{
  double width = 0, word = 0;

  *longest_word = 1;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean narrow = g_utf8_get_char (p) < 0x2e80;

      width += narrow ? HALF_WIDTH : 1;
      /* A number is one word with its unit. */
      if (p > text && g_ascii_isdigit (p[-1]) && is_unit (p))
        *longest_word = MAX (*longest_word, MIN (word + 1, LONGEST_WORD));
      word = narrow && !g_ascii_isspace (*p) ? word + HALF_WIDTH : 0;
      *longest_word = MAX (*longest_word, MIN (word, LONGEST_WORD));
    }
  return width;
}

static void
survey_cell (RectifyColumnNeeds *column, const RectifyCell *cell)
{
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      g_autofree char *text = rectify_paragraph_dup_text (g_ptr_array_index (cell->paragraphs, i));
      double word;
      double width = measure (text, &word);

      column->natural = MAX (column->natural, width);
      column->needed = MAX (column->needed, word);
      /* What goes over several rows has the height of them, though not all that it could use. */
      column->sum += width / sqrt (cell->n_rows);
    }
  column->n_texts++;
}

/**
 * rectify_column_needs_new:
 * @table: a table
 *
 * Returns: (transfer full): what each of its columns needs, to be freed with g_free()
 */
RectifyColumnNeeds *
rectify_column_needs_new (RectifyTable *table)
{
  guint n_columns = rectify_table_get_n_columns (table);
  RectifyColumnNeeds *columns = g_new0 (RectifyColumnNeeds, n_columns);

  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint i = 0; i < n_columns; i++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, i);

        if (cell != NULL && cell->row == row && cell->column == i && cell->n_columns == 1)
          survey_cell (&columns[i], cell);
      }
  for (guint i = 0; i < n_columns; i++)
    columns[i].needed = MAX (columns[i].needed, MIN (columns[i].natural, LEAST_WIDTH));
  return columns;
}

/**
 * rectify_column_needs_choose_size:
 * @columns: (array length=n_columns): columns
 * @n_columns: how many
 * @width: what there is for them, in points
 *
 * Returns: the largest of the usual sizes of type at which they find room, in points
 */
double
rectify_column_needs_choose_size (const RectifyColumnNeeds *columns, guint n_columns, double width)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double needed = 0;

      for (guint j = 0; j < n_columns; j++)
        needed += (columns[j].needed + 2 * RECTIFY_COLUMN_PADDING) * sizes[i];
      if (needed <= MAX_NEEDED * width)
        return sizes[i];
    }
  return sizes[G_N_ELEMENTS (sizes) - 1];
}

/**
 * rectify_column_get_next_size:
 * @size: a size of type, in points
 *
 * Returns: the next smaller of the usual ones, or @size if there is none
 */
double
rectify_column_get_next_size (double size)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] < size)
      return sizes[i];
  return size;
}

/* Columns that need no more than their share get what they need; the others share the rest by how
 * much stands in them, so that rows get low. */
static void
share_by_needs (const RectifyColumnNeeds *columns, guint n_columns, double size, double width,
                double *widths)
{
  g_autofree gboolean *settled = g_new0 (gboolean, n_columns);
  double left = width;
  gboolean again = TRUE;

  while (again)
    {
      double weights = 0;

      again = FALSE;
      for (guint i = 0; i < n_columns; i++)
        if (!settled[i])
          weights += sqrt (1 + columns[i].sum);
      for (guint i = 0; i < n_columns && weights > 0 && !again; i++)
        {
          double natural = (columns[i].natural + 2 * RECTIFY_COLUMN_PADDING) * size + 1;
          double needed = (columns[i].needed + 2 * RECTIFY_COLUMN_PADDING) * size + 1;

          if (settled[i])
            continue;
          widths[i] = left * sqrt (1 + columns[i].sum) / weights;
          if (natural > widths[i] && needed <= widths[i])
            continue;
          widths[i] = natural <= widths[i] ? natural : needed;
          left = MAX (left - widths[i], 0);
          again = settled[i] = TRUE;
        }
    }
}

/**
 * rectify_column_needs_share:
 * @columns: (array length=n_columns): columns
 * @shares: (nullable) (array length=n_columns): how they are to share the width, %NULL: by their needs
 * @n_columns: how many
 * @size: of the type, in points
 * @width: what there is for them, in points
 * @widths: (out caller-allocates) (array length=n_columns): set to how wide they become, in points
 *
 * Shares out the width of a table among its columns: all of it.
 */
void
rectify_column_needs_share (const RectifyColumnNeeds *columns, const double *shares,
                            guint n_columns, double size, double width, double *widths)
{
  double sum = 0;

  if (shares != NULL)
    memcpy (widths, shares, n_columns * sizeof (double));
  else
    share_by_needs (columns, n_columns, size, width, widths);
  for (guint i = 0; i < n_columns; i++)
    sum += widths[i];
  for (guint i = 0; i < n_columns; i++)
    widths[i] *= width / sum;
}
