/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages-private.h"

G_BEGIN_DECLS

gboolean rectify_title_set (RectifyPages *pages, RectifyParagraph *paragraph, const char *text,
                            GArray *lines);

G_END_DECLS
