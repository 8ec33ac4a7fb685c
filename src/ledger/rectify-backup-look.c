/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-look.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-backup.h"

/**
 * rectify_backup_look_free:
 * @data: (transfer full): a #RectifyBackupLook
 */
void
rectify_backup_look_free (gpointer data)
{
  RectifyBackupLook *look = data;

  g_object_unref (look->ledger);
  g_free (look->chosen);
  g_free (look->path);
  g_free (look->remark);
  g_clear_error (&look->failure);
  g_free (look);
}

static gboolean
is_today (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return local != NULL && g_date_time_get_year (local) == g_date_time_get_year (now)
         && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const RectifyBackup *first = *(RectifyBackup *const *) a;
  const RectifyBackup *second = *(RectifyBackup *const *) b;

  return first->made_at < second->made_at ? 1 : first->made_at > second->made_at ? -1 : 0;
}

/**
 * rectify_backup_list_all:
 * @ledger_path: a ledger's file
 * @chosen: (nullable): a folder of choice
 * @error: return location
 *
 * Backups that could not be made in the folder of choice are beside the ledger. A folder of choice that is not there has none; one of the two that cannot be
 * read is passed over.
 *
 * Returns: (transfer full) (element-type RectifyBackup) (nullable): the ledger's backups in both
 *   folders, the newest first
 */
GPtrArray *
rectify_backup_list_all (const char *ledger_path, const char *chosen, GError **error)
{
  g_autofree char *beside = rectify_backup_dup_folder (ledger_path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) backups = rectify_backup_list (beside, ledger_path, &failure);
  g_autoptr (GPtrArray) others = NULL;

  if (chosen != NULL && !g_str_equal (chosen, beside))
    others = rectify_backup_list (chosen, ledger_path, NULL);
  /* Who could not use the one beside the ledger has chosen another. */
  if (backups == NULL && others == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (backups == NULL)
    backups = g_steal_pointer (&others);
  if (others != NULL)
    g_ptr_array_extend_and_steal (backups, g_steal_pointer (&others));
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

/* A folder of choice is not made anew: where a stick was, that would be on the computer's own disk.
 */
static gboolean
back_up_in_chosen (RectifyBackupLook *look, GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyBackup) backup = NULL;

  if (!g_file_test (look->chosen, G_FILE_TEST_IS_DIR))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("It is not there."));
      return FALSE;
    }
  backup = rectify_ledger_back_up (look->ledger, look->chosen,
                                   look->asked ? RECTIFY_BACKUP_ASKED : RECTIFY_BACKUP_DAILY,
                                   cancellable, error);
  return backup != NULL;
}

static gboolean
back_up (RectifyBackupLook *look, GCancellable *cancellable)
{
  g_autofree char *beside = rectify_backup_dup_folder (rectify_ledger_get_path (look->ledger));
  g_autoptr (RectifyBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  if (look->chosen != NULL)
    {
      g_autofree char *shown = g_filename_display_name (look->chosen);

      if (back_up_in_chosen (look, cancellable, &error))
        return TRUE;
      look->remark = g_strdup_printf (
          _ ("The folder of the backups, %s, cannot be used (%s). The backup was made beside the "
             "ledger instead. Plug in the disk that it is on, or choose another folder."),
          shown, error->message);
    }
  backup = rectify_ledger_back_up (look->ledger, beside,
                                   look->asked ? RECTIFY_BACKUP_ASKED : RECTIFY_BACKUP_DAILY,
                                   cancellable, &look->failure);
  if (backup == NULL)
    g_clear_pointer (&look->remark, g_free);
  return backup != NULL;
}

static void
find_newest (RectifyBackupLook *look, GPtrArray *backups)
{
  const RectifyBackup *newest = backups->len > 0 ? backups->pdata[0] : NULL;

  g_free (look->path);
  look->path = newest != NULL ? g_strdup (newest->path) : NULL;
  look->backed_up_at = newest != NULL ? newest->made_at : 0;
}

/* The day's first edit may also be one that is taken back, which the history has no entry of. */
static gboolean
is_due (RectifyBackupLook *look, GPtrArray *backups)
{
  gboolean edited = is_today (look->facts.saved_at)
                    || (look->known_state >= 0 && look->known_state != look->facts.state);

  return edited && look->may_try && !rectify_ledger_is_read_only (look->ledger)
         && !rectify_backup_has_today (backups, g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * rectify_backup_look_work:
 * @look: what is asked
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads how safe a ledger is, and makes a backup of it if that is asked for or due. Called in a
 * thread.
 *
 * Returns: whether the ledger could be read
 */
gboolean
rectify_backup_look_work (RectifyBackupLook *look, GCancellable *cancellable, GError **error)
{
  const char *path = rectify_ledger_get_path (look->ledger);
  g_autoptr (GPtrArray) backups = NULL;

  if (!rectify_ledger_get_facts (look->ledger, &look->facts, error))
    return FALSE;
  backups = rectify_backup_list_all (path, look->chosen, &look->failure);
  /* Not again and again where it cannot be seen that there is one already. */
  if (look->asked || (backups != NULL && is_due (look, backups)))
    {
      g_clear_error (&look->failure);
      look->made = back_up (look, cancellable);
      g_clear_pointer (&backups, g_ptr_array_unref);
      backups = rectify_backup_list_all (path, look->chosen, NULL);
    }
  if (backups != NULL)
    find_newest (look, backups);
  return TRUE;
}
