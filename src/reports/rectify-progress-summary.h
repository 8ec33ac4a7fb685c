/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"
#include "rectify-report-options.h"
#include "rectify-statistics.h"

G_BEGIN_DECLS

/**
 * RectifyProgressSummary:
 * @counts: what there is, what is finished and late
 * @by_status: how many tasks are in each status
 * @entries: how many entries of the span there are, on whatever items
 * @reported: how many items they are on
 * @undated: how many items have progress that was read from a document, without a day
 * @late_finished: of the late tasks, those that are sustained and have a stage not reached in time
 *
 * The numbers of a progress report.
 */
typedef struct {
  RectifyPlanCounts counts;
  guint by_status[RECTIFY_N_STATUSES];
  guint entries;
  guint reported;
  guint undated;
  guint late_finished;
} RectifyProgressSummary;

void rectify_progress_summarize (RectifyPlan *plan, const RectifyReportOptions *options,
                                 RectifyProgressSummary *summary);
char *rectify_progress_summary_dup_totals (const RectifyProgressSummary *self,
                                           const RectifyStatistics *statistics);
char *rectify_progress_summary_dup_entries (const RectifyProgressSummary *self,
                                            const RectifyReportOptions *options);
char *rectify_progress_summary_dup_next (const RectifyProgressSummary *self);

G_END_DECLS
