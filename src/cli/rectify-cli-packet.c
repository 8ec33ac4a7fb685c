/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "rectify-cli.h"
#include "rectify-formats.h"
#include "rectify-packet.h"
#include "rectify-settings.h"

#define REPORT_LETTERS "abcdefghijklmnopqrstuvwxyz,"

/* “PLAN” or “PLAN:REPORT,REPORT”; a colon before anything but the words of reports is part of the
 * plan's title. The reports; what is left of @name names the plan. */
static char **
split_reports (char *name)
{
  char *colon = strrchr (name, ':');

  if (colon == NULL || colon[1] == '\0' || colon[1 + strspn (colon + 1, REPORT_LETTERS)] != '\0')
    return g_strsplit ("plan", ",", -1);
  *colon = '\0';
  return g_strsplit (colon + 1, ",", -1);
}

/* What is chosen for all parts: contents for plans, and the days of reports. */
typedef struct {
  gboolean has_contents;
  RectifyReportOptions *options;
} Choice;

static gboolean
add_report (RectifyPacket *packet, RectifyPlan *plan, const char *nick, const Choice *choice,
            GError **error)
{
  RectifyPacketFlags flags = rectify_packet_get_flags (packet);
  RectifyPageStyle style;
  RectifyReport report;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyPages) pages = NULL;

  if (!rectify_cli_read_report (nick, &report, error))
    return FALSE;
  document = rectify_cli_compose (plan, report, choice->options, FALSE);
  style = *rectify_document_get_page_style (document);
  /* The reports are tables, which have nothing to look up. */
  style.has_contents = choice->has_contents && report == RECTIFY_REPORT_PLAN;
  style.is_duplex = rectify_report_has_sheets (report) && (flags & RECTIFY_PACKET_DUPLEX) != 0;
  rectify_document_set_page_style (document, &style);
  pages = rectify_pages_new (document, NULL, error);
  if (pages == NULL)
    return FALSE;
  rectify_packet_add (packet, pages);
  return TRUE;
}

static gboolean
add_plan (RectifyPacket *packet, RectifyLedger *ledger, const char *argument, const Choice *choice,
          GError **error)
{
  g_autofree char *name = g_strdup (argument);
  g_auto (GStrv) nicks = split_reports (name);
  g_autoptr (RectifyPlan) plan = rectify_cli_load_plan (ledger, name, error);

  for (guint i = 0; plan != NULL && nicks[i] != NULL; i++)
    if (!add_report (packet, plan, nicks[i], choice, error))
      return FALSE;
  return plan != NULL;
}

static gboolean
check_output (const char *ledger, const char *output, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (output, -1);
  g_autofree char *name = NULL;

  if (rectify_cli_is_same_file (ledger, output))
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
                           _ ("The output is the ledger itself; choose another output."));
      return FALSE;
    }
  if (g_str_has_suffix (lower, ".pdf"))
    return TRUE;
  name = g_filename_display_name (output);
  g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN,
               _ ("%s: A packet is written as PDF; name it .pdf."), name);
  return FALSE;
}

static gboolean
write_packet (RectifyPacket *packet, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *missing = rectify_packet_dup_missing (packet);

  rectify_cli_warn_missing (missing);
  return rectify_packet_save_pdf (packet, file, NULL, NULL, NULL, error);
}

/* Takes an option out of the arguments; whether it was there. */
static gboolean
take_option (GPtrArray *arguments, const char *option)
{
  guint position;

  if (!g_ptr_array_find_with_equal_func (arguments, option, g_str_equal, &position))
    return FALSE;
  g_ptr_array_remove_index (arguments, position);
  return TRUE;
}

static int
make_packet (GPtrArray *arguments, RectifyPacketFlags flags, const Choice *choice, GError **error)
{
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPacket) packet = rectify_packet_new (flags);

  if (!check_output (arguments->pdata[0], arguments->pdata[1], error))
    return RECTIFY_CLI_FAILED;
  ledger = rectify_cli_open_ledger (arguments->pdata[0], RECTIFY_LEDGER_READ_ONLY, error);
  if (ledger == NULL)
    return RECTIFY_CLI_FAILED;
  for (guint i = 2; i < arguments->len; i++)
    if (!add_plan (packet, ledger, arguments->pdata[i], choice, error))
      return RECTIFY_CLI_FAILED;
  return write_packet (packet, arguments->pdata[1], error) ? RECTIFY_CLI_DONE : RECTIFY_CLI_FAILED;
}

/* Is what is left a ledger, where to write, and plans? */
static gboolean
check_arguments (GPtrArray *arguments)
{
  for (guint i = 0; i < arguments->len; i++)
    if (g_str_has_prefix (arguments->pdata[i], "--"))
      return FALSE;
  return arguments->len >= 3;
}

/**
 * rectify_cli_packet:
 * @argc: at least 3
 * @argv: a ledger, where to write the packet, plans with their reports, --continuous, --duplex,
 *   --contents, and --from, --to and --on with their days
 *
 * Writes plans and reports to one PDF, for printing together.
 *
 * Returns: the exit status
 */
int
rectify_cli_packet (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (RectifyReportOptions) options = rectify_report_options_new ();
  Choice choice = { .options = options };
  RectifyPacketFlags flags = RECTIFY_PACKET_NONE;
  int status;

  for (int i = 0; i < argc; i++)
    g_ptr_array_add (arguments, argv[i]);
  if (take_option (arguments, "--continuous"))
    flags |= RECTIFY_PACKET_CONTINUOUS;
  if (take_option (arguments, "--duplex") || rectify_settings_get_flag (RECTIFY_SETTING_DUPLEX))
    flags |= RECTIFY_PACKET_DUPLEX;
  choice.has_contents = take_option (arguments, "--contents");
  status = rectify_cli_take_days (arguments, options, &error);
  if (status == RECTIFY_CLI_DONE && !check_arguments (arguments))
    status = RECTIFY_CLI_USAGE;
  if (status == RECTIFY_CLI_DONE)
    status = make_packet (arguments, flags, &choice, &error);
  return status == RECTIFY_CLI_DONE    ? status
         : status == RECTIFY_CLI_USAGE ? rectify_cli_usage ("packet")
                                       : rectify_cli_fail (error);
}
