/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-look.h"

#include "rectify-history-moves.h"

static gint64
look_up (RectifyStatement *statement, gint64 id)
{
  gboolean row = FALSE;
  gint64 found = -1;

  rectify_statement_bind_int (statement, 1, id);
  if (rectify_statement_step (statement, &row, NULL) && row)
    found = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return found;
}

static gboolean
is_of_plan (RectifyHistoryLook *look, RectifyHistoryTable table, int operation,
            sqlite3_changeset_iter *iter, gint64 id)
{
  if (table == RECTIFY_HISTORY_TABLE_PLAN || table == RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR)
    return id == look->plan_id;
  if (!rectify_history_table_is_of_item (table))
    return FALSE;
  if (table == RECTIFY_HISTORY_TABLE_ITEM && operation != SQLITE_UPDATE)
    return rectify_changeset_get_key (iter, operation, ITEM_PLAN) == look->plan_id;
  return look_up (look->item_plan, id) == look->plan_id;
}

static gboolean
changes_position_alone (sqlite3_changeset_iter *iter)
{
  for (int i = ITEM_PLAN; i <= ITEM_STATUS; i++)
    if (i != ITEM_POSITION && rectify_changeset_get_value (iter, SQLITE_UPDATE, i, TRUE) != NULL)
      return FALSE;
  return TRUE;
}

static gint64
get_number (sqlite3_changeset_iter *iter, int operation, int column, gboolean after)
{
  sqlite3_value *value = rectify_changeset_get_value (iter, operation, column, after);

  return value != NULL ? sqlite3_value_int64 (value) : -1;
}

/* An item that has another position may have been moved, or shifted by others. */
static void
note_shift (RectifyHistoryLook *look, int operation, sqlite3_changeset_iter *iter, gint64 id)
{
  gint64 before = get_number (iter, operation, ITEM_POSITION, FALSE);
  gint64 after = get_number (iter, operation, ITEM_POSITION, TRUE);
  gint64 parent
      = operation == SQLITE_UPDATE
            ? look_up (look->item_parent, id)
            : MAX (0, get_number (iter, operation, ITEM_PARENT, operation == SQLITE_INSERT));

  if (before < 0 && after < 0)
    return;
  g_array_append_val (look->shifts, ((RectifyShift){ parent, id, before, after }));
}

/* Whether it changed more of an item than its label and its position, which follow from others. */
static gboolean
changes_words (sqlite3_changeset_iter *iter)
{
  for (int i = ITEM_PLAN; i <= ITEM_STATUS; i++)
    if (i != ITEM_POSITION && i != ITEM_LABEL
        && rectify_changeset_get_value (iter, SQLITE_UPDATE, i, TRUE) != NULL)
      return TRUE;
  return FALSE;
}

static char *
dup_line (sqlite3_changeset_iter *iter, int operation)
{
  char *words[3];
  char *line;

  for (int i = 0; i < 3; i++)
    words[i] = rectify_value_dup_text (
        rectify_changeset_get_value (iter, operation, ITEM_LABEL + i, operation == SQLITE_INSERT));
  line = rectify_history_dup_line (words[0], words[1], words[2]);
  for (int i = 0; i < 3; i++)
    g_free (words[i]);
  return line;
}

/* What came or went says most of what an edit is about, what is higher in the tree before what is
 * below it; then what was changed. Of siblings it is the first. */
static void
note_subject (RectifyHistoryLook *look, RectifyHistoryTable table, int operation,
              sqlite3_changeset_iter *iter, gint64 id)
{
  gboolean is_row = table == RECTIFY_HISTORY_TABLE_ITEM && operation != SQLITE_UPDATE;
  gint64 place = -1;
  int rank = 2;

  if (is_row)
    rank
        = 10
          - (int) CLAMP (get_number (iter, operation, ITEM_KIND, operation == SQLITE_INSERT), 0, 6);
  else if (table == RECTIFY_HISTORY_TABLE_ITEM && !changes_words (iter))
    rank = 1;
  if (table == RECTIFY_HISTORY_TABLE_ITEM)
    place = get_number (iter, operation, ITEM_POSITION, operation != SQLITE_DELETE);
  if (place < 0)
    place = G_MAXINT64;
  if (rank < look->rank || (rank == look->rank && place >= look->place))
    return;
  look->rank = rank;
  look->place = place;
  look->subject = id;
  g_clear_pointer (&look->line, g_free);
  look->parent = look->plan = 0;
  if (!is_row)
    return;
  look->line = dup_line (iter, operation);
  look->parent = MAX (0, get_number (iter, operation, ITEM_PARENT, operation == SQLITE_INSERT));
  look->plan = get_number (iter, operation, ITEM_PLAN, operation == SQLITE_INSERT);
}

/* Plans before parties, which come with what is assigned to them. */
static void
note_other (RectifyHistoryLook *look, RectifyHistoryTable table, int operation,
            sqlite3_changeset_iter *iter, gint64 id)
{
  if (table == RECTIFY_HISTORY_TABLE_MERGED || rectify_history_table_is_of_item (table)
      || look->other != 0)
    return;
  look->other = id;
  look->other_table = table;
  if (table == RECTIFY_HISTORY_TABLE_PLAN || table == RECTIFY_HISTORY_TABLE_PARTY)
    look->other_name = rectify_value_dup_text (
        rectify_changeset_get_value (iter, operation, 1, operation == SQLITE_INSERT));
}

static gboolean
look_at_row (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
             gpointer user_data)
{
  RectifyHistoryLook *look = user_data;
  gint64 id = rectify_changeset_get_key (iter, operation, 0);
  gboolean shifts = table == RECTIFY_HISTORY_TABLE_ITEM && operation == SQLITE_UPDATE
                    && changes_position_alone (iter);

  if (!look->has_plan && look->plan_id != 0)
    look->has_plan = is_of_plan (look, table, operation, iter, id);
  if (look->item_id != 0 && table == RECTIFY_HISTORY_TABLE_ITEM)
    note_shift (look, operation, iter, id);
  look->is_whole |= table == RECTIFY_HISTORY_TABLE_PLAN && operation != SQLITE_UPDATE;
  note_other (look, table, operation, iter, id);
  if (rectify_history_table_is_of_item (table) && !shifts && !look->is_whole)
    note_subject (look, table, operation, iter, id);
  if (rectify_history_table_is_of_item (table) && id == look->item_id)
    {
      look->has_item |= !shifts;
      look->shifts_item |= shifts;
    }
  return TRUE;
}

/**
 * rectify_history_look_init:
 * @self: (out caller-allocates): what is looked with
 * @db: a ledger's connection
 * @error: return location
 *
 * Returns: whether it can be looked at changesets; to be cleared in any case
 */
gboolean
rectify_history_look_init (RectifyHistoryLook *self, sqlite3 *db, GError **error)
{
  *self = (RectifyHistoryLook){ .db = db };
  self->shifts = g_array_new (FALSE, FALSE, sizeof (RectifyShift));
  self->item_plan = rectify_statement_new (db, "SELECT plan_id FROM item WHERE id = ?", error);
  if (self->item_plan == NULL)
    return FALSE;
  self->item_parent
      = rectify_statement_new (db, "SELECT ifnull (parent_id, 0) FROM item WHERE id = ?", error);
  return self->item_parent != NULL;
}

/**
 * rectify_history_look_clear:
 * @self: what was looked with, or zeros
 */
void
rectify_history_look_clear (RectifyHistoryLook *self)
{
  rectify_statement_free (self->item_plan);
  rectify_statement_free (self->item_parent);
  g_free (self->line);
  g_free (self->other_name);
  g_clear_pointer (&self->shifts, g_array_unref);
}

/**
 * rectify_history_look_at:
 * @self: what is looked with
 * @changeset: (array length=size): what an edit changed
 * @size: its size
 * @plan_id: a plan of which is to be known whether it is changed, 0 for none
 * @item_id: an item likewise; 0 for none
 *
 * Finds what the edit is about. Nothing is found in one that is damaged.
 */
void
rectify_history_look_at (RectifyHistoryLook *self, const void *changeset, int size, gint64 plan_id,
                         gint64 item_id)
{
  self->plan_id = plan_id;
  self->item_id = item_id;
  self->has_plan = self->has_item = self->shifts_item = self->is_whole = FALSE;
  self->subject = self->parent = self->plan = 0;
  self->rank = 0;
  self->other = 0;
  g_clear_pointer (&self->line, g_free);
  g_clear_pointer (&self->other_name, g_free);
  g_array_set_size (self->shifts, 0);
  rectify_changeset_foreach (changeset, size, look_at_row, self, NULL);
}

/**
 * rectify_history_look_is_item_moved:
 * @self: what is looked with
 *
 * Returns: whether the edit moved the item that is looked for among its siblings, and not just
 *   others past it
 */
gboolean
rectify_history_look_is_item_moved (RectifyHistoryLook *self)
{
  g_autoptr (GHashTable) moved = NULL;

  if (!self->shifts_item)
    return FALSE;
  moved = rectify_shifts_find_moved (self->shifts);
  return g_hash_table_contains (moved, &self->item_id);
}
