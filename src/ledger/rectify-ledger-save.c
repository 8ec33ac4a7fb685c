/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-ledger-private.h"
#include "rectify-particulars.h"

#define ID_MASK ((G_GINT64_CONSTANT (1) << 52) - 1)

typedef enum {
  FIND_ITEM,
  INSERT_ITEM,
  UPDATE_ITEM,
  DELETE_ITEM,
  DELETE_FIELDS,
  DELETE_PARTIES,
  INSERT_FIELD,
  INSERT_PARTY,
  INSERT_ASSIGNMENT_PARTY,
  N_STATEMENTS,
} SaveStatement;

static const char *const statements[N_STATEMENTS] = {
  "SELECT 1 FROM item WHERE id = ?",
  "INSERT INTO item (plan_id, parent_id, position, kind, label, heading, text, run_in, status,"
  " id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  "UPDATE item SET plan_id = ?, parent_id = ?, position = ?, kind = ?, label = ?, heading = ?,"
  " text = ?, run_in = ?, status = ? WHERE id = ?",
  "DELETE FROM item WHERE id = ?",
  "DELETE FROM field WHERE item_id = ?",
  "DELETE FROM assignment_party WHERE item_id = ?",
  "INSERT INTO field (item_id, what, position, role, kinds, due, before_label, label, mark,"
  " text, after_text, before_child, ordinal, run_in)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  "INSERT INTO party (name, kind) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
  "INSERT INTO assignment_party (item_id, field_position, position, party_id)"
  " VALUES (?, ?, ?, (SELECT id FROM party WHERE name = ?))",
};

/* A plan on its way into the ledger. */
typedef struct {
  sqlite3 *db;
  RectifyLedger *ledger; /* whose edit it is; NULL for a copy */
  gint64 plan_id;
  gint64 revision;     /* the one that this edit makes */
  gboolean is_copy;    /* into an empty ledger, with the identifiers that are there already */
  RectifyPlan *stored; /* as it is there now, or NULL */
  gboolean same_shape; /* the draft has the same items at the same places */
  GHashTable *before;  /* otherwise, identifiers to items that are there now */
  GHashTable *ids;     /* new items of the draft to their identifiers */
  GPtrArray *changed;  /* items of the draft that differ, each followed by the stored one */
  gboolean rebuilt;    /* more than words of items differs */
  gint64 origin;       /* of new items, when it is known: 0 for none in common */
  gboolean has_origin;
  RectifyStatement *prepared[N_STATEMENTS];
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
  g_clear_pointer (&save->changed, g_ptr_array_unref);
  for (guint i = 0; i < N_STATEMENTS; i++)
    rectify_statement_free (save->prepared[i]);
}

static void
save_prepare (Save *save, sqlite3 *db)
{
  save->db = db;
  save->before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  save->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  save->changed = g_ptr_array_new ();
}

/* Most edits need few of them. */
static RectifyStatement *
get_statement (Save *save, SaveStatement which, GError **error)
{
  if (save->prepared[which] == NULL)
    save->prepared[which] = rectify_statement_new (save->db, statements[which], error);
  return save->prepared[which];
}

static gboolean
run_for_item (Save *save, SaveStatement which, gint64 item_id, GError **error)
{
  RectifyStatement *statement = get_statement (save, which, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  return rectify_statement_run (statement, error);
}

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
write_particulars (Save *save, RectifyPlan *plan, GError **error)
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
write_surroundings (Save *save, RectifyPlan *plan, GError **error)
{
  for (RectifyParticular i = 0; save->stored != NULL && i < RECTIFY_N_PARTICULARS; i++)
    save->rebuilt = save->rebuilt
                    || !g_str_equal (rectify_plan_get_particular (plan, i),
                                     rectify_plan_get_particular (save->stored, i));
  return rectify_ledger_write_particulars (save->db, save->plan_id, plan, save->stored, error);
}

static gboolean
is_taken (Save *save, gint64 id, gboolean *taken, GError **error)
{
  RectifyStatement *find = get_statement (save, FIND_ITEM, error);
  gboolean done;

  if (find == NULL)
    return FALSE;
  rectify_statement_bind_int (find, 1, id);
  done = rectify_statement_step (find, taken, error);
  sqlite3_reset (find);
  return done;
}

static gint64
make_id (Save *save, GError **error)
{
  gboolean taken = TRUE;
  gint64 id = 0;

  if (!save->has_origin && !rectify_ledger_get_origin (save->db, &save->origin, error))
    return 0;
  save->has_origin = TRUE;
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

/* So that what is known of the stored plan can follow. */
static void
note_changed (Save *save, RectifyItem *item, RectifyItem *stored)
{
  if (stored == NULL)
    {
      save->rebuilt = TRUE;
      return;
    }
  g_ptr_array_add (save->changed, item);
  g_ptr_array_add (save->changed, stored);
}

static gint64
get_id (Save *save, RectifyItem *item)
{
  gint64 *made;

  if (rectify_item_get_id (item) != 0)
    return rectify_item_get_id (item);
  made = g_hash_table_lookup (save->ids, item);
  return made != NULL ? *made : 0;
}

static gboolean
is_stored_alike (Save *save, RectifyItem *item, guint index, RectifyItem *stored)
{
  RectifyItem *parent = rectify_item_get_parent (item);
  RectifyItem *stored_parent = rectify_item_get_parent (stored);

  if (get_id (save, parent) != rectify_item_get_id (stored_parent)
      || index >= rectify_item_get_n_children (stored_parent)
      || rectify_item_get_child (stored_parent, index) != stored)
    {
      save->rebuilt = TRUE;
      return FALSE;
    }
  return TRUE && rectify_item_get_kind (item) == rectify_item_get_kind (stored)
         && rectify_item_get_run_in (item) == rectify_item_get_run_in (stored)
         && rectify_item_get_status (item) == rectify_item_get_status (stored)
         && g_str_equal (rectify_item_get_label (item), rectify_item_get_label (stored))
         && g_str_equal (rectify_item_get_heading (item), rectify_item_get_heading (stored))
         && g_str_equal (rectify_item_get_text (item), rectify_item_get_text (stored));
}

static gboolean
write_own_words (Save *save, RectifyItem *item, guint index, gint64 id, RectifyItem *stored,
                 GError **error)
{
  gint64 parent_id = get_id (save, rectify_item_get_parent (item));
  RectifyStatement *statement;

  if (stored != NULL && is_stored_alike (save, item, index, stored))
    return TRUE;
  statement = get_statement (save, stored != NULL ? UPDATE_ITEM : INSERT_ITEM, error);
  if (statement == NULL)
    return FALSE;
  note_changed (save, item, stored);
  rectify_statement_bind_int (statement, 1, save->plan_id);
  if (parent_id != 0)
    rectify_statement_bind_int (statement, 2, parent_id);
  else
    rectify_statement_bind_null (statement, 2);
  rectify_statement_bind_int (statement, 3, index);
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

/* Binds what all fields have; role, kinds and due are bound before by the caller, to the statement
 * that write_fields() has prepared. */
static gboolean
write_wording (Save *save, gint64 item_id, int what, int position, RectifyWording *wording,
               GError **error)
{
  RectifyStatement *statement = save->prepared[INSERT_FIELD];

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
  RectifyStatement *insert_party = get_statement (save, INSERT_PARTY, error);
  RectifyStatement *insert_named
      = insert_party != NULL ? get_statement (save, INSERT_ASSIGNMENT_PARTY, error) : NULL;

  if (insert_named == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      rectify_statement_bind_text (insert_party, 1, names[i]);
      rectify_statement_bind_int (insert_party, 2,
                                  person ? RECTIFY_PARTY_PERSON : RECTIFY_PARTY_UNIT);
      rectify_statement_bind_int (insert_named, 1, item_id);
      rectify_statement_bind_int (insert_named, 2, position);
      rectify_statement_bind_int (insert_named, 3, i);
      rectify_statement_bind_text (insert_named, 4, names[i]);
      if (!rectify_statement_run (insert_party, error)
          || !rectify_statement_run (insert_named, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_deadline (Save *save, gint64 item_id, RectifyDeadline *deadline, GError **error)
{
  g_autofree char *due = rectify_date_to_string (rectify_deadline_get_due (deadline));
  RectifyStatement *insert_field = save->prepared[INSERT_FIELD];

  rectify_statement_bind_null (insert_field, 4);
  rectify_statement_bind_int (insert_field, 5, rectify_deadline_get_kinds (deadline));
  rectify_statement_bind_text (insert_field, 6, due);
  return write_wording (save, item_id, 1, 0, rectify_deadline_get_wording (deadline), error);
}

static gboolean
write_fields (Save *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyStatement *insert_field;

  if (stored != NULL)
    {
      if (fields_alike (item, stored))
        return TRUE;
      note_changed (save, item, stored);
      if (!run_for_item (save, DELETE_PARTIES, id, error)
          || !run_for_item (save, DELETE_FIELDS, id, error))
        return FALSE;
    }
  insert_field = get_statement (save, INSERT_FIELD, error);
  if (insert_field == NULL)
    return FALSE;
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      rectify_statement_bind_int (insert_field, 4, rectify_assignment_get_role (assignment));
      rectify_statement_bind_null (insert_field, 5);
      rectify_statement_bind_null (insert_field, 6);
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
    rectify_statement_bind_null (insert_field, i);
  return write_wording (save, id, 2, 0, rectify_item_get_lead_in (item), error);
}

static gboolean
write_columns (Save *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  const char *before = stored != NULL ? rectify_item_get_columns (stored) : "";

  if (g_str_equal (before, rectify_item_get_columns (item)))
    return TRUE;
  note_changed (save, item, stored);
  return rectify_ledger_write_columns (save->db, id, rectify_item_get_columns (item), error);
}

static gboolean
is_followed_alike (RectifyItem *item, RectifyItem *stored)
{
  GPtrArray *a = rectify_item_get_progress (item);
  GPtrArray *b = rectify_item_get_progress (stored);

  if (rectify_item_get_internal (item) != rectify_item_get_internal (stored) || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      RectifyProgressEntry *first = g_ptr_array_index (a, i);
      RectifyProgressEntry *second = g_ptr_array_index (b, i);

      if (rectify_progress_entry_get_id (first) != rectify_progress_entry_get_id (second)
          || !rectify_progress_entry_equal (first, second))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_follow (Save *save, RectifyItem *item, gint64 id, RectifyItem *stored, GError **error)
{
  if (stored != NULL && is_followed_alike (item, stored))
    return TRUE;
  note_changed (save, item, stored);
  return rectify_ledger_write_follow (save->db, id, item, stored, error);
}

/* What is as it is stored is neither looked at nor written again. */
static gboolean
is_alike (Save *save, RectifyItem *item, guint index, RectifyItem *stored)
{
  return is_stored_alike (save, item, index, stored) && fields_alike (item, stored)
         && g_str_equal (rectify_item_get_columns (item), rectify_item_get_columns (stored))
         && is_followed_alike (item, stored);
}

/* Finds what is stored of an item, and gives a new one its identifier. */
static gboolean
identify (Save *save, RectifyItem *item, gint64 *id, RectifyItem **stored, GError **error)
{
  *id = rectify_item_get_id (item);
  if (*id == 0)
    {
      *id = make_id (save, error);
      if (*id != 0)
        g_hash_table_insert (save->ids, item, g_memdup2 (id, sizeof *id));
      return *id != 0;
    }
  if (save->is_copy || save->same_shape)
    return TRUE;
  *stored = g_hash_table_lookup (save->before, id);
  if (*stored == NULL && !check_newcomer (save, *id, error))
    return FALSE;
  g_hash_table_remove (save->before, id);
  return TRUE;
}

/* stored is what is known to be stored of it, or NULL. */
static gboolean
write_item (Save *save, RectifyItem *item, guint index, guint depth, RectifyItem *stored,
            GError **error)
{
  gint64 id;

  if (!identify (save, item, &id, &stored, error))
    return FALSE;
  if ((stored == NULL || depth > RECTIFY_ITEM_MAX_DEPTH || !is_alike (save, item, index, stored))
      && (!rectify_ledger_check_item (item, depth, error)
          || !write_own_words (save, item, index, id, stored, error)
          || !write_fields (save, item, id, stored, error)
          || !write_columns (save, item, id, stored, error)
          || !write_follow (save, item, id, stored, error)))
    return FALSE;
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (!write_item (save, rectify_item_get_child (item, i), i, depth + 1,
                     save->same_shape ? rectify_item_get_child (stored, i) : NULL, error))
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
      save->rebuilt = TRUE;
      if (!run_for_item (save, DELETE_PARTIES, *(gint64 *) id, error)
          || !run_for_item (save, DELETE_FIELDS, *(gint64 *) id, error)
          || !run_for_item (save, DELETE_ITEM, *(gint64 *) id, error))
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
find_stored (Save *save, RectifyPlan *plan, GError **error)
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
                                     &save->plan_id, error);
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
write_plan (Save *save, RectifyPlan *plan, GError **error)
{
  RectifyItem *root = rectify_plan_get_root (plan);

  if (!rectify_ledger_check_plan (plan, error) || !find_stored (save, plan, error)
      || !write_particulars (save, plan, error) || !write_surroundings (save, plan, error))
    return FALSE;
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    if (!write_item (save, rectify_item_get_child (root, i), i, 1,
                     save->same_shape
                         ? rectify_item_get_child (rectify_plan_get_root (save->stored), i)
                         : NULL,
                     error))
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
  gboolean done;

  save_prepare (&save, db);
  done = write_plan (&save, plan, error);
  save_clear (&save);
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
  Save save = { .ledger = self };
  gboolean done;

  save_prepare (&save, self->db);
  done = write_plan (&save, plan, error);
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

/* It is counted only if the edit concerned what is counted. */
static gboolean
write_summary (Save *save, RectifyPlan *plan, GError **error)
{
  gboolean has;

  return rectify_ledger_has_summary (save->db, save->plan_id, save->revision, &has, error)
         && (has
             || rectify_ledger_write_summary (save->db, save->plan_id, save->revision, plan,
                                              error));
}

/* What is on disk now is known for the next edit; with a draft that was refused, it is as it was. */
static void
keep_stored (Save *save, RectifyPlan *draft)
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
bump_all (RectifyLedger *self, Save *saves, guint n_saves, GError **error)
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
  g_autofree Save *saves = NULL;
  RectifyEdit edit;
  gboolean done = TRUE;

  if (!rectify_edit_begin (&edit, self, error))
    return FALSE;
  saves = g_new0 (Save, plans->len);
  for (guint i = 0; done && i < plans->len; i++)
    {
      saves[i].ledger = self;
      save_prepare (&saves[i], self->db);
      done = write_plan (&saves[i], g_ptr_array_index (plans, i), error);
    }
  done = done && (also == NULL || also (self->db, user_data, error))
         && (plans->len == 1 || bump_all (self, saves, plans->len, error))
         && rectify_edit_record (&edit, plans->len == 1 ? saves[0].plan_id : 0, name, error);
  /* Read before others can write: it must be that of what was stored, and of nothing later. */
  for (guint i = 0; done && i < plans->len; i++)
    done = rectify_ledger_get_revision (self->db, saves[i].plan_id, &saves[i].revision, error)
           && write_summary (&saves[i], g_ptr_array_index (plans, i), error);
  if (!done)
    rectify_edit_cancel (&edit);
  else
    done = rectify_edit_commit (&edit, plans->len == 1 ? saves[0].plan_id : 0, name, error);
  for (guint i = 0; i < plans->len; i++)
    {
      if (done)
        hand_out_ids (&saves[i], g_ptr_array_index (plans, i));
      if (plans->len == 1)
        keep_stored (&saves[i], done ? g_ptr_array_index (plans, i) : NULL);
      save_clear (&saves[i]);
    }
  return done;
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
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (plans != NULL && name != NULL, FALSE);
  return save_plans (self, plans, name, NULL, NULL, error);
}

/**
 * rectify_ledger_save_plan_and:
 * @self: a ledger
 * @plan: a draft, as for rectify_ledger_save_plan()
 * @name: what the edit is called
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
