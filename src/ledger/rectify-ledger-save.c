/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-ledger-private.h"
#include "rectify-particulars.h"

#define ID_MASK ((G_GINT64_CONSTANT (1) << 52) - 1)

/* A plan on its way into the ledger. */
typedef struct {
  sqlite3 *db;
  gint64 plan_id;
  gint64 revision;     /* the one that this edit makes */
  gboolean is_copy;    /* into an empty ledger, with the identifiers that are there already */
  RectifyPlan *stored; /* as it is there now, or NULL */
  GHashTable *before;  /* identifiers to items that are there now */
  GHashTable *ids;     /* items of the draft to their identifiers, new ones too */
  gint64 origin;       /* of new items; 0 for none in common */
  RectifyStatement *find_item;
  RectifyStatement *insert_item;
  RectifyStatement *update_item;
  RectifyStatement *delete_item;
  RectifyStatement *delete_fields;
  RectifyStatement *delete_parties;
  RectifyStatement *insert_field;
  RectifyStatement *insert_party;
  RectifyStatement *insert_assignment_party;
} Save;

static gboolean
fail_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID, sentence);
  return FALSE;
}

static void
save_clear (Save *save)
{
  g_clear_object (&save->stored);
  g_clear_pointer (&save->before, g_hash_table_unref);
  g_clear_pointer (&save->ids, g_hash_table_unref);
  rectify_statement_free (save->find_item);
  rectify_statement_free (save->insert_item);
  rectify_statement_free (save->update_item);
  rectify_statement_free (save->delete_item);
  rectify_statement_free (save->delete_fields);
  rectify_statement_free (save->delete_parties);
  rectify_statement_free (save->insert_field);
  rectify_statement_free (save->insert_party);
  rectify_statement_free (save->insert_assignment_party);
}

static gboolean
save_prepare (Save *save, sqlite3 *db, GError **error)
{
  static const struct {
    gsize offset;
    const char *sql;
  } statements[] = {
    { G_STRUCT_OFFSET (Save, find_item), "SELECT 1 FROM item WHERE id = ?" },
    { G_STRUCT_OFFSET (Save, insert_item),
      "INSERT INTO item (plan_id, parent_id, position, kind, label, heading, text, run_in, status,"
      " id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { G_STRUCT_OFFSET (Save, update_item),
      "UPDATE item SET plan_id = ?, parent_id = ?, position = ?, kind = ?, label = ?, heading = ?,"
      " text = ?, run_in = ?, status = ? WHERE id = ?" },
    { G_STRUCT_OFFSET (Save, delete_item), "DELETE FROM item WHERE id = ?" },
    { G_STRUCT_OFFSET (Save, delete_fields), "DELETE FROM field WHERE item_id = ?" },
    { G_STRUCT_OFFSET (Save, delete_parties), "DELETE FROM assignment_party WHERE item_id = ?" },
    { G_STRUCT_OFFSET (Save, insert_field),
      "INSERT INTO field (item_id, what, position, role, kinds, due, before_label, label, mark,"
      " text, after_text, before_child, ordinal, run_in)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
    { G_STRUCT_OFFSET (Save, insert_party),
      "INSERT INTO party (name, kind) VALUES (?, ?) ON CONFLICT (name) DO NOTHING" },
    { G_STRUCT_OFFSET (Save, insert_assignment_party),
      "INSERT INTO assignment_party (item_id, field_position, position, party_id)"
      " VALUES (?, ?, ?, (SELECT id FROM party WHERE name = ?))" },
  };

  save->db = db;
  save->before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  save->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      RectifyStatement *statement = rectify_statement_new (db, statements[i].sql, error);

      if (statement == NULL)
        return FALSE;
      G_STRUCT_MEMBER (RectifyStatement *, save, statements[i].offset) = statement;
    }
  return rectify_ledger_get_origin (db, &save->origin, error);
}

static gboolean
is_text (const char *text)
{
  return g_utf8_validate (text, -1, NULL);
}

static gboolean
is_wording (RectifyWording *wording)
{
  return wording == NULL
         || (is_text (wording->before) && is_text (wording->label) && is_text (wording->mark)
             && is_text (wording->text) && is_text (wording->after));
}

static gboolean
check_item (RectifyItem *item, gpointer user_data)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  gboolean valid
      = rectify_item_get_depth (item) <= RECTIFY_ITEM_MAX_DEPTH
        && is_text (rectify_item_get_label (item)) && is_text (rectify_item_get_heading (item))
        && is_text (rectify_item_get_text (item)) && is_text (rectify_item_get_columns (item))
        && is_wording (rectify_item_get_lead_in (item))
        && is_wording (deadline != NULL ? rectify_deadline_get_wording (deadline) : NULL);

  for (guint i = 0; valid && i < rectify_item_get_progress (item)->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (rectify_item_get_progress (item), i);

      valid = is_text (rectify_progress_entry_get_text (entry))
              && is_text (rectify_progress_entry_get_reporter (entry));
    }
  for (guint i = 0; valid && i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      const char *const *names = rectify_assignment_get_names (assignment);

      valid = is_wording (rectify_assignment_get_wording (assignment));
      for (guint j = 0; valid && names[j] != NULL; j++)
        valid = *names[j] != '\0' && is_text (names[j]);
    }
  return valid;
}

static gboolean
check_plan (RectifyPlan *plan, GError **error)
{
  const char *const texts[]
      = { rectify_plan_get_title (plan),           rectify_plan_get_organisation (plan),
          rectify_plan_get_theme (plan),           rectify_plan_get_meeting_date (plan),
          rectify_plan_get_document_number (plan), rectify_plan_get_signer (plan) };

  gboolean valid = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    valid = valid && is_text (texts[i]);
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    valid = valid && is_text (rectify_plan_get_particular (plan, i));
  if (!valid)
    return fail_invalid (error, _ ("The plan holds text that is not valid; nothing was changed."));
  if (rectify_item_foreach (rectify_plan_get_root (plan), check_item, NULL))
    return TRUE;
  return fail_invalid (error,
                       _ ("The plan holds text that is not valid, an empty name, or items that "
                          "are nested too deep; nothing was changed."));
}

static gboolean
write_particulars (Save *save, RectifyPlan *plan, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
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
is_taken (Save *save, gint64 id, gboolean *taken, GError **error)
{
  gboolean done;

  rectify_statement_bind_int (save->find_item, 1, id);
  done = rectify_statement_step (save->find_item, taken, error);
  sqlite3_reset (save->find_item);
  return done;
}

static gint64
make_id (Save *save, GError **error)
{
  gboolean taken = TRUE;
  gint64 id = 0;

  while (taken)
    {
      sqlite3_randomness (sizeof id, &id);
      id &= save->origin != 0 ? RECTIFY_ORIGIN_MASK : ID_MASK;
      id |= save->origin << RECTIFY_ORIGIN_SHIFT;
      if (id != 0 && !is_taken (save, id, &taken, error))
        return 0;
    }
  return id;
}

/* What a merge brings in has an identifier already, the one it has in the copy it comes from. */
static gboolean
check_newcomer (Save *save, gint64 id, GError **error)
{
  gboolean taken = id < 0 || id > ID_MASK;

  if (!taken && !is_taken (save, id, &taken, error))
    return FALSE;
  return !taken
         || fail_invalid (error, _ ("The plan holds an item that is not its own, or one twice; "
                                    "nothing was changed."));
}

static gint64
get_id (Save *save, RectifyItem *item)
{
  gint64 *id = g_hash_table_lookup (save->ids, item);

  return id != NULL ? *id : 0;
}

static gboolean
is_stored_alike (Save *save, RectifyItem *item, RectifyItem *stored)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  RectifyItem *stored_parent = rectify_item_get_parent (stored);

  return get_id (save, parent) == rectify_item_get_id (stored_parent)
         && rectify_item_get_index (item) == rectify_item_get_index (stored)
         && rectify_item_get_kind (item) == rectify_item_get_kind (stored)
         && rectify_item_get_run_in (item) == rectify_item_get_run_in (stored)
         && rectify_item_get_status (item) == rectify_item_get_status (stored)
         && g_str_equal (rectify_item_get_label (item), rectify_item_get_label (stored))
         && g_str_equal (rectify_item_get_heading (item), rectify_item_get_heading (stored))
         && g_str_equal (rectify_item_get_text (item), rectify_item_get_text (stored));
}

static gboolean
write_own_words (Save *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  RectifyStatement *statement = stored != NULL ? save->update_item : save->insert_item;
  gint64 parent_id = get_id (save, rectify_item_get_parent (item));

  if (stored != NULL && is_stored_alike (save, item, stored))
    return TRUE;
  rectify_statement_bind_int (statement, 1, save->plan_id);
  if (parent_id != 0)
    rectify_statement_bind_int (statement, 2, parent_id);
  else
    rectify_statement_bind_null (statement, 2);
  rectify_statement_bind_int (statement, 3, rectify_item_get_index (item));
  rectify_statement_bind_int (statement, 4, rectify_item_get_kind (item));
  rectify_statement_bind_text (statement, 5, rectify_item_get_label (item));
  rectify_statement_bind_text (statement, 6, rectify_item_get_heading (item));
  rectify_statement_bind_text (statement, 7, rectify_item_get_text (item));
  rectify_statement_bind_int (statement, 8, rectify_item_get_run_in (item));
  rectify_statement_bind_int (statement, 9, rectify_item_get_status (item));
  rectify_statement_bind_int (statement, 10, id);
  return rectify_statement_run (statement, error);
}

static gboolean
fields_alike (RectifyItem *item, RectifyItem *stored)
{
  GPtrArray *a = rectify_item_get_assignments (item);
  GPtrArray *b = rectify_item_get_assignments (stored);

  if (a->len != b->len
      || !rectify_wording_equal (rectify_item_get_lead_in (item), rectify_item_get_lead_in (stored))
      || !rectify_deadline_equal (rectify_item_get_deadline (item),
                                  rectify_item_get_deadline (stored)))
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_assignment_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* Binds what all fields have; role, kinds and due are bound before by the caller. */
static gboolean
write_wording (Save *save, gint64 item_id, int what, int position, RectifyWording *wording,
               GError **error)
{
  RectifyStatement *statement = save->insert_field;

  rectify_statement_bind_int (statement, 1, item_id);
  rectify_statement_bind_int (statement, 2, what);
  rectify_statement_bind_int (statement, 3, position);
  rectify_statement_bind_text (statement, 7, wording->before);
  rectify_statement_bind_text (statement, 8, wording->label);
  rectify_statement_bind_text (statement, 9, wording->mark);
  rectify_statement_bind_text (statement, 10, wording->text);
  rectify_statement_bind_text (statement, 11, wording->after);
  if (wording->before_child == RECTIFY_PLACE_DEFAULT)
    rectify_statement_bind_null (statement, 12);
  else
    rectify_statement_bind_int (statement, 12, wording->before_child);
  rectify_statement_bind_int (statement, 13, wording->order);
  rectify_statement_bind_int (statement, 14, wording->run_in);
  return rectify_statement_run (statement, error);
}

static gboolean
write_parties (Save *save, gint64 item_id, guint position, RectifyAssignment *assignment,
               GError **error)
{
  const char *const *names = rectify_assignment_get_names (assignment);
  RectifyRole role = rectify_assignment_get_role (assignment);
  gboolean person = role == RECTIFY_ROLE_LEADER || role == RECTIFY_ROLE_PERSON;

  for (guint i = 0; names[i] != NULL; i++)
    {
      rectify_statement_bind_text (save->insert_party, 1, names[i]);
      rectify_statement_bind_int (save->insert_party, 2,
                                  person ? RECTIFY_PARTY_PERSON : RECTIFY_PARTY_UNIT);
      rectify_statement_bind_int (save->insert_assignment_party, 1, item_id);
      rectify_statement_bind_int (save->insert_assignment_party, 2, position);
      rectify_statement_bind_int (save->insert_assignment_party, 3, i);
      rectify_statement_bind_text (save->insert_assignment_party, 4, names[i]);
      if (!rectify_statement_run (save->insert_party, error)
          || !rectify_statement_run (save->insert_assignment_party, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_deadline (Save *save, gint64 item_id, RectifyDeadline *deadline, GError **error)
{
  g_autofree char *due = rectify_date_to_string (rectify_deadline_get_due (deadline));

  rectify_statement_bind_null (save->insert_field, 4);
  rectify_statement_bind_int (save->insert_field, 5, rectify_deadline_get_kinds (deadline));
  rectify_statement_bind_text (save->insert_field, 6, due);
  return write_wording (save, item_id, 1, 0, rectify_deadline_get_wording (deadline), error);
}

static gboolean
write_fields (Save *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);

  if (stored != NULL)
    {
      if (fields_alike (item, stored))
        return TRUE;
      rectify_statement_bind_int (save->delete_parties, 1, id);
      rectify_statement_bind_int (save->delete_fields, 1, id);
      if (!rectify_statement_run (save->delete_parties, error)
          || !rectify_statement_run (save->delete_fields, error))
        return FALSE;
    }
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      rectify_statement_bind_int (save->insert_field, 4, rectify_assignment_get_role (assignment));
      rectify_statement_bind_null (save->insert_field, 5);
      rectify_statement_bind_null (save->insert_field, 6);
      if (!write_wording (save, id, 0, i, rectify_assignment_get_wording (assignment), error)
          || !write_parties (save, id, i, assignment, error))
        return FALSE;
    }
  if (rectify_item_get_deadline (item) != NULL
      && !write_deadline (save, id, rectify_item_get_deadline (item), error))
    return FALSE;
  if (rectify_item_get_lead_in (item) == NULL)
    return TRUE;
  for (int i = 4; i <= 6; i++)
    rectify_statement_bind_null (save->insert_field, i);
  return write_wording (save, id, 2, 0, rectify_item_get_lead_in (item), error);
}

static gboolean
write_columns (Save *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  const char *before = stored != NULL ? rectify_item_get_columns (stored) : "";

  return g_str_equal (before, rectify_item_get_columns (item))
         || rectify_ledger_write_columns (save->db, id, rectify_item_get_columns (item), error);
}

static gboolean
write_item (Save *save, RectifyItem *item, GError **error)
{
  gint64 id = rectify_item_get_id (item);
  RectifyItem *stored = NULL;

  if (id == 0 && (id = make_id (save, error)) == 0)
    return FALSE;
  if (rectify_item_get_id (item) != 0 && !save->is_copy)
    {
      stored = g_hash_table_lookup (save->before, &id);
      if (stored == NULL && !check_newcomer (save, id, error))
        return FALSE;
      g_hash_table_remove (save->before, &id);
    }
  g_hash_table_insert (save->ids, item, g_memdup2 (&id, sizeof id));
  if (!write_own_words (save, item, id, stored, error)
      || !write_fields (save, item, id, stored, error)
      || !write_columns (save, item, id, stored, error)
      || !rectify_ledger_write_follow (save->db, id, item, stored, error))
    return FALSE;
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (!write_item (save, rectify_item_get_child (item, i), error))
      return FALSE;
  return TRUE;
}

/* What the draft has no longer goes last, when its children have found other places. */
static gboolean
delete_missing (Save *save, GError **error)
{
  GHashTableIter iter;
  gpointer id, stored;

  g_hash_table_iter_init (&iter, save->before);
  while (g_hash_table_iter_next (&iter, &id, &stored))
    {
      if (*rectify_item_get_columns (stored) != '\0'
          && !rectify_ledger_write_columns (save->db, *(gint64 *) id, "", error))
        return FALSE;
      if (!rectify_ledger_delete_follow (save->db, *(gint64 *) id, stored, error))
        return FALSE;
      rectify_statement_bind_int (save->delete_parties, 1, *(gint64 *) id);
      rectify_statement_bind_int (save->delete_fields, 1, *(gint64 *) id);
      rectify_statement_bind_int (save->delete_item, 1, *(gint64 *) id);
      if (!rectify_statement_run (save->delete_parties, error)
          || !rectify_statement_run (save->delete_fields, error)
          || !rectify_statement_run (save->delete_item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remember_item (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_id (item) != 0)
    g_hash_table_insert (user_data, g_memdup2 (&(gint64){ rectify_item_get_id (item) }, 8), item);
  return TRUE;
}

static gboolean
find_stored (Save *save, RectifyPlan *plan, GError **error)
{
  gint64 revision;

  save->plan_id = rectify_plan_get_id (plan);
  if (save->is_copy)
    return TRUE;
  if (save->plan_id == 0)
    return rectify_database_get_int (save->db,
                                     "SELECT 1 + max ((SELECT ifnull (max (plan_id), 0) FROM"
                                     " revision), (SELECT ifnull (max (id), 0) FROM plan))",
                                     &save->plan_id, error);
  save->stored = rectify_ledger_read_plan (save->db, save->plan_id, error);
  if (save->stored == NULL
      || !rectify_ledger_get_revision (save->db, save->plan_id, &revision, error))
    return FALSE;
  if (revision != rectify_plan_get_revision (plan))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("The plan was changed meanwhile. Look at it again, then repeat your "
                              "change; nothing was overwritten."));
      return FALSE;
    }
  rectify_item_foreach (rectify_plan_get_root (save->stored), remember_item, save->before);
  return TRUE;
}

static gboolean
write_plan (Save *save, RectifyPlan *plan, GError **error)
{
  RectifyItem *root = rectify_plan_get_root (plan);

  if (!check_plan (plan, error) || !find_stored (save, plan, error)
      || !write_particulars (save, plan, error)
      || !rectify_ledger_write_particulars (save->db, save->plan_id, plan, save->stored, error))
    return FALSE;
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    if (!write_item (save, rectify_item_get_child (root, i), error))
      return FALSE;
  return delete_missing (save, error);
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
  Save save = { .is_copy = TRUE };
  gboolean done = save_prepare (&save, db, error) && write_plan (&save, plan, error);

  save_clear (&save);
  return done;
}

/**
 * rectify_ledger_write_plan:
 * @db: a ledger's connection, in an edit
 * @plan: a draft of one of its plans
 * @error: return location
 *
 * Writes a plan as a part of an edit, without handing out identifiers to the draft.
 *
 * Returns: whether it is written
 */
gboolean
rectify_ledger_write_plan (sqlite3 *db, RectifyPlan *plan, GError **error)
{
  Save save = { 0 };
  gboolean done = save_prepare (&save, db, error) && write_plan (&save, plan, error);

  save_clear (&save);
  return done;
}

static void
hand_out_ids (Save *save, RectifyPlan *plan)
{
  GHashTableIter iter;
  gpointer item, id;

  rectify_plan_set_id (plan, save->plan_id);
  rectify_plan_set_revision (plan, save->revision);
  g_hash_table_iter_init (&iter, save->ids);
  while (g_hash_table_iter_next (&iter, &item, &id))
    rectify_item_set_id (item, *(gint64 *) id);
}

/* Each new plan needs a revision of its own when several are one edit. */
static gboolean
bump_all (RectifyLedger *self, Save *saves, guint n_saves, GError **error)
{
  for (guint i = 0; i < n_saves; i++)
    if (!rectify_ledger_bump_revision (self->db, saves[i].plan_id, error))
      return FALSE;
  return TRUE;
}

/**
 * rectify_ledger_save_plans:
 * @self: a ledger
 * @plans: (element-type RectifyPlan): drafts; those with identifier 0 are new
 * @name: what the edit is called
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
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree Save *saves = NULL;
  RectifyEdit edit;
  gboolean done = TRUE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (plans != NULL && name != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  saves = g_new0 (Save, plans->len);
  for (guint i = 0; done && i < plans->len; i++)
    done = save_prepare (&saves[i], self->db, error)
           && write_plan (&saves[i], g_ptr_array_index (plans, i), error);
  done = done && (plans->len == 1 || bump_all (self, saves, plans->len, error))
         && rectify_edit_record (&edit, plans->len == 1 ? saves[0].plan_id : 0, name, error);
  /* Read before others can write: it must be that of what was stored, and of nothing later. */
  for (guint i = 0; done && i < plans->len; i++)
    done = rectify_ledger_get_revision (self->db, saves[i].plan_id, &saves[i].revision, error);
  if (!done)
    rectify_edit_cancel (&edit);
  else
    done = rectify_edit_commit (&edit, plans->len == 1 ? saves[0].plan_id : 0, name, error);
  for (guint i = 0; i < plans->len; i++)
    {
      if (done)
        hand_out_ids (&saves[i], g_ptr_array_index (plans, i));
      save_clear (&saves[i]);
    }
  return done;
}

/**
 * rectify_ledger_save_plan:
 * @self: a ledger
 * @plan: a draft: a copy of what was loaded, with changes, or a new plan with identifier 0
 * @name: what the edit is called
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

static gboolean
delete_rows (sqlite3 *db, gint64 plan_id, GError **error)
{
  static const char *const statements[]
      = { "DELETE FROM assignment_party WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM field WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM item_columns WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM item_internal WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM progress WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)",
          "DELETE FROM item WHERE plan_id = ?",
          "DELETE FROM plan_particular WHERE plan_id = ?",
          "DELETE FROM plan WHERE id = ?" };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (RectifyStatement) statement = rectify_statement_new (db, statements[i], error);

      if (statement == NULL)
        return FALSE;
      rectify_statement_bind_int (statement, 1, plan_id);
      if (!rectify_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_ledger_delete_plan:
 * @self: a ledger
 * @id: a plan's identifier
 * @name: what the edit is called
 * @error: return location
 *
 * Takes a plan with all its items out of the ledger; undo brings it back.
 *
 * Returns: whether it is gone, on disk
 */
gboolean
rectify_ledger_delete_plan (RectifyLedger *self, gint64 id, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyEdit edit;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  if (!delete_rows (self->db, id, error))
    {
      rectify_edit_cancel (&edit);
      return FALSE;
    }
  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("There is no such plan in the ledger."));
      rectify_edit_cancel (&edit);
      return FALSE;
    }
  return rectify_edit_commit (&edit, id, name, error);
}
