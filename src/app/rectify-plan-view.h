/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PLAN_VIEW (rectify_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPlanView, rectify_plan_view, RECTIFY, PLAN_VIEW, GtkWidget)

GtkWidget *rectify_plan_view_new (void);
void rectify_plan_view_set_plan (RectifyPlanView *self, RectifyPlan *plan);
RectifyItem *rectify_plan_view_get_item (RectifyPlanView *self);
GArray *rectify_plan_view_list_selected (RectifyPlanView *self);
void rectify_plan_view_select (RectifyPlanView *self, gint64 id);
void rectify_plan_view_expand_all (RectifyPlanView *self, gboolean expand);
gboolean rectify_plan_view_find (RectifyPlanView *self, const char *text, gboolean backwards);

G_END_DECLS
