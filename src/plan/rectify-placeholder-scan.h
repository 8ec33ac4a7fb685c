/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rectify_placeholder_scan (const char *text, gsize from, gsize *start, gsize *end);

G_END_DECLS
