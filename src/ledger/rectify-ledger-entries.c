/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include "config.h"

#include "rectify-ledger-entries.h"

#include <string.h>

#include "rectify-edit-name.h"
#include "rectify-history-moves.h"
#include "rectify-history-private.h"
#include "rectify-ledger-private.h"

/* So many entries are looked at before others have the ledger again. */
#define N_AT_ONCE 100

/* What is looked for in one changeset, and found. */
typedef struct {
  sqlite3 *db;
  gint64 plan_id;
  gint64 item_id;
  RectifyStatement *item_plan;
  RectifyStatement *item_parent;
  GHashTable *ids; /* of what it changes */
  GArray *shifts;  /* siblings in other positions, when an item is looked for */
  gint64 subject;  /* the item that it is most about, 0 for none */
  int rank;        /* how much so */
  gint64 place;    /* its position among its siblings, as far as the changeset says so */
  char *line;      /* how that is called, where the changeset says so */
  gint64 other;    /* a plan or a party that it is about, 0 for none */
  RectifyHistoryTable other_table;
  char *other_name;  /* where the changeset says so */
  gboolean is_whole; /* a plan came or went */
  gboolean has_plan; /* it changes the plan */
  gboolean has_item; /* it changes the item */
  gboolean shifts_item;
} Look;

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
is_of_plan (Look *look, RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
            gint64 id)
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
note_shift (Look *look, int operation, sqlite3_changeset_iter *iter, gint64 id)
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
note_subject (Look *look, RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
              gint64 id)
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
  if (is_row)
    look->line = dup_line (iter, operation);
}

/* Plans before parties, which come with what is assigned to them. */
static void
note_other (Look *look, RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
            gint64 id)
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
  Look *look = user_data;
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
  if (table != RECTIFY_HISTORY_TABLE_MERGED && !shifts
      && g_hash_table_size (look->ids) < RECTIFY_HISTORY_MAX_COUNT
      && !g_hash_table_contains (look->ids, &id))
    g_hash_table_add (look->ids, g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
is_item_moved (Look *look)
{
  g_autoptr (GHashTable) moved = NULL;

  if (!look->shifts_item)
    return FALSE;
  moved = rectify_shifts_find_moved (look->shifts);
  return g_hash_table_contains (moved, &look->item_id);
}

/* Whether something is said in a changeset: texts stand in it as they are. */
static gboolean
says (const void *data, int size, const char *text)
{
  return size > 0 && memmem (data, size, text, strlen (text)) != NULL;
}

static gboolean
holds_folded (const char *text, const char *folded)
{
  g_autofree char *other = g_utf8_casefold (text, -1);

  return strstr (other, folded) != NULL;
}

typedef struct {
  const RectifyHistoryFilter *filter;
  char *folded;
  GHashTable *taken_back;
  RectifyStatement *entry;
  RectifyStatement *item;
  Look look;
  GPtrArray *found;
} Listing;

static void
listing_clear (Listing *self)
{
  g_free (self->folded);
  g_clear_pointer (&self->taken_back, g_hash_table_unref);
  rectify_statement_free (self->entry);
  rectify_statement_free (self->look.item_plan);
  rectify_statement_free (self->look.item_parent);
  rectify_statement_free (self->item);
  g_free (self->look.line);
  g_free (self->look.other_name);
  g_clear_pointer (&self->look.ids, g_hash_table_unref);
  g_clear_pointer (&self->look.shifts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static gboolean
listing_prepare (Listing *self, sqlite3 *db, GError **error)
{
  self->look.db = db;
  self->look.ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->look.shifts = g_array_new (FALSE, FALSE, sizeof (RectifyShift));
  self->look.item_plan = rectify_statement_new (db, "SELECT plan_id FROM item WHERE id = ?", error);
  if (self->look.item_plan == NULL)
    return FALSE;
  self->look.item_parent
      = rectify_statement_new (db, "SELECT ifnull (parent_id, 0) FROM item WHERE id = ?", error);
  if (self->look.item_parent == NULL)
    return FALSE;
  self->item
      = rectify_statement_new (db, "SELECT label, heading, text FROM item WHERE id = ?", error);
  if (self->item == NULL)
    return FALSE;
  self->entry = rectify_statement_new (
      db, "SELECT made_at, author, name, plan_id, state, changeset FROM history WHERE id = ?",
      error);
  return self->entry != NULL
         && (self->taken_back = rectify_history_find_taken_back (db, error)) != NULL;
}

static gboolean
is_wanted (Listing *self, const char *name, const void *changeset, int size)
{
  const RectifyHistoryFilter *filter = self->filter;
  gint64 plan_id = sqlite3_column_int64 (self->entry, 3);
  Look *look = &self->look;

  look->plan_id = plan_id == 0 ? filter->plan_id : 0;
  look->item_id = filter->item_id;
  look->has_plan = look->has_item = look->shifts_item = look->is_whole = FALSE;
  look->subject = 0;
  look->rank = 0;
  look->other = 0;
  g_clear_pointer (&look->line, g_free);
  g_clear_pointer (&look->other_name, g_free);
  g_hash_table_remove_all (look->ids);
  g_array_set_size (look->shifts, 0);
  /* One that is damaged is shown, as far as it is known to be about the plan. */
  if (!rectify_changeset_foreach (changeset, size, look_at_row, look, NULL))
    g_hash_table_remove_all (look->ids);
  if ((look->plan_id != 0 && !look->has_plan)
      || (filter->item_id != 0 && !look->has_item && !is_item_moved (look)))
    return FALSE;
  return self->folded == NULL
         || holds_folded (rectify_statement_get_text (self->entry, 1), self->folded)
         || holds_folded (name, self->folded) || says (changeset, size, filter->text);
}

/* How the plan or the party is called now, or was when it came or went. */
static char *
dup_other (Look *look)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (look->db,
                               look->other_table == RECTIFY_HISTORY_TABLE_PARTY
                                   ? "SELECT name FROM party WHERE id = ?"
                                   : "SELECT title FROM plan WHERE id = ?",
                               NULL);
  gboolean row = FALSE;

  if (look->other == 0 || statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, look->other);
  if (rectify_statement_step (statement, &row, NULL) && row)
    return g_strdup (rectify_statement_get_text (statement, 0));
  return g_steal_pointer (&look->other_name);
}

/* How the item is called now, or was when it came or went. */
static char *
dup_subject (Listing *self)
{
  g_autofree char *line = g_steal_pointer (&self->look.line);
  gboolean row = FALSE;

  if (self->look.is_whole || self->look.subject == 0)
    return dup_other (&self->look);
  rectify_statement_bind_int (self->item, 1, self->look.subject);
  if (rectify_statement_step (self->item, &row, NULL) && row)
    {
      g_free (line);
      line = rectify_history_dup_line ((const char *) sqlite3_column_text (self->item, 0),
                                       (const char *) sqlite3_column_text (self->item, 1),
                                       (const char *) sqlite3_column_text (self->item, 2));
    }
  sqlite3_reset (self->item);
  return g_steal_pointer (&line);
}

static gboolean
look_at_entry (Listing *self, gint64 id, GError **error)
{
  g_autoptr (GDateTime) made_at = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *name = NULL;
  RectifyHistoryState state;
  const void *changeset;
  gboolean row;
  int size;

  rectify_statement_bind_int (self->entry, 1, id);
  if (!rectify_statement_step (self->entry, &row, error))
    return FALSE;
  changeset = row ? sqlite3_column_blob (self->entry, 5) : NULL;
  size = row ? sqlite3_column_bytes (self->entry, 5) : 0;
  if (row)
    name = rectify_edit_name_dup_words (rectify_statement_get_text (self->entry, 2));
  if (row && is_wanted (self, name, changeset, size))
    {
      made_at = g_date_time_new_from_iso8601 (rectify_statement_get_text (self->entry, 0), NULL);
      state
          = rectify_history_find_state (id, sqlite3_column_int (self->entry, 4), self->taken_back);
      subject = dup_subject (self);
      g_ptr_array_add (self->found, rectify_history_entry_new (
                                        id, made_at, rectify_statement_get_text (self->entry, 1),
                                        name, sqlite3_column_int64 (self->entry, 3), state,
                                        size == 0, g_hash_table_size (self->look.ids), subject));
    }
  sqlite3_reset (self->entry);
  return TRUE;
}

/* The next entries that may be wanted; plans' own ones and those about several are merged. */
static GArray *
read_ids (sqlite3 *db, gint64 plan_id, gint64 before_id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      plan_id == 0 ? "SELECT id FROM history WHERE id < ?1 ORDER BY id DESC LIMIT ?3"
                   : "SELECT id FROM history WHERE plan_id = ?2 AND id < ?1"
                     " UNION ALL SELECT id FROM history WHERE plan_id = 0 AND id < ?1"
                     " ORDER BY id DESC LIMIT ?3",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, before_id);
  if (plan_id != 0)
    rectify_statement_bind_int (statement, 2, plan_id);
  rectify_statement_bind_int (statement, 3, N_AT_ONCE);
  while (rectify_statement_step (statement, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/* Looks at some more; before_id is the last one looked at, 0 if there are no more. */
static gboolean
list_some (RectifyLedger *self, Listing *listing, guint n_entries, gint64 *before_id,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GArray) ids = NULL;

  if (!rectify_ledger_check_readable (self, error)
      || (listing->entry == NULL && !listing_prepare (listing, self->db, error)))
    return FALSE;
  ids = read_ids (self->db, listing->filter->plan_id, *before_id, error);
  if (ids == NULL)
    return FALSE;
  *before_id = 0;
  for (guint i = 0; i < ids->len && listing->found->len < n_entries; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !look_at_entry (listing, id, error))
        return FALSE;
      *before_id = id;
    }
  return TRUE;
}

/**
 * rectify_ledger_list_history:
 * @self: a ledger
 * @filter: which entries are wanted
 * @before_id: only entries before this one, 0 for all
 * @n_entries: how many at most
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Lists edits, of which only so many are read at once. Others can use the ledger meanwhile. Blocks.
 *
 * Returns: (transfer full) (element-type RectifyHistoryEntry) (nullable): the entries, the newest
 *   first; fewer than @n_entries if there are no more; %NULL with a #RectifyLedgerError, or when it
 *   is cancelled
 */
GPtrArray *
rectify_ledger_list_history (RectifyLedger *self, const RectifyHistoryFilter *filter,
                             gint64 before_id, guint n_entries, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Listing) listing = { .filter = filter, .found = found };
  gint64 next = before_id > 0 ? before_id : G_MAXINT64;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  if (filter->text != NULL && *filter->text != '\0')
    listing.folded = g_utf8_casefold (filter->text, -1);
  while (next != 0 && found->len < n_entries)
    if (!list_some (self, &listing, n_entries, &next, cancellable, error))
      return NULL;
  return g_steal_pointer (&found);
}
