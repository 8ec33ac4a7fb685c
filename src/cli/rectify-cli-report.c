/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-formats.h"
#include "rectify-typed.h"

/**
 * rectify_cli_read_date:
 * @text: a day as 2023-06-30, or in any other way of rectify_typed_read_date()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the day
 */
GDate *
rectify_cli_read_date (const char *text, GError **error)
{
  GDate date;

  if (rectify_typed_read_date (text, &date))
    return g_date_copy (&date);
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("“%s” is no date; write it like 2023-06-30."), text);
  return NULL;
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

static gboolean
read_days (RectifyReportOptions *options, const char *text, GError **error)
{
  guint days = 0;

  if (!rectify_cli_read_days (text, RECTIFY_REPORT_MAX_DAYS, &days, error))
    return FALSE;
  rectify_report_options_set_days (options, days);
  return TRUE;
}

static gboolean
read_no_progress (RectifyReportOptions *options, const char *text, GError **error)
{
  guint days = 0;

  if (!rectify_cli_read_days (text, RECTIFY_REPORT_MAX_NO_PROGRESS_DAYS, &days, error))
    return FALSE;
  rectify_report_options_set_no_progress_days (options, days);
  return TRUE;
}

static gboolean
read_forms (RectifyReportOptions *options, const char *text, GError **error)
{
  static const char *const forms[] = { "all", "waiting", "requested" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_ascii_strcasecmp (text, forms[i]) == 0)
      {
        rectify_report_options_set_forms (options, RECTIFY_REPORT_FORMS_ALL + i);
        return TRUE;
      }
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("There are no forms “%s”; there are all, waiting and requested."), text);
  return FALSE;
}

static gboolean
read_unit (RectifyReportOptions *options, const char *text, GError **error)
{
  rectify_report_options_set_unit (options, text);
  return TRUE;
}

static gboolean
read_item (RectifyReportOptions *options, const char *text, GError **error)
{
  guint64 item = 0;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &item, NULL))
    {
      rectify_report_options_set_item (options, (gint64) item);
      return TRUE;
    }
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("“%s” is no number of an item; show --json prints them."), text);
  return FALSE;
}

static const struct {
  const char *name;
  gboolean (*read) (RectifyReportOptions *options, const char *text, GError **error);
  gboolean is_day;
} readers[] = { { "--from", read_from, TRUE },
                { "--to", read_to, TRUE },
                { "--on", read_today, TRUE },
                { "--days", read_days, FALSE },
                { "--no-progress", read_no_progress, FALSE },
                { "--forms", read_forms, FALSE },
                { "--unit", read_unit, FALSE },
                { "--item", read_item, FALSE },
                { "--paper", read_paper, FALSE },
                { "--columns", rectify_report_options_parse_columns, FALSE } };

static int
find_reader (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].name, name))
      return i;
  return -1;
}

/**
 * rectify_cli_refuse_notice:
 * @error: return location
 *
 * Says that a public notice is no table.
 *
 * Returns: %FALSE
 */
gboolean
rectify_cli_refuse_notice (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                       _ ("The public notice is running text, not a table for a spreadsheet; "
                          "name it .txt, .docx or .pdf."));
  return FALSE;
}

/* JSON is the plan with all that is in it, and a calendar all of its days: under the name of a notice
 * they would give that away. */
static gboolean
check_notice (const char *path, RectifyReport report, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (report == RECTIFY_REPORT_NOTICE && g_str_has_suffix (lower, ".xlsx"))
    return rectify_cli_refuse_notice (error);
  if (report != RECTIFY_REPORT_NOTICE
      || (!g_str_has_suffix (lower, ".json") && !g_str_has_suffix (lower, ".ics")))
    return TRUE;
  g_set_error_literal (
      error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
      _ ("The public notice cannot be written as JSON or a calendar, which hold the whole plan; "
         "name it .txt, .docx or .pdf."));
  return FALSE;
}

/**
 * rectify_cli_take_print:
 * @argc: (inout): how many arguments there are, less those that are taken
 * @argv: the arguments
 * @print: set to what is said about printing, which is for PDF alone
 *
 * Takes --contents, --duplex, --no-pictures and --pages out of the arguments, wherever they stand.
 *
 * Returns: %FALSE where one of them is wrong
 */
gboolean
rectify_cli_take_print (int *argc, char **argv, RectifyCliPrint *print)
{
  int n_left = 0;

  for (int i = 0; i < *argc; i++)
    {
      guint64 n_pages = 0;

      if (g_str_equal (argv[i], "--contents"))
        {
          print->has_contents = TRUE;
          continue;
        }
      if (g_str_equal (argv[i], "--duplex"))
        {
          print->is_duplex = TRUE;
          continue;
        }
      if (g_str_equal (argv[i], "--no-pictures"))
        {
          print->no_pictures = TRUE;
          continue;
        }
      if (!g_str_equal (argv[i], "--pages"))
        {
          argv[n_left++] = argv[i];
          continue;
        }
      if (i + 1 == *argc
          || !g_ascii_string_to_unsigned (argv[++i], 10, 1, G_MAXUINT16, &n_pages, NULL))
        return FALSE;
      print->max_pages = n_pages;
    }
  *argc = n_left;
  return TRUE;
}

/* A report's word at most, and options with their values. */
static gboolean
sort_words (int argc, char **argv, const char **nick, GPtrArray *options)
{
  for (int i = 0; i < argc; i++)
    {
      if (find_reader (argv[i]) >= 0)
        {
          if (i + 1 == argc)
            return FALSE;
          g_ptr_array_add (options, argv[i++]);
          g_ptr_array_add (options, argv[i]);
          continue;
        }
      if (*nick != NULL || g_str_has_prefix (argv[i], "--"))
        return FALSE;
      *nick = argv[i];
    }
  return TRUE;
}

/**
 * rectify_cli_take_days:
 * @arguments: (element-type utf8): arguments, less those that are taken
 * @options: gets the days
 * @error: return location, set where the return value is %RECTIFY_CLI_FAILED
 *
 * Takes --from, --to and --on out of the arguments, wherever they stand.
 *
 * Returns: the exit status
 */
int
rectify_cli_take_days (GPtrArray *arguments, RectifyReportOptions *options, GError **error)
{
  guint i = 0;

  while (i < arguments->len)
    {
      int reader = find_reader (arguments->pdata[i]);

      if (reader < 0 || !readers[reader].is_day)
        {
          i++;
          continue;
        }
      if (i + 1 == arguments->len)
        return RECTIFY_CLI_USAGE;
      if (!readers[reader].read (options, arguments->pdata[i + 1], error))
        return RECTIFY_CLI_FAILED;
      g_ptr_array_remove_range (arguments, i, 2);
    }
  return RECTIFY_CLI_DONE;
}

/**
 * rectify_cli_print_clear:
 * @print: how a plan is printed
 */
void
rectify_cli_print_clear (RectifyCliPrint *print)
{
  g_clear_pointer (&print->options, rectify_report_options_free);
}

/**
 * rectify_cli_read_choice:
 * @argc: how many words there are
 * @argv: a report's word or none, and options with their values, in any order
 * @path: where the report is to be written
 * @report: (out): set to the report, the plan as written if none is named
 * @print: gets what is chosen for the report; to be cleared
 * @error: return location, set where the return value is %RECTIFY_CLI_FAILED
 *
 * Returns: the exit status
 */
int
rectify_cli_read_choice (int argc, char **argv, const char *path, RectifyReport *report,
                         RectifyCliPrint *print, GError **error)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  const char *nick = NULL;

  if (!sort_words (argc, argv, &nick, options))
    return RECTIFY_CLI_USAGE;
  if (!rectify_cli_check_output (path, error) || !rectify_cli_read_report (nick, report, error))
    return RECTIFY_CLI_FAILED;
  print->options = rectify_report_options_new ();
  rectify_report_options_set_pictures (print->options, !print->no_pictures);
  for (guint i = 0; i < options->len; i += 2)
    {
      print->has_paper |= g_str_equal (options->pdata[i], "--paper");
      if (!readers[find_reader (options->pdata[i])].read (print->options, options->pdata[i + 1],
                                                          error))
        return RECTIFY_CLI_FAILED;
    }
  return check_notice (path, *report, error) ? RECTIFY_CLI_DONE : RECTIFY_CLI_FAILED;
}
