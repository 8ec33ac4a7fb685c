/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

/**
 * RectifyNumeralSystem:
 *
 * The digits of a label: 一 二 三, 1 2 3, １ ２ ３, ① ② ③, I II III, i ii iii, a b c, A B C.
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

/**
 * RectifyLabelStyle:
 * @prefix: what stands before the number: “（”, “第”
 * @system: the digits
 * @suffix: what stands behind it: “、”, “）”, “是”
 */
typedef struct {
  char *prefix;
  RectifyNumeralSystem system;
  char *suffix;
} RectifyLabelStyle;

RectifyLabelStyle *rectify_label_style_parse (const char *label, guint *number);
RectifyLabelStyle *rectify_label_style_copy (const RectifyLabelStyle *self);
void rectify_label_style_free (RectifyLabelStyle *self);
gboolean rectify_label_style_equal (const RectifyLabelStyle *a, const RectifyLabelStyle *b);
char *rectify_label_style_format (const RectifyLabelStyle *self, guint number);

/* 0 if text is no number in that system; number words up to 9999. */
guint rectify_numeral_parse (const char *text, gssize length, RectifyNumeralSystem *system);
char *rectify_numeral_format (RectifyNumeralSystem system, guint number);

void rectify_numbering_relabel (RectifyItem *parent, RectifyItem *fresh);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyLabelStyle, rectify_label_style_free)

G_END_DECLS
