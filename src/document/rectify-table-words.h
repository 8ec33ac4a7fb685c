/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number is not parted from. */
#define RECTIFY_UNITS                                                                              \
  "年月日时分秒号个项次名人件条份家万亿千百元角天周季届期类级篇场批户亩米吨股处所轮组台套本册页章〜"

/* In type sizes: the width of half-width characters in tables. */
#define RECTIFY_TABLE_HALF_WIDTH 0.52

/**
 * RectifyTableWords:
 * @RECTIFY_TABLE_WORDS_NAMES: names, alone or in a list, and short phrases
 * @RECTIFY_TABLE_WORDS_DATES: the month and the day of a date
 *
 * Words of a cell that are not parted at a line's end where they find room on one.
 */
typedef enum {
  RECTIFY_TABLE_WORDS_NAMES,
  RECTIFY_TABLE_WORDS_DATES,
} RectifyTableWords;

gboolean rectify_table_words_find (const char *text, RectifyTableWords kind, gsize *start,
                                   gsize *end);
double rectify_table_words_measure (const char *text, gsize length);
gboolean rectify_table_words_are_short (const char *text);

G_END_DECLS
