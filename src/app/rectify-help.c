/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-help.h"

/* Pages of which one is the first, the better one before. */
static const char *const first_pages[] = { "index", "data-safety" };

/**
 * rectify_help_dup_uri:
 * @folders: (array zero-terminated=1): folders of data, as the system has them
 * @languages: (array zero-terminated=1): the user's languages, the preferred one first
 *
 * Returns: (transfer full) (nullable): what a viewer of help is to open, or %NULL if no page of the
 *   help is installed
 */
char *
rectify_help_dup_uri (const char *const *folders, const char *const *languages)
{
  for (guint page = 0; page < G_N_ELEMENTS (first_pages); page++)
    {
      g_autofree char *name = g_strconcat (first_pages[page], ".page", NULL);

      for (guint i = 0; languages[i] != NULL; i++)
        for (guint j = 0; folders[j] != NULL; j++)
          {
            g_autofree char *path
                = g_build_filename (folders[j], "help", languages[i], "rectify", name, NULL);

            if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
              return g_strconcat ("help:rectify/", first_pages[page], NULL);
          }
    }
  return NULL;
}

/**
 * rectify_help_dup_installed_uri:
 *
 * Returns: (transfer full) (nullable): likewise, of this computer and this user
 */
char *
rectify_help_dup_installed_uri (void)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  const char *const *system = g_get_system_data_dirs ();

  g_ptr_array_add (folders, (gpointer) g_get_user_data_dir ());
  for (guint i = 0; system[i] != NULL; i++)
    g_ptr_array_add (folders, (gpointer) system[i]);
  g_ptr_array_add (folders, NULL);
  return rectify_help_dup_uri ((const char *const *) folders->pdata, g_get_language_names ());
}
