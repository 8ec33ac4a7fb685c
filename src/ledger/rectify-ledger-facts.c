/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-facts.h"

#include "rectify-ledger-private.h"

/* 0 where there is no row, or one that is no time. */
static gboolean
read_time (sqlite3 *db, const char *sql, gint64 *time, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);
  gboolean row;

  *time = 0;
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *time = MAX (rectify_statement_get_time (statement, 0), 0);
  return TRUE;
}

/**
 * rectify_ledger_get_facts:
 * @self: a ledger
 * @facts: (out caller-allocates): set to what is known of it
 * @error: return location
 *
 * Reads a few rows, however large the ledger is.
 *
 * Returns: whether it could be read
 */
gboolean
rectify_ledger_get_facts (RectifyLedger *self, RectifyLedgerFacts *facts, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gboolean has;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (facts != NULL, FALSE);

  *facts = (RectifyLedgerFacts){ 0 };
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error)
      || !rectify_ledger_has_table (self->db, "fact", &has, error)
      || (has
          && !read_time (self->db,
                         "SELECT value FROM fact WHERE name = '" RECTIFY_FACT_CHECKED_AT "'",
                         &facts->checked_at, error)))
    return FALSE;
  return read_time (self->db, "SELECT made_at FROM history ORDER BY id DESC LIMIT 1",
                    &facts->saved_at, error)
         && rectify_database_get_int (self->db,
                                      "SELECT CAST(total(number) AS INTEGER) +"
                                      " (SELECT ifnull(max(id), 0) FROM history) FROM revision",
                                      &facts->state, error);
}
