/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "rectify-ledger.h"
#include "rectify-plan-info.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* A small ledger with a history, made once. */
static void
make_sample (char **content, gsize *length)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.rectify", NULL);
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_SECTION);
  g_autoptr (RectifyItem) child = rectify_item_new (RECTIFY_ITEM_MEASURE);

  rectify_plan_set_title (plan, "整改方案");
  rectify_item_set_heading (item, "存在问题");
  rectify_item_set_text (child, "学习");
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  rectify_item_append_child (item, child);
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", NULL));
  rectify_item_set_text (child, "再学习");
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
  g_clear_object (&ledger);
  g_assert_true (g_file_get_contents (path, content, length, NULL));
  g_unlink (path);
  g_rmdir (folder);
}

static void
forge (const char *path, const guint8 *data, size_t size, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob64 (statement, 1, size > 0 ? (gconstpointer) data : "", size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
read_all (RectifyLedger *ledger)
{
  g_autoptr (GPtrArray) plans = rectify_ledger_list_plans (ledger, NULL);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      g_autoptr (RectifyPlan) plan
          = rectify_ledger_load_plan (ledger,
                                      rectify_plan_info_get_id (g_ptr_array_index (plans, i)),
                                      NULL);
    }
}

/* An entry of the history with any changeset is undone and made again without harm. The first byte
 * says in which order. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static char *content, *path;
  static gsize length;
  g_autoptr (RectifyLedger) ledger = NULL;

  if (content == NULL)
    {
      make_sample (&content, &length);
      close (g_file_open_tmp ("rectify-XXXXXX", &path, NULL));
    }
  if (size == 0)
    return 0;
  g_assert_true (
      g_file_set_contents_full (path, content, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  forge (path, data + 1, size - 1,
         data[0] % 2 == 0 ? "UPDATE history SET changeset = ?1 WHERE id = 2"
                          : "UPDATE history SET changeset = ?1, state = 1 WHERE id = 2");
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
  g_assert_nonnull (ledger);
  if (data[0] % 2 == 0)
    rectify_ledger_undo (ledger, NULL, NULL, NULL);
  rectify_ledger_redo (ledger, NULL, NULL, NULL);
  read_all (ledger);
  rectify_ledger_undo (ledger, NULL, NULL, NULL);
  read_all (ledger);
  return 0;
}
