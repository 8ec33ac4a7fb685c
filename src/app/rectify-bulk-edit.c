/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-bulk-edit.h"

#include <glib/gi18n.h>

/* How often the edit is made again on what others made of the plans meanwhile. */
#define MAX_TRIES 3

/* Items of several plans on their way to be edited. */
typedef struct {
  GHashTable *plans; /* plan identifier to GArray of item identifiers */
  char *name;        /* NULL: only tried */
  RectifyBulkFunc func;
  RectifyBulkCheck check;
  gpointer func_data;
  GDestroyNotify destroy;
} Bulk;

static void
bulk_free (gpointer data)
{
  Bulk *bulk = data;

  g_hash_table_unref (bulk->plans);
  g_free (bulk->name);
  if (bulk->destroy != NULL)
    bulk->destroy (bulk->func_data);
  g_free (bulk);
}

static GHashTable *
group (GPtrArray *rows)
{
  GHashTable *plans
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (rows, i);
      GArray *ids = g_hash_table_lookup (plans, &row->plan_id);

      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (plans, g_memdup2 (&row->plan_id, sizeof row->plan_id), ids);
        }
      g_array_append_val (ids, row->item_id);
    }
  return plans;
}

/* A plan that is gone takes its rows with it; the others are edited. */
static gboolean
make_drafts (Bulk *bulk, RectifyLedger *ledger, GPtrArray *drafts, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n_edited = 0;

  g_hash_table_iter_init (&iter, bulk->plans);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (RectifyPlan) draft
          = rectify_ledger_load_plan (ledger, *(const gint64 *) key, &failure);
      guint n;

      if (g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
        continue;
      if (draft == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      n = bulk->func (draft, value, bulk->func_data, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      n_edited += n;
      if (n > 0)
        g_ptr_array_add (drafts, g_steal_pointer (&draft));
    }
  if (bulk->check != NULL && !bulk->check (bulk->func_data, error))
    return FALSE;
  if (n_edited > 0)
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                       _ ("None of these rows is in the ledger any more. Nothing was changed."));
  return FALSE;
}

static gboolean
run (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Bulk *bulk = user_data;

  for (guint n_tries = 1;; n_tries++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) failure = NULL;

      if (!make_drafts (bulk, ledger, drafts, error))
        return FALSE;
      if (bulk->name == NULL)
        return TRUE;
      if (rectify_ledger_save_plans (ledger, drafts, bulk->name, &failure))
        return TRUE;
      if (n_tries < MAX_TRIES
          && g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
}

/**
 * rectify_bulk_edit:
 * @session: a session
 * @rows: (element-type RectifyTaskRow): tasks, of any plans
 * @name: what the edit is called
 * @func: edits those of a plan
 * @check: (nullable): says whether that is kept
 * @func_data: (transfer full): for @func and @check
 * @destroy: (nullable): frees @func_data
 * @callback: called with the session when it is on disk and shown, or not
 * @user_data: for @callback
 *
 * Edits tasks of several plans in one edit, which is undone at once.
 */
void
rectify_bulk_edit (RectifySession *session, GPtrArray *rows, const char *name, RectifyBulkFunc func,
                   RectifyBulkCheck check, gpointer func_data, GDestroyNotify destroy,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  Bulk *bulk = g_new0 (Bulk, 1);

  bulk->plans = group (rows);
  bulk->name = g_strdup (name);
  bulk->func = func;
  bulk->check = check;
  bulk->func_data = func_data;
  bulk->destroy = destroy;
  rectify_session_run (session, run, bulk, bulk_free, callback, user_data);
}

/**
 * rectify_bulk_try:
 * @session: a session
 * @rows: (element-type RectifyTaskRow): tasks, of any plans
 * @func: edits those of a plan
 * @func_data: for @func
 * @callback: called with the session when it was tried
 * @user_data: for @callback
 *
 * Edits copies of the plans that are not kept, so that what an edit will come to can be said before it
 * is made.
 */
void
rectify_bulk_try (RectifySession *session, GPtrArray *rows, RectifyBulkFunc func,
                  gpointer func_data, GAsyncReadyCallback callback, gpointer user_data)
{
  Bulk *bulk = g_new0 (Bulk, 1);

  bulk->plans = group (rows);
  bulk->func = func;
  bulk->func_data = func_data;
  rectify_session_run (session, run, bulk, bulk_free, callback, user_data);
}

/**
 * rectify_bulk_count_plans:
 * @rows: (element-type RectifyTaskRow): tasks
 *
 * Returns: of how many plans they are
 */
guint
rectify_bulk_count_plans (GPtrArray *rows)
{
  g_autoptr (GHashTable) plans = group (rows);

  return g_hash_table_size (plans);
}

/**
 * rectify_bulk_dup_count:
 * @rows: (element-type RectifyTaskRow): tasks
 *
 * Returns: (transfer full): words for how many rows of how many plans these are
 */
char *
rectify_bulk_dup_count (GPtrArray *rows)
{
  guint n_plans = rectify_bulk_count_plans (rows);
  g_autofree char *n_rows = g_strdup_printf (ngettext ("%u row", "%u rows", rows->len), rows->len);

  /* Translators: “12 rows in 3 plans”. */
  return g_strdup_printf (ngettext ("%s in %u plan", "%s in %u plans", n_plans), n_rows, n_plans);
}
