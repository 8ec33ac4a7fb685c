/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "rectify-cli.h"
#include "rectify-formats.h"
#include "rectify-packet.h"

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

static gboolean
add_report (RectifyPacket *packet, RectifyPlan *plan, const char *nick, gboolean has_contents,
            GError **error)
{
  RectifyPacketFlags flags = rectify_packet_get_flags (packet);
  RectifyPageStyle style;
  RectifyReport report;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyPages) pages = NULL;

  if (!rectify_cli_read_report (nick, &report, error))
    return FALSE;
  document = rectify_report_compose (plan, report, NULL);
  style = *rectify_document_get_page_style (document);
  /* The reports are tables, which have nothing to look up. */
  style.has_contents = has_contents && report == RECTIFY_REPORT_PLAN;
  style.is_duplex = report == RECTIFY_REPORT_SLIPS && (flags & RECTIFY_PACKET_DUPLEX) != 0;
  rectify_document_set_page_style (document, &style);
  pages = rectify_pages_new (document, NULL, error);
  if (pages == NULL)
    return FALSE;
  rectify_packet_add (packet, pages);
  return TRUE;
}

static gboolean
add_plan (RectifyPacket *packet, RectifyLedger *ledger, const char *argument, gboolean has_contents,
          GError **error)
{
  g_autofree char *name = g_strdup (argument);
  g_auto (GStrv) nicks = split_reports (name);
  g_autoptr (RectifyPlan) plan = rectify_cli_load_plan (ledger, name, error);

  for (guint i = 0; plan != NULL && nicks[i] != NULL; i++)
    if (!add_report (packet, plan, nicks[i], has_contents, error))
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

/**
 * rectify_cli_packet:
 * @argc: at least 3
 * @argv: a ledger, where to write the packet, plans with their reports, --continuous, --duplex, --contents
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
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPacket) packet = NULL;
  RectifyPacketFlags flags = RECTIFY_PACKET_NONE;
  gboolean has_contents;

  for (int i = 0; i < argc; i++)
    g_ptr_array_add (arguments, argv[i]);
  if (take_option (arguments, "--continuous"))
    flags |= RECTIFY_PACKET_CONTINUOUS;
  if (take_option (arguments, "--duplex"))
    flags |= RECTIFY_PACKET_DUPLEX;
  has_contents = take_option (arguments, "--contents");
  for (guint i = 0; i < arguments->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (arguments, i), "--"))
      return rectify_cli_usage ("packet");
  if (arguments->len < 3)
    return rectify_cli_usage ("packet");
  if (!check_output (arguments->pdata[0], arguments->pdata[1], &error))
    return rectify_cli_fail (error);
  ledger = rectify_ledger_open (arguments->pdata[0], RECTIFY_LEDGER_READ_ONLY, &error);
  packet = rectify_packet_new (flags);
  for (guint i = 2; ledger != NULL && error == NULL && i < arguments->len; i++)
    add_plan (packet, ledger, arguments->pdata[i], has_contents, &error);
  if (error != NULL || !write_packet (packet, arguments->pdata[1], &error))
    return rectify_cli_fail (error);
  return RECTIFY_CLI_DONE;
}
