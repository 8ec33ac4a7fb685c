/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-choice.h"

#include <gio/gio.h>

#define GROUP "folders"

static char *
dup_file_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "rectify", "backups.ini", NULL);
}

/* What cannot be read is as good as not there: the backups then are beside the ledger. */
static GKeyFile *
load (void)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_file_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* A path may hold what a key cannot. */
static char *
dup_key (const char *ledger_path)
{
  g_autofree char *absolute = g_canonicalize_filename (ledger_path, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, absolute, -1);
}

/**
 * rectify_backup_dup_chosen:
 * @ledger_path: a ledger's file
 *
 * Returns: (transfer full) (nullable): the folder that was chosen for its backups, whether it is
 *   there or not; %NULL for the one beside the ledger
 */
char *
rectify_backup_dup_chosen (const char *ledger_path)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *key = dup_key (ledger_path);
  g_autofree char *uri = g_key_file_get_string (file, GROUP, key, NULL);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/**
 * rectify_backup_choose:
 * @ledger_path: a ledger's file
 * @folder: (nullable): where its backups go; %NULL: beside it
 *
 * The choice is kept for this ledger and this user. Where it cannot be kept the backups are made beside
 * the ledger, as if nothing had been chosen.
 */
void
rectify_backup_choose (const char *ledger_path, const char *folder)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *key = dup_key (ledger_path);
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;
  g_autofree char *path = dup_file_path ();
  g_autofree char *parent = g_path_get_dirname (path);

  if (uri != NULL)
    g_key_file_set_string (file, GROUP, key, uri);
  else
    g_key_file_remove_key (file, GROUP, key, NULL);
  if (g_mkdir_with_parents (parent, 0700) == 0)
    g_key_file_save_to_file (file, path, NULL);
}
