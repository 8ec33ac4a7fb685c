/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-item.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM_STEPS (rectify_item_steps_get_type ())
G_DECLARE_FINAL_TYPE (RectifyItemSteps, rectify_item_steps, RECTIFY, ITEM_STEPS, GtkWidget)

void rectify_item_steps_set_item (RectifyItemSteps *self, RectifyItem *item);
void rectify_item_steps_set_editable (RectifyItemSteps *self, gboolean editable);

G_END_DECLS
