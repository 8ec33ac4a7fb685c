/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-recover-private.h"

#include "rectify-history-columns.h"
#include "rectify-ledger-private.h"

/* How many columns the tables "plan" and "item" have in changesets. */
enum { N_PLAN_COLUMNS = 8, N_ITEM_COLUMNS = 10 };

typedef struct {
  RectifyStatement *known;  /* whether an item is in the new ledger */
  RectifyStatement *put;    /* what was heard of another */
  RectifyStatement *drop;   /* that it was deleted */
  RectifyStatement *titled; /* what a plan is called */
  gboolean is_gapless;      /* whether no entry is lost from this one on */
} Listener;

static void
listener_clear (Listener *self)
{
  rectify_statement_free (self->known);
  rectify_statement_free (self->put);
  rectify_statement_free (self->drop);
  rectify_statement_free (self->titled);
}

static gboolean
listener_prepare (Listener *self, sqlite3 *db, GError **error)
{
  return (self->known = rectify_statement_new (db, "SELECT 1 FROM item WHERE id = ?1", error))
             != NULL
         && (self->put = rectify_statement_new (
                 db,
                 "INSERT INTO heard (id, plan_id, label, heading, text, parent_id, position, kind,"
                 " run_in, status, is_there, is_whole)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11)"
                 " ON CONFLICT (id) DO UPDATE SET"
                 " is_there = 1, is_whole = max (is_whole, excluded.is_whole),"
                 " kind = coalesce (excluded.kind, kind),"
                 " run_in = coalesce (excluded.run_in, run_in),"
                 " status = coalesce (excluded.status, status), plan_id = coalesce (excluded.plan_id, plan_id),"
                 " parent_id = coalesce (excluded.parent_id, parent_id),"
                 " position = coalesce (excluded.position, position),"
                 " label = coalesce (excluded.label, label),"
                 " heading = coalesce (excluded.heading, heading),"
                 " text = coalesce (excluded.text, text)",
                 error))
                != NULL
         && (self->drop = rectify_statement_new (db,
                                                 "INSERT INTO heard (id, is_there) VALUES (?1, 0)"
                                                 " ON CONFLICT (id) DO UPDATE SET is_there = 0,"
                                                 " is_whole = 0",
                                                 error))
                != NULL
         && (self->titled
             = rectify_statement_new (db,
                                      "INSERT INTO title (id, title, is_there)"
                                      " VALUES (?1, ?2, ?3) ON CONFLICT (id)"
                                      " DO UPDATE SET title = coalesce (excluded.title, title),"
                                      " is_there = excluded.is_there",
                                      error))
                != NULL;
}

/* The value of a column after a change, NULL if the change leaves it as it was. */
static sqlite3_value *
get_new (sqlite3_changeset_iter *iter, int column)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_new (iter, column, &value) == SQLITE_OK ? value : NULL;
}

static sqlite3_value *
get_old (sqlite3_changeset_iter *iter, int column)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_old (iter, column, &value) == SQLITE_OK ? value : NULL;
}

static void
bind_words (RectifyStatement *statement, int position, sqlite3_value *value)
{
  const char *text = value != NULL ? (const char *) sqlite3_value_text (value) : NULL;

  rectify_statement_bind_text (statement, position,
                               text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL);
}

static void
bind_number (RectifyStatement *statement, int position, sqlite3_value *value)
{
  if (value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER)
    rectify_statement_bind_int (statement, position, sqlite3_value_int64 (value));
  else
    rectify_statement_bind_null (statement, position);
}

/* 0 for an item that is at the top of its plan now, which is not the same as one that stayed. */
static void
bind_parent (RectifyStatement *statement, int position, sqlite3_value *value)
{
  if (value != NULL && sqlite3_value_type (value) == SQLITE_NULL)
    rectify_statement_bind_int (statement, position, 0);
  else
    bind_number (statement, position, value);
}

static gboolean
listen_to_item (Listener *self, sqlite3_changeset_iter *iter, int operation, GError **error)
{
  sqlite3_value *key
      = operation == SQLITE_INSERT ? get_new (iter, ITEM_ID) : get_old (iter, ITEM_ID);
  gint64 id = key != NULL ? sqlite3_value_int64 (key) : 0;
  gboolean known;

  sqlite3_reset (self->known);
  rectify_statement_bind_int (self->known, 1, id);
  if (!rectify_statement_step (self->known, &known, error))
    return FALSE;
  if (known || id <= 0)
    return TRUE;
  if (operation == SQLITE_DELETE)
    {
      rectify_statement_bind_int (self->drop, 1, id);
      return rectify_statement_run (self->drop, error);
    }
  rectify_statement_bind_int (self->put, 1, id);
  bind_number (self->put, 2, get_new (iter, ITEM_PLAN));
  bind_words (self->put, 3, get_new (iter, ITEM_LABEL));
  bind_words (self->put, 4, get_new (iter, ITEM_HEADING));
  bind_words (self->put, 5, get_new (iter, ITEM_TEXT));
  bind_parent (self->put, 6, get_new (iter, ITEM_PARENT));
  bind_number (self->put, 7, get_new (iter, ITEM_POSITION));
  bind_number (self->put, 8, get_new (iter, ITEM_KIND));
  bind_number (self->put, 9, get_new (iter, ITEM_RUN_IN));
  bind_number (self->put, 10, get_new (iter, ITEM_STATUS));
  rectify_statement_bind_int (self->put, 11, operation == SQLITE_INSERT && self->is_gapless);
  return rectify_statement_run (self->put, error);
}

static gboolean
listen_to_plan (Listener *self, sqlite3_changeset_iter *iter, int operation, GError **error)
{
  sqlite3_value *key
      = operation == SQLITE_INSERT ? get_new (iter, PLAN_ID) : get_old (iter, PLAN_ID);
  sqlite3_value *title = operation != SQLITE_DELETE ? get_new (iter, PLAN_TITLE) : NULL;

  if (key == NULL || sqlite3_value_int64 (key) <= 0)
    return TRUE;
  rectify_statement_bind_int (self->titled, 1, sqlite3_value_int64 (key));
  bind_words (self->titled, 2, title);
  rectify_statement_bind_int (self->titled, 3, operation != SQLITE_DELETE);
  return rectify_statement_run (self->titled, error);
}

static gboolean
listen_to_changeset (Listener *self, gconstpointer data, int size, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean done = TRUE;

  if (!rectify_ledger_is_changeset (data, size)
      || sqlite3changeset_start (&iter, size, (gpointer) data) != SQLITE_OK)
    return TRUE;
  while (done && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0, operation = 0, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      if (g_strcmp0 (table, "item") == 0 && n_columns == N_ITEM_COLUMNS)
        done = listen_to_item (self, iter, operation, error);
      else if (g_strcmp0 (table, "plan") == 0 && n_columns == N_PLAN_COLUMNS)
        done = listen_to_plan (self, iter, operation, error);
    }
  sqlite3changeset_finalize (iter);
  return done;
}

/* What a row must not hold is left out, as a lost one. */
static const char put_back[]
    = "INSERT OR IGNORE INTO item (id, plan_id, parent_id, position, kind, label, heading, text,"
      " run_in, status) SELECT id, plan_id, nullif (parent_id, 0), position, kind, label, heading,"
      " text, run_in, status FROM heard WHERE is_there = 1 AND is_whole = 1"
      " AND id NOT IN (SELECT id FROM item)";

/**
 * rectify_recover_learn_from_history:
 * @self: a recovery to which all rows were added
 * @error: return location
 *
 * Goes through the edits that hold, from the first to the last: what they made and no later one
 * deleted was there. Where no edit is lost from the one that made an item to the last, its row is
 * known as it was, and is put back; otherwise its words may be older ones, and are only told.
 *
 * Returns: whether it went well
 */
gboolean
rectify_recover_learn_from_history (RectifyRecover *self, GError **error)
{
  Listener listener = { 0 };
  g_autoptr (RectifyStatement) entries
      = rectify_statement_new (self->db,
                               "SELECT id, changeset FROM history WHERE state = 0 ORDER BY id",
                               error);
  gint64 first = 0, n_told = 0;
  gboolean row = TRUE, is_broken;
  /* Without the index later edits than those that are left could be lost unseen. */
  gboolean done
      = entries != NULL && listener_prepare (&listener, self->db, error)
        && rectify_recover_find_history (self, &first, &is_broken, error)
        && rectify_database_get_int (self->db, "SELECT count (*) FROM entry", &n_told, error);

  while (done && row)
    {
      done = rectify_statement_step (entries, &row, error);
      if (!done || !row)
        break;
      listener.is_gapless = n_told > 0 && first != 0 && sqlite3_column_int64 (entries, 0) >= first;
      done = listen_to_changeset (&listener, sqlite3_column_blob (entries, 1),
                                  sqlite3_column_bytes (entries, 1), error);
    }
  listener_clear (&listener);
  g_clear_pointer (&entries, rectify_statement_free);
  return done && rectify_recover_run (self, put_back, &self->report->n_put_back, error)
         && rectify_recover_run (self, "UPDATE heard SET parent_id = nullif (parent_id, 0)", NULL,
                                 error);
}
