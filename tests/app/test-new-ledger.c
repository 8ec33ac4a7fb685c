/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "app-testing.h"
#include "rectify-window-private.h"

typedef struct {
  RectifyWindow *window;
  char *path;
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_present_ledger (application, &fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_clear_pointer (&fixture->path, g_free);
}

static const char *
get_open (Fixture *fixture)
{
  RectifyLedger *ledger = rectify_session_get_ledger (fixture->window->session);

  return ledger != NULL ? rectify_ledger_get_path (ledger) : NULL;
}

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* The action asks with a name of the year, which has the ending of ledgers. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *wanted = g_strdup_printf ("Ledger %d.rectify", g_date_time_get_year (now));
  g_autofree char *name = NULL;
  GtkWindow *chooser;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "new-ledger", NULL);
  chooser = find_chooser ();
  g_assert_nonnull (chooser);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, wanted);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  app_settle (fixture->window->session);
  g_assert_cmpstr (get_open (fixture), ==, fixture->path);
}

/* It is made for its owner alone, and is the one that is open then. */
static void
test_made (Fixture *fixture, gconstpointer data)
{
  g_autofree char *given = g_build_filename (app_get_folder (), "另一本", NULL);
  g_autofree char *path = g_strconcat (given, ".rectify", NULL);
  GStatBuf info;

  rectify_window_make_ledger (fixture->window, given);
  app_settle (fixture->window->session);
  while (g_strcmp0 (get_open (fixture), path) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* What is there is left as it is, and it is asked whether to open it. */
static void
answer_about_found (Fixture *fixture, const char *path, int response)
{
  GtkWindow *dialog;

  rectify_window_make_ledger (fixture->window, path);
  app_settle (fixture->window->session);
  dialog = rectify_window_find_dialog (fixture->window);
  g_assert_true (GTK_IS_MESSAGE_DIALOG (dialog));
  g_assert_cmpstr (get_open (fixture), ==, fixture->path);
  gtk_dialog_response (GTK_DIALOG (dialog), response);
  app_settle (fixture->window->session);
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (app_get_folder (), "there.rectify", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RectifyLedger) other = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  gsize n_before, n_after;

  g_clear_object (&other);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  answer_about_found (fixture, path, GTK_RESPONSE_CANCEL);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  answer_about_found (fixture, path, GTK_RESPONSE_ACCEPT);
  while (g_strcmp0 (get_open (fixture), path) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_tests (GtkApplication *running)
{
  application = running;
  g_test_add ("/new-ledger/asked", Fixture, NULL, set_up, test_asked, tear_down);
  g_test_add ("/new-ledger/made", Fixture, NULL, set_up, test_made, tear_down);
  g_test_add ("/new-ledger/found", Fixture, NULL, set_up, test_found, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
