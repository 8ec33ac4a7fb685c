/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-choice.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "rectify-backup.h"

#define GROUP "folders"

/* Where nobody chose; set before there are threads. */
static struct {
  char *folder; /* NULL: beside the ledger */
  gboolean is_locked;
} preset;

static char *
dup_file_path (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), "rectify", name, NULL);
}

/* What cannot be read is as good as not there: the backups then are beside the ledger. */
static GKeyFile *
load (gboolean *is_broken)
{
  GKeyFile *file = g_key_file_new ();
  g_autofree char *path = dup_file_path ("backups.ini");
  g_autoptr (GError) error = NULL;

  *is_broken = !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error)
               && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  return file;
}

/* What a file holds that cannot be read may still be of use to somebody: it is not written over. */
static void
save (GKeyFile *file, gboolean is_broken)
{
  g_autofree char *path = dup_file_path ("backups.ini");
  g_autofree char *aside = g_strconcat (path, ".broken", NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir_with_parents (parent, 0700) == 0 && (!is_broken || g_rename (path, aside) == 0))
    g_key_file_save_to_file (file, path, NULL);
}

/* By whatever links a ledger is reached, it is the same. Of one that is gone its folder is there. */
static char *
dup_real_path (const char *ledger_path)
{
  g_autofree char *absolute = g_canonicalize_filename (ledger_path, NULL);
  g_autofree char *parent = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real = realpath (absolute, NULL);
  char *real_parent = real == NULL ? realpath (parent, NULL) : NULL;
  char *path = real != NULL
                   ? g_strdup (real)
                   : g_build_filename (real_parent != NULL ? real_parent : parent, name, NULL);

  free (real);
  free (real_parent);
  return path;
}

/* A path may hold what a key cannot. */
static char *
dup_key (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA1, path, -1);
}

/* The choice went by the path that was given once; before that the window kept it with what it
 * remembers of itself. */
static char *
dup_earlier (GKeyFile *file, const char *ledger_path)
{
  g_autofree char *absolute = g_canonicalize_filename (ledger_path, NULL);
  g_autofree char *key = dup_key (absolute);
  g_autofree char *window_key = g_strdup_printf ("backup-folder-%.12s", key);
  g_autofree char *window_path = dup_file_path ("state.ini");
  g_autoptr (GKeyFile) window_file = g_key_file_new ();
  g_auto (GStrv) uris = NULL;
  char *uri = g_key_file_get_string (file, GROUP, key, NULL);

  if (uri != NULL)
    return uri;
  g_key_file_load_from_file (window_file, window_path, G_KEY_FILE_NONE, NULL);
  uris = g_key_file_get_string_list (window_file, "window", window_key, NULL, NULL);
  return uris != NULL ? g_strdup (uris[0]) : NULL;
}

/**
 * rectify_backup_preset:
 * @folder: (nullable): where backups go of which nobody chose where; %NULL: beside the ledger
 * @is_locked: whether they go there whatever anybody chose
 *
 * To be called before there are threads.
 */
void
rectify_backup_preset (const char *folder, gboolean is_locked)
{
  g_free (preset.folder);
  preset.folder = g_strdup (folder);
  preset.is_locked = is_locked;
}

/**
 * rectify_backup_is_locked:
 *
 * Returns: whether nobody can choose where backups go
 */
gboolean
rectify_backup_is_locked (void)
{
  return preset.is_locked;
}

/**
 * rectify_backup_dup_chosen:
 * @ledger_path: a ledger's file
 *
 * Returns: (transfer full) (nullable): the folder that was chosen for its backups, by the user or
 *   else for everybody, whether it is there or not; %NULL for the one beside the ledger
 */
char *
rectify_backup_dup_chosen (const char *ledger_path)
{
  gboolean is_broken;
  g_autoptr (GKeyFile) file = load (&is_broken);
  g_autofree char *real = dup_real_path (ledger_path);
  g_autofree char *key = dup_key (real);
  g_autofree char *uri = g_key_file_get_string (file, GROUP, key, NULL);

  if (preset.is_locked)
    return g_strdup (preset.folder);
  if (uri == NULL)
    {
      uri = dup_earlier (file, ledger_path);
      if (uri != NULL)
        {
          g_key_file_set_string (file, GROUP, key, uri);
          save (file, is_broken);
        }
    }
  if (uri == NULL)
    return g_strdup (preset.folder);
  return *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;
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
  gboolean is_broken;
  g_autoptr (GKeyFile) file = load (&is_broken);
  g_autofree char *real = dup_real_path (ledger_path);
  g_autofree char *key = dup_key (real);
  g_autofree char *uri = folder != NULL ? g_filename_to_uri (folder, NULL, NULL) : NULL;

  /* That it is beside the ledger is a choice too: an earlier one does not come back. */
  g_key_file_set_string (file, GROUP, key, uri != NULL ? uri : "");
  save (file, is_broken);
}

/* One that is preset for everybody is nowhere in a new user's home yet. Elsewhere it is not made: where
 * a server was, that would be on the computer's own disk. */
static void
make_preset (const char *folder)
{
  g_autofree char *own = g_canonicalize_filename (g_get_home_dir (), G_DIR_SEPARATOR_S);
  g_autofree char *home = g_strconcat (own, G_DIR_SEPARATOR_S, NULL);

  if (g_strcmp0 (folder, preset.folder) == 0 && g_str_has_prefix (folder, home))
    g_mkdir_with_parents (folder, 0700);
}

/**
 * rectify_backup_dup_usable_folder:
 * @ledger_path: a ledger's file
 * @remark: (out) (optional) (nullable): set to what to say when the backup is made, if it is not
 *   where it was chosen to be
 *
 * A folder of choice is not made anew: where a stick was, that would be on the computer's own disk.
 * Blocks, on a network for long.
 *
 * Returns: (transfer full): where a backup goes now: the folder of choice, or the one beside the
 *   ledger if none was chosen or nothing can be written there
 */
char *
rectify_backup_dup_usable_folder (const char *ledger_path, char **remark)
{
  g_autofree char *chosen = rectify_backup_dup_chosen (ledger_path);
  g_autofree char *shown = NULL;

  if (remark != NULL)
    *remark = NULL;
  if (chosen != NULL)
    make_preset (chosen);
  if (chosen != NULL && rectify_backup_check_folder (chosen, NULL))
    return g_steal_pointer (&chosen);
  if (chosen != NULL && remark != NULL)
    {
      shown = g_filename_display_name (chosen);
      *remark = g_strdup_printf (
          _ ("The folder of the backups, %s, cannot be used (%s). The backup was made beside the "
             "ledger instead. Plug in the disk that it is on, or choose another folder."),
          shown,
          g_file_test (chosen, G_FILE_TEST_IS_DIR) ? _ ("Nothing can be written there.")
                                                   : _ ("It is not there."));
    }
  return rectify_backup_dup_folder (ledger_path);
}
