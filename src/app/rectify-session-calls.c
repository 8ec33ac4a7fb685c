/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-session-private.h"

/**
 * rectify_session_open:
 * @self: a session
 * @path: a ledger
 * @flags: how to open it
 * @callback: called when it is open, or not
 * @user_data: for @callback
 *
 * Opens a ledger in place of the one that is open. If that fails, the old one stays.
 */
void
rectify_session_open (RectifySession *self, const char *path, RectifyLedgerFlags flags,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_OPEN);

  operation->path = g_strdup (path);
  operation->flags = flags;
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_show_plan:
 * @self: a session
 * @id: a plan's identifier
 * @callback: (nullable): called when it is the live plan, or not
 * @user_data: for @callback
 */
void
rectify_session_show_plan (RectifySession *self, gint64 id, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_SHOW);

  operation->plan_id = id;
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_edit:
 * @self: a session
 * @name: what the edit is called, as rectify-edit-name.h says
 * @func: makes the edit on a copy of the live plan
 * @func_data: (transfer full): for @func
 * @destroy: (nullable): frees @func_data
 * @callback: (nullable): called when it is on disk and shown, or not
 * @user_data: for @callback
 */
void
rectify_session_edit (RectifySession *self, const char *name, RectifyEditFunc func,
                      gpointer func_data, GDestroyNotify destroy, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  rectify_session_edit_from (self, NULL, name, func, func_data, destroy, callback, user_data);
}

/**
 * rectify_session_edit_from:
 * @self: a session
 * @base: (nullable): the plan as it was when the edit was begun, of
 *   rectify_session_dup_snapshot(); %NULL: as it is when its turn comes
 * @name: what the edit is called, as rectify-edit-name.h says
 * @func: makes the edit on a copy of @base
 * @func_data: (transfer full): for @func
 * @destroy: (nullable): frees @func_data
 * @callback: (nullable): called when it is on disk and shown, or not
 * @user_data: for @callback
 *
 * An edit that takes a while, as in a dialog: what others did since @base is kept, whatever @func
 * sets.
 */
void
rectify_session_edit_from (RectifySession *self, RectifyPlan *base, const char *name,
                           RectifyEditFunc func, gpointer func_data, GDestroyNotify destroy,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_EDIT);

  g_set_object (&operation->base, base);
  operation->name = g_strdup (name);
  operation->edit = func;
  operation->func_data = func_data;
  operation->destroy = destroy;
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_add_plan:
 * @self: a session
 * @name: what the edit is called, as rectify-edit-name.h says
 * @plan: a new plan
 * @callback: (nullable): called when it is on disk and shown, or not
 * @user_data: for @callback
 */
void
rectify_session_add_plan (RectifySession *self, const char *name, RectifyPlan *plan,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_ADD);

  operation->name = g_strdup (name);
  operation->draft = g_object_ref (plan);
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_run:
 * @self: a session
 * @func: does the work, in a thread
 * @func_data: (transfer full): for @func
 * @destroy: (nullable): frees @func_data
 * @callback: (nullable): called when it is done and shown, or not
 * @user_data: for @callback
 */
void
rectify_session_run (RectifySession *self, RectifyLedgerFunc func, gpointer func_data,
                     GDestroyNotify destroy, GAsyncReadyCallback callback, gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_RUN);

  operation->run = func;
  operation->func_data = func_data;
  operation->destroy = destroy;
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_undo:
 * @self: a session
 * @redo: whether to make the last undone edit again instead
 * @callback: (nullable): called when it is on disk and shown, or not
 * @user_data: for @callback
 */
void
rectify_session_undo (RectifySession *self, gboolean redo, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  rectify_session_enqueue (self,
                           rectify_operation_new (redo ? RECTIFY_OPERATION_REDO
                                                       : RECTIFY_OPERATION_UNDO),
                           callback, user_data);
}

/**
 * rectify_session_undo_edit:
 * @self: a session
 * @edit_id: the last edit, of whomever: of somebody else's the user was asked
 * @callback: (nullable): called when it is on disk and shown, or not
 * @user_data: for @callback
 *
 * Takes back that edit and none that came after it: then it is %RECTIFY_LEDGER_ERROR_CHANGED.
 */
void
rectify_session_undo_edit (RectifySession *self, gint64 edit_id, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_UNDO);

  operation->undo_id = edit_id;
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_save_copy:
 * @self: a session
 * @path: a file that is not there yet
 * @callback: (nullable): called when it is on disk, or not
 * @user_data: for @callback
 *
 * Writes what is open into a new ledger; the one that is open stays.
 */
void
rectify_session_save_copy (RectifySession *self, const char *path, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  RectifyOperation *operation = rectify_operation_new (RECTIFY_OPERATION_COPY);

  operation->path = g_strdup (path);
  rectify_session_enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_session_finish (RectifySession *self, GAsyncResult *result, GError **error)
{
  g_autofree char *name = rectify_session_undo_finish (self, result, NULL, NULL, error);

  return name != NULL;
}

/**
 * rectify_session_undo_finish:
 * @self: a session
 * @result: what the callback was given
 * @item_id: (out) (optional): set to the item that the edit is about, or to what stands in its
 *   place; 0 if it is about none
 * @elsewhere: (out) (optional): set to whether the plan that is shown now, since the edit is about
 *   it, is another than when it was asked for
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the edit is called, or %NULL if it failed
 */
char *
rectify_session_undo_finish (RectifySession *self, GAsyncResult *result, gint64 *item_id,
                             gboolean *elsewhere, GError **error)
{
  RectifyOperation *operation = g_task_get_task_data (G_TASK (result));

  if (item_id != NULL)
    *item_id = operation->item_id;
  if (elsewhere != NULL)
    *elsewhere = self->plan != NULL && operation->plan_id == rectify_plan_get_id (self->plan)
                 && operation->plan_id != operation->meant_plan;
  return g_task_propagate_pointer (G_TASK (result), error);
}
