/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-rows.h"

#include "rectify-ledger-private.h"
#include "rectify-plan-rows.h"

/**
 * RectifyLedgerRows:
 *
 * The tasks of all plans of a ledger, as rows. Those of each plan are kept with the revision that
 * they were read from, so that after an edit the plans that it changed are read again and no others.
 */
struct _RectifyLedgerRows {
  GObject parent_instance;

  RectifyLedger *ledger;
  GMutex mutex;
  GHashTable *plans; /* identifier to RectifyPlanRows */
};

G_DEFINE_FINAL_TYPE (RectifyLedgerRows, rectify_ledger_rows, G_TYPE_OBJECT)

static void
rectify_ledger_rows_finalize (GObject *object)
{
  RectifyLedgerRows *self = RECTIFY_LEDGER_ROWS (object);

  g_object_unref (self->ledger);
  g_hash_table_unref (self->plans);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (rectify_ledger_rows_parent_class)->finalize (object);
}

static void
rectify_ledger_rows_class_init (RectifyLedgerRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_ledger_rows_finalize;
}

static void
rectify_ledger_rows_init (RectifyLedgerRows *self)
{
  g_mutex_init (&self->mutex);
  self->plans = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, rectify_plan_rows_free);
}

/**
 * rectify_ledger_rows_new:
 * @ledger: a ledger
 *
 * Returns: (transfer full): the rows of its plans, none of which is read yet
 */
RectifyLedgerRows *
rectify_ledger_rows_new (RectifyLedger *ledger)
{
  RectifyLedgerRows *self;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);
  self = g_object_new (RECTIFY_TYPE_LEDGER_ROWS, NULL);
  self->ledger = g_object_ref (ledger);
  return self;
}

static gboolean
fill_plan (RectifyLedgerRows *self, RectifyPlanRows *plan, GError **error)
{
  const RectifyPlanRows *known = g_hash_table_lookup (self->plans, &plan->id);

  if (known != NULL && known->rows != NULL && known->revision == plan->revision)
    {
      plan->rows = g_ptr_array_ref (known->rows);
      return TRUE;
    }
  return rectify_plan_rows_read (self->ledger, plan, error);
}

/* What was read is kept, also if the rest is not: the next time begins where this one ended. */
static void
keep (RectifyLedgerRows *self, GPtrArray *plans, guint n_filled)
{
  if (n_filled == plans->len)
    g_hash_table_remove_all (self->plans);
  for (guint i = 0; i < n_filled; i++)
    {
      const RectifyPlanRows *plan = g_ptr_array_index (plans, i);
      RectifyPlanRows *kept = g_memdup2 (plan, sizeof *plan);

      if (kept->rows != NULL)
        g_ptr_array_ref (kept->rows);
      g_hash_table_replace (self->plans, &kept->id, kept);
    }
}

static GPtrArray *
collect (GPtrArray *plans, guint *n_left_out)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  *n_left_out = 0;
  for (guint i = 0; i < plans->len; i++)
    {
      const RectifyPlanRows *plan = g_ptr_array_index (plans, i);

      if (plan->rows == NULL)
        ++*n_left_out;
      else
        for (guint j = 0; j < plan->rows->len; j++)
          g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (plan->rows, j)));
    }
  return rows;
}

/**
 * rectify_ledger_rows_load:
 * @self: the rows of a ledger
 * @n_left_out: (out) (optional): set to how many plans are damaged, so that their tasks are missing
 * @cancellable: (nullable): a #GCancellable
 * @error: return location
 *
 * Reads the plans that changed since the last time, all of them the first time. The rows of plans that
 * did not change are the same as before. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type RectifyTaskRow): the tasks of all plans, by the
 *   plans' year and title and in the order of each; %NULL with a #RectifyLedgerError, or if it was
 *   cancelled
 */
GPtrArray *
rectify_ledger_rows_load (RectifyLedgerRows *self, guint *n_left_out, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  guint n_damaged, n_filled = 0;
  gboolean is_first;
  GPtrArray *rows;

  g_return_val_if_fail (RECTIFY_IS_LEDGER_ROWS (self), NULL);
  locker = g_mutex_locker_new (&self->mutex);
  is_first = g_hash_table_size (self->plans) == 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  plans = rectify_plan_rows_list (self->ledger, error);
  if (plans == NULL)
    return NULL;
  while (n_filled < plans->len && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && fill_plan (self, g_ptr_array_index (plans, n_filled), error))
    n_filled++;
  keep (self, plans, n_filled);
  if (is_first)
    rectify_database_give_back (self->ledger->db);
  if (n_filled < plans->len)
    return NULL;
  rows = collect (plans, &n_damaged);
  if (n_left_out != NULL)
    *n_left_out = n_damaged;
  return rows;
}

/* What a thread brings back. */
typedef struct {
  GPtrArray *rows;
  guint n_left_out;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->rows, g_ptr_array_unref);
  g_free (loaded);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Loaded *loaded = g_new0 (Loaded, 1);
  GError *error = NULL;

  loaded->rows = rectify_ledger_rows_load (source, &loaded->n_left_out, cancellable, &error);
  if (loaded->rows != NULL)
    {
      g_task_return_pointer (task, loaded, loaded_free);
      return;
    }
  loaded_free (loaded);
  g_task_return_error (task, error);
}

/**
 * rectify_ledger_rows_load_async:
 * @self: the rows of a ledger
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when they are there
 * @user_data: data for @callback
 *
 * As rectify_ledger_rows_load(), in a thread.
 */
void
rectify_ledger_rows_load_async (RectifyLedgerRows *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rectify_ledger_rows_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * rectify_ledger_rows_load_finish:
 * @self: the rows of a ledger
 * @result: what the callback got
 * @n_left_out: (out) (optional): set to how many plans are damaged, so that their tasks are missing
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type RectifyTaskRow): as rectify_ledger_rows_load()
 */
GPtrArray *
rectify_ledger_rows_load_finish (RectifyLedgerRows *self, GAsyncResult *result, guint *n_left_out,
                                 GError **error)
{
  Loaded *loaded;
  GPtrArray *rows;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;
  if (n_left_out != NULL)
    *n_left_out = loaded->n_left_out;
  rows = g_steal_pointer (&loaded->rows);
  loaded_free (loaded);
  return rows;
}
