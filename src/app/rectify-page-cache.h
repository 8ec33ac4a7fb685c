/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-pages.h"

G_BEGIN_DECLS

/**
 * RectifyPageCache:
 *
 * Pictures of pages, those that were asked for last.
 */
typedef struct _RectifyPageCache RectifyPageCache;

RectifyPageCache *rectify_page_cache_new (gsize max_size);
void rectify_page_cache_free (RectifyPageCache *self);
void rectify_page_cache_set_pages (RectifyPageCache *self, RectifyPages *pages, int width,
                                   int height, gboolean is_turned);
GdkTexture *rectify_page_cache_get (RectifyPageCache *self, guint page, gboolean draw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyPageCache, rectify_page_cache_free)

G_END_DECLS
