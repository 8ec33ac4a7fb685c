/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-look.h"
#include "rectify-history-moves.h"
#include "rectify-ledger-private.h"

static gboolean
is_there (RectifyHistoryLook *look, gint64 id)
{
  gboolean row = FALSE;
  gboolean done;

  rectify_statement_bind_int (look->item_plan, 1, id);
  done = rectify_statement_step (look->item_plan, &row, NULL);
  sqlite3_reset (look->item_plan);
  return done && row;
}

/* What stands where an item stood that is gone: the one before it, or what it was in. */
static gint64
find_neighbour (RectifyHistoryLook *look)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (look->db,
                               "SELECT id FROM (SELECT id, position FROM item WHERE plan_id = ?1"
                               " AND ifnull (parent_id, 0) = ?2 AND position <= ?3"
                               " UNION ALL SELECT id, -1 FROM item WHERE id = ?2)"
                               " ORDER BY position DESC LIMIT 1",
                               NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return 0;
  rectify_statement_bind_int (statement, 1, look->plan);
  rectify_statement_bind_int (statement, 2, look->parent);
  rectify_statement_bind_int (statement, 3, look->place);
  return rectify_statement_step (statement, &row, NULL) && row ? sqlite3_column_int64 (statement, 0)
                                                               : 0;
}

/* Items that only changed places are no more than that; the first that was moved by itself. */
static gint64
find_moved (RectifyHistoryLook *look)
{
  g_autoptr (GHashTable) moved = rectify_shifts_find_moved (look->shifts);

  for (guint i = 0; i < look->shifts->len; i++)
    {
      gint64 id = g_array_index (look->shifts, RectifyShift, i).id;

      if (g_hash_table_contains (moved, &id))
        return id;
    }
  return 0;
}

static gint64
find_subject (RectifyHistoryLook *look)
{
  if (look->is_whole)
    return 0;
  if (look->subject == 0)
    return find_moved (look);
  if (is_there (look, look->subject) || look->plan == 0)
    return look->subject;
  return find_neighbour (look);
}

/**
 * rectify_ledger_find_edited_item:
 * @self: a ledger
 * @edit_id: an edit of its history
 *
 * Returns: the item that the edit is most about; if it is gone, the one that it stood behind or in;
 *   0 if the edit is about no item, or nothing of it is known any more
 */
gint64
rectify_ledger_find_edited_item (RectifyLedger *self, gint64 edit_id)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (RectifyStatement) entry = NULL;
  g_auto (RectifyHistoryLook) look = { 0 };
  gboolean row = FALSE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), 0);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, NULL)
      || !rectify_history_look_init (&look, self->db, NULL))
    return 0;
  entry = rectify_statement_new (self->db, "SELECT changeset FROM history WHERE id = ?", NULL);
  if (entry == NULL)
    return 0;
  rectify_statement_bind_int (entry, 1, edit_id);
  if (!rectify_statement_step (entry, &row, NULL) || !row)
    return 0;
  /* An item that no ledger has: where others stand is noted only when one is looked for. */
  rectify_history_look_at (&look, sqlite3_column_blob (entry, 0), sqlite3_column_bytes (entry, 0),
                           0, G_MAXINT64);
  return find_subject (&look);
}

/**
 * rectify_ledger_has_item:
 * @self: a ledger
 * @item_id: an item, 0 for none
 * @there: (out): set to whether it is in any of the plans
 * @error: return location
 *
 * Returns: whether it could be looked up
 */
gboolean
rectify_ledger_has_item (RectifyLedger *self, gint64 item_id, gboolean *there, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (RectifyStatement) statement = NULL;

  *there = FALSE;
  if (item_id == 0)
    return TRUE;
  if (!rectify_ledger_check_readable (self, error))
    return FALSE;
  statement = rectify_statement_new (self->db, "SELECT 1 FROM item WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  return rectify_statement_step (statement, there, error);
}
