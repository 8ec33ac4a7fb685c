/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* What was done in a span, what is late and why, and the table as an annex (整改落实情况报告). */
RectifyDocument *rectify_progress_report_compose (RectifyPlan *plan,
                                                  const RectifyReportOptions *options);

G_END_DECLS
