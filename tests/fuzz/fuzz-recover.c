/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rectify-ledger-recover.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Of a file of any content either nothing is recovered, or a ledger that is sound. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static char *folder;
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;
  g_autofree char *text = NULL;
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  path = g_build_filename (folder, "damaged.rectify", NULL);
  out = g_build_filename (folder, "out.rectify", NULL);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_unlink (out);
  if (rectify_ledger_recover (path, out, NULL, &report, &error))
    {
      text = rectify_recovery_to_text (report);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      ledger = rectify_ledger_open (out, RECTIFY_LEDGER_OPEN, &error);
      g_assert_no_error (error);
      rectify_ledger_check (ledger, &error);
      g_assert_no_error (error);
      rectify_ledger_undo (ledger, NULL, NULL, NULL);
    }
  else
    {
      /* Anything else would be a fault of the recovery. */
      g_assert_true (
          g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER)
          || g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_TOO_NEW));
    }
  return 0;
}
