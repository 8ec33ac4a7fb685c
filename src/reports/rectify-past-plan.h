/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

RectifyPlan *rectify_past_plan_new (RectifyPlan *plan, const GDate *day);

G_END_DECLS
