/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-paginator.h"

G_BEGIN_DECLS

/* What stands around the text of a document: letterhead, attachments, imprint. */
gboolean rectify_furniture_sets (RectifyParagraphRole role);
void rectify_furniture_set (RectifyPages *pages, RectifyParagraph *paragraph, const char *text,
                            GArray *lines);

guint rectify_letterhead_place (RectifyPaginator *paginator);
guint rectify_imprint_find (RectifyPaginator *paginator);
void rectify_imprint_place (RectifyPaginator *paginator, guint first);

G_END_DECLS
