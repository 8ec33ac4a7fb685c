/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-return-private.h"

static gboolean
fail_history (GError **error)
{
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
      _ ("The packet's history does not lead back to what was sent out: it was compacted, is "
         "damaged, or was changed by another program. It cannot be merged; nothing was changed. "
         "Open it and enter by hand what the unit did."));
  return FALSE;
}

/**
 * rectify_news_free:
 * @data: (transfer full): a #RectifyNews
 */
void
rectify_news_free (gpointer data)
{
  RectifyNews *news = data;

  g_free (news->author);
  g_clear_pointer (&news->made_at, g_date_time_unref);
  g_free (news);
}

/**
 * rectify_return_read_info:
 * @db: a ledger that may be a packet
 * @info: (out): set to what it says of itself
 * @error: return location
 *
 * Returns: whether it is a packet
 */
gboolean
rectify_return_read_info (sqlite3 *db, RectifyPacketInfo *info, GError **error)
{
  if (!rectify_packet_info_read (db, info, error))
    return FALSE;
  if (info->uid != 0)
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER,
                       _ ("This ledger is no packet that was sent out to a unit. Choose another "
                          "file."));
  return FALSE;
}

/**
 * rectify_return_list_merged:
 * @db: the ledger
 * @packet: a packet's name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the names of the packet's edits that are merged, to whether
 *   they held
 */
GHashTable *
rectify_return_list_merged (sqlite3 *db, gint64 packet, GError **error)
{
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT uid, state FROM merged WHERE packet = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, packet);
  while (rectify_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&states);
      g_hash_table_insert (states, g_memdup2 (&(gint64){ sqlite3_column_int64 (statement, 0) }, 8),
                           GINT_TO_POINTER (sqlite3_column_int (statement, 1) == 0
                                                ? RECTIFY_MERGED_HOLDING
                                                : RECTIFY_MERGED_UNDONE));
    }
  return NULL;
}

/**
 * rectify_return_look_up:
 * @db: the ledger
 * @info: what a packet says of itself
 * @known: (out): set to whether the ledger sent it
 * @digest: (out) (nullable) (transfer full): set to what the ledger knows of what was sent
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_return_look_up (sqlite3 *db, const RectifyPacketInfo *info, gboolean *known, char **digest,
                        GError **error)
{
  g_autofree char *name = rectify_packet_dup_fact_name (info->uid);
  g_autoptr (RectifyStatement) sent
      = rectify_statement_new (db,
                               "SELECT 1 FROM packet WHERE uid = ? AND here = 0 AND plan_id = ?",
                               error);
  g_autoptr (RectifyStatement) fact
      = sent != NULL ? rectify_statement_new (db, "SELECT value FROM fact WHERE name = ?", error)
                     : NULL;
  gboolean row;

  if (fact == NULL)
    return FALSE;
  rectify_statement_bind_int (sent, 1, info->uid);
  rectify_statement_bind_int (sent, 2, info->plan_id);
  rectify_statement_bind_text (fact, 1, name);
  if (!rectify_statement_step (sent, known, error) || !rectify_statement_step (fact, &row, error))
    return FALSE;
  if (row)
    *digest = g_strdup (rectify_statement_get_text (fact, 0));
  return TRUE;
}

/**
 * rectify_return_look_up_newer:
 * @db: the ledger
 * @info: what a packet says of itself
 * @newer: (out) (nullable) (transfer full): set to when the last of those was made that were sent to
 *   the unit after it, as it is stored
 * @merged: (out) (nullable) (transfer full): set to when the last of these was made of which something
 *   was merged
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_return_look_up_newer (sqlite3 *db, const RectifyPacketInfo *info, char **newer,
                              char **merged, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT max (p.made_at), max (CASE WHEN EXISTS (SELECT 1 FROM merged m"
      " WHERE m.packet = p.uid AND m.state = 0) THEN p.made_at END) FROM packet p JOIN packet q ON q.plan_id = p.plan_id"
      " AND q.unit = p.unit AND p.here = 0 AND q.here = 0 AND p.made_at > q.made_at"
      " WHERE q.uid = ?",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, info->uid);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *newer = g_strdup (rectify_statement_get_text (statement, 0));
  if (row && sqlite3_column_type (statement, 1) != SQLITE_NULL)
    *merged = g_strdup (rectify_statement_get_text (statement, 1));
  return TRUE;
}

static RectifyNews *
read_news (RectifyStatement *statement, gint64 uid, gboolean holds)
{
  RectifyNews *news = g_new0 (RectifyNews, 1);

  news->id = sqlite3_column_int64 (statement, 0);
  news->uid = uid;
  news->holds = holds;
  news->author = g_strdup (rectify_statement_get_text (statement, 3));
  news->made_at = g_date_time_new_from_iso8601 (rectify_statement_get_text (statement, 4), NULL);
  return news;
}

/**
 * rectify_return_list_news:
 * @db: a packet
 * @states: the names of its edits that are merged
 * @error: return location
 *
 * An edit that was undone before it was ever merged is none.
 *
 * Returns: (transfer full) (element-type RectifyNews) (nullable): what was done or taken back since,
 *   in order; %NULL too where edits have no names of their own
 */
GPtrArray *
rectify_return_list_news (sqlite3 *db, GHashTable *states, GError **error)
{
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func (rectify_news_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT id, uid, state, author, made_at FROM history ORDER BY id",
                               error);
  gboolean row;

  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return NULL;
  while (row)
    {
      gint64 uid;
      gboolean holds;
      int state;

      uid = sqlite3_column_int64 (statement, 1);
      holds = sqlite3_column_int (statement, 2) == 0;
      state = GPOINTER_TO_INT (g_hash_table_lookup (states, &uid));
      if (uid <= 0 || !g_hash_table_add (seen, g_memdup2 (&uid, sizeof uid)))
        {
          fail_history (error);
          return NULL;
        }
      if (state == RECTIFY_MERGED_HOLDING ? !holds : holds)
        g_ptr_array_add (news, read_news (statement, uid, holds));
      g_hash_table_remove (states, &uid);
      if (!rectify_statement_step (statement, &row, error))
        return NULL;
    }
  /* What was merged has to be there still. */
  if (g_hash_table_size (states) == 0)
    return g_steal_pointer (&news);
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
      _ ("This is an older copy of the packet than the one that was merged before. "
         "Ask the unit for the newest one; nothing was changed."));
  return NULL;
}

static gboolean
apply (sqlite3 *db, gint64 id, gboolean inverse, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT changeset FROM history WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row
      && rectify_history_apply (db, sqlite3_column_blob (statement, 0),
                                sqlite3_column_bytes (statement, 0), inverse, &failure))
    return TRUE;
  if (failure == NULL
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED)
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    return fail_history (error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * rectify_return_take_back:
 * @db: a packet
 * @news: (element-type RectifyNews): what was done in it since it was last merged
 * @error: return location
 *
 * Makes the packet's plan what it was when it was last merged, or sent out.
 *
 * Returns: whether that was possible
 */
gboolean
rectify_return_take_back (sqlite3 *db, GPtrArray *news, GError **error)
{
  if (!rectify_database_begin (db, TRUE, error))
    return FALSE;
  for (guint i = news->len; i > 0; i--)
    {
      RectifyNews *one = g_ptr_array_index (news, i - 1);

      if (one->holds && !apply (db, one->id, TRUE, error))
        return FALSE;
    }
  for (guint i = 0; i < news->len; i++)
    {
      RectifyNews *one = g_ptr_array_index (news, i);

      if (!one->holds && !apply (db, one->id, FALSE, error))
        return FALSE;
    }
  return rectify_database_execute (db, "COMMIT", error);
}

static GArray *
list_holding (sqlite3 *db, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT id FROM history WHERE state = 0 ORDER BY id DESC",
                               error);

  return statement != NULL ? rectify_statement_list_ids (statement, error) : NULL;
}

static gboolean
leads_back (sqlite3 *db, const RectifyPacketInfo *info, const char *digest, GError **error)
{
  g_autoptr (GArray) ids = list_holding (db, error);
  g_autofree char *found = NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!apply (db, g_array_index (ids, gint64, i), TRUE, error))
      return FALSE;
  found = rectify_packet_dup_digest (db, info->plan_id, error);
  if (found == NULL)
    return FALSE;
  return g_strcmp0 (found, digest) == 0 || fail_history (error);
}

/**
 * rectify_return_check_history:
 * @db: a packet
 * @info: what it says of itself
 * @digest: (nullable): what was sent, as the ledger knows it; %NULL to believe the packet
 * @error: return location
 *
 * Takes all of the packet's history back to see whether what was sent comes out; then the packet is
 * as it was. So a history is found out in which something is missing, or was put in.
 *
 * Returns: whether the history is whole
 */
gboolean
rectify_return_check_history (sqlite3 *db, const RectifyPacketInfo *info, const char *digest,
                              GError **error)
{
  g_autofree char *own = NULL;
  gboolean known, whole;

  if (digest == NULL && !rectify_return_look_up (db, info, &known, &own, error))
    return FALSE;
  if (!rectify_database_begin (db, TRUE, error))
    return FALSE;
  whole = leads_back (db, info, digest != NULL ? digest : own, error);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return whole;
}
