/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rectify_contents_is_heading (const char *text);
guint rectify_contents_find (GPtrArray *texts, guint first, guint *end);

G_END_DECLS
