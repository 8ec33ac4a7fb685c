/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-fit.h"

/* Wider tables than this stand across on pages of their own. */
#define UPRIGHT_COLUMNS 6

/* Where they all find room, a column is as wide as the longest word in it, up to so many characters,
 * and as its heading, unless that is long enough to break well. */
#define LEAST_CHARACTERS 2
#define LONGEST_WORD 8
#define LONGEST_HEADING 5
/* Texts that are not broken where others are long. */
#define SHORT_CHARACTERS 6
/* Texts longer than this make a column no wider. */
#define MOST_CHARACTERS 40
/* Columns without a longer text are centred. */
#define CENTRED_CHARACTERS 8

/**
 * rectify_table_fit_is_across:
 * @table: a table
 *
 * Returns: whether it is too wide to stand upright
 */
gboolean
rectify_table_fit_is_across (RectifyTable *table)
{
  return rectify_table_get_n_rows (table) > 0
         && rectify_table_get_n_columns (table) > UPRIGHT_COLUMNS;
}

static guint
measure (RectifyParagraph *paragraph, guint *longest_word)
{
  guint length = 0, word = 0;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    for (const char *p = rectify_paragraph_get_run (paragraph, i)->text; *p != '\0'; p++)
      {
        gboolean is_full = (guchar) *p >= 0xe0;

        /* Bytes that begin a character; those of more than two bytes are full characters. */
        if ((*p & 0xc0) == 0x80)
          continue;
        length += is_full ? 2 : 1;
        word = is_full || g_ascii_isspace (*p) ? 0 : word + 1;
        *longest_word = MAX (*longest_word, word);
      }
  return length;
}

static void
measure_cell (const RectifyCell *cell, gboolean header, RectifyFitColumn *column)
{
  guint total = 0;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      guint word = 0;
      guint length = measure (g_ptr_array_index (cell->paragraphs, i), &word);

      if (header && length <= 2 * LONGEST_HEADING)
        word = length;
      column->needed = MAX (column->needed, MIN (word, 2 * LONGEST_WORD));

      total += MIN (length, 2 * MOST_CHARACTERS);
      column->longest = MAX (column->longest, length);
    }
  if (total == 0)
    return;
  column->total += MIN (total, 2 * MOST_CHARACTERS);
  column->n_texts++;
}

static void
measure_columns (RectifyTableFit *self)
{
  guint n_header_rows = rectify_table_get_n_header_rows (self->table);

  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].needed = 2 * LEAST_CHARACTERS;
  for (guint row = 0; row < rectify_table_get_n_rows (self->table); row++)
    for (guint i = 0; i < self->n_columns; i++)
      {
        const RectifyCell *cell = rectify_table_get_cell (self->table, row, self->first + i);

        if (cell != NULL && cell->row == row && cell->n_columns == 1)
          measure_cell (cell, row < n_header_rows, &self->columns[i]);
      }
}

/* How much wider than the least width a column would be. */
static guint
get_share (const RectifyFitColumn *column)
{
  guint average = column->n_texts > 0 ? column->total / column->n_texts : 0;
  guint length = (average + MIN (column->longest, 2 * MOST_CHARACTERS)) / 2;

  return 1 + MAX (length, column->needed) - column->needed;
}

static int
get_least_width (const RectifyTableFit *self, guint column)
{
  return (int) self->columns[column].needed * self->size * 5 + 2 * self->margin;
}

static int
add_least_widths (const RectifyTableFit *self)
{
  int sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += get_least_width (self, i);
  return sum;
}

/* Short texts stand on one line if that takes no more than a quarter of what there is to share out. */
static void
widen_short_columns (RectifyTableFit *self, int room)
{
  int spare = room / 4;

  for (guint i = 0; i < self->n_columns; i++)
    {
      RectifyFitColumn *column = &self->columns[i];
      int more;

      if (column->longest > 2 * SHORT_CHARACTERS || column->longest <= column->needed)
        continue;
      more = (int) (column->longest - column->needed) * self->size * 5;
      if (more > spare)
        continue;
      column->needed = column->longest;
      spare -= more;
    }
}

/* The largest type in which the least widths leave a fifth to share out; then that is. */
static void
fit_columns (RectifyTableFit *self, int width)
{
  static const int sizes[] = { RECTIFY_TABLE_FIT_SIZE, 21, 18, 15, 13 };
  guint shares = 0;
  int least, left = width;

  for (guint i = self->n_columns > UPRIGHT_COLUMNS ? 1 : 0; i < G_N_ELEMENTS (sizes); i++)
    {
      self->size = sizes[i];
      self->margin = sizes[i] * 5 / 2;
      if (add_least_widths (self) <= width / 5 * 4)
        break;
    }
  if (self->n_columns <= UPRIGHT_COLUMNS)
    widen_short_columns (self, width - add_least_widths (self));
  least = add_least_widths (self);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].width
          = (int) ((gint64) get_least_width (self, i) * MIN (least, width) / least);
      left -= self->columns[i].width;
      shares += get_share (&self->columns[i]);
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint share = get_share (&self->columns[i]);
      int more = (int) ((gint64) left * share / shares);

      self->columns[i].width += more;
      shares -= share;
      left -= more;
    }
}

/* The widths that the table was given, if it was. */
static void
take_shares (RectifyTableFit *self, int width)
{
  const double *shares = rectify_table_get_shares (self->table);
  double sum = 0;
  int left = width;

  if (shares == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    sum += shares[self->first + i];
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].width
          = i + 1 < self->n_columns ? (int) (width * shares[self->first + i] / sum) : left;
      left -= self->columns[i].width;
    }
}

/**
 * rectify_table_fit_init:
 * @self: a fit to be filled
 * @table: a table; borrowed
 * @first: the first column
 * @n_columns: how many columns, all of them in the table
 * @width: how wide they are together, in twips
 *
 * Finds how wide columns are: as the table says, or else by what stands in them; and the type that
 * they can be set in.
 */
void
rectify_table_fit_init (RectifyTableFit *self, RectifyTable *table, guint first, guint n_columns,
                        int width)
{
  *self = (RectifyTableFit){ .table = table, .first = first, .n_columns = n_columns };
  self->columns = g_new0 (RectifyFitColumn, n_columns);
  measure_columns (self);
  fit_columns (self, width);
  take_shares (self, width);
}

/**
 * rectify_table_fit_clear:
 * @self: a fit
 */
void
rectify_table_fit_clear (RectifyTableFit *self)
{
  g_clear_pointer (&self->columns, g_free);
}

/**
 * rectify_table_fit_is_centred:
 * @self: a fit
 * @column: one of its columns
 *
 * Returns: whether what stands in it is short enough to be centred
 */
gboolean
rectify_table_fit_is_centred (const RectifyTableFit *self, guint column)
{
  return self->columns[column].longest <= 2 * CENTRED_CHARACTERS;
}
