/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "app-testing.h"
#include "rectify-fold-label.h"
#include "rectify-window-private.h"

/* What a screen of 1024 by 768 has for a window, without the edges and bars of a desktop. */
#define MAX_WIDTH 1000
#define MAX_HEIGHT 700

static GtkApplication *application;

static void
add_plan (RectifyWindow *window)
{
  g_autoptr (RectifyPlan) plan
      = app_read_plan ("区委办公室领导班子专题民主生活会整改方案及任务分工台账（征求意见稿）\n"
                       "（一）在带头深刻感悟“两个确立”的决定性意义方面\n"
                       "1.理论学习不够系统深入。\n整改措施：一是每月学习一次。\n"
                       "责任领导：张三\n牵头单位：区委办公室\n整改时限：2026年6月底\n");

  app_add_plan (window->session, plan);
}

static void
open_window (RectifyWindow **window)
{
  g_autofree char *path = app_dup_ledger_path ();

  app_present_window (application, window);
  rectify_window_open_ledger (*window, path, RECTIFY_LEDGER_CREATE);
  app_settle ((*window)->session);
}

static void
assert_fits (RectifyWindow *window, const char *what)
{
  int width, height, header;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                      NULL);
  gtk_widget_measure (gtk_window_get_titlebar (GTK_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &header, NULL, NULL, NULL);
  g_test_message ("%s: at least %d by %d, the header bar %d", what, width, height, header);
  g_assert_cmpint (width, <=, MAX_WIDTH);
  g_assert_cmpint (height, <=, MAX_HEIGHT);
}

/* Whichever view is seen, all of the window is on a small screen. */
static void
test_views (void)
{
  static const char *const views[] = { "plan", "ledger", "overview", "pages" };
  RectifyWindow *window;

  open_window (&window);
  assert_fits (window, "no plan");
  add_plan (window);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_stack_set_visible_child_name (window->view_stack, views[i]);
      app_settle (window->session);
      assert_fits (window, views[i]);
      g_action_group_activate_action (G_ACTION_GROUP (window), "checks", NULL);
      app_settle (window->session);
      assert_fits (window, "and its checks");
      g_action_group_activate_action (G_ACTION_GROUP (window), "checks", NULL);
    }
  app_close_window (&window);
}

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ++*(guint *) user_data;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
wait_frames (GtkWidget *widget)
{
  guint n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (widget, count_cb, &n_frames, NULL);

  while (n_frames < 12)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);
}

static void
assert_in_sight (GtkWidget *view, const char *title)
{
  GtkWidget *label = app_find_label (view, title);
  graphene_rect_t bounds;

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_bounds (label, view, &bounds));
  g_test_message ("%s: from %f to %f of %d", title, (double) bounds.origin.x,
                  (double) (bounds.origin.x + bounds.size.width), gtk_widget_get_width (view));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (view));
}

static GtkWidget *
show_view (RectifyWindow *window, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (window->view_stack, name);
  GtkWidget *view;

  gtk_stack_set_visible_child (window->view_stack, page);
  app_settle (window->session);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      view = app_find_type (page, GTK_TYPE_COLUMN_VIEW);
    }
  while (view == NULL || !gtk_widget_get_mapped (view));
  wait_frames (view);
  return view;
}

/* On a small screen the other columns give room away, so that how far a task has come is in sight. */
static void
test_columns (void)
{
  RectifyWindow *window;
  GtkWidget *view;

  open_window (&window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  add_plan (window);
  view = show_view (window, "plan");
  g_assert_cmpint (gtk_widget_get_width (view), <, 700);
  assert_in_sight (view, gettext ("Item"));
  assert_in_sight (view, gettext ("Lead unit"));
  assert_in_sight (view, gettext ("Status"));
  view = show_view (window, "ledger");
  g_assert_cmpint (gtk_widget_get_width (view), <, 900);
  assert_in_sight (view, gettext ("Lead unit"));
  assert_in_sight (view, gettext ("Status"));
  app_close_window (&window);
}

static void
allocate (GtkWidget *bar, int width)
{
  int height;

  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (bar, width, height, -1, NULL);
}

/* Words where there is room, icons where there is none; their letters lead there in both. */
static void
test_fold (void)
{
  RectifyFoldLabel *words;
  RectifyWindow *window;
  GtkWidget *bar;
  int least;

  open_window (&window);
  add_plan (window);
  bar = gtk_window_get_titlebar (GTK_WINDOW (window));
  words = RECTIFY_FOLD_LABEL (app_find_type (bar, RECTIFY_TYPE_FOLD_LABEL));
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  allocate (bar, least + 400);
  g_assert_false (rectify_fold_label_is_folded (words));
  allocate (bar, least);
  g_assert_true (rectify_fold_label_is_folded (words));
  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_first_child (GTK_WIDGET (words))));
  app_close_window (&window);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/example/Rectify/ui/rectify.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  load_style ();
  g_test_add_func ("/window-size/views", test_views);
  g_test_add_func ("/window-size/columns", test_columns);
  g_test_add_func ("/window-size/fold", test_fold);
}

/* The words of another language are longer or shorter: the environment says which one it is. */
int
main (int argc, char **argv)
{
  const char *language = g_getenv ("LANGUAGE");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RECTIFY_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (language != NULL && g_str_has_prefix (language, "zh_")
      && g_str_equal (gettext ("P_lan"), "P_lan"))
    {
      g_print ("1..0 # SKIP there is no Chinese here\n");
      return 0;
    }
  return app_run_tests (argc, argv, add_tests);
}
