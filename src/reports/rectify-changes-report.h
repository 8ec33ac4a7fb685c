/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report.h"

G_BEGIN_DECLS

/*
 * What became of a plan since it was circulated: a report with marks in place, or a table of what
 * is different alone.
 */
RectifyDocument *rectify_report_compose_marked (RectifyPlan *plan, RectifyPlan *before,
                                                RectifyReport report);
RectifyDocument *rectify_report_compose_changes (RectifyPlan *plan, RectifyPlan *before,
                                                 const char *edition);

G_END_DECLS
