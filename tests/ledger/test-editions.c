/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-particulars.h"

#define BOMB_SIZE (65 * 1024 * 1024)

/* A ledger with one plan, in a folder of its own. */
typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyPlan *plan;
  GBytes *pages;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "区财政局", NULL };
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, NULL, "区财政局", names);

  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.rectify", NULL);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, NULL);
  g_assert_nonnull (fixture->ledger);
  fixture->plan = random_plan_new (30);
  rectify_item_set_heading (item, "资金监管不严。");
  rectify_item_add_assignment (item, assignment);
  rectify_item_insert_child (rectify_plan_get_root (fixture->plan), 0, item);
  rectify_plan_set_particular (fixture->plan, RECTIFY_PARTICULAR_MARK, "云溪区人民政府文件");
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "New", NULL));
  fixture->pages = g_bytes_new_static ("%PDF-1.5\0x", 10);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->ledger);
  g_object_unref (fixture->plan);
  g_bytes_unref (fixture->pages);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
freeze (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  rectify_ledger_make_edition (fixture->ledger, fixture->plan, name, fixture->pages, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
collect_ids (RectifyItem *item, GString *ids)
{
  g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", rectify_item_get_id (item));
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    collect_ids (rectify_item_get_child (item, i), ids);
}

static void
assert_same (RectifyPlan *a, RectifyPlan *b)
{
  g_autofree char *text_a = random_plan_describe (a);
  g_autofree char *text_b = random_plan_describe (b);
  g_autoptr (GString) ids_a = g_string_new (NULL);
  g_autoptr (GString) ids_b = g_string_new (NULL);

  g_assert_cmpstr (text_a, ==, text_b);
  collect_ids (rectify_plan_get_root (a), ids_a);
  collect_ids (rectify_plan_get_root (b), ids_b);
  g_assert_cmpstr (ids_a->str, ==, ids_b->str);
  g_assert_cmpstr (rectify_plan_get_particular (a, RECTIFY_PARTICULAR_MARK), ==,
                   rectify_plan_get_particular (b, RECTIFY_PARTICULAR_MARK));
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) before = rectify_plan_copy (fixture->plan);
  g_autoptr (RectifyPlan) loaded = NULL;
  g_autoptr (GBytes) pages = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  gint64 id = freeze (fixture, "  会议稿 2026-11-21 ");

  for (guint i = 0; i < 20; i++)
    random_plan_edit (fixture->plan);
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Edit", NULL));
  loaded = rectify_ledger_load_edition (fixture->ledger, id, &error);
  g_assert_no_error (error);
  assert_same (loaded, before);
  g_assert_cmpint (rectify_plan_get_id (loaded), ==, rectify_plan_get_id (fixture->plan));
  pages = rectify_ledger_load_edition_pages (fixture->ledger, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pages, fixture->pages));

  freeze (fixture, "审定稿");
  editions = rectify_ledger_list_editions (fixture->ledger, rectify_plan_get_id (loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (editions->len, ==, 2);
  g_assert_cmpint (rectify_edition_get_id (editions->pdata[0]), ==, id);
  g_assert_cmpstr (rectify_edition_get_name (editions->pdata[0]), ==, "会议稿 2026-11-21");
  g_assert_cmpstr (rectify_edition_get_author (editions->pdata[0]), !=, "");
  g_assert_nonnull (rectify_edition_get_made_at (editions->pdata[0]));
  g_assert_true (rectify_ledger_check (fixture->ledger, &error));
  g_assert_no_error (error);
}

static const char *
get_unit (RectifyPlan *plan)
{
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  RectifyAssignment *assignment = g_ptr_array_index (rectify_item_get_assignments (item), 0);

  return rectify_assignment_get_names (assignment)[0];
}

/* Units are renamed; an edition says what they were called then. */
static void
test_names_of_then (Fixture *fixture, gconstpointer data)
{
  gint64 id = freeze (fixture, "会议稿");
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (fixture->ledger, NULL);
  g_autoptr (RectifyPlan) then = NULL;
  g_autoptr (RectifyPlan) now = NULL;

  for (guint i = 0; i < parties->len; i++)
    if (g_str_equal (rectify_party_get_name (parties->pdata[i]), "区财政局"))
      g_assert_true (rectify_ledger_rename_party (fixture->ledger,
                                                  rectify_party_get_id (parties->pdata[i]), NULL,
                                                  "区财政金融局", "Rename", NULL));
  now = rectify_ledger_load_plan (fixture->ledger, rectify_plan_get_id (fixture->plan), NULL);
  then = rectify_ledger_load_edition (fixture->ledger, id, NULL);
  g_assert_cmpstr (get_unit (now), ==, "区财政金融局");
  g_assert_cmpstr (get_unit (then), ==, "区财政局");
}

/* Neither undo nor the end of the plan takes an edition away. */
static void
test_no_history (Fixture *fixture, gconstpointer data)
{
  gint64 plan_id = rectify_plan_get_id (fixture->plan);
  gint64 id = freeze (fixture, "会议稿");
  g_autofree char *name = rectify_ledger_dup_undo_name (fixture->ledger);
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (RectifyPlan) loaded = NULL;

  g_assert_cmpstr (name, ==, "New");
  g_assert_true (rectify_ledger_undo (fixture->ledger, NULL, NULL, NULL));
  editions = rectify_ledger_list_editions (fixture->ledger, plan_id, NULL);
  g_assert_cmpuint (editions->len, ==, 1);
  loaded = rectify_ledger_load_edition (fixture->ledger, id, NULL);
  assert_same (loaded, fixture->plan);
}

/* What is listed of a plan, and that it can still be read: "name name". */
static char *
list_readable (Fixture *fixture, gint64 plan_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) editions = rectify_ledger_list_editions (fixture->ledger, plan_id, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < editions->len; i++)
    {
      gint64 id = rectify_edition_get_id (editions->pdata[i]);
      g_autoptr (RectifyPlan) plan = rectify_ledger_load_edition (fixture->ledger, id, &error);
      g_autoptr (GBytes) pages = NULL;

      g_assert_no_error (error);
      assert_same (plan, fixture->plan);
      pages = rectify_ledger_load_edition_pages (fixture->ledger, id, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (pages, fixture->pages));
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              rectify_edition_get_name (editions->pdata[i]));
    }
  return g_string_free (names, FALSE);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (fixture->ledger);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
}

/* A plan that was deleted comes back with its editions, in a later run too, and no plan that was
 * made meanwhile takes them for its own. */
static void
test_deleted_plan (Fixture *fixture, gconstpointer data)
{
  gint64 plan_id = rectify_plan_get_id (fixture->plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) other = rectify_plan_new ();
  g_autoptr (RectifyPlan) restored = NULL;
  g_autofree char *others = NULL;
  g_autofree char *names = NULL;

  freeze (fixture, "会议稿");
  freeze (fixture, "审定稿");
  g_assert_true (rectify_ledger_delete_plan (fixture->ledger, plan_id, "Delete", &error));
  g_assert_no_error (error);
  reopen (fixture);
  rectify_plan_set_title (other, "另一个方案");
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, other, "New", &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_plan_get_id (other), !=, plan_id);
  others = list_readable (fixture, rectify_plan_get_id (other));
  g_assert_cmpstr (others, ==, "");
  g_assert_true (rectify_ledger_undo (fixture->ledger, NULL, NULL, &error));
  g_assert_true (rectify_ledger_undo (fixture->ledger, NULL, NULL, &error));
  g_assert_no_error (error);
  reopen (fixture);
  restored = rectify_ledger_load_plan (fixture->ledger, plan_id, &error);
  g_assert_no_error (error);
  assert_same (restored, fixture->plan);
  names = list_readable (fixture, plan_id);
  g_assert_cmpstr (names, ==, "会议稿 审定稿");
  g_assert_true (rectify_ledger_check (fixture->ledger, &error));
  g_assert_no_error (error);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = freeze (fixture, "会议稿");

  g_assert_true (rectify_ledger_rename_edition (fixture->ledger, id, "讨论稿", &error));
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) editions
        = rectify_ledger_list_editions (fixture->ledger, rectify_plan_get_id (fixture->plan), NULL);

    g_assert_cmpstr (rectify_edition_get_name (editions->pdata[0]), ==, "讨论稿");
  }
  g_assert_true (rectify_ledger_delete_edition (fixture->ledger, id, &error));
  g_assert_no_error (error);
  g_assert_false (rectify_ledger_delete_edition (fixture->ledger, id, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_rename_edition (fixture->ledger, id, "x", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rectify_ledger_load_edition (fixture->ledger, id, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rectify_ledger_load_edition_pages (fixture->ledger, id, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) too_much = NULL;
  g_autoptr (RectifyPlan) stale = rectify_plan_copy (fixture->plan);
  g_autofree char *long_name = g_strnfill (RECTIFY_EDITION_MAX_NAME + 1, 'x');
  const char *const bad_names[] = { "", " ", long_name, "\xff" };

  too_much
      = g_bytes_new_take (g_malloc0 (RECTIFY_EDITION_MAX_PAGES + 1), RECTIFY_EDITION_MAX_PAGES + 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad_names); i++)
    {
      g_assert_false (rectify_ledger_make_edition (fixture->ledger, fixture->plan, bad_names[i],
                                                   fixture->pages, NULL, &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (
      rectify_ledger_make_edition (fixture->ledger, fixture->plan, "稿", nothing, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      rectify_ledger_make_edition (fixture->ledger, fixture->plan, "稿", too_much, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  rectify_plan_set_title (fixture->plan, "另一个题目");
  g_assert_true (rectify_ledger_save_plan (fixture->ledger, fixture->plan, "Edit", NULL));
  g_assert_false (
      rectify_ledger_make_edition (fixture->ledger, stale, "稿", fixture->pages, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  /* What was refused left no transaction behind. */
  freeze (fixture, "稿");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  gint64 id = freeze (fixture, "会议稿");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) loaded = NULL;

  g_object_unref (fixture->ledger);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (rectify_ledger_make_edition (fixture->ledger, fixture->plan, "稿", fixture->pages,
                                               NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_rename_edition (fixture->ledger, id, "稿", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (rectify_ledger_delete_edition (fixture->ledger, id, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY);
  loaded = rectify_ledger_load_edition (fixture->ledger, id, NULL);
  assert_same (loaded, fixture->plan);
}

static char *
dup_old_ledger (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ledger", "ledgers", name, NULL);
  char *content;

  g_assert_true (g_file_get_contents (path, &content, length, NULL));
  return content;
}

/* Ledgers from before there were editions have none. */
static void
test_old_ledgers (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "version-1.rectify", "version-2.rectify" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) editions = NULL;
      gsize length;
      g_autofree char *content = dup_old_ledger (names[i], &length);

      g_assert_true (g_file_set_contents (path, content, length, NULL));
      {
        g_autoptr (RectifyLedger) ledger
            = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);

        g_assert_no_error (error);
        editions = rectify_ledger_list_editions (ledger, 1, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (editions->len, ==, 0);
        g_assert_null (rectify_ledger_load_edition (ledger, 1, &error));
        g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
        g_clear_error (&error);
        g_assert_true (rectify_ledger_check (ledger, &error));
        g_assert_no_error (error);
      }
      g_unlink (path);
    }
}

static GBytes *
convert (GConverter *converter, GBytes *bytes)
{
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (source, converter);
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (target, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

static GBytes *
pack (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);

  return convert (G_CONVERTER (compressor), bytes);
}

static sqlite3 *
open_database (Fixture *fixture)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  return db;
}

/* Puts something else in the place of what an edition said. */
static void
forge_content (Fixture *fixture, GBytes *content)
{
  sqlite3 *db = open_database (fixture);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "UPDATE edition SET content = ?", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                     SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
assert_unreadable (Fixture *fixture, gint64 id, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pages = NULL;

  g_assert_null (rectify_ledger_load_edition (fixture->ledger, id, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  g_clear_error (&error);
  pages = rectify_ledger_load_edition_pages (fixture->ledger, id, &error);
  g_assert_no_error (error);
  g_assert_false (rectify_ledger_check (fixture->ledger, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
}

/* A name is one edition's; several of one name in an older ledger are all still there. */
static void
test_same_name (Fixture *fixture, gconstpointer data)
{
  gint64 first = freeze (fixture, "会议稿");
  gint64 second = freeze (fixture, "审定稿");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  sqlite3 *db;

  g_assert_false (rectify_ledger_make_edition (fixture->ledger, fixture->plan, " 会议稿 ",
                                               fixture->pages, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "会议稿"));
  g_clear_error (&error);
  g_assert_false (rectify_ledger_rename_edition (fixture->ledger, second, "会议稿", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  rectify_ledger_rename_edition (fixture->ledger, first, "会议稿", &error);
  g_assert_no_error (error);
  db = open_database (fixture);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE edition SET name = '会议稿'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  editions
      = rectify_ledger_list_editions (fixture->ledger, rectify_plan_get_id (fixture->plan), NULL);
  g_assert_cmpuint (editions->len, ==, 2);
  g_assert_cmpstr (rectify_edition_get_name (editions->pdata[1]), ==, "会议稿");
  rectify_ledger_rename_edition (fixture->ledger, second, "审定稿", &error);
  g_assert_no_error (error);
}

static void
test_old_content (Fixture *fixture, gconstpointer data)
{
  gint64 id = freeze (fixture, "会议稿");
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) loaded = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) packed = NULL;
  gsize length;
  char *content = dup_old_ledger ("version-1.rectify", &length);

  old = g_bytes_new_take (content, length);
  packed = pack (old);
  forge_content (fixture, packed);
  loaded = rectify_ledger_load_edition (fixture->ledger, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rectify_item_get_n_children (rectify_plan_get_root (loaded)), >, 0);
}

static GBytes *
unpack_content (Fixture *fixture)
{
  g_autoptr (GZlibDecompressor) decompressor
      = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) packed = NULL;
  sqlite3 *db = open_database (fixture);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT content FROM edition", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  packed = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return convert (G_CONVERTER (decompressor), packed);
}

/* What a file could hold against us, an edition could too. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    int code;
  } forgeries[] = {
    { "CREATE TRIGGER x AFTER UPDATE ON plan BEGIN DELETE FROM item; END",
      RECTIFY_LEDGER_ERROR_DAMAGED },
    { "CREATE VIEW x AS SELECT 1", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "CREATE TABLE x (y)", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "DROP TABLE history", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "DELETE FROM plan", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "UPDATE item SET parent_id = id", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "PRAGMA application_id = 1", RECTIFY_LEDGER_ERROR_DAMAGED },
    { "PRAGMA user_version = 99", RECTIFY_LEDGER_ERROR_TOO_NEW },
  };
  gint64 id = freeze (fixture, "会议稿");
  g_autoptr (GBytes) content = unpack_content (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "content", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr (GBytes) forged = NULL;
      g_autoptr (GBytes) packed = NULL;
      sqlite3 *db;
      char *bytes;
      gsize length;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (content, NULL),
                                          g_bytes_get_size (content), NULL));
      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, forgeries[i].sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      forged = g_bytes_new_take (bytes, length);
      packed = pack (forged);
      forge_content (fixture, packed);
      assert_unreadable (fixture, id, forgeries[i].code);
    }
  g_unlink (path);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  gint64 id = freeze (fixture, "会议稿");
  g_autoptr (GBytes) content = unpack_content (fixture);
  g_autoptr (GBytes) packed = pack (content);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (BOMB_SIZE), BOMB_SIZE);
  g_autoptr (GBytes) bomb = pack (zeros);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) / 2);
  g_autoptr (GBytes) no_gzip = g_bytes_new_static ("SQLite format 3", 15);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) short_content = pack (no_gzip);
  GBytes *const contents[] = { bomb, half, no_gzip, nothing, short_content };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      forge_content (fixture, contents[i]);
      assert_unreadable (fixture, id, RECTIFY_LEDGER_ERROR_DAMAGED);
    }
}

static void
forge_pages (Fixture *fixture, gconstpointer data, gsize size)
{
  sqlite3 *db = open_database (fixture);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "UPDATE edition SET pages = ?", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_blob64 (statement, 1, data, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/* Pages that are none, or more than may be kept, are not handed out; what the edition said is. */
static void
test_forged_pages (Fixture *fixture, gconstpointer data)
{
  gint64 id = freeze (fixture, "会议稿");
  g_autofree char *long_pages = g_malloc0 (RECTIFY_EDITION_MAX_PAGES + 1);
  const struct {
    const char *bytes;
    gsize size;
    gboolean is_good;
  } cases[] = { { "%PDF-1.7 y", 10, TRUE },
                { "MZ%PDF-1.7", 10, FALSE },
                { "%PDF", 4, FALSE },
                { "", 0, FALSE },
                { long_pages, RECTIFY_EDITION_MAX_PAGES, TRUE },
                { long_pages, RECTIFY_EDITION_MAX_PAGES + 1, FALSE } };

  memcpy (long_pages, "%PDF-", strlen ("%PDF-"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) check_error = NULL;
      g_autoptr (GBytes) pages = NULL;
      g_autoptr (RectifyPlan) loaded = NULL;

      forge_pages (fixture, cases[i].bytes, cases[i].size);
      loaded = rectify_ledger_load_edition (fixture->ledger, id, &error);
      g_assert_no_error (error);
      g_assert_nonnull (loaded);
      pages = rectify_ledger_load_edition_pages (fixture->ledger, id, &error);
      g_assert_cmpint (rectify_ledger_check (fixture->ledger, &check_error), ==, cases[i].is_good);
      g_assert_cmpint (pages != NULL, ==, cases[i].is_good);
      if (cases[i].is_good)
        continue;
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
      g_assert_error (check_error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
    }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/editions/kept", test_kept },
    { "/editions/names-of-then", test_names_of_then },
    { "/editions/no-history", test_no_history },
    { "/editions/deleted-plan", test_deleted_plan },
    { "/editions/changed", test_changed },
    { "/editions/refused", test_refused },
    { "/editions/same-name", test_same_name },
    { "/editions/read-only", test_read_only },
    { "/editions/old-ledgers", test_old_ledgers },
    { "/editions/old-content", test_old_content },
    { "/editions/forged", test_forged },
    { "/editions/damaged", test_damaged },
    { "/editions/forged-pages", test_forged_pages },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
