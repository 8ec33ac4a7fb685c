/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-formats.h"

/**
 * rectify_cli_read_date:
 * @text: a day as 2023-06-30
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the day
 */
GDate *
rectify_cli_read_date (const char *text, GError **error)
{
  GDate *date = rectify_date_from_string (text);

  if (date == NULL)
    g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                 _ ("“%s” is no date; write it like 2023-06-30."), text);
  return date;
}

static gboolean
read_span (RectifyReportOptions *options, const char *text, gboolean is_to, GError **error)
{
  g_autoptr (GDate) date = rectify_cli_read_date (text, error);
  const GDate *from = rectify_report_options_get_from (options);
  const GDate *to = rectify_report_options_get_to (options);

  if (date == NULL)
    return FALSE;
  if (is_to)
    to = date;
  else
    from = date;
  if (from != NULL && to != NULL && g_date_compare (from, to) > 0)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                           _ ("The span ends before it begins; --from is the earlier day."));
      return FALSE;
    }
  g_autoptr (GDate) first = from != NULL ? g_date_copy (from) : NULL;
  g_autoptr (GDate) last = to != NULL ? g_date_copy (to) : NULL;

  rectify_report_options_set_span (options, first, last);
  return TRUE;
}

static gboolean
read_from (RectifyReportOptions *options, const char *text, GError **error)
{
  return read_span (options, text, FALSE, error);
}

static gboolean
read_to (RectifyReportOptions *options, const char *text, GError **error)
{
  return read_span (options, text, TRUE, error);
}

static gboolean
read_today (RectifyReportOptions *options, const char *text, GError **error)
{
  g_autoptr (GDate) date = rectify_cli_read_date (text, error);

  if (date != NULL)
    rectify_report_options_set_today (options, date);
  return date != NULL;
}

static gboolean
read_paper (RectifyReportOptions *options, const char *text, GError **error)
{
  static const char *const papers[] = { "a4", "a3", "letter" };
  RectifyPageStyle style = *rectify_report_options_get_page_style (options);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (text, papers[i]) == 0)
      {
        style.paper = RECTIFY_PAPER_A4 + i;
        rectify_report_options_set_page_style (options, &style);
        return TRUE;
      }
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("There is no paper “%s”; there are a4, a3 and letter."), text);
  return FALSE;
}

static const struct {
  const char *name;
  gboolean (*read) (RectifyReportOptions *options, const char *text, GError **error);
} readers[] = { { "--from", read_from },
                { "--to", read_to },
                { "--on", read_today },
                { "--paper", read_paper },
                { "--columns", rectify_report_options_parse_columns } };

static int
find_reader (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].name, name))
      return i;
  return -1;
}

static gboolean
read_nick (const char *nick, RectifyReport *report, GError **error)
{
  if (rectify_report_from_nick (nick, report))
    return TRUE;
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("There is no report “%s”; there are plan, ledger, slips, problems, tasks, "
                  "responsibilities, progress and notice."),
               nick);
  return FALSE;
}

/* JSON is the plan with all that is in it: under the name of a notice it would give that away. */
static gboolean
check_notice (const char *path, RectifyReport report, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (report != RECTIFY_REPORT_NOTICE || !g_str_has_suffix (lower, ".json"))
    return TRUE;
  g_set_error_literal (
      error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
      _ ("The public notice cannot be written as JSON, which holds the whole plan; "
         "name it .txt, .docx or .pdf."));
  return FALSE;
}

/* One word at most that is no option, and a value for each option. */
static gboolean
is_well_formed (int argc, char **argv)
{
  guint n_words = 0;

  for (int i = 0; i < argc; i++)
    {
      gboolean is_known = find_reader (argv[i]) >= 0;

      if ((is_known && ++i == argc) || (!is_known && g_str_has_prefix (argv[i], "--")))
        return FALSE;
      n_words += !is_known;
    }
  return n_words <= 1;
}

/**
 * rectify_cli_read_report:
 * @argc: how many words there are
 * @argv: a report's word or none, and options with their values, in any order
 * @path: where the report is to be written
 * @report: (out): set to the report, the plan as written if none is named
 * @options: (out) (transfer full): set to what is chosen for it
 * @error: return location, set where the return value is %RECTIFY_CLI_FAILED
 *
 * Returns: the exit status
 */
int
rectify_cli_read_report (int argc, char **argv, const char *path, RectifyReport *report,
                         RectifyReportOptions **options, GError **error)
{
  *report = RECTIFY_REPORT_PLAN;
  *options = rectify_report_options_new ();
  if (!is_well_formed (argc, argv))
    return RECTIFY_CLI_USAGE;
  if (!rectify_cli_check_output (path, error))
    return RECTIFY_CLI_FAILED;
  for (int i = 0; i < argc; i++)
    {
      int reader = find_reader (argv[i]);

      if (reader >= 0 ? !readers[reader].read (*options, argv[++i], error)
                      : !read_nick (argv[i], report, error))
        return RECTIFY_CLI_FAILED;
    }
  return check_notice (path, *report, error) ? RECTIFY_CLI_DONE : RECTIFY_CLI_FAILED;
}
