/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

/* How tables are set, which the standard leaves to the typist, in type sizes: from baseline to
 * baseline, and beside the text. */
#define RECTIFY_TABLE_LEADING 1.3
#define RECTIFY_TABLE_PADDING 0.3

/**
 * RectifyTableFit:
 *
 * What stands in the columns of a table, and how wide that makes them. Lengths are in sizes of the
 * type where nothing else is said.
 */
typedef struct _RectifyTableFit RectifyTableFit;

RectifyTableFit *rectify_table_fit_new (RectifyTable *table, guint first, guint n_columns);
void rectify_table_fit_free (RectifyTableFit *self);
gboolean rectify_table_fit_is_upright (RectifyTableFit *self, double width);
double rectify_table_fit_choose_size (RectifyTableFit *self, double width, double largest,
                                      double least);
gboolean rectify_table_fit_is_centred (RectifyTableFit *self, guint column);
void rectify_table_fit_share (RectifyTableFit *self, double width, double padding, double *widths);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyTableFit, rectify_table_fit_free)

G_END_DECLS
