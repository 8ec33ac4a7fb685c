/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-testing.h"
#include "rectify-pages-view-private.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/* Plans on their way from the real window to files. */

typedef struct {
  RectifyWindow *window;
  RectifyPagesView *view;
  char *path;
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_present_ledger (application, &fixture->window);
  fixture->view = rectify_window_get_pages_view (fixture->window);
  app_add_prose (fixture->window, "整改方案", 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

/* The window with the progress of what is being written. */
static GtkWindow *
find_progress (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
      return l->data;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) ? child : find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_notice_shown (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (fixture->window->notice);
}

static void
start_export_as (Fixture *fixture, const char *action, const char *path)
{
  gtk_revealer_set_reveal_child (fixture->window->notice, FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action,
                                  g_variant_new_string (path));
  /* The work is another thread's. */
  g_assert_nonnull (find_progress (fixture));
}

static void
start_export (Fixture *fixture, const char *path)
{
  start_export_as (fixture, "export-pdf", path);
}

static void
finish_export (Fixture *fixture)
{
  while (find_progress (fixture) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app_settle (fixture->window->session);
}

/* The window has the work done elsewhere, and can have it given up. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (app_get_folder (), "plan.pdf", NULL);
  g_autofree char *content = NULL;

  start_export (fixture, path);
  finish_export (fixture);
  g_assert_true (is_notice_shown (fixture));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  start_export (fixture, path);
  g_signal_emit_by_name (find_button (gtk_window_get_child (find_progress (fixture))), "clicked");
  finish_export (fixture);
  g_assert_false (is_notice_shown (fixture));
  g_unlink (path);
}

static gboolean
set_due (RectifyPlan *draft, gpointer user_data, GError **error)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (GDate) due = g_date_new_dmy (31, 12, 2026);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限：", "2026年12月底前", RECTIFY_DEADLINE_DATED, due);

  rectify_item_set_text (item, "修订工作制度。");
  rectify_item_set_deadline (item, deadline);
  rectify_item_append_child (rectify_plan_get_root (draft), item);
  return TRUE;
}

/* The days of the plan go into anybody's calendar. */
static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (app_get_folder (), "plan.ics", NULL);
  g_autofree char *content = NULL;

  rectify_session_edit (fixture->window->session, "Set", set_due, NULL, NULL, NULL, NULL);
  app_settle (fixture->window->session);
  start_export_as (fixture, "export-ics", path);
  finish_export (fixture);
  g_assert_true (is_notice_shown (fixture));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (content, "20261231"));
  g_assert_nonnull (strstr (content, "修订工作制度"));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/output/export", test_export },
    { "/output/calendar", test_calendar },
  };

  application = tested;
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
