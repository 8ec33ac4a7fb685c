/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-history-private.h"
#include "rectify-item.h"
#include "rectify-ledger-private.h"

/* Of an edit that changed more rows, the rest is not put into words. */
#define MAX_RECORDS 200000

typedef struct {
  GPtrArray *records;
  GHashTable *plans; /* those that were made or deleted whole, to how many items they have */
  GHashTable *items; /* items of these */
} Collector;

/**
 * rectify_history_change_free:
 * @self: (transfer full) (nullable): a change
 */
void
rectify_history_change_free (RectifyHistoryChange *self)
{
  if (self == NULL)
    return;
  g_free (self->subject);
  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static guint *
find_whole_plan (Collector *self, RectifyHistoryTable table, int operation,
                 sqlite3_changeset_iter *iter)
{
  gint64 id;

  if (operation == SQLITE_UPDATE
      || (table != RECTIFY_HISTORY_TABLE_ITEM && table != RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR))
    return NULL;
  id = rectify_changeset_get_key (iter, operation,
                                  table == RECTIFY_HISTORY_TABLE_ITEM ? ITEM_PLAN : 0);
  return g_hash_table_lookup (self->plans, &id);
}

/* Of a plan that came or went as a whole its items are counted alone. The session extension has
 * tables in the order of the schema, so that plans come first. */
static gboolean
collect_row (RectifyHistoryTable table, int operation, sqlite3_changeset_iter *iter,
             gpointer user_data)
{
  Collector *self = user_data;
  gint64 id = rectify_changeset_get_key (iter, operation, 0);
  guint *n_items = find_whole_plan (self, table, operation, iter);

  if (n_items != NULL && table == RECTIFY_HISTORY_TABLE_ITEM)
    {
      (*n_items)++;
      g_hash_table_add (self->items, g_memdup2 (&id, sizeof id));
    }
  if (n_items != NULL || table == RECTIFY_HISTORY_TABLE_MERGED
      || (rectify_history_table_is_of_item (table) && g_hash_table_contains (self->items, &id)))
    return TRUE;
  if (table == RECTIFY_HISTORY_TABLE_PLAN && operation != SQLITE_UPDATE)
    g_hash_table_insert (self->plans, g_memdup2 (&id, sizeof id), g_new0 (guint, 1));
  g_ptr_array_add (self->records, rectify_record_new (iter, table, operation));
  return self->records->len < MAX_RECORDS;
}

typedef struct {
  gint64 plan_id;
  int state;
} Entry;

static gboolean
read_entry (sqlite3 *db, gint64 id, Entry *entry, Collector *collector, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT plan_id, state, changeset FROM history WHERE id = ?",
                               error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
          _ ("There is no such edit in the history. The history lists what there is."));
      return FALSE;
    }
  entry->plan_id = sqlite3_column_int64 (statement, 0);
  entry->state = sqlite3_column_int (statement, 1);
  return rectify_changeset_foreach (sqlite3_column_blob (statement, 2),
                                    sqlite3_column_bytes (statement, 2), collect_row, collector,
                                    error);
}

/* Rows of which more than what was changed is to be known, and items that are gone by now. */
static gboolean
go_back (RectifyHistoryWords *words, gint64 entry_id, const Entry *entry, GCancellable *cancellable,
         GError **error)
{
  for (guint i = 0; i < words->records->len; i++)
    {
      RectifyRecord *record = words->records->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, rectify_record_get_id (record));
      g_autofree char *key = g_strconcat ("item ", id, NULL);

      if (record->operation == SQLITE_UPDATE
          && !rectify_past_want (words->past, record->table, record->key,
                                 (const char *const *) record->before, error))
        return FALSE;
      if (rectify_history_table_is_of_item (record->table)
          && !rectify_past_want (words->past, RECTIFY_HISTORY_TABLE_ITEM, key,
                                 (const char *const[]){ id, NULL }, error))
        return FALSE;
    }
  if (!rectify_past_go (words->past, entry_id, entry->plan_id, entry->state, cancellable, error))
    return FALSE;
  for (guint i = 0; i < words->records->len; i++)
    rectify_past_fill (words->past, words->records->pdata[i]);
  return TRUE;
}

static void
note_items (RectifyHistoryWords *words)
{
  for (guint i = 0; i < words->records->len; i++)
    {
      RectifyRecord *record = words->records->pdata[i];
      gint64 id = rectify_record_get_id (record);

      if (record->table == RECTIFY_HISTORY_TABLE_ITEM)
        g_hash_table_insert (words->own, g_memdup2 (&id, sizeof id), record);
      if (record->table == RECTIFY_HISTORY_TABLE_ITEM && record->operation != SQLITE_UPDATE)
        g_hash_table_insert (record->operation == SQLITE_INSERT ? words->created : words->deleted,
                             g_memdup2 (&id, sizeof id), record);
    }
}

static void
words_clear (RectifyHistoryWords *words)
{
  g_clear_pointer (&words->records, g_ptr_array_unref);
  g_clear_pointer (&words->past, rectify_past_free);
  g_clear_pointer (&words->own, g_hash_table_unref);
  g_clear_pointer (&words->created, g_hash_table_unref);
  g_clear_pointer (&words->deleted, g_hash_table_unref);
  g_clear_pointer (&words->places, g_hash_table_unref);
  g_clear_pointer (&words->changes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyHistoryWords, words_clear)

static void
words_init (RectifyHistoryWords *words, sqlite3 *db)
{
  words->db = db;
  words->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_record_free);
  words->past = rectify_past_new (db);
  words->own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  words->created = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  words->deleted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  words->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  words->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_history_change_free);
}

/* What is about plans and parties comes first. Parties that an item named first are no news. */
static void
add_others (RectifyHistoryWords *words, Collector *collector)
{
  gboolean has_items = g_hash_table_size (collector->plans) > 0;

  for (guint i = 0; i < words->records->len; i++)
    has_items
        |= rectify_history_table_is_of_item (((RectifyRecord *) words->records->pdata[i])->table);
  for (guint i = 0; i < words->records->len; i++)
    {
      RectifyRecord *record = words->records->pdata[i];
      gint64 id = rectify_record_get_id (record);
      guint *n_items = g_hash_table_lookup (collector->plans, &id);

      if (record->table == RECTIFY_HISTORY_TABLE_PLAN
          || record->table == RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR)
        rectify_history_words_add_plan (words, record, n_items != NULL ? *n_items : 0);
      else if (record->table == RECTIFY_HISTORY_TABLE_PARTY
               && (record->operation != SQLITE_INSERT || !has_items))
        rectify_history_words_add_party (words, record);
    }
}

/**
 * rectify_ledger_list_history_changes:
 * @self: a ledger
 * @entry_id: an edit
 * @max_changes: how many changes are wanted at most
 * @n_changes: (out) (optional): set to how many there are
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Says what an edit changed, in words: what belongs together is one change, and what merely followed
 * from others, as the positions of siblings, is none. Of an edit whose changes were dropped there
 * are none. Blocks for as long as the history since then is large.
 *
 * Returns: (transfer full) (element-type RectifyHistoryChange) (nullable): the changes, in the order
 *   of the plan; %NULL with a #RectifyLedgerError, or when it is cancelled
 */
GPtrArray *
rectify_ledger_list_history_changes (RectifyLedger *self, gint64 entry_id, guint max_changes,
                                     guint *n_changes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_auto (RectifyHistoryWords) words = { 0 };
  g_autoptr (GHashTable) plans
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Collector collector = { NULL, plans, items };
  Entry entry = { 0 };
  gboolean done;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  locker = g_mutex_locker_new (&self->mutex);
  words_init (&words, self->db);
  collector.records = words.records;
  if (!rectify_ledger_begin_reading (self, error))
    return NULL;
  done = read_entry (self->db, entry_id, &entry, &collector, error)
         && go_back (&words, entry_id, &entry, cancellable, error);
  if (done)
    {
      words.plan_id = entry.plan_id;
      note_items (&words);
      add_others (&words, &collector);
      rectify_history_words_add_items (&words);
    }
  /* Statements that are still at a row would keep the transaction. */
  g_clear_pointer (&words.past, rectify_past_free);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (!done)
    return NULL;
  if (n_changes != NULL)
    *n_changes = words.changes->len;
  if (words.changes->len > max_changes)
    g_ptr_array_set_size (words.changes, max_changes);
  return g_steal_pointer (&words.changes);
}
