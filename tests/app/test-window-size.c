/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "app-testing.h"
#include "every-window.h"
#include "fit-testing.h"
#include "rectify-fold-label.h"
#include "rectify-item-text.h"
#include "rectify-list-cell.h"
#include "rectify-list-column.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/* What a screen of 1024 by 768 has for a window, without the edges and bars of a desktop; in the
 * languages that are longer than any, one of 1366 by 768 that is filled by it. */
#define MAX_WIDTH 1000
#define MAX_PSEUDO_WIDTH 1366
#define MAX_HEIGHT 700

/* What a dialog asks for at first may be as large as the screen that most have. */
#define MAX_ASKED_WIDTH 1366
#define MAX_ASKED_HEIGHT 768

static const char *language;

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

static gboolean
is_pseudo (void)
{
  return !g_str_equal (language, "en") && !g_str_has_prefix (language, "zh_");
}

static void
assert_fits (GtkWindow *window, const char *what)
{
  GtkWidget *bar = gtk_window_get_titlebar (window);
  int width, height, asked_width, asked_height, header = 0;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL,
                      NULL);
  gtk_window_get_default_size (window, &asked_width, &asked_height);
  asked_width = MAX (asked_width, gtk_widget_get_width (GTK_WIDGET (window)));
  asked_height = MAX (asked_height, gtk_widget_get_height (GTK_WIDGET (window)));
  if (bar != NULL)
    gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &header, NULL, NULL, NULL);
  g_test_message ("%s: at least %d by %d, asks for %d by %d, the header bar %d", what, width,
                  height, asked_width, asked_height, header);
  g_assert_cmpint (width, <=, is_pseudo () ? MAX_PSEUDO_WIDTH : MAX_WIDTH);
  g_assert_cmpint (height, <=, MAX_HEIGHT);
  g_assert_cmpint (asked_width, <=, MAX_ASKED_WIDTH);
  g_assert_cmpint (asked_height, <=, MAX_ASKED_HEIGHT);
}

/* Whichever view is seen, all of the window is on a small screen. */
static void
test_views (void)
{
  RectifyWindow *window;

  open_window (&window);
  assert_fits (GTK_WINDOW (window), "no plan");
  app_close_window (&window);
  every_window_open (application, &window);
  every_window_visit_views (window, assert_fits);
  app_close_window (&window);
}

/* So is every dialog. */
static void
test_dialogs (void)
{
  RectifyWindow *window;

  every_window_open (application, &window);
  every_window_visit_dialogs (window, assert_fits);
  app_close_window (&window);
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
  fit_wait_frames (view);
  return view;
}

/* How far the words of two labels stand from each other. */
static double
measure_step (GtkWidget *view, const char *first, const char *second)
{
  graphene_rect_t from, to;

  g_assert_true (gtk_widget_compute_bounds (app_find_label (view, first), view, &from));
  g_assert_true (gtk_widget_compute_bounds (app_find_label (view, second), view, &to));
  g_test_message ("from %s to %s: %f", first, second, (double) (to.origin.x - from.origin.x));
  return to.origin.x - from.origin.x;
}

static GtkWidget *
find_cell (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (RECTIFY_IS_LIST_CELL (widget)
      && strstr (rectify_list_cell_get_text (RECTIFY_LIST_CELL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, words);
  return found;
}

/* The text of a cell has the room that it takes. */
static void
assert_whole (GtkWidget *view, const char *words)
{
  GtkWidget *cell = find_cell (view, words);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  g_assert_nonnull (cell);
  layout = gtk_widget_create_pango_layout (cell,
                                           rectify_list_cell_get_text (RECTIFY_LIST_CELL (cell)));
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_assert_cmpint (width, >, 0);
  g_assert_cmpint (gtk_widget_get_width (cell), >=, width);
}

/* On a small screen the other columns give room away, those most that are empty, so that there is
 * enough for the items and how far a task has come is in sight. */
static void
test_columns (void)
{
  g_autofree char *status = rectify_status_dup_text (RECTIFY_STATUS_NOT_STARTED);
  RectifyWindow *window;
  GtkWidget *view;

  open_window (&window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  add_plan (window);
  view = show_view (window, "plan");
  g_assert_cmpint (gtk_widget_get_width (view), <, 900);
  assert_in_sight (view, gettext ("Item"));
  assert_in_sight (view, gettext ("Lead unit"));
  assert_in_sight (view, gettext ("Status"));
  assert_whole (view, status);
  /* Twenty characters, where ten had room. */
  g_assert_cmpfloat (measure_step (view, gettext ("Item"), gettext ("Leader")), >, 270);
  g_assert_cmpfloat (measure_step (view, gettext ("Lead unit"), gettext ("Units")), >,
                     measure_step (view, gettext ("Units"), gettext ("Deadline")));
  view = show_view (window, "ledger");
  g_assert_cmpint (gtk_widget_get_width (view), <, 900);
  assert_in_sight (view, gettext ("Lead unit"));
  assert_in_sight (view, gettext ("Status"));
  app_close_window (&window);
}

/* The details are below the tree where there is no room for them beside it. */
static void
test_details (void)
{
  RectifyWindow *window;
  graphene_rect_t tree, details;

  open_window (&window);
  add_plan (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  show_view (window, "plan");
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->plan_view), GTK_WIDGET (window), &tree));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->details), GTK_WIDGET (window), &details));
  g_assert_cmpfloat (details.origin.y, >=, tree.origin.y + tree.size.height);
  g_assert_cmpfloat (details.size.height, >, 120);
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 700);
  show_view (window, "plan");
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->plan_view), GTK_WIDGET (window), &tree));
  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->details), GTK_WIDGET (window), &details));
  g_assert_cmpfloat (details.origin.x, >=, tree.origin.x + tree.size.width);
  g_assert_cmpfloat (details.size.width, <, 400);
  app_close_window (&window);
}

/* What the user made wider or narrower stays so. */
static void
test_own_width (void)
{
  RectifyWindow *window;
  GtkWidget *view;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  open_window (&window);
  add_plan (window);
  view = show_view (window, "plan");
  column = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 1);
  g_assert_cmpint (rectify_list_column_get_own_width (column), ==, 0);
  gtk_column_view_column_set_fixed_width (column, 170);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  show_view (window, "plan");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (column), ==, 170);
  g_assert_cmpint (rectify_list_column_get_own_width (column), ==, 170);
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
  int least, enough;

  open_window (&window);
  add_plan (window);
  bar = gtk_window_get_titlebar (GTK_WINDOW (window));
  words = RECTIFY_FOLD_LABEL (app_find_type (bar, RECTIFY_TYPE_FOLD_LABEL));
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, &enough, NULL, NULL);
  allocate (bar, enough + 100);
  g_assert_false (rectify_fold_label_is_folded (words));
  allocate (bar, least);
  g_assert_true (rectify_fold_label_is_folded (words));
  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_first_child (GTK_WIDGET (words))));
  app_close_window (&window);
}

/* As it was left, so it comes again: filling the screen, or not. */
static void
test_maximized (void)
{
  RectifyWindow *window;

  for (int left = FALSE; left <= TRUE; left++)
    {
      rectify_state_set_int ("maximized", left);
      app_present_window (application, &window);
      g_assert_cmpint (gtk_window_is_maximized (GTK_WINDOW (window)), ==, left);
      app_close_window (&window);
    }
  rectify_state_set_int ("maximized", FALSE);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  language = g_getenv ("LANGUAGE");
  g_test_add_func ("/window-size/views", test_views);
  g_test_add_func ("/window-size/dialogs", test_dialogs);
  if (!is_pseudo ())
    {
      g_test_add_func ("/window-size/columns", test_columns);
      g_test_add_func ("/window-size/details", test_details);
      g_test_add_func ("/window-size/own-width", test_own_width);
    }
  g_test_add_func ("/window-size/fold", test_fold);
  g_test_add_func ("/window-size/maximized", test_maximized);
}

int
main (int argc, char **argv)
{
  return fit_run_tests (argc, argv, add_tests);
}
