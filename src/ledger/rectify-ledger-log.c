/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-log.h"

#include "rectify-ledger-private.h"

static void
hand_out (RectifyStatement *row, RectifyLogFunc func, gpointer user_data)
{
  RectifyLogEntry entry = {
    .made_at = rectify_statement_get_time (row, 0),
    .author = rectify_statement_get_text (row, 1),
    .name = rectify_statement_get_text (row, 2),
    .plan_id = sqlite3_column_int64 (row, 3),
    .undone = sqlite3_column_int (row, 4) != 0,
  };

  func (&entry, user_data);
}

/**
 * rectify_ledger_foreach_entry:
 * @self: a ledger
 * @func: called for each entry of the history, the oldest first; must not use the ledger
 * @user_data: for @func
 * @error: return location
 *
 * Returns: whether all could be read
 */
gboolean
rectify_ledger_foreach_entry (RectifyLedger *self, RectifyLogFunc func, gpointer user_data,
                              GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (RectifyStatement) rows = NULL;
  gboolean row;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error))
    return FALSE;
  rows = rectify_statement_new (
      self->db, "SELECT made_at, author, name, plan_id, state FROM history ORDER BY id", error);
  while (rows != NULL && rectify_statement_step (rows, &row, error))
    {
      if (!row)
        return TRUE;
      hand_out (rows, func, user_data);
    }
  return FALSE;
}
