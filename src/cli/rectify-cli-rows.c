/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "rectify-cli.h"
#include "rectify-ledger-rows.h"

/**
 * rectify_cli_load_rows:
 * @ledger: a ledger
 * @error: return location
 *
 * Reads the tasks of all plans. How many plans are damaged, so that theirs are missing, is said on
 * standard error.
 *
 * Returns: (transfer full) (nullable) (element-type RectifyTaskRow): the tasks
 */
GPtrArray *
rectify_cli_load_rows (RectifyLedger *ledger, GError **error)
{
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (ledger);
  guint n_left_out = 0;
  GPtrArray *loaded = rectify_ledger_rows_load (rows, &n_left_out, NULL, error);

  if (loaded != NULL && n_left_out > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          ngettext ("%u plan is damaged, so that its tasks are missing here; check the ledger.",
                    "%u plans are damaged, so that their tasks are missing here; check the ledger.",
                    n_left_out),
          n_left_out);

      rectify_cli_warn (sentence);
    }
  return loaded;
}

/**
 * rectify_cli_read_days:
 * @text: a number of days
 * @most: how many there can be
 * @n_days: (out): set to it
 * @error: return location
 *
 * Returns: whether it is one, from 1 to @most
 */
gboolean
rectify_cli_read_days (const char *text, guint most, guint *n_days, GError **error)
{
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, most, &number, NULL))
    {
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                   _ ("“%s” is no number of days; it is a number from 1 to %u."), text, most);
      return FALSE;
    }
  *n_days = (guint) number;
  return TRUE;
}

/**
 * rectify_cli_get_today:
 *
 * Returns: (transfer full): the day it is here
 */
GDate *
rectify_cli_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_new_dmy (g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                         g_date_time_get_year (now));
}
