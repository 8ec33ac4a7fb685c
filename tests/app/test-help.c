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
assert_uri (const char *folder, const char *language, const char *wanted)
{
  const char *const folders[] = { "/nowhere", folder, NULL };
  const char *const languages[] = { language, "C", NULL };
  g_autofree char *uri = rectify_help_dup_uri (folders, languages);

  g_assert_cmpstr (uri, ==, wanted);
}

/* In the user's language or in English, and the first page there is. */
static void
test_uri (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = app_make_folder (&path);

  assert_uri (folder, "zh_CN", NULL);
  install (folder, "zh_CN", "data-safety.page");
  assert_uri (folder, "zh_CN", "help:rectify/data-safety");
  assert_uri (folder, "de", NULL);
  install (folder, "C", "index.page");
  assert_uri (folder, "de", "help:rectify/index");
  folder_remove (folder);
}

/* Without pages it is said where they are, instead of nothing. */
static void
test_not_installed (void)
{
  RectifyWindow *window;
  GtkWindow *dialog;
  g_autofree char *uri = rectify_help_dup_installed_uri ();

  if (uri != NULL)
    {
      g_test_skip ("the help is installed here");
      return;
    }
  app_present_window (application, &window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "help", NULL);
  dialog = app_get_dialog (GTK_WINDOW (window));
  g_assert_nonnull (dialog);
  g_assert_nonnull (app_find_label (GTK_WIDGET (dialog), "/usr/share/help"));
  gtk_window_destroy (dialog);
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
    g_assert_nonnull (strstr (text, "<link type=\"guide\" xref=\"index"));
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
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/not-installed", test_not_installed);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
