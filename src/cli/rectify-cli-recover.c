/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-cli.h"
#include "rectify-ledger-recover.h"

/**
 * rectify_cli_recover:
 * @argc: 1 or 2
 * @argv: a damaged ledger, and the new one
 *
 * Makes a new ledger of what can be read of a damaged one, and prints what became of it and what is
 * missing.
 *
 * Returns: the exit status
 */
int
rectify_cli_recover (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autofree char *text = NULL;

  if (!rectify_ledger_recover (argv[0], argc > 1 ? argv[1] : NULL, NULL, &report, &error))
    return rectify_cli_fail (error);
  text = rectify_recovery_to_text (report);
  return rectify_cli_print (text, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}
