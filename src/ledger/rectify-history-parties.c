/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-changeset.h"
#include "rectify-history-private.h"
#include "rectify-history-record.h"
#include "rectify-ledger-private.h"

/* Parties belong to no plan: where an edit of a plan is taken back alone, those that came or went with
 * it are looked at by themselves. */

static gboolean
for_each_party (GBytes *changeset, RectifyRowFunc func, gpointer user_data, GError **error)
{
  return rectify_changeset_foreach (g_bytes_get_data (changeset, NULL),
                                    (int) g_bytes_get_size (changeset), func, user_data, error);
}

static gboolean
drop_party (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
            gpointer user_data)
{
  RectifyStatement *statement = user_data;

  if (table == RECTIFY_HISTORY_TABLE_PARTY && operation == SQLITE_INSERT)
    {
      rectify_statement_bind_int (statement, 1,
                                  rectify_changeset_get_key (iter, operation, PARTY_ID));
      sqlite3_bind_value (statement, 2,
                          rectify_changeset_get_value (iter, operation, PARTY_NAME, TRUE));
      rectify_statement_run (statement, NULL);
    }
  return TRUE;
}

/**
 * rectify_history_drop_parties:
 * @db: a ledger's connection, in a transaction
 * @changeset: what the edit changed that is taken back
 * @error: return location
 *
 * Parties that came with the edit go with it, unless something else names them by now.
 *
 * Returns: whether it went well
 */
gboolean
rectify_history_drop_parties (sqlite3 *db, GBytes *changeset, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "DELETE FROM party WHERE id = ?1 AND name = ?2 AND NOT EXISTS"
                               " (SELECT 1 FROM assignment_party WHERE party_id = ?1)",
                               error);

  return statement != NULL && for_each_party (changeset, drop_party, statement, error);
}

/* Puts parties back, and finds one whose name or number another has by now. */
typedef struct {
  RectifyStatement *insert;
  RectifyStatement *look;
  GError *error;
} Restoring;

/* The history of a file from elsewhere may have what is no name. */
static void
fail_party (sqlite3_value *name, GError **error)
{
  g_autofree char *words = rectify_value_dup_text (name);

  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
               _ ("This edit cannot be taken back alone: others were entered in the directory "
                  "since, and “%s” cannot come back to it as it was. Nothing was changed."),
               words != NULL ? words : "");
}

static gboolean
restore_party (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
               gpointer user_data)
{
  Restoring *self = user_data;
  sqlite3_value *name, *kind;
  gint64 id;
  gboolean there;

  if (table != RECTIFY_HISTORY_TABLE_PARTY || operation != SQLITE_DELETE)
    return TRUE;
  id = rectify_changeset_get_key (iter, operation, PARTY_ID);
  name = rectify_changeset_get_value (iter, operation, PARTY_NAME, FALSE);
  kind = rectify_changeset_get_value (iter, operation, PARTY_KIND, FALSE);
  if (name == NULL || kind == NULL)
    return TRUE;
  rectify_statement_bind_int (self->insert, 1, id);
  sqlite3_bind_value (self->insert, 2, name);
  sqlite3_bind_value (self->insert, 3, kind);
  rectify_statement_bind_int (self->look, 1, id);
  sqlite3_bind_value (self->look, 2, name);
  if (!rectify_statement_run (self->insert, &self->error)
      || !rectify_statement_step (self->look, &there, &self->error))
    return FALSE;
  sqlite3_reset (self->look);
  if (!there)
    fail_party (name, &self->error);
  return there;
}

/**
 * rectify_history_restore_parties:
 * @db: a ledger's connection, in a transaction
 * @changeset: what the edit changed that is taken back
 * @error: return location
 *
 * Parties that went with the edit come back with what names them, unless they are there.
 *
 * Returns: whether all of them are there
 */
gboolean
rectify_history_restore_parties (sqlite3 *db, GBytes *changeset, GError **error)
{
  g_autoptr (RectifyStatement) insert
      = rectify_statement_new (db, "INSERT OR IGNORE INTO party (id, name, kind) VALUES (?, ?, ?)",
                               error);
  g_autoptr (RectifyStatement) look
      = insert != NULL
            ? rectify_statement_new (db, "SELECT 1 FROM party WHERE id = ? AND name = ?", error)
            : NULL;
  Restoring restoring = { insert, look, NULL };

  if (look == NULL || !for_each_party (changeset, restore_party, &restoring, error))
    return FALSE;
  if (restoring.error == NULL)
    return TRUE;
  g_propagate_error (error, restoring.error);
  return FALSE;
}
