/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-session-private.h"

/*
 * What is to be done with the ledger, one piece of work after the other, in a thread.
 */

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  RectifyOperation *operation = task_data;
  GError *error = NULL;

  if (rectify_operation_carry_out (operation, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The worker has its own task, so that the caller's callback comes after the window is up to date.
 */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifySession *self = RECTIFY_SESSION (source);
  g_autoptr (GTask) outer = user_data;
  RectifyOperation *operation = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->current = NULL;
  rectify_session_set_waiting (self, FALSE);
  if (operation->refreshed)
    rectify_session_take_over (self, operation);
  if (operation->merge != NULL && !done && rectify_session_ask (self, outer))
    {
      g_error_free (error);
      g_steal_pointer (&outer);
      return;
    }
  if (done)
    g_task_return_pointer (outer, g_strdup (operation->name != NULL ? operation->name : ""),
                           g_free);
  else
    g_task_return_error (outer, error);
  self->working = FALSE;
  rectify_session_go_on (self);
}

/* What was asked for while another plan or ledger was on its way is not meant for that one, where
 * items, parties and plans have the same identifiers. */
static gboolean
is_meant (RectifySession *self, RectifyOperation *operation)
{
  if (operation->meant_ledger != NULL && operation->meant_ledger != self->ledger)
    return FALSE;
  return operation->type != RECTIFY_OPERATION_EDIT || operation->meant_plan == 0
         || self->plan == NULL || operation->meant_plan == rectify_plan_get_id (self->plan);
}

/* Only one's own edits are undone without a word. */
static gboolean
prepare_undo (RectifySession *self, RectifyOperation *operation, GError **error)
{
  g_autofree char *author = rectify_ledger_dup_own_name ();

  if (self->undo_edit != NULL && operation->undo_id == 0)
    {
      operation->undo_id = self->undo_edit->id;
      if (!g_str_equal (self->undo_edit->author, author))
        {
          g_set_error (error, RECTIFY_SESSION_ERROR, RECTIFY_SESSION_ERROR_OTHERS_EDIT,
                       _ ("The last edit was made by %s."), self->undo_edit->author);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
prepare (RectifySession *self, RectifyOperation *operation, GError **error)
{
  if (operation->type == RECTIFY_OPERATION_OPEN)
    return TRUE;
  if (self->ledger == NULL || (operation->type == RECTIFY_OPERATION_EDIT && self->plan == NULL))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("There is no plan open. Open one and try again."));
      return FALSE;
    }
  if (!is_meant (self, operation))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("Another plan or ledger was opened meanwhile, and nothing was "
                              "changed in it. Open the one that you meant and try again."));
      return FALSE;
    }
  operation->ledger = g_object_ref (self->ledger);
  if (operation->plan_id == 0 && self->plan != NULL)
    operation->plan_id = rectify_plan_get_id (self->plan);
  if (operation->type == RECTIFY_OPERATION_UNDO)
    return prepare_undo (self, operation, error);
  if (operation->type != RECTIFY_OPERATION_EDIT)
    return TRUE;
  if (operation->base == NULL)
    operation->base = rectify_session_dup_snapshot (self);
  operation->draft = rectify_plan_copy (operation->base);
  return operation->edit (operation->draft, operation->func_data, error);
}

/**
 * rectify_session_work:
 * @self: a session
 * @outer: (transfer full): what is to be done, ready for it
 *
 * Does it in the thread.
 */
void
rectify_session_work (RectifySession *self, GTask *outer)
{
  RectifyOperation *operation = g_task_get_task_data (outer);
  g_autoptr (GTask) inner = g_task_new (self, NULL, worked_cb, outer);

  g_task_set_task_data (inner, operation, NULL);
  self->working = TRUE;
  rectify_session_attend (self, operation);
  rectify_session_set_busy (self, TRUE);
  g_task_run_in_thread (inner, work);
}

static void
start_next (RectifySession *self)
{
  GTask *outer;

  while (!self->working && (outer = g_queue_pop_head (&self->queue)) != NULL)
    {
      GError *error = NULL;

      if (prepare (self, g_task_get_task_data (outer), &error))
        {
          rectify_session_work (self, outer);
          return;
        }
      g_task_return_error (outer, error);
      g_object_unref (outer);
    }
}

/**
 * rectify_session_go_on:
 * @self: a session whose thread has nothing to do
 *
 * Does what is next, if there is anything.
 */
void
rectify_session_go_on (RectifySession *self)
{
  start_next (self);
  if (!self->working)
    rectify_session_set_busy (self, FALSE);
}

/**
 * rectify_session_enqueue:
 * @self: a session
 * @operation: (transfer full): what is to be done
 * @callback: (nullable): called when it is done, or not
 * @user_data: for @callback
 */
void
rectify_session_enqueue (RectifySession *self, RectifyOperation *operation,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_set_object (&operation->meant_ledger, self->ledger);
  operation->meant_plan = self->plan != NULL ? rectify_plan_get_id (self->plan) : 0;
  g_task_set_task_data (task, operation, rectify_operation_free);
  g_queue_push_tail (&self->queue, task);
  /* It is only looked at the file: that is soon over. */
  if (self->working)
    rectify_session_set_busy (self, TRUE);
  start_next (self);
}
