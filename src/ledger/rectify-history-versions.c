/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-changeset.h"
#include "rectify-edit-name.h"
#include "rectify-history-private.h"
#include "rectify-ledger-private.h"

/* The rows of one plan, and all parties; ?1 is the plan. */
#define OF_ITEMS " WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?1)"
static const char *const selects[RECTIFY_N_HISTORY_TABLES]
    = { [RECTIFY_HISTORY_TABLE_PLAN] = "SELECT * FROM plan WHERE id = ?1",
        [RECTIFY_HISTORY_TABLE_ITEM] = "SELECT * FROM item WHERE plan_id = ?1",
        [RECTIFY_HISTORY_TABLE_FIELD] = "SELECT * FROM field" OF_ITEMS,
        [RECTIFY_HISTORY_TABLE_PARTY] = "SELECT * FROM party WHERE ?1 = ?1",
        [RECTIFY_HISTORY_TABLE_ASSIGNMENT_PARTY] = "SELECT * FROM assignment_party" OF_ITEMS,
        [RECTIFY_HISTORY_TABLE_ITEM_COLUMNS] = "SELECT * FROM item_columns" OF_ITEMS,
        [RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR]
        = "SELECT * FROM plan_particular WHERE plan_id = ?1",
        [RECTIFY_HISTORY_TABLE_ITEM_INTERNAL] = "SELECT * FROM item_internal" OF_ITEMS,
        [RECTIFY_HISTORY_TABLE_PROGRESS] = "SELECT * FROM progress" OF_ITEMS,
        [RECTIFY_HISTORY_TABLE_STEP] = "SELECT * FROM step" OF_ITEMS,
        [RECTIFY_HISTORY_TABLE_EVIDENCE] = "SELECT * FROM evidence" OF_ITEMS };

static RectifyStatement *
new_insert (sqlite3 *db, RectifyHistoryTable table, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "%s VALUES (?", rectify_history_table_get_name (table));
  for (guint i = 1; i < rectify_history_table_get_n_columns (table); i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return rectify_statement_new (db, sql->str, error);
}

static gboolean
copy_table (sqlite3 *from, sqlite3 *to, RectifyHistoryTable table, gint64 plan_id, GError **error)
{
  g_autoptr (RectifyStatement) select = rectify_statement_new (from, selects[table], error);
  g_autoptr (RectifyStatement) insert = select != NULL ? new_insert (to, table, error) : NULL;
  gboolean row;

  if (insert == NULL)
    return FALSE;
  rectify_statement_bind_int (select, 1, plan_id);
  while (rectify_statement_step (select, &row, error))
    {
      if (!row)
        return TRUE;
      for (guint i = 0; i < rectify_history_table_get_n_columns (table); i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (select, i));
      if (!rectify_statement_run (insert, error))
        return FALSE;
    }
  return FALSE;
}

static sqlite3 *
copy_plan (sqlite3 *db, gint64 plan_id, GError **error)
{
  sqlite3 *copy = rectify_ledger_schema_new_in_memory (error);
  gboolean done
      = copy != NULL && rectify_database_execute (copy, "PRAGMA foreign_keys = OFF; BEGIN", error);

  for (guint i = 0; done && i < RECTIFY_N_HISTORY_TABLES; i++)
    done = selects[i] == NULL || copy_table (db, copy, i, plan_id, error);
  if (done)
    return copy;
  sqlite3_close_v2 (copy);
  return NULL;
}

/**
 * rectify_history_apply_inverse:
 * @db: a database
 * @changeset: what an edit changed
 * @filter: whether a table is wanted
 * @conflict: what to do where something does not fit
 * @data: for both
 * @error: return location
 *
 * Takes back what an edit changed, or a part of it.
 *
 * Returns: whether it is taken back; if not, nothing is
 */
gboolean
rectify_history_apply_inverse (sqlite3 *db, GBytes *changeset,
                               int (*filter) (gpointer data, const char *table),
                               int (*conflict) (gpointer data, int kind,
                                                sqlite3_changeset_iter *iter),
                               gpointer data, GError **error)
{
  const char *names[RECTIFY_N_HISTORY_TABLES];
  void *inverted = NULL;
  int size = 0, code = SQLITE_CORRUPT;

  for (guint i = 0; i < RECTIFY_N_HISTORY_TABLES; i++)
    names[i] = rectify_history_table_get_name (i);
  if (rectify_changeset_is_sound (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset),
                                  names, RECTIFY_N_HISTORY_TABLES))
    code = sqlite3changeset_invert ((int) g_bytes_get_size (changeset),
                                    g_bytes_get_data (changeset, NULL), &size, &inverted);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (db, size, inverted, filter, conflict, data);
  sqlite3_free (inverted);
  if (code == SQLITE_OK)
    return TRUE;
  return code == SQLITE_CORRUPT ? rectify_history_fail_damaged (error)
                                : rectify_history_fail (db, code, error);
}

/* Edits of other plans matter for the parties alone. What one of several plans does not find here
 * stands in plans that are not here. */
typedef struct {
  gboolean is_own;
  gboolean is_others;
} Past;

static int
is_wanted (gpointer data, const char *table)
{
  Past *past = data;

  return g_str_equal (table, "party") || (past->is_own && !g_str_equal (table, "merged"));
}

static int
decide (gpointer data, int kind, sqlite3_changeset_iter *iter)
{
  Past *past = data;
  const char *table = "";
  int n_columns, operation, indirect;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  return past->is_others || g_strcmp0 (table, "party") == 0 ? SQLITE_CHANGESET_OMIT
                                                            : SQLITE_CHANGESET_ABORT;
}

static gboolean
take_back (sqlite3 *copy, GBytes *changeset, gint64 plan_id, const RectifyHistoryTarget *target,
           GError **error)
{
  Past past = { plan_id == 0 || plan_id == target->plan_id, plan_id != target->plan_id };

  return rectify_history_apply_inverse (copy, changeset, is_wanted, decide, &past, error);
}

static gboolean
take_back_later (sqlite3 *db, sqlite3 *copy, const RectifyHistoryTarget *target, GError **error)
{
  g_autoptr (RectifyStatement) entries = rectify_statement_new (
      db, "SELECT plan_id, changeset FROM history WHERE state = 0 AND id > ? ORDER BY id DESC",
      error);
  gboolean row;

  if (entries == NULL)
    return FALSE;
  rectify_statement_bind_int (entries, 1, target->id);
  while (rectify_statement_step (entries, &row, error))
    {
      gint64 plan_id;
      g_autoptr (GBytes) changeset = NULL;

      if (!row)
        return TRUE;
      plan_id = sqlite3_column_int64 (entries, 0);
      changeset = g_bytes_new_static (sqlite3_column_blob (entries, 1),
                                      sqlite3_column_bytes (entries, 1));
      if (!take_back (copy, changeset, plan_id, target, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * rectify_history_read_versions:
 * @db: a ledger's connection, in a transaction
 * @target: an edit of one plan, which was there before and after
 * @versions: (out caller-allocates): set to the plan as it was
 * @error: return location
 *
 * Goes back in a copy of the plan in memory, so that nobody waits for it.
 *
 * Returns: whether it could be read
 */
gboolean
rectify_history_read_versions (sqlite3 *db, const RectifyHistoryTarget *target,
                               RectifyHistoryVersions *versions, GError **error)
{
  sqlite3 *copy = copy_plan (db, target->plan_id, error);
  gboolean done = copy != NULL && take_back_later (db, copy, target, error);

  *versions = (RectifyHistoryVersions){ NULL, NULL };
  if (done)
    versions->after = rectify_ledger_read_plan (copy, target->plan_id, error);
  if (versions->after != NULL
      && take_back (copy, target->changeset, target->plan_id, target, error))
    versions->before = rectify_ledger_read_plan (copy, target->plan_id, error);
  sqlite3_close_v2 (copy);
  if (versions->before != NULL)
    return TRUE;
  g_clear_object (&versions->after);
  return FALSE;
}

typedef struct {
  RectifyHistoryTable table;
  GHashTable *ids;
  gboolean found;
} Search;

/* Items, plans and parties may have the same identifiers. */
static gboolean
is_about (RectifyHistoryTable table, RectifyHistoryTable wanted)
{
  if (rectify_history_table_is_of_item (wanted))
    return rectify_history_table_is_of_item (table);
  return table == wanted
         || (wanted == RECTIFY_HISTORY_TABLE_PLAN
             && table == RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR);
}

static gboolean
look_at_row (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
             gpointer user_data)
{
  Search *search = user_data;
  gint64 id = rectify_changeset_get_key (iter, operation, 0);

  search->found = is_about (table, search->table) && g_hash_table_contains (search->ids, &id);
  return !search->found;
}

/**
 * rectify_history_fail_needed:
 * @db: a ledger's connection
 * @entry_id: the edit that cannot be taken back
 * @table: the table of what is in the way: that of items, plans or parties
 * @ids: (element-type gint64): identifiers of what is in the way
 * @subject: how that is called
 * @what: what of it
 * @error: return location
 *
 * Says what is in the way, and which later edit made it so.
 */
void
rectify_history_fail_needed (sqlite3 *db, gint64 entry_id, RectifyHistoryTable table,
                             GHashTable *ids, const char *subject, const char *what, GError **error)
{
  g_autoptr (RectifyStatement) entries = rectify_statement_new (
      db,
      "SELECT name, made_at, changeset FROM history WHERE state = 0 AND id > ? ORDER BY id DESC",
      NULL);
  Search search = { table, ids, FALSE };
  gboolean row = entries != NULL;

  if (entries != NULL)
    rectify_statement_bind_int (entries, 1, entry_id);
  while (row && !search.found && rectify_statement_step (entries, &row, NULL) && row)
    rectify_changeset_foreach (sqlite3_column_blob (entries, 2), sqlite3_column_bytes (entries, 2),
                               look_at_row, &search, NULL);
  if (search.found)
    {
      g_autoptr (GDateTime) utc
          = g_date_time_new_from_iso8601 (rectify_statement_get_text (entries, 1), NULL);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
      g_autofree char *when = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
      g_autofree char *name = rectify_edit_name_dup_words (rectify_statement_get_text (entries, 0));

      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                   _ ("This edit cannot be taken back alone: “%s” (%s) was changed again by the "
                      "later edit “%s” of %s. Take that one back first. Nothing was changed."),
                   subject, what, name, when != NULL ? when : "");
      return;
    }
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
               _ ("This edit cannot be taken back alone: “%s” (%s) is no longer as it left it. "
                  "Nothing was changed."),
               subject, what);
}
