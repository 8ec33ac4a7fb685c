/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-choices.h"

#include "rectify-plan-language.h"
#include "rectify-settings.h"
#include "rectify-state.h"

static const char *const keys[RECTIFY_N_REPORT_OPTIONS] = {
  [RECTIFY_REPORT_OPTION_BOLD_THIRD] = "bold-third",
  [RECTIFY_REPORT_OPTION_LOOSE] = "loose",
  [RECTIFY_REPORT_OPTION_PAPER] = "paper",
  [RECTIFY_REPORT_OPTION_ENGLISH_PAPER] = "english-paper",
  [RECTIFY_REPORT_OPTION_DUPLEX] = "duplex",
  [RECTIFY_REPORT_OPTION_NO_PICTURES] = "no-pictures",
  [RECTIFY_REPORT_OPTION_DAYS] = "days",
  [RECTIFY_REPORT_OPTION_STILL] = "no-progress-days",
  [RECTIFY_REPORT_OPTION_FORMS] = "forms",
};

/* What an administrator presets. */
static const char *const settings[RECTIFY_N_REPORT_OPTIONS] = {
  [RECTIFY_REPORT_OPTION_BOLD_THIRD] = RECTIFY_SETTING_BOLD_THIRD,
  [RECTIFY_REPORT_OPTION_LOOSE] = RECTIFY_SETTING_LOOSE,
  [RECTIFY_REPORT_OPTION_PAPER] = RECTIFY_SETTING_TABLE_PAPER,
  [RECTIFY_REPORT_OPTION_ENGLISH_PAPER] = RECTIFY_SETTING_ENGLISH_PAPER,
  [RECTIFY_REPORT_OPTION_DUPLEX] = RECTIFY_SETTING_DUPLEX,
};

static char *
dup_key (RectifyReport report, RectifyReportOption option)
{
  return g_strconcat ("report-", rectify_report_get_nick (report), "-", keys[option], NULL);
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
  switch (option)
    {
    case RECTIFY_REPORT_OPTION_ENGLISH_PAPER:
      return TRUE;
    case RECTIFY_REPORT_OPTION_NO_PICTURES:
      return report == RECTIFY_REPORT_PROGRESS;
    case RECTIFY_REPORT_OPTION_DAYS:
    case RECTIFY_REPORT_OPTION_STILL:
      return report == RECTIFY_REPORT_REMINDERS;
    case RECTIFY_REPORT_OPTION_FORMS:
      return report == RECTIFY_REPORT_CLOSE_OUT;
    default:
      break;
    }
  if (rectify_report_is_text (report))
    return option == RECTIFY_REPORT_OPTION_BOLD_THIRD || option == RECTIFY_REPORT_OPTION_LOOSE;
  if (rectify_report_has_sheets (report))
    return option == RECTIFY_REPORT_OPTION_DUPLEX;
  return option == RECTIFY_REPORT_OPTION_PAPER;
}

/**
 * rectify_report_list_papers:
 * @report: a report
 * @option: an option that is about its paper
 * @papers: (out caller-allocates) (array): filled with what can be chosen
 *
 * The official layout is for A4, and tables may stand on A3 (GB/T 9704-2012, 5.1); English plans
 * may be for offices that have Letter.
 *
 * Returns: how many papers there are, A4 first
 */
guint
rectify_report_list_papers (RectifyReport report, RectifyReportOption option,
                            RectifyPaper papers[RECTIFY_N_PAPERS])
{
  guint n_papers = 0;

  papers[n_papers++] = RECTIFY_PAPER_A4;
  if (rectify_report_has_option (report, RECTIFY_REPORT_OPTION_PAPER))
    papers[n_papers++] = RECTIFY_PAPER_A3;
  if (option == RECTIFY_REPORT_OPTION_ENGLISH_PAPER)
    papers[n_papers++] = RECTIFY_PAPER_LETTER;
  return n_papers;
}

/* What else the state file says is not believed. */
static gboolean
is_possible (RectifyReport report, RectifyReportOption option, int value)
{
  RectifyPaper papers[RECTIFY_N_PAPERS];
  guint n_papers;

  if (option == RECTIFY_REPORT_OPTION_DAYS || option == RECTIFY_REPORT_OPTION_STILL)
    return value > 0 && value <= RECTIFY_REPORT_MAX_DAYS;
  if (option == RECTIFY_REPORT_OPTION_FORMS)
    return value >= 0 && value < RECTIFY_N_FORMS_CHOICES;
  if (option != RECTIFY_REPORT_OPTION_PAPER && option != RECTIFY_REPORT_OPTION_ENGLISH_PAPER)
    return value == TRUE;
  n_papers = rectify_report_list_papers (report, option, papers);
  for (guint i = 0; i < n_papers; i++)
    if ((int) papers[i] == value)
      return TRUE;
  return FALSE;
}

/**
 * rectify_report_is_locked:
 * @option: an option
 *
 * Returns: whether it is as an administrator has it, whatever anybody chose
 */
gboolean
rectify_report_is_locked (RectifyReportOption option)
{
  return settings[option] != NULL && rectify_settings_is_locked (settings[option]);
}

static int
get_preset (RectifyReportOption option)
{
  if (settings[option] == NULL)
    return 0;
  return option == RECTIFY_REPORT_OPTION_PAPER || option == RECTIFY_REPORT_OPTION_ENGLISH_PAPER
             ? (int) rectify_settings_get_paper (settings[option])
             : rectify_settings_get_flag (settings[option]);
}

/**
 * rectify_report_get_option:
 * @report: a report
 * @option: an option
 *
 * Returns: what was chosen; what is preset, if nothing was; 0, the official layout and what is usual,
 *   if nothing is
 */
int
rectify_report_get_option (RectifyReport report, RectifyReportOption option)
{
  g_autofree char *key = dup_key (report, option);
  int preset = get_preset (option);
  int value = rectify_report_is_locked (option) ? preset : rectify_state_get_int (key, preset);

  return rectify_report_has_option (report, option) && is_possible (report, option, value) ? value
                                                                                           : 0;
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

static char *
dup_unit_key (RectifyReport report)
{
  return g_strconcat ("report-", rectify_report_get_nick (report), "-unit", NULL);
}

/**
 * rectify_report_dup_unit:
 * @report: a report
 *
 * Returns: (transfer full) (nullable): the unit whose page alone was chosen, "" for what no unit has to
 *   do; %NULL for all. The plan that is shown may not have it
 */
char *
rectify_report_dup_unit (RectifyReport report)
{
  g_autofree char *key = dup_unit_key (report);
  g_auto (GStrv) kept = rectify_state_dup_list (key);

  return rectify_report_is_by_unit (report) ? g_strdup (kept[0]) : NULL;
}

/**
 * rectify_report_set_unit:
 * @report: a report that has a page for each unit
 * @unit: (nullable): the unit whose page alone is chosen, as rectify_report_dup_unit() has it
 */
void
rectify_report_set_unit (RectifyReport report, const char *unit)
{
  g_autofree char *key = dup_unit_key (report);
  const char *const list[] = { unit, NULL };

  rectify_state_set_list (key, list);
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

/* The columns as they were chosen; none where nobody chose. */
static void
take_columns (RectifyReport report, RectifyReportOptions *chosen)
{
  g_autofree char *key
      = g_strconcat ("report-", rectify_report_get_nick (report), "-columns", NULL);
  g_auto (GStrv) kept = rectify_state_dup_list (key);
  g_auto (GStrv) columns = NULL;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (RectifyTaskColumn));

  if (!rectify_report_has_columns (report) || kept[0] == NULL)
    return;
  columns = rectify_report_dup_columns (report);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      RectifyTaskColumn column;

      if (*columns[i] != '-' && rectify_task_column_from_nick (columns[i], &column))
        g_array_append_val (shown, column);
    }
  rectify_report_options_set_drops_empty (chosen, TRUE);
  rectify_report_options_set_columns (chosen, (RectifyTaskColumn *) shown->data, shown->len);
}

/* Of which tasks it is, and what is told of them. */
static void
take_tasks (RectifyReport report, RectifyReportOptions *chosen)
{
  static const RectifyReportForms forms[RECTIFY_N_FORMS_CHOICES]
      = { RECTIFY_REPORT_FORMS_WAITING, RECTIFY_REPORT_FORMS_REQUESTED, RECTIFY_REPORT_FORMS_ALL,
          RECTIFY_REPORT_FORMS_WAITING };
  int days = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_DAYS);
  int still = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_STILL);
  int choice = rectify_report_get_option (report, RECTIFY_REPORT_OPTION_FORMS);

  if (days > 0)
    rectify_report_options_set_days (chosen, (guint) days);
  rectify_report_options_set_no_progress_days (chosen, (guint) still);
  rectify_report_options_set_pictures (
      chosen, !rectify_report_get_option (report, RECTIFY_REPORT_OPTION_NO_PICTURES));
  rectify_report_options_set_forms (chosen, forms[choice]);
  if (choice != RECTIFY_FORMS_SELECTED)
    rectify_report_options_set_item (chosen, 0);
}

/* The chosen unit, if the plan has it: else there would be nothing. */
static void
take_unit (RectifyPlan *plan, RectifyReport report, RectifyReportOptions *chosen)
{
  g_autofree char *unit = rectify_report_dup_unit (report);
  g_auto (GStrv) units = unit != NULL ? rectify_report_list_units (plan, report) : NULL;

  if (unit != NULL && g_strv_contains ((const char *const *) units, unit))
    rectify_report_options_set_unit (chosen, unit);
}

/**
 * rectify_report_dup_chosen:
 * @report: which report
 * @is_english: whether it is of a plan in the English layout
 * @asked: (nullable): what was asked about it before it was made, such as its span
 *
 * Returns: (transfer full): all that is chosen for it, which does not change any more
 */
RectifyReportOptions *
rectify_report_dup_chosen (RectifyReport report, gboolean is_english,
                           const RectifyReportOptions *asked)
{
  RectifyReportOptions *chosen
      = asked != NULL ? rectify_report_options_copy (asked) : rectify_report_options_new ();
  RectifyPageStyle style = *rectify_report_options_get_page_style (chosen);
  RectifyReportOption paper
      = is_english ? RECTIFY_REPORT_OPTION_ENGLISH_PAPER : RECTIFY_REPORT_OPTION_PAPER;

  style.has_bold_third |= rectify_report_get_option (report, RECTIFY_REPORT_OPTION_BOLD_THIRD);
  style.is_loose |= rectify_report_get_option (report, RECTIFY_REPORT_OPTION_LOOSE);
  if (rectify_report_get_option (report, paper) != 0)
    style.paper = rectify_report_get_option (report, paper);
  style.is_duplex |= rectify_report_get_option (report, RECTIFY_REPORT_OPTION_DUPLEX);
  rectify_report_options_set_page_style (chosen, &style);
  take_columns (report, chosen);
  take_tasks (report, chosen);
  return chosen;
}

/**
 * rectify_report_compose_as_chosen:
 * @plan: a plan
 * @report: which report
 * @asked: (nullable): what was asked about it before it was made, such as its span
 *
 * Returns: (transfer full): the report, in the style that was chosen for it
 */
RectifyDocument *
rectify_report_compose_as_chosen (RectifyPlan *plan, RectifyReport report,
                                  const RectifyReportOptions *asked)
{
  g_autoptr (RectifyReportOptions) chosen
      = rectify_report_dup_chosen (report, rectify_plan_is_english (plan), asked);

  take_unit (plan, report, chosen);
  return rectify_report_compose (plan, report, chosen);
}
