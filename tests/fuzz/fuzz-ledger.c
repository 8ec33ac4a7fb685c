/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-directory.h"
#include "rectify-ledger.h"
#include "rectify-plan-info.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A file of any content is opened, listed, read and undone without harm. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *path = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  int fd = g_file_open_tmp ("rectify-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
  if (ledger != NULL)
    {
      g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, NULL);
      g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (ledger, NULL);

      for (guint i = 0; plans != NULL && i < plans->len; i++)
        {
          g_autoptr (RectifyPlan) plan
              = rectify_ledger_load_plan (ledger,
                                          rectify_plan_info_get_id (g_ptr_array_index (plans, i)),
                                          NULL);
        }
      rectify_ledger_check (ledger, NULL);
      rectify_ledger_undo (ledger, NULL, NULL, NULL);
    }
  g_clear_object (&ledger);
  g_unlink (path);
  return 0;
}
