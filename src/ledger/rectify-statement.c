/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-statement.h"

#include "rectify-database.h"

/**
 * rectify_statement_new:
 * @db: a database
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the statement, ready to bind
 */
RectifyStatement *
rectify_statement_new (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    rectify_database_set_error (db, code, error);
  return statement;
}

/**
 * rectify_statement_free:
 * @self: (transfer full) (nullable): a statement
 */
void
rectify_statement_free (RectifyStatement *self)
{
  sqlite3_finalize (self);
}

/**
 * rectify_statement_bind_text:
 * @self: a statement
 * @position: which value, from 1
 * @text: (nullable): UTF-8; copied
 */
void
rectify_statement_bind_text (RectifyStatement *self, int position, const char *text)
{
  /* A copy of SQLite's own could fail, and NULL would be bound in its place unseen. */
  if (text != NULL)
    sqlite3_bind_text (self, position, g_strdup (text), -1, g_free);
  else
    sqlite3_bind_null (self, position);
}

/**
 * rectify_statement_bind_int:
 * @self: a statement
 * @position: which value, from 1
 * @value: a number
 */
void
rectify_statement_bind_int (RectifyStatement *self, int position, gint64 value)
{
  sqlite3_bind_int64 (self, position, value);
}

/**
 * rectify_statement_bind_null:
 * @self: a statement
 * @position: which value, from 1
 */
void
rectify_statement_bind_null (RectifyStatement *self, int position)
{
  sqlite3_bind_null (self, position);
}

/**
 * rectify_statement_step:
 * @self: a statement
 * @row: (out): set to whether there is a row
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_statement_step (RectifyStatement *self, gboolean *row, GError **error)
{
  int code = sqlite3_step (self);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  rectify_database_set_error (sqlite3_db_handle (self), code, error);
  return FALSE;
}

/**
 * rectify_statement_run:
 * @self: a statement that has no rows to give
 * @error: return location
 *
 * Runs it once and makes it ready to be bound again.
 *
 * Returns: whether it went well
 */
gboolean
rectify_statement_run (RectifyStatement *self, GError **error)
{
  gboolean row;
  gboolean done = rectify_statement_step (self, &row, error);

  sqlite3_reset (self);
  return done;
}

/**
 * rectify_statement_get_text:
 * @self: a statement that is at a row
 * @column: which column, from 0
 *
 * Returns: (transfer none): the text, never %NULL; it is gone with the next step. What is not
 *   valid UTF-8 in a damaged file is not given out: it is ""
 */
const char *
rectify_statement_get_text (RectifyStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

/**
 * rectify_statement_get_time:
 * @self: a statement that is at a row
 * @column: which column, from 0
 *
 * Returns: the time that is written there as ISO 8601, as a Unix time; 0 where that is no time
 */
gint64
rectify_statement_get_time (RectifyStatement *self, int column)
{
  g_autoptr (GDateTime) time
      = g_date_time_new_from_iso8601 (rectify_statement_get_text (self, column), NULL);

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/**
 * rectify_statement_list_ids:
 * @self: a statement before its first row, whose first column is an identifier
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the identifiers of all its rows
 */
GArray *
rectify_statement_list_ids (RectifyStatement *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (rectify_statement_step (self, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (self, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}
