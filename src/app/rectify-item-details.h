/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-item.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM_DETAILS (rectify_item_details_get_type ())
G_DECLARE_FINAL_TYPE (RectifyItemDetails, rectify_item_details, RECTIFY, ITEM_DETAILS, GtkWidget)

void rectify_item_details_set_item (RectifyItemDetails *self, RectifyItem *item, guint n_selected);
void rectify_item_details_refresh (RectifyItemDetails *self);
void rectify_item_details_set_editable (RectifyItemDetails *self, gboolean editable);

G_END_DECLS
