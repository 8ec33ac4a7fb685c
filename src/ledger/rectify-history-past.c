/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-past.h"

#include "rectify-history-entry.h"

typedef struct {
  gboolean exists;
  char *values[RECTIFY_HISTORY_TABLE_MAX_COLUMNS];
} Row;

struct _RectifyPast {
  sqlite3 *db;
  GHashTable *rows; /* key to Row */
  RectifyStatement *selects[RECTIFY_N_HISTORY_TABLES];
  gboolean backwards;
  gboolean is_known; /* whether nothing on the way was dropped */
  gboolean is_after; /* the rows are as the edit left them, not as it found them */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < RECTIFY_HISTORY_TABLE_MAX_COLUMNS; i++)
    g_free (row->values[i]);
  g_free (row);
}

/**
 * rectify_past_new:
 * @db: a ledger's connection; its mutex is held
 *
 * Returns: (transfer full): a past without rows
 */
RectifyPast *
rectify_past_new (sqlite3 *db)
{
  RectifyPast *self = g_new0 (RectifyPast, 1);

  self->db = db;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
  return self;
}

/**
 * rectify_past_free:
 * @self: (transfer full) (nullable): a past
 */
void
rectify_past_free (RectifyPast *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < RECTIFY_N_HISTORY_TABLES; i++)
    rectify_statement_free (self->selects[i]);
  g_hash_table_unref (self->rows);
  g_free (self);
}

static RectifyStatement *
get_select (RectifyPast *self, RectifyHistoryTable table, GError **error)
{
  /* The names of the columns of the keys; those of the tables are no text of anybody's. */
  static const char *const keys[RECTIFY_N_HISTORY_TABLES]
      = { [RECTIFY_HISTORY_TABLE_PLAN] = "id = ?",
          [RECTIFY_HISTORY_TABLE_ITEM] = "id = ?",
          [RECTIFY_HISTORY_TABLE_FIELD] = "item_id = ? AND what = ? AND position = ?",
          [RECTIFY_HISTORY_TABLE_PARTY] = "id = ?",
          [RECTIFY_HISTORY_TABLE_ASSIGNMENT_PARTY]
          = "item_id = ? AND field_position = ? AND position = ?",
          [RECTIFY_HISTORY_TABLE_ITEM_COLUMNS] = "item_id = ?",
          [RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR] = "plan_id = ? AND name = ?",
          [RECTIFY_HISTORY_TABLE_ITEM_INTERNAL] = "item_id = ?",
          [RECTIFY_HISTORY_TABLE_PROGRESS] = "item_id = ? AND id = ?",
          [RECTIFY_HISTORY_TABLE_STEP] = "item_id = ? AND id = ?",
          [RECTIFY_HISTORY_TABLE_EVIDENCE] = "item_id = ? AND id = ?",
          [RECTIFY_HISTORY_TABLE_MERGED] = "uid = ?" };

  if (self->selects[table] == NULL)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE %s",
                                              rectify_history_table_get_name (table), keys[table]);

      self->selects[table] = rectify_statement_new (self->db, sql, error);
    }
  return self->selects[table];
}

/**
 * rectify_past_want:
 * @self: a past
 * @table: a table
 * @key: a row's key as rectify_changeset_dup_key() has it
 * @values: the values of the key
 * @error: return location
 *
 * Adds a row, as it is now.
 *
 * Returns: whether it could be read, or is not there
 */
gboolean
rectify_past_want (RectifyPast *self, RectifyHistoryTable table, const char *key,
                   const char *const *values, GError **error)
{
  RectifyStatement *select = get_select (self, table, error);
  gboolean found = FALSE;
  Row *row;

  if (select == NULL)
    return FALSE;
  if (g_hash_table_contains (self->rows, key))
    return TRUE;
  for (guint i = 0; i < rectify_history_table_get_n_keys (table); i++)
    rectify_statement_bind_text (select, i + 1, values[i] != NULL ? values[i] : "");
  if (!rectify_statement_step (select, &found, error))
    {
      sqlite3_reset (select);
      return FALSE;
    }
  row = g_new0 (Row, 1);
  row->exists = found;
  for (guint i = 0; found && i < rectify_history_table_get_n_columns (table); i++)
    row->values[i] = rectify_value_dup_text (sqlite3_column_value (select, i));
  g_hash_table_insert (self->rows, g_strdup (key), row);
  sqlite3_reset (select);
  return TRUE;
}

static gboolean
change_row (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
            gpointer user_data)
{
  RectifyPast *self = user_data;
  g_autofree char *key = rectify_changeset_dup_key (iter, table, operation);
  Row *row = g_hash_table_lookup (self->rows, key);

  if (row == NULL)
    return TRUE;
  if (operation != SQLITE_UPDATE)
    row->exists = (operation == SQLITE_DELETE) == self->backwards;
  for (guint i = 0; i < rectify_history_table_get_n_columns (table); i++)
    {
      sqlite3_value *value = rectify_changeset_get_value (iter, operation, i, !self->backwards);

      if (value == NULL)
        continue;
      g_free (row->values[i]);
      row->values[i] = rectify_value_dup_text (value);
    }
  return TRUE;
}

/**
 * rectify_past_go:
 * @self: a past with rows
 * @entry_id: an edit
 * @plan_id: the plan that all rows are about, 0 if that is not so
 * @state: the edit's state as the ledger has it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Goes back to when the edit was made. Where what lies between was dropped, nothing is known.
 *
 * Returns: whether it went well
 */
gboolean
rectify_past_go (RectifyPast *self, gint64 entry_id, gint64 plan_id, int state,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyStatement) entries = NULL;
  gboolean row = FALSE;

  self->backwards = state != RECTIFY_HISTORY_UNDONE;
  self->is_after = state == RECTIFY_HISTORY_HOLDS;
  self->is_known = TRUE;
  entries = rectify_statement_new (self->db,
                                   self->backwards
                                       ? "SELECT changeset FROM history WHERE state = 0 AND id > ?1"
                                         " AND (?2 = 0 OR plan_id IN (?2, 0)) ORDER BY id DESC"
                                       : "SELECT changeset FROM history WHERE state = 1 AND id < ?1"
                                         " AND (?2 = 0 OR plan_id IN (?2, 0)) ORDER BY id",
                                   error);
  if (entries == NULL)
    return FALSE;
  rectify_statement_bind_int (entries, 1, entry_id);
  rectify_statement_bind_int (entries, 2, plan_id);
  while (g_hash_table_size (self->rows) > 0)
    {
      int size;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!rectify_statement_step (entries, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      size = sqlite3_column_bytes (entries, 0);
      if (size == 0
          || !rectify_changeset_foreach (sqlite3_column_blob (entries, 0), size, change_row, self,
                                         NULL))
        {
          self->is_known = FALSE;
          return TRUE;
        }
    }
  return TRUE;
}

/**
 * rectify_past_look_up:
 * @self: a past
 * @key: a row's key
 *
 * Returns: (transfer none) (nullable): its values then, or %NULL if there was none, or it is not
 *   known
 */
const char *const *
rectify_past_look_up (RectifyPast *self, const char *key)
{
  Row *row = g_hash_table_lookup (self->rows, key);

  return row != NULL && row->exists && self->is_known ? (const char *const *) row->values : NULL;
}

/**
 * rectify_past_fill:
 * @self: a past
 * @record: what an edit changed of one of its rows
 *
 * A changeset has only those values of a row that were changed: adds the others, where the row is
 * known to be that one.
 */
void
rectify_past_fill (RectifyPast *self, RectifyRecord *record)
{
  const char *const *values = rectify_past_look_up (self, record->key);

  if (values == NULL || record->operation != SQLITE_UPDATE)
    return;
  for (guint i = 0; i < rectify_history_table_get_n_columns (record->table); i++)
    if ((record->known & 1u << i) != 0
        && g_strcmp0 (values[i], self->is_after ? record->after[i] : record->before[i]) != 0)
      return;
  for (guint i = 0; i < rectify_history_table_get_n_columns (record->table); i++)
    if ((record->known & 1u << i) == 0)
      {
        record->before[i] = g_strdup (values[i]);
        record->after[i] = g_strdup (values[i]);
        record->known |= 1u << i;
      }
}
