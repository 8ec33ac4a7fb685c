/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-file.h"

G_BEGIN_DECLS

/**
 * RectifyTableShape:
 * @name: the table's, or an index's
 * @columns: their names, with commas between; %NULL for an index
 * @types: a letter for what each column can hold
 * @n_keys: how many columns, the first ones, are its primary key
 * @has_rowid: whether its rows have a number of their own, which is the first column
 *
 * What the rows of a table look like, so that they are known by it wherever they are found.
 */
typedef struct {
  const char *name;
  const char *columns;
  const char *types;
  guint n_keys;
  gboolean has_rowid;
} RectifyTableShape;

const RectifyTableShape *rectify_table_shape_find (const char *name);
const RectifyTableShape *rectify_table_shape_match (const RectifyRecord *record,
                                                    gboolean has_rowid);
guint rectify_table_shape_get_n_columns (const RectifyTableShape *self);
gboolean rectify_table_shape_accepts (const RectifyTableShape *self, guint column,
                                      RectifyValueType type, gint64 number);
gboolean rectify_table_shape_fits (const RectifyTableShape *self, const RectifyRecord *record);

G_END_DECLS
