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
 * rectify_report_has_columns:
 * @report: a report
 *
 * Returns: whether the user can choose and order its columns
 */
gboolean
rectify_report_has_columns (RectifyReport report)
{
  return report == RECTIFY_REPORT_LEDGER;
}

static const char *
get_nick (const char *column)
{
  return column + (*column == '-');
}

static gboolean
holds (GPtrArray *columns, const char *nick)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (get_nick (g_ptr_array_index (columns, i)), nick))
      return TRUE;
  return FALSE;
}

/**
 * rectify_report_dup_columns:
 * @report: a report
 *
 * Returns: (transfer full) (array zero-terminated=1): the machine's words for all of its columns, as
 *   they were ordered; those that are left out begin with “-”
 */
char **
rectify_report_dup_columns (RectifyReport report)
{
  g_autofree char *key
      = g_strconcat ("report-", rectify_report_get_nick (report), "-columns", NULL);
  g_auto (GStrv) chosen = rectify_state_dup_list (key);
  g_auto (GStrv) all = rectify_report_list_columns (report);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; chosen[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) all, get_nick (chosen[i]))
        && !holds (columns, get_nick (chosen[i])))
      g_ptr_array_add (columns, g_strdup (chosen[i]));
  for (guint i = 0; all[i] != NULL; i++)
    if (!holds (columns, all[i]))
      g_ptr_array_add (columns, g_strdup (all[i]));
  g_ptr_array_add (columns, NULL);
  return (char **) g_ptr_array_free (columns, FALSE);
}

/**
 * rectify_report_set_columns:
 * @report: a report that has columns
 * @columns: (array zero-terminated=1): all of them in their order, those that are left out behind
 *   a “-”
 */
void
rectify_report_set_columns (RectifyReport report, const char *const *columns)
{
  g_autofree char *key
      = g_strconcat ("report-", rectify_report_get_nick (report), "-columns", NULL);

  rectify_state_set_list (key, columns);
}

static RectifyDocument *
compose (RectifyPlan *plan, RectifyReport report)
{
  g_auto (GStrv) columns = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  if (!rectify_report_has_columns (report))
    return rectify_report_compose (plan, report);
  columns = rectify_report_dup_columns (report);
  for (guint i = 0; columns[i] != NULL; i++)
    if (*columns[i] != '-')
      g_ptr_array_add (shown, columns[i]);
  g_ptr_array_add (shown, NULL);
  return rectify_report_compose_with_columns (plan, report, (const char *const *) shown->pdata);
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
  RectifyDocument *document = compose (plan, report);
  RectifyPageStyle style = *rectify_document_get_page_style (document);

  /* What was not chosen stays as the report has it. */
  style.has_bold_third |= rectify_report_get_option (report, RECTIFY_REPORT_OPTION_BOLD_THIRD);
  style.is_loose |= rectify_report_get_option (report, RECTIFY_REPORT_OPTION_LOOSE);
  if (rectify_report_get_option (report, RECTIFY_REPORT_OPTION_PAPER) != 0)
    style.paper = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_PAPER);
  rectify_document_set_page_style (document, &style);
  return document;
}
