/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-formats.h"
#include "rectify-ledger.h"
#include "rectify-report.h"

/* Usage: save-xlsx LEDGER OUTPUT TIMES. Loads the first plan and saves its ledger table so many times,
 * as the application does with a plan that is open: what one more time takes is the saving alone. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GFile) file = NULL;
  guint64 n_times = 0;

  if (argc != 4 || !g_ascii_string_to_unsigned (argv[3], 10, 0, G_MAXUINT16, &n_times, NULL))
    return 2;
  file = g_file_new_for_commandline_arg (argv[2]);
  ledger = rectify_ledger_open (argv[1], RECTIFY_LEDGER_READ_ONLY, &error);
  if (ledger != NULL)
    plan = rectify_ledger_load_plan (ledger, 1, &error);
  for (guint64 i = 0; error == NULL && i < n_times; i++)
    {
      g_autoptr (RectifyDocument) document
          = rectify_report_compose (plan, RECTIFY_REPORT_LEDGER, NULL);

      rectify_xlsx_format_save (document, file, NULL, &error);
    }
  if (error == NULL)
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
