/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-changeset.h"
#include "rectify-edit-name.h"
#include "rectify-ledger-private.h"

static const char *const recorded_tables[] = { "plan",
                                               "item",
                                               "field",
                                               "party",
                                               "assignment_party",
                                               "item_columns",
                                               "plan_particular",
                                               "item_internal",
                                               "progress",
                                               "step",
                                               "evidence",
                                               "merged" };

/**
 * rectify_ledger_get_recorded_tables:
 * @n_tables: (out): set to how many they are
 *
 * Returns: (transfer none): the tables whose changes are history
 */
const char *const *
rectify_ledger_get_recorded_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (recorded_tables);
  return recorded_tables;
}

/**
 * rectify_edit_begin:
 * @edit: (out caller-allocates): the edit
 * @ledger: a ledger, whose mutex is held
 * @error: return location
 *
 * Begins a transaction and records what is changed from here.
 *
 * Returns: whether it has begun; then it is committed or cancelled
 */
gboolean
rectify_edit_begin (RectifyEdit *edit, RectifyLedger *ledger, GError **error)
{
  int code;

  if (!rectify_ledger_begin (ledger, error))
    return FALSE;
  *edit = (RectifyEdit){ .ledger = ledger, .mark = rectify_parties_mark (ledger) };
  code = sqlite3session_create (ledger->db, "main", &edit->session);
  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (recorded_tables); i++)
    code = sqlite3session_attach (edit->session, recorded_tables[i]);
  if (code == SQLITE_OK)
    return TRUE;
  rectify_database_set_error (ledger->db, code, error);
  rectify_edit_cancel (edit);
  return FALSE;
}

/**
 * rectify_edit_cancel:
 * @edit: an edit that has begun
 *
 * Takes back everything since rectify_edit_begin().
 */
void
rectify_edit_cancel (RectifyEdit *edit)
{
  g_clear_pointer (&edit->session, sqlite3session_delete);
  rectify_ledger_end (edit->ledger, FALSE, NULL);
  rectify_parties_carry (edit->ledger, edit->mark);
}

/**
 * rectify_edit_end:
 * @edit: an edit that has begun
 * @done: whether all of it went well; else @error is set already
 * @plan_id: the plan it is about, 0 if it is about none, or several
 * @name: what it is called
 * @error: return location
 *
 * Commits it, or takes it back.
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_edit_end (RectifyEdit *edit, gboolean done, gint64 plan_id, const char *name,
                  GError **error)
{
  if (done)
    return rectify_edit_commit (edit, plan_id, name, error);
  rectify_edit_cancel (edit);
  return FALSE;
}

/**
 * rectify_ledger_bump_revision:
 * @db: a database
 * @plan_id: a plan, or 0 for all
 * @error: return location
 *
 * Makes what was read of a plan before stale.
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_bump_revision (sqlite3 *db, gint64 plan_id, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db,
                               plan_id != 0
                                   ? "INSERT INTO revision (plan_id, number) VALUES (?1, 1)"
                                     " ON CONFLICT (plan_id) DO UPDATE SET number = number + 1"
                                   : "UPDATE revision SET number = number + 1",
                               error);

  if (statement == NULL)
    return FALSE;
  if (plan_id != 0)
    rectify_statement_bind_int (statement, 1, plan_id);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_ledger_dup_now:
 *
 * Returns: (transfer full): the time as ledgers have it, in UTC
 */
char *
rectify_ledger_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * rectify_ledger_dup_author:
 *
 * Returns: (transfer full): the user's name, for what is kept under it
 */
char *
rectify_ledger_dup_author (void)
{
  g_autofree char *author = g_utf8_make_valid (g_get_real_name (), -1);

  if (!g_str_equal (author, "Unknown") && *author != '\0')
    return g_steal_pointer (&author);
  return g_utf8_make_valid (g_get_user_name (), -1);
}

/**
 * rectify_ledger_make_uid:
 *
 * Returns: a random number above 0, which no copy of a ledger has for anything else
 */
gint64
rectify_ledger_make_uid (void)
{
  gint64 uid;

  sqlite3_randomness (sizeof uid, &uid);
  return (uid & G_MAXINT64) | 1;
}

static gboolean
add_entry (RectifyLedger *self, gint64 plan_id, const char *name, const void *changeset, int size,
           GError **error)
{
  g_autofree char *time = rectify_ledger_dup_now ();
  g_autofree char *author = rectify_ledger_dup_author ();
  g_autoptr (RectifyStatement) statement = NULL;

  /* What was undone before this edit cannot be redone any more, but stays in the history. */
  if (!rectify_database_execute (self->db, "UPDATE history SET state = 2 WHERE state = 1", error))
    return FALSE;
  statement = rectify_statement_new (
      self->db,
      "INSERT INTO history (made_at, author, name, plan_id, changeset, uid)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, time);
  rectify_statement_bind_text (statement, 2, author);
  rectify_statement_bind_text (statement, 3, name);
  rectify_statement_bind_int (statement, 4, plan_id);
  sqlite3_bind_blob (statement, 5, changeset, size, SQLITE_STATIC);
  rectify_statement_bind_int (statement, 6, rectify_ledger_make_uid ());
  return rectify_statement_run (statement, error);
}

/**
 * rectify_edit_record:
 * @edit: an edit that has begun
 * @plan_id: the plan it is about, 0 for several
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Ends what is changed, and writes its entry in the history. An edit that changed nothing leaves
 * none.
 *
 * Returns: whether it is written, though not yet kept
 */
gboolean
rectify_edit_record (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error)
{
  sqlite3 *db = edit->ledger->db;
  void *changeset = NULL;
  int size = 0;
  int code = sqlite3session_changeset (edit->session, &size, &changeset);
  gboolean done = code == SQLITE_OK;

  g_clear_pointer (&edit->session, sqlite3session_delete);
  if (!done)
    rectify_database_set_error (db, code, error);
  else if (size > 0)
    done = add_entry (edit->ledger, plan_id, name, changeset, size, error)
           && rectify_ledger_bump_revision (db, plan_id, error)
           && rectify_ledger_note_changes (edit->ledger, changeset, size, plan_id, FALSE, error);
  sqlite3_free (changeset);
  return done;
}

/**
 * rectify_edit_commit:
 * @edit: an edit that has begun
 * @plan_id: the plan it is about, 0 for several
 * @name: what the edit is called, as rectify-edit-name.h says
 * @error: return location
 *
 * Records the edit, if that is not done yet, and keeps it.
 *
 * Returns: whether it is on disk; if not, it is cancelled
 */
gboolean
rectify_edit_commit (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error)
{
  gboolean done = edit->session == NULL || rectify_edit_record (edit, plan_id, name, error);

  g_clear_pointer (&edit->session, sqlite3session_delete);
  done = rectify_ledger_end (edit->ledger, done, error);
  rectify_parties_carry (edit->ledger, edit->mark);
  return done;
}

static char *
dup_name (RectifyLedger *self, const char *sql)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (RectifyStatement) statement = rectify_ledger_check_readable (self, NULL)
                                               ? rectify_statement_new (self->db, sql, NULL)
                                               : NULL;
  gboolean row;

  if (statement == NULL || !rectify_statement_step (statement, &row, NULL) || !row
      || sqlite3_column_int64 (statement, 1) == 0)
    return NULL;
  return rectify_edit_name_dup_words (rectify_statement_get_text (statement, 0));
}

/* The last edit that holds, and the first of those that were undone. In a ledger that was recovered
 * what the older ones changed may be lost. */
#define UNDO_ENTRY "FROM history WHERE state = 0 ORDER BY id DESC LIMIT 1"
#define REDO_ENTRY "FROM history WHERE state = 1 ORDER BY id LIMIT 1"

/**
 * rectify_ledger_dup_undo_name:
 * @self: a ledger
 *
 * Returns: (transfer full) (nullable): what the edit is called that is undone next, or %NULL if there
 *   is none, or what it changed was dropped
 */
char *
rectify_ledger_dup_undo_name (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return dup_name (self, "SELECT name, length (changeset) " UNDO_ENTRY);
}

/**
 * rectify_ledger_dup_redo_name:
 * @self: a ledger
 *
 * Returns: (transfer full) (nullable): what the edit is called that is redone next, or %NULL
 */
char *
rectify_ledger_dup_redo_name (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return dup_name (self, "SELECT name, length (changeset) " REDO_ENTRY);
}

/* Whatever does not fit as it was recorded stops the whole. */
static int
refuse_conflict (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * rectify_ledger_is_changeset:
 * @data: what an entry of the history has
 * @size: its length in bytes
 *
 * Returns: whether it is a changeset of what edits change, so that it can be given to SQLite
 */
gboolean
rectify_ledger_is_changeset (gconstpointer data, gsize size)
{
  return size > 0
         && rectify_changeset_is_sound (data, size, recorded_tables,
                                        G_N_ELEMENTS (recorded_tables));
}

/**
 * rectify_history_apply:
 * @db: a ledger's connection, in a transaction
 * @changeset: (array length=size): what an entry of a history recorded
 * @size: its size
 * @inverse: whether to take it back
 * @error: return location
 *
 * Makes an edit again or takes it back. It is trusted no more than any file.
 *
 * Returns: whether it is done; if not, nothing is changed
 */
gboolean
rectify_history_apply (sqlite3 *db, const void *changeset, int size, gboolean inverse,
                       GError **error)
{
  void *inverted = NULL;
  int inverted_size = 0;
  int code = SQLITE_OK;

  if (!rectify_ledger_is_changeset (changeset, size))
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
          _ ("The history of the ledger is damaged: this edit cannot be taken back "
             "or made again. Nothing was changed."));
      return FALSE;
    }
  if (inverse)
    code = sqlite3changeset_invert (size, changeset, &inverted_size, &inverted);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (db, inverse ? inverted_size : size,
                                   inverse ? inverted : (void *) changeset, NULL, refuse_conflict,
                                   NULL);
  sqlite3_free (inverted);
  if (code == SQLITE_OK)
    return TRUE;
  if (code == SQLITE_ABORT)
    g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                         _ ("This edit cannot be taken back or made again: what it changed is no "
                            "longer as it left it. Nothing was changed."));
  else
    rectify_database_set_error (db, code, error);
  return FALSE;
}

static gboolean
set_state (sqlite3 *db, gint64 id, gboolean undone, GError **error)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "UPDATE history SET state = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, undone);
  rectify_statement_bind_int (statement, 2, id);
  return rectify_statement_run (statement, error);
}

/* The changes of old edits may have been dropped. */
static gboolean
fail_compacted (const char *made_at, GError **error)
{
  g_autofree char *day = g_strndup (made_at, strlen ("2022-12-31"));

  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("The history up to %s was compacted or lost: what that edit changed is not known any "
         "more, and it cannot be undone."),
      day);
  return FALSE;
}

static gboolean
apply_entry (RectifyLedger *self, gboolean undo, gint64 expected, gint64 *plan_id, char **name,
             GError **error)
{
  g_autoptr (RectifyStatement) entry
      = rectify_statement_new (self->db,
                               undo ? "SELECT id, plan_id, name, changeset, made_at " UNDO_ENTRY
                                    : "SELECT id, plan_id, name, changeset, made_at " REDO_ENTRY,
                               error);
  gboolean row;

  if (entry == NULL || !rectify_statement_step (entry, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (
          error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
          undo
              ? _ ("There is nothing to undo. Older edits are in the history.")
              : _ (
                  "There is nothing to redo. What was undone can be made again only until the next edit."));
      return FALSE;
    }
  if (expected != 0 && sqlite3_column_int64 (entry, 0) != expected)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("Another edit was made meanwhile, and it would be undone instead. "
                              "Look at it, then undo again; nothing was changed."));
      return FALSE;
    }
  if (sqlite3_column_bytes (entry, 3) == 0)
    return fail_compacted (rectify_statement_get_text (entry, 4), error);
  *plan_id = sqlite3_column_int64 (entry, 1);
  *name = rectify_edit_name_dup_words (rectify_statement_get_text (entry, 2));
  return rectify_history_apply (self->db, sqlite3_column_blob (entry, 3),
                                sqlite3_column_bytes (entry, 3), undo, error)
         && set_state (self->db, sqlite3_column_int64 (entry, 0), undo, error)
         && rectify_ledger_bump_revision (self->db, *plan_id, error)
         && rectify_ledger_note_changes (self, sqlite3_column_blob (entry, 3),
                                         sqlite3_column_bytes (entry, 3), *plan_id, TRUE, error);
}

static gboolean
step_history (RectifyLedger *self, gboolean undo, gint64 expected, gint64 *plan_id, char **name,
              GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *entry_name = NULL;
  RectifyPartiesMark mark;
  gint64 entry_plan = 0;
  gboolean done;

  if (!rectify_ledger_begin (self, error))
    return FALSE;
  mark = rectify_parties_mark (self);
  done = rectify_ledger_end (self,
                             apply_entry (self, undo, expected, &entry_plan, &entry_name, error),
                             error);
  rectify_parties_carry (self, mark);
  if (!done)
    return FALSE;
  if (plan_id != NULL)
    *plan_id = entry_plan;
  if (name != NULL)
    *name = g_steal_pointer (&entry_name);
  return TRUE;
}

/**
 * rectify_ledger_undo:
 * @self: a ledger
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Takes back the last edit that holds, also one of an earlier run.
 *
 * Returns: whether it is taken back, on disk
 */
gboolean
rectify_ledger_undo (RectifyLedger *self, gint64 *plan_id, char **name, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return step_history (self, TRUE, 0, plan_id, name, error);
}

/**
 * rectify_ledger_undo_edit:
 * @self: a ledger
 * @edit_id: the edit that is meant, as rectify_ledger_dup_undo_edit() has it
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Takes back the last edit that holds, if it is still that one; else
 * %RECTIFY_LEDGER_ERROR_CHANGED.
 *
 * Returns: whether it is taken back, on disk
 */
gboolean
rectify_ledger_undo_edit (RectifyLedger *self, gint64 edit_id, gint64 *plan_id, char **name,
                          GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return step_history (self, TRUE, edit_id, plan_id, name, error);
}

/**
 * rectify_ledger_redo:
 * @self: a ledger
 * @plan_id: (out) (optional): set to the plan it was about, 0 for several
 * @name: (out) (optional) (transfer full): set to what the edit is called
 * @error: return location
 *
 * Makes the edit again that was undone last, as long as no other was made since.
 *
 * Returns: whether it is made again, on disk
 */
gboolean
rectify_ledger_redo (RectifyLedger *self, gint64 *plan_id, char **name, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return step_history (self, FALSE, 0, plan_id, name, error);
}
