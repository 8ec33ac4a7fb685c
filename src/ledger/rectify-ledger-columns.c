/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-private.h"

/* Is the ledger new enough to hold tables? One of version 1 that can only be read is not. */
static gboolean
has_columns (sqlite3 *db, gboolean *has, GError **error)
{
  gint64 found;

  if (!rectify_database_get_int (db,
                                 "SELECT count (*) FROM sqlite_schema WHERE name = 'item_columns'",
                                 &found, error))
    return FALSE;
  *has = found > 0;
  return TRUE;
}

/**
 * rectify_ledger_read_columns:
 * @db: a database
 * @plan_id: a plan's identifier
 * @set: called with each item that heads a table, and its columns
 * @user_data: for @set
 * @error: return location
 *
 * Returns: whether all were read
 */
gboolean
rectify_ledger_read_columns (sqlite3 *db, gint64 plan_id, RectifyColumnsFunc set,
                             gpointer user_data, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row = TRUE;

  if (!has_columns (db, &has, error)
      || (has && !rectify_ledger_has_rows (db, "SELECT 1 FROM item_columns LIMIT 1", &has, error)))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (
      db,
      "SELECT c.item_id, c.columns FROM item i JOIN item_columns c ON c.item_id = i.id"
      " WHERE i.plan_id = ?",
      error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  while (row)
    {
      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        set (sqlite3_column_int64 (statement, 0), rectify_statement_get_text (statement, 1),
             user_data);
    }
  return TRUE;
}

/**
 * rectify_ledger_write_columns:
 * @db: a database
 * @item_id: an item
 * @columns: what stands in the columns of the table that it heads, "" if it heads none
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_columns (sqlite3 *db, gint64 item_id, const char *columns, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      *columns != '\0' ? "INSERT INTO item_columns (item_id, columns) VALUES (?1, ?2)"
                         " ON CONFLICT (item_id) DO UPDATE SET columns = excluded.columns"
                       : "DELETE FROM item_columns WHERE item_id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  if (*columns != '\0')
    rectify_statement_bind_text (statement, 2, columns);
  return rectify_statement_run (statement, error);
}
