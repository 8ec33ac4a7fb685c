/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-item.h"

G_BEGIN_DECLS

/* The columns of a plan's tree, and what their cells show. */
void rectify_plan_columns_add (GtkColumnView *view, GCallback expanded_cb, gpointer user_data);
void rectify_plan_columns_add_actions (GtkColumnView *view, GActionMap *map);
void rectify_plan_columns_set_menu (GtkColumnView *view, GMenuModel *menu);
void rectify_plan_columns_refresh_status (GtkColumnView *view);
void rectify_plan_columns_measure (GtkColumnView *view, RectifyItem *root);
void rectify_plan_columns_keep_state (GtkColumnView *view);
char *rectify_plan_columns_dup_tooltip (GtkWidget *cell);
RectifyItem *rectify_plan_columns_find_item (GtkWidget *widget);

G_END_DECLS
