/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "app-testing.h"
#include "rectify-help.h"
#include "rectify-window-private.h"

static GtkApplication *application;

static void
install (const char *folder, const char *language, const char *page)
{
  g_autofree char *pages = g_build_filename (folder, "help", language, "rectify", NULL);
  g_autofree char *path = g_build_filename (pages, page, NULL);

  g_assert_cmpint (g_mkdir_with_parents (pages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "<page/>", -1, NULL));
}

static void
assert_uri (const char *folder, const char *language, const char *page, const char *wanted)
{
  const char *const folders[] = { "/nowhere", folder, NULL };
  const char *const languages[] = { language, "C", NULL };
  g_autofree char *uri = rectify_help_dup_uri (folders, languages, page);

  g_assert_cmpstr (uri, ==, wanted);
}

/* In the user's language or in English, and the first page where the one that is wanted is not. */
static void
test_uri (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = app_make_folder (&path);

  assert_uri (folder, "zh_CN", NULL, NULL);
  install (folder, "zh_CN", "slips.page");
  assert_uri (folder, "zh_CN", NULL, NULL);
  assert_uri (folder, "zh_CN", "slips", "help:rectify/slips");
  assert_uri (folder, "de", "slips", NULL);
  install (folder, "C", "index.page");
  assert_uri (folder, "de", "slips", "help:rectify/index");
  assert_uri (folder, "zh_CN", "slips", "help:rectify/slips");
  assert_uri (folder, "zh_CN", "evidence", "help:rectify/index");
  folder_remove (folder);
}

/* What cannot be shown can be had all the same, by what a clerk or the administrator has. */
static void
test_failure (void)
{
  g_assert_nonnull (strstr (rectify_help_get_failure (TRUE, FALSE), "/usr/share/help"));
  g_assert_null (strstr (rectify_help_get_failure (FALSE, FALSE), "source"));
  g_assert_null (strstr (rectify_help_get_failure (TRUE, TRUE), "/usr/share"));
  g_assert_nonnull (strstr (rectify_help_get_failure (FALSE, TRUE), "flatpak info"));
}

/* F1 in the main window is about what is seen there. */
static void
test_views (void)
{
  static const char *const pages[][2] = { { "plan", "tree" },
                                          { "ledger", "ledger-view" },
                                          { "overview", "overview" },
                                          { "pages", "pages" } };
  RectifyWindow *window;

  app_present_window (application, &window);
  g_assert_cmpstr (rectify_window_get_help_page (window), ==, "first-start");
  app_assert_help_page ("first-start");
  gtk_stack_set_visible_child_name (window->stack, "plans");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_stack_set_visible_child_name (window->view_stack, pages[i][0]);
      g_assert_cmpstr (rectify_window_get_help_page (window), ==, pages[i][1]);
      app_assert_help_page (pages[i][1]);
    }
  app_close_window (&window);
}

static void
press_f1 (GtkWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;
      g_autofree char *trigger = NULL;

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        shortcut = g_list_model_get_item (G_LIST_MODEL (controller), 0);
      if (shortcut != NULL)
        trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      if (g_strcmp0 (trigger, "F1") != 0)
        continue;
      found = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (window), NULL);
    }
  g_assert_true (found);
}

static void
assert_told (GtkWindow *parent)
{
  GtkWindow *dialog = app_get_dialog (parent);

  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_transient_for (dialog) == parent);
  g_assert_nonnull (app_find_label (GTK_WIDGET (dialog), "administrator"));
  gtk_window_destroy (dialog);
}

/* Without pages it is said how to get them, instead of nothing, over the window that was asked. */
static void
test_not_installed (void)
{
  static const char *const actions[] = { "help", "help-view" };
  RectifyWindow *window;
  GtkWindow *other;
  g_autofree char *uri = rectify_help_dup_installed_uri (NULL);

  if (uri != NULL)
    {
      g_test_skip ("the help is installed here");
      return;
    }
  app_present_window (application, &window);
  other = GTK_WINDOW (gtk_window_new ());
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (window), actions[i], NULL);
      assert_told (GTK_WINDOW (window));
    }
  rectify_help_set_page (other, "keyboard");
  gtk_window_present (other);
  press_f1 (other);
  assert_told (other);
  gtk_window_destroy (other);
  app_close_window (&window);
}

/* The identifier of a page is its name: viewers go by the one, links by the other. It hangs on the first
 * page, or on a section of it. */
static void
assert_page (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *id = g_strdup_printf (" id=\"%.*s\"", (int) strcspn (name, "."), name);
  const GMarkupParser nothing = { NULL };
  g_autoptr (GMarkupParseContext) parser = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_true (g_markup_parse_context_parse (parser, text, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (parser, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, id));
  if (!g_str_equal (name, "index.page"))
    g_assert_nonnull (strstr (text, "<link type=\"guide\" xref=\"index#"));
}

/* Every page is there in both languages, and the first one leads to it. */
static void
test_pages (void)
{
  static const char *const languages[] = { "C", "zh_CN" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *folder
          = g_test_build_filename (G_TEST_DIST, "..", "help", languages[i], NULL);
      g_autofree char *other
          = g_test_build_filename (G_TEST_DIST, "..", "help", languages[1 - i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".page"))
          {
            assert_page (folder, name);
            assert_page (other, name);
          }
    }
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_test_add_func ("/help/uri", test_uri);
  g_test_add_func ("/help/failure", test_failure);
  g_test_add_func ("/help/views", test_views);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/not-installed", test_not_installed);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
