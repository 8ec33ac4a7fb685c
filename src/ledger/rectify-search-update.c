/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-private.h"

/* So many plans are entered at a time; in between the work can be stopped, and what is there is
 * kept. */
#define CHUNK 24

/* The plan of the revision that is asked for; NULL without an error if it is no longer that, or
 * damaged: whoever searches looks at it then. */
static RectifyPlan *
read_plan (RectifyLedger *self, const RectifySearchState *state)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (RectifyPlan) plan = NULL;

  if (!rectify_ledger_begin_reading (self, NULL))
    return NULL;
  plan = rectify_ledger_read_plan (self->db, state->plan_id, NULL);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  return plan != NULL && rectify_plan_get_revision (plan) == state->revision
                 && rectify_plan_get_year (plan) == state->year
             ? g_steal_pointer (&plan)
             : NULL;
}

static gboolean
add_chunk (RectifyLedger *self, sqlite3 *index, GArray *states, guint *at, GError **error)
{
  guint n = 0;

  if (!rectify_database_execute (index, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (; *at < states->len && n < CHUNK; (*at)++)
    {
      const RectifySearchState *state = &g_array_index (states, RectifySearchState, *at);
      g_autoptr (RectifyPlan) plan = NULL;

      if (state->generation >= 0 || !rectify_search_index_can_hold (state))
        continue;
      plan = read_plan (self, state);
      if (plan != NULL && !rectify_search_index_add_plan (index, state, plan, error))
        return FALSE;
      n++;
    }
  return rectify_database_execute (index, "COMMIT", error);
}

static gboolean
note_origin (RectifyLedger *self, sqlite3 *index, GArray *states, GError **error)
{
  gint64 history_id, uid;
  gboolean read;

  g_mutex_lock (&self->mutex);
  read = rectify_ledger_check_readable (self, error)
         && rectify_search_read_origin (self->db, &history_id, &uid, error);
  g_mutex_unlock (&self->mutex);
  return read && rectify_database_execute (index, "BEGIN IMMEDIATE", error)
         && rectify_search_index_set_origin (index, history_id, uid, error)
         && rectify_search_index_remove_others (index, states, error)
         && rectify_database_execute (index, "COMMIT", error);
}

static gboolean
is_complete (GArray *states)
{
  for (guint i = 0; i < states->len; i++)
    if (g_array_index (states, RectifySearchState, i).generation < 0)
      return FALSE;
  return TRUE;
}

static gboolean
bring_up_to_date (RectifyLedger *self, sqlite3 *index, RectifySearchProgress progress,
                  gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) states = rectify_search_list_states (self, index, error);

  if (states == NULL)
    return FALSE;
  if (is_complete (states))
    return TRUE;
  if (!note_origin (self, index, states, error))
    return FALSE;
  for (guint at = 0; at < states->len;)
    {
      if (progress != NULL)
        progress (at, states->len, user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_chunk (self, index, states, &at, error))
        return FALSE;
      /* Others may want the ledger. */
      g_thread_yield ();
    }
  if (progress != NULL)
    progress (states->len, states->len, user_data);
  return TRUE;
}

/* Whether an index that is there is good enough to go on with. */
static gboolean
is_fit (RectifyLedger *self, sqlite3 *index)
{
  g_autoptr (GArray) states = NULL;
  gint64 n_indexed;

  if (!rectify_database_get_int (index, "SELECT count (*) FROM indexed", &n_indexed, NULL))
    return FALSE;
  if (n_indexed == 0)
    return TRUE;
  if (rectify_search_index_is_worn (index))
    return FALSE;
  states = rectify_search_list_states (self, index, NULL);
  for (guint i = 0; states != NULL && i < states->len; i++)
    if (g_array_index (states, RectifySearchState, i).generation >= 0)
      return TRUE;
  /* Not one plan is as it is: it is of another ledger, or so old that a new one is as quick. */
  return states != NULL && states->len == 0;
}

static gboolean
is_cancelled_or_busy (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY);
}

/**
 * rectify_ledger_update_search:
 * @self: a ledger
 * @progress: (nullable): called now and then
 * @user_data: for @progress
 * @cancellable: (nullable): stops it; what is there by then is kept
 * @error: return location
 *
 * Makes the index for searching in a ledger, or enters what was changed since: it is a file of its
 * own in the user's folder for caches, and is made anew if it is damaged. Without it
 * rectify_ledger_search() finds the same, but not as fast. Blocks; edits can be made meanwhile.
 *
 * Returns: whether the index is up to date
 */
gboolean
rectify_ledger_update_search (RectifyLedger *self, RectifySearchProgress progress,
                              gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  path = rectify_search_index_dup_path (self->path);
  for (guint n_tries = 0;; n_tries++)
    {
      g_autoptr (GError) failure = NULL;
      sqlite3 *index = rectify_search_index_open (path, TRUE, &failure);
      gboolean done = FALSE;

      if (index != NULL && (n_tries > 0 || is_fit (self, index)))
        done = bring_up_to_date (self, index, progress, user_data, cancellable, &failure);
      sqlite3_close_v2 (index);
      if (done)
        return TRUE;
      if (n_tries > 0 || is_cancelled_or_busy (failure))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      rectify_search_index_remove (path);
    }
}
