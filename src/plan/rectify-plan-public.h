/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* What of a plan everybody may see. */
RectifyPlan *rectify_plan_copy_public (RectifyPlan *self);

G_END_DECLS
