/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-operation.h"

#include <glib/gi18n.h>

#include "rectify-backup.h"
#include "rectify-ledger-entries.h"

/* How long is waited to read what others did, in milliseconds: a second later is another try. */
#define LOOK_LIMIT 200
/* How often an edit is merged when others are faster again and again. */
#define MAX_MERGES 100

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
  g_clear_object (&operation->base);
  g_clear_object (&operation->draft);
  g_clear_object (&operation->cancellable);
  g_clear_object (&operation->merge);
  g_clear_object (&operation->ours);
  g_clear_pointer (&operation->conflict_edits, g_ptr_array_unref);
  g_clear_pointer (&operation->undo_edit, rectify_edit_note_free);
  g_clear_pointer (&operation->last_edit, rectify_edit_note_free);
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
fail_deleted (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                       _ ("The plan was deleted meanwhile, at another desk. Copy what you typed; "
                          "the deletion can be undone, and the change made then."));
  return FALSE;
}

/* Who is asked about should know whose words the others are. */
static void
find_authors (RectifyOperation *operation)
{
  RectifyMerge *merge = operation->merge;
  const gint64 *seen = g_object_get_data (G_OBJECT (operation->base), RECTIFY_OPERATION_SEEN);

  operation->conflict_edits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_edit_note_free);
  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (merge, i);

      g_ptr_array_add (operation->conflict_edits,
                       change->conflict
                           ? rectify_ledger_dup_edit_of_item (operation->ledger, operation->plan_id,
                                                              change->item_id,
                                                              seen != NULL ? *seen : 0)
                           : NULL);
    }
}

/* Puts the edit on top of what others did since. */
static gboolean
merge_draft (RectifyOperation *operation, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyMerge) merge = NULL;
  g_autoptr (RectifyPlan) merged = NULL;
  g_autoptr (RectifyPlan) ours
      = rectify_ledger_load_plan (operation->ledger, rectify_plan_get_id (operation->draft),
                                  &failure);

  if (ours == NULL)
    {
      if (g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
        return fail_deleted (error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  merge = rectify_merge_new (operation->base, ours, operation->draft, RECTIFY_MERGE_NONE);
  g_set_object (&operation->ours, ours);
  g_set_object (&operation->merge, merge);
  if (rectify_merge_get_n_conflicts (merge) > 0)
    {
      find_authors (operation);
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("Somebody else changed the same meanwhile. Look at it again, then "
                              "repeat your change; nothing was overwritten."));
      return FALSE;
    }
  rectify_operation_take_merge (operation);
  return TRUE;
}

static gboolean
save_edit (RectifyOperation *operation, GError **error)
{
  for (guint n_merges = 0;; n_merges++)
    {
      g_autoptr (GError) failure = NULL;

      if (rectify_ledger_save_plan (operation->ledger, operation->draft, operation->name, &failure))
        return TRUE;
      if (operation->type == RECTIFY_OPERATION_EDIT
          && g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
        return fail_deleted (error);
      if (operation->base == NULL || n_merges == MAX_MERGES
          || !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (!merge_draft (operation, error))
        return FALSE;
    }
}

static gint64
find_item (RectifyOperation *operation)
{
  g_autoptr (RectifyEditNote) last = NULL;

  if (operation->type == RECTIFY_OPERATION_UNDO)
    return rectify_ledger_find_edited_item (operation->ledger, operation->undo_id);
  last = rectify_ledger_dup_undo_edit (operation->ledger);
  return last != NULL ? rectify_ledger_find_edited_item (operation->ledger, last->id) : 0;
}

static gboolean
step_history (RectifyOperation *operation, GError **error)
{
  gint64 plan_id = 0;
  gboolean done;

  if (operation->type == RECTIFY_OPERATION_REDO)
    done = rectify_ledger_redo (operation->ledger, &plan_id, &operation->name, error);
  else
    done = rectify_ledger_undo_edit (operation->ledger, operation->undo_id, &plan_id,
                                     &operation->name, error);
  /* The window goes where something changed. */
  if (done && plan_id != 0)
    operation->plan_id = plan_id;
  if (done)
    operation->item_id = find_item (operation);
  return done;
}

/* Beside a file that is not the one that was opened nothing is read either. */
static gboolean
is_readable (RectifyOperation *operation, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (operation->type == RECTIFY_OPERATION_OPEN || operation->type == RECTIFY_OPERATION_COPY
      || rectify_ledger_check_place (operation->ledger, &failure)
      || !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
carry_out (RectifyOperation *operation, GError **error)
{
  gboolean changed;

  if (operation->type == RECTIFY_OPERATION_LOOK)
    {
      operation->place = rectify_ledger_poll (operation->ledger, &changed);
      operation->changed = operation->changed || changed;
      return operation->changed && is_readable (operation, error);
    }
  if (!is_readable (operation, error))
    return FALSE;
  switch (operation->type)
    {
    case RECTIFY_OPERATION_OPEN:
      operation->ledger = rectify_ledger_open (operation->path, operation->flags, error);
      return operation->ledger != NULL;
    case RECTIFY_OPERATION_EDIT:
    case RECTIFY_OPERATION_ADD:
      if (!save_edit (operation, error))
        return FALSE;
      operation->plan_id = rectify_plan_get_id (operation->draft);
      operation->plan = g_object_ref (operation->draft);
      return TRUE;
    case RECTIFY_OPERATION_RUN:
      return operation->run (operation->ledger, operation->func_data, error);
    case RECTIFY_OPERATION_COPY:
      return rectify_ledger_save_copy (operation->ledger, operation->path, operation->cancellable,
                                       error);
    case RECTIFY_OPERATION_UNDO:
    case RECTIFY_OPERATION_REDO:
      return step_history (operation, error);
    case RECTIFY_OPERATION_SHOW:
    case RECTIFY_OPERATION_LOOK:
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
  operation->undo_edit = rectify_ledger_dup_undo_edit (operation->ledger);
  operation->last_edit = rectify_ledger_dup_last_edit (operation->ledger);
  return operation->parties != NULL;
}

/**
 * rectify_operation_take_merge:
 * @self: an edit that was merged
 *
 * Makes it an edit of what the ledger had when it was merged.
 */
void
rectify_operation_take_merge (RectifyOperation *self)
{
  g_autoptr (RectifyPlan) merged = rectify_merge_make_plan (self->merge);

  g_set_object (&self->base, self->ours);
  g_set_object (&self->draft, merged);
  g_clear_object (&self->merge);
  g_clear_object (&self->ours);
  g_clear_pointer (&self->conflict_edits, g_ptr_array_unref);
}

/* A wrong clock is said at once. */
static void
check_clock (RectifyOperation *self)
{
  g_autofree char *folder = rectify_backup_dup_folder (rectify_ledger_get_path (self->ledger));
  gint64 latest;

  self->clock_back = rectify_ledger_is_clock_back (self->ledger, folder,
                                                   g_get_real_time () / G_USEC_PER_SEC, &latest)
                         ? latest
                         : 0;
}

/* What an earlier try read. */
static void
forget_state (RectifyOperation *self)
{
  self->refreshed = FALSE;
  g_clear_object (&self->plan);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->undo_name, g_free);
  g_clear_pointer (&self->redo_name, g_free);
  g_clear_pointer (&self->undo_edit, rectify_edit_note_free);
  g_clear_pointer (&self->last_edit, rectify_edit_note_free);
}

static gboolean
carry_out_and_read (RectifyOperation *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) unread = NULL;
  gboolean done;

  forget_state (self);
  done = carry_out (self, &failure);
  if ((done && self->type != RECTIFY_OPERATION_COPY)
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
    self->refreshed = read_state (self, &unread);
  if (self->refreshed && self->type == RECTIFY_OPERATION_OPEN)
    check_clock (self);
  if (done && !self->refreshed
      && (self->type == RECTIFY_OPERATION_OPEN || self->type == RECTIFY_OPERATION_SHOW))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return FALSE;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return done;
}

/**
 * rectify_operation_carry_out:
 * @self: work on a ledger
 * @error: return location
 *
 * Does the work, and reads what the window shows after it: also where the work was refused since
 * somebody else was faster, so that the next try is made on what is there now. What is done is
 * done, even if the reading fails after it. An edit of a plan that others edited since is merged
 * with theirs; if that takes a person it fails, and its merge is left. While another program holds
 * the ledger it waits until it is cancelled. Called in a thread.
 *
 * Returns: whether it went well
 */
gboolean
rectify_operation_carry_out (RectifyOperation *self, GError **error)
{
  const RectifyWait wait
      = { self->type == RECTIFY_OPERATION_LOOK ? LOOK_LIMIT : RECTIFY_WAIT_FOR_EVER,
          self->cancellable, self->waiting, self };
  const RectifyWait *former = rectify_wait_set (&wait);
  g_autoptr (GError) failure = NULL;
  gboolean done = carry_out_and_read (self, &failure);

  rectify_wait_set (former);
  if (done || failure == NULL)
    return done;
  if (g_cancellable_is_cancelled (self->cancellable)
      && g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("The ledger is being used by another program, and it was not waited "
                            "for. Nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
