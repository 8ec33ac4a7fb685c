/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_CELL_GROUP (rectify_cell_group_get_type ())
G_DECLARE_FINAL_TYPE (RectifyCellGroup, rectify_cell_group, RECTIFY, CELL_GROUP, GObject)

RectifyCellGroup *rectify_cell_group_new (GtkWidget *view);

#define RECTIFY_TYPE_LIST_CELL (rectify_list_cell_get_type ())
G_DECLARE_FINAL_TYPE (RectifyListCell, rectify_list_cell, RECTIFY, LIST_CELL, GtkWidget)

GtkWidget *rectify_list_cell_new (RectifyCellGroup *group, float xalign, guint min_chars);
void rectify_list_cell_set_item (RectifyListCell *self, GObject *item);
GObject *rectify_list_cell_get_item (RectifyListCell *self);
void rectify_list_cell_set_text (RectifyListCell *self, const char *text, const char *spoken);
void rectify_list_cell_set_strong (RectifyListCell *self, gboolean strong);
const char *rectify_list_cell_get_text (RectifyListCell *self);
gboolean rectify_list_cell_is_drawn (RectifyListCell *self);

G_END_DECLS
