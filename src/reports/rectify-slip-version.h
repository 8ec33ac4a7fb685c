/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* What tells a paper that still says what the plan says from one that does not. */
gint64 rectify_slip_version_for_unit (RectifyPlan *plan, const char *unit);
gint64 rectify_slip_version_for_call (RectifyPlan *plan, const char *unit,
                                      const RectifyReportOptions *options, gboolean is_late);
gint64 rectify_slip_version_find_for_unit (RectifyPlan *plan, const char *unit, gint64 printed);
gint64 rectify_slip_version_for_item (RectifyPlan *plan, RectifyItem *item);
gboolean rectify_slip_version_is_stale (gint64 printed, gint64 now);

G_END_DECLS
