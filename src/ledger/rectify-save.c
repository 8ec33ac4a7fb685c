/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-save-private.h"

static const char *const statements[RECTIFY_N_SAVE_STATEMENTS] = {
  "SELECT 1 FROM item WHERE id = ?",
  "INSERT INTO item (plan_id, parent_id, position, kind, label, heading, text, run_in, status,"
  " id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  "UPDATE item SET plan_id = ?, parent_id = ?, position = ?, kind = ?, label = ?, heading = ?,"
  " text = ?, run_in = ?, status = ? WHERE id = ?",
  "DELETE FROM item WHERE id = ?",
  "DELETE FROM field WHERE item_id = ?",
  "DELETE FROM assignment_party WHERE item_id = ?",
  "INSERT INTO field (item_id, what, position, role, kinds, due, before_label, label, mark,"
  " text, after_text, before_child, ordinal, run_in)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  "INSERT INTO party (name, kind) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
  "INSERT INTO assignment_party (item_id, field_position, position, party_id)"
  " VALUES (?, ?, ?, (SELECT id FROM party WHERE name = ?))",
};

/**
 * rectify_save_clear:
 * @save: a plan on its way
 *
 * Frees what rectify_save_init() and writing made.
 */
void
rectify_save_clear (RectifySave *save)
{
  g_clear_object (&save->stored);
  g_clear_pointer (&save->before, g_hash_table_unref);
  g_clear_pointer (&save->ids, g_hash_table_unref);
  g_clear_pointer (&save->changed, g_ptr_array_unref);
  for (guint i = 0; i < RECTIFY_N_SAVE_STATEMENTS; i++)
    rectify_statement_free (save->prepared[i]);
}

/**
 * rectify_save_init:
 * @save: a plan on its way, all of it 0 but for what is known of it
 * @db: where it goes
 *
 * Makes it ready to be written.
 */
void
rectify_save_init (RectifySave *save, sqlite3 *db)
{
  save->db = db;
  save->before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  save->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  save->changed = g_ptr_array_new ();
}

/**
 * rectify_save_get_statement:
 * @save: a plan on its way
 * @which: a statement
 * @error: return location
 *
 * Most edits need few of them.
 *
 * Returns: (transfer none) (nullable): the statement, ready to be bound
 */
RectifyStatement *
rectify_save_get_statement (RectifySave *save, RectifySaveStatement which, GError **error)
{
  if (save->prepared[which] == NULL)
    save->prepared[which] = rectify_statement_new (save->db, statements[which], error);
  return save->prepared[which];
}

/**
 * rectify_save_run_for_item:
 * @save: a plan on its way
 * @which: a statement about one item
 * @item_id: the item's identifier
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_save_run_for_item (RectifySave *save, RectifySaveStatement which, gint64 item_id,
                           GError **error)
{
  RectifyStatement *statement = rectify_save_get_statement (save, which, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_save_note_changed:
 * @save: a plan on its way
 * @item: an item of it that is written
 * @stored: (nullable): as it is stored
 *
 * So that what is known of the stored plan can follow.
 */
void
rectify_save_note_changed (RectifySave *save, RectifyItem *item, RectifyItem *stored)
{
  if (stored == NULL)
    {
      save->rebuilt = TRUE;
      return;
    }
  g_ptr_array_add (save->changed, item);
  g_ptr_array_add (save->changed, stored);
}
