/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rectify-history-private.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-private.h"

#define COMPACTED "compacted"

static gboolean
read_compacted (sqlite3 *db, RectifyHistorySize *size, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row;

  /* A ledger of an older version that is only read has none. */
  if (!rectify_ledger_has_table (db, "fact", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (
      db, "SELECT substr (value, 1, 20) FROM fact WHERE name = '" COMPACTED "'", error);
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    size->compacted_at = rectify_statement_get_time (statement, 0);
  return TRUE;
}

/**
 * rectify_ledger_measure_history:
 * @self: a ledger
 * @size: (out caller-allocates): set to how much its history holds
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_ledger_measure_history (RectifyLedger *self, RectifyHistorySize *size, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (size != NULL, FALSE);

  *size = (RectifyHistorySize){ 0 };
  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error))
    return FALSE;
  statement = rectify_statement_new (
      self->db,
      "SELECT count (*), count (*) FILTER (WHERE length (changeset) = 0),"
      " ifnull (sum (length (changeset)), 0),"
      " ifnull (min (made_at) FILTER (WHERE length (changeset) > 0), '') FROM history",
      error);
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  size->n_entries = sqlite3_column_int64 (statement, 0);
  size->n_compacted = sqlite3_column_int64 (statement, 1);
  size->n_bytes = sqlite3_column_int64 (statement, 2);
  size->oldest = rectify_statement_get_time (statement, 3);
  return read_compacted (self->db, size, error);
}

/* Only a beginning of the history is dropped: what is undone step by step ends at one place. cut is
 * the first entry that is kept, 0 if all are. */
static gboolean
find_cut (sqlite3 *db, const RectifyCompaction *compaction, gint64 *cut, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "SELECT min (kept, ifnull ((SELECT min (id) FROM history WHERE state = 1), kept),"
      " ifnull ((SELECT min (id) FROM history WHERE made_at >= ?2), kept)) FROM"
      " (SELECT id AS kept FROM history WHERE state = 0 ORDER BY id DESC LIMIT 1 OFFSET ?1)",
      error);
  g_autoptr (GDateTime) before = NULL;
  g_autofree char *time = NULL;
  gboolean row;

  *cut = 0;
  if (statement == NULL)
    return FALSE;
  if (compaction->before > 0)
    before = g_date_time_new_from_unix_utc (compaction->before);
  /* A text that is greater than any time there is. */
  time = before != NULL ? g_date_time_format (before, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("~");
  rectify_statement_bind_int (statement, 1,
                              MIN (MAX (compaction->keep, RECTIFY_HISTORY_MIN_STEPS), G_MAXINT64)
                                  - 1);
  rectify_statement_bind_text (statement, 2, time);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *cut = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
measure_cut (sqlite3 *db, gint64 cut, guint64 *n_entries, guint64 *n_bytes, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               "SELECT count (*), ifnull (sum (length (changeset)), 0) FROM history"
                               " WHERE id < ? AND length (changeset) > 0",
                               error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, cut);
  if (!rectify_statement_step (statement, &row, error))
    return FALSE;
  *n_entries = sqlite3_column_int64 (statement, 0);
  *n_bytes = sqlite3_column_int64 (statement, 1);
  return TRUE;
}

/**
 * rectify_ledger_preview_compaction:
 * @self: a ledger
 * @compaction: what is to be dropped
 * @n_entries: (out): set to how many edits would lose their changes
 * @n_bytes: (out): set to how large these are
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_ledger_preview_compaction (RectifyLedger *self, const RectifyCompaction *compaction,
                                   guint64 *n_entries, guint64 *n_bytes, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 cut;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  locker = g_mutex_locker_new (&self->mutex);
  return rectify_ledger_check_readable (self, error) && find_cut (self->db, compaction, &cut, error)
         && measure_cut (self->db, cut, n_entries, n_bytes, error);
}

/* Giving room back needs room: that is known before anything is changed. */
static gboolean
check_room (RectifyLedger *self, guint64 *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInfo) info
      = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  GStatBuf own;

  *size = g_stat (self->path, &own) == 0 ? own.st_size : 0;
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
      || g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) / 2 > *size)
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED,
                       _ ("The disk has too little room to make the ledger smaller: it needs "
                          "twice the ledger’s size while it works. Make room and try again; "
                          "nothing was changed."));
  return FALSE;
}

static gboolean
drop_changes (sqlite3 *db, gint64 cut, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db, "UPDATE history SET changeset = x'' WHERE id < ? AND length (changeset) > 0", error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, cut);
  return rectify_statement_run (statement, error);
}

static gboolean
note_compaction (sqlite3 *db, guint64 n_entries, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db, "INSERT OR REPLACE INTO fact (name, value) VALUES ('" COMPACTED "', ?)", error);
  g_autofree char *now = rectify_ledger_dup_now ();
  g_autofree char *value = g_strdup_printf ("%s %" G_GUINT64_FORMAT, now, n_entries);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, value);
  return rectify_statement_run (statement, error);
}

static gboolean
compact (RectifyLedger *self, const RectifyCompaction *compaction, guint64 *n_entries,
         GError **error)
{
  guint64 n_bytes;
  gint64 cut;
  gboolean done;

  if (!rectify_ledger_begin (self, error))
    return FALSE;
  done = find_cut (self->db, compaction, &cut, error)
         && measure_cut (self->db, cut, n_entries, &n_bytes, error)
         && (*n_entries == 0
             || (drop_changes (self->db, cut, error)
                 && note_compaction (self->db, *n_entries, error)));
  return rectify_ledger_end (self, done, error);
}

/* The copy that it makes of the file meanwhile counts as one that is attached. */
static gboolean
give_room_back (sqlite3 *db)
{
  int limit = sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  gboolean done = rectify_database_execute (db, "VACUUM", NULL);

  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, limit);
  return done;
}

/**
 * rectify_ledger_compact_history:
 * @self: a ledger
 * @compaction: what is to be dropped
 * @folder: where the backup goes that is made first
 * @n_entries: (out): set to how many edits lost their changes
 * @n_bytes: (out): set to how much smaller the file is
 * @cancellable: (nullable): a cancellable, for the backup
 * @error: return location
 *
 * Drops what the oldest edits changed; who made them, when, and what they are called stays. They
 * cannot be undone after that. Edits that can be made again are never touched. The room that is
 * freed goes back to the disk; where that fails at the last moment later edits use it. Blocks.
 *
 * Returns: whether it is done; if not, the ledger is as it was
 */
gboolean
rectify_ledger_compact_history (RectifyLedger *self, const RectifyCompaction *compaction,
                                const char *folder, guint64 *n_entries, guint64 *n_bytes,
                                GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyBackup) backup = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  guint64 size;
  GStatBuf info;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (compaction != NULL && folder != NULL, FALSE);

  *n_entries = *n_bytes = 0;
  if (!rectify_ledger_check_writable (self, error))
    return FALSE;
  if (!rectify_ledger_preview_compaction (self, compaction, n_entries, n_bytes, error))
    return FALSE;
  *n_bytes = 0;
  if (*n_entries == 0)
    return TRUE;
  backup = rectify_ledger_back_up (self, folder, RECTIFY_BACKUP_ASKED, cancellable, error);
  if (backup == NULL)
    return FALSE;
  locker = g_mutex_locker_new (&self->mutex);
  if (!check_room (self, &size, error) || !compact (self, compaction, n_entries, error))
    return FALSE;
  if (give_room_back (self->db) && g_stat (self->path, &info) == 0 && (guint64) info.st_size < size)
    *n_bytes = size - info.st_size;
  return TRUE;
}
