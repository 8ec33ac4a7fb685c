/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

/**
 * RectifyFlow:
 *
 * Builds a document from what a file has in order: text, ends of paragraphs, tables. A table in a
 * cell of another becomes paragraphs of that cell.
 */
typedef struct _RectifyFlow RectifyFlow;

RectifyFlow *rectify_flow_new (RectifyDocument *document);
void rectify_flow_free (RectifyFlow *self);
void rectify_flow_set_role (RectifyFlow *self, RectifyParagraphRole role);
void rectify_flow_set_bold (RectifyFlow *self, gboolean is_bold);
void rectify_flow_append (RectifyFlow *self, const char *text);
void rectify_flow_end_paragraph (RectifyFlow *self);
void rectify_flow_start_aside (RectifyFlow *self);
void rectify_flow_end_aside (RectifyFlow *self);
void rectify_flow_start_table (RectifyFlow *self);
void rectify_flow_end_table (RectifyFlow *self);
void rectify_flow_start_row (RectifyFlow *self, gboolean is_header);
void rectify_flow_start_cell (RectifyFlow *self, guint n_rows, guint n_columns);
void rectify_flow_end_cell (RectifyFlow *self);
gboolean rectify_flow_is_too_large (RectifyFlow *self);
gboolean rectify_flow_finish (RectifyFlow *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyFlow, rectify_flow_free)

G_END_DECLS
