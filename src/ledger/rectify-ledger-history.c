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

/* Records the edit, if that is not done yet, and keeps it; if that fails it is cancelled. */
static gboolean
commit (RectifyEdit *edit, gint64 plan_id, const char *name, GError **error)
{
  gboolean done = edit->session == NULL || rectify_edit_record (edit, plan_id, name, error);

  g_clear_pointer (&edit->session, sqlite3session_delete);
  done = rectify_ledger_end (edit->ledger, done, error);
  rectify_parties_carry (edit->ledger, edit->mark);
  return done;
}

/**
 * rectify_edit_end:
 * @edit: an edit that has begun
 * @done: whether all of it went well; else @error is set already
 * @plan_id: the plan it is about, 0 if it is about none, or several
 * @name: what it is called, as rectify-edit-name.h says
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
    return commit (edit, plan_id, name, error);
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
 * rectify_history_fail_damaged:
 * @error: return location
 *
 * Returns: %FALSE, with @error set: what an edit changed cannot be read
 */
gboolean
rectify_history_fail_damaged (GError **error)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
                       _ ("The history of the ledger is damaged: this edit cannot be taken back "
                          "or made again. Nothing was changed."));
  return FALSE;
}

/**
 * rectify_history_fail:
 * @db: a database
 * @code: what SQLite said of what an edit changed, which it did not apply
 * @error: return location
 *
 * Returns: %FALSE, with @error set
 */
gboolean
rectify_history_fail (sqlite3 *db, int code, GError **error)
{
  if (code == SQLITE_ABORT)
    g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                         _ ("This edit cannot be taken back or made again: what it changed is no "
                            "longer as it left it. Nothing was changed."));
  else
    rectify_database_set_error (db, code, error);
  return FALSE;
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
    return rectify_history_fail_damaged (error);
  if (inverse)
    code = sqlite3changeset_invert (size, changeset, &inverted_size, &inverted);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (db, inverse ? inverted_size : size,
                                   inverse ? inverted : (void *) changeset, NULL, refuse_conflict,
                                   NULL);
  sqlite3_free (inverted);
  if (code == SQLITE_OK)
    return TRUE;
  return rectify_history_fail (db, code, error);
}
