/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *rectify_title_break (const char *title, double width);
gsize rectify_title_line_end (const char *title, gsize from, gsize to);

G_END_DECLS
