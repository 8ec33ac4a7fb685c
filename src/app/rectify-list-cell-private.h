/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-list-cell.h"

G_BEGIN_DECLS

/* rectify-cell-group.c: for cells alone. */
void rectify_cell_group_add (RectifyCellGroup *self, GList *link);
void rectify_cell_group_wait (RectifyCellGroup *self, GList *link);
void rectify_cell_group_remove (RectifyCellGroup *self, GList *link);
gboolean rectify_cell_group_is_in_sight (RectifyCellGroup *self, GtkWidget *cell);
PangoLayout *rectify_cell_group_create_layout (RectifyCellGroup *self, GtkWidget *cell);
int rectify_cell_group_get_size (RectifyCellGroup *self, int *char_width);
void rectify_cell_group_forget_size (RectifyCellGroup *self);

G_END_DECLS
