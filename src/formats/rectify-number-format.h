/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RectifyNumberFormat:
 *
 * How a spreadsheet shows a number: as an amount, a percentage, a date.
 */
typedef struct _RectifyNumberFormat RectifyNumberFormat;

RectifyNumberFormat *rectify_number_format_new (const char *code);
RectifyNumberFormat *rectify_number_format_new_built_in (guint id);
void rectify_number_format_free (RectifyNumberFormat *self);
char *rectify_number_format_write (const RectifyNumberFormat *self, double value,
                                   gboolean from_1904);
char *rectify_number_format_write_general (double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyNumberFormat, rectify_number_format_free)

G_END_DECLS
