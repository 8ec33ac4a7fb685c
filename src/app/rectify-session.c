/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-session.h"

#include "rectify-session-private.h"

G_DEFINE_QUARK (rectify - session - error - quark, rectify_session_error)

/**
 * RectifySession:
 *
 * The ledger that a window has open, and the live plan that its views are bound to. All work on the
 * ledger goes through one queue, in a thread: an edit is made on a copy of the live plan when all
 * before it is on disk, and the live plan follows when the edit is on disk itself. So nothing is
 * shown that is not kept, no edit is made on a stale plan, and the window never waits.
 *
 * Others may have the same file open. What they do is looked for once a second and shown; an edit
 * that was begun before it arrived is merged with it. “conflict” asks a person where both changed
 * the same, and rectify_session_answer() goes on; “edited-elsewhere” tells who it was. “refreshed”
 * follows whenever the ledger was read again.
 */
G_DEFINE_FINAL_TYPE (RectifySession, rectify_session, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_LEDGER,
  PROP_PLAN,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_BUSY,
  PROP_WAITING,
  PROP_PLACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
    case PROP_WAITING:
      g_value_set_boolean (value, self->waiting);
      break;
    case PROP_PLACE:
      g_value_set_uint (value, self->place);
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
  g_clear_object (&self->snapshot);
  g_clear_object (&self->asked);
  rectify_edit_note_free (self->undo_edit);
  rectify_edit_note_free (self->last_edit);
  g_object_unref (self->plans);
  g_object_unref (self->parties);
  rectify_row_source_stop (self->rows);
  g_object_unref (self->rows);
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
  properties[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  properties[PROP_PLACE] = g_param_spec_uint ("place", NULL, NULL, RECTIFY_FILE_THERE,
                                              RECTIFY_FILE_FORBIDDEN, RECTIFY_FILE_THERE, flags);
  /* A RectifyMerge, and of each of its changes who made the one that is in the way, or NULL; a
   * handler that asks returns TRUE. */
  g_signal_new ("conflict", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2,
                RECTIFY_TYPE_MERGE, G_TYPE_POINTER);
  /* A RectifyEditNote. */
  g_signal_new ("edited-elsewhere", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  /* What is there was read again, whoever changed it. */
  g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rectify_session_init (RectifySession *self)
{
  self->plans = g_list_store_new (RECTIFY_TYPE_PLAN_INFO);
  self->parties = g_list_store_new (RECTIFY_TYPE_PARTY);
  self->rows = rectify_row_source_new ();
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
 * rectify_session_get_rows:
 * @self: a session
 *
 * Returns: (transfer none): the tasks of all plans, for all who show or count them
 */
RectifyRowSource *
rectify_session_get_rows (RectifySession *self)
{
  return self->rows;
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

/**
 * rectify_session_get_undo_edit:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the edit that is undone next
 */
const RectifyEditNote *
rectify_session_get_undo_edit (RectifySession *self)
{
  return self->undo_edit;
}

/**
 * rectify_session_dup_snapshot:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the live plan as it is now, not to be changed; what is made
 *   of it can be told apart later from what others did meanwhile
 */
RectifyPlan *
rectify_session_dup_snapshot (RectifySession *self)
{
  if (self->plan == NULL)
    return NULL;
  if (self->snapshot == NULL)
    self->snapshot = rectify_plan_copy (self->plan);
  if (self->last_edit != NULL)
    g_object_set_data_full (G_OBJECT (self->snapshot), RECTIFY_OPERATION_SEEN,
                            g_memdup2 (&self->last_edit->id, sizeof self->last_edit->id), g_free);
  return g_object_ref (self->snapshot);
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
      g_set_object (&self->snapshot, plan);
      return;
    }
  g_clear_object (&self->snapshot);
  if (g_set_object (&self->plan, plan))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

/**
 * rectify_session_take_over:
 * @self: a session
 * @operation: work that is done
 *
 * Shows what it read.
 */
void
rectify_session_take_over (RectifySession *self, RectifyOperation *operation)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->ledger, operation->ledger))
    {
      set_plan (self, NULL);
      self->stale = FALSE;
      self->clock_back = operation->clock_back;
      rectify_session_set_place (self, RECTIFY_FILE_THERE);
      rectify_session_start_watch (self);
      rectify_row_source_set_ledger (self->rows, self->ledger);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEDGER]);
    }
  rectify_session_follow_parties (self->parties, operation->parties);
  set_plan (self, operation->plan);
  rectify_session_follow_plans (self->plans, operation->plans);
  rectify_edit_note_free (self->undo_edit);
  self->undo_edit = rectify_edit_note_copy (operation->undo_edit);
  rectify_edit_note_free (self->last_edit);
  self->last_edit = rectify_edit_note_copy (operation->last_edit);
  set_string (self, &self->undo_name, operation->undo_name, PROP_UNDO_NAME);
  set_string (self, &self->redo_name, operation->redo_name, PROP_REDO_NAME);
  g_object_thaw_notify (G_OBJECT (self));
  rectify_row_source_refresh (self->rows);
  g_signal_emit_by_name (self, "refreshed");
}

/**
 * rectify_session_set_busy:
 * @self: a session
 * @busy: whether something is on its way to or from the disk
 */
void
rectify_session_set_busy (RectifySession *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * rectify_session_set_waiting:
 * @self: a session
 * @waiting: whether another program is waited for
 */
void
rectify_session_set_waiting (RectifySession *self, gboolean waiting)
{
  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING]);
}

/**
 * rectify_session_set_place:
 * @self: a session
 * @place: what became of the ledger's file
 */
void
rectify_session_set_place (RectifySession *self, RectifyFilePlace place)
{
  if (self->place == place)
    return;
  self->place = place;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}
