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
 * @RECTIFY_REPORT_OPTION_NO_PICTURES: a progress report without its pictures; 0 or 1
 * @RECTIFY_REPORT_OPTION_DAYS: within how many days units are reminded of what is due; 0: as usual
 * @RECTIFY_REPORT_OPTION_STILL: for how many days there was no progress on what units are reminded of
 *   as well; 0: they are not
 * @RECTIFY_REPORT_OPTION_FORMS: a #RectifyFormsChoice
 *
 * What the user chooses for a report, kept in the application's state.
 */
typedef enum {
  RECTIFY_REPORT_OPTION_BOLD_THIRD,
  RECTIFY_REPORT_OPTION_LOOSE,
  RECTIFY_REPORT_OPTION_PAPER,
  RECTIFY_REPORT_OPTION_ENGLISH_PAPER,
  RECTIFY_REPORT_OPTION_DUPLEX,
  RECTIFY_REPORT_OPTION_NO_PICTURES,
  RECTIFY_REPORT_OPTION_DAYS,
  RECTIFY_REPORT_OPTION_STILL,
  RECTIFY_REPORT_OPTION_FORMS,
} RectifyReportOption;

/**
 * RectifyFormsChoice:
 *
 * Of which tasks there are forms to close them out: of those that wait for it, that it was requested
 * for, of all that are done or closed out, or of what is selected in the plan.
 */
typedef enum {
  RECTIFY_FORMS_WAITING,
  RECTIFY_FORMS_REQUESTED,
  RECTIFY_FORMS_ALL,
  RECTIFY_FORMS_SELECTED,
} RectifyFormsChoice;

#define RECTIFY_N_FORMS_CHOICES 4

/* Of those that #RectifyPaper has. */
#define RECTIFY_N_PAPERS 3

#define RECTIFY_N_REPORT_OPTIONS 9

gboolean rectify_report_has_option (RectifyReport report, RectifyReportOption option);
gboolean rectify_report_is_locked (RectifyReportOption option);
int rectify_report_get_option (RectifyReport report, RectifyReportOption option);
void rectify_report_set_option (RectifyReport report, RectifyReportOption option, int value);
guint rectify_report_list_papers (RectifyReport report, RectifyReportOption option,
                                  RectifyPaper papers[RECTIFY_N_PAPERS]);

/* The unit whose page alone is shown, where the plan has it. */
char *rectify_report_dup_unit (RectifyReport report);
void rectify_report_set_unit (RectifyReport report, const char *unit);

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
