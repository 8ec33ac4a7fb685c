/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

char *rectify_plan_to_json (RectifyPlan *self);

G_END_DECLS
