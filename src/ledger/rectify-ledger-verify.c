/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-ledger-private.h"

/* What a file begins with. */
#define MAGIC "SQLite format 3"
/* What SQLite makes when somebody ran ANALYZE. */
#define STATISTICS "sqlite_stat"
/* No statement of a schema of Rectify's is longer, in bytes. */
#define MAX_SQL 4096

/* Whether a ledger's file is looked through before it is opened. */
static gboolean
is_small (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size < RECTIFY_LEDGER_SMALL;
}

/**
 * rectify_ledger_is_checked_at_once:
 * @path: a file
 *
 * Returns: whether it is looked through as a whole before it is opened: a larger one would keep the
 *   user waiting
 */
gboolean
rectify_ledger_is_checked_at_once (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size < RECTIFY_LEDGER_AT_ONCE;
}

/**
 * rectify_ledger_is_headless:
 * @path: a file
 *
 * Returns: whether it has lost what it began with, and might have been a ledger for all that can be
 *   seen
 */
gboolean
rectify_ledger_is_headless (const char *path)
{
  char magic[sizeof MAGIC] = { 0 };
  int fd = is_small (path) ? g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0) : -1;
  gboolean headless = fd >= 0 && read (fd, magic, sizeof magic) == sizeof magic
                      && memcmp (magic, MAGIC, sizeof magic) != 0;

  if (fd >= 0)
    close (fd);
  return headless;
}

/**
 * rectify_ledger_schema_check_quickly:
 * @db: a ledger's connection
 * @path: what to call it
 * @whole: whether to check all of it, or only what must be there for it to be opened
 * @error: return location
 *
 * Checks its pages and constraints, though not that its indexes agree with its tables.
 *
 * Returns: whether it is sound, so far
 */
gboolean
rectify_ledger_schema_check_quickly (sqlite3 *db, const char *path, gboolean whole, GError **error)
{
  const char *check = whole ? "PRAGMA quick_check(1)" : "PRAGMA quick_check('plan')";
  g_autofree char *fault = NULL;

  if (rectify_database_says_ok (db, check, &fault, error))
    return TRUE;
  return fault != NULL
         && rectify_ledger_fail (
             error, RECTIFY_LEDGER_ERROR_DAMAGED, path,
             _ ("This ledger is damaged. Use a copy of it, and keep this file for recovery."));
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The end of a comment or of a run of white space that begins there; the same place for none. */
static const char *
skip_blank (const char *p)
{
  const char *end;

  if (p[0] == '-' && p[1] == '-')
    return p + strcspn (p, "\n");
  if (p[0] == '/' && p[1] == '*')
    {
      end = strstr (p + 2, "*/");
      return end != NULL ? end + 2 : p + strlen (p);
    }
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

/* SQL without comments, and with white space only where words would run together. */
static char *
normalise (const char *sql)
{
  GString *text = g_string_new (NULL);
  char quote = '\0';

  for (const char *p = sql; *p != '\0'; p++)
    {
      const char *next = quote == '\0' ? skip_blank (p) : p;

      if (next > p)
        {
          while (*next != '\0' && skip_blank (next) > next)
            next = skip_blank (next);
          if (text->len > 0 && is_word (text->str[text->len - 1]) && is_word (*next))
            g_string_append_c (text, ' ');
          p = next - 1;
          continue;
        }
      if (quote != '\0' && *p == quote)
        quote = '\0';
      else if (quote == '\0' && (*p == '\'' || *p == '"' || *p == '`' || *p == '['))
        quote = *p == '[' ? ']' : *p;
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

/* Names of objects to what they are; NULL if they cannot be read. */
static GHashTable *
read_objects (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db, "SELECT type, name, tbl_name, substr (sql, 1, ?1) FROM sqlite_schema", error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, MAX_SQL);
  while (row)
    {
      g_autofree char *type = NULL;
      g_autofree char *table = NULL;
      g_autofree char *sql = NULL;

      if (!rectify_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      type = g_strdup (rectify_statement_get_text (statement, 0));
      table = g_strdup (rectify_statement_get_text (statement, 2));
      sql = normalise (rectify_statement_get_text (statement, 3));
      g_hash_table_insert (objects, g_strdup (rectify_statement_get_text (statement, 1)),
                           g_strjoin ("\n", type, table, sql, NULL));
    }
  return g_steal_pointer (&objects);
}

static GHashTable *
make_reference (int version, GError **error)
{
  sqlite3 *db = rectify_database_connect (":memory:", SQLITE_OPEN_READWRITE, error);
  gboolean made = db != NULL;
  GHashTable *objects;

  for (int i = 1; made && i <= version; i++)
    made = rectify_ledger_schema_make_version (db, i, error);
  objects = made ? read_objects (db, error) : NULL;
  sqlite3_close_v2 (db);
  return objects;
}

/* What a version consists of, found out once. */
static GHashTable *
get_reference (int version, GError **error)
{
  static GMutex mutex;
  static GHashTable *references[RECTIFY_LEDGER_VERSION + 1];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (references[version] == NULL)
    references[version] = make_reference (version, error);
  return references[version];
}

static gboolean
is_statistics (const char *name, const char *object)
{
  return g_str_has_prefix (name, STATISTICS) && g_str_has_prefix (object, "table\n");
}

static gboolean
compare_objects (sqlite3 *db, const char *path, gboolean *is_other, GError **error)
{
  g_autoptr (GHashTable) objects = NULL;
  GHashTable *reference;
  GHashTableIter iter;
  gpointer name, object;
  guint n_alike = 0;
  gint64 version;
  gboolean alike;

  /* One that can only be read stays what it is. */
  if (!rectify_database_get_int (db, "PRAGMA user_version", &version, error)
      || (objects = read_objects (db, error)) == NULL
      || (reference = get_reference ((int) CLAMP (version, 0, RECTIFY_LEDGER_VERSION), error))
             == NULL)
    return FALSE;
  alike = version >= 1;
  g_hash_table_iter_init (&iter, objects);
  while (alike && g_hash_table_iter_next (&iter, &name, &object))
    {
      const char *expected = g_hash_table_lookup (reference, name);

      if (expected != NULL && g_str_equal (expected, object))
        n_alike++;
      else
        alike = is_statistics (name, object);
    }
  if (alike && n_alike == g_hash_table_size (reference))
    return TRUE;
  if (is_other != NULL)
    *is_other = TRUE;
  return rectify_ledger_fail (
      error, RECTIFY_LEDGER_ERROR_DAMAGED, path,
      _ ("This ledger holds parts that Rectify does not make, or lacks some. It may be "
         "damaged or forged; use a copy of it, or recover its content into a new file."));
}

/**
 * rectify_ledger_schema_verify:
 * @db: a ledger's connection, from which nothing else was read yet
 * @path: what to call it
 * @is_other: (out) (optional): set to %TRUE if it can be read, and is not what Rectify makes
 * @error: return location
 *
 * Looks whether all tables and indexes are, to the word, those that Rectify makes for the version
 * that the file says it has. Nothing that a file brings along of its own is ever run.
 *
 * Returns: whether they are
 */
gboolean
rectify_ledger_schema_verify (sqlite3 *db, const char *path, gboolean *is_other, GError **error)
{
  gboolean sound;

  /* In one transaction: another process may be making the ledger one of this version, and a version
   * from before does not fit tables from after that. */
  if (!rectify_database_begin (db, FALSE, error))
    return FALSE;
  sound = compare_objects (db, path, is_other, error);
  rectify_database_execute (db, "ROLLBACK", NULL);
  return sound;
}
