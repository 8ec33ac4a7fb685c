/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-ledger-private.h"

/* The values of the column "what" in the table "field". */
enum { FIELD_ASSIGNMENT, FIELD_DEADLINE, FIELD_LEAD_IN };

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
      _ ("The ledger is damaged: the items of a plan do not make a tree. Use a copy "
         "of it, and keep this file for recovery."));
  return FALSE;
}

static gboolean
read_particulars (sqlite3 *db, RectifyPlan *plan, gint64 id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT title, organisation, theme, year, meeting_date, document_number, signer"
      " FROM plan WHERE id = ?",
      error);
  gboolean row;
  gint64 revision;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
          _ ("There is no such plan in the ledger. It may have been deleted at another desk; the list of plans shows what there is."));
      return FALSE;
    }
  rectify_plan_set_id (plan, id);
  rectify_plan_set_title (plan, rectify_statement_get_text (statement, 0));
  rectify_plan_set_organisation (plan, rectify_statement_get_text (statement, 1));
  rectify_plan_set_theme (plan, rectify_statement_get_text (statement, 2));
  rectify_plan_set_year (plan, CLAMP (sqlite3_column_int (statement, 3), 0, 9999));
  rectify_plan_set_meeting_date (plan, rectify_statement_get_text (statement, 4));
  rectify_plan_set_document_number (plan, rectify_statement_get_text (statement, 5));
  rectify_plan_set_signer (plan, rectify_statement_get_text (statement, 6));
  if (!rectify_ledger_get_revision (db, id, &revision, error))
    return FALSE;
  rectify_plan_set_revision (plan, revision);
  return rectify_ledger_read_since (db, plan, error);
}

typedef struct {
  gint64 id;
  RectifyItem *item;
  gint64 parent_id;
} Loose;

static void
free_loose (gpointer data)
{
  Loose *loose = data;

  g_object_unref (loose->item);
  g_free (loose);
}

static guint
bounded (sqlite3_stmt *statement, int column, guint limit)
{
  int value = sqlite3_column_int (statement, column);

  return value >= 0 && value < (int) limit ? value : 0;
}

/* All items of a plan, in the order of siblings, not yet a tree. */
static gboolean
read_items (sqlite3 *db, gint64 plan_id, GPtrArray *order, GHashTable *index, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT id, parent_id, kind, label, heading, text, run_in, status FROM item"
      " WHERE plan_id = ? ORDER BY parent_id, position, id",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  while (rectify_statement_step (statement, &row, error))
    {
      Loose *loose;

      if (!row)
        return TRUE;
      loose = g_new0 (Loose, 1);
      loose->id = sqlite3_column_int64 (statement, 0);
      loose->parent_id = sqlite3_column_int64 (statement, 1);
      loose->item
          = rectify_item_new_stored (loose->id, bounded (statement, 2, RECTIFY_N_ITEM_KINDS),
                                     rectify_statement_get_text (statement, 3),
                                     rectify_statement_get_text (statement, 4),
                                     rectify_statement_get_text (statement, 5),
                                     sqlite3_column_int (statement, 6) != 0,
                                     bounded (statement, 7, RECTIFY_N_STATUSES));
      g_ptr_array_add (order, loose);
      g_hash_table_insert (index, &loose->id, loose);
    }
  return FALSE;
}

/* A field, and the names that were read of it so far: each name comes in a row of its own. */
typedef struct {
  RectifyItem *item; /* NULL for none */
  int what;
  gint64 position;
  RectifyRole role;
  RectifyDeadlineKinds kinds;
  GDate *due;
  RectifyWording *wording;
  GPtrArray *names;
  GArray *places; /* of the names among themselves */
} Field;

static void
field_clear (Field *self)
{
  g_clear_pointer (&self->due, g_date_free);
  g_clear_pointer (&self->wording, rectify_wording_unref);
  g_ptr_array_set_size (self->names, 0);
  g_array_set_size (self->places, 0);
  self->item = NULL;
}

static void
begin_field (Field *self, RectifyItem *item, sqlite3_stmt *row)
{
  gboolean usual = sqlite3_column_type (row, 11) == SQLITE_NULL;

  self->item = item;
  self->what = sqlite3_column_int (row, 1);
  self->position = sqlite3_column_int64 (row, 2);
  self->role = bounded (row, 3, RECTIFY_N_ROLES);
  self->kinds = bounded (row, 4, 8);
  if (self->what == FIELD_DEADLINE)
    self->due = rectify_date_from_string (rectify_statement_get_text (row, 5));
  self->wording = rectify_wording_new_full (
      rectify_statement_get_text (row, 6), rectify_statement_get_text (row, 7),
      rectify_statement_get_text (row, 8), rectify_statement_get_text (row, 9),
      rectify_statement_get_text (row, 10),
      usual ? RECTIFY_PLACE_DEFAULT : (guint) sqlite3_column_int (row, 11),
      sqlite3_column_int (row, 12), sqlite3_column_int (row, 13));
}

static void
end_field (Field *self)
{
  if (self->item == NULL)
    return;
  if (self->what == FIELD_ASSIGNMENT)
    {
      g_ptr_array_add (self->names, NULL);
      rectify_item_add_stored_assignment (
          self->item, rectify_assignment_new_worded (self->role, self->wording,
                                                     (const char *const *) self->names->pdata));
    }
  else if (self->what == FIELD_DEADLINE)
    {
      rectify_item_set_stored_deadline (self->item,
                                        rectify_deadline_new_worded (self->wording, self->kinds,
                                                                     self->due));
    }
  else
    rectify_item_set_lead_in (self->item, self->wording);
  field_clear (self);
}

/* They come in their order as a rule, but to ask for that would make SQLite sort. */
static void
add_name (Field *self, gint64 place, const char *name)
{
  guint at = self->places->len;

  while (at > 0 && g_array_index (self->places, gint64, at - 1) > place)
    at--;
  g_array_insert_val (self->places, at, place);
  g_ptr_array_insert (self->names, (int) at, g_strdup (name));
}

/* The names of parties, each asked for once: a few stand in very many rows. */
typedef struct {
  RectifyStatement *statement;
  GHashTable *names; /* by their identifiers; NULL for what is none */
} Parties;

static gboolean
find_party (Parties *self, gint64 id, const char **name, GError **error)
{
  gpointer known = NULL;
  gboolean row = FALSE;

  if (!g_hash_table_lookup_extended (self->names, &id, NULL, &known))
    {
      rectify_statement_bind_int (self->statement, 1, id);
      if (!rectify_statement_step (self->statement, &row, error))
        return FALSE;
      if (row)
        known = g_strdup (rectify_statement_get_text (self->statement, 0));
      sqlite3_reset (self->statement);
      g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), known);
    }
  *name = known;
  return TRUE;
}

static gboolean
take_field_row (Field *self, GHashTable *index, Parties *parties, sqlite3_stmt *row, GError **error)
{
  const char *name;

  gint64 item_id = sqlite3_column_int64 (row, 0);

  if (self->item == NULL || rectify_item_get_id (self->item) != item_id
      || self->what != sqlite3_column_int (row, 1)
      || self->position != sqlite3_column_int64 (row, 2))
    {
      Loose *loose = g_hash_table_lookup (index, &item_id);

      end_field (self);
      if (loose == NULL)
        return TRUE;
      begin_field (self, loose->item, row);
    }
  if (sqlite3_column_type (row, 14) == SQLITE_NULL)
    return TRUE;
  if (!find_party (parties, sqlite3_column_int64 (row, 14), &name, error))
    return FALSE;
  if (name != NULL)
    add_name (self, sqlite3_column_int64 (row, 15), name);
  return TRUE;
}

/* In the order of the indexes, so that nothing is sorted; the names in the same walk. */
static gboolean
read_fields (sqlite3 *db, gint64 plan_id, GHashTable *index, GError **error)
{
  g_autoptr (RectifyStatement) fields = rectify_statement_new (
      db,
      "SELECT f.item_id, f.what, f.position, f.role, f.kinds, f.due, f.before_label, f.label,"
      " f.mark, f.text, f.after_text, f.before_child, f.ordinal, f.run_in,"
      " a.party_id, a.position"
      " FROM item i CROSS JOIN field f ON f.item_id = i.id"
      " LEFT JOIN assignment_party a ON f.what = 0 AND a.item_id = f.item_id"
      " AND a.field_position = f.position"
      " WHERE i.plan_id = ?"
      " ORDER BY i.parent_id, i.position, i.id, f.what, f.position",
      error);
  g_autoptr (RectifyStatement) party
      = fields != NULL ? rectify_statement_new (db, "SELECT name FROM party WHERE id = ?", error)
                       : NULL;
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  Field field = { .names = names, .places = places };
  Parties parties = { party, known };
  gboolean row;

  if (party == NULL)
    return FALSE;
  rectify_statement_bind_int (fields, 1, plan_id);
  while (rectify_statement_step (fields, &row, error))
    {
      if (!row)
        {
          end_field (&field);
          return TRUE;
        }
      if (!take_field_row (&field, index, &parties, fields, error))
        break;
    }
  field_clear (&field);
  return FALSE;
}

static void
set_columns (gint64 item_id, const char *columns, gpointer user_data)
{
  Loose *loose = g_hash_table_lookup (user_data, &item_id);

  if (loose != NULL)
    rectify_item_set_columns (loose->item, columns);
}

static RectifyItem *
look_up_item (gint64 id, gpointer user_data)
{
  Loose *loose = g_hash_table_lookup (user_data, &id);

  return loose != NULL ? loose->item : NULL;
}

/* A forged file may hold a ring of items, or a chain so deep that freeing it overruns the stack:
 * both are seen before any item is put into another. */
static gboolean
is_rooted (GHashTable *index, const Loose *loose)
{
  guint depth = 1;

  while (loose != NULL && loose->parent_id != 0 && depth <= RECTIFY_ITEM_MAX_DEPTH)
    {
      loose = g_hash_table_lookup (index, &loose->parent_id);
      depth++;
    }
  return loose != NULL && depth <= RECTIFY_ITEM_MAX_DEPTH;
}

static gboolean
build_tree (RectifyPlan *plan, GPtrArray *order, GHashTable *index, GError **error)
{
  for (guint i = 0; i < order->len; i++)
    if (!is_rooted (index, g_ptr_array_index (order, i)))
      return fail_damaged (error);
  for (guint i = 0; i < order->len; i++)
    {
      Loose *loose = g_ptr_array_index (order, i);
      RectifyItem *parent = rectify_plan_get_root (plan);

      if (loose->parent_id != 0)
        parent = ((Loose *) g_hash_table_lookup (index, &loose->parent_id))->item;
      rectify_item_append_stored_child (parent, loose->item);
    }
  return TRUE;
}

/**
 * rectify_ledger_read_plan:
 * @db: a database
 * @id: a plan's identifier
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan with all its items
 */
RectifyPlan *
rectify_ledger_read_plan (sqlite3 *db, gint64 id, GError **error)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (free_loose);
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!read_particulars (db, plan, id, error) || !read_items (db, id, order, index, error)
      || !build_tree (plan, order, index, error) || !read_fields (db, id, index, error)
      || !rectify_ledger_read_columns (db, id, set_columns, index, error)
      || !rectify_ledger_read_particulars (db, plan, error)
      || !rectify_ledger_read_follow (db, id, look_up_item, index, error))
    return NULL;
  return g_steal_pointer (&plan);
}

/**
 * rectify_ledger_get_revision:
 * @db: a database
 * @plan_id: a plan
 * @revision: (out): set to the number of its current state
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_get_revision (sqlite3 *db, gint64 plan_id, gint64 *revision, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT number FROM revision WHERE plan_id = ?", error);
  gboolean row;

  *revision = 0;
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *revision = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/**
 * rectify_ledger_load_plan:
 * @self: a ledger
 * @id: a plan's identifier
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL with a #RectifyLedgerError
 */
RectifyPlan *
rectify_ledger_load_plan (RectifyLedger *self, gint64 id, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RectifyPlan *plan;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  locker = g_mutex_locker_new (&self->mutex);
  /* One transaction, so that no other program changes a part of the plan meanwhile. */
  if (!rectify_ledger_begin_reading (self, error))
    return NULL;
  plan = rectify_ledger_read_plan (self->db, id, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  return plan;
}
