/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-operation.h"

/**
 * rectify_operation_new:
 * @type: what kind of work
 *
 * Returns: (transfer full): work to be filled in
 */
RectifyOperation *
rectify_operation_new (RectifyOperationType type)
{
  RectifyOperation *operation = g_new0 (RectifyOperation, 1);

  operation->type = type;
  return operation;
}

/**
 * rectify_operation_free:
 * @data: (transfer full): a #RectifyOperation
 */
void
rectify_operation_free (gpointer data)
{
  RectifyOperation *operation = data;

  if (operation->destroy != NULL)
    operation->destroy (operation->func_data);
  g_clear_object (&operation->meant_ledger);
  g_clear_object (&operation->ledger);
  g_clear_object (&operation->draft);
  g_clear_object (&operation->plan);
  g_clear_pointer (&operation->plans, g_ptr_array_unref);
  g_clear_pointer (&operation->parties, g_ptr_array_unref);
  g_free (operation->path);
  g_free (operation->name);
  g_free (operation->undo_name);
  g_free (operation->redo_name);
  g_free (operation);
}

static gboolean
carry_out (RectifyOperation *operation, GError **error)
{
  gint64 plan_id = 0;

  switch (operation->type)
    {
    case RECTIFY_OPERATION_OPEN:
      operation->ledger = rectify_ledger_open (operation->path, operation->flags, error);
      return operation->ledger != NULL;
    case RECTIFY_OPERATION_EDIT:
    case RECTIFY_OPERATION_ADD:
      if (!rectify_ledger_save_plan (operation->ledger, operation->draft, operation->name, error))
        return FALSE;
      operation->plan_id = rectify_plan_get_id (operation->draft);
      operation->plan = g_object_ref (operation->draft);
      return TRUE;
    case RECTIFY_OPERATION_RUN:
      return operation->run (operation->ledger, operation->func_data, error);
    case RECTIFY_OPERATION_UNDO:
    case RECTIFY_OPERATION_REDO:
      if (!(operation->type == RECTIFY_OPERATION_UNDO
                ? rectify_ledger_undo (operation->ledger, &plan_id, &operation->name, error)
                : rectify_ledger_redo (operation->ledger, &plan_id, &operation->name, error)))
        return FALSE;
      /* The window goes where something changed. */
      if (plan_id != 0)
        operation->plan_id = plan_id;
      return TRUE;
    case RECTIFY_OPERATION_SHOW:
      break;
    }
  return TRUE;
}

/* What the window shows after the work, read while still in the thread. */
static gboolean
read_state (RectifyOperation *operation, GError **error)
{
  g_autoptr (GError) missing = NULL;

  if (operation->plan == NULL && operation->plan_id != 0)
    {
      operation->plan = rectify_ledger_load_plan (operation->ledger, operation->plan_id, &missing);
      /* A plan may be gone by the work itself, but not when it was asked for. */
      if (operation->plan == NULL
          && (operation->type == RECTIFY_OPERATION_SHOW
              || !g_error_matches (missing, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND)))
        {
          g_propagate_error (error, g_steal_pointer (&missing));
          return FALSE;
        }
    }
  operation->plans = rectify_ledger_list_plans (operation->ledger, error);
  if (operation->plans == NULL)
    return FALSE;
  operation->parties = rectify_ledger_list_parties (operation->ledger, error);
  operation->undo_name = rectify_ledger_dup_undo_name (operation->ledger);
  operation->redo_name = rectify_ledger_dup_redo_name (operation->ledger);
  return operation->parties != NULL;
}

/**
 * rectify_operation_carry_out:
 * @self: work on a ledger
 * @error: return location
 *
 * Does the work, and reads what the window shows after it: also where the work was refused since
 * somebody else was faster, so that the next try is made on what is there now. What is done is
 * done, even if the reading fails after it. Called in a thread.
 *
 * Returns: whether it went well
 */
gboolean
rectify_operation_carry_out (RectifyOperation *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) unread = NULL;
  gboolean done = carry_out (self, &failure);

  if (done || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
    self->refreshed = read_state (self, &unread);
  if (done && !self->refreshed
      && (self->type == RECTIFY_OPERATION_OPEN || self->type == RECTIFY_OPERATION_SHOW))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }
  if (!done)
    g_propagate_error (error, g_steal_pointer (&failure));
  return done;
}
