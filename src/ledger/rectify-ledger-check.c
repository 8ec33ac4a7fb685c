/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rectify-ledger-facts.h"
#include "rectify-ledger-private.h"

/* How often it is looked whether somebody wants to write, in microseconds. */
#define LOOK 20000
/* How much of the whole the pages and indexes take, the rest being what is read after them. */
#define PAGES_SHARE 0.6

/*
 * A check has a connection of its own, so that the ledger can be used meanwhile. While it reads,
 * nobody can commit an edit: a thread looks whether somebody wants to, here or in another process,
 * and interrupts the step that is under way; it is done again afterwards.
 */
typedef struct {
  sqlite3 *db;
  GCancellable *cancellable;
  RectifyLedgerCheckFunc func;
  gpointer user_data;
  RectifyLedgerCheck *result;
  GThread *watcher;
  int reading;  /* atomic: whether a step is under way */
  int finished; /* atomic */
} Check;

static gboolean
somebody_writes (Check *self)
{
  sqlite3_file *file = NULL;
  int reserved = 0;

  return sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK
         && file != NULL && file->pMethods != NULL
         && file->pMethods->xCheckReservedLock (file, &reserved) == SQLITE_OK && reserved != 0;
}

static gpointer
watch (gpointer data)
{
  Check *self = data;

  while (!g_atomic_int_get (&self->finished))
    {
      if (g_atomic_int_get (&self->reading)
          && (g_cancellable_is_cancelled (self->cancellable) || somebody_writes (self)))
        sqlite3_interrupt (self->db);
      g_usleep (LOOK);
    }
  return NULL;
}

static gboolean
check_begin (Check *self, RectifyLedger *ledger, GError **error)
{
  self->db = rectify_database_connect (ledger->path, SQLITE_OPEN_READONLY, error);
  /* Another file that has its name now says nothing of the ledger. */
  if (self->db == NULL || !rectify_ledger_check_place (ledger, error))
    return FALSE;
  self->watcher = g_thread_new ("check", watch, self);
  return rectify_database_execute (self->db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0",
                                   error);
}

static void
check_end (Check *self)
{
  g_atomic_int_set (&self->finished, TRUE);
  if (self->watcher != NULL)
    g_thread_join (self->watcher);
  sqlite3_close_v2 (self->db);
}

static void
report (Check *self, double share)
{
  if (self->func != NULL)
    self->func (share, self->user_data);
}

static gboolean
wait_for_writers (Check *self, GError **error)
{
  while (somebody_writes (self))
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      g_usleep (LOOK);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

typedef gboolean (*StepFunc) (Check *self, gconstpointer data, GError **error);

/* Does one step of it, as often as it takes. */
static gboolean
run_step (Check *self, StepFunc step, gconstpointer data, GError **error)
{
  while (TRUE)
    {
      g_autoptr (GError) failure = NULL;
      gboolean done;

      if (!wait_for_writers (self, error))
        return FALSE;
      g_atomic_int_set (&self->reading, TRUE);
      done = step (self, data, &failure);
      g_atomic_int_set (&self->reading, FALSE);
      if (!sqlite3_get_autocommit (self->db))
        sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      if (done)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
}

/* A PRAGMA that gives “ok”. */
static gboolean
expect_ok (Check *self, gconstpointer sql, GError **error)
{
  g_autofree char *fault = NULL;

  if (rectify_database_says_ok (self->db, sql, &fault, error))
    return TRUE;
  if (fault != NULL)
    g_set_error (
        error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
        _ ("The ledger is damaged. Recover what can be read of it into a new file, or use a "
           "backup. (%s)"),
        fault);
  return FALSE;
}

/* The identifiers, or names, that a statement gives. */
static gboolean
read_list (Check *self, gconstpointer data, GError **error)
{
  const struct {
    const char *sql;
    GPtrArray *list;
  } *wanted = data;
  g_autoptr (RectifyStatement) statement = rectify_statement_new (self->db, wanted->sql, error);
  gboolean row = TRUE;

  g_ptr_array_set_size (wanted->list, 0);
  while (statement != NULL && row)
    {
      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (wanted->list, g_strdup (rectify_statement_get_text (statement, 0)));
    }
  return statement != NULL;
}

static GPtrArray *
list (Check *self, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  struct {
    const char *sql;
    GPtrArray *list;
  } wanted = { sql, found };

  return run_step (self, read_list, &wanted, error) ? g_steal_pointer (&found) : NULL;
}

/* Pages and constraints of each table; @full: its indexes too. */
static gboolean
check_tables (Check *self, gboolean full, GError **error)
{
  g_autoptr (GPtrArray) tables
      = list (self,
              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
              error);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      /* The schema was compared with Rectify's own: these are plain names. */
      g_autofree char *sql
          = g_strdup_printf ("PRAGMA %s(%s)", full ? "integrity_check" : "quick_check",
                             (const char *) g_ptr_array_index (tables, i));

      if (!run_step (self, expect_ok, sql, error))
        return FALSE;
      report (self, PAGES_SHARE * (i + 1) / tables->len);
    }
  return tables != NULL;
}

static gboolean
check_references (Check *self, gconstpointer data, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
               _ ("The ledger is damaged: its table “%s” refers to something that is not there. "
                  "Recover what can be read of it into a new file, or use a backup."),
               rectify_statement_get_text (statement, 0));
  return FALSE;
}

static gboolean
check_plan (Check *self, gconstpointer id, GError **error)
{
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) failure = NULL;

  if (!rectify_database_begin (self->db, FALSE, error))
    return FALSE;
  plan = rectify_ledger_read_plan (self->db, g_ascii_strtoll (id, NULL, 10), &failure);
  self->result->n_plans++;
  /* It may have been deleted meanwhile. */
  if (plan != NULL
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    return TRUE;
  self->result->n_plans--;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
check_editions (Check *self, gconstpointer data, GError **error)
{
  gboolean has;
  gint64 n;

  /* One of an older version that can only be read has none. */
  if (!rectify_ledger_has_table (self->db, "edition", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  if (!rectify_ledger_check_editions (self->db, error)
      || !rectify_database_get_int (self->db, "SELECT count (*) FROM edition", &n, error))
    return FALSE;
  self->result->n_editions = n;
  return TRUE;
}

/* An edit without a changeset is one whose changes were let go of on purpose. */
static gboolean
check_history (Check *self, gconstpointer data, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db, "SELECT changeset FROM history", error);
  gboolean row = TRUE;

  self->result->n_entries = 0;
  while (statement != NULL && row)
    {
      int size;

      if (!rectify_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      self->result->n_entries++;
      size = sqlite3_column_bytes (statement, 0);
      if (size > 0
          && !rectify_ledger_is_changeset (sqlite3_column_blob (statement, 0), (gsize) size))
        {
          g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
                               _ ("The history of the ledger is damaged: an edit in it cannot be "
                                  "taken back any more. The plans themselves are sound."));
          return FALSE;
        }
    }
  return statement != NULL;
}

static gboolean
check_contents (Check *self, gconstpointer data, GError **error)
{
  return rectify_contents_check (self->db, error);
}

static gboolean
check_plans (Check *self, GError **error)
{
  g_autoptr (GPtrArray) plans = list (self, "SELECT id FROM plan", error);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      if (!run_step (self, check_plan, g_ptr_array_index (plans, i), error))
        return FALSE;
      report (self, PAGES_SHARE + (0.9 - PAGES_SHARE) * (i + 1) / plans->len);
    }
  return plans != NULL;
}

/**
 * rectify_ledger_is_unchecked:
 * @self: a ledger
 *
 * Returns: whether it is so large that it was opened without a look through its pages, for which
 *   rectify_ledger_check_later() is there
 */
gboolean
rectify_ledger_is_unchecked (RectifyLedger *self)
{
  GStatBuf info;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return !rectify_ledger_is_damaged (self) && g_stat (self->path, &info) == 0
         && info.st_size >= RECTIFY_LEDGER_AT_ONCE;
}

/* From now on nothing is written into it: that would make it worse. */
static void
note_damage (RectifyLedger *self, const GError *error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (!g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    return;
  locker = g_mutex_locker_new (&self->mutex);
  self->read_only_reason = RECTIFY_READ_ONLY_DAMAGED;
  self->read_only = TRUE;
}

/**
 * rectify_ledger_check_later:
 * @self: a ledger
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Looks through the pages of a ledger that is in use, without holding up edits. If it is damaged it
 * can only be read from then on. Blocks.
 *
 * Returns: whether it is sound, so far
 */
gboolean
rectify_ledger_check_later (RectifyLedger *self, GCancellable *cancellable, GError **error)
{
  Check check = { .cancellable = cancellable };
  g_autoptr (GError) failure = NULL;
  gboolean sound;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  sound = rectify_ledger_check_undamaged (self, &failure) && check_begin (&check, self, &failure)
          && check_tables (&check, FALSE, &failure);
  if (check.db != NULL)
    rectify_database_give_back (check.db);
  check_end (&check);
  if (sound)
    return TRUE;
  note_damage (self, failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_checked_at (RectifyLedger *self)
{
  g_autofree char *now = rectify_ledger_dup_now ();
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db,
                               "INSERT INTO fact (name, value) VALUES ('" RECTIFY_FACT_CHECKED_AT
                               "', ?1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                               NULL);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, now);
  return rectify_statement_run (statement, NULL);
}

/* Where it cannot be noted, the ledger is sound all the same. */
static void
note_checked (RectifyLedger *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!self->read_only && rectify_ledger_begin (self, NULL))
    rectify_ledger_end (self, write_checked_at (self), NULL);
}

/**
 * rectify_ledger_check_fully:
 * @self: a ledger
 * @func: (nullable): called as it goes on
 * @user_data: for @func
 * @result: (out caller-allocates) (optional): set to what was looked at
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Checks all of it: pages, indexes, constraints, references, every plan, edition and edit of the
 * history and all evidence, without holding up edits. A sound ledger that can be written notes when that was, see
 * rectify_ledger_get_facts(); a damaged one can only be read from then on. Blocks.
 *
 * Returns: whether it is sound
 */
gboolean
rectify_ledger_check_fully (RectifyLedger *self, RectifyLedgerCheckFunc func, gpointer user_data,
                            RectifyLedgerCheck *result, GCancellable *cancellable, GError **error)
{
  RectifyLedgerCheck own_result = { 0 };
  Check check
      = { .cancellable = cancellable, .func = func, .user_data = user_data, .result = &own_result };
  g_autoptr (GError) failure = NULL;
  gboolean sound;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  sound = rectify_ledger_check_undamaged (self, &failure) && check_begin (&check, self, &failure)
          && check_tables (&check, TRUE, &failure)
          /* What belongs to no table: the list of free pages, and pages that nothing uses. */
          && run_step (&check, expect_ok, "PRAGMA quick_check(1)", &failure)
          && run_step (&check, check_references, NULL, &failure) && check_plans (&check, &failure)
          && run_step (&check, check_editions, NULL, &failure)
          && run_step (&check, check_history, NULL, &failure)
          && run_step (&check, check_contents, NULL, &failure);
  check_end (&check);
  if (sound)
    {
      report (&check, 1);
      if (result != NULL)
        *result = own_result;
      note_checked (self);
      return TRUE;
    }
  note_damage (self, failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
