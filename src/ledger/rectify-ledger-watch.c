/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-watch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rectify-ledger-private.h"
#include "rectify-wait.h"

/* The clock is not a little slow but wrong, in seconds. */
#define CLOCK_TOLERANCE 3600

/**
 * rectify_ledger_look:
 * @self: a ledger
 *
 * Returns: what became of its file
 */
RectifyFilePlace
rectify_ledger_look (RectifyLedger *self)
{
  g_autofree char *key = rectify_file_dup_key (self->path);
  g_autofree char *folder = NULL;

  if (key == NULL)
    return RECTIFY_FILE_GONE;
  /* What was salvaged of a file without a beginning is not bound to it. */
  if (self->file != NULL && !g_str_equal (key, self->file))
    return RECTIFY_FILE_REPLACED;
  folder = g_path_get_dirname (sqlite3_db_filename (self->db, "main"));
  if (!self->read_only && (g_access (self->path, W_OK) != 0 || g_access (folder, W_OK) != 0))
    return RECTIFY_FILE_FORBIDDEN;
  return RECTIFY_FILE_THERE;
}

/**
 * rectify_ledger_is_at:
 * @self: a ledger
 * @path: a file
 *
 * Returns: whether that is the file of the ledger, by whichever way it is reached
 */
gboolean
rectify_ledger_is_at (RectifyLedger *self, const char *path)
{
  g_autofree char *key = rectify_file_dup_key (path);

  return rectify_ledger_look (self) == RECTIFY_FILE_THERE && g_strcmp0 (key, self->file) == 0;
}

/**
 * rectify_ledger_check_place:
 * @self: a ledger
 * @error: return location
 *
 * A file that was deleted or replaced is not written to, nor read: the journal of another file of
 * its name would be played back into it.
 *
 * Returns: whether the file is where it was opened, and may be written if it could be then
 */
gboolean
rectify_ledger_check_place (RectifyLedger *self, GError **error)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  switch (rectify_ledger_look (self))
    {
    case RECTIFY_FILE_THERE:
      return TRUE;
    case RECTIFY_FILE_GONE:
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE,
                   _ ("The file of the ledger is gone: it was deleted, moved or renamed, or its "
                      "disk cannot be reached (%s). Nothing was changed. Put it back, or save a "
                      "copy of what is open."),
                   self->path);
      return FALSE;
    case RECTIFY_FILE_REPLACED:
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_GONE,
                   _ ("Another file has taken the place of the ledger while it was open (%s). "
                      "Nothing was changed in either. Save a copy of what is open, then open the "
                      "one that you want to go on with."),
                   self->path);
      return FALSE;
    case RECTIFY_FILE_FORBIDDEN:
    default:
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY,
                   _ ("The ledger may not be written any more (%s). Nothing was changed. Check the "
                      "permissions of the file and its folder, or save a copy of what is open."),
                   self->path);
      return FALSE;
    }
}

/* What is busy is being changed: that is seen the next time. */
static gboolean
read_version (RectifyLedger *self, gint64 *version)
{
  const RectifyWait none = { .limit = 0 };
  const RectifyWait *former = rectify_wait_set (&none);
  gboolean read = rectify_database_get_int (self->db, "PRAGMA data_version", version, NULL);

  rectify_wait_set (former);
  return read;
}

/**
 * rectify_ledger_poll:
 * @self: a ledger
 * @changed: (out): set to whether anybody else, in this process or another, has committed
 *   something since the last call, or since it was opened
 *
 * Cheap, to be called about once a second. Does not wait, neither for another program nor for
 * another call: what cannot be looked at now has not changed.
 *
 * Returns: what became of the file; if it is not there, nothing of it is read
 */
RectifyFilePlace
rectify_ledger_poll (RectifyLedger *self, gboolean *changed)
{
  RectifyFilePlace place;
  gint64 version;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), RECTIFY_FILE_GONE);

  *changed = FALSE;
  place = rectify_ledger_look (self);
  if (place == RECTIFY_FILE_GONE || place == RECTIFY_FILE_REPLACED
      || !g_mutex_trylock (&self->mutex))
    return place;
  if (read_version (self, &version) && version != self->data_version)
    {
      self->data_version = version;
      *changed = TRUE;
    }
  g_mutex_unlock (&self->mutex);
  return place;
}

static gint64
get_latest_backup (RectifyLedger *self, const char *folder)
{
  g_autoptr (GPtrArray) backups = rectify_backup_list (folder, self->path, NULL);

  if (backups == NULL || backups->len == 0)
    return 0;
  return ((RectifyBackup *) g_ptr_array_index (backups, 0))->made_at;
}

/**
 * rectify_ledger_is_clock_back:
 * @self: a ledger
 * @folder: where its backups are
 * @now: the time, in seconds since 1970
 * @latest: (out) (optional): set to when the last edit or backup was made, 0 if there is none
 *
 * Returns: whether @now is clearly before the last edit or backup, so that the clock of this
 *   computer is wrong, or was: nothing is to be judged by it
 */
gboolean
rectify_ledger_is_clock_back (RectifyLedger *self, const char *folder, gint64 now, gint64 *latest)
{
  g_autoptr (RectifyEditNote) edit = NULL;
  gint64 last;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);

  edit = rectify_ledger_dup_last_edit (self);
  last = MAX (edit != NULL ? edit->made_at : 0, get_latest_backup (self, folder));
  if (latest != NULL)
    *latest = last;
  return now < last - CLOCK_TOLERANCE;
}
