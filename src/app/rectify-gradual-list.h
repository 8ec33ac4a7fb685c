/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_GRADUAL_LIST (rectify_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (RectifyGradualList, rectify_gradual_list, RECTIFY, GRADUAL_LIST, GObject)

RectifyGradualList *rectify_gradual_list_new (GtkSelectionModel *model, GtkWidget *view);
void rectify_gradual_list_set_follows (RectifyGradualList *self, gboolean follows);
gboolean rectify_gradual_list_make_room (RectifyGradualList *self, guint n_rows);
void rectify_gradual_list_settle (RectifyGradualList *self);
gboolean rectify_gradual_list_is_moving (RectifyGradualList *self);
gboolean rectify_gradual_list_find (RectifyGradualList *self, guint position, guint *shown);
guint rectify_gradual_list_get_position (RectifyGradualList *self, guint shown);

G_END_DECLS
