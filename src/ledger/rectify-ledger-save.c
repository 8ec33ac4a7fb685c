/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-particulars.h"
#include "rectify-save-private.h"

static gboolean
is_plan_alike (RectifyPlan *plan, RectifyPlan *stored)
{
  return g_str_equal (rectify_plan_get_title (plan), rectify_plan_get_title (stored))
         && g_str_equal (rectify_plan_get_organisation (plan),
                         rectify_plan_get_organisation (stored))
         && g_str_equal (rectify_plan_get_theme (plan), rectify_plan_get_theme (stored))
         && rectify_plan_get_year (plan) == rectify_plan_get_year (stored)
         && g_str_equal (rectify_plan_get_meeting_date (plan),
                         rectify_plan_get_meeting_date (stored))
         && g_str_equal (rectify_plan_get_document_number (plan),
                         rectify_plan_get_document_number (stored))
         && g_str_equal (rectify_plan_get_signer (plan), rectify_plan_get_signer (stored));
}

static gboolean
write_particulars (RectifySave *save, RectifyPlan *plan, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;

  if (save->stored != NULL && is_plan_alike (plan, save->stored))
    return TRUE;
  save->rebuilt = TRUE;
  statement = rectify_statement_new (
      save->db,
      "INSERT INTO plan (id, title, organisation, theme, year, meeting_date, document_number,"
      " signer) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET title = excluded.title,"
      " organisation = excluded.organisation, theme = excluded.theme, year = excluded.year,"
      " meeting_date = excluded.meeting_date, document_number = excluded.document_number,"
      " signer = excluded.signer",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, save->plan_id);
  rectify_statement_bind_text (statement, 2, rectify_plan_get_title (plan));
  rectify_statement_bind_text (statement, 3, rectify_plan_get_organisation (plan));
  rectify_statement_bind_text (statement, 4, rectify_plan_get_theme (plan));
  rectify_statement_bind_int (statement, 5, rectify_plan_get_year (plan));
  rectify_statement_bind_text (statement, 6, rectify_plan_get_meeting_date (plan));
  rectify_statement_bind_text (statement, 7, rectify_plan_get_document_number (plan));
  rectify_statement_bind_text (statement, 8, rectify_plan_get_signer (plan));
  return rectify_statement_run (statement, error);
}

static gboolean
write_surroundings (RectifySave *save, RectifyPlan *plan, GError **error)
{
  for (RectifyParticular i = 0; save->stored != NULL && i < RECTIFY_N_PARTICULARS; i++)
    save->rebuilt = save->rebuilt
                    || !g_str_equal (rectify_plan_get_particular (plan, i),
                                     rectify_plan_get_particular (save->stored, i));
  save->rebuilt = save->rebuilt || save->stored == NULL
                  || rectify_plan_get_close_out_needs (plan)
                         != rectify_plan_get_close_out_needs (save->stored);
  return rectify_ledger_write_particulars (save->db, save->plan_id, plan, save->stored, error);
}

static gboolean
remember_item (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_id (item) != 0)
    g_hash_table_insert (user_data, g_memdup2 (&(gint64){ rectify_item_get_id (item) }, 8), item);
  return TRUE;
}

static gboolean
has_same_shape (RectifyItem *item, RectifyItem *stored)
{
  guint n_children = rectify_item_get_n_children (item);

  if (rectify_item_get_id (item) != rectify_item_get_id (stored)
      || n_children != rectify_item_get_n_children (stored))
    return FALSE;
  for (guint i = 0; i < n_children; i++)
    if (!has_same_shape (rectify_item_get_child (item, i), rectify_item_get_child (stored, i)))
      return FALSE;
  return TRUE;
}

static gboolean
find_stored (RectifySave *save, RectifyPlan *plan, GError **error)
{
  gint64 revision;

  save->plan_id = rectify_plan_get_id (plan);
  if (save->is_copy)
    return TRUE;
  if (save->plan_id == 0)
    rectify_ledger_take_stored (save->ledger, 0, 0);
  if (save->plan_id == 0)
    return rectify_database_get_int (save->db,
                                     "SELECT 1 + max ((SELECT ifnull (max (plan_id), 0) FROM"
                                     " revision), (SELECT ifnull (max (id), 0) FROM plan))",
                                     &save->plan_id, error)
           && rectify_ledger_note_new (save->db, save->plan_id, plan, error);
  if (!rectify_ledger_get_revision (save->db, save->plan_id, &revision, error))
    return FALSE;
  save->stored = rectify_ledger_take_stored (save->ledger, save->plan_id, revision);
  if (save->stored == NULL)
    save->stored = rectify_ledger_read_plan (save->db, save->plan_id, error);
  if (save->stored == NULL)
    return FALSE;
  if (revision != rectify_plan_get_revision (plan))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("The plan was changed meanwhile. Look at it again, then repeat your "
                              "change; nothing was overwritten."));
      return FALSE;
    }
  save->same_shape
      = has_same_shape (rectify_plan_get_root (plan), rectify_plan_get_root (save->stored));
  if (!save->same_shape)
    rectify_item_foreach (rectify_plan_get_root (save->stored), remember_item, save->before);
  return TRUE;
}

static gboolean
write_plan (RectifySave *save, RectifyPlan *plan, GError **error)
{
  RectifyItem *root = rectify_plan_get_root (plan);

  if (!rectify_ledger_check_plan (plan, error) || !find_stored (save, plan, error)
      || !write_particulars (save, plan, error) || !write_surroundings (save, plan, error))
    return FALSE;
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    if (!rectify_save_write_item (
            save, rectify_item_get_child (root, i), i, 1,
            save->same_shape ? rectify_item_get_child (rectify_plan_get_root (save->stored), i)
                             : NULL,
            error))
      return FALSE;
  return rectify_save_delete_missing (save, error);
}

/**
 * rectify_ledger_write_copy:
 * @db: a ledger without plans, in a transaction
 * @plan: a plan of another ledger
 * @error: return location
 *
 * Writes a plan with the identifiers it has, without an entry in the history.
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_copy (sqlite3 *db, RectifyPlan *plan, GError **error)
{
  RectifySave save = { .is_copy = TRUE };
  gboolean done;

  rectify_save_init (&save, db);
  done = write_plan (&save, plan, error);
  rectify_save_clear (&save);
  return done;
}

/**
 * rectify_ledger_write_plan:
 * @self: a ledger, in an edit
 * @plan: a draft of one of its plans
 * @error: return location
 *
 * Writes a plan as a part of an edit, without handing out identifiers to the draft.
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_plan (RectifyLedger *self, RectifyPlan *plan, GError **error)
{
  RectifySave save = { .ledger = self };
  gboolean done;

  rectify_save_init (&save, self->db);
  done = write_plan (&save, plan, error);
  rectify_save_clear (&save);
  return done;
}

static void
hand_out_ids (RectifySave *save, RectifyPlan *plan)
{
  GHashTableIter iter;
  gpointer item, id;

  rectify_plan_set_id (plan, save->plan_id);
  rectify_plan_set_revision (plan, save->revision);
  g_hash_table_iter_init (&iter, save->ids);
  while (g_hash_table_iter_next (&iter, &item, &id))
    rectify_item_set_id (item, *(gint64 *) id);
}

/* It is counted only if the edit concerned what is counted. */
static gboolean
write_summary (RectifySave *save, RectifyPlan *plan, GError **error)
{
  gboolean has;

  return rectify_ledger_has_summary (save->db, save->plan_id, save->revision, &has, error)
         && (has
             || rectify_ledger_write_summary (save->db, save->plan_id, save->revision, plan,
                                              error));
}

/* What is on disk now is known for the next edit; with a draft that was refused, it is as it was. */
static void
keep_stored (RectifySave *save, RectifyPlan *draft)
{
  g_autoptr (RectifyPlan) copy = NULL;

  if (draft == NULL)
    {
      if (save->stored != NULL)
        rectify_ledger_keep_stored (save->ledger, save->stored);
      return;
    }
  if (save->stored == NULL || save->rebuilt)
    {
      copy = rectify_plan_copy (draft);
      rectify_ledger_keep_stored (save->ledger, copy);
      return;
    }
  for (guint i = 0; i + 1 < save->changed->len; i += 2)
    rectify_item_copy_values (g_ptr_array_index (save->changed, i + 1),
                              g_ptr_array_index (save->changed, i));
  rectify_plan_set_revision (save->stored, save->revision);
  rectify_ledger_keep_stored (save->ledger, save->stored);
}

/* Each new plan needs a revision of its own when several are one edit. */
static gboolean
bump_all (RectifyLedger *self, RectifySave *saves, guint n_saves, GError **error)
{
  for (guint i = 0; i < n_saves; i++)
    if (!rectify_ledger_bump_revision (self->db, saves[i].plan_id, error))
      return FALSE;
  return TRUE;
}

/* @also: what is written in the same edit, or NULL. */
static gboolean
save_plans (RectifyLedger *self, GPtrArray *plans, const char *name, RectifyWriteFunc also,
            gpointer user_data, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree RectifySave *saves = NULL;
  RectifyEdit edit;
  gboolean done = TRUE;

  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  saves = g_new0 (RectifySave, plans->len);
  for (guint i = 0; done && i < plans->len; i++)
    {
      saves[i].ledger = self;
      rectify_save_init (&saves[i], self->db);
      done = write_plan (&saves[i], g_ptr_array_index (plans, i), error);
    }
  done = done && (also == NULL || also (self->db, user_data, error))
         && (plans->len == 1 || bump_all (self, saves, plans->len, error))
         && rectify_edit_record (&edit, plans->len == 1 ? saves[0].plan_id : 0, name, error);
  /* Read before others can write: it must be that of what was stored, and of nothing later. */
  for (guint i = 0; done && i < plans->len; i++)
    done = rectify_ledger_get_revision (self->db, saves[i].plan_id, &saves[i].revision, error)
           && write_summary (&saves[i], g_ptr_array_index (plans, i), error);
  done = rectify_edit_end (&edit, done, plans->len == 1 ? saves[0].plan_id : 0, name, error);
  for (guint i = 0; i < plans->len; i++)
    {
      if (done)
        hand_out_ids (&saves[i], g_ptr_array_index (plans, i));
      if (plans->len == 1)
        keep_stored (&saves[i], done ? g_ptr_array_index (plans, i) : NULL);
      rectify_save_clear (&saves[i]);
    }
  return done;
}

/**
 * rectify_ledger_save_plans:
 * @self: a ledger
 * @plans: (element-type RectifyPlan): drafts; those with identifier 0 are new
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Stores several plans as one edit. When it is on disk the drafts get their identifiers and their
 * new revision; if it fails, the ledger and the drafts are as they were. New items have no
 * identifier, or one that no item of the ledger has: what was brought in by a merge.
 *
 * Returns: whether all of them are on disk; if not, a #RectifyLedgerError is set
 */
gboolean
rectify_ledger_save_plans (RectifyLedger *self, GPtrArray *plans, const char *name, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (plans != NULL && name != NULL, FALSE);
  return save_plans (self, plans, name, NULL, NULL, error);
}

/**
 * rectify_ledger_save_plan_and:
 * @self: a ledger
 * @plan: a draft, as for rectify_ledger_save_plan()
 * @name: what the edit is called, as rectify-edit-name.h says
 * @also: what is written besides
 * @user_data: for @also
 * @error: return location
 *
 * Stores a plan and something else as one edit, which undo takes back as a whole.
 *
 * Returns: whether both is on disk; if not, nothing is
 */
gboolean
rectify_ledger_save_plan_and (RectifyLedger *self, RectifyPlan *plan, const char *name,
                              RectifyWriteFunc also, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  g_ptr_array_add (plans, plan);
  return save_plans (self, plans, name, also, user_data, error);
}

/**
 * rectify_ledger_save_plan:
 * @self: a ledger
 * @plan: a draft: a copy of what was loaded, with changes, or a new plan with identifier 0
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Stores a plan as one edit; see rectify_ledger_save_plans(). What was loaded before somebody else
 * changed the plan is refused with %RECTIFY_LEDGER_ERROR_CHANGED.
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_ledger_save_plan (RectifyLedger *self, RectifyPlan *plan, const char *name, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), FALSE);
  g_ptr_array_add (plans, plan);
  return rectify_ledger_save_plans (self, plans, name, error);
}
