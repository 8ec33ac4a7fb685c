/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "dialogs/rectify-dialogs.h"
#include "fit-testing.h"
#include "rectify-ledger-filter-bar-private.h"
#include "rectify-ledger-view-private.h"
#include "rectify-window-private.h"

/* Who needs text twice as large as usual has all of the program on a usual screen nevertheless, and so
 * has who has a small screen with text of the usual size. */

/* Dots per inch, in the units of the setting. */
#define USUAL (96 * 1024)
#define LARGE (2 * USUAL)

typedef struct {
  const char *path;
  int dots;
  int width; /* in pixels */
  int height;
} Screen;

static const Screen large = { "/large-text/views", LARGE, 1366, 768 };
/* Without the edges and bars of a desktop. */
static const Screen small = { "/small-screen/views", USUAL, 1000, 700 };

static GtkApplication *application;

/* The faults of a window are told as they are found, and counted. */
static guint n_faults;
static const Screen *screen;

static void
look_at (GtkWindow *window, const char *what)
{
  g_autoptr (GPtrArray) faults = NULL;
  int width, height;

  fit_wait_frames (GTK_WIDGET (window));
  width = gtk_widget_get_width (GTK_WIDGET (window));
  height = gtk_widget_get_height (GTK_WIDGET (window));
  /* The screen that the test has may be larger, and a window with it. */
  if (width > screen->width || height > screen->height)
    {
      gtk_window_set_default_size (window, MIN (width, screen->width),
                                   MIN (height, screen->height));
      fit_wait_frames (GTK_WIDGET (window));
    }
  faults = fit_list_faults (window, screen->width, screen->height);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s: %s", what, (const char *) g_ptr_array_index (faults, i));
  n_faults += faults->len;
}

static void
add_plan (RectifyWindow *window)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  plan = app_read_plan (text);
  app_add_plan (window->session, plan);
}

static void
open_window (RectifyWindow **window, const Screen *on)
{
  g_autofree char *path = NULL;

  screen = on;
  n_faults = 0;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", screen->dots, NULL);
  path = app_present_ledger (application, window);
  gtk_window_set_default_size (GTK_WINDOW (*window), screen->width, screen->height);
}

static void
close_window (RectifyWindow **window)
{
  app_close_window (window);
  g_assert_cmpuint (n_faults, ==, 0);
}

static gint64
find_measure (RectifyItem *item)
{
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    return rectify_item_get_id (item);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      gint64 id = find_measure (rectify_item_get_child (item, i));

      if (id != 0)
        return id;
    }
  return 0;
}

static void
select_measure (RectifyWindow *window)
{
  RectifyPlan *plan = rectify_session_get_plan (window->session);

  rectify_plan_view_go (window->plan_view, find_measure (rectify_plan_get_root (plan)));
  app_settle (window->session);
}

static void
do_action (RectifyWindow *window, const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), name));
  g_action_group_activate_action (G_ACTION_GROUP (window), name, NULL);
  app_settle (window->session);
}

static void
test_views (gconstpointer data)
{
  static const char *const views[] = { "plan", "ledger", "overview", "pages" };
  RectifyWindow *window;

  open_window (&window, data);
  look_at (GTK_WINDOW (window), "first run");
  add_plan (window);
  select_measure (window);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_stack_set_visible_child_name (window->view_stack, views[i]);
      app_settle (window->session);
      look_at (GTK_WINDOW (window), views[i]);
      do_action (window, "checks");
      look_at (GTK_WINDOW (window), "and its checks");
      do_action (window, "checks");
    }
  close_window (&window);
}

/* The actions that the crawler opens dialogs with, see there. */
static char **
list_actions (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", "every_window.py", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("^ +\\(\"([a-z-]+)\", \"", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *names = g_ptr_array_new ();

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (names, g_match_info_fetch (match, 1));
  g_assert_cmpuint (names->len, >, 20);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
look_at_dialog (RectifyWindow *window, const char *name)
{
  GtkWindow *dialog;

  while ((dialog = app_get_dialog (GTK_WINDOW (window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle (window->session);
  look_at (dialog, name);
  gtk_window_destroy (dialog);
  app_settle (window->session);
}

static void
test_dialogs (void)
{
  g_auto (GStrv) names = list_actions ();
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  for (guint i = 0; names[i] != NULL; i++)
    {
      select_measure (window);
      g_test_message ("%s", names[i]);
      do_action (window, names[i]);
      look_at_dialog (window, names[i]);
    }
  close_window (&window);
}

static void
import_document (RectifyWindow *window)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rectify_import_dialog_present (GTK_WINDOW (window), window->session, file);
  app_settle (window->session);
  look_at_dialog (window, "import");
}

static void
freeze_edition (RectifyWindow *window)
{
  GtkWindow *dialog;

  do_action (window, "freeze");
  dialog = app_get_dialog (GTK_WINDOW (window));
  gtk_widget_activate (gtk_window_get_default_widget (dialog));
  while (app_get_dialog (GTK_WINDOW (window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle (window->session);
}

/* Dialogs that no action opens by itself, or only later. */
static void
test_other_dialogs (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  select_measure (window);
  import_document (window);
  freeze_edition (window);
  do_action (window, "editions");
  look_at_dialog (window, "editions");
  close_window (&window);
}

/* Menus and what else drops down fits on the screen as well, or scrolls there. */
static void
look_at_popovers (GtkWidget *widget, const char *what)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      look_at_popovers (child, what);
      if (!GTK_IS_POPOVER (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      if (width <= screen->width && height <= screen->height)
        continue;
      g_test_message ("%s: a popover of %s is at least %d by %d", what, G_OBJECT_TYPE_NAME (widget),
                      width, height);
      n_faults++;
    }
}

static void
test_popovers (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  add_plan (window);
  fit_wait_frames (GTK_WIDGET (window));
  look_at_popovers (GTK_WIDGET (window), "main window");
  close_window (&window);
}

/* The filter's second line comes when it is asked for. */
static void
test_filter (void)
{
  RectifyWindow *window;
  RectifyLedgerFilterBar *bar;

  open_window (&window, &large);
  add_plan (window);
  gtk_stack_set_visible_child_name (window->view_stack, "ledger");
  app_settle (window->session);
  fit_wait_frames (GTK_WIDGET (window));
  bar = window->ledger_view->bar;
  g_assert_false (gtk_widget_get_mapped (bar->second));
  g_assert_true (gtk_widget_get_mapped (bar->more));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bar->more), TRUE);
  g_assert_true (gtk_widget_get_visible (bar->second));
  look_at (GTK_WINDOW (window), "all of the filter");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL, NULL);
  fit_wait_frames (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_mapped (bar->more));
  g_assert_true (gtk_widget_get_mapped (bar->second));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE, NULL);
  close_window (&window);
}

/* Who wants nothing to move sees at once what others see come. */
static void
test_motion (void)
{
  RectifyWindow *window;

  open_window (&window, &large);
  rectify_window_notify (window, "done", FALSE);
  g_assert_true (gtk_revealer_get_child_revealed (window->notice));
  close_window (&window);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_data_func (large.path, &large, test_views);
  g_test_add_data_func (small.path, &small, test_views);
  g_test_add_func ("/large-text/dialogs", test_dialogs);
  g_test_add_func ("/large-text/other-dialogs", test_other_dialogs);
  g_test_add_func ("/large-text/popovers", test_popovers);
  g_test_add_func ("/large-text/filter", test_filter);
  g_test_add_func ("/large-text/motion", test_motion);
}

int
main (int argc, char **argv)
{
  return fit_run_tests (argc, argv, add_tests);
}
