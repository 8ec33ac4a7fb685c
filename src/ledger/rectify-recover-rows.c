/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-recover-private.h"

#include <string.h>

#include "rectify-ledger-private.h"

/* Edits of before version 4 had no names: they get new ones. */
#define HISTORY "history"
#define N_OLD_HISTORY 7
/* Identifiers of items are large and random, all other numbers of an index are small. */
#define LEAST_ITEM "268435456"

static const char scratch[]
    = "CREATE TEMP TABLE place (id INTEGER PRIMARY KEY, plan_id INTEGER, parent_id INTEGER,"
      " position INTEGER);"
      "CREATE TEMP TABLE loose (a INTEGER, b INTEGER, c INTEGER, d INTEGER);"
      "CREATE TEMP TABLE name (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TEMP TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER);"
      "CREATE TEMP TABLE entry (id INTEGER PRIMARY KEY);"
      "CREATE TEMP TABLE assigned (item_id INTEGER, field_position INTEGER, position INTEGER,"
      " party_id INTEGER);"
      "CREATE TEMP TABLE missing (id INTEGER PRIMARY KEY, plan_id INTEGER, parent_id INTEGER,"
      " position INTEGER, sort TEXT, words TEXT, in_backup INTEGER NOT NULL DEFAULT 0);"
      "CREATE TEMP TABLE heard (id INTEGER PRIMARY KEY, plan_id INTEGER, parent_id INTEGER,"
      " position INTEGER, kind INTEGER, label TEXT, heading TEXT, text TEXT, run_in INTEGER,"
      " status INTEGER, is_there INTEGER NOT NULL, is_whole INTEGER NOT NULL DEFAULT 0);"
      "CREATE TEMP TABLE title (id INTEGER PRIMARY KEY, title TEXT, is_there INTEGER NOT NULL"
      " DEFAULT 1);";

/**
 * rectify_recover_begin:
 * @self: (out caller-allocates): what to set up; rectify_recover_clear()
 * @db: an empty ledger
 * @report: what becomes of it
 * @error: return location
 *
 * Returns: whether rows can be added
 */
gboolean
rectify_recover_begin (RectifyRecover *self, sqlite3 *db, RectifyRecovery *report, GError **error)
{
  *self = (RectifyRecover){ .db = db, .report = report };
  self->inserts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) rectify_statement_free);
  return rectify_database_execute (db, "PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE", error)
         && rectify_database_execute (db, scratch, error);
}

/**
 * rectify_recover_clear:
 * @self: what rectify_recover_begin() set up
 */
void
rectify_recover_clear (RectifyRecover *self)
{
  g_clear_pointer (&self->inserts, g_hash_table_unref);
  g_clear_error (&self->error);
}

/**
 * rectify_recover_run:
 * @self: a recovery
 * @sql: one statement
 * @n_changed: (nullable): how many rows it changed is added to it
 * @error: return location
 *
 * Returns: whether it ran
 */
gboolean
rectify_recover_run (RectifyRecover *self, const char *sql, guint64 *n_changed, GError **error)
{
  if (!rectify_database_execute (self->db, sql, error))
    return FALSE;
  if (n_changed != NULL)
    *n_changed += sqlite3_changes64 (self->db);
  return TRUE;
}

/* Where an entry of an index goes, or NULL for a row of a table. */
static char *
make_index_insert (const char *name)
{
  if (g_str_equal (name, "item_by_plan"))
    return g_strdup ("INSERT OR IGNORE INTO place (plan_id, parent_id, position, id)"
                     " SELECT ?1, ?2, ?3, ?4 WHERE ?3 >= 0 AND ?1 > 0 AND ?4 > 0");
  if (g_str_equal (name, "assignment_party_by_party"))
    return g_strdup ("INSERT INTO assigned (party_id, item_id, field_position, position)"
                     " VALUES (?1, ?2, ?3, ?4)");
  if (g_str_equal (name, "item_by_parent"))
    return g_strdup ("INSERT OR IGNORE INTO child (parent_id, id) SELECT ?1, ?2 WHERE ?2 > 0");
  if (g_str_equal (name, "history_by_state"))
    return g_strdup ("INSERT OR IGNORE INTO entry (id) SELECT ?2 WHERE ?1 >= 0 AND ?2 > 0");
  if (g_str_equal (name, "sqlite_autoindex_party_1"))
    return g_strdup ("INSERT OR IGNORE INTO name (name, id) SELECT ?1, ?2 WHERE ?2 > 0");
  return NULL;
}

static RectifyStatement *
find_insert (RectifyRecover *self, const RectifyTableShape *shape)
{
  RectifyStatement *statement = g_hash_table_lookup (self->inserts, shape);
  g_autofree char *sql = NULL;

  if (statement != NULL)
    return statement;
  sql = make_index_insert (shape->name);
  if (sql == NULL)
    {
      g_autoptr (GString) text = g_string_new ("INSERT OR IGNORE INTO ");

      g_string_append_printf (text, "%s (%s) VALUES (?1", shape->name, shape->columns);
      for (guint i = 1; i < rectify_table_shape_get_n_columns (shape); i++)
        g_string_append_printf (text, ", ?%u", i + 1);
      g_string_append_c (text, ')');
      sql = g_string_free (g_steal_pointer (&text), FALSE);
    }
  statement = rectify_statement_new (self->db, sql, &self->error);
  if (statement != NULL)
    g_hash_table_insert (self->inserts, (gpointer) shape, statement);
  return statement;
}

/* Words that are damaged keep what can be read of them. */
static gboolean
bind_text (RectifyStatement *statement, int position, const RectifyValue *value)
{
  if (g_utf8_validate_len ((const char *) value->data, value->size, NULL))
    {
      sqlite3_bind_text64 (statement, position, (const char *) value->data, value->size,
                           SQLITE_TRANSIENT, SQLITE_UTF8);
      return TRUE;
    }
  {
    g_autofree char *valid = g_utf8_make_valid ((const char *) value->data, (gssize) value->size);

    rectify_statement_bind_text (statement, position, valid);
  }
  return FALSE;
}

/* Returns whether all of it is as it was. */
static gboolean
bind_record (RectifyStatement *statement, const RectifyTableShape *shape,
             const RectifyRecord *record)
{
  gboolean whole = !record->is_cut;

  for (guint i = 0; i < record->n_values; i++)
    {
      const RectifyValue *value = &record->values[i];
      int position = (int) i + 1;

      if (i == 0 && shape->has_rowid)
        rectify_statement_bind_int (statement, position, record->rowid);
      else if (value->type == RECTIFY_VALUE_INTEGER)
        rectify_statement_bind_int (statement, position, value->number);
      else if (value->type == RECTIFY_VALUE_TEXT)
        whole = bind_text (statement, position, value) && whole;
      else if (value->type == RECTIFY_VALUE_BLOB)
        sqlite3_bind_blob64 (statement, position, value->data != NULL ? (gpointer) value->data : "",
                             value->size, SQLITE_TRANSIENT);
      else
        rectify_statement_bind_null (statement, position);
    }
  if (g_str_equal (shape->name, HISTORY) && record->n_values == N_OLD_HISTORY)
    rectify_statement_bind_int (statement, N_OLD_HISTORY + 1, rectify_ledger_make_uid ());
  return whole;
}

/* Of what has no words a part is worth nothing. */
static gboolean
is_worth_it (const RectifyTableShape *shape, const RectifyRecord *record)
{
  if (!record->is_cut)
    return TRUE;
  return g_str_equal (shape->name, "item") || g_str_equal (shape->name, "plan")
         || g_str_equal (shape->name, "field") || g_str_equal (shape->name, "progress")
         || g_str_equal (shape->name, "plan_particular") || g_str_equal (shape->name, "step");
}

/* An entry of four integers that no tree leads to can be one of three. */
static RectifyStatement *
find_loose_insert (RectifyRecover *self)
{
  RectifyStatement *statement = g_hash_table_lookup (self->inserts, self);

  if (statement != NULL)
    return statement;
  statement
      = rectify_statement_new (self->db, "INSERT INTO loose (a, b, c, d) VALUES (?1, ?2, ?3, ?4)",
                               &self->error);
  if (statement != NULL)
    g_hash_table_insert (self->inserts, self, statement);
  return statement;
}

/**
 * rectify_recover_add:
 * @shape: what it is a row or an entry of
 * @is_sure: whether its table's tree leads to it
 * @record: the row
 * @user_data: a #RectifyRecover
 *
 * Puts a row into the new ledger, unless one with its key is there already. A #RectifyPageScanFunc.
 *
 * Returns: whether to go on
 */
gboolean
rectify_recover_add (const RectifyTableShape *shape, gboolean is_sure, const RectifyRecord *record,
                     gpointer user_data)
{
  RectifyRecover *self = user_data;
  gboolean is_loose = !is_sure && !shape->has_rowid && strlen (shape->types) == 4;
  RectifyStatement *statement;
  gboolean whole, done;

  /* Two or three integers can be anything. */
  if (!is_sure
      && (g_str_equal (shape->name, "item_by_parent")
          || g_str_equal (shape->name, "history_by_state")))
    return TRUE;
  if (!is_worth_it (shape, record))
    {
      if (g_str_equal (shape->name, "edition"))
        self->report->n_lost_editions++;
      else
        self->report->n_lost_rows++;
      return TRUE;
    }
  statement = is_loose ? find_loose_insert (self) : find_insert (self, shape);
  if (statement == NULL)
    return FALSE;
  whole = bind_record (statement, shape, record);
  done = rectify_statement_run (statement, &self->error);
  sqlite3_clear_bindings (statement);
  /* A value that the table does not take says that this is no row of it. */
  if (!done && g_error_matches (self->error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID))
    {
      g_clear_error (&self->error);
      self->report->n_lost_rows++;
      return TRUE;
    }
  if (done && !whole && shape->columns != NULL && sqlite3_changes (self->db) > 0)
    self->report->n_cut++;
  return done;
}

/**
 * rectify_recover_resolve:
 * @self: a recovery to which all rows were added
 * @error: return location
 *
 * Finds out what loose entries belong to, and takes from the indexes what the tables lost.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_resolve (RectifyRecover *self, GError **error)
{
  static const char *const statements[] = {
    "INSERT OR IGNORE INTO assignment_party (item_id, field_position, position, party_id)"
    " SELECT a, b, c, d FROM loose WHERE a IN (SELECT id FROM item) AND b >= 0 AND c >= 0",
    "DELETE FROM loose WHERE a IN (SELECT id FROM item)",
    "INSERT INTO assigned (party_id, item_id, field_position, position)"
    " SELECT a, b, c, d FROM loose WHERE b IN (SELECT id FROM item)"
    " AND NOT (d >= " LEAST_ITEM ")",
    "INSERT OR IGNORE INTO place (plan_id, parent_id, position, id) SELECT a, b, c, d FROM loose"
    " WHERE a > 0 AND d >= " LEAST_ITEM,
    "INSERT OR IGNORE INTO place (id, plan_id, parent_id) SELECT id, (SELECT plan_id FROM item"
    " WHERE id = child.parent_id), parent_id FROM child",
    "INSERT OR IGNORE INTO assignment_party (item_id, field_position, position, party_id)"
    " SELECT item_id, field_position, position, party_id FROM assigned",
    "INSERT OR IGNORE INTO party (id, name, kind) SELECT id, name, NOT EXISTS (SELECT 1"
    " FROM assignment_party a JOIN field f ON f.item_id = a.item_id AND f.what = 0"
    " AND f.position = a.field_position WHERE a.party_id = name.id AND f.role IN (0, 3))"
    " FROM name WHERE id NOT IN (SELECT id FROM party)",
  };

  g_hash_table_remove_all (self->inserts);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!rectify_recover_run (self, statements[i], NULL, error))
      return FALSE;
  return TRUE;
}
