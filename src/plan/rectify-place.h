/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyPlace:
 * @RECTIFY_PLACE_LABEL: an item's label
 * @RECTIFY_PLACE_HEADING: an item's heading
 * @RECTIFY_PLACE_TEXT: an item's text
 * @RECTIFY_PLACE_ASSIGNMENT: the text of one of an item's assignments
 * @RECTIFY_PLACE_DEADLINE: the text of an item's deadline
 * @RECTIFY_PLACE_LEAD_IN: the text of an item's lead-in
 * @RECTIFY_PLACE_PLAN_TITLE: the title of the plan
 *
 * Which of a plan's texts is meant.
 */
typedef enum {
  RECTIFY_PLACE_LABEL,
  RECTIFY_PLACE_HEADING,
  RECTIFY_PLACE_TEXT,
  RECTIFY_PLACE_ASSIGNMENT,
  RECTIFY_PLACE_DEADLINE,
  RECTIFY_PLACE_LEAD_IN,
  RECTIFY_PLACE_PLAN_TITLE,
} RectifyPlace;

/**
 * RectifySpot:
 * @item: (nullable): the item, %NULL for the plan itself
 * @place: which of its texts
 * @index: which assignment, 0 for the other places
 *
 * One of the texts of a plan. Borrows the item.
 */
typedef struct {
  RectifyItem *item;
  RectifyPlace place;
  guint index;
} RectifySpot;

const char *rectify_spot_get_text (const RectifySpot *spot, RectifyPlan *plan);
char *rectify_spot_dup_lead (const RectifySpot *spot);

/**
 * RectifySpotFunc:
 * @spot: a text of the plan
 * @text: its words, never empty
 */
typedef void (*RectifySpotFunc) (const RectifySpot *spot, const char *text, gpointer user_data);
void rectify_plan_foreach_spot (RectifyPlan *plan, RectifySpotFunc func, gpointer user_data);

G_END_DECLS
