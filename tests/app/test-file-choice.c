/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-testing.h"
#include "rectify-file-choice.h"
#include "rectify-window-private.h"

typedef struct {
  char *folder;
  char *path; /* of a ledger */
  GtkWindow *window;
  GtkWindow *dialog; /* over it */
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = app_make_folder (&fixture->path);
  fixture->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  fixture->dialog = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_window_set_transient_for (fixture->dialog, fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->dialog);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->dialog);
  g_object_unref (fixture->window);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_start (GtkWindow *window, RectifyFilePurpose purpose, const char *wanted)
{
  g_autoptr (GFile) start = rectify_file_choice_dup_start (window, purpose);

  g_assert_cmpstr (g_file_peek_path (start), ==, wanted);
}

/* Beside the ledger of the window that the dialog is over; without one, somewhere that is there. */
static void
test_home (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere
      = rectify_file_choice_dup_start (fixture->dialog, RECTIFY_FILES_TO_IMPORT);

  g_assert_true (g_file_query_exists (nowhere, NULL));
  rectify_file_choice_set_home (fixture->window, fixture->path);
  assert_start (fixture->window, RECTIFY_FILES_TO_IMPORT, fixture->folder);
  assert_start (fixture->dialog, RECTIFY_FILES_TO_IMPORT, fixture->folder);
  rectify_file_choice_set_home (fixture->window, NULL);
  assert_start (fixture->dialog, RECTIFY_FILES_TO_IMPORT, g_file_peek_path (nowhere));
}

/* The user's own ledger is where nobody looks for documents. */
static void
test_hidden_home (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "rectify", NULL);
  g_autofree char *ledger = g_build_filename (own, "ledger.rectify", NULL);
  g_autoptr (GFile) start = NULL;

  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  rectify_file_choice_set_home (fixture->window, ledger);
  start = rectify_file_choice_dup_start (fixture->window, RECTIFY_FILES_TO_IMPORT);
  g_assert_cmpstr (g_file_peek_path (start), !=, own);
}

/* What was used last for the same, and for nothing else, as long as it is there. */
static void
test_last (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = g_build_filename (fixture->folder, "上报材料", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (last);

  g_assert_cmpint (g_mkdir (last, 0700), ==, 0);
  rectify_file_choice_set_home (fixture->window, fixture->path);
  rectify_file_choice_note (RECTIFY_FILES_TO_HAND_ON, file);
  assert_start (fixture->dialog, RECTIFY_FILES_TO_HAND_ON, last);
  assert_start (fixture->dialog, RECTIFY_FILES_TO_IMPORT, fixture->folder);
  g_assert_cmpint (g_rmdir (last), ==, 0);
  assert_start (fixture->dialog, RECTIFY_FILES_TO_HAND_ON, fixture->folder);
}

/* The main window says where its ledger is. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  RectifyWindow *window;

  app_present_window (application, &window);
  rectify_window_open_ledger (window, fixture->path, RECTIFY_LEDGER_CREATE);
  app_settle (window->session);
  assert_start (GTK_WINDOW (window), RECTIFY_FILES_TO_IMPORT, fixture->folder);
  app_close_window (&window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_test_add ("/file-choice/home", Fixture, NULL, set_up, test_home, tear_down);
  g_test_add ("/file-choice/hidden-home", Fixture, NULL, set_up, test_hidden_home, tear_down);
  g_test_add ("/file-choice/last", Fixture, NULL, set_up, test_last, tear_down);
  g_test_add ("/file-choice/window", Fixture, NULL, set_up, test_window, tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  result = app_run_tests (argc, argv, add_tests);
  folder_remove (data);
  return result;
}
