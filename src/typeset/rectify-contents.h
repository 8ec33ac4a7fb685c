/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages-private.h"

G_BEGIN_DECLS

/* The table of contents (目录) of a document whose text is on pages. */
void rectify_contents_add (RectifyPages *pages);
void rectify_contents_renumber (RectifyPages *pages, guint first);
char *rectify_contents_dup_link (guint heading, const RectifyPageManner *manner);
void rectify_contents_mark_headings (RectifyPages *pages, guint page,
                                     const RectifyPageManner *manner, cairo_t *cr);
void rectify_contents_draw_leaders (RectifyPages *pages, guint page, cairo_t *cr);

G_END_DECLS
