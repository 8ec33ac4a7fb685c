/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-label-matcher.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/**
 * RectifyMeasurePiece:
 * @start: its first byte in the cell's text
 * @end: the byte behind it
 * @label_length: of its label in bytes, 0 if it has none
 * @run_in: whether it goes on in the paragraph of the one before it
 */
typedef struct {
  gsize start;
  gsize end;
  gsize label_length;
  gboolean run_in;
} RectifyMeasurePiece;

GArray *rectify_cell_cut_measures (RectifyLabelMatcher *matcher, const char *text);
void rectify_cell_set_words (RectifyItem *item, RectifyLabelMatcher *matcher, const char *text,
                             gboolean labelled);
gboolean rectify_cell_says_same (const char *text);
gboolean rectify_cell_says_nothing (const char *text);

G_END_DECLS
