/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* A page for each unit with its tasks alone, and room to sign (任务分工单). */
RectifyDocument *rectify_slip_report_compose (RectifyPlan *plan,
                                              const RectifyReportOptions *options);

G_END_DECLS
