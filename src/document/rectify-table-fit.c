/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-fit-private.h"

#include <math.h>

#include "rectify-character.h"
#include "rectify-table-words.h"

/* A table of no more columns stands upright, whatever is in them. */
#define MAX_UPRIGHT_COLUMNS 6
/* The smallest type in which one of more columns does, in points. */
#define LEAST_UPRIGHT_SIZE 10.5
/* Of the width, so much may go to what columns need at least. */
#define MAX_NEEDED 0.8
/* In type sizes: the least width of a column, the longest word that is kept whole,
 * the longest name, and how wide running text has to be to be read. */
#define LEAST_WIDTH 3.0
#define LONGEST_WORD 8.0
#define LONGEST_NAME 5.5
#define READABLE 7.0
#define READABLE_LONG 9.0
#define LONG_TEXT 20.0
/* Widths are found for tables of no more columns, by so many of their rows, spread over them. */
#define MAX_SEARCHED_COLUMNS 16
#define MAX_SEARCHED_ROWS 60
/* A heading that is no longer stands on one line if there is room. */
#define LONGEST_HEAD 5.0
/* A column of no longer texts is centred. */
#define MAX_CENTRED 10.0
/* A column that is empty has room for a remark by hand. */
#define EMPTY_WIDTH 4.0

/* Sizes 4, small 4, 5, small 5, 6, small 6, in points. */
static const double sizes[] = { 14, 12, 10.5, 9, 7.5, 6.5 };

/* Names, days and states stand in a column again and again, and are looked through once: short texts,
 * of so many bytes, in so many places. */
#define MAX_KNOWN 48
#define N_KNOWN 256

static double
get_width (gunichar c)
{
  return c < 0x2e80 ? RECTIFY_TABLE_HALF_WIDTH : 1;
}

static double
measure (const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += get_width (rectify_character_get (p));
  return width;
}

/* Finds the longest word. Returns how wide all of the text is. */
static double
survey_words (RectifyFitColumn *column, const char *text)
{
  const char *digits = text;
  double word = 0, width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = rectify_character_get (p);
      double advance = get_width (c);

      width += advance;
      /* A number is one word with its unit. */
      if (p > digits && g_utf8_strchr (RECTIFY_UNITS, -1, c) != NULL)
        {
          double number = rectify_table_words_measure (digits, p - digits) + 1;

          column->needed = MAX (column->needed, MIN (number, LONGEST_WORD));
        }
      if (!g_ascii_isdigit (*p))
        digits = g_utf8_next_char (p);
      word = advance < 1 && !g_ascii_isspace (*p) ? word + RECTIFY_TABLE_HALF_WIDTH : 0;
      if (word > 0)
        column->needed = MAX (column->needed, MIN (word, LONGEST_WORD));
    }
  return width;
}

/* The longest word of a kind that is no longer than something. Names take the mark behind them along
 * to the end of the line. */
static double
find_longest (const char *text, RectifyTableWords kind, double max)
{
  double longest = 0;
  gsize start = 0, end;

  for (; rectify_table_words_find (text, kind, &start, &end); start = end)
    {
      double width = rectify_table_words_measure (text + start, end - start);

      if (width >= max)
        continue;
      if (text[end] != '\0')
        width += get_width (rectify_character_get (text + end));
      longest = MAX (longest, width);
    }
  return longest;
}

static double
find_longest_kept (const char *text, double max)
{
  double name = find_longest (text, RECTIFY_TABLE_WORDS_NAMES, max);
  double date = find_longest (text, RECTIFY_TABLE_WORDS_DATES, max);

  return MAX (name, date);
}

/* The place of a text among those that are known, NULL for a long one. */
static RectifyKnownText *
find_place (RectifyFitColumn *column, const char *text)
{
  guint hash = 0, length;

  for (length = 0; length < MAX_KNOWN && text[length] != '\0'; length++)
    hash = hash * 33 + (guchar) text[length];
  return length < MAX_KNOWN ? &column->known[hash % N_KNOWN] : NULL;
}

static void
survey_cell (RectifyFitColumn *column, const RectifyCell *cell, gboolean is_head)
{
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      g_autofree char *joined = NULL;
      const char *text
          = rectify_paragraph_get_text (g_ptr_array_index (cell->paragraphs, i), &joined);
      RectifyKnownText *place = joined == NULL && !is_head ? find_place (column, text) : NULL;
      double width, kept;

      if (place != NULL && place->text != NULL && g_str_equal (place->text, text))
        {
          column->sum += place->width / sqrt (cell->n_rows);
          continue;
        }
      width = survey_words (column, text);
      if (place != NULL)
        *place = (RectifyKnownText){ text, width };
      column->natural = MAX (column->natural, width);
      /* What goes over several rows has the height of them, though not all that it could use. */
      column->sum += width / sqrt (cell->n_rows);
      /* Heads break well in the middle. */
      if (is_head)
        {
          if (width <= LONGEST_HEAD)
            column->head = MAX (column->head, width);
          continue;
        }
      kept = find_longest_kept (text, LONGEST_NAME);
      column->needed = MAX (column->needed, kept);
      column->is_filled = column->is_filled || *text != '\0';
      column->has_text = column->has_text || !rectify_table_words_are_short (text);
    }
}

static void
measure_cell (const RectifyCell *cell, double *length, double *name)
{
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      g_autofree char *joined = NULL;
      const char *text
          = rectify_paragraph_get_text (g_ptr_array_index (cell->paragraphs, i), &joined);
      double kept = find_longest_kept (text, G_MAXDOUBLE);

      *length += measure (text);
      *name = MAX (*name, kept);
    }
  /* What goes over several rows has the height of all of them. */
  *length /= cell->n_rows;
}

static void
collect_lengths (RectifyTableFit *self, RectifyTable *table)
{
  guint first = rectify_table_get_n_header_rows (table);
  guint n_rows = rectify_table_get_n_rows (table);

  if (self->n_columns > MAX_SEARCHED_COLUMNS || first >= n_rows)
    return;
  self->n_rows = MIN (n_rows - first, MAX_SEARCHED_ROWS);
  self->lengths = g_new0 (double, (gsize) self->n_rows * self->n_columns);
  self->names = g_new0 (double, (gsize) self->n_rows * self->n_columns);
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        guint row = first + (guint64) i * (n_rows - first) / self->n_rows;
        const RectifyCell *cell = rectify_table_get_cell (table, row, self->first + j);

        if (cell != NULL && cell->n_columns == 1)
          measure_cell (cell, &self->lengths[i * self->n_columns + j],
                        &self->names[i * self->n_columns + j]);
      }
}

/**
 * rectify_table_fit_new:
 * @table: a table
 * @first: the first column that is looked at
 * @n_columns: how many are, all of them in the table
 *
 * Returns: (transfer full): what stands in these columns
 */
RectifyTableFit *
rectify_table_fit_new (RectifyTable *table, guint first, guint n_columns)
{
  RectifyTableFit *self = g_new0 (RectifyTableFit, 1);

  self->first = first;
  self->n_columns = n_columns;
  self->largest = rectify_table_get_largest (table);
  self->stays_upright = rectify_table_get_upright (table);
  self->columns = g_new0 (RectifyFitColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].known = g_new0 (RectifyKnownText, N_KNOWN);
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint i = 0; i < self->n_columns; i++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, first + i);

        if (cell != NULL && cell->row == row && cell->column == first + i && cell->n_columns == 1)
          survey_cell (&self->columns[i], cell, row < rectify_table_get_n_header_rows (table));
      }
  for (guint i = 0; i < self->n_columns; i++)
    {
      RectifyFitColumn *column = &self->columns[i];

      g_clear_pointer (&column->known, g_free);
      if (!column->is_filled)
        column->natural = MAX (column->natural, EMPTY_WIDTH);
      column->needed = MAX (column->needed, MIN (column->natural, LEAST_WIDTH));
      column->natural = MAX (column->natural, column->needed);
    }
  collect_lengths (self, table);
  return self;
}

/**
 * rectify_table_fit_free:
 * @self: (transfer full) (nullable): what stands in columns
 */
void
rectify_table_fit_free (RectifyTableFit *self)
{
  if (self == NULL)
    return;
  g_free (self->columns);
  g_free (self->lengths);
  g_free (self->names);
  g_free (self);
}

/* How wide a column has to be for its text to be read, not spelt. */
static double
get_readable (const RectifyFitColumn *column)
{
  double readable = column->natural > LONG_TEXT ? READABLE_LONG : READABLE;

  return column->has_text ? MAX (column->needed, MIN (column->natural, readable)) : column->needed;
}

static double
add_readable (RectifyTableFit *self)
{
  double sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += get_readable (&self->columns[i]) + 2 * RECTIFY_TABLE_PADDING;
  return sum;
}

/**
 * rectify_table_fit_is_upright:
 * @self: what stands in the columns of a table
 * @width: from edge to edge of the type area, in points
 *
 * Returns: whether the table can be read if it stands upright: it has few columns, or what stands in
 *   most of them is short; or it has to stand so
 */
gboolean
rectify_table_fit_is_upright (RectifyTableFit *self, double width)
{
  return self->stays_upright || self->n_columns <= MAX_UPRIGHT_COLUMNS
         || add_readable (self) * LEAST_UPRIGHT_SIZE <= width;
}

/**
 * rectify_table_fit_choose_size:
 * @self: what stands in the columns of a table
 * @width: of the table, in points
 * @largest: the largest size that is wanted, in points
 * @least: the smallest, where no larger one does
 *
 * Returns: the largest of the usual sizes of type at which the columns find room, in points
 */
double
rectify_table_fit_choose_size (RectifyTableFit *self, double width, double largest, double least)
{
  double needed = 0, readable = add_readable (self);

  if (self->largest > 0)
    largest = MIN (largest, self->largest);
  for (guint i = 0; i < self->n_columns; i++)
    needed += self->columns[i].needed + 2 * RECTIFY_TABLE_PADDING;
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] > least; i++)
    if (sizes[i] <= largest && needed * sizes[i] <= MAX_NEEDED * width
        && (readable * sizes[i] <= width || sizes[i] <= LEAST_UPRIGHT_SIZE))
      return sizes[i];
  return least;
}

/**
 * rectify_table_fit_is_centred:
 * @self: what stands in the columns of a table
 * @column: one of them
 *
 * Returns: whether what stands in it is short enough to be centred
 */
gboolean
rectify_table_fit_is_centred (RectifyTableFit *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, FALSE);
  return self->columns[column].natural <= MAX_CENTRED;
}
