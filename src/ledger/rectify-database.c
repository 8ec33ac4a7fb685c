/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-database.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "rectify-wait.h"

/* No value in a ledger is larger: 64 MiB. */
#define MAX_VALUE (64 * 1024 * 1024)

static const char *
describe (int code, RectifyLedgerError *kind)
{
  if (code == SQLITE_READONLY_DBMOVED)
    {
      *kind = RECTIFY_LEDGER_ERROR_GONE;
      return _ ("The file of the ledger was deleted or replaced while it was open; nothing was "
                "changed. Save a copy of what is open.");
    }
  if (code == SQLITE_READONLY_ROLLBACK)
    {
      *kind = RECTIFY_LEDGER_ERROR_READ_ONLY;
      return _ ("The last edit was cut off, and what it left cannot be put in order here, since "
                "nothing may be written. Copy the file and the one beside it whose name ends with "
                "“-journal” to a folder of your own, and open the copy.");
    }
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
      *kind = RECTIFY_LEDGER_ERROR_BUSY;
      return _ ("The ledger is being used by another program. Wait a moment and try again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      *kind = RECTIFY_LEDGER_ERROR_READ_ONLY;
      return _ ("The ledger cannot be written. Check the permissions of the file and its folder.");
    case SQLITE_NOTADB:
      *kind = RECTIFY_LEDGER_ERROR_NOT_A_LEDGER;
      return _ ("The file is not a Rectify ledger. Choose another file.");
    case SQLITE_CORRUPT:
      *kind = RECTIFY_LEDGER_ERROR_DAMAGED;
      return _ ("The ledger is damaged. Use a copy of it, and keep this file for recovery.");
    case SQLITE_FULL:
      *kind = RECTIFY_LEDGER_ERROR_FAILED;
      return _ ("The disk is full. Make room on it and try again; nothing was changed.");
    case SQLITE_IOERR:
      *kind = RECTIFY_LEDGER_ERROR_FAILED;
      return _ ("The disk could not be read or written. Check it and try again; nothing was "
                "changed.");
    case SQLITE_CANTOPEN:
      *kind = RECTIFY_LEDGER_ERROR_FAILED;
      return _ ("The ledger cannot be opened. Check that the file exists and may be read.");
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      *kind = RECTIFY_LEDGER_ERROR_INVALID;
      return _ ("What was to be stored does not fit into the ledger; nothing was changed. See "
                "whether a text or a file in it is very large, and divide it.");
    default:
      *kind = RECTIFY_LEDGER_ERROR_FAILED;
      return _ ("The ledger could not be read or written; nothing was changed. Try again; if that "
                "does not help, have the ledger checked.");
    }
}

/**
 * rectify_database_set_error:
 * @db: (nullable): a database
 * @code: an error of SQLite's
 * @error: return location
 *
 * Sets an error that says what to do. SQLite's own words, which are never translated, are in the log
 * (G_MESSAGES_DEBUG=all).
 */
void
rectify_database_set_error (sqlite3 *db, int code, GError **error)
{
  RectifyLedgerError kind;
  const char *sentence = describe (code, &kind);
  /* They name what stands in the file, whatever its bytes are. */
  g_autofree char *words
      = g_utf8_make_valid (db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code), -1);

  g_info ("%s (%d)", words, code);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, kind, sentence);
}

static int
busy_cb (void *data, int n_times)
{
  return rectify_wait_go_on (n_times);
}

/* A file from elsewhere may hold SQL of its own: it is never run. What is there all the same has to
 * keep within what Rectify itself needs. */
static void
defend (sqlite3 *db)
{
  static const struct {
    int what;
    int most;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, MAX_VALUE },
    { SQLITE_LIMIT_SQL_LENGTH, 1 << 16 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 50 },
    { SQLITE_LIMIT_VDBE_OP, 1 << 16 },
    { SQLITE_LIMIT_FUNCTION_ARG, 20 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].what, limits[i].most);
  sqlite3_busy_handler (db, busy_cb, NULL);
}

/**
 * rectify_database_connect:
 * @path: a file, which exists
 * @flags: SQLite's flags for opening it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a connection that runs no SQL of the file's own, from where
 *   nothing was read yet; sqlite3_close_v2()
 */
sqlite3 *
rectify_database_connect (const char *path, int flags, GError **error)
{
  sqlite3 *db = NULL;
  int code
      = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      rectify_database_set_error (db, code, error);
      sqlite3_close_v2 (db);
      return NULL;
    }
  defend (db);
  return db;
}

/**
 * rectify_database_execute:
 * @db: a database
 * @sql: fixed statements, without values
 * @error: return location
 *
 * Returns: whether all of them ran
 */
gboolean
rectify_database_execute (sqlite3 *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  rectify_database_set_error (db, code, error);
  return FALSE;
}

/**
 * rectify_database_begin:
 * @db: a database
 * @writes: whether it is for writing; else what is read is of one moment
 * @error: return location
 *
 * Begins a transaction. One that could not even be taken back, because memory ran out or the disk
 * failed, is taken back first: nothing of it is kept, and it does not stand in the way.
 *
 * Returns: whether it has begun
 */
gboolean
rectify_database_begin (sqlite3 *db, gboolean writes, GError **error)
{
  if (!sqlite3_get_autocommit (db) && !rectify_database_execute (db, "ROLLBACK", error))
    return FALSE;
  return rectify_database_execute (db, writes ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

/**
 * rectify_database_try_begin:
 * @db: a database
 * @busy: (out): set to whether it would have to be waited for
 * @error: return location
 *
 * Begins a transaction for writing, as rectify_database_begin() does, if that goes at once.
 *
 * Returns: whether it has begun
 */
gboolean
rectify_database_try_begin (sqlite3 *db, gboolean *busy, GError **error)
{
  gboolean begun;

  sqlite3_busy_handler (db, NULL, NULL);
  begun = rectify_database_begin (db, TRUE, error);
  *busy = !begun && (sqlite3_errcode (db) & 0xff) == SQLITE_BUSY;
  sqlite3_busy_handler (db, busy_cb, NULL);
  return begun;
}

/**
 * rectify_database_get_int:
 * @db: a database
 * @sql: a statement that gives one number
 * @value: (out): set to it, 0 if there is no row
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_database_get_int (sqlite3 *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);
  gboolean row;

  *value = 0;
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Whether a check by SQLite that did not say “ok” says no more than that memory ran out: it lists a page that
 * could not be read for want of it as if it were damaged. */
static gboolean
lacks_memory (RectifyStatement *self, GError **error)
{
  const char *said = rectify_statement_get_text (self, 0);

  if (*said != '\0' && !g_str_has_suffix (said, "error code=7"))
    return FALSE;
  rectify_database_set_error (NULL, SQLITE_NOMEM, error);
  return TRUE;
}

/**
 * rectify_database_says_ok:
 * @db: a database
 * @check: a PRAGMA that gives “ok”, or else what is wrong
 * @fault: (out) (transfer full): set to what is wrong; %NULL if nothing is, or if that is not known
 * @error: return location, set if that is not known
 *
 * Returns: whether it gives “ok”
 */
gboolean
rectify_database_says_ok (sqlite3 *db, const char *check, char **fault, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, check, error);
  gboolean row;

  *fault = NULL;
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (row && g_str_equal (rectify_statement_get_text (statement, 0), "ok"))
    return TRUE;
  if (!row || !lacks_memory (statement, error))
    *fault = g_strdup (row ? rectify_statement_get_text (statement, 0) : "");
  return FALSE;
}

static gboolean
check_integrity (sqlite3 *db, GError **error)
{
  g_autofree char *fault = NULL;

  if (rectify_database_says_ok (db, "PRAGMA integrity_check(1)", &fault, error))
    return TRUE;
  if (fault != NULL)
    g_set_error (
        error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
        _ ("The ledger is damaged. Use a copy of it, and keep this file for recovery. (%s)"),
        fault);
  return FALSE;
}

static gboolean
check_references (sqlite3 *db, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
      _ ("The ledger is damaged: its table “%s” refers to something that is not there. Use "
         "a copy of it, and keep this file for recovery."),
      rectify_statement_get_text (statement, 0));
  return FALSE;
}

/**
 * rectify_database_check:
 * @db: a ledger's connection
 * @error: return location
 *
 * Checks all pages, indexes, constraints and references. Blocks for as long as the file is large.
 *
 * Returns: whether it is sound
 */
gboolean
rectify_database_check (sqlite3 *db, GError **error)
{
  return check_integrity (db, error) && check_references (db, error);
}

/**
 * rectify_database_get_version:
 * @db: a database
 *
 * Returns: a number that is another one when another connection, of whatever program, has changed
 *   the file; -1 if it is not known
 */
gint64
rectify_database_get_version (sqlite3 *db)
{
  gint64 version;

  return rectify_database_get_int (db, "PRAGMA data_version", &version, NULL) ? version : -1;
}

/**
 * rectify_database_give_back:
 * @db: a ledger's connection, all of which was read
 *
 * Gives the memory back that it took: little of it is needed again soon.
 */
void
rectify_database_give_back (sqlite3 *db)
{
  sqlite3_db_release_memory (db);
#ifdef __GLIBC__
  /* Many small pieces, which would not go back to the system by themselves. */
  malloc_trim (0);
#endif
}
