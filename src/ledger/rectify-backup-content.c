/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-comparison.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-private.h"
#include "rectify-plan-info.h"

/**
 * rectify_backup_plan_free:
 * @self: (transfer full) (nullable): a plan of a backup
 */
void
rectify_backup_plan_free (RectifyBackupPlan *self)
{
  if (self != NULL)
    g_free (self->title);
  g_free (self);
}

/* To read alone, and only if it is whole: what can be read of a damaged one is no backup. */
static RectifyLedger *
open_whole (const char *path, GError **error)
{
  g_autoptr (RectifyLedger) backup = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (RectifyStatement) check = NULL;
  gboolean row;

  if (backup == NULL)
    return NULL;
  check = rectify_statement_new (backup->db, "PRAGMA quick_check(1)", error);
  if (check == NULL || !rectify_statement_step (check, &row, error))
    return NULL;
  if (row && g_str_equal (rectify_statement_get_text (check, 0), "ok"))
    {
      g_clear_pointer (&check, rectify_statement_free);
      return g_steal_pointer (&backup);
    }
  g_clear_pointer (&check, rectify_statement_free);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
                       _ ("This backup is damaged. Take another one."));
  return NULL;
}

/**
 * rectify_backup_can_be_read:
 * @path: a backup's file
 * @error: return location
 *
 * Opens it to read alone, which checks it quickly. The file is not changed. Blocks.
 *
 * Returns: whether it can be read; if not, @error says why
 */
gboolean
rectify_backup_can_be_read (const char *path, GError **error)
{
  g_autoptr (RectifyLedger) backup = open_whole (path, error);

  return backup != NULL;
}

/* What of a plan's history came last, and in which state the plan is: where both are the same in
 * two copies of a ledger, so is the plan. */
typedef struct {
  gint64 revision;
  gint64 entry;
  gint64 edited_at;
} Trace;

static gboolean
read_entry (sqlite3 *db, gint64 plan_id, Trace *trace, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db, "SELECT uid, made_at FROM history WHERE plan_id IN (?, 0) ORDER BY id DESC LIMIT 1",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  trace->entry = sqlite3_column_int64 (statement, 0);
  trace->edited_at = rectify_statement_get_time (statement, 1);
  return TRUE;
}

static gboolean
read_trace (RectifyLedger *ledger, gint64 plan_id, Trace *trace, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ledger->mutex);
  gint64 version;

  *trace = (Trace){ 0 };
  if (!rectify_database_get_int (ledger->db, "PRAGMA user_version", &version, error)
      || !rectify_ledger_get_revision (ledger->db, plan_id, &trace->revision, error))
    return FALSE;
  /* Before, edits had no names of their own. */
  return version < 4 || read_entry (ledger->db, plan_id, trace, error);
}

/* What a comparison of the plan as it is printed does not look at. */
static gboolean
is_followed_alike (RectifyItem *a, RectifyItem *b)
{
  GPtrArray *first = rectify_item_get_progress (a);
  GPtrArray *second = rectify_item_get_progress (b);

  if (rectify_item_get_status (a) != rectify_item_get_status (b)
      || rectify_item_get_kind (a) != rectify_item_get_kind (b)
      || rectify_item_get_internal (a) != rectify_item_get_internal (b)
      || !g_str_equal (rectify_item_get_columns (a), rectify_item_get_columns (b))
      || first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!rectify_progress_entry_equal (first->pdata[i], second->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
compare (RectifyPlan *then, RectifyPlan *now, RectifyBackupPlan *plan)
{
  g_autoptr (RectifyComparison) comparison = rectify_comparison_new (then, now);
  g_autoptr (GHashTable) before = rectify_plan_index_items (then);
  g_autoptr (GHashTable) after = rectify_plan_index_items (now);
  g_autoptr (GHashTable) different = g_hash_table_new (g_direct_hash, g_direct_equal);
  GHashTableIter iter;
  gpointer id, item;

  for (guint i = 0; i < rectify_comparison_get_n_items (comparison); i++)
    {
      const RectifyDifference *difference = rectify_comparison_get_item (comparison, i);

      g_hash_table_add (different,
                        difference->after != NULL ? difference->after : difference->before);
    }
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      RectifyItem *old = g_hash_table_lookup (before, id);

      if (old != NULL && !is_followed_alike (old, item))
        g_hash_table_add (different, item);
    }
  plan->n_items = g_hash_table_size (different);
  plan->particulars = rectify_comparison_get_n_particulars (comparison) > 0
                      || rectify_plan_get_year (then) != rectify_plan_get_year (now)
                      || !g_str_equal (rectify_plan_get_theme (then), rectify_plan_get_theme (now));
  plan->state
      = plan->n_items > 0 || plan->particulars ? RECTIFY_BACKUP_CHANGED : RECTIFY_BACKUP_SAME;
}

static RectifyBackupPlan *
plan_new (RectifyPlanInfo *info, const Trace *trace, RectifyBackupState state)
{
  RectifyBackupPlan *self = g_new0 (RectifyBackupPlan, 1);

  self->id = rectify_plan_info_get_id (info);
  self->title = g_strdup (rectify_plan_info_get_title (info));
  self->year = rectify_plan_info_get_year (info);
  self->counts = *rectify_plan_info_get_counts (info);
  self->edited_at = trace->edited_at;
  self->state = state;
  return self;
}

static gboolean
fill_differences (RectifyLedger *backup, RectifyLedger *ledger, const Trace *there,
                  RectifyBackupPlan *plan, GError **error)
{
  g_autoptr (RectifyPlan) then = NULL;
  g_autoptr (RectifyPlan) now = NULL;
  Trace here;

  if (!read_trace (ledger, plan->id, &here, error))
    return FALSE;
  if (there->entry != 0 && here.entry == there->entry && here.revision == there->revision)
    {
      plan->state = RECTIFY_BACKUP_SAME;
      return TRUE;
    }
  then = rectify_ledger_load_plan (backup, plan->id, error);
  now = then != NULL ? rectify_ledger_load_plan (ledger, plan->id, error) : NULL;
  if (now == NULL)
    return FALSE;
  compare (then, now, plan);
  return TRUE;
}

static gboolean
has_plan (GPtrArray *infos, gint64 id)
{
  for (guint i = 0; i < infos->len; i++)
    if (rectify_plan_info_get_id (infos->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const RectifyBackupPlan *first = *(RectifyBackupPlan *const *) a;
  const RectifyBackupPlan *second = *(RectifyBackupPlan *const *) b;

  if (first->year != second->year)
    return first->year - second->year;
  return strcmp (first->title, second->title);
}

static gboolean
add_plans (GPtrArray *plans, RectifyLedger *backup, GPtrArray *there, RectifyLedger *ledger,
           GPtrArray *here, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < there->len; i++)
    {
      gint64 id = rectify_plan_info_get_id (there->pdata[i]);
      gboolean both = has_plan (here, id);
      RectifyBackupPlan *plan;
      Trace trace;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_trace (backup, id, &trace, error))
        return FALSE;
      plan = plan_new (there->pdata[i], &trace,
                       both ? RECTIFY_BACKUP_CHANGED : RECTIFY_BACKUP_ONLY_THERE);
      g_ptr_array_add (plans, plan);
      if (both && !fill_differences (backup, ledger, &trace, plan, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_missing (GPtrArray *plans, GPtrArray *there, RectifyLedger *ledger, GPtrArray *here,
             GError **error)
{
  for (guint i = 0; i < here->len; i++)
    {
      gint64 id = rectify_plan_info_get_id (here->pdata[i]);
      Trace trace;

      if (has_plan (there, id))
        continue;
      if (!read_trace (ledger, id, &trace, error))
        return FALSE;
      g_ptr_array_add (plans, plan_new (here->pdata[i], &trace, RECTIFY_BACKUP_ONLY_HERE));
    }
  return TRUE;
}

/**
 * rectify_backup_read_content:
 * @path: a backup's file
 * @ledger: the ledger as it is now
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads what a backup holds, and how that differs from what the ledger holds. The backup is opened
 * to read alone and not changed. Blocks.
 *
 * Returns: (transfer full) (element-type RectifyBackupPlan) (nullable): the plans of both, by year
 *   and title
 */
GPtrArray *
rectify_backup_read_content (const char *path, RectifyLedger *ledger, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (RectifyLedger) backup = open_whole (path, error);
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) plans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_backup_plan_free);

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);

  there = backup != NULL ? rectify_ledger_list_plans (backup, error) : NULL;
  here = there != NULL ? rectify_ledger_list_plans (ledger, error) : NULL;
  if (here == NULL || !add_plans (plans, backup, there, ledger, here, cancellable, error)
      || !add_missing (plans, there, ledger, here, error))
    return NULL;
  g_ptr_array_sort (plans, compare_plans);
  return g_steal_pointer (&plans);
}

/**
 * rectify_backup_load_new_plan:
 * @path: a backup's file, or any ledger's
 * @id: a plan of it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan, as a new one that can be added to a ledger
 */
RectifyPlan *
rectify_backup_load_new_plan (const char *path, gint64 id, GError **error)
{
  g_autoptr (RectifyLedger) backup = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) plans = NULL;

  g_array_append_val (ids, id);
  plans = backup != NULL ? rectify_ledger_load_new_plans (backup, ids, error) : NULL;
  return plans != NULL ? g_object_ref (plans->pdata[0]) : NULL;
}
