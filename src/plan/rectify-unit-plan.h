/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-task.h"

G_BEGIN_DECLS

/* What of a plan goes to one unit, and back. Elements of the list are RectifyUnitTasks. */
GPtrArray *rectify_plan_list_units (RectifyPlan *plan);
RectifyPlan *rectify_plan_copy_for_units (RectifyPlan *plan);
RectifyPlan *rectify_plan_copy_for_unit (RectifyPlan *plan, const char *unit);

/**
 * RectifyItemFilter:
 *
 * Returns: whether the item is one of those
 */
typedef gboolean (*RectifyItemFilter) (RectifyItem *item, gpointer user_data);
void rectify_plan_fill_in (RectifyPlan *before, RectifyPlan *after, RectifyPlan *whole,
                           RectifyItemFilter leave_out, gpointer user_data);
void rectify_plan_keep_numbers (RectifyPlan *before, RectifyPlan *after);
double rectify_plan_get_share_known (RectifyPlan *plan, RectifyPlan *other);

G_END_DECLS
