/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presets.h"

#include <glib/gstdio.h>

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/**
 * presets_install:
 * @folder: a folder of the test's own
 * @override: what an administrator writes into an override file
 *
 * To be called before anything looks for a schema: that is done once in a program.
 */
void
presets_install (const char *folder, const char *override)
{
  const char *name = "org.example.Rectify.gschema.xml";
  g_autofree char *schemas = g_build_filename (folder, "schemas", NULL);
  g_autofree char *source
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "schema", name, NULL);
  const char *const compile[] = { "glib-compile-schemas", "--strict", schemas, NULL };
  g_autofree char *schema = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (source, &schema, NULL, &error);
  g_assert_no_error (error);
  write_file (schemas, name, schema);
  write_file (schemas, "90_office.gschema.override", override);
  run (compile);
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

/**
 * presets_lock:
 * @folder: a folder of the test's own
 * @values: what an administrator writes into a key file of dconf
 * @keys: (array zero-terminated=1): the keys that nobody is to change
 *
 * Returns: whether this computer has what it takes
 */
gboolean
presets_lock (const char *folder, const char *values, const char *const *keys)
{
  g_autofree char *program = g_find_program_in_path ("dconf");
  g_autofree char *source = g_build_filename (folder, "dconf.d", NULL);
  g_autofree char *database = g_build_filename (folder, "dconf.db", NULL);
  g_autofree char *path = g_build_filename (folder, "dconf.profile", NULL);
  g_autofree char *profile = g_strdup_printf ("user-db:user\nfile-db:%s\n", database);
  const char *const compile[] = { "dconf", "compile", database, source, NULL };
  g_autoptr (GString) locks = g_string_new (NULL);

  if (program == NULL)
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    g_string_append_printf (locks, "/org/example/Rectify/%s\n", keys[i]);
  write_file (source, "office", values);
  write_file (source, "locks/office", locks->str);
  write_file (folder, "dconf.profile", profile);
  run (compile);
  g_setenv ("DCONF_PROFILE", path, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "dconf", TRUE);
  return TRUE;
}
