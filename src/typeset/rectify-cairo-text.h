/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void rectify_cairo_text_clean (char *text);
gboolean rectify_cairo_text_is_clean (const char *text, gsize length);
char *rectify_cairo_text_dup (const char *text);

G_END_DECLS
