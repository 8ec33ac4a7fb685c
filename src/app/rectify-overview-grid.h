/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From this width on there are two columns, in pixels. */
#define RECTIFY_OVERVIEW_GRID_WIDE 900

#define RECTIFY_TYPE_OVERVIEW_GRID (rectify_overview_grid_get_type ())
G_DECLARE_FINAL_TYPE (RectifyOverviewGrid, rectify_overview_grid, RECTIFY, OVERVIEW_GRID, GtkWidget)

GtkWidget *rectify_overview_grid_new (void);
void rectify_overview_grid_add (RectifyOverviewGrid *self, GtkWidget *child);

G_END_DECLS
