/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-content.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"

static gboolean
fail (GError **error, RectifyLedgerError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, code, sentence);
  return FALSE;
}

static gboolean
check_size (gint64 size, GError **error)
{
  g_autofree char *most = NULL;

  if (size <= RECTIFY_EVIDENCE_MAX_SIZE)
    return TRUE;
  most = g_format_size (RECTIFY_EVIDENCE_MAX_SIZE);
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
               _ ("The file is too large: evidence can be up to %s a file. Make it smaller, for "
                  "example with a lower resolution, and add it again."),
               most);
  return FALSE;
}

/**
 * rectify_contents_has:
 * @db: a database
 * @hash: a content's hash
 * @has: (out): set to whether the content is there
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_contents_has (sqlite3 *db, const char *hash, gboolean *has, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT 1 FROM evidence_content WHERE hash = ?", error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, hash);
  return rectify_statement_step (statement, has, error);
}

static gboolean
measure (sqlite3 *db, guint64 *n_contents, guint64 *n_bytes, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean row, has;

  *n_contents = *n_bytes = 0;
  /* A ledger of an older version that is only read has none. */
  if (!rectify_ledger_has_table (db, "evidence_content", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (
      db, "SELECT count (*), ifnull (sum (length (data)), 0) FROM evidence_content", error);
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  *n_contents = sqlite3_column_int64 (statement, 0);
  *n_bytes = sqlite3_column_int64 (statement, 1);
  return TRUE;
}

static guint64
get_most (gboolean is_packet)
{
  return is_packet ? RECTIFY_PACKET_MAX_CONTENTS : RECTIFY_LEDGER_MAX_CONTENTS;
}

static gboolean
check_total (sqlite3 *db, gsize size, GError **error)
{
  g_autofree char *most = NULL;
  guint64 n_contents, n_bytes;
  gboolean is_packet;

  if (!measure (db, &n_contents, &n_bytes, error)
      || !rectify_ledger_has_rows (db, "SELECT 1 FROM packet WHERE here = 1 LIMIT 1", &is_packet,
                                   error))
    return FALSE;
  if (n_bytes + size <= get_most (is_packet))
    return TRUE;
  most = g_format_size (get_most (is_packet));
  if (is_packet)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                 _ ("A file with one unit's tasks can carry %s of evidence, and that would be "
                    "more. Make the files smaller, or send the rest by itself."),
                 most);
  else
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                 _ ("The ledger holds as much evidence as it can, %s. Hand over plans that are "
                    "finished and delete them here, or begin a new ledger."),
                 most);
  return FALSE;
}

static gboolean
insert (sqlite3 *db, const char *hash, gconstpointer data, gsize size, GError **error)
{
  g_autofree char *now = rectify_ledger_dup_now ();
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "INSERT INTO evidence_content (hash, made_at, data) VALUES (?, ?, ?)"
                               " ON CONFLICT (hash) DO UPDATE SET made_at = excluded.made_at,"
                               " data = excluded.data",
                               error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, hash);
  rectify_statement_bind_text (statement, 2, now);
  sqlite3_bind_blob64 (statement, 3, size > 0 ? data : "", size, SQLITE_STATIC);
  return rectify_statement_run (statement, error);
}

/* What is there already costs nothing, and is as good as new, should it have been damaged. */
static gboolean
store (sqlite3 *db, const char *hash, gconstpointer data, gsize size, GError **error)
{
  gboolean has;

  return rectify_contents_has (db, hash, &has, error) && (has || check_total (db, size, error))
         && insert (db, hash, data, size, error);
}

/**
 * rectify_ledger_store_content:
 * @self: a ledger
 * @content: what is in a file, up to %RECTIFY_EVIDENCE_MAX_SIZE
 * @error: return location
 *
 * Stores a content, unless it is there already. That is no edit: the evidence that names it is.
 *
 * Returns: (transfer full) (nullable): its hash, when it is on disk; if not, @error says why
 */
char *
rectify_ledger_store_content (RectifyLedger *self, GBytes *content, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *hash = NULL;
  RectifyPartiesMark mark;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  data = g_bytes_get_data (content, &size);
  if (!check_size ((gint64) MIN (size, G_MAXINT64), error))
    return NULL;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  locker = g_mutex_locker_new (&self->mutex);
  mark = rectify_parties_mark (self);
  if (!rectify_ledger_begin (self, error)
      || !rectify_ledger_end (self, store (self->db, hash, data, size, error), error))
    return NULL;
  rectify_parties_carry (self, mark);
  return g_steal_pointer (&hash);
}

/**
 * rectify_contents_read:
 * @db: a database
 * @hash: a content's hash
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the content, checked by its hash; %NULL without an error if it is
 *   not there
 */
GBytes *
rectify_contents_read (sqlite3 *db, const char *hash, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT data FROM evidence_content WHERE hash = ?", error);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *found = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_text (statement, 1, hash);
  if (!rectify_statement_step (statement, &row, error) || !row)
    return NULL;
  content = g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_str_equal (found, hash))
    return g_steal_pointer (&content);
  fail (
      error, RECTIFY_LEDGER_ERROR_DAMAGED,
      _ ("This evidence is damaged: it is no longer what was added. Add the file again, or take it "
         "from a backup."));
  return NULL;
}

/**
 * rectify_ledger_load_content:
 * @self: a ledger
 * @hash: a content's hash
 * @error: return location
 *
 * Reads a content and checks it by its hash.
 *
 * Returns: (transfer full) (nullable): the content; %NULL if it is not there or damaged
 */
GBytes *
rectify_ledger_load_content (RectifyLedger *self, const char *hash, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GError) failure = NULL;
  GBytes *content = NULL;
  gboolean has;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  g_return_val_if_fail (rectify_evidence_is_hash (hash), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error)
      || !rectify_ledger_has_table (self->db, "evidence_content", &has, error))
    return NULL;
  content = has ? rectify_contents_read (self->db, hash, &failure) : NULL;
  if (content == NULL && failure == NULL)
    fail (&failure, RECTIFY_LEDGER_ERROR_NOT_FOUND,
          _ ("What is in this file is not in the ledger. Add the file again, or take it from a "
             "backup."));
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return content;
}

/**
 * rectify_ledger_measure_contents:
 * @self: a ledger
 * @n_contents: (out): set to how many contents it holds
 * @n_bytes: (out): set to how large they are together
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_ledger_measure_contents (RectifyLedger *self, guint64 *n_contents, guint64 *n_bytes,
                                 GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  return rectify_ledger_check_readable (self, error)
         && measure (self->db, n_contents, n_bytes, error);
}

/**
 * rectify_ledger_get_max_contents:
 * @self: a ledger
 *
 * Returns: how large all contents of it can be together, in bytes; less for a packet
 */
guint64
rectify_ledger_get_max_contents (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), 0);
  return get_most (rectify_ledger_get_packet (self) != NULL);
}

static gboolean
collect_evidence (RectifyItem *item, gpointer user_data)
{
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < evidence->len; i++)
    g_hash_table_add (user_data,
                      g_strdup (rectify_evidence_get_hash (g_ptr_array_index (evidence, i))));
  return TRUE;
}

/* The hashes of the contents that a plan names. */
static GHashTable *
list_hashes (RectifyPlan *plan)
{
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  rectify_item_foreach (rectify_plan_get_root (plan), collect_evidence, hashes);
  return hashes;
}

/**
 * rectify_contents_copy_one:
 * @to: a database, in a transaction for writing
 * @from: another
 * @hash: a content's hash
 * @error: return location
 *
 * Returns: whether what is sound in @from is in @to
 */
gboolean
rectify_contents_copy_one (sqlite3 *to, sqlite3 *from, const char *hash, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean has;

  if (!rectify_contents_has (to, hash, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  content = rectify_contents_read (from, hash, &failure);
  if (failure != NULL
      && !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* What is lost or damaged there is not found here either, and is said when it is opened: one file
   * does not keep all others from coming. */
  return content == NULL
         || (check_size ((gint64) g_bytes_get_size (content), error)
             && store (to, hash, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                       error));
}

/**
 * rectify_contents_copy:
 * @to: a database, in a transaction for writing
 * @from: another
 * @plan: a plan
 * @error: return location
 *
 * Copies what the evidence of a plan names and @to lacks, each content checked by its hash.
 *
 * Returns: whether all that is in @from is in @to
 */
gboolean
rectify_contents_copy (sqlite3 *to, sqlite3 *from, RectifyPlan *plan, GError **error)
{
  g_autoptr (GHashTable) hashes = list_hashes (plan);
  GHashTableIter iter;
  gpointer hash;
  gboolean has;

  if (g_hash_table_size (hashes) == 0)
    return TRUE;
  if (!rectify_ledger_has_table (from, "evidence_content", &has, error))
    return FALSE;
  g_hash_table_iter_init (&iter, hashes);
  while (has && g_hash_table_iter_next (&iter, &hash, NULL))
    if (!rectify_contents_copy_one (to, from, hash, error))
      return FALSE;
  return TRUE;
}

/**
 * rectify_contents_measure_plan:
 * @db: a database
 * @plan: a plan
 * @n_bytes: (out): set to how large the contents are together that its evidence names
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_contents_measure_plan (sqlite3 *db, RectifyPlan *plan, guint64 *n_bytes, GError **error)
{
  g_autoptr (GHashTable) hashes = list_hashes (plan);
  g_autoptr (RectifyStatement) statement = NULL;
  GHashTableIter iter;
  gpointer hash;
  gboolean row;

  *n_bytes = 0;
  if (g_hash_table_size (hashes) == 0)
    return TRUE;
  statement
      = rectify_statement_new (db, "SELECT length (data) FROM evidence_content WHERE hash = ?",
                               error);
  if (statement == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    {
      sqlite3_reset (statement);
      rectify_statement_bind_text (statement, 1, hash);
      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      *n_bytes += row ? sqlite3_column_int64 (statement, 0) : 0;
    }
  return TRUE;
}

/**
 * rectify_ledger_take_contents:
 * @self: a ledger
 * @from: another ledger, perhaps a backup
 * @plans: (element-type RectifyPlan): plans that were loaded from @from and are to be saved to @self
 * @error: return location
 *
 * Brings in what the evidence of plans of another ledger names. To be called before they are saved.
 *
 * Returns: whether it is on disk; if not, nothing was changed
 */
gboolean
rectify_ledger_take_contents (RectifyLedger *self, RectifyLedger *from, GPtrArray *plans,
                              GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GMutexLocker) other = NULL;
  gboolean any = FALSE, done = TRUE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (RECTIFY_IS_LEDGER (from), FALSE);
  g_return_val_if_fail (plans != NULL, FALSE);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GHashTable) hashes = list_hashes (g_ptr_array_index (plans, i));

      any = any || g_hash_table_size (hashes) > 0;
    }
  if (!any || self == from)
    return TRUE;
  locker = g_mutex_locker_new (&self->mutex);
  other = g_mutex_locker_new (&from->mutex);
  if (!rectify_ledger_check_readable (from, error) || !rectify_ledger_begin (self, error))
    return FALSE;
  for (guint i = 0; done && i < plans->len; i++)
    done = rectify_contents_copy (self->db, from->db, g_ptr_array_index (plans, i), error);
  return rectify_ledger_end (self, done, error);
}
