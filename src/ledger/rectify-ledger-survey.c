/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-private.h"

/* So many plans that an undone edit changed are counted at once; the others when they are listed. */
#define MAX_REFRESHED 8

/* Where the columns stand that decide what is counted. */
enum { ITEM_ID, ITEM_PLAN, ITEM_PARENT, ITEM_KIND = 4, ITEM_STATUS = 9 };
enum { FIELD_ITEM, FIELD_WHAT };
enum { WHAT_DEADLINE = 1 };
enum { PARTY_ID, ASSIGNMENT_PARTY = 3 };

/* What a changeset is about, as far as anything that was counted depends on it. */
typedef struct {
  GHashTable *plans;   /* identifiers of plans whose counts may have changed */
  GHashTable *items;   /* and of items whose plans are such */
  GHashTable *parties; /* those that were changed, or are named more or less often */
} Survey;

static void
add_value (GHashTable *set, sqlite3_value *value)
{
  gint64 id = value != NULL ? sqlite3_value_int64 (value) : 0;

  if (id != 0)
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static void
add_both (GHashTable *set, sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, column, &value) == SQLITE_OK)
    add_value (set, value);
  value = NULL;
  if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, column, &value) == SQLITE_OK)
    add_value (set, value);
}

static gboolean
is_changed (sqlite3_changeset_iter *iter, int column)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_new (iter, column, &value) == SQLITE_OK && value != NULL;
}

static void
survey_item (Survey *self, sqlite3_changeset_iter *iter, int operation)
{
  if (operation == SQLITE_UPDATE && !is_changed (iter, ITEM_PLAN) && !is_changed (iter, ITEM_PARENT)
      && !is_changed (iter, ITEM_KIND) && !is_changed (iter, ITEM_STATUS))
    return;
  add_both (self->plans, iter, operation, ITEM_PLAN);
  if (operation == SQLITE_UPDATE)
    add_both (self->items, iter, operation, ITEM_ID);
}

static void
survey_field (Survey *self, sqlite3_changeset_iter *iter, int operation)
{
  sqlite3_value *what = NULL;

  if ((operation == SQLITE_INSERT ? sqlite3changeset_new (iter, FIELD_WHAT, &what)
                                  : sqlite3changeset_old (iter, FIELD_WHAT, &what))
          == SQLITE_OK
      && what != NULL && sqlite3_value_int (what) == WHAT_DEADLINE)
    add_both (self->items, iter, operation, FIELD_ITEM);
}

static void
survey_change (Survey *self, sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;

  if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) != SQLITE_OK)
    return;
  if (g_str_equal (table, "item"))
    survey_item (self, iter, operation);
  else if (g_str_equal (table, "field"))
    survey_field (self, iter, operation);
  else if (g_str_equal (table, "plan") && operation != SQLITE_UPDATE)
    add_both (self->plans, iter, operation, 0);
  else if (g_str_equal (table, "party"))
    add_both (self->parties, iter, operation, PARTY_ID);
  else if (g_str_equal (table, "assignment_party"))
    add_both (self->parties, iter, operation, ASSIGNMENT_PARTY);
}

static gboolean
survey (Survey *self, const void *changeset, int size, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int code = sqlite3changeset_start (&iter, size, (void *) changeset);

  while (code == SQLITE_OK && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      survey_change (self, iter);
      code = SQLITE_OK;
    }
  sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK || code == SQLITE_DONE)
    return TRUE;
  rectify_database_set_error (NULL, code, error);
  return FALSE;
}

/* Items that were deleted have said themselves of which plan they were. */
static gboolean
find_plans (sqlite3 *db, Survey *self, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  GHashTableIter iter;
  gpointer id;
  gboolean row;

  if (g_hash_table_size (self->items) == 0)
    return TRUE;
  statement = rectify_statement_new (db, "SELECT plan_id FROM item WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 plan_id;

      sqlite3_reset (statement);
      rectify_statement_bind_int (statement, 1, *(gint64 *) id);
      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      plan_id = row ? sqlite3_column_int64 (statement, 0) : 0;
      if (plan_id != 0)
        g_hash_table_add (self->plans, g_memdup2 (&plan_id, sizeof plan_id));
    }
  return TRUE;
}

static gboolean
update_summaries (sqlite3 *db, Survey *self, gint64 plan_id, gboolean refresh, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  if (plan_id != 0 && g_hash_table_size (self->plans) == 0)
    return rectify_ledger_carry_summaries (db, plan_id, error);
  if (plan_id == 0 && !rectify_ledger_carry_summaries (db, 0, error))
    return FALSE;
  refresh = refresh && g_hash_table_size (self->plans) <= MAX_REFRESHED;
  g_hash_table_iter_init (&iter, self->plans);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!(plan_id != 0 || rectify_ledger_delete_summary (db, *(gint64 *) id, error))
        || (refresh && !rectify_ledger_refresh_summary (db, *(gint64 *) id, error)))
      return FALSE;
  return TRUE;
}

/**
 * rectify_ledger_note_changes:
 * @self: a ledger, in a transaction for writing
 * @changeset: what was done in it, or the inverse of that; sound
 * @size: its length in bytes
 * @plan_id: the plan it is about, or 0 for several
 * @refresh: whether to count the plans that it changed
 * @error: return location
 *
 * Keeps what was counted of plans and parties where the changes, which have their new revisions
 * already, do not concern it.
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_note_changes (RectifyLedger *self, const void *changeset, int size, gint64 plan_id,
                             gboolean refresh, GError **error)
{
  Survey found
      = { g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
          g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), self->stale_parties };
  gboolean done = survey (&found, changeset, size, error) && find_plans (self->db, &found, error)
                  && update_summaries (self->db, &found, plan_id, refresh, error);

  g_hash_table_unref (found.plans);
  g_hash_table_unref (found.items);
  return done;
}
