/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger-desk.h"

#include <sqlite3.h>

#include "folder.h"
#include "rectify-directory.h"

void
ledger_desk_set_up (LedgerDesk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "ledger.rectify", NULL);
  desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
}

void
ledger_desk_tear_down (LedgerDesk *desk, gconstpointer data)
{
  g_clear_object (&desk->ledger);
  folder_remove (desk->folder);
  g_free (desk->path);
  g_free (desk->folder);
}

/* One unit more in the directory, as an edit of this name. */
gboolean
ledger_add_unit (RectifyLedger *ledger, const char *unit, const char *name, GError **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (parties, rectify_party_new (0, unit, RECTIFY_PARTY_UNIT, 0));
  return rectify_ledger_import_parties (ledger, parties, NULL, name, error);
}

/* Every value of every row that the history covers, with its type, read by another connection. */
char *
ledger_dump_rows (const char *path)
{
  static const char *const queries[]
      = { "SELECT * FROM plan ORDER BY id",
          "SELECT * FROM item ORDER BY id",
          "SELECT * FROM field ORDER BY item_id, what, position",
          "SELECT * FROM party ORDER BY id",
          "SELECT * FROM assignment_party ORDER BY item_id, field_position, position",
          "SELECT * FROM item_columns ORDER BY item_id",
          "SELECT * FROM plan_particular ORDER BY plan_id, name",
          "SELECT * FROM item_internal ORDER BY item_id",
          "SELECT * FROM progress ORDER BY item_id, id",
          "SELECT * FROM step ORDER BY item_id, id",
          "SELECT * FROM evidence ORDER BY item_id, id",
          "SELECT * FROM merged ORDER BY uid" };
  GString *text = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (db, queries[i], -1, &statement, NULL), ==, SQLITE_OK);
      g_string_append_printf (text, "%s\n", queries[i]);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int c = 0; c < sqlite3_column_count (statement); c++)
          g_string_append_printf (text, "%d:%s%c", sqlite3_column_type (statement, c),
                                  (const char *) sqlite3_column_text (statement, c),
                                  c + 1 < sqlite3_column_count (statement) ? '|' : '\n');
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}
