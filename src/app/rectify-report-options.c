/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-options.h"

#include "rectify-state.h"

static const struct {
  const char *key;
  int max;
  gboolean is_for_tables; /* else for the plan as written */
} options[RECTIFY_N_REPORT_OPTIONS] = {
  [RECTIFY_REPORT_OPTION_BOLD_THIRD] = { "bold-third", 1, FALSE },
  [RECTIFY_REPORT_OPTION_LOOSE] = { "loose", 1, FALSE },
  [RECTIFY_REPORT_OPTION_PAPER] = { "paper", RECTIFY_PAPER_A3, TRUE },
};

static char *
dup_key (RectifyReport report, RectifyReportOption option)
{
  return g_strconcat ("report-", rectify_report_get_nick (report), "-", options[option].key, NULL);
}

/**
 * rectify_report_has_option:
 * @report: a report
 * @option: an option
 *
 * Returns: whether it makes a difference there
 */
gboolean
rectify_report_has_option (RectifyReport report, RectifyReportOption option)
{
  return options[option].is_for_tables == (report != RECTIFY_REPORT_PLAN);
}

/**
 * rectify_report_get_option:
 * @report: a report
 * @option: an option
 *
 * Returns: what was chosen; 0, the official layout, if nothing was
 */
int
rectify_report_get_option (RectifyReport report, RectifyReportOption option)
{
  g_autofree char *key = dup_key (report, option);

  if (!rectify_report_has_option (report, option))
    return 0;
  return CLAMP (rectify_state_get_int (key, 0), 0, options[option].max);
}

/**
 * rectify_report_set_option:
 * @report: a report
 * @option: an option that it has
 * @value: what is chosen
 */
void
rectify_report_set_option (RectifyReport report, RectifyReportOption option, int value)
{
  g_autofree char *key = dup_key (report, option);

  rectify_state_set_int (key, value);
}

/**
 * rectify_report_compose_with_options:
 * @plan: a plan
 * @report: which report
 *
 * Returns: (transfer full): the report, in the style that was chosen for it
 */
RectifyDocument *
rectify_report_compose_with_options (RectifyPlan *plan, RectifyReport report)
{
  RectifyDocument *document = rectify_report_compose (plan, report);
  RectifyPageStyle style = *rectify_document_get_page_style (document);

  style.has_bold_third = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_BOLD_THIRD);
  style.is_loose = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_LOOSE);
  style.paper = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_PAPER);
  rectify_document_set_page_style (document, &style);
  return document;
}
