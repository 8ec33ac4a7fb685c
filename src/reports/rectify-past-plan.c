/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-past-plan.h"

static gboolean
turn_back (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL)
    rectify_item_set_status (item, rectify_item_find_status_on (item, user_data));
  return TRUE;
}

/**
 * rectify_past_plan_new:
 * @plan: a plan
 * @day: a day that is past
 *
 * Returns: (transfer full): a copy in which everything is as far as it was at the end of that day, as
 *   rectify_item_find_status_on() finds it; its words and its entries are those of now
 */
RectifyPlan *
rectify_past_plan_new (RectifyPlan *plan, const GDate *day)
{
  RectifyPlan *copy = rectify_plan_copy (plan);

  rectify_item_foreach (rectify_plan_get_root (copy), turn_back, (gpointer) day);
  return copy;
}
