/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

/* What a number is not parted from. */
#define RECTIFY_UNITS                                                                              \
  "年月日时分秒号个项次名人件条份家万亿千百元角天周季届期类级篇场批户亩米吨股处所届轮组台套本册页章〜"

/* How tables are set, which the standard leaves to the typist, in type sizes: from baseline to
 * baseline, and beside the text. A column of no longer texts, in characters, is centred. */
#define RECTIFY_COLUMN_LEADING 1.3
#define RECTIFY_COLUMN_PADDING 0.3
#define RECTIFY_COLUMN_MAX_CENTRED 10.0

/**
 * RectifyColumnNeeds:
 * @natural: how wide its longest paragraph is, in type sizes
 * @needed: how wide its longest word is, in type sizes
 * @sum: of all its texts, in type sizes
 * @n_texts: how many there are
 *
 * What is known of a table's column before it has a width.
 */
typedef struct {
  double natural;
  double needed;
  double sum;
  guint n_texts;
} RectifyColumnNeeds;

RectifyColumnNeeds *rectify_column_needs_new (RectifyTable *table);
double rectify_column_needs_choose_size (const RectifyColumnNeeds *columns, guint n_columns,
                                         double width);
double rectify_column_get_next_size (double size);
void rectify_column_needs_share (const RectifyColumnNeeds *columns, const double *shares,
                                 guint n_columns, double size, double width, double *widths);

G_END_DECLS
