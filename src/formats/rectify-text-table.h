/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

gsize rectify_text_line_end_length (const char *p);
RectifyTable *rectify_text_table_read (const char *start, guint line, guint max_cells,
                                       const char **after, guint *n_lines);

G_END_DECLS
