/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "evidence-files.h"

#include <string.h>

#include "rectify-ledger-content.h"

static gboolean
store_of_item (RectifyItem *item, gpointer user_data)
{
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < evidence->len; i++)
    {
      const char *name = rectify_evidence_get_name (g_ptr_array_index (evidence, i));
      g_autoptr (GBytes) content = g_bytes_new (name, strlen (name));
      g_autoptr (GError) error = NULL;
      g_autofree char *hash = rectify_ledger_store_content (user_data, content, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (hash, ==, rectify_evidence_get_hash (g_ptr_array_index (evidence, i)));
    }
  return TRUE;
}

/* What is in the files of a random plan is what they are called. */
void
store_evidence_files (RectifyLedger *ledger, RectifyPlan *plan)
{
  rectify_item_foreach (rectify_plan_get_root (plan), store_of_item, ledger);
}
