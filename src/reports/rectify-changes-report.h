/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report.h"

G_BEGIN_DECLS

/*
 * What became of a plan since it was circulated: a table of what is different alone.
 */
RectifyDocument *rectify_report_compose_changes (RectifyPlan *plan, RectifyPlan *before,
                                                 const char *edition);

G_END_DECLS
