/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

gboolean rectify_plan_is_english (RectifyPlan *self);

G_END_DECLS
