/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report.h"
#include "rectify-tasks.h"

G_BEGIN_DECLS

/* As many as there are. */
#define RECTIFY_REPORT_MAX_COLUMNS 11

guint rectify_report_choose_columns (RectifyReport report, GArray *tasks, const char *const *wanted,
                                     RectifyTaskColumn *columns);

G_END_DECLS
