/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include "config.h"

#include "rectify-ledger-entries.h"

#include <string.h>

#include "rectify-edit-name.h"
#include "rectify-history-look.h"
#include "rectify-history-private.h"
#include "rectify-ledger-private.h"

/* So many entries are looked at before others have the ledger again. */
#define N_AT_ONCE 100

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
  RectifyHistoryLook look;
  GPtrArray *found;
} Listing;

static void
listing_clear (Listing *self)
{
  g_free (self->folded);
  g_clear_pointer (&self->taken_back, g_hash_table_unref);
  rectify_statement_free (self->entry);
  rectify_statement_free (self->item);
  rectify_history_look_clear (&self->look);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static gboolean
listing_prepare (Listing *self, sqlite3 *db, GError **error)
{
  if (!rectify_history_look_init (&self->look, db, error))
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
  RectifyHistoryLook *look = &self->look;

  /* One that is damaged is shown, as far as it is known to be about the plan. */
  rectify_history_look_at (look, changeset, size, plan_id == 0 ? filter->plan_id : 0,
                           filter->item_id);
  if ((look->plan_id != 0 && !look->has_plan)
      || (filter->item_id != 0 && !look->has_item && !rectify_history_look_is_item_moved (look)))
    return FALSE;
  return self->folded == NULL
         || holds_folded (rectify_statement_get_text (self->entry, 1), self->folded)
         || holds_folded (name, self->folded) || says (changeset, size, filter->text);
}

/* How the plan or the party is called now, or was when it came or went. */
static char *
dup_other (RectifyHistoryLook *look)
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
      g_ptr_array_add (self->found,
                       rectify_history_entry_new (id, made_at,
                                                  rectify_statement_get_text (self->entry, 1), name,
                                                  sqlite3_column_int64 (self->entry, 3), state,
                                                  size == 0, subject));
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

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, before_id);
  if (plan_id != 0)
    rectify_statement_bind_int (statement, 2, plan_id);
  rectify_statement_bind_int (statement, 3, N_AT_ONCE);
  return rectify_statement_list_ids (statement, error);
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
