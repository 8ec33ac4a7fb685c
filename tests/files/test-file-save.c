/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rectify-file-save.h"

typedef struct {
  char *folder;
  char *path; /* of a file in it that holds “before” */
} Fixture;

static char *
dup_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rectify-save-XXXXXX", NULL);
  fixture->path = dup_path (fixture, "real.txt");
  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
}

static guint
count (Fixture *fixture)
{
  GDir *folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  g_dir_close (folder);
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GDir *folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = dup_path (fixture, name);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_mode (const char *path, guint expected)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, expected);
}

static void
assert_saves (const char *path, int mode)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (rectify_file_save_as (file, "after", 5, mode, NULL, &error));
  g_assert_no_error (error);
  assert_holds (path, "after");
}

/* Who may read a file stays as its owner has set it, as far as a new one would be open: what nobody
 * else may read is not written into what all may. A document is no program either. */
static void
test_mode (Fixture *fixture, gconstpointer data)
{
  static const guint modes[] = { 0600, 0644, 0640, 0666, 0755 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (g_chmod (fixture->path, modes[i]), ==, 0);
      assert_saves (fixture->path, 0666);
      assert_mode (fixture->path, modes[i] & 0666);
    }
  g_assert_cmpint (g_chmod (fixture->path, 06755), ==, 0);
  assert_saves (fixture->path, 0666);
  assert_mode (fixture->path, 0644);
  assert_saves (fixture->path, 0600);
  assert_mode (fixture->path, 0600);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* A file that another owns stays the other's where that can be done. */
static void
test_owner (Fixture *fixture, gconstpointer data)
{
  GStatBuf info;

  if (chown (fixture->path, 1234, 2345) != 0)
    {
      g_test_skip ("Only the superuser may give files away");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->path, 0660), ==, 0);
  assert_saves (fixture->path, 0666);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_uid, ==, 1234);
  g_assert_cmpuint (info.st_gid, ==, 2345);
  assert_mode (fixture->path, 0660);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *open = dup_path (fixture, "open.txt");
  g_autofree char *own = dup_path (fixture, "own.txt");
  mode_t mask = umask (022);

  assert_saves (open, 0666);
  assert_mode (open, 0644);
  assert_saves (own, 0600);
  assert_mode (own, 0600);
  umask (mask);
  g_assert_cmpuint (count (fixture), ==, 3);
}

/* A link stays one, and what it leads to is written: by way of others, too, and if it is absent. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *near = dup_path (fixture, "near.txt");
  g_autofree char *far = dup_path (fixture, "far.txt");
  g_autofree char *loose = dup_path (fixture, "loose.txt");
  g_autofree char *made = dup_path (fixture, "made.txt");

  g_assert_cmpint (symlink ("real.txt", near), ==, 0);
  g_assert_cmpint (symlink (near, far), ==, 0);
  g_assert_cmpint (symlink ("made.txt", loose), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  assert_saves (far, 0666);
  assert_saves (loose, 0666);
  assert_holds (fixture->path, "after");
  assert_mode (fixture->path, 0600);
  assert_holds (made, "after");
  g_assert_true (g_file_test (near, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (far, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (loose, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (made, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count (fixture), ==, 5);
}

/* Any name that the disk takes: the one of the temporary file is no longer. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  static const guint lengths[] = { 248, 249, 250, 255 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *name = g_strnfill (lengths[i], 'n');
      g_autofree char *path = dup_path (fixture, name);

      assert_saves (path, 0666);
    }
  g_assert_cmpuint (count (fixture), ==, 1 + G_N_ELEMENTS (lengths));
}

static void
assert_refused (Fixture *fixture, const char *path, GCancellable *cancellable, int code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  guint before = count (fixture);

  g_assert_false (rectify_file_save (file, "after", 5, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_cmpuint (count (fixture), ==, before);
}

/* Links in a ring lead nowhere, and what is no file, as a pipe or a device, is not replaced. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ring = dup_path (fixture, "ring.txt");
  g_autofree char *pipe = dup_path (fixture, "pipe.txt");
  g_autofree char *folder = dup_path (fixture, "folder");
  g_autofree char *lead = dup_path (fixture, "lead");
  GStatBuf info;

  g_assert_cmpint (symlink ("ring.txt", ring), ==, 0);
  assert_refused (fixture, ring, NULL, (int) g_io_error_from_errno (ELOOP));
  g_assert_true (g_file_test (ring, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (fixture, pipe, NULL, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpint (g_stat (pipe, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("folder", lead), ==, 0);
  assert_refused (fixture, lead, NULL, G_IO_ERROR_IS_DIRECTORY);
  g_assert_true (g_file_test (lead, G_FILE_TEST_IS_SYMLINK));
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  assert_refused (fixture, fixture->path, cancellable, G_IO_ERROR_CANCELLED);
  assert_holds (fixture->path, "before");
}

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/file-save/mode", test_mode);
  add ("/file-save/owner", test_owner);
  add ("/file-save/new", test_new);
  add ("/file-save/link", test_link);
  add ("/file-save/long-name", test_long_name);
  add ("/file-save/refused", test_refused);
  add ("/file-save/stopped", test_stopped);
  return g_test_run ();
}
