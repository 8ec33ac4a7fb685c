/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-record.h"

#include <glib/gi18n-lib.h>

#include "rectify-changeset.h"

static const struct {
  const char *name;
  guint n_columns;
  guint n_keys; /* the first columns */
} tables[RECTIFY_N_HISTORY_TABLES] = {
  [RECTIFY_HISTORY_TABLE_PLAN] = { "plan", 8, 1 },
  [RECTIFY_HISTORY_TABLE_ITEM] = { "item", 10, 1 },
  [RECTIFY_HISTORY_TABLE_FIELD] = { "field", 14, 3 },
  [RECTIFY_HISTORY_TABLE_PARTY] = { "party", 3, 1 },
  [RECTIFY_HISTORY_TABLE_ASSIGNMENT_PARTY] = { "assignment_party", 4, 3 },
  [RECTIFY_HISTORY_TABLE_ITEM_COLUMNS] = { "item_columns", 2, 1 },
  [RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR] = { "plan_particular", 3, 2 },
  [RECTIFY_HISTORY_TABLE_ITEM_INTERNAL] = { "item_internal", 1, 1 },
  [RECTIFY_HISTORY_TABLE_PROGRESS] = { "progress", 6, 2 },
  [RECTIFY_HISTORY_TABLE_STEP] = { "step", 9, 2 },
  [RECTIFY_HISTORY_TABLE_EVIDENCE] = { "evidence", 9, 2 },
  [RECTIFY_HISTORY_TABLE_MERGED] = { "merged", 3, 1 },
};

/**
 * rectify_record_free:
 * @self: (transfer full) (nullable): a record
 */
void
rectify_record_free (RectifyRecord *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < RECTIFY_HISTORY_TABLE_MAX_COLUMNS; i++)
    {
      g_free (self->before[i]);
      g_free (self->after[i]);
    }
  g_free (self->key);
  g_free (self);
}

/**
 * rectify_history_table_get_name:
 * @table: a table
 *
 * Returns: (transfer none): its name in the schema
 */
const char *
rectify_history_table_get_name (RectifyHistoryTable table)
{
  return tables[table].name;
}

/**
 * rectify_history_table_get_n_columns:
 * @table: a table
 *
 * Returns: how many columns it has
 */
guint
rectify_history_table_get_n_columns (RectifyHistoryTable table)
{
  return tables[table].n_columns;
}

/**
 * rectify_history_table_get_n_keys:
 * @table: a table
 *
 * Returns: how many of its first columns are its key
 */
guint
rectify_history_table_get_n_keys (RectifyHistoryTable table)
{
  return tables[table].n_keys;
}

/**
 * rectify_history_table_is_of_item:
 * @table: a table
 *
 * Returns: whether the first column of its rows is the identifier of an item
 */
gboolean
rectify_history_table_is_of_item (RectifyHistoryTable table)
{
  return table != RECTIFY_HISTORY_TABLE_PLAN && table != RECTIFY_HISTORY_TABLE_PARTY
         && table != RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR && table != RECTIFY_HISTORY_TABLE_MERGED;
}

/**
 * rectify_record_get_id:
 * @self: a record
 *
 * Returns: its row's first value: the identifier of an item, a party or a plan
 */
gint64
rectify_record_get_id (const RectifyRecord *self)
{
  const char *id = self->operation == SQLITE_INSERT ? self->after[ITEM_ID] : self->before[ITEM_ID];

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

/**
 * rectify_record_is_changed:
 * @self: a record of a row that was changed
 * @column: a column
 *
 * Returns: whether the column has another value after the edit
 */
gboolean
rectify_record_is_changed (const RectifyRecord *self, int column)
{
  return (self->known & 1u << column) != 0
         && g_strcmp0 (self->before[column], self->after[column]) != 0;
}

/**
 * rectify_changeset_get_value:
 * @iter: a changeset at a row
 * @operation: what was done to the row
 * @column: a column
 * @after: whether the value after the edit is wanted
 *
 * Returns: (transfer none) (nullable): the value; %NULL where there was no row, or where the column
 *   was not changed
 */
sqlite3_value *
rectify_changeset_get_value (sqlite3_changeset_iter *iter, int operation, int column,
                             gboolean after)
{
  sqlite3_value *value = NULL;

  if (after && operation != SQLITE_DELETE)
    sqlite3changeset_new (iter, column, &value);
  else if (!after && operation != SQLITE_INSERT)
    sqlite3changeset_old (iter, column, &value);
  return value;
}

/**
 * rectify_changeset_get_key:
 * @iter: a changeset at a row
 * @operation: what was done to the row
 * @column: a column of its key
 *
 * Returns: the number that stands there
 */
gint64
rectify_changeset_get_key (sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value
      = rectify_changeset_get_value (iter, operation, column, operation == SQLITE_INSERT);

  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/**
 * rectify_value_dup_text:
 * @value: (nullable): a value
 *
 * Returns: (transfer full) (nullable): it as text; %NULL for none, "" for what is not valid
 */
char *
rectify_value_dup_text (sqlite3_value *value)
{
  const char *text;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  text = (const char *) sqlite3_value_text (value);
  return g_strdup (text != NULL && g_utf8_validate (text, -1, NULL) ? text : "");
}

/**
 * rectify_changeset_dup_key:
 * @iter: a changeset at a row
 * @table: its table
 * @operation: what was done to the row
 *
 * Returns: (transfer full): a text that no other row of any table has
 */
char *
rectify_changeset_dup_key (sqlite3_changeset_iter *iter, RectifyHistoryTable table, int operation)
{
  GString *key = g_string_new (tables[table].name);

  for (guint i = 0; i < tables[table].n_keys; i++)
    {
      g_autofree char *text = rectify_value_dup_text (
          rectify_changeset_get_value (iter, operation, i, operation == SQLITE_INSERT));

      g_string_append_printf (key, " %s", text != NULL ? text : "");
    }
  return g_string_free (key, FALSE);
}

/**
 * rectify_record_new:
 * @iter: a changeset at a row
 * @table: its table
 * @operation: what was done to the row
 *
 * Returns: (transfer full): what the changeset knows of the row
 */
RectifyRecord *
rectify_record_new (sqlite3_changeset_iter *iter, RectifyHistoryTable table, int operation)
{
  RectifyRecord *self = g_new0 (RectifyRecord, 1);

  self->table = table;
  self->operation = operation;
  self->key = rectify_changeset_dup_key (iter, table, operation);
  for (guint i = 0; i < tables[table].n_columns; i++)
    {
      sqlite3_value *before = rectify_changeset_get_value (iter, operation, i, FALSE);
      sqlite3_value *after = rectify_changeset_get_value (iter, operation, i, TRUE);

      if (before == NULL && after == NULL)
        continue;
      self->known |= 1u << i;
      self->before[i] = rectify_value_dup_text (before);
      /* An update has the key once. */
      self->after[i] = rectify_value_dup_text (
          operation == SQLITE_UPDATE && i < tables[table].n_keys ? before : after);
    }
  return self;
}

static gboolean
find_table (const char *name, int n_columns, RectifyHistoryTable *table)
{
  for (guint i = 0; i < RECTIFY_N_HISTORY_TABLES; i++)
    if (g_str_equal (tables[i].name, name))
      {
        *table = i;
        return n_columns >= 0 && (guint) n_columns == tables[i].n_columns;
      }
  return FALSE;
}

static gboolean
has_key (sqlite3_changeset_iter *iter, RectifyHistoryTable table, int operation)
{
  for (guint i = 0; i < tables[table].n_keys; i++)
    if (rectify_changeset_get_value (iter, operation, i, operation == SQLITE_INSERT) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether all rows could be read, or func wanted no more. */
static gboolean
walk (sqlite3_changeset_iter *iter, RectifyRowFunc func, gpointer user_data)
{
  int code;

  while ((code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      RectifyHistoryTable table;
      const char *name;
      int n_columns, operation, indirect;

      if (sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect) != SQLITE_OK
          || !find_table (name, n_columns, &table) || !has_key (iter, table, operation))
        return FALSE;
      if (!func (table, operation, iter, user_data))
        return TRUE;
    }
  return code == SQLITE_DONE;
}

/**
 * rectify_changeset_foreach:
 * @data: a changeset of the history; may be empty
 * @size: its length in bytes
 * @func: called for each row that it changes
 * @user_data: for @func
 * @error: return location
 *
 * Looks at what an edit changed. A changeset that is damaged or forged is not read.
 *
 * Returns: whether it could be read
 */
gboolean
rectify_changeset_foreach (const void *data, int size, RectifyRowFunc func, gpointer user_data,
                           GError **error)
{
  const char *names[RECTIFY_N_HISTORY_TABLES];
  sqlite3_changeset_iter *iter = NULL;
  gboolean done;

  if (size == 0)
    return TRUE;
  for (guint i = 0; i < RECTIFY_N_HISTORY_TABLES; i++)
    names[i] = tables[i].name;
  done = rectify_changeset_is_sound (data, size, names, RECTIFY_N_HISTORY_TABLES)
         && sqlite3changeset_start (&iter, size, (void *) data) == SQLITE_OK
         && walk (iter, func, user_data);
  sqlite3changeset_finalize (iter);
  if (!done)
    g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
                         _ ("The history of the ledger is damaged: what this edit changed cannot "
                            "be read."));
  return done;
}
