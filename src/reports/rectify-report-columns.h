/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report.h"
#include "rectify-tasks.h"

G_BEGIN_DECLS

guint rectify_report_choose_columns (RectifyReport report, GArray *tasks,
                                     const RectifyReportOptions *options,
                                     RectifyTaskColumn *columns);

G_END_DECLS
