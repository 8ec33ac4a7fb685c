/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-private.h"

/* The values of the column "what" in the table "field". */
enum { FIELD_ASSIGNMENT, FIELD_DEADLINE };

static gboolean
read_words (sqlite3 *db, gint64 item_id, gint64 plan_id, GPtrArray *pieces, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT label, heading, text FROM item WHERE id = ? AND plan_id = ?",
                               error);
  g_autofree char *label = NULL;
  g_autofree char *heading = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  rectify_statement_bind_int (statement, 2, plan_id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  label = g_strdup (rectify_statement_get_text (statement, 0));
  heading = g_strdup (rectify_statement_get_text (statement, 1));
  rectify_search_pieces_add_words (pieces, label, heading,
                                   rectify_statement_get_text (statement, 2));
  return TRUE;
}

static gboolean
read_fields (sqlite3 *db, gint64 item_id, GPtrArray *pieces, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT what, label, mark, text FROM field WHERE item_id = ? AND what <= 1"
      " ORDER BY what, position",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  while (rectify_statement_step (statement, &row, error))
    {
      g_autofree char *label = NULL;
      g_autofree char *mark = NULL;

      if (!row)
        return TRUE;
      label = g_strdup (rectify_statement_get_text (statement, 1));
      mark = g_strdup (rectify_statement_get_text (statement, 2));
      rectify_search_pieces_add (pieces,
                                 sqlite3_column_int (statement, 0) == FIELD_DEADLINE
                                     ? RECTIFY_SEARCH_DEADLINE
                                     : RECTIFY_SEARCH_ASSIGNMENT,
                                 g_strconcat (label, mark,
                                              rectify_statement_get_text (statement, 3), NULL));
    }
  return FALSE;
}

static RectifyProgressEntry *
make_entry (RectifyStatement *row)
{
  g_autoptr (GDate) date = rectify_date_from_string (rectify_statement_get_text (row, 1));
  g_autofree char *text = g_strdup (rectify_statement_get_text (row, 2));

  return rectify_progress_entry_new_stored (sqlite3_column_int64 (row, 0), date, text,
                                            rectify_statement_get_text (row, 3), 0);
}

/* An item has them in an order of its own. */
static void
add_entries (GPtrArray *pieces, GPtrArray *entries)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

  if (entries->len == 0)
    return;
  rectify_item_set_progress (item, entries);
  rectify_search_pieces_add_progress (pieces, item);
}

static gboolean
read_progress (sqlite3 *db, gint64 item_id, GPtrArray *pieces, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
  gboolean has, row = TRUE;

  if (!rectify_ledger_has_table (db, "progress", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (
      db, "SELECT id, date, text, reporter FROM progress WHERE item_id = ? ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  while (rectify_statement_step (statement, &row, error))
    {
      if (!row)
        {
          add_entries (pieces, entries);
          return TRUE;
        }
      g_ptr_array_add (entries, make_entry (statement));
    }
  return FALSE;
}

/* A ledger of an older version that is only read has none. */
static gboolean
read_records (sqlite3 *db, gint64 item_id, const char *table, const char *sql, GPtrArray *pieces,
              GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row = TRUE;

  if (!rectify_ledger_has_table (db, table, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (db, sql, error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, item_id);
  while (rectify_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      rectify_search_pieces_add (pieces, RECTIFY_SEARCH_PROGRESS,
                                 g_strdup (rectify_statement_get_text (statement, 0)));
    }
  return FALSE;
}

/**
 * rectify_search_read_item:
 * @db: a ledger's connection
 * @item_id: an item
 * @plan_id: the plan that it is of
 * @error: return location
 *
 * Reads the pieces of one item, as rectify_search_pieces_add_item() makes them of one at hand.
 *
 * Returns: (transfer full) (element-type RectifySearchPiece) (nullable): the pieces; none if there is
 *   no such item
 */
GPtrArray *
rectify_search_read_item (sqlite3 *db, gint64 item_id, gint64 plan_id, GError **error)
{
  g_autoptr (GPtrArray) pieces = rectify_search_pieces_new ();

  if (!read_words (db, item_id, plan_id, pieces, error))
    return NULL;
  if (pieces->len > 0
      && (!read_fields (db, item_id, pieces, error) || !read_progress (db, item_id, pieces, error)
          || !read_records (db, item_id, "step",
                            "SELECT text FROM step WHERE item_id = ? ORDER BY date, id", pieces,
                            error)
          || !read_records (db, item_id, "evidence",
                            "SELECT name FROM evidence WHERE item_id = ? ORDER BY date, name, id",
                            pieces, error)))
    return NULL;
  return g_steal_pointer (&pieces);
}

/**
 * rectify_search_read_title:
 * @db: a ledger's connection
 * @plan_id: a plan
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan's title, "" if there is no such plan
 */
char *
rectify_search_read_title (sqlite3 *db, gint64 plan_id, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT title FROM plan WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, plan_id);
  if (!rectify_statement_step (statement, &row, error))
    return NULL;
  return g_strdup (row ? rectify_statement_get_text (statement, 0) : "");
}

/**
 * rectify_search_read_origin:
 * @db: a ledger's connection
 * @history_id: (out): set to the last entry in its history, 0 if there is none
 * @uid: (out): set to that entry's name
 * @error: return location
 *
 * Returns: whether that could be read; a ledger of an older version has no such names
 */
gboolean
rectify_search_read_origin (sqlite3 *db, gint64 *history_id, gint64 *uid, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT id, uid FROM history ORDER BY id DESC LIMIT 1", error);
  gboolean row;

  *history_id = *uid = 0;
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      *history_id = sqlite3_column_int64 (statement, 0);
      *uid = sqlite3_column_int64 (statement, 1);
    }
  return TRUE;
}

static gboolean
read_states (sqlite3 *db, GArray *states, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT p.year, p.id, ifnull (r.number, 0) FROM plan p LEFT JOIN revision r"
      " ON r.plan_id = p.id ORDER BY p.year DESC, p.id",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (rectify_statement_step (statement, &row, error))
    {
      RectifySearchState state;

      if (!row)
        return TRUE;
      state = (RectifySearchState){ sqlite3_column_int (statement, 0),
                                    sqlite3_column_int64 (statement, 1),
                                    sqlite3_column_int64 (statement, 2), -1 };
      g_array_append_val (states, state);
    }
  return FALSE;
}

/* Another file in the place of the ledger may have the same plans with the same revisions. */
static gboolean
is_of_ledger (sqlite3 *db, sqlite3 *index)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gint64 history_id, uid;
  gboolean row;

  if (!rectify_search_index_get_origin (index, &history_id, &uid))
    return FALSE;
  statement = rectify_statement_new (db, "SELECT uid = ? FROM history WHERE id = ?", NULL);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, uid);
  rectify_statement_bind_int (statement, 2, history_id);
  if (!rectify_statement_step (statement, &row, NULL))
    return FALSE;
  return row ? sqlite3_column_int (statement, 0) != 0 : history_id == 0;
}

/**
 * rectify_search_list_states:
 * @self: a ledger
 * @index: (nullable): its index
 * @error: return location
 *
 * Returns: (transfer full) (element-type RectifySearchState) (nullable): the plans, in the order of
 *   hits
 */
GArray *
rectify_search_list_states (RectifyLedger *self, sqlite3 *index, GError **error)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (RectifySearchState));
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean read, fits;

  if (!rectify_ledger_begin_reading (self, error))
    return NULL;
  read = read_states (self->db, states, error);
  fits = read && index != NULL && is_of_ledger (self->db, index);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (!read)
    return NULL;
  /* An index that cannot be read is as none. */
  if (fits && !rectify_search_index_read_states (index, states, NULL))
    for (guint i = 0; i < states->len; i++)
      g_array_index (states, RectifySearchState, i).generation = -1;
  return g_steal_pointer (&states);
}
