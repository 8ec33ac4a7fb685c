/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-index.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rectify-ledger-private.h"

/* Of the index, not of ledgers. One of another version is made anew. */
#define INDEX_VERSION 2
#define INDEX_ID 0x52435449 /* RCTI */

/* Nobody waits long for what can be found without it. In milliseconds. */
#define PATIENCE 200

/**
 * rectify_search_index_dup_path:
 * @ledger_path: a ledger's file
 *
 * Returns: (transfer full): where its index is, in the user's folder for caches
 */
char *
rectify_search_index_dup_path (const char *ledger_path)
{
  g_autofree char *real = realpath (ledger_path, NULL);
  g_autofree char *hash
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : ledger_path, -1);
  g_autofree char *name = g_strdup_printf ("%.32s.index", hash);

  return g_build_filename (g_get_user_cache_dir (), "rectify", name, NULL);
}

/**
 * rectify_search_index_remove:
 * @path: an index
 *
 * Removes it, with what SQLite keeps beside it.
 */
void
rectify_search_index_remove (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static gboolean
make_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

static gboolean
make_tables (sqlite3 *db, GError **error)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                            INDEX_ID, INDEX_VERSION);

  return rectify_database_execute (db, "PRAGMA journal_mode=WAL; BEGIN IMMEDIATE;", error)
         && rectify_database_execute (
             db,
             /* Neither the text nor where in it a pair stands is kept: the ledger has both. */
             "CREATE VIRTUAL TABLE IF NOT EXISTS entry USING fts5 (words, content='', detail=none,"
             " columnsize=0, tokenize='rectify');"
             "CREATE TABLE IF NOT EXISTS indexed (plan_id INTEGER PRIMARY KEY, year INTEGER,"
             " generation INTEGER, revision INTEGER);"
             "CREATE TABLE IF NOT EXISTS items (plan_id INTEGER PRIMARY KEY, ids BLOB);"
             "CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value INTEGER)"
             " WITHOUT ROWID;",
             error)
         && rectify_database_execute (db, marks, error)
         && rectify_database_execute (db, "COMMIT", error);
}

static gboolean
is_index (sqlite3 *db, GError **error)
{
  gint64 id, version;

  return rectify_database_get_int (db, "PRAGMA application_id", &id, error)
         && rectify_database_get_int (db, "PRAGMA user_version", &version, error) && id == INDEX_ID
         && version == INDEX_VERSION;
}

static gboolean
set_up (sqlite3 *db, gboolean writes, GError **error)
{
  if (!rectify_search_tokenizer_register (db)
      || !rectify_database_execute (db, "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192;",
                                    error))
    return FALSE;
  if (!writes)
    return is_index (db, error);
  return (is_index (db, NULL) || make_tables (db, error))
         && rectify_database_execute (
             db,
             "PRAGMA wal_autocheckpoint=4000;"
             "INSERT INTO entry (entry, rank) VALUES ('hashsize', 8388608)",
             error);
}

/**
 * rectify_search_index_open:
 * @path: an index
 * @writes: whether to make it if it is missing
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a connection, or %NULL if there is no such index, or one that
 *   is of no use; sqlite3_close_v2()
 */
sqlite3 *
rectify_search_index_open (const char *path, gboolean writes, GError **error)
{
  sqlite3 *db;

  if (writes && !make_file (path))
    {
      rectify_database_set_error (NULL, SQLITE_CANTOPEN, error);
      return NULL;
    }
  if (!writes && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      rectify_database_set_error (NULL, SQLITE_CANTOPEN, error);
      return NULL;
    }
  /* Readers of a file with a write-ahead log need to write beside it too. */
  db = rectify_database_connect (path, SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return NULL;
  sqlite3_busy_timeout (db, PATIENCE);
  if (set_up (db, writes, error))
    return db;
  if (error != NULL && *error == NULL)
    rectify_database_set_error (NULL, SQLITE_NOTADB, error);
  sqlite3_close_v2 (db);
  return NULL;
}

static gboolean
get_fact (sqlite3 *index, const char *name, gint64 *value)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (index, "SELECT value FROM fact WHERE name = ?", NULL);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  if (!rectify_statement_step (statement, &row, NULL) || !row)
    return FALSE;
  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
set_fact (sqlite3 *index, const char *name, gint64 value, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (index, "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                               error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  rectify_statement_bind_int (statement, 2, value);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_search_index_get_origin:
 * @index: an index
 * @history_id: (out): set to the last entry in the history of the ledger that it was made of
 * @uid: (out): set to that entry's name
 *
 * Returns: whether it says so
 */
gboolean
rectify_search_index_get_origin (sqlite3 *index, gint64 *history_id, gint64 *uid)
{
  return get_fact (index, "history", history_id) && get_fact (index, "uid", uid);
}

/**
 * rectify_search_index_set_origin:
 * @index: an index, in a transaction
 * @history_id: the last entry in the history of the ledger
 * @uid: that entry's name
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
rectify_search_index_set_origin (sqlite3 *index, gint64 history_id, gint64 uid, GError **error)
{
  return set_fact (index, "history", history_id, error) && set_fact (index, "uid", uid, error);
}

/**
 * rectify_search_index_read_states:
 * @index: an index
 * @states: (element-type RectifySearchState): the plans of the ledger; their generations are set
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_search_index_read_states (sqlite3 *index, GArray *states, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (index, "SELECT plan_id, year, generation, revision FROM indexed",
                               error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < states->len; i++)
    {
      RectifySearchState *state = &g_array_index (states, RectifySearchState, i);

      g_hash_table_insert (known, &state->plan_id, state);
    }
  while (rectify_statement_step (statement, &row, error))
    {
      RectifySearchState *state;

      if (!row)
        return TRUE;
      state = g_hash_table_lookup (known, &(gint64){ sqlite3_column_int64 (statement, 0) });
      if (state != NULL && state->year == sqlite3_column_int (statement, 1)
          && state->revision == sqlite3_column_int64 (statement, 3))
        state->generation = sqlite3_column_int (statement, 2);
    }
  return FALSE;
}

/**
 * rectify_search_index_is_worn:
 * @index: an index
 *
 * Returns: whether so many of its entries are old that it should be made anew
 */
gboolean
rectify_search_index_is_worn (sqlite3 *index)
{
  gint64 worn;

  return !rectify_database_get_int (index,
                                    "SELECT max (generation) >= 15 OR sum (generation) >"
                                    " 2 * count (*) + 100 FROM indexed",
                                    &worn, NULL)
         || worn != 0;
}

/**
 * rectify_search_index_find_item:
 * @index: an index
 * @plan_id: a plan
 * @position: which item of it
 *
 * Returns: the item's identifier, 0 if it is not known
 */
gint64
rectify_search_index_find_item (sqlite3 *index, gint64 plan_id, guint position)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (index, "SELECT ids FROM items WHERE plan_id = ?", NULL);
  gboolean row;
  gint64 id;

  if (statement == NULL)
    return 0;
  rectify_statement_bind_int (statement, 1, plan_id);
  if (!rectify_statement_step (statement, &row, NULL) || !row
      || (gsize) sqlite3_column_bytes (statement, 0) < (position + 1) * sizeof id)
    return 0;
  memcpy (&id, (const gint64 *) sqlite3_column_blob (statement, 0) + position, sizeof id);
  return id;
}

/* What is written while a plan is added. */
typedef struct {
  RectifyStatement *insert;
  RectifySearchState state;
  GArray *ids;
  GError **error;
} Adding;

static gboolean
add_item (RectifyItem *item, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GString) all = NULL;
  gint64 id = rectify_item_get_id (item);

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  pieces = rectify_search_pieces_new ();
  all = g_string_new (NULL);
  rectify_search_pieces_add_item (pieces, item);
  for (guint i = 0; i < pieces->len; i++)
    {
      RectifySearchPiece *piece = g_ptr_array_index (pieces, i);
      g_autofree char *folded = rectify_search_fold (piece->text);

      g_string_append (all, folded);
      g_string_append_c (all, ' ');
    }
  sqlite3_bind_int64 (adding->insert, 1,
                      rectify_search_index_make_place (adding->state.year, adding->state.plan_id,
                                                       adding->state.generation, adding->ids->len));
  sqlite3_bind_text (adding->insert, 2, all->str, (int) all->len, SQLITE_TRANSIENT);
  g_array_append_val (adding->ids, id);
  return rectify_statement_run (adding->insert, adding->error);
}

static gboolean
count_item (RectifyItem *item, gpointer user_data)
{
  return ++*(guint *) user_data <= RECTIFY_SEARCH_MAX_POSITION;
}

static gboolean
find_generation (sqlite3 *index, RectifySearchState *state, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (index, "SELECT generation FROM indexed WHERE plan_id = ?", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, state->plan_id);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  state->generation = row ? sqlite3_column_int (statement, 0) + 1 : 0;
  return TRUE;
}

static gboolean
note_plan (sqlite3 *index, const RectifySearchState *state, GArray *ids, GError **error)
{
  g_autoptr (RectifyStatement) indexed = rectify_statement_new (
      index,
      "INSERT OR REPLACE INTO indexed (plan_id, year, generation, revision) VALUES (?, ?, ?, ?)",
      error);
  g_autoptr (RectifyStatement) items = NULL;

  if (indexed == NULL)
    return FALSE;
  items = rectify_statement_new (index, "INSERT OR REPLACE INTO items (plan_id, ids) VALUES (?, ?)",
                                 error);
  if (items == NULL)
    return FALSE;
  rectify_statement_bind_int (indexed, 1, state->plan_id);
  rectify_statement_bind_int (indexed, 2, state->year);
  rectify_statement_bind_int (indexed, 3, state->generation);
  rectify_statement_bind_int (indexed, 4, state->revision);
  rectify_statement_bind_int (items, 1, state->plan_id);
  sqlite3_bind_blob (items, 2, ids->data, (int) (ids->len * sizeof (gint64)), SQLITE_STATIC);
  return rectify_statement_run (indexed, error) && rectify_statement_run (items, error);
}

/**
 * rectify_search_index_add_plan:
 * @index: an index, in a transaction for writing
 * @state: a plan
 * @plan: the plan, of that revision
 * @error: return location
 *
 * Enters all items of a plan. Those that were there of it before count no more. A plan that has no
 * places left is not entered.
 *
 * Returns: whether it went well
 */
gboolean
rectify_search_index_add_plan (sqlite3 *index, const RectifySearchState *state, RectifyPlan *plan,
                               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (RectifyStatement) insert = NULL;
  g_autoptr (GError) failure = NULL;
  Adding adding = { .state = *state, .ids = ids, .error = &failure };
  guint n_items = 0;

  if (!find_generation (index, &adding.state, error))
    return FALSE;
  if (adding.state.generation > RECTIFY_SEARCH_MAX_GENERATION
      || !rectify_item_foreach (rectify_plan_get_root (plan), count_item, &n_items))
    return TRUE;
  insert = rectify_statement_new (index, "INSERT INTO entry (rowid, words) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  adding.insert = insert;
  if (rectify_item_foreach (rectify_plan_get_root (plan), add_item, &adding))
    return note_plan (index, &adding.state, ids, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * rectify_search_index_remove_others:
 * @index: an index, in a transaction for writing
 * @states: (element-type RectifySearchState): the plans of the ledger
 * @error: return location
 *
 * Forgets what the ledger no longer has. The entries stay, and lead nowhere; a plan that comes back
 * gets a generation behind them.
 *
 * Returns: whether it went well
 */
gboolean
rectify_search_index_remove_others (sqlite3 *index, GArray *states, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (RectifyStatement) list
      = rectify_statement_new (index, "SELECT plan_id FROM indexed WHERE revision <> -1", error);
  g_autoptr (RectifyStatement) forget = NULL;
  gboolean row = TRUE;

  if (list == NULL)
    return FALSE;
  forget
      = rectify_statement_new (index, "UPDATE indexed SET revision = -1 WHERE plan_id = ?", error);
  if (forget == NULL)
    return FALSE;
  for (guint i = 0; i < states->len; i++)
    g_hash_table_add (known, &g_array_index (states, RectifySearchState, i).plan_id);
  while (rectify_statement_step (list, &row, error))
    {
      gint64 id;

      if (!row)
        return TRUE;
      id = sqlite3_column_int64 (list, 0);
      if (g_hash_table_contains (known, &id))
        continue;
      rectify_statement_bind_int (forget, 1, id);
      if (!rectify_statement_run (forget, error))
        return FALSE;
    }
  return FALSE;
}
