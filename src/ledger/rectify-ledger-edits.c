/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-changeset.h"
#include "rectify-edit-name.h"
#include "rectify-ledger-private.h"

/* No more edits than this are looked through for one that changed an item. */
#define MAX_EDITS "200"

#define COLUMNS "SELECT id, plan_id, name, author, made_at"

/**
 * rectify_edit_note_copy:
 * @self: (nullable): a note
 *
 * Returns: (transfer full) (nullable): a copy
 */
RectifyEditNote *
rectify_edit_note_copy (const RectifyEditNote *self)
{
  RectifyEditNote *copy;

  if (self == NULL)
    return NULL;
  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->author = g_strdup (self->author);
  return copy;
}

/**
 * rectify_edit_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
rectify_edit_note_free (RectifyEditNote *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->author);
  g_free (self);
}

static RectifyEditNote *
read_note (RectifyStatement *row)
{
  RectifyEditNote *note = g_new0 (RectifyEditNote, 1);

  note->id = sqlite3_column_int64 (row, 0);
  note->plan_id = sqlite3_column_int64 (row, 1);
  note->name = rectify_edit_name_dup_words (rectify_statement_get_text (row, 2));
  note->author = g_strdup (rectify_statement_get_text (row, 3));
  note->made_at = rectify_statement_get_time (row, 4);
  return note;
}

static RectifyEditNote *
dup_edit (RectifyLedger *self, const char *sql)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (RectifyStatement) statement = rectify_ledger_check_readable (self, NULL)
                                               ? rectify_statement_new (self->db, sql, NULL)
                                               : NULL;
  gboolean row;

  if (statement == NULL || !rectify_statement_step (statement, &row, NULL) || !row)
    return NULL;
  return read_note (statement);
}

/**
 * rectify_ledger_dup_own_name:
 *
 * Returns: (transfer full): the name that edits of this process have as their author
 */
char *
rectify_ledger_dup_own_name (void)
{
  return rectify_ledger_dup_author ();
}

/**
 * rectify_ledger_dup_person:
 *
 * Returns: (transfer full) (nullable): who works here, where the computer knows that; %NULL if it knows
 *   only the name of an account, which is nobody's in a document
 */
char *
rectify_ledger_dup_person (void)
{
  g_autofree char *name = rectify_ledger_dup_author ();

  return g_ascii_strcasecmp (name, g_get_user_name ()) != 0 ? g_steal_pointer (&name) : NULL;
}

/**
 * rectify_ledger_dup_last_edit:
 * @self: a ledger
 *
 * Returns: (transfer full) (nullable): the edit that was made last, undone or not
 */
RectifyEditNote *
rectify_ledger_dup_last_edit (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return dup_edit (self, COLUMNS " FROM history ORDER BY id DESC LIMIT 1");
}

/**
 * rectify_ledger_dup_undo_edit:
 * @self: a ledger
 *
 * Returns: (transfer full) (nullable): the edit that is undone next
 */
RectifyEditNote *
rectify_ledger_dup_undo_edit (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return dup_edit (self, COLUMNS " FROM history WHERE state = 0 ORDER BY id DESC LIMIT 1");
}

/* What a table has as its first column, which is of its key. */
static gboolean
is_of_item (const char *table, gboolean of_plan)
{
  static const char *const of_items[] = { "item",         "field",         "assignment_party",
                                          "item_columns", "item_internal", "progress",
                                          "step",         "evidence",      NULL };
  static const char *const of_plans[] = { "plan", "plan_particular", NULL };

  return g_strv_contains (of_plan ? of_plans : of_items, table);
}

static gboolean
touches (const void *changeset, int size, gint64 plan_id, gint64 item_id)
{
  sqlite3_changeset_iter *iter;
  gboolean found = FALSE;
  guint n_tables;
  const char *const *tables = rectify_ledger_get_recorded_tables (&n_tables);

  if (!rectify_changeset_is_sound (changeset, size, tables, n_tables)
      || sqlite3changeset_start (&iter, size, (void *) changeset) != SQLITE_OK)
    return FALSE;
  while (!found && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      sqlite3_value *key = NULL;
      const char *table;
      int n_columns, operation;

      if (sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL) != SQLITE_OK
          || !is_of_item (table, item_id == 0))
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, 0, &key);
      else
        sqlite3changeset_old (iter, 0, &key);
      found = key != NULL && sqlite3_value_int64 (key) == (item_id != 0 ? item_id : plan_id);
    }
  sqlite3changeset_finalize (iter);
  return found;
}

/**
 * rectify_ledger_dup_edit_of_item:
 * @self: a ledger
 * @plan_id: a plan
 * @item_id: one of its items, also one that is gone; 0: the plan itself
 * @after: only edits after this one, by its number
 *
 * Finds who changed something. Where that cannot be told exactly, it is the last edit of the plan.
 *
 * Returns: (transfer full) (nullable): the last edit that changed the item
 */
RectifyEditNote *
rectify_ledger_dup_edit_of_item (RectifyLedger *self, gint64 plan_id, gint64 item_id, gint64 after)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (RectifyStatement) statement = NULL;
  g_autoptr (RectifyEditNote) last = NULL;
  gboolean row;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, NULL))
    return NULL;
  statement = rectify_statement_new (self->db,
                                     COLUMNS ", changeset FROM history WHERE id > ?"
                                             " AND plan_id IN (0, ?) ORDER BY id DESC"
                                             " LIMIT " MAX_EDITS,
                                     NULL);
  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, after);
  rectify_statement_bind_int (statement, 2, plan_id);
  while (rectify_statement_step (statement, &row, NULL) && row)
    {
      if (touches (sqlite3_column_blob (statement, 5), sqlite3_column_bytes (statement, 5), plan_id,
                   item_id))
        return read_note (statement);
      if (last == NULL)
        last = read_note (statement);
    }
  return g_steal_pointer (&last);
}
