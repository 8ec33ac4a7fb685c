/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

/* Plans and edits at random, for properties. All draw from GLib's test randomness, whose seed a
 * failing test prints. */
RectifyPlan *random_plan_new (guint n_items);
void random_plan_edit (RectifyPlan *plan);
char *random_plan_describe (RectifyPlan *plan);
