/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "rectify-pages-view-private.h"
#include "rectify-plan-view-private.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/*
 * What is not seen at a start is not built then, and is nonetheless what it would have been.
 */
#define N_PLANS 200

typedef struct {
  RectifyWindow *window;
  char *path;
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_present_ledger (application, &fixture->window);
  app_add_prose (fixture->window, "整改方案", 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_clear_pointer (&fixture->path, g_free);
}

static void
visit (Fixture *fixture, const char *name)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "view",
                                      g_variant_new_string (name));
  app_settle (fixture->window->session);
}

static gboolean
is_in_view (Fixture *fixture, gpointer view)
{
  return view != NULL && gtk_widget_get_mapped (GTK_WIDGET (view))
         && gtk_widget_is_ancestor (GTK_WIDGET (view), GTK_WIDGET (fixture->window->view_stack));
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  RectifyWindow *window = fixture->window;

  g_assert_true (is_in_view (fixture, window->plan_view));
  g_assert_null (window->ledger_view);
  g_assert_null (window->overview_view);
  g_assert_null (window->pages_view);
  g_assert_null (window->checks_view);
  g_assert_null (window->plan_view->menu);
  visit (fixture, "ledger");
  g_assert_true (is_in_view (fixture, window->ledger_view));
  g_assert_null (window->overview_view);
  visit (fixture, "overview");
  g_assert_true (is_in_view (fixture, window->overview_view));
  g_assert_null (window->pages_view);
  visit (fixture, "pages");
  g_assert_true (is_in_view (fixture, window->pages_view));
  g_assert_null (window->checks_view);
  g_action_group_activate_action (G_ACTION_GROUP (window), "checks", NULL);
  g_assert_nonnull (window->checks_view);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->checks_view)));
}

static gint64
get_item (RectifyWindow *window)
{
  RectifyItem *item = rectify_plan_view_get_item (window->plan_view);

  return item != NULL ? rectify_item_get_id (item) : 0;
}

/* What was chosen before there were pages holds for them. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->window->session);
  RectifyItem *last = rectify_item_get_child (rectify_plan_get_root (plan), 2);

  rectify_plan_view_select (fixture->window->plan_view, rectify_item_get_id (last));
  g_assert_cmpint (get_item (fixture->window), ==, rectify_item_get_id (last));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("tasks"));
  g_assert_null (fixture->window->pages_view);
  visit (fixture, "pages");
  g_assert_cmpint (fixture->window->pages_view->report, ==, RECTIFY_REPORT_TASKS);
  g_assert_cmpint (fixture->window->pages_view->item, ==, rectify_item_get_id (last));
}

/* The keys of a view that was never seen lead into it. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  visit (fixture, "ledger");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->window->ledger_view)));
}

/* A list that was open when the program was left is so again, and no other is built for it. */
static void
test_checks_kept (Fixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
  tear_down (fixture, NULL);
  app_present_window (application, &fixture->window);
  g_assert_nonnull (fixture->window->checks_view);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->checks_view)));
  g_assert_null (fixture->window->pages_view);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
  rectify_state_set_int ("checks-shown", FALSE);
}

static guint
count_rows (Fixture *fixture, gboolean filled)
{
  GtkWidget *list = app_find_type (GTK_WIDGET (fixture->window->plan_list), GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    n += !filled || gtk_list_box_row_get_child (row) != NULL;
  return n;
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return GTK_LIST_BOX (app_find_type (GTK_WIDGET (fixture->window->plan_list), GTK_TYPE_LIST_BOX));
}

static gboolean
is_filled (Fixture *fixture, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (get_list (fixture), (int) y);

  return row != NULL && gtk_list_box_row_get_child (row) != NULL;
}

/* By half a page at a time, to the end. */
static void
scroll_through (Fixture *fixture)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (get_list (fixture));
  double page = gtk_adjustment_get_page_size (adjustment);
  double end;

  do
    {
      double value = gtk_adjustment_get_value (adjustment) + page / 2;

      gtk_adjustment_set_value (adjustment, value);
      end = gtk_adjustment_get_upper (adjustment) - page;
      while (!is_filled (fixture, gtk_adjustment_get_value (adjustment) + page / 2))
        g_main_context_iteration (NULL, TRUE);
    }
  while (gtk_adjustment_get_value (adjustment) < end);
}

/* Waits until all of a row is in sight, filled. */
static void
wait_for_row (GtkListBox *list, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (list);
  graphene_rect_t bounds = { 0 };

  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (list), &bounds));
    }
  while (gtk_list_box_row_get_child (row) == NULL
         || bounds.origin.y < gtk_adjustment_get_value (adjustment)
         || bounds.origin.y + bounds.size.height > gtk_adjustment_get_value (adjustment)
                                                       + gtk_adjustment_get_page_size (adjustment));
}

/* Less room for the list moves the plan that is shown up with its end. */
static void
assert_stays (Fixture *fixture, GtkListBox *list, GtkListBoxRow *row)
{
  GtkWidget *view = GTK_WIDGET (fixture->window->plan_list);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (list);
  double page = gtk_adjustment_get_page_size (adjustment);

  gtk_widget_set_margin_top (view, 100);
  while (gtk_adjustment_get_page_size (adjustment) >= page)
    g_main_context_iteration (NULL, TRUE);
  wait_for_row (list, row);
  gtk_widget_set_margin_top (view, 0);
  while (gtk_adjustment_get_page_size (adjustment) < page)
    g_main_context_iteration (NULL, TRUE);
}

/* What is shown is brought into sight in the list, filled, be it as soon as the list is seen. */
static void
assert_seeks (Fixture *fixture, int index, gboolean hidden)
{
  GtkListBox *list = get_list (fixture);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  gtk_widget_set_visible (GTK_WIDGET (fixture->window->plan_list), !hidden);
  gtk_list_box_select_row (list, row);
  if (hidden)
    {
      app_settle (fixture->window->session);
      gtk_widget_show (GTK_WIDGET (fixture->window->plan_list));
    }
  wait_for_row (list, row);
  app_settle (fixture->window->session);
  assert_stays (fixture, list, row);
  gtk_adjustment_set_value (gtk_list_box_get_adjustment (list), 0);
}

/* Of many plans, those in sight are there at once, and the others when they are about to be seen. */
static void
test_many_plans (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".many.rectify", NULL);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);

  for (guint i = 0; i < N_PLANS; i++)
    {
      RectifyPlan *plan = rectify_plan_new ();

      rectify_plan_set_title (plan, "整改方案");
      g_ptr_array_add (plans, plan);
    }
  g_assert_true (rectify_ledger_save_plans (ledger, plans, "x", NULL));
  g_clear_object (&ledger);
  rectify_window_open_ledger (fixture->window, path, RECTIFY_LEDGER_OPEN);
  while (count_rows (fixture, FALSE) != N_PLANS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (fixture, TRUE), >=, 20);
  g_assert_cmpuint (count_rows (fixture, TRUE), <, N_PLANS);
  app_settle (fixture->window->session);
  g_assert_cmpuint (count_rows (fixture, TRUE), <, N_PLANS);
  assert_seeks (fixture, N_PLANS - 5, FALSE);
  assert_seeks (fixture, N_PLANS - 25, TRUE);
  scroll_through (fixture);
  while (count_rows (fixture, TRUE) != N_PLANS)
    g_main_context_iteration (NULL, TRUE);
}

/* A bare window has nothing but its frame, becomes a whole one when that is painted, and can be closed
 * before. */
static void
test_bare (Fixture *fixture, gconstpointer data)
{
  tear_down (fixture, NULL);
  fixture->window = rectify_window_new_bare (application);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_null (fixture->window->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->window->session);
  g_assert_nonnull (gtk_window_get_titlebar (GTK_WINDOW (fixture->window)));
  app_close_window (&fixture->window);

  fixture->window = rectify_window_new_bare (application);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (fixture->window->session == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (fixture->window->add_button));
  rectify_window_furnish (fixture->window);
  g_assert_cmpuint (fixture->window->furnish_source, ==, 0);
}

/* The tasks of all plans are counted for a reminder when the plan is shown, and not before; none of them
 * stay. */
static void
test_reminders (Fixture *fixture, gconstpointer data)
{
  RectifyRowSource *rows = rectify_session_get_rows (fixture->window->session);
  g_autofree char *path = g_strdup (fixture->path);

  rectify_state_set_int ("reminder-on-start", TRUE);
  tear_down (fixture, NULL);
  app_present_window (application, &fixture->window);
  rectify_window_open_ledger (fixture->window, path, RECTIFY_LEDGER_OPEN);
  rows = rectify_session_get_rows (fixture->window->session);
  while (rectify_session_get_plan (fixture->window->session) == NULL
         || rectify_session_is_busy (fixture->window->session))
    {
      g_assert_null (rectify_row_source_get_rows (rows));
      g_assert_false (rectify_backup_keeper_is_busy (fixture->window->keeper)
                      && rectify_session_is_busy (fixture->window->session));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (rectify_reminders_is_busy (fixture->window->reminders));
  while (rectify_reminders_is_busy (fixture->window->reminders))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rectify_reminders_take_day (fixture->window->reminders));
  g_assert_null (rectify_row_source_get_rows (rows));
  rectify_state_set_int ("reminder-on-start", FALSE);
}

static void
add_tests (GtkApplication *given)
{
  application = given;
#define ADD(path, func) g_test_add ("/start/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("views", test_views);
  ADD ("pages", test_pages);
  ADD ("keys", test_keys);
  ADD ("checks-kept", test_checks_kept);
  ADD ("many-plans", test_many_plans);
  ADD ("reminders", test_reminders);
  ADD ("bare", test_bare);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
