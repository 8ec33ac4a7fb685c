/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-state.h"

#define GROUP "window"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "rectify", "state.ini", NULL);
}

static GKeyFile *
get_file (void)
{
  static GKeyFile *file = NULL;
  g_autofree char *path = NULL;

  if (file != NULL)
    return file;
  file = g_key_file_new ();
  path = dup_path ();
  /* Nothing is lost with it: a file that is missing or broken is made anew. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/**
 * rectify_state_get_int:
 * @key: what
 * @fallback: if it is not known
 *
 * Returns: how it was left
 */
int
rectify_state_get_int (const char *key, int fallback)
{
  g_autoptr (GError) error = NULL;
  int value = g_key_file_get_integer (get_file (), GROUP, key, &error);

  return error == NULL ? value : fallback;
}

/**
 * rectify_state_set_int:
 * @key: what
 * @value: how it is left
 */
void
rectify_state_set_int (const char *key, int value)
{
  g_key_file_set_integer (get_file (), GROUP, key, value);
}

/**
 * rectify_state_get_id:
 * @key: what
 *
 * Returns: the identifier that was noted, 0 if none was
 */
gint64
rectify_state_get_id (const char *key)
{
  return g_key_file_get_int64 (get_file (), GROUP, key, NULL);
}

/**
 * rectify_state_set_id:
 * @key: what
 * @id: an identifier
 */
void
rectify_state_set_id (const char *key, gint64 id)
{
  g_key_file_set_int64 (get_file (), GROUP, key, id);
}

/**
 * rectify_state_dup_list:
 * @key: what
 *
 * Returns: (transfer full) (array zero-terminated=1): how it was left, empty if it is not known
 */
char **
rectify_state_dup_list (const char *key)
{
  g_auto (GStrv) list = g_key_file_get_string_list (get_file (), GROUP, key, NULL, NULL);

  return list != NULL ? g_steal_pointer (&list) : g_new0 (char *, 1);
}

/**
 * rectify_state_set_list:
 * @key: what
 * @list: (array zero-terminated=1): how it is left
 */
void
rectify_state_set_list (const char *key, const char *const *list)
{
  g_key_file_set_string_list (get_file (), GROUP, key, list, g_strv_length ((char **) list));
}

/**
 * rectify_state_save:
 *
 * Writes what was set. A failure costs nothing but comfort and is let pass.
 */
void
rectify_state_save (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (get_file (), path, NULL);
}
