/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-rows.h"

#include "rectify-ledger-private.h"

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
  GHashTable *plans; /* identifier to Plan */
};

G_DEFINE_FINAL_TYPE (RectifyLedgerRows, rectify_ledger_rows, G_TYPE_OBJECT)

/* A plan as the ledger has it, and its rows as they were read. */
typedef struct {
  gint64 id;
  gint64 revision;
  GPtrArray *rows; /* NULL if it is damaged */
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_free (plan);
}

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
  self->plans = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, plan_free);
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
read_revisions (sqlite3 *db, GPtrArray *plans, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT p.id, ifnull (r.number, 0) FROM plan p LEFT JOIN revision r"
                               " ON r.plan_id = p.id ORDER BY p.year, p.title, p.id",
                               error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (rectify_statement_step (statement, &row, error))
    {
      Plan *plan;

      if (!row)
        return TRUE;
      plan = g_new0 (Plan, 1);
      plan->id = sqlite3_column_int64 (statement, 0);
      plan->revision = sqlite3_column_int64 (statement, 1);
      g_ptr_array_add (plans, plan);
    }
  return FALSE;
}

/* All plans in the order of the list of plans, without rows. */
static GPtrArray *
list_revisions (RectifyLedger *ledger, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ledger->mutex);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (plan_free);
  gboolean done;

  if (!rectify_ledger_begin_reading (ledger, error))
    return NULL;
  done = read_revisions (ledger->db, plans, error);
  sqlite3_exec (ledger->db, "COMMIT", NULL, NULL, NULL);
  return done ? g_steal_pointer (&plans) : NULL;
}

/* One plan that is broken does not hide the others; one that went meanwhile has no rows. The ledger
 * is free for others between two plans. */
static gboolean
read_plan (RectifyLedger *ledger, Plan *plan, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyPlan) loaded = rectify_ledger_load_plan (ledger, plan->id, &failure);

  if (loaded == NULL)
    {
      if (g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
        return TRUE;
      if (!g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  plan->rows = g_ptr_array_new_with_free_func (g_object_unref);
  if (loaded == NULL)
    return TRUE;
  rectify_task_rows_add_plan (plan->rows, loaded);
  plan->revision = rectify_plan_get_revision (loaded);
  return TRUE;
}

static gboolean
fill_plan (RectifyLedgerRows *self, Plan *plan, GError **error)
{
  const Plan *known = g_hash_table_lookup (self->plans, &plan->id);

  if (known != NULL && known->rows != NULL && known->revision == plan->revision)
    {
      plan->rows = g_ptr_array_ref (known->rows);
      return TRUE;
    }
  return read_plan (self->ledger, plan, error);
}

/* What was read is kept, also if the rest is not: the next time begins where this one ended. */
static void
keep (RectifyLedgerRows *self, GPtrArray *plans, guint n_filled)
{
  if (n_filled == plans->len)
    g_hash_table_remove_all (self->plans);
  for (guint i = 0; i < n_filled; i++)
    {
      const Plan *plan = g_ptr_array_index (plans, i);
      Plan *kept = g_memdup2 (plan, sizeof *plan);

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
      const Plan *plan = g_ptr_array_index (plans, i);

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
  plans = list_revisions (self->ledger, error);
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
