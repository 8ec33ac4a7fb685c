/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PLAN_INFO (rectify_plan_info_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPlanInfo, rectify_plan_info, RECTIFY, PLAN_INFO, GObject)

/* One line of the list of plans. */
RectifyPlanInfo *rectify_plan_info_new (gint64 id, const char *title, const char *theme, int year,
                                        const RectifyPlanCounts *counts);
gint64 rectify_plan_info_get_id (RectifyPlanInfo *self);
const char *rectify_plan_info_get_title (RectifyPlanInfo *self);
const char *rectify_plan_info_get_theme (RectifyPlanInfo *self);
int rectify_plan_info_get_year (RectifyPlanInfo *self);
const RectifyPlanCounts *rectify_plan_info_get_counts (RectifyPlanInfo *self);

G_END_DECLS
