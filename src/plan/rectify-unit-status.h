/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* What a unit says of tasks that the office closed meanwhile. */
void rectify_unit_status_settle (RectifyItem *ours, RectifyItem *base, RectifyItem *theirs,
                                 const char *unit, const char *text);
void rectify_unit_status_settle_all (RectifyPlan *ours, RectifyPlan *base, RectifyPlan *theirs,
                                     const char *unit);
void rectify_unit_status_sign (RectifyPlan *base, RectifyPlan *theirs, const char *unit);

G_END_DECLS
