/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-particulars.h"

#include "rectify-ledger-private.h"

/* The word for what a plan wants before an item is closed out. */
#define NEEDS "close_out_needs"

/**
 * rectify_ledger_has_table:
 * @db: a database
 * @name: a table's name
 * @has: (out): set to whether it is there; an older ledger that can only be read lacks some
 * @error: return location
 *
 * Returns: whether that could be found out
 */
gboolean
rectify_ledger_has_table (sqlite3 *db, const char *name, gboolean *has, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT 1 FROM sqlite_schema WHERE name = ?", error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  return rectify_statement_step (statement, has, error);
}

/**
 * rectify_ledger_has_rows:
 * @db: a database
 * @sql: a statement that asks a table for any one row
 * @has: (out): set to whether there is one; most ledgers have nothing in some tables, and need not
 *   be asked for each item then
 * @error: return location
 *
 * Returns: whether that could be found out
 */
gboolean
rectify_ledger_has_rows (sqlite3 *db, const char *sql, gboolean *has, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);

  return statement != NULL && rectify_statement_step (statement, has, error);
}

/**
 * rectify_ledger_read_particulars:
 * @db: a database
 * @plan: a plan with its identifier, whose particulars are set
 * @error: return location
 *
 * Returns: whether all were read
 */
gboolean
rectify_ledger_read_particulars (sqlite3 *db, RectifyPlan *plan, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row = TRUE;

  if (!rectify_ledger_has_table (db, "plan_particular", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement
      = rectify_statement_new (db, "SELECT name, value FROM plan_particular WHERE plan_id = ?",
                               error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, rectify_plan_get_id (plan));
  while (row)
    {
      RectifyParticular particular;

      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (g_str_equal (rectify_statement_get_text (statement, 0), NEEDS))
        rectify_plan_set_close_out_needs (plan, rectify_close_out_needs_from_string (
                                                    rectify_statement_get_text (statement, 1)));
      else if (rectify_particular_from_nick (rectify_statement_get_text (statement, 0),
                                             &particular))
        rectify_plan_set_particular (plan, particular, rectify_statement_get_text (statement, 1));
    }
  return TRUE;
}

static gboolean
write_value (sqlite3 *db, gint64 plan_id, const char *name, const char *value, const char *before,
             GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;

  if (g_str_equal (value, before))
    return TRUE;
  statement = rectify_statement_new (
      db,
      *value != '\0' ? "INSERT INTO plan_particular (plan_id, name, value) VALUES (?1, ?2, ?3)"
                       " ON CONFLICT (plan_id, name) DO UPDATE SET value = excluded.value"
                     : "DELETE FROM plan_particular WHERE plan_id = ?1 AND name = ?2"
                       " AND ?3 = ''",
      error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  rectify_statement_bind_text (statement, 2, name);
  rectify_statement_bind_text (statement, 3, value);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_ledger_write_particulars:
 * @db: a database
 * @plan_id: a plan's identifier
 * @plan: the plan
 * @stored: (nullable): as it is in the ledger
 * @error: return location
 *
 * Returns: whether they are written
 */
gboolean
rectify_ledger_write_particulars (sqlite3 *db, gint64 plan_id, RectifyPlan *plan,
                                  RectifyPlan *stored, GError **error)
{
  g_autofree char *needs
      = rectify_close_out_needs_to_string (rectify_plan_get_close_out_needs (plan));
  g_autofree char *needs_before = rectify_close_out_needs_to_string (
      stored != NULL ? rectify_plan_get_close_out_needs (stored) : RECTIFY_CLOSE_OUT_NEEDS_NOTHING);

  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    if (!write_value (db, plan_id, rectify_particular_get_nick (i),
                      rectify_plan_get_particular (plan, i),
                      stored != NULL ? rectify_plan_get_particular (stored, i) : "", error))
      return FALSE;
  return write_value (db, plan_id, NEEDS, needs, needs_before, error);
}
