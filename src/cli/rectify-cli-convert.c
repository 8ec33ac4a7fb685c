/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "rectify-cli.h"
#include "rectify-formats.h"

/**
 * rectify_cli_is_same_file:
 * @a: the name of a file
 * @b: another
 *
 * Returns: whether both are one, also through links: what is read is never written over
 */
gboolean
rectify_cli_is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) file_a = g_file_new_for_commandline_arg (a);
  g_autoptr (GFile) file_b = g_file_new_for_commandline_arg (b);
  g_autoptr (GFileInfo) info_a
      = g_file_query_info (file_a, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) info_b
      = g_file_query_info (file_b, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (g_file_equal (file_a, file_b))
    return TRUE;
  return info_a != NULL && info_b != NULL
         && g_strcmp0 (g_file_info_get_attribute_string (info_a, G_FILE_ATTRIBUTE_ID_FILE),
                       g_file_info_get_attribute_string (info_b, G_FILE_ATTRIBUTE_ID_FILE))
                == 0;
}

/**
 * rectify_cli_convert:
 * @argc: at least 2
 * @argv: input, output, and perhaps a report and options
 *
 * Returns: the exit status
 */
int
rectify_cli_convert (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyReading) reading = NULL;
  g_auto (RectifyCliPrint) print = { 0 };
  g_autoptr (RectifyPlan) plan = NULL;
  gboolean has_plan;
  RectifyReport report;
  int status;

  if (!rectify_cli_take_print (&argc, argv, &print) || argc < 2)
    return rectify_cli_usage ("convert");
  status = rectify_cli_read_choice (argc - 2, argv + 2, argv[1], &report, &print, &error);
  if (status != RECTIFY_CLI_DONE)
    return status == RECTIFY_CLI_USAGE ? rectify_cli_usage ("convert") : rectify_cli_fail (error);
  if (rectify_cli_is_same_file (argv[0], argv[1]))
    {
      g_set_error_literal (&error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                           _ ("Input and output are the same file; choose another output."));
      return rectify_cli_fail (error);
    }
  reading = rectify_cli_read (argv[0], &error);
  if (reading == NULL)
    return rectify_cli_fail (error);
  plan = g_object_ref (rectify_reading_get_plan (reading));
  has_plan = rectify_reading_has_plan (reading);
  /* What was read is not needed any more, and setting pages needs memory of its own. */
  g_clear_object (&reading);
  if (!rectify_cli_write_plan (g_steal_pointer (&plan), report, &print, argv[1], &error))
    return rectify_cli_fail (error);
  if (!has_plan)
    fprintf (stderr,
             _ ("rectify-cli: %s seems to hold no plan: nothing in it is plainly a problem "
                "or a measure.\n"),
             argv[0]);
  return RECTIFY_CLI_DONE;
}
