/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-editions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-edition-content.h"
#include "rectify-ledger-private.h"

/* More of a plan's editions than anybody makes are not listed. */
#define MAX_LISTED "10000"

/* What PDF files begin with. */
#define PDF_MAGIC "%PDF-"

static gboolean
fail_missing (GError **error)
{
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("There is no such edition in the ledger. It may have been deleted at another desk; look at the list of editions again."));
  return FALSE;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (name));

  if (*words != '\0' && g_utf8_validate (words, -1, NULL)
      && g_utf8_strlen (words, -1) <= RECTIFY_EDITION_MAX_NAME)
    return TRUE;
  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
      _ ("The name of an edition has at least one and at most %d characters. Enter one of that length."),
      RECTIFY_EDITION_MAX_NAME);
  return FALSE;
}

static gboolean
is_pdf (GBytes *pages)
{
  gsize size;
  const char *data = g_bytes_get_data (pages, &size);

  return size >= strlen (PDF_MAGIC) && memcmp (data, PDF_MAGIC, strlen (PDF_MAGIC)) == 0;
}

static gboolean
check_pages (GBytes *pages, GError **error)
{
  gsize size = g_bytes_get_size (pages);

  if (size > 0 && size <= RECTIFY_EDITION_MAX_PAGES)
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
               _ ("The pages of an edition take at most %d megabytes; nothing was changed."),
               RECTIFY_EDITION_MAX_PAGES / 1024 / 1024);
  return FALSE;
}

/* The plan as it is in the ledger, if that is what the pages were made from. */
static RectifyPlan *
read_unchanged (RectifyLedger *self, RectifyPlan *plan, GError **error)
{
  g_autoptr (RectifyPlan) stored
      = rectify_ledger_read_plan (self->db, rectify_plan_get_id (plan), error);

  if (stored == NULL || rectify_plan_get_revision (stored) == rectify_plan_get_revision (plan))
    return g_steal_pointer (&stored);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                       _ ("The plan was changed meanwhile. Look at it again, then repeat your "
                          "change; nothing was overwritten."));
  return NULL;
}

static gboolean
insert_edition (RectifyLedger *self, gint64 plan_id, const char *name, GBytes *content,
                GBytes *pages, GError **error)
{
  g_autofree char *now = rectify_ledger_dup_now ();
  g_autofree char *author = rectify_ledger_dup_author ();
  g_autofree char *words = g_strstrip (g_strdup (name));
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      self->db,
      "INSERT INTO edition (plan_id, name, made_at, author, content, pages)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  rectify_statement_bind_text (statement, 2, words);
  rectify_statement_bind_text (statement, 3, now);
  rectify_statement_bind_text (statement, 4, author);
  sqlite3_bind_blob64 (statement, 5, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                       SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 6, g_bytes_get_data (pages, NULL), g_bytes_get_size (pages),
                       SQLITE_STATIC);
  return rectify_statement_run (statement, error);
}

/* An edition is asked for by its name, which therefore no other one of the plan has; ledgers of
 * older versions may have several. @sql: for the edition ?1 and the name ?2 a row if it is taken. */
static gboolean
check_free (RectifyLedger *self, const char *sql, gint64 id, const char *name, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (name));
  g_autoptr (RectifyStatement) statement = rectify_statement_new (self->db, sql, error);
  gboolean taken;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  rectify_statement_bind_text (statement, 2, words);
  if (!rectify_statement_step (statement, &taken, error))
    return FALSE;
  if (taken)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                 _ ("The plan already has an edition called “%s”. Choose another name, or rename "
                    "or delete that edition first; nothing was changed."),
                 words);
  return !taken;
}

static gboolean
make_edition (RectifyLedger *self, RectifyPlan *plan, const char *name, GBytes *pages,
              GError **error)
{
  g_autoptr (RectifyPlan) stored = read_unchanged (self, plan, error);
  g_autoptr (GBytes) content = NULL;

  if (stored == NULL
      || !check_free (self, "SELECT 1 FROM edition WHERE plan_id = ?1 AND name = ?2 LIMIT 1",
                      rectify_plan_get_id (stored), name, error))
    return FALSE;
  content = rectify_edition_content_new (stored, error);
  return content != NULL
         && insert_edition (self, rectify_plan_get_id (stored), name, content, pages, error);
}

/**
 * rectify_ledger_make_edition:
 * @self: a ledger
 * @plan: a plan as it was loaded from it
 * @name: what the edition is called, at most %RECTIFY_EDITION_MAX_NAME characters
 * @pages: its PDF, made from @plan, at most %RECTIFY_EDITION_MAX_PAGES bytes
 * @id: (out) (optional): set to the edition's identifier
 * @error: return location
 *
 * Keeps a plan as it is circulated. If the ledger's plan is no longer what @plan is, it is refused
 * with %RECTIFY_LEDGER_ERROR_CHANGED, so that content and pages never differ. A name that another
 * edition of the plan has is refused with %RECTIFY_LEDGER_ERROR_INVALID.
 *
 * Returns: whether it is on disk; if not, a #RectifyLedgerError is set
 */
gboolean
rectify_ledger_make_edition (RectifyLedger *self, RectifyPlan *plan, const char *name,
                             GBytes *pages, gint64 *id, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 made;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (name != NULL && pages != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (!check_name (name, error) || !check_pages (pages, error)
      || !rectify_ledger_begin (self, error))
    return FALSE;
  if (!make_edition (self, plan, name, pages, error))
    return rectify_ledger_end (self, FALSE, error);
  made = sqlite3_last_insert_rowid (self->db);
  if (!rectify_ledger_end (self, TRUE, error))
    return FALSE;
  if (id != NULL)
    *id = made;
  return TRUE;
}

static RectifyEdition *
read_edition (RectifyStatement *statement)
{
  g_autoptr (GDateTime) made_at
      = g_date_time_new_from_iso8601 (rectify_statement_get_text (statement, 2), NULL);
  g_autofree char *name = g_strdup (rectify_statement_get_text (statement, 1));

  return rectify_edition_new (sqlite3_column_int64 (statement, 0), name, made_at,
                              rectify_statement_get_text (statement, 3));
}

/**
 * rectify_ledger_list_editions:
 * @self: a ledger
 * @plan_id: a plan's identifier
 * @error: return location
 *
 * Returns: (transfer full) (element-type RectifyEdition) (nullable): its editions, the oldest
 *   first; none in a ledger of an older version that can only be read
 */
GPtrArray *
rectify_ledger_list_editions (RectifyLedger *self, gint64 plan_id, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row = TRUE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error)
      || !rectify_ledger_has_table (self->db, "edition", &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&editions);
  statement = rectify_statement_new (
      self->db,
      "SELECT id, name, made_at, author FROM edition WHERE plan_id = ? ORDER BY id LIMIT " MAX_LISTED,
      error);
  if (statement == NULL)
    return NULL;
  rectify_statement_bind_int (statement, 1, plan_id);
  while (rectify_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&editions);
      g_ptr_array_add (editions, read_edition (statement));
    }
  return NULL;
}

static void
fail_pages (GError **error)
{
  g_set_error_literal (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
      _ ("The pages of this edition cannot be read: they are damaged. What it said "
         "can still be compared with the plan; everything else in the ledger is "
         "as it was."));
}

/* Bytes of the first column, which is NULL where they are more than may be read. */
static GBytes *
take_bytes (RectifyStatement *statement)
{
  if (sqlite3_column_type (statement, 0) != SQLITE_BLOB)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (statement, 0), sqlite3_column_bytes (statement, 0));
}

/* Sets @bytes to NULL if they are more than @max_size. */
static gboolean
read_blob (sqlite3 *db, const char *sql, gint64 id, gint64 max_size, GBytes **bytes, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row = FALSE;

  if (!rectify_ledger_has_table (db, "edition", &has, error))
    return FALSE;
  if (has)
    {
      statement = rectify_statement_new (db, sql, error);
      if (statement == NULL)
        return FALSE;
      rectify_statement_bind_int (statement, 1, id);
      rectify_statement_bind_int (statement, 2, max_size);
      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
    }
  if (!row)
    return fail_missing (error);
  *bytes = take_bytes (statement);
  return TRUE;
}

/**
 * rectify_ledger_load_edition:
 * @self: a ledger
 * @id: an edition's identifier
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan as it was, with the identifiers of its items and
 *   the names its parties had; %NULL with a #RectifyLedgerError
 */
RectifyPlan *
rectify_ledger_load_edition (RectifyLedger *self, gint64 id, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return rectify_ledger_check_readable (self, error)
                 && read_blob (
                     self->db,
                     "SELECT CASE WHEN length(content) <= ?2 THEN content END FROM edition"
                     " WHERE id = ?1",
                     id, RECTIFY_EDITION_MAX_CONTENT, &content, error)
             ? rectify_edition_content_read (content, error)
             : NULL;
}

/**
 * rectify_ledger_load_edition_pages:
 * @self: a ledger
 * @id: an edition's identifier
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its PDF, byte for byte as it was circulated; %NULL with a
 *   #RectifyLedgerError, %RECTIFY_LEDGER_ERROR_DAMAGED for what is none or too long
 */
GBytes *
rectify_ledger_load_edition_pages (RectifyLedger *self, gint64 id, GError **error)
{
  g_autoptr (GBytes) pages = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_readable (self, error)
      || !read_blob (
          self->db,
          "SELECT CASE WHEN length(pages) <= ?2 THEN pages END FROM edition WHERE id = ?1", id,
          RECTIFY_EDITION_MAX_PAGES, &pages, error))
    return NULL;
  if (pages != NULL && is_pdf (pages))
    return g_steal_pointer (&pages);
  fail_pages (error);
  return NULL;
}

static gboolean
run_on_one (RectifyLedger *self, const char *sql, gint64 id, const char *name, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, id);
  if (name != NULL)
    rectify_statement_bind_text (statement, 2, name);
  if (!rectify_statement_run (statement, error))
    return FALSE;
  return sqlite3_changes (self->db) > 0 || fail_missing (error);
}

/**
 * rectify_ledger_rename_edition:
 * @self: a ledger
 * @id: an edition's identifier
 * @name: what it is called from now on, at most %RECTIFY_EDITION_MAX_NAME characters
 * @error: return location
 *
 * A name that another edition of the plan has is refused with %RECTIFY_LEDGER_ERROR_INVALID.
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_ledger_rename_edition (RectifyLedger *self, gint64 id, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *words = NULL;
  gboolean done;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (!check_name (name, error) || !rectify_ledger_begin (self, error))
    return FALSE;
  words = g_strstrip (g_strdup (name));
  done = check_free (self,
                     "SELECT 1 FROM edition AS own JOIN edition AS other USING (plan_id)"
                     " WHERE own.id = ?1 AND other.id <> own.id AND other.name = ?2 LIMIT 1",
                     id, name, error)
         && run_on_one (self, "UPDATE edition SET name = ?2 WHERE id = ?1", id, words, error);
  return rectify_ledger_end (self, done, error);
}

/**
 * rectify_ledger_delete_edition:
 * @self: a ledger
 * @id: an edition's identifier
 * @error: return location
 *
 * Deletes an edition; it cannot be brought back.
 *
 * Returns: whether it is gone, on disk
 */
gboolean
rectify_ledger_delete_edition (RectifyLedger *self, gint64 id, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return rectify_ledger_begin (self, error)
         && rectify_ledger_end (
             self, run_on_one (self, "DELETE FROM edition WHERE id = ?", id, NULL, error), error);
}

/**
 * rectify_ledger_check_editions:
 * @db: a database
 * @error: return location
 *
 * Returns: whether what every edition said can be read, and its pages are a PDF
 */
gboolean
rectify_ledger_check_editions (sqlite3 *db, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row;

  if (!rectify_ledger_has_table (db, "edition", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement
      = rectify_statement_new (db,
                               "SELECT CASE WHEN length(content) <= ?1 THEN content END,"
                               " length(pages) <= ?2 AND substr(pages, 1, 5) = CAST('" PDF_MAGIC
                               "' AS BLOB) FROM edition",
                               error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, RECTIFY_EDITION_MAX_CONTENT);
  rectify_statement_bind_int (statement, 2, RECTIFY_EDITION_MAX_PAGES);
  while (rectify_statement_step (statement, &row, error))
    {
      g_autoptr (GBytes) content = NULL;
      g_autoptr (RectifyPlan) plan = NULL;

      if (!row)
        return TRUE;
      content = take_bytes (statement);
      plan = rectify_edition_content_read (content, error);
      if (plan == NULL)
        return FALSE;
      if (sqlite3_column_int (statement, 1) == 0)
        {
          fail_pages (error);
          return FALSE;
        }
    }
  return FALSE;
}
