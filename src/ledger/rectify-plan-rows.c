/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-rows.h"

#include "rectify-ledger-private.h"

/**
 * rectify_plan_rows_free:
 * @data: (nullable): a #RectifyPlanRows
 *
 * Frees it.
 */
void
rectify_plan_rows_free (gpointer data)
{
  RectifyPlanRows *self = data;

  if (self != NULL)
    g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_revisions (sqlite3 *db, GPtrArray *plans, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT p.id, ifnull (r.number, 0) FROM plan p LEFT JOIN revision r"
                               " ON r.plan_id = p.id ORDER BY p.year, p.title, p.id",
                               error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (rectify_statement_step (statement, &row, error))
    {
      RectifyPlanRows *plan;

      if (!row)
        return TRUE;
      plan = g_new0 (RectifyPlanRows, 1);
      plan->id = sqlite3_column_int64 (statement, 0);
      plan->revision = sqlite3_column_int64 (statement, 1);
      g_ptr_array_add (plans, plan);
    }
  return FALSE;
}

/**
 * rectify_plan_rows_list:
 * @ledger: a ledger
 * @error: return location
 *
 * Lists all plans with their revisions; their tasks are not read. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type RectifyPlanRows): the plans in the order of the list
 *   of plans, or %NULL with a #RectifyLedgerError
 */
GPtrArray *
rectify_plan_rows_list (RectifyLedger *ledger, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ledger->mutex);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (rectify_plan_rows_free);
  gboolean done;

  if (!rectify_ledger_begin_reading (ledger, error))
    return NULL;
  done = read_revisions (ledger->db, plans, error);
  sqlite3_exec (ledger->db, "COMMIT", NULL, NULL, NULL);
  return done ? g_steal_pointer (&plans) : NULL;
}

/**
 * rectify_plan_rows_read:
 * @ledger: a ledger
 * @self: a plan of it, whose tasks are not read
 * @error: return location
 *
 * Reads its tasks. One plan that is broken does not hide the others, and has no array; one that went
 * meanwhile has an empty one. The ledger is free for others between two plans. Blocks.
 *
 * Returns: %FALSE with a #RectifyLedgerError if the ledger cannot be read
 */
gboolean
rectify_plan_rows_read (RectifyLedger *ledger, RectifyPlanRows *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyPlan) loaded = rectify_ledger_load_plan (ledger, self->id, &failure);

  if (loaded == NULL)
    {
      if (g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
        return TRUE;
      if (!g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  if (loaded == NULL)
    return TRUE;
  rectify_task_rows_add_plan (self->rows, loaded);
  self->revision = rectify_plan_get_revision (loaded);
  return TRUE;
}
