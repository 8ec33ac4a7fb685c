/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-plan-info.h"

G_BEGIN_DECLS

/* A plan in the list of them. What it shows is made when that is near what is in sight. */
GtkWidget *rectify_plan_row_new (RectifyPlanInfo *info);
gboolean rectify_plan_row_fill (GtkListBoxRow *row);
gboolean rectify_plan_row_is_filled (GtkListBoxRow *row);
gint64 rectify_plan_row_get_id (GtkListBoxRow *row);
int rectify_plan_row_get_year (GtkListBoxRow *row);
gboolean rectify_plan_row_matches (GtkListBoxRow *row, const char *text);

G_END_DECLS
