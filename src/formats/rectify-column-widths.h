/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table-fit.h"
#include "rectify-table.h"

G_BEGIN_DECLS

/**
 * RectifyColumnWidths:
 * @table: a table
 * @first: the first of its columns that is written
 * @n_columns: how many are
 * @widths: (array length=n_columns): of those, in twips
 * @is_centred: (array length=n_columns): whether their texts are short enough to be centred
 * @size: of the type, in half points
 * @margin: around the text in a cell, in twips
 *
 * Columns of a table in a file, as wide as they are on the pages that are printed.
 */
typedef struct {
  RectifyTable *table;
  guint first;
  guint n_columns;
  int *widths;
  gboolean *is_centred;
  int size;
  int margin;
} RectifyColumnWidths;

void rectify_column_widths_init (RectifyColumnWidths *self, RectifyTable *table,
                                 RectifyTableFit *fit, guint first, guint n_columns, int width,
                                 double largest, double least);
void rectify_column_widths_clear (RectifyColumnWidths *self);

G_END_DECLS
