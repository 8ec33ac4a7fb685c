/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"

G_DEFINE_QUARK (rectify - ledger - error - quark, rectify_ledger_error)

/**
 * RectifyLedger:
 *
 * The SQLite file with all plans of an office.
 */
G_DEFINE_FINAL_TYPE (RectifyLedger, rectify_ledger, G_TYPE_OBJECT)

static void
rectify_ledger_finalize (GObject *object)
{
  RectifyLedger *self = RECTIFY_LEDGER (object);

  if (self->db != NULL)
    rectify_ledger_schema_close (self->db, self->file);
  g_ptr_array_unref (self->packets);
  g_free (self->path);
  g_hash_table_unref (self->summaries);
  g_clear_object (&self->stored);
  g_clear_pointer (&self->infos, g_ptr_array_unref);
  g_free (self->infos_day);
  rectify_parties_clear (self);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (rectify_ledger_parent_class)->finalize (object);
}

static void
rectify_ledger_class_init (RectifyLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_ledger_finalize;
}

static void
rectify_ledger_init (RectifyLedger *self)
{
  g_mutex_init (&self->mutex);
  self->packets = g_ptr_array_new_with_free_func (rectify_packet_info_free);
  self->summaries = rectify_ledger_summaries_new ();
  self->stale_parties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * rectify_ledger_dup_default_path:
 *
 * Returns: (transfer full): where the user's own ledger is, in the folder for data
 */
char *
rectify_ledger_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "rectify", "ledger.rectify", NULL);
}

/**
 * rectify_ledger_open:
 * @path: the file
 * @flags: how
 * @error: return location
 *
 * Opens a ledger. A file that cannot be written is opened to read alone. Of a damaged one what can be
 * read is opened, to read alone too: see rectify_ledger_is_damaged(). A file that is no ledger, of a
 * newer version, damaged or forged is left untouched. Blocks.
 *
 * Returns: (transfer full) (nullable): the ledger, or %NULL with a #RectifyLedgerError
 */
RectifyLedger *
rectify_ledger_open (const char *path, RectifyLedgerFlags flags, GError **error)
{
  g_autoptr (RectifyLedger) self = g_object_new (RECTIFY_TYPE_LEDGER, NULL);
  RectifyOpening opening = { RECTIFY_READ_ONLY_NONE };

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->db = rectify_ledger_schema_open (self->path, flags, &opening, error);
  if (self->db == NULL)
    return NULL;
  self->file = opening.file;
  self->read_only = opening.read_only != RECTIFY_READ_ONLY_NONE;
  self->read_only_reason = opening.read_only;
  self->salvaged = opening.read_only == RECTIFY_READ_ONLY_DAMAGED;
  self->interrupted = opening.interrupted;
  /* What is read from here on is not older than this. */
  if (!rectify_database_get_int (self->db, "PRAGMA data_version", &self->data_version, error)
      || !rectify_ledger_read_packet (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rectify_ledger_get_path:
 * @self: a ledger
 *
 * Returns: (transfer none): where the file is
 */
const char *
rectify_ledger_get_path (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return self->path;
}

/**
 * rectify_ledger_is_read_only:
 * @self: a ledger
 *
 * Returns: whether nothing can be changed in it
 */
gboolean
rectify_ledger_is_read_only (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), TRUE);
  return self->read_only;
}

/**
 * rectify_ledger_get_read_only_reason:
 * @self: a ledger
 *
 * Returns: why nothing can be changed in it, %RECTIFY_READ_ONLY_NONE if it can
 */
RectifyReadOnlyReason
rectify_ledger_get_read_only_reason (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), RECTIFY_READ_ONLY_NONE);
  return self->read_only_reason;
}

/**
 * rectify_ledger_was_interrupted:
 * @self: a ledger
 *
 * Returns: whether an earlier run ended in the middle of an edit, which was taken back when the
 *   ledger was opened
 */
gboolean
rectify_ledger_was_interrupted (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return self->interrupted;
}

/**
 * rectify_ledger_is_damaged:
 * @self: a ledger
 *
 * Of a damaged ledger only what can be read is there; what has lost its place is below a section of
 * its own. rectify_ledger_recover() makes a sound one of it.
 *
 * Returns: whether it was found to be damaged
 */
gboolean
rectify_ledger_is_damaged (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  return self->read_only_reason == RECTIFY_READ_ONLY_DAMAGED;
}

/**
 * rectify_ledger_fail:
 * @error: return location
 * @code: the kind of error
 * @path: the file that it is about
 * @sentence: what is wrong, and what to do
 *
 * Returns: %FALSE, with @error set to the file's name and the sentence
 */
gboolean
rectify_ledger_fail (GError **error, RectifyLedgerError code, const char *path,
                     const char *sentence)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, RECTIFY_LEDGER_ERROR, code, _ ("%s: %s"), name, sentence);
  return FALSE;
}

/**
 * rectify_ledger_check_undamaged:
 * @self: a ledger
 * @error: return location
 *
 * Returns: %FALSE, with @error set, if it was found to be damaged
 */
gboolean
rectify_ledger_check_undamaged (RectifyLedger *self, GError **error)
{
  if (!rectify_ledger_is_damaged (self))
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
                       _ ("This ledger is damaged. Recover what can be read of it into a new file, "
                          "or use a backup."));
  return FALSE;
}

/**
 * rectify_ledger_check_content:
 * @db: a ledger's connection
 * @error: return location
 *
 * Checks the whole of it, as rectify_ledger_check() does.
 *
 * Returns: whether it is sound
 */
gboolean
rectify_ledger_check_content (sqlite3 *db, GError **error)
{
  g_autoptr (RectifyStatement) plans = NULL;
  gboolean row;

  if (!rectify_database_check (db, error))
    return FALSE;
  plans = rectify_statement_new (db, "SELECT id FROM plan", error);
  if (plans == NULL)
    return FALSE;
  while (rectify_statement_step (plans, &row, error))
    {
      g_autoptr (RectifyPlan) plan = NULL;

      if (!row)
        return rectify_ledger_check_editions (db, error);
      plan = rectify_ledger_read_plan (db, sqlite3_column_int64 (plans, 0), error);
      if (plan == NULL)
        return FALSE;
    }
  return FALSE;
}

/**
 * rectify_ledger_check:
 * @self: a ledger
 * @error: return location
 *
 * Checks the whole file: its pages, its indexes, its constraints and references, and that every
 * plan and every edition can be read. Blocks for as long as the file is large.
 *
 * Returns: whether it is sound
 */
gboolean
rectify_ledger_check (RectifyLedger *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  return rectify_ledger_check_undamaged (self, error) && rectify_ledger_check_readable (self, error)
         && rectify_ledger_check_content (self->db, error);
}
