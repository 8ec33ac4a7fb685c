/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people type for a number, a share or a day. It is understood as it is meant, or not at all:
 * nothing is made of it that was not typed. */
gboolean rectify_typed_is_blank (const char *text);
gboolean rectify_typed_read_number (const char *text, guint most, guint *number);
gboolean rectify_typed_read_share (const char *text, guint *share);
gboolean rectify_typed_read_date (const char *text, GDate *date);
gboolean rectify_typed_read_span (const char *text, GDate *first, GDate *last);

G_END_DECLS
