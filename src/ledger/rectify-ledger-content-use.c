/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-history-record.h"
#include "rectify-ledger-private.h"

/* What was stored so long ago and is not named by anything never will be, in seconds. */
#define GRACE (24 * 60 * 60)

static void
take_hash (GHashTable *hashes, sqlite3_changeset_iter *iter, int operation, gboolean after)
{
  g_autofree char *hash = rectify_value_dup_text (
      rectify_changeset_get_value (iter, operation, EVIDENCE_HASH, after));

  if (rectify_evidence_is_hash (hash))
    g_hash_table_add (hashes, g_steal_pointer (&hash));
}

static gboolean
collect_row (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
             gpointer user_data)
{
  if (table == RECTIFY_HISTORY_TABLE_EVIDENCE)
    {
      take_hash (user_data, iter, operation, FALSE);
      take_hash (user_data, iter, operation, TRUE);
    }
  return TRUE;
}

/* The hashes of the contents that edits refer to which can be taken back or made again. */
static GHashTable *
list_of_history (sqlite3 *db, gint64 first, GError **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (RectifyStatement) entries = rectify_statement_new (
      db, "SELECT changeset FROM history WHERE id >= ? AND length (changeset) > 0", error);
  gboolean row = TRUE;

  if (entries == NULL)
    return NULL;
  rectify_statement_bind_int (entries, 1, first);
  while (row)
    {
      if (!rectify_statement_step (entries, &row, error))
        return NULL;
      /* One that is damaged cannot be taken back, whatever it refers to. */
      if (row)
        rectify_changeset_foreach (sqlite3_column_blob (entries, 0),
                                   sqlite3_column_bytes (entries, 0), collect_row, hashes, NULL);
    }
  return g_steal_pointer (&hashes);
}

/**
 * rectify_contents_copy_of_history:
 * @to: a new ledger's database, with its history, in a transaction for writing
 * @from: the database that it is made from
 * @error: return location
 *
 * Returns: whether what the history of @to refers to is there, as far as it is in @from
 */
gboolean
rectify_contents_copy_of_history (sqlite3 *to, sqlite3 *from, GError **error)
{
  g_autoptr (GHashTable) hashes = list_of_history (to, 0, error);
  GHashTableIter iter;
  gpointer hash;
  gboolean has;

  if (hashes == NULL || !rectify_ledger_has_table (from, "evidence_content", &has, error))
    return FALSE;
  g_hash_table_iter_init (&iter, hashes);
  while (has && g_hash_table_iter_next (&iter, &hash, NULL))
    if (!rectify_contents_copy_one (to, from, hash, error))
      return FALSE;
  return TRUE;
}

/* Those that no evidence names, and how large each is. */
static GHashTable *
list_unnamed (sqlite3 *db, const char *before, GError **error)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RectifyStatement) contents
      = rectify_statement_new (db,
                               "SELECT hash, length (data) FROM evidence_content"
                               " WHERE made_at < ? AND hash NOT IN (SELECT hash FROM evidence)",
                               error);
  gboolean row = TRUE;

  if (contents == NULL)
    return NULL;
  rectify_statement_bind_text (contents, 1, before);
  while (row)
    {
      gint64 size;

      if (!rectify_statement_step (contents, &row, error))
        return NULL;
      size = row ? sqlite3_column_int64 (contents, 1) : 0;
      if (row)
        g_hash_table_insert (sizes, g_strdup (rectify_statement_get_text (contents, 0)),
                             g_memdup2 (&size, sizeof size));
    }
  return g_steal_pointer (&sizes);
}

/**
 * rectify_contents_list_unused:
 * @db: a ledger's connection
 * @first: the first entry of the history that counts
 * @n_bytes: (out): set to how large they are together
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the hashes of the contents that nothing
 *   refers to, and that were not stored just now for an edit that is yet to come
 */
GPtrArray *
rectify_contents_list_unused (sqlite3 *db, gint64 first, guint64 *n_bytes, GError **error)
{
  g_autoptr (GPtrArray) unused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) unnamed = NULL;
  g_autoptr (GHashTable) used = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_seconds (now, -GRACE);
  g_autofree char *time = g_date_time_format (before, "%Y-%m-%dT%H:%M:%SZ");
  GHashTableIter iter;
  gpointer hash, size;
  gboolean has;

  *n_bytes = 0;
  if (!rectify_ledger_has_table (db, "evidence_content", &has, error)
      || (has && (unnamed = list_unnamed (db, time, error)) == NULL))
    return NULL;
  /* The history is long: it is only read if there is something to be looked for. */
  if (unnamed == NULL || g_hash_table_size (unnamed) == 0)
    return g_steal_pointer (&unused);
  used = list_of_history (db, first, error);
  if (used == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, unnamed);
  while (g_hash_table_iter_next (&iter, &hash, &size))
    if (!g_hash_table_contains (used, hash))
      {
        g_ptr_array_add (unused, g_strdup (hash));
        *n_bytes += *(gint64 *) size;
      }
  return g_steal_pointer (&unused);
}

/**
 * rectify_contents_drop:
 * @db: a ledger's connection, in a transaction for writing
 * @hashes: (element-type utf8): contents that nothing refers to
 * @error: return location
 *
 * Returns: whether they are gone
 */
gboolean
rectify_contents_drop (sqlite3 *db, GPtrArray *hashes, GError **error)
{
  for (guint i = 0; i < hashes->len; i++)
    {
      g_autoptr (RectifyStatement) statement
          = rectify_statement_new (db, "DELETE FROM evidence_content WHERE hash = ?", error);

      if (statement == NULL)
        return FALSE;
      rectify_statement_bind_text (statement, 1, g_ptr_array_index (hashes, i));
      if (!rectify_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* One file by another: they are large. */
static gboolean
check_one (sqlite3 *db, const char *name, const char *hash, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) content = rectify_contents_read (db, hash, &failure);

  if (content != NULL)
    return TRUE;
  if (failure != NULL
      && !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* Nothing else is the worse for it, so that the file can be added again. */
  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      failure != NULL
          ? _ ("The evidence “%s” is damaged: it is no longer what was added. Add the file "
               "again, or take it from a backup. The plans themselves are sound.")
          : _ ("The evidence “%s” is not in the ledger any more. Add the file again, or take "
               "it from a backup. The plans themselves are sound."),
      name);
  return FALSE;
}

/**
 * rectify_contents_check:
 * @db: a ledger's connection
 * @error: return location
 *
 * Returns: whether everything that evidence names is there and is what was added
 */
gboolean
rectify_contents_check (sqlite3 *db, GError **error)
{
  g_autoptr (RectifyStatement) names = NULL;
  gboolean row = TRUE, has;

  if (!rectify_ledger_has_table (db, "evidence_content", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  names = rectify_statement_new (db, "SELECT min (name), hash FROM evidence GROUP BY hash", error);
  while (names != NULL && row)
    {
      g_autofree char *name = NULL;

      if (!rectify_statement_step (names, &row, error))
        return FALSE;
      if (!row)
        break;
      name = rectify_evidence_dup_safe_name (rectify_statement_get_text (names, 0));
      if (!check_one (db, name, rectify_statement_get_text (names, 1), error))
        return FALSE;
    }
  return names != NULL;
}
