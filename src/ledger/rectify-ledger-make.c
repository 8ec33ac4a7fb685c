/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-ledger-private.h"
#include "rectify-ledger-resources.h"

#define SCHEMA_PATH "/org/example/Rectify/ledger/version-%03d.sql"
/* In bytes, of a ledger that another one holds. */
#define SMALL_PAGE "1024"

/**
 * rectify_ledger_schema_make_version:
 * @db: a ledger of the version before, in a transaction
 * @version: a version
 * @error: return location
 *
 * Makes a ledger of one version one of the next.
 *
 * Returns: whether it is one
 */
gboolean
rectify_ledger_schema_make_version (sqlite3 *db, int version, GError **error)
{
  g_autofree char *path = g_strdup_printf (SCHEMA_PATH, version);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version=%d", version);
  g_autofree char *sql = NULL;
  g_autoptr (GBytes) schema
      = g_resource_lookup_data (rectify_ledger_get_resource (), path, 0, error);

  if (schema == NULL)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (schema, NULL), g_bytes_get_size (schema));
  return rectify_database_execute (db, sql, error) && rectify_database_execute (db, pragma, error);
}

static gboolean
make_schema (sqlite3 *db, GError **error)
{
  g_autofree char *pragma
      = g_strdup_printf ("PRAGMA application_id=%d", RECTIFY_LEDGER_APPLICATION_ID);

  if (!rectify_database_execute (db,
                                 "PRAGMA synchronous=EXTRA; PRAGMA journal_mode=DELETE;"
                                 "BEGIN IMMEDIATE;",
                                 error)
      || !rectify_database_execute (db, pragma, error))
    return FALSE;
  for (int version = 1; version <= RECTIFY_LEDGER_VERSION; version++)
    if (!rectify_ledger_schema_make_version (db, version, error))
      return FALSE;
  return rectify_database_execute (db, "COMMIT", error);
}

/**
 * rectify_ledger_schema_migrate:
 * @db: a connection
 * @error: return location
 *
 * An older ledger is made one of this version, wholly or not at all; another process may have done
 * so meanwhile.
 *
 * Returns: whether it is of this version
 */
gboolean
rectify_ledger_schema_migrate (sqlite3 *db, GError **error)
{
  gint64 version;
  gboolean made;

  if (!rectify_database_get_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= RECTIFY_LEDGER_VERSION)
    return TRUE;
  if (!rectify_database_begin (db, TRUE, error))
    return FALSE;
  made = rectify_database_get_int (db, "PRAGMA user_version", &version, error);
  while (made && version < RECTIFY_LEDGER_VERSION)
    made = rectify_ledger_schema_make_version (db, ++version, error);
  if (made && rectify_database_execute (db, "COMMIT", error))
    return TRUE;
  rectify_database_execute (db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
fail_folder (GError **error, const char *path, int code)
{
  g_autofree char *sentence
      = g_strdup_printf (_ ("A ledger cannot be made there (%s). Choose another folder."),
                         g_strerror (code));

  return rectify_ledger_fail (error, RECTIFY_LEDGER_ERROR_FAILED, path, sentence);
}

/**
 * rectify_ledger_schema_make:
 * @path: where; nothing is there yet, or an empty file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty ledger, in a file for its owner alone;
 *   sqlite3_close_v2()
 */
sqlite3 *
rectify_ledger_schema_make (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  sqlite3 *db;

  if (fd < 0)
    {
      fail_folder (error, path, errno);
      return NULL;
    }
  close (fd);
  db = rectify_database_connect (path, SQLITE_OPEN_READWRITE, error);
  if (db == NULL || make_schema (db, error))
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}

/* Gives a file its name. Only with @replace over one that has it. */
static gboolean
give_name (const char *aside, const char *path, gboolean replace, GError **error)
{
  if (replace ? g_rename (aside, path) == 0 : rectify_file_give_name (aside, path))
    return TRUE;
  if (replace || errno != EEXIST)
    return fail_folder (error, path, errno);
  return rectify_ledger_fail (
      error, RECTIFY_LEDGER_ERROR_EXISTS, path,
      _ ("There is a file of that name already. Choose another name; nothing was "
         "overwritten."));
}

/**
 * rectify_ledger_schema_create:
 * @path: the file
 * @replace: whether it may take the place of one that is there
 * @fill: (nullable): what fills it
 * @user_data: for @fill
 * @error: return location
 *
 * Makes a new ledger, for the user alone to read; not where a journal waits for a file of its name,
 * see rectify_file_check_unused(). It is made aside and gets its name when it is
 * whole: there is never half a one.
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_ledger_schema_create (const char *path, gboolean replace, RectifyFillFunc fill,
                              gpointer user_data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = g_strconcat (path, ".XXXXXX", NULL);
  sqlite3 *db;
  gboolean made;
  int fd;

  if (!rectify_file_check_unused (path, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = g_mkstemp_full (aside, O_RDWR, 0600)) < 0)
    return fail_folder (error, path, errno);
  close (fd);
  db = rectify_ledger_schema_make (aside, error);
  made = db != NULL && (fill == NULL || fill (db, user_data, error));
  sqlite3_close_v2 (db);
  made = made && give_name (aside, path, replace, error);
  g_unlink (aside);
  if (made)
    rectify_file_sync (folder, O_DIRECTORY);
  return made;
}

/**
 * rectify_ledger_schema_new_in_memory:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty ledger of this version that is no file, in small
 *   pages so that little is kept in little room
 */
sqlite3 *
rectify_ledger_schema_new_in_memory (GError **error)
{
  sqlite3 *db = rectify_database_connect (":memory:", SQLITE_OPEN_READWRITE, error);

  if (db != NULL && rectify_database_execute (db, "PRAGMA page_size=" SMALL_PAGE, error)
      && make_schema (db, error))
    return db;
  sqlite3_close_v2 (db);
  return NULL;
}
