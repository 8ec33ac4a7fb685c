/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

/* Plans and edits at random, for properties. All draw from GLib's test randomness, whose seed a
 * failing test prints. */
/* A year that no random plan has: to set it is a change. */
#define RANDOM_PLAN_OTHER_YEAR 2100

RectifyPlan *random_plan_new (guint n_items);
void random_plan_edit (RectifyPlan *plan);
char *random_plan_describe (RectifyPlan *plan);
