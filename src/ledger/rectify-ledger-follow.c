/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-private.h"

static gboolean
read_internal (sqlite3 *db, gint64 plan_id, RectifyItemLookup look_up, gpointer user_data,
               GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT n.item_id FROM item i JOIN item_internal n ON n.item_id = i.id WHERE i.plan_id = ?",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  while (row)
    {
      RectifyItem *item;

      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      item = row ? look_up (sqlite3_column_int64 (statement, 0), user_data) : NULL;
      if (item != NULL)
        rectify_item_set_internal (item, TRUE);
    }
  return TRUE;
}

static gpointer
make_entry (RectifyStatement *row)
{
  g_autoptr (GDate) date = rectify_date_from_string (rectify_statement_get_text (row, 2));
  g_autofree char *text = g_strdup (rectify_statement_get_text (row, 3));

  return rectify_progress_entry_new_stored (sqlite3_column_int64 (row, 1), date, text,
                                            rectify_statement_get_text (row, 4),
                                            sqlite3_column_int (row, 5));
}

static const RectifyRecordList progress
    = { "SELECT 1 FROM progress LIMIT 1",
        "SELECT p.item_id, p.id, p.date, p.text, p.reporter, p.share"
        " FROM item i JOIN progress p ON p.item_id = i.id WHERE i.plan_id = ? ORDER BY p.item_id",
        make_entry, (GDestroyNotify) rectify_progress_entry_unref, rectify_item_set_progress };

/**
 * rectify_ledger_read_follow:
 * @db: a database
 * @plan_id: a plan's identifier
 * @look_up: finds an item by its identifier
 * @user_data: for @look_up
 * @error: return location
 *
 * Reads which items are for the office alone, and what was done on them.
 *
 * Returns: whether all was read
 */
gboolean
rectify_ledger_read_follow (sqlite3 *db, gint64 plan_id, RectifyItemLookup look_up,
                            gpointer user_data, GError **error)
{
  gboolean has, any;

  if (!rectify_ledger_has_table (db, "progress", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  return rectify_ledger_has_rows (db, "SELECT 1 FROM item_internal LIMIT 1", &any, error)
         && (!any || read_internal (db, plan_id, look_up, user_data, error))
         && rectify_ledger_read_list (db, &progress, plan_id, look_up, user_data, error)
         && rectify_ledger_read_records (db, plan_id, look_up, user_data, error);
}

static gboolean
run_for_item (sqlite3 *db, const char *sql, gint64 item_id, const gint64 *id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  if (id != NULL)
    rectify_statement_bind_int (statement, 2, *id);
  return rectify_statement_run (statement, error);
}

/* Entries by their identifiers. */
static GHashTable *
index_entries (GPtrArray *entries)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      gint64 id = rectify_progress_entry_get_id (g_ptr_array_index (entries, i));

      g_hash_table_insert (index, g_memdup2 (&id, sizeof id), g_ptr_array_index (entries, i));
    }
  return index;
}

static gboolean
write_entry (sqlite3 *db, gint64 item_id, RectifyProgressEntry *entry, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "INSERT INTO progress (item_id, id, date, text, reporter, share) VALUES (?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (item_id, id) DO UPDATE SET date = excluded.date, text = excluded.text,"
      " reporter = excluded.reporter, share = excluded.share",
      error);
  g_autofree char *date = rectify_date_to_string (rectify_progress_entry_get_date (entry));

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  rectify_statement_bind_int (statement, 2, rectify_progress_entry_get_id (entry));
  rectify_statement_bind_text (statement, 3, date != NULL ? date : "");
  rectify_statement_bind_text (statement, 4, rectify_progress_entry_get_text (entry));
  rectify_statement_bind_text (statement, 5, rectify_progress_entry_get_reporter (entry));
  rectify_statement_bind_int (statement, 6, rectify_progress_entry_get_share (entry));
  return rectify_statement_run (statement, error);
}

static gboolean
write_progress (sqlite3 *db, gint64 item_id, GPtrArray *entries, GPtrArray *before, GError **error)
{
  g_autoptr (GHashTable) new_ones = NULL;
  g_autoptr (GHashTable) old_ones = NULL;

  if (entries->len == 0 && (before == NULL || before->len == 0))
    return TRUE;
  new_ones = index_entries (entries);
  old_ones = index_entries (before);
  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      gint64 id = rectify_progress_entry_get_id (g_ptr_array_index (before, i));

      if (!g_hash_table_contains (new_ones, &id)
          && !run_for_item (db, "DELETE FROM progress WHERE item_id = ? AND id = ?", item_id, &id,
                            error))
        return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);
      gint64 id = rectify_progress_entry_get_id (entry);
      RectifyProgressEntry *old = g_hash_table_lookup (old_ones, &id);

      if ((old == NULL || !rectify_progress_entry_equal (entry, old))
          && !write_entry (db, item_id, entry, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_ledger_write_follow:
 * @db: a database
 * @item_id: an item's identifier
 * @item: the item
 * @stored: (nullable): as it is in the ledger
 * @error: return location
 *
 * Writes whether an item is for the office alone, and what was done on it.
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_follow (sqlite3 *db, gint64 item_id, RectifyItem *item, RectifyItem *stored,
                             GError **error)
{
  gboolean internal = rectify_item_get_internal (item);
  gboolean before = stored != NULL && rectify_item_get_internal (stored);

  if (internal != before
      && !run_for_item (db,
                        internal ? "INSERT INTO item_internal (item_id) VALUES (?)"
                                 : "DELETE FROM item_internal WHERE item_id = ?",
                        item_id, NULL, error))
    return FALSE;
  return write_progress (db, item_id, rectify_item_get_progress (item),
                         stored != NULL ? rectify_item_get_progress (stored) : NULL, error)
         && rectify_ledger_write_records (db, item_id, item, stored, error);
}

/**
 * rectify_ledger_delete_follow:
 * @db: a database
 * @item_id: an item that goes
 * @stored: as it is in the ledger
 * @error: return location
 *
 * Returns: whether what belongs to it is gone
 */
gboolean
rectify_ledger_delete_follow (sqlite3 *db, gint64 item_id, RectifyItem *stored, GError **error)
{
  return (!rectify_item_get_internal (stored)
          || run_for_item (db, "DELETE FROM item_internal WHERE item_id = ?", item_id, NULL, error))
         && (rectify_item_get_progress (stored)->len == 0
             || run_for_item (db, "DELETE FROM progress WHERE item_id = ?", item_id, NULL, error))
         && rectify_ledger_delete_records (db, item_id, stored, error);
}
