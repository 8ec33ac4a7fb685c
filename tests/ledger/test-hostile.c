/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "folder.h"
#include "random-plan.h"
#include "rectify-changeset.h"
#include "rectify-database.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-ledger-check.h"
#include "rectify-ledger-recover.h"
#include "rectify-plan-info.h"

/* Files that somebody made to do harm: they are refused with a sentence, or do none. What is in them
 * can be recovered. */

static char *folder;

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
make_ledger (const char *path)
{
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (RectifyPlan) plan = random_plan_new (20);
  g_autoptr (GError) error = NULL;

  g_unlink (path);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", &error));
  random_plan_edit (plan);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", &error));
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (sqlite3_errcode (db) != SQLITE_OK)
    g_test_message ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_errcode (db), ==, SQLITE_OK);
  sqlite3_close (db);
}

#define FORGE "PRAGMA writable_schema=ON; PRAGMA ignore_check_constraints=ON;"
#define REPLACE(table, from, to)                                                                   \
  FORGE "UPDATE sqlite_schema SET sql = replace (sql, '" from "', '" to "') WHERE name = '" table  \
        "'"

static void
use_all (RectifyLedger *ledger)
{
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, NULL);
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (ledger, NULL);
  g_autofree char *undo = rectify_ledger_dup_undo_name (ledger);
  g_autofree char *redo = rectify_ledger_dup_redo_name (ledger);
  g_autoptr (RectifyPlan) other = random_plan_new (3);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      gint64 id = rectify_plan_info_get_id (g_ptr_array_index (plans, i));
      g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, id, NULL);
      g_autoptr (GPtrArray) editions = rectify_ledger_list_editions (ledger, id, NULL);

      if (plan != NULL)
        rectify_ledger_save_plan (ledger, plan, "Again", NULL);
    }
  rectify_ledger_undo (ledger, NULL, NULL, NULL);
  rectify_ledger_undo (ledger, NULL, NULL, NULL);
  rectify_ledger_redo (ledger, NULL, NULL, NULL);
  rectify_ledger_save_plan (ledger, other, "Other", NULL);
  rectify_ledger_check (ledger, NULL);
  rectify_ledger_check_fully (ledger, NULL, NULL, NULL, NULL, NULL);
}

static void
assert_recovers (const char *path)
{
  g_autofree char *out = make_path ("recovered.rectify");
  g_autoptr (RectifyRecovery) report = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  rectify_ledger_recover (path, out, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_plans, >=, 1);
  g_assert_cmpuint (report->n_items, >=, 1);
  ledger = rectify_ledger_open (out, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  use_all (ledger);
  g_clear_object (&ledger);
  g_assert_cmpint (g_unlink (out), ==, 0);
}

static void
assert_refused (const char *path)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  if (ledger != NULL)
    {
      /* What SQLite itself cannot make sense of is damage: it is not asked for anything more. */
      g_assert_true (rectify_ledger_is_damaged (ledger));
      use_all (ledger);
    }
  else
    g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* Schemas that are not Rectify's own to the word. */
static void
test_schema (gconstpointer data)
{
  g_autofree char *path = make_path ("schema.rectify");

  make_ledger (path);
  run_sql (path, data);
  assert_refused (path);
  assert_recovers (path);
}

/* Content that Rectify would never write. */
static void
test_content (gconstpointer data)
{
  g_autofree char *path = make_path ("content.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  run_sql (path, data);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  if (ledger != NULL)
    use_all (ledger);
  else
    g_assert_nonnull (error);
  g_clear_object (&ledger);
  assert_recovers (path);
}

/* A value that is longer than any is refused with a sentence, not read. */
static void
test_giant (void)
{
  g_autofree char *path = make_path ("giant.rectify");
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  make_ledger (path);
  run_sql (path, "UPDATE history SET changeset = zeroblob (80 * 1024 * 1024)"
                 " WHERE id = (SELECT max (id) FROM history)");
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_is_unchecked (ledger));
  g_assert_false (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_assert_nonnull (error);
  use_all (ledger);
  g_clear_object (&ledger);
  g_unlink (path);
}

/* A file of UTF-16 with the same tables. */
static void
test_utf_16 (void)
{
  g_autofree char *from = make_path ("utf-8.rectify");
  g_autofree char *path = make_path ("utf-16.rectify");
  g_autoptr (GString) sql = g_string_new (
      "PRAGMA encoding='UTF-16le'; PRAGMA user_version=4; PRAGMA application_id=1380144198;");
  g_autoptr (RectifyLedger) ledger = NULL;
  sqlite3 *db;
  sqlite3_stmt *statement;

  make_ledger (from);
  g_assert_cmpint (sqlite3_open (from, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", -1, &statement,
                      NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (sql, "%s;", (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_string_append (sql, "INSERT INTO plan (title) VALUES ('方案');"
                        "INSERT INTO item (id, plan_id, position, kind, text)"
                        " VALUES (77777777777, 1, 0, 1, '文字')");
  run_sql (path, sql->str);
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
  if (ledger != NULL)
    use_all (ledger);
}

/* What is logged is text, whatever bytes a name in the file has. */
static void
test_log (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT * FROM \"x\xff\"", NULL, NULL, NULL), ==,
                   SQLITE_ERROR);
  g_test_expect_message ("Rectify", G_LOG_LEVEL_INFO, "no such table: x\uFFFD (1)");
  rectify_database_set_error (db, SQLITE_ERROR, &error);
  g_test_assert_expected_messages ();
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  sqlite3_close (db);
}

static void
append (GByteArray *array, const char *bytes, gsize size)
{
  g_byte_array_append (array, (const guint8 *) bytes, size);
}

#define APPEND(array, literal) append (array, literal, sizeof (literal) - 1)

static gboolean
is_sound (GByteArray *array)
{
  static const char *const tables[] = { "revision_that_is_none", "party", "merged" };

  return rectify_changeset_is_sound (array->data, array->len, tables, G_N_ELEMENTS (tables));
}

/* Changesets of which the tables, the keys or the values are not those of the ledger. */
static void
test_changesets (void)
{
  static const struct {
    const char *bytes;
    gsize size;
    gboolean sound;
  } samples[] = {
#define SAMPLE(literal, sound) { literal, sizeof (literal) - 1, sound }
    /* A party: 7, "a", 1. */
    SAMPLE ("T\3\1\0\0party\0\22\0\1\0\0\0\0\0\0\0\7\3\1a\1\0\0\0\0\0\0\0\1", TRUE),
    /* Kind 9. */
    SAMPLE ("T\3\1\0\0party\0\22\0\1\0\0\0\0\0\0\0\7\3\1a\1\0\0\0\0\0\0\0\11", FALSE),
    /* A name of bytes, none, and a number in its place. */
    SAMPLE ("T\3\1\0\0party\0\22\0\1\0\0\0\0\0\0\0\7\4\1a\1\0\0\0\0\0\0\0\1", FALSE),
    SAMPLE ("T\3\1\0\0party\0\22\0\1\0\0\0\0\0\0\0\7\5\1\0\0\0\0\0\0\0\1", FALSE),
    SAMPLE ("T\3\1\0\0party\0\22\0\2\0\0\0\0\0\0\0\7\3\1a\1\0\0\0\0\0\0\0\1", FALSE),
    /* A column less and one more, another key, no key. */
    SAMPLE ("T\2\1\0party\0\22\0\1\0\0\0\0\0\0\0\7\3\1a", FALSE),
    SAMPLE ("T\4\1\0\0\0party\0\22\0\1\0\0\0\0\0\0\0\7\3\1a\1\0\0\0\0\0\0\0\1\5", FALSE),
    SAMPLE ("T\3\0\1\0party\0\22\0\1\0\0\0\0\0\0\0\7\3\1a\1\0\0\0\0\0\0\0\1", FALSE),
    SAMPLE ("T\3\0\0\0party\0\22\0\1\0\0\0\0\0\0\0\7\3\1a\1\0\0\0\0\0\0\0\1", FALSE),
    /* A table of others. */
    SAMPLE ("T\2\1\0fact\0\22\0\3\1a\3\1b", FALSE),
    /* No table. */
    SAMPLE ("\22\0\1\0\0\0\0\0\0\0\7", FALSE),
#undef SAMPLE
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GByteArray) array = g_byte_array_new ();

      append (array, samples[i].bytes, samples[i].size);
      g_assert_cmpint (is_sound (array), ==, samples[i].sound);
      /* None that is cut is sound, but at its very beginning. */
      for (gsize size = 1; size < samples[i].size; size++)
        g_assert_false (samples[i].sound && size > 12
                        && (g_byte_array_set_size (array, size), is_sound (array)));
    }
}

static const char *const schemas[] = {
  "CREATE TRIGGER x AFTER UPDATE ON plan BEGIN DELETE FROM item; END",
  "CREATE VIEW x AS SELECT 1",
  "CREATE TABLE x (y)",
  "CREATE VIRTUAL TABLE x USING fts5 (y)",
  "ALTER TABLE item ADD COLUMN x TEXT",
  "ALTER TABLE item ADD COLUMN x TEXT AS (upper (text)) VIRTUAL",
  "ALTER TABLE item RENAME COLUMN text TO words",
  "CREATE INDEX x ON item (upper (text))",
  "CREATE INDEX x ON item (id) WHERE kind = 1",
  "DROP INDEX item_by_plan",
  "DROP INDEX item_by_plan; CREATE INDEX item_by_plan ON item (abs (plan_id))",
  "DROP TABLE fact",
  "DROP TABLE fact; CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
  "PRAGMA user_version = 3",
  "PRAGMA user_version = 0",
  REPLACE ("item", ") STRICT", ")"),
  REPLACE ("item", "CHECK (position >= 0)", "CHECK (abs (randomblob (1000000000)) >= 0)"),
  REPLACE ("item", "DEFAULT 0", "DEFAULT (load_extension (x))"),
  REPLACE ("plan", "BETWEEN 0 AND 9999", "BETWEEN 0 AND 99999"),
  REPLACE ("party", "UNIQUE", "COLLATE NOCASE"),
  FORGE "INSERT INTO sqlite_schema VALUES ('view', 'x', 'x', 0, 'CREATE VIEW x AS SELECT 1')",
  FORGE "INSERT INTO sqlite_schema VALUES ('trigger', 'x', 'item', 0, 'CREATE TRIGGER x AFTER"
        " INSERT ON item BEGIN DELETE FROM plan; END')",
};
static const char *const contents[] = {
  "UPDATE item SET text = CAST (x'fffe80' AS TEXT), heading = CAST (x'610062' AS TEXT)",
  "UPDATE plan SET title = CAST (x'ff' AS TEXT); UPDATE party SET name = CAST (x'c3' AS TEXT) || id",
  FORGE "UPDATE item SET kind = 99 WHERE id = (SELECT min (id) FROM item)",
  FORGE "UPDATE item SET status = -5, run_in = 7 WHERE id = (SELECT max (id) FROM item)",
  "UPDATE item SET position = 9223372036854775807",
  FORGE "UPDATE plan SET year = -9223372036854775807",
  FORGE "UPDATE field SET before_child = -1, ordinal = 9223372036854775807",
  "UPDATE field SET ordinal = -9223372036854775807, due = 'x', before_child = 4294967295",
  "UPDATE item SET parent_id = id WHERE id = (SELECT min (id) FROM item)",
  "UPDATE item SET parent_id = (SELECT max (id) FROM item)",
  "UPDATE item SET parent_id = 12345",
  "UPDATE item SET plan_id = 99 WHERE id = (SELECT min (id) FROM item)",
  "DELETE FROM plan",
  "DELETE FROM party",
  "DELETE FROM revision; UPDATE revision SET number = 9223372036854775807",
  "UPDATE revision SET number = 9223372036854775807",
  "UPDATE history SET state = 1; UPDATE history SET plan_id = -1, name = CAST (x'ff' AS TEXT)",
  "UPDATE history SET id = 9223372036854775807 WHERE id = 2",
  "INSERT INTO progress (item_id, id, date, text) SELECT id, -1, '9999-99-99', x'' || '' FROM item",
  "INSERT INTO plan_particular VALUES (1, 'mark', CAST (x'ff' AS TEXT)), (1, 'no such', 'x')",
  "INSERT OR REPLACE INTO item_columns SELECT id, 'measure measure measure 1 2 3 x' FROM item",
  "INSERT INTO edition (plan_id, name, made_at, author, content, pages) VALUES"
  " (1, 'x', 'y', 'z', x'1f8b', x'00'), (1, '', '', '', zeroblob (100000), CAST ('%PDF-' AS BLOB))",
  "INSERT INTO fact VALUES ('checked_at', CAST (x'ff' AS TEXT)), ('x', 'y')",
  "REPLACE INTO plan_summary VALUES (1, 1, -1, -1, -1, 9223372036854775807, -1, 'x y')",
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)"
  " INSERT INTO item (id, plan_id, parent_id, position, kind)"
  " SELECT i, 1, nullif (i - 1, 0), 0, 0 FROM c",
  "ANALYZE; UPDATE sqlite_stat1 SET stat = '99999999999999999999 -1 x', idx = 'no such'",
  "PRAGMA page_size = 65536; VACUUM",
  "PRAGMA page_size = 512; VACUUM",
  "PRAGMA auto_vacuum = FULL; VACUUM",
  "PRAGMA journal_mode = WAL",
  REPLACE ("item", ") STRICT",
           ")") "; PRAGMA writable_schema=RESET; UPDATE item SET text = x'00',"
                " label = 1.5 WHERE id = (SELECT min (id) FROM item); PRAGMA writable_schema=ON;"
                " UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'item'",
  FORGE "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'item'",
  FORGE "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name ="
        " 'plan') WHERE name = 'item'",
  FORGE "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'item_by_plan'",
};

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_autofree char *name = g_strdup_printf ("/hostile/schema/%u", i);

      g_test_add_data_func (name, schemas[i], test_schema);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("/hostile/content/%u", i);

      g_test_add_data_func (name, contents[i], test_content);
    }
  g_test_add_func ("/hostile/giant", test_giant);
  g_test_add_func ("/hostile/utf-16", test_utf_16);
  g_test_add_func ("/hostile/log", test_log);
  g_test_add_func ("/hostile/changesets", test_changesets);
  result = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return result;
}
