/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-name.h"

G_BEGIN_DECLS

/* What a heading is about, whatever it is joined to a sentence with. */
RectifyName *rectify_row_heading_key_new (const char *text);
char *rectify_row_heading_dup_clause (const char *text);
guint *rectify_row_headings_group (const char *const *headings, guint n);

G_END_DECLS
