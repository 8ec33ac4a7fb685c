/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-file-fault.h"
#include "rectify-file-save.h"
#include "rectify-ledger-facts.h"
#include "rectify-ledger-private.h"

/* What belongs to one plan, in an order in which nothing refers to what is not there yet. */
typedef struct {
  const char *table;
  const char *where; /* ?1 is the plan */
  gboolean history;  /* only with it */
} Part;

#define OF_ITEMS "item_id IN (SELECT id FROM item WHERE plan_id = ?1)"

static const Part parts[] = {
  { "plan", "id = ?1", FALSE },
  { "revision", "plan_id = ?1", FALSE },
  { "plan_particular", "plan_id = ?1", FALSE },
  { "party",
    "id IN (SELECT party_id FROM assignment_party JOIN item ON item.id = item_id"
    " WHERE plan_id = ?1)",
    FALSE },
  { "item", "plan_id = ?1", FALSE },
  { "field", OF_ITEMS, FALSE },
  { "assignment_party", OF_ITEMS, FALSE },
  { "item_columns", OF_ITEMS, FALSE },
  { "item_internal", OF_ITEMS, FALSE },
  { "progress", OF_ITEMS, FALSE },
  { "step", OF_ITEMS, FALSE },
  { "evidence", OF_ITEMS, FALSE },
  { "evidence_content", "hash IN (SELECT hash FROM evidence WHERE " OF_ITEMS ")", FALSE },
  { "edition", "plan_id = ?1", FALSE },
  { "history", "plan_id = ?1", TRUE },
  { "packet", "plan_id = ?1 AND here = 0", TRUE },
  { "merged", "packet IN (SELECT uid FROM packet WHERE plan_id = ?1 AND here = 0)", TRUE },
  /* Which edits were taken back alone, that older ones were compacted, and what was sent out. */
  { "fact",
    "name = 'compacted'"
    " OR name IN (SELECT 'undoes ' || id FROM history WHERE plan_id = ?1)"
    " OR name IN (SELECT 'packet-' || uid FROM packet WHERE plan_id = ?1 AND here = 0)",
    TRUE },
  /* and since when the plan has been kept, which no compaction of its history changes. */
  { "fact", "name = 'since ' || ?1", FALSE },
};

/* Of all plans: when this file was checked says nothing of the new one. */
#define FACTS_OF_ALL "?1 = 0 AND name <> '" RECTIFY_FACT_CHECKED_AT "' AND name NOT LIKE 'since %'"

static char *
dup_insert (RectifyStatement *rows, const char *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (int i = 0; i < sqlite3_column_count (rows); i++)
    {
      /* A forged file may call its columns what it likes; the new ledger knows its own alone. */
      char *quoted = sqlite3_mprintf ("\"%w\"", sqlite3_column_name (rows, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", quoted != NULL ? quoted : "");
      g_string_append (values, i > 0 ? ", ?" : "?");
      sqlite3_free (quoted);
    }
  /* Several plans name the same party. */
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING", table,
                          names->str, values->str);
}

/* Rows as they are, whatever is in them. */
static gboolean
copy_rows (sqlite3 *to, sqlite3 *from, const char *table, const char *where, gint64 id,
           GError **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s WHERE %s", table, where);
  g_autoptr (RectifyStatement) rows = NULL;
  g_autoptr (RectifyStatement) insert = NULL;
  g_autofree char *sql = NULL;
  gboolean row, has;

  /* A ledger of an older version that is only read lacks some. */
  if (!rectify_ledger_has_table (from, table, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  rows = rectify_statement_new (from, select, error);
  if (rows == NULL)
    return FALSE;
  rectify_statement_bind_int (rows, 1, id);
  sql = dup_insert (rows, table);
  insert = rectify_statement_new (to, sql, error);
  if (insert == NULL)
    return FALSE;
  while (rectify_statement_step (rows, &row, error))
    {
      if (!row)
        return TRUE;
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        if (sqlite3_bind_value (insert, i + 1, sqlite3_column_value (rows, i)) != SQLITE_OK)
          {
            rectify_database_set_error (to, sqlite3_errcode (to), error);
            return FALSE;
          }
      if (!rectify_statement_run (insert, error))
        return FALSE;
    }
  return FALSE;
}

static void
take_party (GHashTable *parties, sqlite3_value *value)
{
  gint64 id;

  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return;
  id = sqlite3_value_int64 (value);
  g_hash_table_add (parties, g_memdup2 (&id, sizeof id));
}

/* Which parties an edit of before named: without them it could not be taken back. */
static void
collect_parties (const void *changeset, int size, GHashTable *parties)
{
  sqlite3_changeset_iter *iter = NULL;

  if (!rectify_ledger_is_changeset (changeset, size)
      || sqlite3changeset_start (&iter, size, (void *) changeset) != SQLITE_OK)
    return;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect, column;
      sqlite3_value *value = NULL;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      column = g_str_equal (table, "party") ? 0 : g_str_equal (table, "assignment_party") ? 3 : -1;
      if (column < 0 || column >= n_columns)
        continue;
      if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, column, &value) == SQLITE_OK)
        take_party (parties, value);
      if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, column, &value) == SQLITE_OK)
        take_party (parties, value);
    }
  sqlite3changeset_finalize (iter);
}

static gboolean
copy_parties_of_history (sqlite3 *to, sqlite3 *from, GError **error)
{
  g_autoptr (GHashTable) parties
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (RectifyStatement) entries
      = rectify_statement_new (to, "SELECT changeset FROM history", error);
  GHashTableIter iter;
  gpointer id;
  gboolean row = TRUE;

  if (entries == NULL)
    return FALSE;
  while (row)
    {
      if (!rectify_statement_step (entries, &row, error))
        return FALSE;
      if (row)
        collect_parties (sqlite3_column_blob (entries, 0), sqlite3_column_bytes (entries, 0),
                         parties);
    }
  g_hash_table_iter_init (&iter, parties);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!copy_rows (to, from, "party", "id = ?1", *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static gboolean
fail_missing (GError **error)
{
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("There is no such plan in the ledger. It may have been deleted at another desk; the list of plans shows what there is."));
  return FALSE;
}

static gboolean
check_plan (sqlite3 *db, gint64 id, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT 1 FROM plan WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  return rectify_statement_step (statement, &row, error) && (row || fail_missing (error));
}

static gboolean
copy_plan (sqlite3 *to, sqlite3 *from, gint64 id, gboolean with_history, GError **error)
{
  if (!check_plan (from, id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((with_history || !parts[i].history)
        && !copy_rows (to, from, parts[i].table, parts[i].where, id, error))
      return FALSE;
  return TRUE;
}

static gboolean
count (sqlite3 *db, const char *sql, guint64 *n, GError **error)
{
  gint64 value;

  if (!rectify_database_get_int (db, sql, &value, error))
    return FALSE;
  *n = value;
  return TRUE;
}

/* What was redone or undone last, and what of it is left out, is no longer one chain. */
static gboolean
finish_history (sqlite3 *to, sqlite3 *from, gboolean all, RectifyLedgerExport *result,
                GError **error)
{
  if (!rectify_database_execute (to,
                                 "UPDATE history SET uid = (random() & 0x7fffffffffffffff) | 1"
                                 " WHERE uid = 0",
                                 error)
      || !copy_parties_of_history (to, from, error)
      || !rectify_contents_copy_of_history (to, from, error))
    return FALSE;
  return all
         || count (from, "SELECT count(*) FROM history WHERE plan_id = 0", &result->n_left_out,
                   error);
}

static gboolean
copy_content (sqlite3 *to, sqlite3 *from, GArray *plan_ids, gboolean with_history,
              GCancellable *cancellable, RectifyLedgerExport *result, GError **error)
{
  g_autoptr (GArray) ids
      = plan_ids != NULL ? g_array_ref (plan_ids) : rectify_ledger_list_plan_ids (from, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !copy_plan (to, from, g_array_index (ids, gint64, i), with_history && plan_ids != NULL,
                       error))
      return FALSE;
  /* The whole directory, and what was edited of several plans, go with all of them alone. */
  if (plan_ids == NULL
      && (!copy_rows (to, from, "party", "?1 = 0", 0, error)
          || (with_history
              && (!copy_rows (to, from, "history", "?1 = 0", 0, error)
                  || !copy_rows (to, from, "packet", "?1 = 0 AND here = 0", 0, error)
                  || !copy_rows (to, from, "merged", "?1 = 0", 0, error)
                  || !copy_rows (to, from, "fact", FACTS_OF_ALL, 0, error)
                  || !copy_rows (to, from, "revision", "?1 = 0", 0, error)))))
    return FALSE;
  return !with_history || finish_history (to, from, plan_ids == NULL, result, error);
}

/* Of one moment of the ledger, as one transaction of the new one. */
static gboolean
fill (sqlite3 *to, sqlite3 *from, GArray *plan_ids, gboolean with_history,
      GCancellable *cancellable, RectifyLedgerExport *result, GError **error)
{
  gboolean done;

  if (!rectify_database_begin (from, FALSE, error))
    return FALSE;
  done = rectify_database_begin (to, TRUE, error)
         && copy_content (to, from, plan_ids, with_history, cancellable, result, error)
         && rectify_database_execute (to, "COMMIT", error);
  sqlite3_exec (from, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_autofree char *sentence = rectify_file_fault_dup_write (path, code);

  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED, sentence);
  return FALSE;
}

/* What another program would read counts, not what is still in memory. */
static gboolean
check_aside (const char *aside, RectifyLedgerExport *result, GError **error)
{
  sqlite3 *db = rectify_database_connect (aside, SQLITE_OPEN_READONLY, error);
  gboolean sound = db != NULL && rectify_ledger_check_content (db, error)
                   && count (db, "SELECT count(*) FROM plan", &result->n_plans, error)
                   && count (db, "SELECT count(*) FROM history", &result->n_entries, error);

  sqlite3_close_v2 (db);
  return sound;
}

static gboolean
check_target (RectifyLedger *self, const char *path, GError **error)
{
  g_autofree char *own = rectify_file_dup_key (self->path);
  g_autofree char *other = rectify_file_dup_key (path);

  if (own == NULL || g_strcmp0 (own, other) != 0)
    return rectify_file_check_unused (path, error);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                       _ ("The output is the ledger itself; choose another output."));
  return FALSE;
}

static gboolean
put_in_place (const char *aside, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!rectify_file_sync (aside, 0) || g_rename (aside, path) != 0)
    return fail (error, path, errno);
  rectify_file_sync (folder, O_DIRECTORY);
  return TRUE;
}

/**
 * rectify_ledger_export:
 * @self: a ledger
 * @plan_ids: (element-type gint64) (nullable): plans; %NULL for all
 * @path: where to; what is there is replaced, but never the ledger itself
 * @with_history: whether the entries of these plans in the history go with them
 * @cancellable: (nullable): a cancellable
 * @result: (out caller-allocates) (optional): set to what came of it
 * @error: return location
 *
 * Writes plans to a ledger file of their own, with their identifiers, their editions and the parties
 * that they name; all plans with the whole directory. Entries of the history about several plans
 * go with all plans alone. A damaged ledger is refused. The file is made aside, readable for nobody
 * else, checked, and gets its name when it is whole and on disk. Blocks.
 *
 * Returns: whether it is there; if not, what was there before still is
 */
gboolean
rectify_ledger_export (RectifyLedger *self, GArray *plan_ids, const char *path,
                       gboolean with_history, GCancellable *cancellable,
                       RectifyLedgerExport *result, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *aside = NULL;
  RectifyLedgerExport counts = { 0 };
  sqlite3 *db;
  gboolean done = FALSE;
  int fd;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  target = g_canonicalize_filename (path, NULL);
  aside = rectify_file_dup_aside (target);
  /* A part of a plan would be taken for the whole wherever the file goes. */
  if (!rectify_ledger_check_undamaged (self, error) || !check_target (self, target, error))
    return FALSE;
  fd = g_mkstemp_full (aside, O_RDWR, 0600);
  if (fd < 0)
    return fail (error, target, errno);
  close (fd);
  db = rectify_ledger_schema_make (aside, error);
  if (db != NULL)
    {
      g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

      done = rectify_ledger_check_readable (self, error)
             && fill (db, self->db, plan_ids, with_history, cancellable, &counts, error);
    }
  sqlite3_close_v2 (db);
  done = done && check_aside (aside, &counts, error) && put_in_place (aside, target, error);
  if (!done)
    g_unlink (aside);
  else if (result != NULL)
    *result = counts;
  return done;
}
