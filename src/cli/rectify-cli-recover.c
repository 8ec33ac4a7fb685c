/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "rectify-cli.h"
#include "rectify-ledger-recover.h"

/**
 * rectify_cli_open_ledger:
 * @path: a ledger
 * @flags: how to open it
 * @error: return location
 *
 * Opens a ledger, and warns on standard error if it is damaged: what is given out is not all then.
 *
 * Returns: (transfer full) (nullable): the ledger
 */
RectifyLedger *
rectify_cli_open_ledger (const char *path, RectifyLedgerFlags flags, GError **error)
{
  RectifyLedger *ledger = rectify_ledger_open (path, flags, error);

  if (ledger != NULL && rectify_ledger_is_damaged (ledger))
    fprintf (stderr, "rectify-cli: %s\n",
             _ ("Warning: this ledger is damaged, and only what can be read of it is used. "
                "rectify-cli recover makes a new one of it."));
  return ledger;
}

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
