/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-private.h"

/**
 * rectify_ledger_take_stored:
 * @self: a ledger, in a transaction for writing
 * @plan_id: a plan's identifier, or 0 for a new one
 * @revision: the revision that it is of now
 *
 * A plan that this ledger stored last need not be read again to see what an edit changes in it, as
 * long as its revision is the same and nobody else changed anything in the file. What is kept after
 * this transaction counts from here.
 *
 * Returns: (transfer full) (nullable): the plan as it is stored, or %NULL if that is not known
 */
RectifyPlan *
rectify_ledger_take_stored (RectifyLedger *self, gint64 plan_id, gint64 revision)
{
  g_autoptr (RectifyPlan) stored = g_steal_pointer (&self->stored);
  gint64 before = self->stored_version;

  self->stored_version = rectify_database_get_version (self->db);
  if (stored == NULL || plan_id == 0 || before == -1 || before != self->stored_version
      || rectify_plan_get_id (stored) != plan_id || rectify_plan_get_revision (stored) != revision)
    return NULL;
  return g_steal_pointer (&stored);
}

/**
 * rectify_ledger_keep_stored:
 * @self: a ledger, just out of a transaction for writing
 * @plan: (transfer none): a plan as it is stored, with its revision; not to be changed any more
 */
void
rectify_ledger_keep_stored (RectifyLedger *self, RectifyPlan *plan)
{
  g_set_object (&self->stored, plan);
}
