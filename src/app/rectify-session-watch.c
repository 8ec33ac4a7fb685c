/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-session-private.h"

/* How often others' edits are looked for, in seconds: they are to be seen within two. */
#define INTERVAL 1
/* A file that is busy for less is not worth a word, in milliseconds. */
#define PATIENCE 1000

/**
 * rectify_session_get_place:
 * @self: a session
 *
 * Returns: what became of the ledger's file while it is open
 */
RectifyFilePlace
rectify_session_get_place (RectifySession *self)
{
  return self->place;
}

/**
 * rectify_session_get_last_edit:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the edit that was made last, undone or not
 */
const RectifyEditNote *
rectify_session_get_last_edit (RectifySession *self)
{
  return self->last_edit;
}

/**
 * rectify_session_get_clock_back:
 * @self: a session
 *
 * Returns: when the ledger was last edited or backed up, in seconds since 1970, if the clock was
 *   clearly before that when it was opened; else 0
 */
gint64
rectify_session_get_clock_back (RectifySession *self)
{
  return self->clock_back;
}

/**
 * rectify_session_is_waiting:
 * @self: a session
 *
 * Returns: whether something waits, and has for a while, since another program holds the ledger
 */
gboolean
rectify_session_is_waiting (RectifySession *self)
{
  return self->waiting;
}

/**
 * rectify_session_check_free:
 * @self: a session
 * @error: return location
 *
 * What waits for another program keeps all others from the ledger until then.
 *
 * Returns: whether the ledger can be read at once, also outside the session's thread
 */
gboolean
rectify_session_check_free (RectifySession *self, GError **error)
{
  if (self->current == NULL || !g_atomic_int_get (&self->current->is_waiting))
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY,
                       _ ("The ledger is being used by another program. Wait a moment and try "
                          "again."));
  return FALSE;
}

/**
 * rectify_session_cancel_waiting:
 * @self: a session
 *
 * What waits is given up, with %G_IO_ERROR_CANCELLED; nothing is changed by it.
 */
void
rectify_session_cancel_waiting (RectifySession *self)
{
  if (self->current != NULL && self->waiting)
    g_cancellable_cancel (self->current->cancellable);
}

typedef struct {
  GWeakRef session;
  RectifyOperation *operation; /* only to be compared */
} Told;

static void
told_free (gpointer data)
{
  g_weak_ref_clear (&((Told *) data)->session);
  g_free (data);
}

static gboolean
told_cb (gpointer user_data)
{
  Told *told = user_data;
  g_autoptr (RectifySession) self = g_weak_ref_get (&told->session);

  if (self != NULL && self->current == told->operation)
    rectify_session_set_waiting (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* In the thread that waits. */
static void
waiting_cb (guint waited, gpointer user_data)
{
  RectifyOperation *operation = user_data;
  Told *told;

  g_atomic_int_set (&operation->is_waiting, TRUE);
  if (waited < PATIENCE || operation->told_waiting)
    return;
  operation->told_waiting = TRUE;
  told = g_new0 (Told, 1);
  g_weak_ref_init (&told->session, operation->waiting_data);
  told->operation = operation;
  g_idle_add_full (G_PRIORITY_DEFAULT, told_cb, told, told_free);
}

/**
 * rectify_session_attend:
 * @self: a session
 * @operation: what goes into the thread now
 *
 * If it has to wait there the user is told, and can give it up.
 */
void
rectify_session_attend (RectifySession *self, RectifyOperation *operation)
{
  self->current = operation;
  g_clear_object (&operation->cancellable);
  operation->cancellable = g_cancellable_new ();
  operation->told_waiting = FALSE;
  operation->is_waiting = FALSE;
  operation->waiting = waiting_cb;
  operation->waiting_data = self;
}

static void
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  rectify_operation_carry_out (task_data, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Who changed the plan that is shown, if it was somebody else. */
static void
tell_news (RectifySession *self, RectifyOperation *operation, gint64 seen, gint64 plan_id)
{
  RectifyEditNote *edit = operation->last_edit;
  g_autofree char *author = rectify_ledger_dup_own_name ();

  if (edit == NULL || seen == 0 || edit->id <= seen || g_str_equal (edit->author, author)
      || (edit->plan_id != 0 && edit->plan_id != plan_id))
    return;
  g_signal_emit_by_name (self, "edited-elsewhere", edit);
}

/* It does not hold the session: that may go while it is looked at the file. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (g_object_ref (result));
  GWeakRef *weak = user_data;
  g_autoptr (RectifySession) self = g_weak_ref_get (weak);
  RectifyOperation *operation = g_task_get_task_data (task);
  gint64 seen, plan_id;

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    return;
  self->working = FALSE;
  seen = self->last_edit != NULL ? self->last_edit->id : 0;
  plan_id = self->plan != NULL ? rectify_plan_get_id (self->plan) : 0;
  self->stale = operation->changed && !operation->refreshed;
  if (operation->refreshed)
    rectify_session_take_over (self, operation);
  rectify_session_set_place (self, operation->place);
  if (operation->refreshed)
    tell_news (self, operation, seen, plan_id);
  rectify_session_go_on (self);
}

/**
 * rectify_session_look:
 * @self: a session
 *
 * Looks whether anybody else has edited the ledger, and shows it; not while something else is done,
 * which shows it too. Called about once a second by itself.
 */
void
rectify_session_look (RectifySession *self)
{
  RectifyOperation *operation;
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;

  if (self->ledger == NULL || self->working)
    return;
  operation = rectify_operation_new (RECTIFY_OPERATION_LOOK);
  operation->ledger = g_object_ref (self->ledger);
  operation->plan_id = self->plan != NULL ? rectify_plan_get_id (self->plan) : 0;
  operation->changed = self->stale;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, NULL, looked_cb, weak);
  g_task_set_task_data (task, operation, rectify_operation_free);
  self->working = TRUE;
  g_task_run_in_thread (task, look);
}

static gboolean
look_cb (gpointer user_data)
{
  g_autoptr (RectifySession) self = g_weak_ref_get (user_data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  rectify_session_look (self);
  return G_SOURCE_CONTINUE;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * rectify_session_start_watch:
 * @self: a session that has a ledger
 *
 * Looks for others' edits from now on.
 */
void
rectify_session_start_watch (RectifySession *self)
{
  GWeakRef *weak;

  if (self->watch != 0)
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->watch = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, INTERVAL, look_cb, weak, weak_free);
}

/**
 * rectify_session_ask:
 * @self: a session
 * @outer: (transfer full): an edit that somebody else's edit is in the way of
 *
 * Asks a person what to keep. Nothing else is done until then.
 *
 * Returns: whether there is anybody to ask; if not, @outer is left to the caller
 */
gboolean
rectify_session_ask (RectifySession *self, GTask *outer)
{
  RectifyOperation *operation = g_task_get_task_data (outer);
  gboolean asked = FALSE;

  self->asked = outer;
  /* Nothing is on its way to the disk until there is an answer. */
  rectify_session_set_busy (self, FALSE);
  g_signal_emit_by_name (self, "conflict", operation->merge, operation->conflict_edits, &asked);
  if (!asked)
    self->asked = NULL;
  return asked;
}

/**
 * rectify_session_answer:
 * @self: a session that has asked about a conflict
 * @save: whether the edit is to be saved as it was decided; else it is given up
 *
 * Goes on with the edit.
 */
void
rectify_session_answer (RectifySession *self, gboolean save)
{
  GTask *outer = g_steal_pointer (&self->asked);
  RectifyOperation *operation;

  g_return_if_fail (outer != NULL);

  operation = g_task_get_task_data (outer);
  if (save)
    {
      rectify_operation_take_merge (operation);
      rectify_session_work (self, outer);
      return;
    }
  g_task_return_new_error (outer, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                           _ ("The edit was not saved; nothing was changed."));
  g_object_unref (outer);
  self->working = FALSE;
  rectify_session_go_on (self);
}
