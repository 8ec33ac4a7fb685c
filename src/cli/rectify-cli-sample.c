/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-formats.h"
#include "rectify-sample.h"

/* The language that is chosen, and the day. */
static gboolean
read_option (const char *option, const char *value, const char **language, GDate *today,
             GError **error)
{
  g_autoptr (GDate) day = NULL;

  if (g_str_equal (option, "--on"))
    {
      day = rectify_cli_read_date (value, error);
      if (day != NULL)
        *today = *day;
      return day != NULL;
    }
  *language = value;
  if (rectify_sample_is_language (value))
    return TRUE;
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("There is no sample in “%s”; there is one in zh (Chinese) and one in en "
                  "(English)."),
               value);
  return FALSE;
}

/**
 * rectify_cli_sample:
 * @argc: at least 1
 * @argv: the ledger to be made, and options
 *
 * Makes a sample ledger.
 *
 * Returns: the exit status
 */
int
rectify_cli_sample (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const char *language = rectify_sample_get_language ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  if (argc % 2 == 0)
    return rectify_cli_usage ("sample");
  for (int i = 1; i < argc; i += 2)
    {
      if (!g_str_equal (argv[i], "--language") && !g_str_equal (argv[i], "--on"))
        return rectify_cli_usage ("sample");
      if (!read_option (argv[i], argv[i + 1], &language, &today, &error))
        return rectify_cli_fail (error);
    }
  return rectify_sample_make (argv[0], language, &today, NULL, &error) ? RECTIFY_CLI_DONE
                                                                       : rectify_cli_fail (error);
}
