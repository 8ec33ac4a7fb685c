/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

/**
 * RectifyPartType:
 * @RECTIFY_PART_LEAD_IN: the lead-in of the measures
 * @RECTIFY_PART_ASSIGNMENT: an assignment
 * @RECTIFY_PART_DEADLINE: the deadline
 * @RECTIFY_PART_CHILD: a child item
 */
typedef enum {
  RECTIFY_PART_LEAD_IN,
  RECTIFY_PART_ASSIGNMENT,
  RECTIFY_PART_DEADLINE,
  RECTIFY_PART_CHILD,
} RectifyPartType;

/**
 * RectifyPart:
 * @type: what it is
 * @wording: (nullable): how it is written; %NULL for a child
 * @child: (nullable): the child item, or %NULL
 *
 * One of the things written below an item's own label, heading and text. Borrowed from the item.
 */
typedef struct {
  RectifyPartType type;
  RectifyWording *wording;
  RectifyItem *child;
} RectifyPart;

GArray *rectify_item_list_parts (RectifyItem *self);

G_END_DECLS
