/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-session.h"

#include <glib/gi18n.h>

/**
 * RectifySession:
 *
 * The ledger that a window has open, and the live plan that its views are bound to. All work on the
 * ledger goes through one queue, in a thread: an edit is made on a copy of the live plan when all
 * before it is on disk, and the live plan follows when the edit is on disk itself. So nothing is
 * shown that is not kept, no edit is made on a stale plan, and the window never waits.
 */
struct _RectifySession {
  GObject parent_instance;

  RectifyLedger *ledger;
  RectifyPlan *plan;
  GListStore *plans;
  GListStore *parties;
  char *undo_name;
  char *redo_name;
  GQueue queue;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RectifySession, rectify_session, G_TYPE_OBJECT)

enum { PROP_0, PROP_LEDGER, PROP_PLAN, PROP_UNDO_NAME, PROP_REDO_NAME, PROP_BUSY, N_PROPS };

static GParamSpec *properties[N_PROPS];

typedef enum {
  OPERATION_OPEN,
  OPERATION_SHOW,
  OPERATION_EDIT,
  OPERATION_ADD,
  OPERATION_RUN,
  OPERATION_UNDO,
  OPERATION_REDO,
} OperationType;

/* One piece of work, and what it leaves behind for the window. */
typedef struct {
  OperationType type;
  RectifyLedger *ledger;
  char *path;
  RectifyLedgerFlags flags;
  gint64 plan_id;
  char *name;
  RectifyPlan *draft;
  RectifyEditFunc edit;
  RectifyLedgerFunc run;
  gpointer func_data;
  GDestroyNotify destroy;

  RectifyPlan *plan;
  GPtrArray *plans;
  GPtrArray *parties;
  char *undo_name;
  char *redo_name;
} Operation;

static void start_next (RectifySession *self);

static void
operation_free (gpointer data)
{
  Operation *operation = data;

  if (operation->destroy != NULL)
    operation->destroy (operation->func_data);
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

static void
rectify_session_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  RectifySession *self = RECTIFY_SESSION (object);

  switch (property)
    {
    case PROP_LEDGER:
      g_value_set_object (value, self->ledger);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
rectify_session_finalize (GObject *object)
{
  RectifySession *self = RECTIFY_SESSION (object);

  g_queue_clear_full (&self->queue, g_object_unref);
  g_clear_object (&self->ledger);
  g_clear_object (&self->plan);
  g_object_unref (self->plans);
  g_object_unref (self->parties);
  g_free (self->undo_name);
  g_free (self->redo_name);
  G_OBJECT_CLASS (rectify_session_parent_class)->finalize (object);
}

static void
rectify_session_class_init (RectifySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rectify_session_get_property;
  object_class->finalize = rectify_session_finalize;
  properties[PROP_LEDGER] = g_param_spec_object ("ledger", NULL, NULL, RECTIFY_TYPE_LEDGER, flags);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, RECTIFY_TYPE_PLAN, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rectify_session_init (RectifySession *self)
{
  self->plans = g_list_store_new (RECTIFY_TYPE_PLAN_INFO);
  self->parties = g_list_store_new (RECTIFY_TYPE_PARTY);
  g_queue_init (&self->queue);
}

/**
 * rectify_session_new:
 *
 * Returns: (transfer full): a session without a ledger
 */
RectifySession *
rectify_session_new (void)
{
  return g_object_new (RECTIFY_TYPE_SESSION, NULL);
}

/**
 * rectify_session_get_ledger:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the open ledger
 */
RectifyLedger *
rectify_session_get_ledger (RectifySession *self)
{
  return self->ledger;
}

/**
 * rectify_session_is_read_only:
 * @self: a session
 *
 * Returns: whether nothing can be edited
 */
gboolean
rectify_session_is_read_only (RectifySession *self)
{
  return self->ledger == NULL || rectify_ledger_is_read_only (self->ledger);
}

/**
 * rectify_session_get_plans:
 * @self: a session
 *
 * Returns: (transfer none): a list of #RectifyPlanInfo, kept up to date
 */
GListModel *
rectify_session_get_plans (RectifySession *self)
{
  return G_LIST_MODEL (self->plans);
}

/**
 * rectify_session_get_parties:
 * @self: a session
 *
 * Returns: (transfer none): a list of #RectifyParty, kept up to date
 */
GListModel *
rectify_session_get_parties (RectifySession *self)
{
  return G_LIST_MODEL (self->parties);
}

/**
 * rectify_session_get_plan:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the live plan; not to be changed but through
 *   rectify_session_edit()
 */
RectifyPlan *
rectify_session_get_plan (RectifySession *self)
{
  return self->plan;
}

/**
 * rectify_session_is_busy:
 * @self: a session
 *
 * Returns: whether something is on its way to or from the disk
 */
gboolean
rectify_session_is_busy (RectifySession *self)
{
  return self->busy;
}

/**
 * rectify_session_get_undo_name:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the edit is called that is undone next
 */
const char *
rectify_session_get_undo_name (RectifySession *self)
{
  return self->undo_name;
}

/**
 * rectify_session_get_redo_name:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the edit is called that is redone next
 */
const char *
rectify_session_get_redo_name (RectifySession *self)
{
  return self->redo_name;
}

static gboolean
carry_out (Operation *operation, GError **error)
{
  gint64 plan_id = 0;

  switch (operation->type)
    {
    case OPERATION_OPEN:
      operation->ledger = rectify_ledger_open (operation->path, operation->flags, error);
      return operation->ledger != NULL;
    case OPERATION_EDIT:
    case OPERATION_ADD:
      if (!rectify_ledger_save_plan (operation->ledger, operation->draft, operation->name, error))
        return FALSE;
      operation->plan_id = rectify_plan_get_id (operation->draft);
      operation->plan = g_object_ref (operation->draft);
      return TRUE;
    case OPERATION_RUN:
      return operation->run (operation->ledger, operation->func_data, error);
    case OPERATION_UNDO:
    case OPERATION_REDO:
      if (!(operation->type == OPERATION_UNDO
                ? rectify_ledger_undo (operation->ledger, &plan_id, &operation->name, error)
                : rectify_ledger_redo (operation->ledger, &plan_id, &operation->name, error)))
        return FALSE;
      /* The window goes where something changed. */
      if (plan_id != 0)
        operation->plan_id = plan_id;
      return TRUE;
    case OPERATION_SHOW:
      break;
    }
  return TRUE;
}

/* What the window shows after the work, read while still in the thread. */
static gboolean
read_state (Operation *operation, GError **error)
{
  g_autoptr (GError) missing = NULL;

  if (operation->plan == NULL && operation->plan_id != 0)
    {
      operation->plan = rectify_ledger_load_plan (operation->ledger, operation->plan_id, &missing);
      /* A plan may be gone by the work itself, but not when it was asked for. */
      if (operation->plan == NULL
          && (operation->type == OPERATION_SHOW
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

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Operation *operation = task_data;
  GError *error = NULL;

  if (carry_out (operation, &error) && read_state (operation, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_string (RectifySession *self, char **field, const char *value, guint property)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_plan (RectifySession *self, RectifyPlan *plan)
{
  if (self->plan != NULL && plan != NULL
      && rectify_plan_get_id (self->plan) == rectify_plan_get_id (plan))
    {
      rectify_plan_assign (self->plan, plan);
      return;
    }
  if (g_set_object (&self->plan, plan))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

static void
take_over (RectifySession *self, Operation *operation)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->ledger, operation->ledger))
    {
      set_plan (self, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEDGER]);
    }
  g_list_store_splice (self->parties, 0, g_list_model_get_n_items (G_LIST_MODEL (self->parties)),
                       operation->parties->pdata, operation->parties->len);
  set_plan (self, operation->plan);
  g_list_store_splice (self->plans, 0, g_list_model_get_n_items (G_LIST_MODEL (self->plans)),
                       operation->plans->pdata, operation->plans->len);
  set_string (self, &self->undo_name, operation->undo_name, PROP_UNDO_NAME);
  set_string (self, &self->redo_name, operation->redo_name, PROP_REDO_NAME);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_busy (RectifySession *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* The worker has its own task, so that the caller's callback comes after the window is up to date.
 */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifySession *self = RECTIFY_SESSION (source);
  g_autoptr (GTask) outer = user_data;
  Operation *operation = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      take_over (self, operation);
      g_task_return_pointer (outer, g_strdup (operation->name != NULL ? operation->name : ""),
                             g_free);
    }
  else
    g_task_return_error (outer, error);
  self->busy = FALSE;
  start_next (self);
  if (!self->busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
prepare (RectifySession *self, Operation *operation, GError **error)
{
  if (operation->type == OPERATION_OPEN)
    return TRUE;
  if (self->ledger == NULL || (operation->type == OPERATION_EDIT && self->plan == NULL))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("There is no plan open. Open one and try again."));
      return FALSE;
    }
  operation->ledger = g_object_ref (self->ledger);
  if (operation->plan_id == 0 && self->plan != NULL)
    operation->plan_id = rectify_plan_get_id (self->plan);
  if (operation->type != OPERATION_EDIT)
    return TRUE;
  operation->draft = rectify_plan_copy (self->plan);
  return operation->edit (operation->draft, operation->func_data, error);
}

static void
start_next (RectifySession *self)
{
  GTask *outer;

  while (!self->busy && (outer = g_queue_pop_head (&self->queue)) != NULL)
    {
      Operation *operation = g_task_get_task_data (outer);
      g_autoptr (GTask) inner = NULL;
      GError *error = NULL;

      if (!prepare (self, operation, &error))
        {
          g_task_return_error (outer, error);
          g_object_unref (outer);
          continue;
        }
      inner = g_task_new (self, NULL, worked_cb, outer);
      g_task_set_task_data (inner, operation, NULL);
      set_busy (self, TRUE);
      g_task_run_in_thread (inner, work);
    }
}

static void
enqueue (RectifySession *self, Operation *operation, GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, operation, operation_free);
  g_queue_push_tail (&self->queue, task);
  start_next (self);
}

static Operation *
operation_new (OperationType type)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->type = type;
  return operation;
}

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
  Operation *operation = operation_new (OPERATION_OPEN);

  operation->path = g_strdup (path);
  operation->flags = flags;
  enqueue (self, operation, callback, user_data);
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
  Operation *operation = operation_new (OPERATION_SHOW);

  operation->plan_id = id;
  enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_edit:
 * @self: a session
 * @name: what the edit is called
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
  Operation *operation = operation_new (OPERATION_EDIT);

  operation->name = g_strdup (name);
  operation->edit = func;
  operation->func_data = func_data;
  operation->destroy = destroy;
  enqueue (self, operation, callback, user_data);
}

/**
 * rectify_session_add_plan:
 * @self: a session
 * @name: what the edit is called
 * @plan: a new plan
 * @callback: (nullable): called when it is on disk and shown, or not
 * @user_data: for @callback
 */
void
rectify_session_add_plan (RectifySession *self, const char *name, RectifyPlan *plan,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Operation *operation = operation_new (OPERATION_ADD);

  operation->name = g_strdup (name);
  operation->draft = g_object_ref (plan);
  enqueue (self, operation, callback, user_data);
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
  Operation *operation = operation_new (OPERATION_RUN);

  operation->run = func;
  operation->func_data = func_data;
  operation->destroy = destroy;
  enqueue (self, operation, callback, user_data);
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
  enqueue (self, operation_new (redo ? OPERATION_REDO : OPERATION_UNDO), callback, user_data);
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
  g_autofree char *name = rectify_session_undo_finish (self, result, error);

  return name != NULL;
}

/**
 * rectify_session_undo_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the edit is called, or %NULL if it failed
 */
char *
rectify_session_undo_finish (RectifySession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
