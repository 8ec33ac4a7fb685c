/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rectify-state.h"

/* The state is read once a process: what was written is looked at in a process of its own. */
static void
run_again (const char *path)
{
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_nothing_known (void)
{
  g_auto (GStrv) list = rectify_state_dup_list ("list");

  g_assert_cmpint (rectify_state_get_int ("number", 7), ==, 7);
  g_assert_cmpint (rectify_state_get_id ("id"), ==, 0);
  g_assert_cmpuint (g_strv_length (list), ==, 0);
}

static void
test_write (void)
{
  const char *const list[] = { "/甲/台账;1.rectify", "/b c.rectify", NULL };

  rectify_state_set_int ("number", 42);
  rectify_state_set_id ("id", G_GINT64_CONSTANT (5000000000000000001));
  rectify_state_set_list ("list", list);
  rectify_state_save ();
}

static void
test_read (void)
{
  g_auto (GStrv) list = rectify_state_dup_list ("list");

  g_assert_cmpint (rectify_state_get_int ("number", 7), ==, 42);
  g_assert_cmpint (rectify_state_get_id ("id"), ==, G_GINT64_CONSTANT (5000000000000000001));
  g_assert_cmpuint (g_strv_length (list), ==, 2);
  g_assert_cmpstr (list[0], ==, "/甲/台账;1.rectify");
  g_assert_cmpstr (list[1], ==, "/b c.rectify");
}

static void
test_kept (void)
{
  run_again ("/state/subprocess/nothing-known");
  run_again ("/state/subprocess/write");
  run_again ("/state/subprocess/read");
}

static void
test_broken (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "rectify", NULL);
  g_autofree char *path = g_build_filename (folder, "state.ini", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "\xff\xfe not a key file [", -1, NULL));
  run_again ("/state/subprocess/nothing-known");
  run_again ("/state/subprocess/write");
  run_again ("/state/subprocess/read");
}

/* A folder that cannot be written costs comfort and nothing else. */
static void
test_no_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "rectify", NULL);
  g_autofree char *file = g_build_filename (path, "state.ini", NULL);

  g_unlink (file);
  g_rmdir (path);
  g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
  run_again ("/state/subprocess/nothing-known");
  run_again ("/state/subprocess/write");
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int result;

  if (g_getenv ("RECTIFY_TEST_STATE") == NULL)
    {
      folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
      g_setenv ("RECTIFY_TEST_STATE", folder, TRUE);
      g_setenv ("XDG_STATE_HOME", folder, TRUE);
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state/subprocess/nothing-known", test_nothing_known);
  g_test_add_func ("/state/subprocess/write", test_write);
  g_test_add_func ("/state/subprocess/read", test_read);
  g_test_add_func ("/state/kept", test_kept);
  g_test_add_func ("/state/broken", test_broken);
  g_test_add_func ("/state/no-folder", test_no_folder);
  result = g_test_run ();
  if (folder != NULL)
    g_rmdir (folder);
  return result;
}
