/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-edit-name.h"
#include "rectify-history-private.h"
#include "rectify-ledger-private.h"
#include "rectify-merge.h"
#include "rectify-plan-edit.h"

/* How often it is tried when others change the plan meanwhile. */
#define N_TRIES 5

static gboolean
fail (GError **error, RectifyLedgerError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, code, sentence);
  return FALSE;
}

static void
target_clear (RectifyHistoryTarget *target)
{
  g_clear_pointer (&target->name, g_free);
  g_clear_pointer (&target->changeset, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyHistoryTarget, target_clear)

static gboolean
check_target (sqlite3 *db, const RectifyHistoryTarget *target, GError **error)
{
  g_autoptr (GHashTable) taken_back = NULL;

  if (target->state != RECTIFY_HISTORY_HOLDS)
    return fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("This edit is undone already. Nothing was changed."));
  if (g_bytes_get_size (target->changeset) == 0)
    return fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("The history of that time was compacted: what this edit changed is not known "
                    "any more, and it cannot be taken back."));
  taken_back = rectify_history_find_taken_back (db, error);
  if (taken_back == NULL)
    return FALSE;
  return !g_hash_table_contains (taken_back, &target->id)
         || fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                  _ ("This edit was taken back already. Nothing was changed."));
}

static gboolean
read_target (sqlite3 *db, gint64 id, RectifyHistoryTarget *target, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT plan_id, state, name, changeset FROM history WHERE id = ?",
                               error);
  gboolean row;

  target_clear (target);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("There is no such edit in the history. The history lists what there is."));
  target->id = id;
  target->plan_id = sqlite3_column_int64 (statement, 0);
  target->state = sqlite3_column_int (statement, 1);
  target->name = g_strdup (rectify_statement_get_text (statement, 2));
  target->changeset
      = g_bytes_new (sqlite3_column_blob (statement, 3), sqlite3_column_bytes (statement, 3));
  return check_target (db, target, error);
}

static gboolean
look_for_plan (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
               gpointer user_data)
{
  gboolean *found = user_data;

  *found |= table == RECTIFY_HISTORY_TABLE_PLAN && operation != SQLITE_UPDATE;
  return !*found;
}

/* Whether it made or deleted a plan, or is about several plans or about parties. */
static gboolean
find_strict (const RectifyHistoryTarget *target, gboolean *strict, GError **error)
{
  *strict = target->plan_id == 0;
  return rectify_changeset_foreach (g_bytes_get_data (target->changeset, NULL),
                                    (int) g_bytes_get_size (target->changeset), look_for_plan,
                                    strict, error);
}

static gboolean
add_id (RectifyItem *item, gpointer user_data)
{
  g_hash_table_add (user_data, g_memdup2 (&(gint64){ rectify_item_get_id (item) }, 8));
  return TRUE;
}

static void
fail_conflict (sqlite3 *db, const RectifyHistoryTarget *target, RectifyPlan *ours,
               const RectifyMergeChange *change, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *what = rectify_merge_change_dup_title (change);
  g_autofree char *subject = NULL;
  RectifyItem *item = change->item_id != 0 ? rectify_plan_find_item (ours, change->item_id) : NULL;

  if (item != NULL)
    rectify_item_foreach (item, add_id, ids);
  g_hash_table_add (ids,
                    g_memdup2 (&(gint64){ change->item != NULL ? rectify_item_get_id (change->item)
                                                               : target->plan_id },
                               8));
  if (change->item != NULL)
    subject = rectify_history_dup_line (rectify_item_get_label (change->item),
                                        rectify_item_get_heading (change->item),
                                        rectify_item_get_text (change->item));
  else
    subject = g_strdup (rectify_plan_get_title (ours));
  rectify_history_fail_needed (db, target->id,
                               change->item != NULL ? RECTIFY_HISTORY_TABLE_ITEM
                                                    : RECTIFY_HISTORY_TABLE_PLAN,
                               ids, subject, what, error);
}

/* Siblings whose labels both changed are numbered anew: that is what moving, adding and deleting
 * does. */
static RectifyPlan *
make_plan (RectifyMerge *merge, GHashTable *relabelled)
{
  RectifyPlan *plan = rectify_merge_make_plan (merge);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, relabelled);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      RectifyItem *item = rectify_plan_find_item (plan, *(gint64 *) id);

      if (item != NULL && rectify_item_get_parent (item) != NULL)
        rectify_plan_renumber (plan, rectify_item_get_parent (item));
    }
  return plan;
}

/* Of items that one plan does not have the label is of no account, and is made that of another. */
typedef struct {
  RectifyPlan *gone;
  RectifyPlan *model;
} Labels;

static gboolean
level_label (RectifyItem *item, gpointer user_data)
{
  Labels *labels = user_data;
  gint64 id = rectify_item_get_id (item);
  RectifyItem *model = rectify_plan_find_item (labels->model, id);

  if (model != NULL && rectify_plan_find_item (labels->gone, id) == NULL)
    rectify_item_set_label (item, rectify_item_get_label (model));
  return TRUE;
}

/* That an item was numbered anew is no reason to keep it, and none to bring it back. */
static void
level_labels (RectifyPlan *here, RectifyPlan *gone, RectifyPlan *model)
{
  Labels labels = { gone, model };

  rectify_item_foreach (rectify_plan_get_root (here), level_label, &labels);
}

static RectifyPlan *
merge_versions (sqlite3 *db, const RectifyHistoryTarget *target,
                const RectifyHistoryVersions *versions, RectifyPlan *ours, GError **error)
{
  g_autoptr (RectifyMerge) merge
      = rectify_merge_new (versions->after, ours, versions->before, RECTIFY_MERGE_NONE);
  g_autoptr (GHashTable) relabelled
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rectify_merge_get_n_changes (merge); i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (merge, i);

      if (!change->conflict)
        continue;
      if (change->field != RECTIFY_MERGE_LABEL)
        {
          fail_conflict (db, target, ours, change, error);
          return NULL;
        }
      g_hash_table_add (relabelled, g_memdup2 (&change->item_id, sizeof (gint64)));
    }
  return make_plan (merge, relabelled);
}

/* The plan without the edit. All is read as it was at one moment; nobody has to wait. */
static RectifyPlan *
read_without (sqlite3 *db, const RectifyHistoryTarget *target, GError **error)
{
  g_autoptr (RectifyPlan) ours = rectify_ledger_read_plan (db, target->plan_id, error);
  RectifyHistoryVersions versions;
  RectifyPlan *plan;

  if (ours == NULL || !rectify_history_read_versions (db, target, &versions, error))
    return NULL;
  level_labels (versions.before, ours, versions.after);
  level_labels (versions.after, versions.before, ours);
  plan = merge_versions (db, target, &versions, ours, error);
  g_object_unref (versions.before);
  g_object_unref (versions.after);
  return plan;
}

static int
is_merged (gpointer data, const char *table)
{
  return g_str_equal (table, "merged");
}

static int
is_no_party (gpointer data, const char *table)
{
  return !g_str_equal (table, "party");
}

static int
is_any (gpointer data, const char *table)
{
  return TRUE;
}

/* The row that does not fit. */
typedef struct {
  gboolean is_known;
  RectifyHistoryTable table;
  gint64 id;
} Misfit;

static int
refuse (gpointer data, int kind, sqlite3_changeset_iter *iter)
{
  Misfit *misfit = data;
  const char *name;
  int n_columns, operation, indirect;

  if (misfit == NULL || kind == SQLITE_CHANGESET_FOREIGN_KEY
      || sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect) != SQLITE_OK)
    return SQLITE_CHANGESET_ABORT;
  for (guint i = 0; i < RECTIFY_N_HISTORY_TABLES && !misfit->is_known; i++)
    if (g_str_equal (rectify_history_table_get_name (i), name))
      *misfit = (Misfit){ TRUE, i, rectify_changeset_get_key (iter, operation, 0) };
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
check_positions (sqlite3 *db, GError **error)
{
  gint64 broken;

  return rectify_database_get_int (
             db,
             "SELECT count (*) FROM (SELECT 1 FROM item GROUP BY plan_id, parent_id"
             " HAVING count (*) <> max (position) + 1"
             " OR count (DISTINCT position) <> count (*) LIMIT 1)",
             &broken, error)
         && (broken == 0
             || fail (error, RECTIFY_LEDGER_ERROR_CHANGED,
                      _ ("This edit cannot be taken back alone: items were added, moved or "
                         "deleted since where it put others. Nothing was changed.")));
}

static char *
dup_misfit (sqlite3 *db, const Misfit *misfit)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               misfit->table == RECTIFY_HISTORY_TABLE_PARTY
                                   ? "SELECT '', '', name FROM party WHERE id = ?"
                               : rectify_history_table_is_of_item (misfit->table)
                                   ? "SELECT label, heading, text FROM item WHERE id = ?"
                                   : "SELECT '', '', title FROM plan WHERE id = ?",
                               NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, misfit->id);
  if (!rectify_statement_step (statement, &row, NULL) || !row)
    return NULL;
  return rectify_history_dup_line ((const char *) sqlite3_column_text (statement, 0),
                                   (const char *) sqlite3_column_text (statement, 1),
                                   rectify_statement_get_text (statement, 2));
}

static void
fail_strict (sqlite3 *db, const RectifyHistoryTarget *target, const Misfit *misfit, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *subject = dup_misfit (db, misfit);
  g_autofree char *name = subject == NULL ? rectify_edit_name_dup_words (target->name) : NULL;
  RectifyHistoryTable table = misfit->table == RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR
                                  ? RECTIFY_HISTORY_TABLE_PLAN
                                  : misfit->table;

  g_hash_table_add (ids, g_memdup2 (&misfit->id, sizeof misfit->id));
  rectify_history_fail_needed (db, target->id, table, ids, subject != NULL ? subject : name,
                               _ ("its words or its place"), error);
}

static gboolean
apply_strictly (sqlite3 *db, const RectifyHistoryTarget *target, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Misfit misfit = { FALSE };

  if (target->plan_id != 0 && !rectify_history_restore_parties (db, target->changeset, error))
    return FALSE;
  if (rectify_history_apply_inverse (db, target->changeset,
                                     target->plan_id != 0 ? is_no_party : is_any, refuse, &misfit,
                                     &failure))
    return target->plan_id != 0 || check_positions (db, error);
  if (misfit.is_known
      && g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
    fail_strict (db, target, &misfit, error);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Returns whether it is recorded, as something that changed anything. */
static gboolean
record (RectifyEdit *edit, const RectifyHistoryTarget *target, const char *name, GError **error)
{
  sqlite3 *db = edit->ledger->db;
  gint64 last, id;

  if (!rectify_database_get_int (db, "SELECT max (id) FROM history", &last, error)
      || !rectify_edit_record (edit, target->plan_id, name, error)
      || !rectify_database_get_int (db, "SELECT max (id) FROM history", &id, error))
    return FALSE;
  if (id == last)
    return fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("Nothing of this edit is left that could be taken back. Nothing was "
                    "changed."));
  return rectify_history_note_taken_back (db, target->id, id, error);
}

/* plan: the plan without the edit, NULL to apply its inverse. */
static gboolean
make_edit (RectifyLedger *self, gint64 entry_id, RectifyPlan *plan, const char *name,
           GError **error)
{
  g_auto (RectifyHistoryTarget) target = { 0 };
  RectifyEdit edit;
  gboolean done;

  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  done = read_target (self->db, entry_id, &target, error);
  if (done && plan != NULL)
    done = rectify_ledger_write_plan (self, plan, error)
           && rectify_history_apply_inverse (self->db, target.changeset, is_merged, refuse, NULL,
                                             error);
  else if (done)
    done = apply_strictly (self->db, &target, error);
  done
      = done
        && (target.plan_id == 0 || rectify_history_drop_parties (self->db, target.changeset, error))
        && record (&edit, &target, name, error);
  return rectify_edit_end (&edit, done, target.plan_id, name, error);
}

static gboolean
try_once (RectifyLedger *self, gint64 entry_id, gint64 *plan_id, char **name, gboolean *again,
          GError **error)
{
  g_auto (RectifyHistoryTarget) target = { 0 };
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *undo_name = NULL;
  gboolean strict, done;

  if (!rectify_ledger_begin_reading (self, error))
    return FALSE;
  done = read_target (self->db, entry_id, &target, error) && find_strict (&target, &strict, error)
         && (strict || (plan = read_without (self->db, &target, error)) != NULL);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (!done)
    return FALSE;
  undo_name = rectify_edit_name_new_undo (target.name);
  *again = !strict;
  if (!make_edit (self, entry_id, plan, undo_name, error))
    return FALSE;
  if (plan_id != NULL)
    *plan_id = target.plan_id;
  if (name != NULL)
    *name = rectify_edit_name_dup_words (target.name);
  return TRUE;
}

/**
 * rectify_ledger_undo_entry:
 * @self: a ledger
 * @entry_id: an edit
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Takes back one edit and leaves all later ones, as a new edit that can be undone as any other. It is
 * refused with %RECTIFY_LEDGER_ERROR_CHANGED, and a sentence that says what is in the way, where a
 * later edit depends on it.
 *
 * Returns: whether it is taken back, on disk
 */
gboolean
rectify_ledger_undo_entry (RectifyLedger *self, gint64 entry_id, gint64 *plan_id, char **name,
                           GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  if (!rectify_ledger_check_writable (self, error))
    return FALSE;
  locker = g_mutex_locker_new (&self->mutex);
  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autoptr (GError) failure = NULL;
      gboolean again = FALSE;

      if (try_once (self, entry_id, plan_id, name, &again, &failure))
        return TRUE;
      /* Another process was faster: the plan is looked at as it is by now. */
      if (!again || i == N_TRIES - 1
          || !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return FALSE;
}
