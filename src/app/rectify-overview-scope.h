/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_OVERVIEW_SCOPE (rectify_overview_scope_get_type ())
G_DECLARE_FINAL_TYPE (RectifyOverviewScope, rectify_overview_scope, RECTIFY, OVERVIEW_SCOPE,
                      GtkWidget)

GtkWidget *rectify_overview_scope_new (void);
void rectify_overview_scope_set_years (RectifyOverviewScope *self, GArray *years);
gboolean rectify_overview_scope_is_this_plan (RectifyOverviewScope *self);
int rectify_overview_scope_get_year (RectifyOverviewScope *self);
void rectify_overview_scope_choose (RectifyOverviewScope *self, gboolean this_plan, int year);

G_END_DECLS
