/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rectify-backup-choice.h"
#include "rectify-file-fault.h"
#include "rectify-filesystem.h"
#include "rectify-ledger-private.h"
#include "rectify-open-files.h"

#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
/* The byte of a file that SQLite locks while something is being written. */
#define RESERVED_BYTE 0x40000001

static guint32
read_big_endian (const guchar *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
check_first_bytes (const guchar *header, const char *path, GError **error)
{
  if (memcmp (header, MAGIC, sizeof MAGIC) != 0
      || read_big_endian (header + 68) != RECTIFY_LEDGER_APPLICATION_ID)
    return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER, path,
                                _ ("This file is not a Rectify ledger. Choose another file."));
  if (read_big_endian (header + 60) > RECTIFY_LEDGER_VERSION)
    return rectify_ledger_fail (
        error, RECTIFY_LEDGER_ERROR_TOO_NEW, path,
        _ ("This ledger was made by a newer version of Rectify. Install that version to "
           "open it."));
  return TRUE;
}

/* SQLite keeps it beside the file itself, not beside a link to it. */
static char *
dup_journal_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *journal = g_strconcat (real != NULL ? real : path, "-journal", NULL);

  free (real);
  return journal;
}

/* Whether an edit was begun that nobody ends: its journal is there, and nobody holds the file. */
static gboolean
is_interrupted (const char *path, int fd)
{
  g_autofree char *journal_path = dup_journal_path (path);
  struct flock lock
      = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = RESERVED_BYTE, .l_len = 1 };
  int journal = g_open (journal_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  guchar first = 0;

  if (journal < 0)
    return FALSE;
  if (read (journal, &first, 1) != 1)
    first = 0;
  close (journal);
  return first != 0 && fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
}

static gboolean
fail_to_read (const char *path, int code, GError **error)
{
  g_autofree char *sentence = rectify_file_fault_dup_read (path, code);

  g_set_error_literal (error, RECTIFY_LEDGER_ERROR,
                       code == ENOENT ? RECTIFY_LEDGER_ERROR_NOT_FOUND
                                      : RECTIFY_LEDGER_ERROR_FAILED,
                       sentence);
  return FALSE;
}

/* Looks at a file without SQLite, which would already take a lock on it. */
static gboolean
check_header (const char *path, gboolean *interrupted, GError **error)
{
  guchar header[HEADER_SIZE] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize size;

  if (fd < 0)
    return fail_to_read (path, errno, error);
  size = read (fd, header, HEADER_SIZE);
  if (size < 0 && errno == EISDIR)
    {
      close (fd);
      return fail_to_read (path, EISDIR, error);
    }
  *interrupted = is_interrupted (path, fd);
  close (fd);
  if (size != HEADER_SIZE)
    memset (header, 0, sizeof header);
  return check_first_bytes (header, path, error);
}

/* The header is only looked at while no connection of this process has the file. */
static gboolean
look_at_header (const char *path, const char *key, gboolean *interrupted, gboolean *has_locks,
                GError **error)
{
  if (rectify_open_files_contain (key))
    return TRUE;
  if (!check_header (path, interrupted, error))
    return FALSE;
  *has_locks = rectify_filesystem_probe_locks (path);
  if (key != NULL)
    return TRUE;
  return rectify_ledger_fail (
      error, RECTIFY_LEDGER_ERROR_BUSY, path,
      _ ("The ledger is being used by another program. Wait a moment and try again."));
}

/* Returns: which file it is, for rectify_open_files_remove() */
static char *
check_file (const char *path, gboolean *interrupted, gboolean *has_locks, GError **error)
{
  g_autofree char *key = NULL;

  rectify_open_files_lock ();
  key = rectify_file_dup_key (path);
  if (look_at_header (path, key, interrupted, has_locks, error))
    rectify_open_files_add (key);
  else
    g_clear_pointer (&key, g_free);
  rectify_open_files_unlock ();
  return g_steal_pointer (&key);
}

/* What another process made meanwhile is as good, even if it is in use already. */
static gboolean
create (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (rectify_ledger_schema_create (path, FALSE, NULL, NULL, &failure)
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS)
      || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Nothing of a ledger of an older version is changed before there is a backup of it. */
static gboolean
bring_up_to_date (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *folder = rectify_backup_dup_usable_folder (path, NULL);
  g_autoptr (RectifyBackup) backup = NULL;
  gint64 version;

  if (!rectify_database_get_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= RECTIFY_LEDGER_VERSION)
    return TRUE;
  backup = rectify_database_back_up (db, NULL, path, folder, RECTIFY_BACKUP_MIGRATION, NULL, error);
  return backup != NULL && rectify_ledger_schema_migrate (db, error);
}

/* What stands in the way of writing a file, as far as can be seen before it is opened. Without a
 * journal beside it a file cannot be written safely. */
static RectifyReadOnlyReason
find_reason (const char *path, RectifyLedgerFlags flags)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if ((flags & RECTIFY_LEDGER_READ_ONLY) != 0)
    return RECTIFY_READ_ONLY_ASKED;
  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0 ? RECTIFY_READ_ONLY_NONE
                                                                    : RECTIFY_READ_ONLY_PERMISSIONS;
}

/* A ledger is one file at rest, whatever another program made of it meanwhile. While one of these has
 * it open it stays as it is. */
static void
leave_wal (sqlite3 *db)
{
  g_autoptr (RectifyStatement) mode = rectify_statement_new (db, "PRAGMA journal_mode", NULL);
  gboolean row;
  gboolean is_wal = mode != NULL && rectify_statement_step (mode, &row, NULL) && row
                    && g_str_equal (rectify_statement_get_text (mode, 0), "wal");

  g_clear_pointer (&mode, rectify_statement_free);
  if (is_wal)
    rectify_database_execute (db, "PRAGMA journal_mode=DELETE", NULL);
}

/* The schema comes first: only one that is Rectify's own is let do anything. */
static gboolean
set_up (sqlite3 *db, const char *path, gboolean *is_other, GError **error)
{
  if (!rectify_database_execute (db,
                                 "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;"
                                 "PRAGMA mmap_size=0; PRAGMA synchronous=EXTRA;"
                                 "PRAGMA cache_size=-8192;",
                                 error)
      || !rectify_ledger_schema_verify (db, path, is_other, error)
      || !rectify_ledger_schema_check_quickly (db, path, rectify_ledger_is_checked_at_once (path),
                                               error))
    return FALSE;
  rectify_database_give_back (db);
  if (sqlite3_db_readonly (db, "main") != 0)
    return TRUE;
  leave_wal (db);
  return bring_up_to_date (db, path, error);
}

/* Opens what check_file() let through. Of a damaged one what can be read is put together aside: most
 * of a large one is looked through only later. */
static sqlite3 *
open_checked (const char *path, RectifyReadOnlyReason *reason, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean is_other = FALSE;
  sqlite3 *db = rectify_database_connect (path,
                                          *reason == RECTIFY_READ_ONLY_NONE ? SQLITE_OPEN_READWRITE
                                                                            : SQLITE_OPEN_READONLY,
                                          &failure);

  if (db != NULL && set_up (db, path, &is_other, &failure))
    {
      if (*reason == RECTIFY_READ_ONLY_NONE && sqlite3_db_readonly (db, "main") != 0)
        *reason = RECTIFY_READ_ONLY_PERMISSIONS;
      return db;
    }
  sqlite3_close_v2 (db);
  db = NULL;
  if (!is_other && g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    db = rectify_ledger_salvage (path, NULL);
  if (db != NULL)
    *reason = RECTIFY_READ_ONLY_DAMAGED;
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return db;
}

/* Locks are looked for before anything is made or written. */
static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *type = rectify_filesystem_dup_unsafe_type (folder);
  g_autofree char *sentence = NULL;

  if (type == NULL)
    return TRUE;
  sentence = g_strdup_printf (_ ("A ledger cannot be kept there: computers that write there at the "
                                 "same time do not notice each other (%s). Choose a folder on this "
                                 "computer."),
                              type);
  return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_FAILED, path, sentence);
}

static gboolean
is_hot (const char *path)
{
  g_autofree char *journal = dup_journal_path (path);

  return g_file_test (journal, G_FILE_TEST_EXISTS);
}

/**
 * rectify_ledger_schema_open:
 * @path: the file
 * @flags: how
 * @opening: (out): filled with what there is to know of it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the connection, checked and set up; of a damaged file one
 *   with what can be read of it
 */
sqlite3 *
rectify_ledger_schema_open (const char *path, RectifyLedgerFlags flags, RectifyOpening *opening,
                            GError **error)
{
  gboolean interrupted = FALSE, has_locks = TRUE;
  g_autoptr (GError) failure = NULL;
  g_autofree char *unsafe = NULL;
  g_autofree char *key = NULL;
  sqlite3 *db;

  if ((flags & RECTIFY_LEDGER_CREATE) != 0 && !g_file_test (path, G_FILE_TEST_EXISTS)
      && (!check_folder (path, error) || !create (path, error)))
    return NULL;
  opening->read_only = find_reason (path, flags);
  key = check_file (path, &interrupted, &has_locks, &failure);
  if (key == NULL)
    {
      db = rectify_ledger_is_headless (path) ? rectify_ledger_salvage (path, NULL) : NULL;
      if (db == NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      opening->read_only = RECTIFY_READ_ONLY_DAMAGED;
      return db;
    }
  unsafe = rectify_filesystem_dup_unsafe_type (path);
  if (opening->read_only == RECTIFY_READ_ONLY_NONE && (!has_locks || unsafe != NULL))
    opening->read_only = RECTIFY_READ_ONLY_NETWORK;
  db = open_checked (path, &opening->read_only, error);
  if (db == NULL)
    {
      rectify_open_files_remove (key);
      return NULL;
    }
  opening->interrupted = interrupted && !is_hot (path);
  opening->file = g_steal_pointer (&key);
  return db;
}

/**
 * rectify_ledger_schema_close:
 * @db: (transfer full): a connection
 * @file: (transfer full) (nullable): what rectify_ledger_schema_open() set
 */
void
rectify_ledger_schema_close (sqlite3 *db, char *file)
{
  sqlite3_close_v2 (db);
  if (file != NULL)
    rectify_open_files_remove (file);
  g_free (file);
}

/* SQLite takes the copy over, and frees it even where it refuses it. */
static gboolean
load_bytes (sqlite3 *db, GBytes *bytes, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guchar *copy = sqlite3_malloc64 (size);
  int code = SQLITE_NOMEM;

  if (copy != NULL)
    {
      memcpy (copy, data, size);
      code = sqlite3_deserialize (db, "main", copy, size, size,
                                  SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    }
  if (code == SQLITE_OK)
    return TRUE;
  rectify_database_set_error (db, code, error);
  return FALSE;
}

/* With all checks that a file gets; nobody else has it. */
static gboolean
set_up_copy (sqlite3 *db, const char *name, GError **error)
{
  return rectify_database_execute (db, "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;", error)
         && rectify_ledger_schema_verify (db, name, NULL, error)
         && rectify_ledger_schema_check_quickly (db, name, TRUE, error)
         && rectify_ledger_schema_migrate (db, error);
}

/**
 * rectify_ledger_schema_open_bytes:
 * @bytes: a ledger's content
 * @name: what to call it where it cannot be opened
 * @error: return location
 *
 * Opens a ledger that is no file, with all checks that a file gets; one of an older version is
 * made one of this. @bytes are not changed.
 *
 * Returns: (transfer full) (nullable): the connection, checked and set up
 */
sqlite3 *
rectify_ledger_schema_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  guchar header[HEADER_SIZE] = { 0 };
  sqlite3 *db;

  if (g_bytes_get_size (bytes) >= HEADER_SIZE)
    memcpy (header, g_bytes_get_data (bytes, NULL), HEADER_SIZE);
  if (!check_first_bytes (header, name, error))
    return NULL;
  db = rectify_database_connect (":memory:", SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return NULL;
  if (load_bytes (db, bytes, error) && set_up_copy (db, name, error))
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}

static gboolean
check_header_of_copy (const char *path, const char *name, GError **error)
{
  guchar header[HEADER_SIZE] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 || read (fd, header, HEADER_SIZE) != HEADER_SIZE)
    memset (header, 0, sizeof header);
  if (fd >= 0)
    close (fd);
  return check_first_bytes (header, name, error);
}

/**
 * rectify_ledger_schema_open_copy:
 * @path: a file with a copy of a ledger, which nobody else uses and which goes afterwards
 * @name: what to call it where it cannot be opened
 * @error: return location
 *
 * Opens a ledger that is too large for rectify_ledger_schema_open_bytes(), with all checks that a
 * file gets; one of an older version is made one of this.
 *
 * Returns: (transfer full) (nullable): the connection, checked and set up
 */
sqlite3 *
rectify_ledger_schema_open_copy (const char *path, const char *name, GError **error)
{
  sqlite3 *db;

  if (!check_header_of_copy (path, name, error))
    return NULL;
  db = rectify_database_connect (path, SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return NULL;
  /* It leaves nothing beside it, and need not outlast a power cut. */
  if (rectify_database_execute (db,
                                "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY;"
                                "PRAGMA synchronous=OFF; PRAGMA mmap_size=0;",
                                error)
      && set_up_copy (db, name, error))
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}
