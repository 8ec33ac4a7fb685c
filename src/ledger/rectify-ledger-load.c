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
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("There is no such plan in the ledger."));
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
  return TRUE;
}

typedef struct {
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
      loose->item = rectify_item_new (bounded (statement, 2, RECTIFY_N_ITEM_KINDS));
      loose->parent_id = sqlite3_column_int64 (statement, 1);
      rectify_item_set_id (loose->item, sqlite3_column_int64 (statement, 0));
      rectify_item_set_label (loose->item, rectify_statement_get_text (statement, 3));
      rectify_item_set_heading (loose->item, rectify_statement_get_text (statement, 4));
      rectify_item_set_text (loose->item, rectify_statement_get_text (statement, 5));
      rectify_item_set_run_in (loose->item, sqlite3_column_int (statement, 6) != 0);
      rectify_item_set_status (loose->item, bounded (statement, 7, RECTIFY_N_STATUSES));
      g_ptr_array_add (order, loose);
      g_hash_table_insert (index, g_memdup2 (&(gint64){ rectify_item_get_id (loose->item) }, 8),
                           loose);
    }
  return FALSE;
}

static char **
read_names (sqlite3_stmt *names, gint64 item_id, int position, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  sqlite3_reset (names);
  rectify_statement_bind_int (names, 1, item_id);
  rectify_statement_bind_int (names, 2, position);
  while (row)
    {
      if (!rectify_statement_step (names, &row, error))
        return NULL;
      g_ptr_array_add (found, row ? g_strdup (rectify_statement_get_text (names, 0)) : NULL);
    }
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

static gboolean
set_field (RectifyItem *item, sqlite3_stmt *row, sqlite3_stmt *names, GError **error)
{
  gboolean usual = sqlite3_column_type (row, 11) == SQLITE_NULL;
  g_autofree char *before = g_strdup (rectify_statement_get_text (row, 6));
  g_autofree char *label = g_strdup (rectify_statement_get_text (row, 7));
  g_autofree char *mark = g_strdup (rectify_statement_get_text (row, 8));
  g_autofree char *text = g_strdup (rectify_statement_get_text (row, 9));
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full (before, label, mark, text, rectify_statement_get_text (row, 10),
                                  usual ? RECTIFY_PLACE_DEFAULT
                                        : (guint) sqlite3_column_int (row, 11),
                                  sqlite3_column_int (row, 12), sqlite3_column_int (row, 13));

  switch (sqlite3_column_int (row, 1))
    {
      case FIELD_ASSIGNMENT: {
        g_auto (GStrv) parties
            = read_names (names, rectify_item_get_id (item), sqlite3_column_int (row, 2), error);
        g_autoptr (RectifyAssignment) assignment
            = rectify_assignment_new_worded (bounded (row, 3, RECTIFY_N_ROLES), wording,
                                             (const char *const *) parties);

        if (parties == NULL)
          return FALSE;
        rectify_item_add_assignment (item, assignment);
        break;
      }
      case FIELD_DEADLINE: {
        g_autoptr (GDate) due = rectify_date_from_string (rectify_statement_get_text (row, 5));
        g_autoptr (RectifyDeadline) deadline
            = rectify_deadline_new_worded (wording, bounded (row, 4, 8), due);

        rectify_item_set_deadline (item, deadline);
        break;
      }
    default:
      rectify_item_set_lead_in (item, wording);
    }
  return TRUE;
}

static gboolean
read_fields (sqlite3 *db, gint64 plan_id, GHashTable *index, GError **error)
{
  g_autoptr (RectifyStatement) fields = rectify_statement_new (
      db,
      "SELECT f.item_id, f.what, f.position, f.role, f.kinds, f.due, f.before_label, f.label,"
      " f.mark, f.text, f.after_text, f.before_child, f.ordinal, f.run_in"
      " FROM item i CROSS JOIN field f ON f.item_id = i.id WHERE i.plan_id = ?"
      " ORDER BY i.parent_id, i.position, i.id, f.what, f.position",
      error);
  g_autoptr (RectifyStatement) names = NULL;
  gboolean row;

  if (fields == NULL)
    return FALSE;
  names = rectify_statement_new (
      db,
      "SELECT p.name FROM assignment_party a JOIN party p ON p.id = a.party_id"
      " WHERE a.item_id = ? AND a.field_position = ? ORDER BY a.position",
      error);
  if (names == NULL)
    return FALSE;
  rectify_statement_bind_int (fields, 1, plan_id);
  while (rectify_statement_step (fields, &row, error))
    {
      Loose *loose;

      if (!row)
        return TRUE;
      loose = g_hash_table_lookup (index, &(gint64){ sqlite3_column_int64 (fields, 0) });
      if (loose != NULL && !set_field (loose->item, fields, names, error))
        return FALSE;
    }
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
      rectify_item_append_child (parent, loose->item);
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
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

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
  if (!rectify_database_begin (self->db, FALSE, error))
    return NULL;
  plan = rectify_ledger_read_plan (self->db, id, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  return plan;
}
