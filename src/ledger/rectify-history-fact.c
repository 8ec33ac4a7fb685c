/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-private.h"
#include "rectify-ledger-private.h"

/* The fact that an edit took another one back alone: “undoes 17” is “12”. */
#define PREFIX "undoes "

/**
 * rectify_history_find_taken_back:
 * @db: a ledger's connection
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the identifiers of edits that were taken back alone, and
 *   still are
 */
GHashTable *
rectify_history_find_taken_back (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (RectifyStatement) facts = NULL;
  gboolean has, row = TRUE;

  /* A ledger of an older version that is only read has none. */
  if (!rectify_ledger_has_table (db, "fact", &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&found);
  facts = rectify_statement_new (
      db,
      "SELECT history.id, CAST (fact.value AS INTEGER) AS target FROM fact JOIN history"
      " ON history.id = CAST (substr (fact.name, 8) AS INTEGER)"
      " WHERE fact.name >= '" PREFIX "' AND fact.name < 'undoes!' AND history.state = 0"
      " AND target < history.id ORDER BY history.id DESC",
      error);
  while (facts != NULL && row)
    {
      gint64 id, target;

      if (!rectify_statement_step (facts, &row, error))
        return NULL;
      if (!row)
        break;
      /* An edit that took back is later than what it took back: whether it holds itself is known by
       * now. */
      id = sqlite3_column_int64 (facts, 0);
      target = sqlite3_column_int64 (facts, 1);
      if (!g_hash_table_contains (found, &id))
        g_hash_table_add (found, g_memdup2 (&target, sizeof target));
    }
  return facts != NULL ? g_steal_pointer (&found) : NULL;
}

/**
 * rectify_history_find_state:
 * @id: an edit
 * @stored: its state as the ledger has it
 * @taken_back: what rectify_history_find_taken_back() gave
 *
 * Returns: what became of it
 */
RectifyHistoryState
rectify_history_find_state (gint64 id, int stored, GHashTable *taken_back)
{
  RectifyHistoryState state = CLAMP (stored, RECTIFY_HISTORY_HOLDS, RECTIFY_HISTORY_SUPERSEDED);

  return state == RECTIFY_HISTORY_HOLDS && g_hash_table_contains (taken_back, &id)
             ? RECTIFY_HISTORY_TAKEN_BACK
             : state;
}

/**
 * rectify_history_note_taken_back:
 * @db: a ledger's connection, in a transaction
 * @entry_id: an edit
 * @by_id: the edit that took it back
 * @error: return location
 *
 * Returns: whether it is noted
 */
gboolean
rectify_history_note_taken_back (sqlite3 *db, gint64 entry_id, gint64 by_id, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                               error);
  g_autofree char *name = g_strdup_printf (PREFIX "%" G_GINT64_FORMAT, by_id);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, entry_id);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  rectify_statement_bind_text (statement, 2, value);
  return rectify_statement_run (statement, error);
}
