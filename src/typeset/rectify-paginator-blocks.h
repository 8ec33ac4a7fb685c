/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-paginator.h"

G_BEGIN_DECLS

/* As many lines of a paragraph stand together at the foot and at the head of a page. */
#define RECTIFY_LINES_TOGETHER 2

/* What stands together of the blocks that are put on pages. */
gboolean rectify_paragraph_belongs_to_next (RectifyParagraph *paragraph);
gboolean rectify_role_is_closing (RectifyParagraphRole role);
RectifyParagraphRole rectify_set_block_get_role (const RectifySetBlock *block);
const RectifySetBlock *rectify_paginator_get_block (RectifyPaginator *self, guint index);
guint rectify_paginator_count_blank_lines (RectifyPaginator *self, guint index);
guint rectify_paginator_count_closing (RectifyPaginator *self, guint index);
guint rectify_paginator_count_together (RectifyPaginator *self, guint index);
guint rectify_paginator_count_behind (RectifyPaginator *self, guint index, gboolean *known);
gboolean rectify_paginator_begins_with_table_across (RectifyPaginator *self);
gboolean rectify_paginator_heads_table_across (RectifyPaginator *self, guint index);

G_END_DECLS
