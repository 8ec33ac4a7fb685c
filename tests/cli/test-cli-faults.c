/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "cli-runner.h"

/* Less than any of the files, and more than what is said. In bytes. */
#define ROOM 2048

/* Where nothing can be made, also by the superuser, it is said which file, why and what to do. */
static void
test_write (void)
{
  static const char *const endings[] = { "docx", "xlsx", "txt", "json", "ics", "pdf" };

  assert_done ("sample s.rectify", "");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *line = g_strdup_printf ("export s.rectify 1 /proc/a.%s", endings[i]);
      g_autofree char *said = g_strdup_printf (
          "“a.%s” cannot be written: its folder is not there, or takes no files. Choose another",
          endings[i]);

      assert_fails_with (line, 1, said);
    }
  assert_fails_with ("handover s.rectify /proc/a.zip 1", 1, "“a.zip” cannot be written");
  assert_fails_with ("packet s.rectify /proc/a.pdf 1", 1, "“a.pdf” cannot be written");
}

/* A disk without room, and a folder in the way. */
static void
test_no_room (void)
{
  static const char *const endings[] = { "docx", "json", "pdf" };
  struct rlimit whole, small;

  assert_done ("sample room.rectify", "");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  small = whole;
  small.rlim_cur = ROOM;
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("b.", endings[i], NULL);
      g_autofree char *path = dup_path (name);
      g_autofree char *line = g_strconcat ("export room.rectify 1 ", name, NULL);
      g_autofree char *full = g_strdup_printf (
          "“%s” cannot be written: there is not enough room on the disk. Make room", name);
      g_autofree char *taken = g_strdup_printf (
          "“%s” cannot be written: there is a folder of that name. Choose another name.", name);

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      assert_fails_with (line, 1, full);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &whole), ==, 0);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      assert_fails_with (line, 1, taken);
      g_rmdir (path);
    }
}

static void
test_read (void)
{
  static const char *const absent[]
      = { "convert nope.docx out.txt", "check nope.docx", "import s.rectify nope.docx",
          "show nope.rectify 1", "verify nope.zip" };
  static const char *const folders[] = { "check .", "import s.rectify .", "show . 1", "verify ." };

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    assert_fails_with (absent[i], 1, "cannot be read: it is not there. Check its name");
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    assert_fails_with (folders[i], 1, "cannot be read: it is a folder. Choose a file in it.");
  /* Its name is said once. */
  assert_fails_with ("verify nope.zip", 1, "rectify-cli: “nope.zip” cannot be read");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up (argc, argv);
  g_test_add_func ("/cli-faults/write", test_write);
  g_test_add_func ("/cli-faults/no-room", test_no_room);
  g_test_add_func ("/cli-faults/read", test_read);
  return run_tests ();
}
