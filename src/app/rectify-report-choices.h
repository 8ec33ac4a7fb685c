/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-report-options.h"
#include "rectify-report.h"

G_BEGIN_DECLS

/**
 * RectifyReportOption:
 * @RECTIFY_REPORT_OPTION_BOLD_THIRD: headings of the third level are bold; 0 or 1
 * @RECTIFY_REPORT_OPTION_LOOSE: lines as far apart as word processors have them; 0 or 1
 * @RECTIFY_REPORT_OPTION_PAPER: a #RectifyPaper, for plans in the official layout
 * @RECTIFY_REPORT_OPTION_ENGLISH_PAPER: a #RectifyPaper, for plans in the English layout
 * @RECTIFY_REPORT_OPTION_DUPLEX: each slip begins on a sheet of its own; 0 or 1
 *
 * What the user chooses for a report, kept in the application's state.
 */
typedef enum {
  RECTIFY_REPORT_OPTION_BOLD_THIRD,
  RECTIFY_REPORT_OPTION_LOOSE,
  RECTIFY_REPORT_OPTION_PAPER,
  RECTIFY_REPORT_OPTION_ENGLISH_PAPER,
  RECTIFY_REPORT_OPTION_DUPLEX,
} RectifyReportOption;

/* Of those that #RectifyPaper has. */
#define RECTIFY_N_PAPERS 3

#define RECTIFY_N_REPORT_OPTIONS 5

gboolean rectify_report_has_option (RectifyReport report, RectifyReportOption option);
int rectify_report_get_option (RectifyReport report, RectifyReportOption option);
void rectify_report_set_option (RectifyReport report, RectifyReportOption option, int value);
guint rectify_report_list_papers (RectifyReport report, RectifyReportOption option,
                                  RectifyPaper papers[RECTIFY_N_PAPERS]);

/* The columns of a table in their order, those that are left out behind a “-”. */
gboolean rectify_report_has_columns (RectifyReport report);
char **rectify_report_dup_columns (RectifyReport report);
void rectify_report_set_columns (RectifyReport report, const char *const *columns);

/* What is chosen for a report of a plan in one of the layouts, with what was asked about it. */
RectifyReportOptions *rectify_report_dup_chosen (RectifyReport report, gboolean is_english,
                                                 const RectifyReportOptions *asked);
/* A report as the user wants it: for the view, the printer, and files alike. */
RectifyDocument *rectify_report_compose_as_chosen (RectifyPlan *plan, RectifyReport report,
                                                   const RectifyReportOptions *asked);

G_END_DECLS
