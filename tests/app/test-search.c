/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-testing.h"
#include "dialogs/rectify-search-row.h"
#include "rectify-slip-code.h"
#include "rectify-window-private.h"

typedef struct {
  RectifyWindow *window;
  GtkWindow *dialog;
  char *path;
} Fixture;

static GtkApplication *application;

static void
add_plan (Fixture *fixture, const char *title, int year, guint n_items)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();

  rectify_plan_set_title (plan, title);
  rectify_plan_set_year (plan, year);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autofree char *text = g_strdup_printf ("第%u次学习<要点>。", i);

      rectify_item_set_label (item, "一是");
      rectify_item_set_heading (item, title);
      rectify_item_set_text (item, text);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  app_add_plan (fixture->window->session, plan);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_present_ledger (application, &fixture->window);
  add_plan (fixture, "旧方案", 2021, 3);
  add_plan (fixture, "新方案", 2023, 60);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search-all", NULL);
  app_settle (fixture->window->session);
  fixture->dialog = find_dialog (fixture);
  g_assert_nonnull (fixture->dialog);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return GTK_LIST_BOX (find (GTK_WIDGET (fixture->dialog), GTK_TYPE_LIST_BOX));
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (get_list (fixture), (int) n) != NULL)
    n++;
  return n;
}

/* Types words, and waits until what is found is there. */
static void
type (Fixture *fixture, const char *words, guint n_wanted)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  while (count_rows (fixture) != n_wanted)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
get_selected (Fixture *fixture)
{
  RectifyItem *item = rectify_plan_view_get_item (fixture->window->plan_view);

  return item != NULL ? rectify_item_get_id (item) : 0;
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  RectifySearchHit *hit;
  GtkListBoxRow *row;

  type (fixture, "旧方案", 3);
  row = gtk_list_box_get_row_at_index (get_list (fixture), 2);
  hit = rectify_search_row_get_hit (row);
  g_assert_cmpstr (rectify_search_hit_get_title (hit), ==, "旧方案");
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->window->session)), ==,
                   "新方案");
  g_signal_emit_by_name (get_list (fixture), "row-activated", row);
  app_settle (fixture->window->session);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (fixture->window->session)), ==,
                   "旧方案");
  g_assert_cmpint (get_selected (fixture), ==, rectify_search_hit_get_item_id (hit));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  type (fixture, "学习", 50);
  button = gtk_widget_get_next_sibling (GTK_WIDGET (get_list (fixture)));
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  while (count_rows (fixture) != 63)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_visible (button));
  type (fixture, "没有的词", 0);
  type (fixture, "第59次", 1);
  type (fixture, "", 0);
}

/* Each letter that is typed gives up the search for those before. */
static void
test_typed_fast (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "学", "学习", "学习<", "学习<要", "学习<要点>", "次学" };
  GtkWidget *entry = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY);

  for (guint i = 0; i < 60; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), words[i % G_N_ELEMENTS (words)]);
      g_signal_emit_by_name (entry, "search-changed");
      g_main_context_iteration (NULL, FALSE);
    }
  type (fixture, "第7次", 1);
  app_settle (fixture->window->session);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

static void
add_units_plan (Fixture *fixture)
{
  static const char *const names[] = { "财政局", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", names[0], names);

  rectify_plan_set_title (plan, "有单位的方案");
  rectify_item_set_text (item, "加强预算管理。");
  rectify_item_add_assignment (item, assignment);
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  app_add_plan (fixture->window->session, plan);
}

static GtkStack *
get_stack (Fixture *fixture)
{
  return GTK_STACK (find (gtk_window_get_child (fixture->dialog), GTK_TYPE_STACK));
}

static void
type_code (Fixture *fixture, const char *code, const char *page)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (get_stack (fixture)), page) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The code of a paper leads to what it is about, and says whether it is out of date. */
static void
test_slip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *code = NULL, *stale = NULL, *item_code = NULL;
  RectifyPlan *plan;
  RectifyItem *item;

  add_units_plan (fixture);
  plan = rectify_session_get_plan (fixture->window->session);
  item = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  code = rectify_slip_code_dup_for_unit (plan, "财政局");
  item_code = rectify_slip_code_dup_for_item (plan, item);
  stale = g_strdup_printf ("RECTIFY:%s:7", code);

  type_code (fixture, stale, "slip");
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->dialog), "Tasks of 财政局"));
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->dialog), "out of date: its version is 7"));
  g_signal_emit_by_name (entry, "activate");
  app_settle (fixture->window->session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->view_stack), ==, "ledger");

  type_code (fixture, "0000-0000", "none");
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->dialog), "has the code 0000-0000"));
  type_code (fixture, item_code, "slip");
  g_assert_nonnull (app_find_label (GTK_WIDGET (fixture->dialog), "加强预算管理。"));
  g_signal_emit_by_name (entry, "activate");
  app_settle (fixture->window->session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->view_stack), ==, "plan");
  g_assert_cmpint (get_selected (fixture), ==, rectify_item_get_id (item));
}

/* Typed where one plan is searched it is looked for in all. */
static void
test_slip_in_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  add_units_plan (fixture);
  code = rectify_slip_code_dup_for_unit (rectify_session_get_plan (fixture->window->session),
                                         "财政局");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (fixture->window->search_entry), code);
  g_signal_emit_by_name (fixture->window->search_entry, "search-changed");
  g_assert_cmpstr (gtk_label_get_text (fixture->window->search_label), ==, "Enter finds the slip");
  g_signal_emit_by_name (fixture->window->search_entry, "activate");
  app_settle (fixture->window->session);
  fixture->dialog = find_dialog (fixture);
  type_code (fixture, code, "slip");
}

/* Another ledger has other plans: what was found in the first is not offered any more. */
static void
test_other_ledger (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (app_get_folder (), "other.rectify", NULL);

  type (fixture, "旧方案", 3);
  rectify_window_open_ledger (fixture->window, other, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
  g_assert_null (find_dialog (fixture));
  g_unlink (other);
}

static void
test_closed_while_searching (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "学习");
  g_signal_emit_by_name (entry, "search-changed");
  gtk_window_close (fixture->dialog);
  app_settle (fixture->window->session);
  g_assert_null (find_dialog (fixture));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search-all", NULL);
  app_settle (fixture->window->session);
  fixture->dialog = find_dialog (fixture);
  type (fixture, "旧方案", 3);
}

/* What was looked for in the plan that is shown is looked for in all at once. */
static void
test_words_of_plan (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (fixture->dialog);
  app_settle (fixture->window->session);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (fixture->window->search_entry), "旧方案");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search-all", NULL);
  fixture->dialog = find_dialog (fixture);
  g_assert_nonnull (fixture->dialog);
  while (count_rows (fixture) != 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_tests (GtkApplication *tested)
{
  application = tested;
  g_test_add ("/search/found", Fixture, NULL, set_up, test_found, tear_down);
  g_test_add ("/search/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/search/typed-fast", Fixture, NULL, set_up, test_typed_fast, tear_down);
  g_test_add ("/search/slip", Fixture, NULL, set_up, test_slip, tear_down);
  g_test_add ("/search/slip-in-plan", Fixture, NULL, set_up, test_slip_in_plan, tear_down);
  g_test_add ("/search/other-ledger", Fixture, NULL, set_up, test_other_ledger, tear_down);
  g_test_add ("/search/closed-while-searching", Fixture, NULL, set_up, test_closed_while_searching,
              tear_down);
  g_test_add ("/search/words-of-plan", Fixture, NULL, set_up, test_words_of_plan, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
