/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-directory-change.h"

#include "rectify-directory.h"

/**
 * rectify_directory_change_free:
 * @data: (transfer full): a #RectifyDirectoryChange
 */
void
rectify_directory_change_free (gpointer data)
{
  RectifyDirectoryChange *change = data;

  g_clear_pointer (&change->parties, g_ptr_array_unref);
  g_free (change->text);
  g_free (change->seen);
  g_free (change->name);
  g_free (change);
}

/**
 * rectify_directory_change_apply:
 * @ledger: a ledger
 * @user_data: a #RectifyDirectoryChange
 * @error: return location
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_directory_change_apply (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  RectifyDirectoryChange *change = user_data;

  switch (change->type)
    {
    case RECTIFY_DIRECTORY_ADD:
      return rectify_ledger_import_parties (ledger, change->parties, NULL, change->name, error);
    case RECTIFY_DIRECTORY_RENAME:
      return rectify_ledger_rename_party (ledger, change->id, change->seen, change->text,
                                          change->name, error);
    case RECTIFY_DIRECTORY_MERGE:
      return rectify_ledger_merge_parties (ledger, change->id, change->into, change->name, error);
    case RECTIFY_DIRECTORY_KIND:
      return rectify_ledger_set_party_kind (ledger, change->id, change->kind, change->name, error);
    case RECTIFY_DIRECTORY_REMOVE:
      return rectify_ledger_remove_party (ledger, change->id, change->name, error);
    }
  return FALSE;
}
