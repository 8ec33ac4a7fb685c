/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-deadline.h"
#include "rectify-ledger-private.h"

/* The fact that a plan came into the ledger on a day: “since 17” is “2026-03-05”. It is no edit, and
 * stays when the history is compacted. */
static char *
dup_fact_name (gint64 plan_id)
{
  return g_strdup_printf ("since %" G_GINT64_FORMAT, plan_id);
}

/**
 * rectify_ledger_read_since:
 * @db: a database
 * @plan: a plan that is read from it, with its identifier
 * @error: return location
 *
 * Sets the day on which the plan came into the ledger, if that is known.
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_read_since (sqlite3 *db, RectifyPlan *plan, GError **error)
{
  g_autofree char *name = dup_fact_name (rectify_plan_get_id (plan));
  g_autoptr (RectifyStatement) statement = NULL;
  g_autoptr (GDate) date = NULL;
  gboolean row, has;

  /* A ledger of an older version that is only read has none. */
  if (!rectify_ledger_has_table (db, "fact", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (db, "SELECT value FROM fact WHERE name = ?", error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  date = row ? rectify_date_from_string (rectify_statement_get_text (statement, 0)) : NULL;
  rectify_plan_set_since (plan, date != NULL ? g_date_get_julian (date) : 0);
  return TRUE;
}

/**
 * rectify_ledger_write_since:
 * @db: a ledger, in a transaction for writing
 * @plan_id: a plan in it
 * @since: the day on which it came in, as g_date_get_julian() counts; 0 for nothing
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_since (sqlite3 *db, gint64 plan_id, guint32 since, GError **error)
{
  g_autofree char *name = dup_fact_name (plan_id);
  g_autoptr (GDate) date = since != 0 ? g_date_new_julian (since) : NULL;
  g_autofree char *value = rectify_date_to_string (date);
  g_autoptr (RectifyStatement) statement = NULL;

  if (date == NULL)
    return TRUE;
  statement = rectify_statement_new (db, "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                                     error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  rectify_statement_bind_text (statement, 2, value);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_ledger_note_new:
 * @db: a ledger, in a transaction for writing
 * @plan_id: the identifier that a new plan gets
 * @plan: the plan, of which the day is set
 * @error: return location
 *
 * Notes that a plan comes into the ledger today; one that is brought in from another ledger has been
 * kept since it came into that.
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_note_new (sqlite3 *db, gint64 plan_id, RectifyPlan *plan, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDate) today
      = g_date_new_dmy (g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                        g_date_time_get_year (now));

  if (rectify_plan_get_since (plan) == 0)
    rectify_plan_set_since (plan, g_date_get_julian (today));
  return rectify_ledger_write_since (db, plan_id, rectify_plan_get_since (plan), error);
}
