/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-edit-name.h"
#include "rectify-ledger-private.h"

static char *
dup_name (RectifyLedger *self, const char *sql)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (RectifyStatement) statement = rectify_ledger_check_readable (self, NULL)
                                               ? rectify_statement_new (self->db, sql, NULL)
                                               : NULL;
  gboolean row;

  if (statement == NULL || !rectify_statement_step (statement, &row, NULL) || !row
      || sqlite3_column_int64 (statement, 1) == 0)
    return NULL;
  return rectify_edit_name_dup_words (rectify_statement_get_text (statement, 0));
}

/* The last edit that holds, and the first of those that were undone. In a ledger that was recovered
 * what the older ones changed may be lost. */
#define UNDO_ENTRY "FROM history WHERE state = 0 ORDER BY id DESC LIMIT 1"
#define REDO_ENTRY "FROM history WHERE state = 1 ORDER BY id LIMIT 1"

/**
 * rectify_ledger_dup_undo_name:
 * @self: a ledger
 *
 * Returns: (transfer full) (nullable): what the edit is called that is undone next, or %NULL if there
 *   is none, or what it changed was dropped
 */
char *
rectify_ledger_dup_undo_name (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return dup_name (self, "SELECT name, length (changeset) " UNDO_ENTRY);
}

/**
 * rectify_ledger_dup_redo_name:
 * @self: a ledger
 *
 * Returns: (transfer full) (nullable): what the edit is called that is redone next, or %NULL
 */
char *
rectify_ledger_dup_redo_name (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return dup_name (self, "SELECT name, length (changeset) " REDO_ENTRY);
}

static gboolean
set_state (sqlite3 *db, gint64 id, gboolean undone, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "UPDATE history SET state = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, undone);
  rectify_statement_bind_int (statement, 2, id);
  return rectify_statement_run (statement, error);
}

/* The changes of old edits may have been dropped. */
static gboolean
fail_compacted (const char *made_at, GError **error)
{
  g_autofree char *day = g_strndup (made_at, strlen ("2022-12-31"));

  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("The history up to %s was compacted or lost: what that edit changed is not known any "
         "more, and it cannot be undone."),
      day);
  return FALSE;
}

static gboolean
apply_entry (RectifyLedger *self, gboolean undo, gint64 expected, gint64 *plan_id, char **name,
             GError **error)
{
  g_autoptr (RectifyStatement) entry
      = rectify_statement_new (self->db,
                               undo ? "SELECT id, plan_id, name, changeset, made_at " UNDO_ENTRY
                                    : "SELECT id, plan_id, name, changeset, made_at " REDO_ENTRY,
                               error);
  gboolean row;

  if (entry == NULL || !rectify_statement_step (entry, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
          undo
              ? _ ("There is nothing to undo. Older edits are in the history.")
              : _ (
                  "There is nothing to redo. What was undone can be made again only until the next edit."));
      return FALSE;
    }
  if (expected != 0 && sqlite3_column_int64 (entry, 0) != expected)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("Another edit was made meanwhile, and it would be undone instead. "
                              "Look at it, then undo again; nothing was changed."));
      return FALSE;
    }
  if (sqlite3_column_bytes (entry, 3) == 0)
    return fail_compacted (rectify_statement_get_text (entry, 4), error);
  *plan_id = sqlite3_column_int64 (entry, 1);
  *name = rectify_edit_name_dup_words (rectify_statement_get_text (entry, 2));
  return rectify_history_apply (self->db, sqlite3_column_blob (entry, 3),
                                sqlite3_column_bytes (entry, 3), undo, error)
         && set_state (self->db, sqlite3_column_int64 (entry, 0), undo, error)
         && rectify_ledger_bump_revision (self->db, *plan_id, error)
         && rectify_ledger_note_changes (self, sqlite3_column_blob (entry, 3),
                                         sqlite3_column_bytes (entry, 3), *plan_id, TRUE, error);
}

static gboolean
step_history (RectifyLedger *self, gboolean undo, gint64 expected, gint64 *plan_id, char **name,
              GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *entry_name = NULL;
  RectifyPartiesMark mark;
  gint64 entry_plan = 0;
  gboolean done;

  if (!rectify_ledger_begin (self, error))
    return FALSE;
  mark = rectify_parties_mark (self);
  done = rectify_ledger_end (self,
                             apply_entry (self, undo, expected, &entry_plan, &entry_name, error),
                             error);
  rectify_parties_carry (self, mark);
  if (!done)
    return FALSE;
  if (plan_id != NULL)
    *plan_id = entry_plan;
  if (name != NULL)
    *name = g_steal_pointer (&entry_name);
  return TRUE;
}

/**
 * rectify_ledger_undo:
 * @self: a ledger
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Takes back the last edit that holds, also one of an earlier run.
 *
 * Returns: whether it is taken back, on disk
 */
gboolean
rectify_ledger_undo (RectifyLedger *self, gint64 *plan_id, char **name, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return step_history (self, TRUE, 0, plan_id, name, error);
}

/**
 * rectify_ledger_undo_edit:
 * @self: a ledger
 * @edit_id: the edit that is meant, as rectify_ledger_dup_undo_edit() has it
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Takes back the last edit that holds, if it is still that one; else
 * %RECTIFY_LEDGER_ERROR_CHANGED.
 *
 * Returns: whether it is taken back, on disk
 */
gboolean
rectify_ledger_undo_edit (RectifyLedger *self, gint64 edit_id, gint64 *plan_id, char **name,
                          GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return step_history (self, TRUE, edit_id, plan_id, name, error);
}

/**
 * rectify_ledger_redo:
 * @self: a ledger
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Makes the edit again that was undone last, as long as no other was made since.
 *
 * Returns: whether it is made again, on disk
 */
gboolean
rectify_ledger_redo (RectifyLedger *self, gint64 *plan_id, char **name, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return step_history (self, FALSE, 0, plan_id, name, error);
}
