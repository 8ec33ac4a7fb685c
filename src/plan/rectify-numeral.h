/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyNumeralSystem:
 *
 * The digits of a label: 一 二 三, 1 2 3, １ ２ ３, ① ② ③, I II III, i ii iii.
 */
typedef enum {
  RECTIFY_NUMERAL_NONE,
  RECTIFY_NUMERAL_CHINESE,
  RECTIFY_NUMERAL_ARABIC,
  RECTIFY_NUMERAL_FULLWIDTH,
  RECTIFY_NUMERAL_CIRCLED,
  RECTIFY_NUMERAL_ROMAN_UPPER,
  RECTIFY_NUMERAL_ROMAN_LOWER,
} RectifyNumeralSystem;

/* The largest number that labels are made and read with. */
#define RECTIFY_NUMERAL_MAX 9999

guint rectify_numeral_parse (const char *text, gssize length, RectifyNumeralSystem *system);
char *rectify_numeral_format (RectifyNumeralSystem system, guint number);
RectifyNumeralSystem rectify_numeral_classify (gunichar character);

G_END_DECLS
