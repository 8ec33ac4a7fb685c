/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <glib.h>
#include <glib/gstdio.h>

/**
 * folder_remove:
 * @path: a folder that a test made, or a file; nothing happens if it is not there
 *
 * Removes it with all that is in it, whatever became of its permissions.
 */
void
folder_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      folder_remove (child);
    }
  g_remove (path);
}
