/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

/* A document with marks of what has changed in it, in place. */
RectifyDocument *rectify_marked_document_new (RectifyDocument *before, RectifyDocument *after);

/* The same for a table; what the paragraph and cell of it are made of. */
RectifyTable *rectify_marked_table_new (RectifyTable *before, RectifyTable *after);
RectifyParagraph *rectify_marked_paragraph_new (RectifyParagraph *before, RectifyParagraph *after,
                                                RectifyMark same);
RectifyParagraph *rectify_marked_paragraph_new_whole (RectifyParagraph *paragraph,
                                                      RectifyMark mark);
void rectify_marked_cell_add (RectifyCell *self, const char *before, const char *after,
                              gboolean has_deleted, gboolean has_inserted);

G_END_DECLS
