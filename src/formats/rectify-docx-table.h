/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

/* What is taken of a table's columns; Word has 63. What is beyond goes into the last one. */
#define RECTIFY_DOCX_MAX_COLUMNS 256

/**
 * RectifyDocxMerge:
 * @RECTIFY_DOCX_MERGE_NONE: a cell of its own
 * @RECTIFY_DOCX_MERGE_RESTART: the first of several that are one
 * @RECTIFY_DOCX_MERGE_CONTINUE: one more of them
 */
typedef enum {
  RECTIFY_DOCX_MERGE_NONE,
  RECTIFY_DOCX_MERGE_RESTART,
  RECTIFY_DOCX_MERGE_CONTINUE,
} RectifyDocxMerge;

/**
 * RectifyDocxTable:
 *
 * A table while it is read, before it is known how wide it is and how far its cells reach.
 */
typedef struct _RectifyDocxTable RectifyDocxTable;

RectifyDocxTable *rectify_docx_table_new (void);
void rectify_docx_table_free (RectifyDocxTable *self);
void rectify_docx_table_add_row (RectifyDocxTable *self);
void rectify_docx_table_set_row (RectifyDocxTable *self, guint n_before, gboolean is_header);
void rectify_docx_table_add_cell (RectifyDocxTable *self, guint n_columns,
                                  RectifyDocxMerge vertical, RectifyDocxMerge horizontal,
                                  GPtrArray *paragraphs);
gsize rectify_docx_table_get_n_places (RectifyDocxTable *self);
RectifyTable *rectify_docx_table_build (RectifyDocxTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyDocxTable, rectify_docx_table_free)

G_END_DECLS
