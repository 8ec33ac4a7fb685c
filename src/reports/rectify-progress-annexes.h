/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-report-options.h"
#include "rectify-statistics.h"

G_BEGIN_DECLS

char *rectify_progress_annexes_join (const char *title);
GPtrArray *rectify_progress_annexes_name (RectifyPlan *plan, GArray *tasks,
                                          const RectifyStatistics *statistics,
                                          const RectifyReportOptions *options);
void rectify_progress_annexes_list (GPtrArray *titles, RectifyDocument *document);
void rectify_progress_annexes_add_table (GPtrArray *titles, GArray *tasks,
                                         const RectifyReportOptions *options,
                                         RectifyDocument *document);
void rectify_progress_annexes_add_pictures (GPtrArray *titles, const RectifyStatistics *statistics,
                                            GPtrArray *rows, RectifyDocument *document);

G_END_DECLS
