/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyRoundStop:
 * @plan_id: a plan
 * @item_id: a task of it
 *
 * What a round comes by.
 */
typedef struct {
  gint64 plan_id;
  gint64 item_id;
} RectifyRoundStop;

void rectify_round_add_plan (GArray *stops, RectifyPlan *plan, const GDate *since);

G_END_DECLS
