/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-list.h"
#include "rectify-report-choices.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_REPORT_PANE (rectify_report_pane_get_type ())
G_DECLARE_FINAL_TYPE (RectifyReportPane, rectify_report_pane, RECTIFY, REPORT_PANE, GtkWidget)

void rectify_report_pane_set_list (RectifyReportPane *self, RectifyPageList *list);
void rectify_report_pane_set_report (RectifyReportPane *self, RectifyReport report);
void rectify_report_pane_set_plan (RectifyReportPane *self, RectifyPlan *plan);
void rectify_report_pane_pages_changed (RectifyReportPane *self);
/* More widgets below the list of reports, for one of them. */
void rectify_report_pane_add_option (RectifyReportPane *self, RectifyReport report,
                                     GtkWidget *widget);

G_END_DECLS
