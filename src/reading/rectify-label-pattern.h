/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyLabelPattern:
 *
 * A pattern of the vocabulary's numbering, such as “({cn})”, taken apart: its characters, half-width,
 * and its placeholders; behind them a 0. It is freed with g_free().
 */
typedef gunichar RectifyLabelPattern;

RectifyLabelPattern *rectify_label_pattern_new (const char *text);
guint rectify_label_pattern_get_placeholders (gunichar character);
gunichar rectify_label_pattern_get_first (const RectifyLabelPattern *self, guint *placeholder);
guint rectify_label_pattern_count_shared (const RectifyLabelPattern *self,
                                          const RectifyLabelPattern *other);
const char *rectify_label_pattern_match (const RectifyLabelPattern *self, const char *text,
                                         guint *number, guint *n_matched);

G_END_DECLS
