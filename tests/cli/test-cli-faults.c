/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-runner.h"

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

static void
test_read (void)
{
  static const char *const absent[]
      = { "convert nope.docx", "check nope.docx", "import s.rectify nope.docx", "show nope.rectify" };
  static const char *const folders[] = { "check .", "import s.rectify .", "show ." };

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    assert_fails_with (absent[i], 1, "cannot be read: it is not there. Check its name");
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    assert_fails_with (folders[i], 1, "cannot be read: it is a folder. Choose a file in it.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  set_up (argc, argv);
  g_test_add_func ("/cli-faults/write", test_write);
  g_test_add_func ("/cli-faults/read", test_read);
  return run_tests ();
}
