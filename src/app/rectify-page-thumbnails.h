/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-pages.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PAGE_THUMBNAILS (rectify_page_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPageThumbnails, rectify_page_thumbnails, RECTIFY, PAGE_THUMBNAILS,
                      GtkWidget)

void rectify_page_thumbnails_set_pages (RectifyPageThumbnails *self, RectifyPages *pages,
                                        gboolean is_turned);
void rectify_page_thumbnails_set_page (RectifyPageThumbnails *self, guint page);

G_END_DECLS
