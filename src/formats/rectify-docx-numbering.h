/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-docx-styles.h"

G_BEGIN_DECLS

/**
 * RectifyDocxNumbering:
 *
 * The automatic numbering of a document, with how far its counters have come.
 */
typedef struct _RectifyDocxNumbering RectifyDocxNumbering;

RectifyDocxNumbering *rectify_docx_numbering_read (RectifyPackage *package, const char *part,
                                                   RectifyDocxStyles *styles, GError **error);
void rectify_docx_numbering_free (RectifyDocxNumbering *self);
char *rectify_docx_numbering_count (RectifyDocxNumbering *self, int number, int level,
                                    const char *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyDocxNumbering, rectify_docx_numbering_free)

G_END_DECLS
