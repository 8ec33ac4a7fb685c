/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"
#include "rectify-task.h"

G_BEGIN_DECLS

/* The forms on which tasks are closed out, a page each. */
RectifyDocument *rectify_close_out_report_compose (RectifyPlan *plan,
                                                   const RectifyReportOptions *options);
RectifyTable *rectify_close_out_report_make_table (const RectifyTask *task,
                                                   const RectifyReportOptions *options);

G_END_DECLS
