/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-enums.h"

G_BEGIN_DECLS

/* A table of items has no more columns. */
#define RECTIFY_MAX_COLUMNS 1024

/**
 * RectifyColumnRole:
 * @RECTIFY_COLUMN_FIELD: what is found by the column's heading: assignments, the deadline, prose
 *   that has that heading as its label
 * @RECTIFY_COLUMN_NUMBER: labels
 * @RECTIFY_COLUMN_AREA: the words of areas
 * @RECTIFY_COLUMN_PROBLEM: the words of problems
 * @RECTIFY_COLUMN_MEASURE: the words of measures
 *
 * What stands in a column of a table of items.
 */
typedef enum {
  RECTIFY_COLUMN_FIELD,
  RECTIFY_COLUMN_NUMBER,
  RECTIFY_COLUMN_AREA,
  RECTIFY_COLUMN_PROBLEM,
  RECTIFY_COLUMN_MEASURE,
} RectifyColumnRole;

/**
 * RectifyColumn:
 * @role: what stands in it
 * @repeated: whether the words of an item stand in each of its rows, not in the first alone
 */
typedef struct {
  RectifyColumnRole role;
  gboolean repeated;
} RectifyColumn;

/**
 * RectifyColumns:
 * @n_columns: how many columns there are
 * @columns: (array length=n_columns): the columns
 * @unit: what has a row of its own: problems or measures
 * @numbered: whose labels stand in the column of numbers
 *
 * How a table shows a tree of items.
 */
typedef struct {
  guint n_columns;
  RectifyColumn *columns;
  RectifyItemKind unit;
  RectifyItemKind numbered;
} RectifyColumns;

RectifyColumns *rectify_columns_new (guint n_columns);
RectifyColumns *rectify_columns_parse (const char *text);
char *rectify_columns_to_string (const RectifyColumns *self);
guint rectify_columns_find (const RectifyColumns *self, RectifyColumnRole role);
void rectify_columns_free (RectifyColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyColumns, rectify_columns_free)

G_END_DECLS
