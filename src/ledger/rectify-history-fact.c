/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-history-private.h"

/* The fact that an edit took another one back alone: “undoes 17” is “12”. */
#define PREFIX "undoes "

static gboolean
is_taken_back (GHashTable *undoers, gint64 id)
{
  GArray *by = g_hash_table_lookup (undoers, &id);

  /* An edit that took back is later than what it took back, so that this ends. */
  for (guint i = 0; by != NULL && i < by->len; i++)
    if (g_array_index (by, gint64, i) > id
        && !is_taken_back (undoers, g_array_index (by, gint64, i)))
      return TRUE;
  return FALSE;
}

static void
add_undoer (GHashTable *undoers, gint64 id, gint64 by_id)
{
  GArray *by = g_hash_table_lookup (undoers, &id);

  if (by == NULL)
    {
      by = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (undoers, g_memdup2 (&id, sizeof id), by);
    }
  g_array_append_val (by, by_id);
}

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
  g_autoptr (RectifyStatement) facts = rectify_statement_new (
      db,
      "SELECT history.id, CAST (fact.value AS INTEGER) FROM fact JOIN history"
      " ON history.id = CAST (substr (fact.name, 8) AS INTEGER)"
      " WHERE fact.name >= '" PREFIX "' AND fact.name < 'undoes!' AND history.state = 0",
      error);
  g_autoptr (GHashTable) undoers
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  gboolean row = TRUE;

  while (facts != NULL && row)
    {
      if (!rectify_statement_step (facts, &row, error))
        return NULL;
      if (row)
        add_undoer (undoers, sqlite3_column_int64 (facts, 1), sqlite3_column_int64 (facts, 0));
    }
  if (facts == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, undoers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (is_taken_back (undoers, *(gint64 *) id))
      g_hash_table_add (found, g_memdup2 (id, sizeof (gint64)));
  return g_steal_pointer (&found);
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
