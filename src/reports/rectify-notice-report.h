/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* The plan for the public (公示稿): without what is for the office alone. */
RectifyDocument *rectify_notice_report_compose (RectifyPlan *plan,
                                                const RectifyReportOptions *options);
char *rectify_notice_report_dup_title (RectifyPlan *plan);

G_END_DECLS
