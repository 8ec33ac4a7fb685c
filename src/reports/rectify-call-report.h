/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* What is late, and what is due soon, a page for each unit. */
GArray *rectify_call_report_list_tasks (RectifyPlan *plan, const RectifyReportOptions *options,
                                        gboolean late);
RectifyDocument *rectify_call_report_compose_late (RectifyPlan *plan,
                                                   const RectifyReportOptions *options);
RectifyDocument *rectify_call_report_compose_due (RectifyPlan *plan,
                                                  const RectifyReportOptions *options);

G_END_DECLS
