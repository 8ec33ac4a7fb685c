/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-slip-finder.h"

static gboolean
print_slip (const RectifySlip *slip, GError **error)
{
  g_autofree char *title = rectify_slip_dup_title (slip);
  g_autofree char *words = rectify_slip_dup_words (slip);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n", title, words);

  return rectify_cli_print (text, error);
}

/**
 * rectify_cli_slip:
 * @argc: 2
 * @argv: a ledger, and what stands on a paper: its code, perhaps with the version behind a colon
 *
 * Prints what a paper is about that came back, and whether it is out of date.
 *
 * Returns: the exit status
 */
int
rectify_cli_slip (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  g_autoptr (RectifySlip) slip
      = ledger != NULL ? rectify_slip_find (ledger, argv[1], NULL, &error) : NULL;

  return slip != NULL && print_slip (slip, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}
