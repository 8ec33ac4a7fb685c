/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-paragraph.h"

G_BEGIN_DECLS

/* The levels of headings that a table of contents (目录) has. */
#define RECTIFY_CONTENTS_LEVELS 2

char *rectify_heading_dup (RectifyParagraph *paragraph, guint *level);
char *rectify_heading_dup_entry (const char *heading);
const char *rectify_contents_get_title (gboolean is_english);

G_END_DECLS
