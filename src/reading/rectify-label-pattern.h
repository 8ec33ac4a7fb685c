/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a pattern of the vocabulary's numbering that a text begins with ends, or NULL. */
const char *rectify_label_pattern_match (const char *pattern, const char *text, guint *number);

G_END_DECLS
