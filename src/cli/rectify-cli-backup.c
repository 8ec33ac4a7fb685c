/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-cli.h"
#include "rectify-ledger-backup.h"

static char *
dup_folder (RectifyLedger *ledger, const char *asked)
{
  return asked != NULL ? g_canonicalize_filename (asked, NULL)
                       : rectify_backup_dup_folder (rectify_ledger_get_path (ledger));
}

/**
 * rectify_cli_back_up:
 * @argc: 1 or 2
 * @argv: a ledger, and the folder where the backup goes
 *
 * Makes a backup and prints where it is.
 *
 * Returns: the exit status
 */
int
rectify_cli_back_up (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger
      = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_READ_ONLY, &error);
  g_autofree char *folder = ledger != NULL ? dup_folder (ledger, argc > 1 ? argv[1] : NULL) : NULL;
  g_autoptr (RectifyBackup) backup
      = ledger != NULL ? rectify_ledger_back_up (ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error)
                       : NULL;
  g_autofree char *line = NULL;

  if (backup == NULL)
    return rectify_cli_fail (error);
  line = g_strdup_printf ("%s\n", backup->path);
  return rectify_cli_print (line, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/**
 * rectify_cli_backups:
 * @argc: 1 or 2
 * @argv: a ledger, and the folder where its backups are
 *
 * Prints a line a backup, the newest first: when it was made, how many plans and items it holds,
 * how large it is, the file, parted by tabs.
 *
 * Returns: the exit status
 */
int
rectify_cli_backups (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_canonicalize_filename (argv[0], NULL);
  g_autofree char *folder
      = argc > 1 ? g_canonicalize_filename (argv[1], NULL) : rectify_backup_dup_folder (path);
  g_autoptr (GPtrArray) backups = rectify_backup_list (folder, path, &error);
  g_autoptr (GString) list = g_string_new (NULL);

  if (backups == NULL)
    return rectify_cli_fail (error);
  for (guint i = 0; i < backups->len; i++)
    {
      const RectifyBackup *backup = g_ptr_array_index (backups, i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->made_at);
      g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");

      g_string_append_printf (list,
                              "%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT
                              "\t%s\n",
                              when, backup->n_plans, backup->n_items, backup->size, backup->path);
    }
  return rectify_cli_print (list->str, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

/**
 * rectify_cli_restore:
 * @argc: 2
 * @argv: a ledger and a backup
 *
 * Makes a ledger what a backup holds. What it holds now is backed up first.
 *
 * Returns: the exit status
 */
int
rectify_cli_restore (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_cli_open_ledger (argv[0], RECTIFY_LEDGER_OPEN, &error);
  g_autofree char *folder = ledger != NULL ? dup_folder (ledger, NULL) : NULL;
  g_autofree char *line = NULL;

  if (ledger == NULL || !rectify_ledger_restore (ledger, argv[1], folder, &error))
    return rectify_cli_fail (error);
  line
      = g_strdup_printf (_ ("Restored. What the ledger held before is backed up in %s.\n"), folder);
  return rectify_cli_print (line, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}
