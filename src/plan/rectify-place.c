/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-place.h"

/**
 * rectify_spot_get_text:
 * @spot: a spot
 * @plan: the plan it is in
 *
 * Returns: (transfer none) (nullable): the words there, %NULL if there is no such assignment,
 *   deadline or lead-in
 */
const char *
rectify_spot_get_text (const RectifySpot *spot, RectifyPlan *plan)
{
  GPtrArray *assignments;

  if (spot->place == RECTIFY_PLACE_PLAN_TITLE)
    return rectify_plan_get_title (plan);
  if (spot->item == NULL)
    return NULL;
  switch (spot->place)
    {
    case RECTIFY_PLACE_LABEL:
      return rectify_item_get_label (spot->item);
    case RECTIFY_PLACE_HEADING:
      return rectify_item_get_heading (spot->item);
    case RECTIFY_PLACE_TEXT:
      return rectify_item_get_text (spot->item);
    case RECTIFY_PLACE_ASSIGNMENT:
      assignments = rectify_item_get_assignments (spot->item);
      return spot->index < assignments->len
                 ? rectify_assignment_get_text (g_ptr_array_index (assignments, spot->index))
                 : NULL;
    case RECTIFY_PLACE_DEADLINE:
      return rectify_item_get_deadline (spot->item) != NULL
                 ? rectify_deadline_get_text (rectify_item_get_deadline (spot->item))
                 : NULL;
    case RECTIFY_PLACE_LEAD_IN:
      return rectify_item_get_lead_in (spot->item) != NULL
                 ? rectify_item_get_lead_in (spot->item)->text
                 : NULL;
    default:
      return NULL;
    }
}

/**
 * rectify_spot_dup_lead:
 * @spot: a spot
 *
 * Returns: (transfer full): what stands before its words in their line: “责任领导：”; "" if nothing
 *   does
 */
char *
rectify_spot_dup_lead (const RectifySpot *spot)
{
  RectifyWording *wording = NULL;

  if (spot->place == RECTIFY_PLACE_ASSIGNMENT)
    wording = rectify_assignment_get_wording (
        g_ptr_array_index (rectify_item_get_assignments (spot->item), spot->index));
  else if (spot->place == RECTIFY_PLACE_DEADLINE)
    wording = rectify_deadline_get_wording (rectify_item_get_deadline (spot->item));
  return wording != NULL ? g_strconcat (wording->label, wording->mark, NULL) : g_strdup ("");
}

typedef struct {
  RectifyPlan *plan;
  RectifySpotFunc func;
  gpointer user_data;
} Walk;

static void
visit (Walk *walk, RectifyItem *item, RectifyPlace place, guint index)
{
  RectifySpot spot = { item, place, index };
  const char *text = rectify_spot_get_text (&spot, walk->plan);

  if (text != NULL && *text != '\0')
    walk->func (&spot, text, walk->user_data);
}

static gboolean
visit_item (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  visit (user_data, item, RECTIFY_PLACE_HEADING, 0);
  visit (user_data, item, RECTIFY_PLACE_TEXT, 0);
  visit (user_data, item, RECTIFY_PLACE_LEAD_IN, 0);
  for (guint i = 0; i < rectify_item_get_assignments (item)->len; i++)
    visit (user_data, item, RECTIFY_PLACE_ASSIGNMENT, i);
  visit (user_data, item, RECTIFY_PLACE_DEADLINE, 0);
  return TRUE;
}

/**
 * rectify_plan_foreach_spot:
 * @plan: a plan
 * @func: (scope call): called with each text that is not empty, labels left out
 * @user_data: for @func
 *
 * Walks the words of a plan: its title, then item by item.
 */
void
rectify_plan_foreach_spot (RectifyPlan *plan, RectifySpotFunc func, gpointer user_data)
{
  Walk walk = { plan, func, user_data };

  g_return_if_fail (RECTIFY_IS_PLAN (plan));
  visit (&walk, NULL, RECTIFY_PLACE_PLAN_TITLE, 0);
  rectify_item_foreach (rectify_plan_get_root (plan), visit_item, &walk);
}
