/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-backup-look.h"
#include "rectify-cli-table.h"
#include "rectify-cli.h"
#include "rectify-ledger-backup.h"

static char *
dup_folder (RectifyLedger *ledger, const char *asked, char **remark)
{
  return asked != NULL
             ? g_canonicalize_filename (asked, NULL)
             : rectify_backup_dup_usable_folder (rectify_ledger_get_path (ledger), remark);
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
  g_autofree char *remark = NULL;
  g_autofree char *folder
      = ledger != NULL ? dup_folder (ledger, argc > 1 ? argv[1] : NULL, &remark) : NULL;
  g_autoptr (RectifyBackup) backup
      = ledger != NULL ? rectify_ledger_back_up (ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error)
                       : NULL;
  g_autofree char *line = NULL;

  if (backup == NULL)
    return rectify_cli_fail (error);
  if (remark != NULL)
    rectify_cli_warn (remark);
  line = g_strdup_printf ("%s\n", backup->path);
  return rectify_cli_print (line, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}

static gboolean
check_there (const char *asked, GError **error)
{
  if (g_file_test (asked, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
               _ ("There is no folder %s; name the folder where the backups are."), asked);
  return FALSE;
}

/* Without a folder all that the application would show. */
static GPtrArray *
list_backups (const char *path, const char *asked, GError **error)
{
  g_autofree char *chosen = rectify_backup_dup_chosen (path);
  g_autofree char *folder = asked != NULL ? g_canonicalize_filename (asked, NULL) : NULL;

  if (folder == NULL)
    return rectify_backup_list_all (path, chosen, error);
  return check_there (asked, error) ? rectify_backup_list (folder, path, error) : NULL;
}

/* Of a ledger that is gone the backups are all there is; without these nothing is known of it. */
static int
tell_none (const char *path)
{
  g_autofree char *sentence
      = g_file_test (path, G_FILE_TEST_EXISTS)
            ? g_strdup_printf (
                _ ("There is no backup of %s there. Choose another folder; “rectify-cli "
                   "backup” makes one."),
                path)
            : g_strdup_printf (_ ("There is no ledger %s, and no backup of it there."), path);

  rectify_cli_warn (sentence);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? RECTIFY_CLI_DONE : RECTIFY_CLI_FAILED;
}

static void
add_backup (RectifyCliTable *table, const RectifyBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->made_at);
  g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
  g_autofree char *plans = g_strdup_printf ("%" G_GUINT64_FORMAT, backup->n_plans);
  g_autofree char *items = g_strdup_printf ("%" G_GUINT64_FORMAT, backup->n_items);
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, backup->size);

  rectify_cli_table_add (table, RECTIFY_CLI_CELLS (when, plans, items, size, backup->path));
}

/**
 * rectify_cli_backups:
 * @argc: 1 or 2
 * @argv: a ledger, and the folder where its backups are
 *
 * Prints a row a backup, the newest first: when it was made, how many plans and items it holds,
 * how large it is, the file.
 *
 * Returns: the exit status
 */
int
rectify_cli_backups (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_canonicalize_filename (argv[0], NULL);
  g_autoptr (GPtrArray) backups = list_backups (path, argc > 1 ? argv[1] : NULL, &error);
  g_autoptr (RectifyCliTable) table = rectify_cli_table_new (
      RECTIFY_CLI_CELLS (C_ ("column of a list", "Made"), C_ ("column of a list", "Plans"),
                         C_ ("column of a list", "Items"), C_ ("column of a list", "Size in bytes"),
                         C_ ("column of a list", "File")));

  if (backups == NULL)
    return rectify_cli_fail (error);
  if (backups->len == 0)
    return tell_none (argv[0]);
  for (guint i = 0; i < backups->len; i++)
    add_backup (table, backups->pdata[i]);
  return rectify_cli_table_print (table, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
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
  g_autofree char *remark = NULL;
  g_autofree char *folder = ledger != NULL ? dup_folder (ledger, NULL, &remark) : NULL;
  g_autofree char *line = NULL;

  if (ledger == NULL || !rectify_ledger_restore (ledger, argv[1], folder, &error))
    return rectify_cli_fail (error);
  if (remark != NULL)
    rectify_cli_warn (remark);
  line
      = g_strdup_printf (_ ("Restored. What the ledger held before is backed up in %s.\n"), folder);
  return rectify_cli_print (line, &error) ? RECTIFY_CLI_DONE : rectify_cli_fail (error);
}
