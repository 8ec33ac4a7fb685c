/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "rectify-file-fault.h"
#include "rectify-file-save.h"

#define SIZE (64 * 1024)

typedef struct {
  const char *name; /* below the folder, or a path */
  int code;
  const char *says;
} Case;

static char *
dup_path (const char *folder, const char *name)
{
  return *name == '/' ? g_strdup (name) : g_build_filename (folder, name, NULL);
}

static void
assert_save_fails (const char *folder, const Case *test)
{
  g_autofree char *path = dup_path (folder, test->name);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *begin = g_strdup_printf ("“%s” cannot be written", name);
  g_autofree char *data = g_malloc0 (SIZE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (rectify_file_save (file, data, SIZE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, (int) g_io_error_from_errno (test->code));
  g_assert_true (g_str_has_prefix (error->message, begin));
  g_assert_nonnull (strstr (error->message, test->says));
}

/* Only the file's own name is said, and what to do; what was there stays, and nothing else. */
static void
test_write (void)
{
  static const Case cases[] = {
    { "/proc/a.docx", ENOENT, "Choose another folder" },
    { "nowhere/a.docx", ENOENT, "Choose another folder" },
    { "file/a.docx", ENOTDIR, "Choose another folder" },
    { "folder", EISDIR, "Choose another name" },
  };
  g_autofree char *folder = g_dir_make_tmp ("rectify-fault-XXXXXX", NULL);
  g_autofree char *sub = g_build_filename (folder, "folder", NULL);
  g_autofree char *plain = g_build_filename (folder, "file", NULL);
  g_autofree char *left = NULL;

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_true (g_file_set_contents (plain, "before", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_save_fails (folder, &cases[i]);
  g_assert_true (g_file_get_contents (plain, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "before");
  g_unlink (plain);
  g_rmdir (sub);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_room (void)
{
  static const Case test = { "a.xlsx", EFBIG, "Make room on it" };
  g_autofree char *folder = g_dir_make_tmp ("rectify-fault-XXXXXX", NULL);
  struct rlimit whole, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  small = whole;
  small.rlim_cur = SIZE / 2;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_save_fails (folder, &test);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &whole), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Of each of them it is said what to do, also of one that nobody thought of. */
static void
test_sentences (void)
{
  static const int codes[]
      = { 0, ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, EROFS, ENOSPC, EDQUOT, ENAMETOOLONG, EIO };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *reading = rectify_file_fault_dup_read ("/a/b.txt", codes[i]);
      g_autofree char *writing = rectify_file_fault_dup_write ("/a/b.txt", codes[i]);

      g_assert_true (g_str_has_prefix (reading, "“b.txt” cannot be read"));
      g_assert_true (g_str_has_prefix (writing, "“b.txt” cannot be written"));
      g_assert_true (strstr (reading, ". C") != NULL || strstr (reading, ". Ask") != NULL);
      g_assert_true (strstr (writing, ". C") != NULL || strstr (writing, ". Make") != NULL);
      g_assert_null (strstr (reading, "/a"));
    }
}

static void
test_take (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/方案.docx");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) stopped = NULL;
  GError *failure = NULL;

  g_assert_null (g_file_read (file, NULL, &failure));
  g_assert_false (rectify_file_fault_take_read (&error, file, failure));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "“方案.docx” cannot be read: it is not there."));
  failure = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  g_assert_false (rectify_file_fault_take_write (&stopped, file, failure));
  g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-fault/write", test_write);
  g_test_add_func ("/file-fault/no-room", test_no_room);
  g_test_add_func ("/file-fault/sentences", test_sentences);
  g_test_add_func ("/file-fault/take", test_take);
  return g_test_run ();
}
