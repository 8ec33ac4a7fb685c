/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-item.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM_PROGRESS (rectify_item_progress_get_type ())
G_DECLARE_FINAL_TYPE (RectifyItemProgress, rectify_item_progress, RECTIFY, ITEM_PROGRESS, GtkWidget)

void rectify_item_progress_set_item (RectifyItemProgress *self, RectifyItem *item);
void rectify_item_progress_set_editable (RectifyItemProgress *self, gboolean editable);

G_END_DECLS
