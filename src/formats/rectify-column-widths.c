/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-column-widths.h"

#include <math.h>

#define TWIPS_PER_POINT 20.0

/* As wide as the table says, or else as what stands in the columns wants. */
static double *
dup_shares (const RectifyColumnWidths *self, RectifyTableFit *fit, int width)
{
  const double *given = rectify_table_get_shares (self->table);
  double *shares = g_new0 (double, self->n_columns);
  double size = self->size / 2.0 * TWIPS_PER_POINT;

  if (given == NULL)
    rectify_table_fit_share (fit, width / size, RECTIFY_TABLE_PADDING, shares);
  for (guint i = 0; i < self->n_columns && given != NULL; i++)
    shares[i] = given[self->first + i];
  return shares;
}

/* They make up the width to the twip. */
static void
share_width (RectifyColumnWidths *self, const double *shares, int width)
{
  double sum = 0, right = 0;
  int left = 0;

  for (guint i = 0; i < self->n_columns; i++)
    sum += shares[i];
  for (guint i = 0; i < self->n_columns; i++)
    {
      right += shares[i];
      self->widths[i] = (int) lround (right / sum * width) - left;
      left += self->widths[i];
    }
}

/**
 * rectify_column_widths_init:
 * @self: widths to be filled
 * @table: a table; borrowed
 * @fit: (nullable): what stands in these columns, where that is known
 * @first: the first column
 * @n_columns: how many columns, all of them in the table
 * @width: how wide they are together, in twips
 * @largest: the largest type that they are set in, in points
 * @least: the smallest, where no larger one does
 *
 * Finds how wide columns are: as the table says, or else by what stands in them; and the type that
 * they can be set in.
 */
void
rectify_column_widths_init (RectifyColumnWidths *self, RectifyTable *table, RectifyTableFit *fit,
                            guint first, guint n_columns, int width, double largest, double least)
{
  g_autoptr (RectifyTableFit) own = NULL;
  g_autofree double *shares = NULL;
  double size;

  if (fit == NULL)
    fit = own = rectify_table_fit_new (table, first, n_columns);
  size = rectify_table_fit_choose_size (fit, width / TWIPS_PER_POINT, largest, least);
  *self = (RectifyColumnWidths){ .table = table, .first = first, .n_columns = n_columns };
  self->size = (int) (2 * size);
  self->margin = (int) (RECTIFY_TABLE_PADDING * size * TWIPS_PER_POINT);
  self->widths = g_new0 (int, n_columns);
  self->is_centred = g_new0 (gboolean, n_columns);
  for (guint i = 0; i < n_columns; i++)
    self->is_centred[i] = rectify_table_fit_is_centred (fit, i);
  shares = dup_shares (self, fit, width);
  share_width (self, shares, width);
}

/**
 * rectify_column_widths_clear:
 * @self: widths
 */
void
rectify_column_widths_clear (RectifyColumnWidths *self)
{
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->is_centred, g_free);
}
