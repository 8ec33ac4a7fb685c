/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"
#include "rectify-wait.h"

/**
 * rectify_ledger_check_readable:
 * @self: a ledger
 * @error: return location
 *
 * Where another file has the ledger's name, or a journal lies beside the place where it was, SQLite
 * would take the other's journal for its own: play it back, and delete it under whoever is writing.
 *
 * Returns: whether what is open can be read
 */
gboolean
rectify_ledger_check_readable (RectifyLedger *self, GError **error)
{
  RectifyFilePlace place = self->salvaged ? RECTIFY_FILE_THERE : rectify_ledger_look (self);

  if (place == RECTIFY_FILE_THERE || place == RECTIFY_FILE_FORBIDDEN)
    return TRUE;
  if (place == RECTIFY_FILE_GONE && rectify_file_check_unused (self->path, NULL))
    return TRUE;
  return rectify_ledger_check_place (self, error);
}

/**
 * rectify_ledger_begin_reading:
 * @self: a ledger, whose mutex is held
 * @error: return location
 *
 * Begins a transaction, so that what is read is of one moment.
 *
 * Returns: whether it has begun
 */
gboolean
rectify_ledger_begin_reading (RectifyLedger *self, GError **error)
{
  return rectify_ledger_check_readable (self, error)
         && rectify_database_begin (self->db, FALSE, error);
}

/**
 * rectify_ledger_check_writable:
 * @self: a ledger
 * @error: return location
 *
 * Also looks whether the file is still the one that was opened: beside another one nothing may be
 * written, since a journal that is left there would be played back into it.
 *
 * Returns: whether it can be changed
 */
gboolean
rectify_ledger_check_writable (RectifyLedger *self, GError **error)
{
  if (!self->read_only)
    return rectify_ledger_check_place (self, error);
  if (!rectify_ledger_check_undamaged (self, error))
    return FALSE;
  if (self->read_only_reason == RECTIFY_READ_ONLY_NETWORK)
    g_set_error_literal (
        error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY,
        _ ("The ledger is open to read alone: where it is, computers that write at "
           "the same time do not notice each other. Copy it to this computer and "
           "open the copy."));
  else
    g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY,
                         _ ("The ledger is open to read alone: the file or its folder cannot be "
                            "written. Check their permissions and open it again."));
  return FALSE;
}

/* In which the mutex is let go of: others of this process may read meanwhile. */
static gboolean
wait_unlocked (RectifyLedger *self, guint n_times)
{
  gboolean go_on;

  g_mutex_unlock (&self->mutex);
  go_on = rectify_wait_go_on (n_times);
  g_mutex_lock (&self->mutex);
  return go_on;
}

/**
 * rectify_ledger_begin:
 * @self: a ledger, whose mutex is held
 * @error: return location
 *
 * Begins a transaction for writing. While another program is writing the mutex is let go of: what
 * @self said before is not to be relied on.
 *
 * Returns: whether it has begun; then it ends with rectify_ledger_end()
 */
gboolean
rectify_ledger_begin (RectifyLedger *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean busy;
  guint n_times = 0;

  do
    {
      g_clear_error (&failure);
      if (!rectify_ledger_check_writable (self, error))
        return FALSE;
      if (rectify_database_try_begin (self->db, &busy, &failure))
        return TRUE;
    }
  while (busy && wait_unlocked (self, n_times++));
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * rectify_ledger_begin_at_once:
 * @self: a ledger, whose mutex is held
 * @error: return location
 *
 * Begins a transaction for writing if nobody else is writing. The mutex is held all the time.
 *
 * Returns: whether it has begun; then it ends with rectify_ledger_end()
 */
gboolean
rectify_ledger_begin_at_once (RectifyLedger *self, GError **error)
{
  gboolean busy;

  return rectify_ledger_check_writable (self, error)
         && rectify_database_try_begin (self->db, &busy, error);
}

/**
 * rectify_ledger_end:
 * @self: a ledger in a transaction for writing
 * @keep: whether to keep what was written; if not, @error is set already
 * @error: return location
 *
 * Ends a transaction. What is written to a file that nobody finds any more is not kept.
 *
 * Returns: whether it is on disk; if not, nothing of it is
 */
gboolean
rectify_ledger_end (RectifyLedger *self, gboolean keep, GError **error)
{
  if (keep && rectify_ledger_check_place (self, error)
      && rectify_database_execute (self->db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
