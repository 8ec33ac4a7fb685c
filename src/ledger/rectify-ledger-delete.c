/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"

static gboolean
delete_rows (sqlite3 *db, gint64 plan_id, GError **error)
{
  static const char *const statements[]
      = { "DELETE FROM assignment_party WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM field WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM item_columns WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM item_internal WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM progress WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM step WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM evidence WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM item WHERE plan_id = ?",
          "DELETE FROM plan_particular WHERE plan_id = ?",
          "DELETE FROM plan WHERE id = ?" };

  if (!rectify_ledger_delete_summary (db, plan_id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (RectifyStatement) statement = rectify_statement_new (db, statements[i], error);

      if (statement == NULL)
        return FALSE;
      rectify_statement_bind_int (statement, 1, plan_id);
      if (!rectify_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_ledger_delete_plan:
 * @self: a ledger
 * @id: a plan's identifier
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Takes a plan with all its items out of the ledger; undo brings it back.
 *
 * Returns: whether it is gone, on disk
 */
gboolean
rectify_ledger_delete_plan (RectifyLedger *self, gint64 id, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;
  gboolean done;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  done = delete_rows (self->db, id, error);
  if (done && sqlite3_changes (self->db) == 0)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
          _ ("There is no such plan in the ledger. It may have been deleted at another desk; the list of plans shows what there is."));
      done = FALSE;
    }
  return rectify_edit_end (&edit, done, id, name, error);
}
