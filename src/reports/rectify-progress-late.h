/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* How reports write what is late, or will be. */
char *rectify_progress_late_dup_heading (RectifyItem *item, const char *label);
char *rectify_progress_late_dup_due (RectifyItem *item, const RectifyReportOptions *options);
char *rectify_progress_late_dup_details (RectifyItem *item, const RectifyReportOptions *options);

G_END_DECLS
