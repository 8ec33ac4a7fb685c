/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "rectify-numeral.h"

G_BEGIN_DECLS

/**
 * RectifyLabelStyle:
 * @prefix: what stands before the number: “（”, “第”
 * @system: the digits
 * @suffix: what stands behind it: “、”, “）”, “是”
 *
 * How labels of a series are written.
 */
typedef struct {
  char *prefix;
  RectifyNumeralSystem system;
  char *suffix;
} RectifyLabelStyle;

RectifyLabelStyle *rectify_label_style_new (const char *prefix, RectifyNumeralSystem system,
                                            const char *suffix);
RectifyLabelStyle *rectify_label_style_parse (const char *label, guint *number);
void rectify_label_style_free (RectifyLabelStyle *self);
gboolean rectify_label_style_equal (const RectifyLabelStyle *a, const RectifyLabelStyle *b);
gboolean rectify_label_style_is_outermost (const RectifyLabelStyle *self);
char *rectify_label_style_format (const RectifyLabelStyle *self, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyLabelStyle, rectify_label_style_free)

G_END_DECLS
