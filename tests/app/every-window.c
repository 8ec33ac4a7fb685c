/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "every-window.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app-testing.h"
#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

/* What tests that go through the windows as a reader of the screen does leave out. */
static const char *const more[] = { "fill-placeholders", "editions" };

/* So that there is something to fill in. */
static const char gaps[] = "一是每月学习一次，××月底前完成，由×××负责。";

/**
 * every_window_begin:
 * @language: (out) (nullable): set to the language that the environment names
 *
 * Lets windows speak it. The locale need not be there: any but “C” will do.
 *
 * Returns: whether there are words of it
 */
gboolean
every_window_begin (const char **language)
{
  *language = g_getenv ("LANGUAGE");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RECTIFY_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return g_strcmp0 (*language, "en") == 0 || !g_str_equal (gettext ("P_lan"), "P_lan");
}

static RectifyItem *
find_measure (RectifyItem *item)
{
  RectifyItem *found = rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE ? item : NULL;

  for (guint i = 0; i < rectify_item_get_n_children (item) && found == NULL; i++)
    found = find_measure (rectify_item_get_child (item, i));
  return found;
}

static RectifyPlan *
read_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RECTIFY_SAMPLES"), "sample-plan.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  plan = app_read_plan (text);
  rectify_item_set_text (find_measure (rectify_plan_get_root (plan)), gaps);
  return plan;
}

/**
 * every_window_open:
 * @application: an application
 * @window: as for app_present_window()
 *
 * Presents a window with a new ledger that has the sample in it, and a measure of it selected.
 */
void
every_window_open (GtkApplication *application, RectifyWindow **window)
{
  g_autofree char *path = NULL;
  g_autoptr (RectifyPlan) plan = read_sample ();
  RectifyItem *measure;

  path = app_present_ledger (application, window);
  rectify_session_add_plan ((*window)->session, "New plan", plan, NULL, NULL);
  app_settle ((*window)->session);
  measure = find_measure (rectify_plan_get_root (rectify_session_get_plan ((*window)->session)));
  rectify_plan_view_select ((*window)->plan_view, rectify_item_get_id (measure));
  app_settle ((*window)->session);
}

/**
 * every_window_visit_views:
 * @window: what every_window_open() has opened
 * @look: looks at each
 */
void
every_window_visit_views (RectifyWindow *window, EveryWindowFunc look)
{
  static const char *const views[] = { "plan", "ledger", "overview", "pages" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_stack_set_visible_child_name (window->view_stack, views[i]);
      app_settle (window->session);
      look (GTK_WINDOW (window), views[i]);
      g_action_group_activate_action (G_ACTION_GROUP (window), "checks", NULL);
      app_settle (window->session);
      look (GTK_WINDOW (window), "and its checks");
      g_action_group_activate_action (G_ACTION_GROUP (window), "checks", NULL);
    }
  gtk_stack_set_visible_child_name (window->view_stack, "plan");
  app_settle (window->session);
}

/* The actions that every_window.py has for the tests that are written in its language. */
static GPtrArray *
list_actions (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", "every_window.py", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("^    \\(\"([a-z-]+)\", \"", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_free);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (actions, g_match_info_fetch (match, 1));
  g_assert_cmpuint (actions->len, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    if (!g_ptr_array_find_with_equal_func (actions, more[i], g_str_equal, NULL))
      g_ptr_array_add (actions, g_strdup (more[i]));
  return actions;
}

static GtkWindow *
find_dialog (RectifyWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (toplevels, i - 1);

      if (dialog != GTK_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (dialog)))
        return dialog;
    }
  return NULL;
}

/**
 * every_window_visit_dialogs:
 * @window: what every_window_open() has opened
 * @look: looks at each
 */
void
every_window_visit_dialogs (RectifyWindow *window, EveryWindowFunc look)
{
  g_autoptr (GPtrArray) actions = list_actions ();

  for (guint i = 0; i < actions->len; i++)
    {
      const char *name = g_ptr_array_index (actions, i);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);
      GtkWindow *dialog;

      g_test_message ("%s", name);
      g_assert_nonnull (action);
      while (!g_action_get_enabled (action))
        g_main_context_iteration (NULL, TRUE);
      g_action_activate (action, NULL);
      while ((dialog = find_dialog (window)) == NULL)
        g_main_context_iteration (NULL, TRUE);
      app_settle (window->session);
      look (find_dialog (window), name);
      while ((dialog = find_dialog (window)) != NULL)
        gtk_window_destroy (dialog);
      app_settle (window->session);
    }
}
