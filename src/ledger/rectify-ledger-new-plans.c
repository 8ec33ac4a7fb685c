/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-export.h"
#include "rectify-ledger-private.h"

/**
 * rectify_ledger_list_plan_ids:
 * @db: a database
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the identifiers of its plans, in their order
 */
GArray *
rectify_ledger_list_plan_ids (sqlite3 *db, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT id FROM plan ORDER BY id", error);

  return statement != NULL ? rectify_statement_list_ids (statement, error) : NULL;
}

/* Evidence goes on proving the entry that it proved. */
static void
renew_records (RectifyItem *item, GPtrArray *old_entries, GPtrArray *new_entries)
{
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_step_unref);
  g_autoptr (GPtrArray) evidence
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);
  gint64 id = 0;

  for (guint i = 0; i < rectify_item_get_steps (item)->len; i++)
    {
      RectifyStep *step = g_ptr_array_index (rectify_item_get_steps (item), i);
      g_autoptr (RectifyStep) fresh
          = rectify_step_new (rectify_step_get_kind (step), NULL, NULL, NULL, NULL);

      /* Those of one day stay in their order. */
      id = MAX (id + 1, i == 0 ? rectify_step_get_id (fresh) : 0);
      g_ptr_array_add (steps, rectify_step_new_stored (id, rectify_step_get_kind (step),
                                                       rectify_step_get_date (step),
                                                       rectify_step_get_who (step),
                                                       rectify_step_get_text (step),
                                                       rectify_step_get_counts (step)));
    }
  for (guint i = 0; i < rectify_item_get_evidence (item)->len; i++)
    {
      RectifyEvidence *one = g_ptr_array_index (rectify_item_get_evidence (item), i);
      gint64 entry = 0;

      for (guint j = 0; j < old_entries->len; j++)
        if (rectify_progress_entry_get_id (old_entries->pdata[j])
            == rectify_evidence_get_entry_id (one))
          entry = rectify_progress_entry_get_id (new_entries->pdata[j]);
      g_ptr_array_add (evidence, rectify_evidence_new (entry, rectify_evidence_get_name (one),
                                                       rectify_evidence_get_hash (one),
                                                       rectify_evidence_get_size (one),
                                                       rectify_evidence_get_mime_type (one),
                                                       rectify_evidence_get_date (one),
                                                       rectify_evidence_get_who (one)));
    }
  rectify_item_set_steps (item, steps);
  rectify_item_set_evidence (item, evidence);
}

static gboolean
forget_id (RectifyItem *item, gpointer user_data)
{
  GPtrArray *progress = rectify_item_get_progress (item);
  g_autoptr (GPtrArray) fresh
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);

  rectify_item_set_id (item, 0);
  for (guint i = 0; i < progress->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (progress, i);

      g_ptr_array_add (fresh,
                       rectify_progress_entry_new (rectify_progress_entry_get_date (entry),
                                                   rectify_progress_entry_get_text (entry),
                                                   rectify_progress_entry_get_reporter (entry),
                                                   rectify_progress_entry_get_share (entry)));
    }
  renew_records (item, progress, fresh);
  if (fresh->len > 0)
    rectify_item_set_progress (item, fresh);
  return TRUE;
}

/**
 * rectify_ledger_load_new_plans:
 * @self: another ledger, perhaps a backup
 * @plan_ids: (element-type gint64) (nullable): its plans; %NULL for all
 * @error: return location
 *
 * Reads plans as new ones for another ledger: without identifiers, so that they are added there by
 * rectify_ledger_save_plans() whatever is there already.
 *
 * Returns: (transfer full) (element-type RectifyPlan) (nullable): the plans
 */
GPtrArray *
rectify_ledger_load_new_plans (RectifyLedger *self, GArray *plan_ids, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);

  if (plan_ids != NULL)
    ids = g_array_ref (plan_ids);
  else
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

      ids = rectify_ledger_check_readable (self, error)
                ? rectify_ledger_list_plan_ids (self->db, error)
                : NULL;
    }
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      RectifyPlan *plan = rectify_ledger_load_plan (self, g_array_index (ids, gint64, i), error);

      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
      rectify_plan_set_id (plan, 0);
      rectify_plan_set_revision (plan, 0);
      rectify_item_foreach (rectify_plan_get_root (plan), forget_id, NULL);
    }
  return ids != NULL ? g_steal_pointer (&plans) : NULL;
}
