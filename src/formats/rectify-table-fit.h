/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

/* The type of a table that has room for it, in half points. */
#define RECTIFY_TABLE_FIT_SIZE 24

/**
 * RectifyFitColumn:
 * @total: of all its texts, in half characters
 * @n_texts: how many there are
 * @longest: the longest paragraph, in half characters
 * @needed: what it needs at least, in half characters
 * @width: in twips
 *
 * What stands in a column, and how wide it is for that.
 */
typedef struct {
  guint64 total;
  guint n_texts;
  guint longest;
  guint needed;
  int width;
} RectifyFitColumn;

/**
 * RectifyTableFit:
 * @table: a table
 * @first: the first of its columns that is set
 * @n_columns: how many are
 * @columns: (array length=n_columns): those
 * @size: of the type, in half points
 * @margin: around the text in a cell, in twips
 *
 * Columns of a table, made to fit into a width.
 */
typedef struct {
  RectifyTable *table;
  guint first;
  guint n_columns;
  RectifyFitColumn *columns;
  int size;
  int margin;
} RectifyTableFit;

void rectify_table_fit_init (RectifyTableFit *self, RectifyTable *table, guint first,
                             guint n_columns, int width);
void rectify_table_fit_clear (RectifyTableFit *self);
gboolean rectify_table_fit_is_centred (const RectifyTableFit *self, guint column);
gboolean rectify_table_fit_is_across (RectifyTable *table);

G_END_DECLS
