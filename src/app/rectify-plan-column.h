/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

/**
 * RectifyPlanColumn:
 *
 * A column of a plan's tree.
 */
typedef enum {
  RECTIFY_PLAN_ITEM,
  RECTIFY_PLAN_LEADER,
  RECTIFY_PLAN_LEAD_UNIT,
  RECTIFY_PLAN_UNITS,
  RECTIFY_PLAN_PERSON,
  RECTIFY_PLAN_DEADLINE,
  RECTIFY_PLAN_STATUS,
} RectifyPlanColumn;

#define RECTIFY_N_PLAN_COLUMNS (RECTIFY_PLAN_STATUS + 1)

/* What a column says of an item. */
char *rectify_plan_column_dup_text (RectifyItem *item, RectifyPlanColumn column,
                                    RectifyItem **source);
char *rectify_plan_column_dup_tooltip (RectifyItem *item, RectifyPlanColumn column,
                                       const char *text, RectifyItem *source);

G_END_DECLS
