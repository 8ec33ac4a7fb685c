/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-checks-row.h"
#include "rectify-formats.h"
#include "rectify-reading.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/*
 * The list of findings in the real window. What is wrong here is a western comma between Chinese
 * characters, twice, which can be mended, and a place to be filled in, which cannot.
 */
static const char source[]
    = "水务局整改方案\n"
      "二、整改措施\n"
      "（一）在带头学习方面\n"
      "责任领导：张三\n"
      "责任单位：办公室\n"
      "整改时限：长期坚持\n"
      "1.学习不够深入。\n"
      "整改措施：一是认真学习,经常检查。二是抓好落实,定期通报。三是制定XX计划。\n";

typedef struct {
  RectifyWindow *window;
  char *path;
} Fixture;

static GtkApplication *application;

static void
add_plan (Fixture *fixture, const char *text)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (text);

  app_add_plan (fixture->window->session, plan);
}

static void
present (Fixture *fixture)
{
  app_present_window (application, &fixture->window);
  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_CREATE);
  app_settle (fixture->window->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_dup_ledger_path ();
  rectify_state_set_int ("checks-shown", FALSE);
  rectify_state_set_int ("checks-hidden", 0);
  rectify_state_set_int ("checks-order", 0);
  rectify_state_set_int ("checks-height", 0);
  rectify_state_set_int ("checks-width", 0);
  present (fixture);
  add_plan (fixture, source);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static void
activate (Fixture *fixture, const char *name)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
  app_settle (fixture->window->session);
}

/* A button by its label, or by the icon and label in it. */
static GtkWidget *
find_button (GtkWidget *widget, const char *prefix)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), prefix))
    return gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, prefix);
  return found;
}

/* Not that of a drop-down button. */
static GtkListView *
get_list (Fixture *fixture)
{
  GtkWidget *box
      = gtk_widget_get_first_child (GTK_WIDGET (rectify_window_get_checks_view (fixture->window)));

  return GTK_LIST_VIEW (app_find_type (gtk_widget_get_last_child (box), GTK_TYPE_LIST_VIEW));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture))));
}

static RectifyChecksEntry *
get_entry (Fixture *fixture, guint position)
{
  g_autoptr (RectifyChecksEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (get_list (fixture))),
                               position);

  return entry;
}

static guint
count_kind (Fixture *fixture, RectifyFindingKind kind)
{
  guint n = 0;

  for (guint i = 0; i < count_rows (fixture); i++)
    n += rectify_finding_get_kind (rectify_checks_entry_get_finding (get_entry (fixture, i)))
         == kind;
  return n;
}

static guint
find_kind (Fixture *fixture, RectifyFindingKind kind)
{
  for (guint i = 0; i < count_rows (fixture); i++)
    if (rectify_finding_get_kind (rectify_checks_entry_get_finding (get_entry (fixture, i)))
        == kind)
      return i;
  g_test_message ("no finding of kind %d", kind);
  g_assert_not_reached ();
}

/* The checks run in a thread. */
static void
wait_for_kind (Fixture *fixture, RectifyFindingKind kind, guint n)
{
  for (guint i = 0; i < 2000 && count_kind (fixture, kind) != n; i++)
    {
      app_settle (fixture->window->session);
      g_usleep (2000);
    }
  app_settle (fixture->window->session);
  g_assert_cmpuint (count_kind (fixture, kind), ==, n);
}

static void
show_checks (Fixture *fixture)
{
  activate (fixture, "checks");
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 2);
  g_assert_cmpuint (count_kind (fixture, RECTIFY_FINDING_PLACEHOLDER), ==, 1);
}

static void
select_row (Fixture *fixture, guint position)
{
  GtkListView *list = get_list (fixture);

  gtk_widget_grab_focus (GTK_WIDGET (list));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)),
                                     position);
  app_settle (fixture->window->session);
}

static RectifyChecksRow *
find_row (GtkWidget *widget, RectifyChecksEntry *entry)
{
  RectifyChecksRow *found = NULL;

  if (RECTIFY_IS_CHECKS_ROW (widget)
      && rectify_checks_row_get_entry (RECTIFY_CHECKS_ROW (widget)) == entry)
    return RECTIFY_CHECKS_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, entry);
  return found;
}

static const char *
get_selected_text (Fixture *fixture)
{
  return rectify_item_get_text (rectify_plan_view_get_item (fixture->window->plan_view));
}

static void
test_shown_and_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (rectify_window_get_checks_view (fixture->window));

  g_assert_false (gtk_widget_get_visible (view));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->plan_view));
  show_checks (fixture);
  g_assert_true (gtk_widget_get_visible (view));
  g_assert_true (rectify_checks_view_has_focus (rectify_window_get_checks_view (fixture->window)));
  /* From the plan the key leads back to the findings, from there it hides them. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->plan_view));
  activate (fixture, "checks");
  g_assert_true (gtk_widget_get_visible (view));
  g_assert_true (rectify_checks_view_has_focus (rectify_window_get_checks_view (fixture->window)));
  activate (fixture, "checks");
  g_assert_false (gtk_widget_get_visible (view));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
}

static void
test_selects (Fixture *fixture, gconstpointer data)
{
  RectifyChecksEntry *entry;
  GtkListView *list;
  GtkWidget *focus, *row;

  show_checks (fixture);
  select_row (fixture, find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK));
  g_assert_nonnull (strstr (get_selected_text (fixture), ","));
  select_row (fixture, find_kind (fixture, RECTIFY_FINDING_PLACEHOLDER));
  g_assert_nonnull (strstr (get_selected_text (fixture), "XX"));
  g_assert_true (rectify_checks_view_has_focus (rectify_window_get_checks_view (fixture->window)));
  /* A click on what is selected already, after the plan was gone through. */
  rectify_plan_view_select (fixture->window->plan_view, 1);
  entry = get_entry (fixture, find_kind (fixture, RECTIFY_FINDING_PLACEHOLDER));
  list = get_list (fixture);
  g_signal_emit_by_name (find_row (GTK_WIDGET (list), entry), "clicked");
  app_settle (fixture->window->session);
  g_assert_nonnull (strstr (get_selected_text (fixture), "XX"));
  /* Enter goes there. */
  g_signal_emit_by_name (list, "activate", find_kind (fixture, RECTIFY_FINDING_PLACEHOLDER));
  for (guint i = 0;
       i < 1000 && rectify_checks_view_has_focus (rectify_window_get_checks_view (fixture->window));
       i++)
    {
      app_settle (fixture->window->session);
      g_usleep (2000);
    }
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  row = rectify_plan_view_get_row (fixture->window->plan_view);
  g_test_message ("focus %s", G_OBJECT_TYPE_NAME (focus));
  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
}

static void
test_mend (Fixture *fixture, gconstpointer data)
{
  RectifyChecksEntry *entry;
  RectifyChecksRow *row;

  show_checks (fixture);
  select_row (fixture, find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK));
  entry = get_entry (fixture, find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK));
  row = find_row (GTK_WIDGET (get_list (fixture)), entry);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (find_button (GTK_WIDGET (row), "Mend"));
  g_signal_emit_by_name (find_button (GTK_WIDGET (row), "Mend"), "clicked");
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 1);
  g_assert_true (rectify_checks_view_has_focus (rectify_window_get_checks_view (fixture->window)));
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->notice));
  activate (fixture, "undo");
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 2);
}

/* However many are mended, it is one edit. */
static void
test_mend_all (Fixture *fixture, gconstpointer data)
{
  RectifyItem *root;
  GtkWidget *button;

  show_checks (fixture);
  select_row (fixture, find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK));
  button = find_button (GTK_WIDGET (rectify_window_get_checks_view (fixture->window)), "_Mend All");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 0);
  activate (fixture, "undo");
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 2);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));
  g_assert_cmpuint (rectify_item_get_n_children (root), ==, 1);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (rectify_window_get_checks_view (fixture->window));
  guint n_all;

  show_checks (fixture);
  n_all = count_rows (fixture);
  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    {
      GtkWidget *button = find_button (view, rectify_severity_get_title (i));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
      app_settle (fixture->window->session);
    }
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_signal_emit_by_name (find_button (view, "Show _All"), "clicked");
  app_settle (fixture->window->session);
  g_assert_cmpuint (count_rows (fixture), ==, n_all);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  RectifySeverity last = RECTIFY_SEVERITY_ERROR;
  GtkWidget *order;

  show_checks (fixture);
  for (guint i = 0; i < count_rows (fixture); i++)
    {
      RectifyFinding *finding = rectify_checks_entry_get_finding (get_entry (fixture, i));

      g_assert_cmpint (rectify_finding_get_severity (finding), <=, last);
      last = rectify_finding_get_severity (finding);
    }
  order = app_find_type (GTK_WIDGET (rectify_window_get_checks_view (fixture->window)),
                         GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (order), 1);
  app_settle (fixture->window->session);
  g_assert_cmpuint (find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK), <,
                    find_kind (fixture, RECTIFY_FINDING_PLACEHOLDER));
}

static gboolean
take_out (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_item_remove_child (rectify_plan_get_root (draft), 0);
  return TRUE;
}

/* An edit elsewhere, and another plan. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  show_checks (fixture);
  rectify_session_edit (fixture->window->session, "Take out", take_out, NULL, NULL, NULL, NULL);
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
  add_plan (fixture, source);
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 2);
}

/* Nothing is checked while nobody looks. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  app_settle (fixture->window->session);
  g_usleep (50000);
  app_settle (fixture->window->session);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  show_checks (fixture);
  activate (fixture, "checks");
  if (gtk_widget_get_visible (GTK_WIDGET (rectify_window_get_checks_view (fixture->window))))
    activate (fixture, "checks");
  rectify_session_edit (fixture->window->session, "Take out", take_out, NULL, NULL, NULL, NULL);
  app_settle (fixture->window->session);
  g_usleep (50000);
  app_settle (fixture->window->session);
  g_assert_cmpuint (count_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK), ==, 2);
}

static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  show_checks (fixture);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (
          find_button (GTK_WIDGET (rectify_window_get_checks_view (fixture->window)), "Hint")),
      FALSE);
  app_close_window (&fixture->window);
  present (fixture);
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (rectify_window_get_checks_view (fixture->window))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      find_button (GTK_WIDGET (rectify_window_get_checks_view (fixture->window)), "Hint"))));
  wait_for_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK, 2);
}

/* More than the divider takes of the list, in pixels. */
#define DIVIDER 6

/* Waits until the list is so high, the divider included. */
static void
wait_for_height (Fixture *fixture, int height)
{
  GtkWidget *view = GTK_WIDGET (rectify_window_get_checks_view (fixture->window));

  while (ABS (gtk_widget_get_height (view) - height) > DIVIDER)
    g_main_context_iteration (NULL, TRUE);
}

/* The list opens with room for what was found, and then as high as it was made, in the next run
 * too. */
static void
test_height (Fixture *fixture, gconstpointer data)
{
  GtkPaned *pane = fixture->window->checks_pane;
  GtkWidget *view = GTK_WIDGET (rectify_window_get_checks_view (fixture->window));
  int whole, height, width = 0;

  activate (fixture, "checks");
  while (gtk_widget_get_height (view) == 0 || fixture->window->checks_tick != 0)
    g_main_context_iteration (NULL, TRUE);
  whole = gtk_widget_get_height (GTK_WIDGET (pane));
  wait_for_height (fixture, MAX (230, whole * 2 / 5));
  height = whole / 2;
  gtk_paned_set_position (pane, whole - height);
  wait_for_height (fixture, height);
  /* Often enough that what is lost each time is seen. */
  for (guint i = 0; i < 2 * DIVIDER; i++)
    {
      gtk_stack_set_visible_child_name (fixture->window->view_stack, i % 2 ? "plan" : "pages");
      app_settle (fixture->window->session);
      while (fixture->window->checks_tick != 0)
        g_main_context_iteration (NULL, TRUE);
      /* Beside the pages it has a width of its own. */
      if (i == 0)
        width = gtk_widget_get_width (view);
      else if (i % 2 == 0)
        g_assert_cmpint (gtk_widget_get_width (view), ==, width);
    }
  activate (fixture, "checks");
  g_assert_false (gtk_widget_get_visible (view));
  activate (fixture, "checks");
  wait_for_height (fixture, height);
  app_close_window (&fixture->window);
  present (fixture);
  wait_for_height (fixture, height);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  RectifyChecksRow *row;

  rectify_window_open_ledger (fixture->window, fixture->path, RECTIFY_LEDGER_READ_ONLY);
  app_settle (fixture->window->session);
  show_checks (fixture);
  select_row (fixture, find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK));
  row = find_row (GTK_WIDGET (get_list (fixture)),
                  get_entry (fixture, find_kind (fixture, RECTIFY_FINDING_HALF_WIDTH_MARK)));
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (row), "Mend")));
  g_assert_false (gtk_widget_get_sensitive (
      find_button (GTK_WIDGET (rectify_window_get_checks_view (fixture->window)), "_Mend All")));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "fill-placeholders"));
}

/* A plan that has none says so in passing. */
static void
test_no_placeholders (Fixture *fixture, gconstpointer data)
{
  add_plan (fixture, "整改方案\n二、整改措施\n（一）在带头学习方面\n1.学习不够深入。\n");
  activate (fixture, "fill-placeholders");
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->notice));
  g_assert_false (gtk_widget_get_visible (fixture->window->notice_button));
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/checks/shown-and-hidden", test_shown_and_hidden },
    { "/checks/selects", test_selects },
    { "/checks/mend", test_mend },
    { "/checks/mend-all", test_mend_all },
    { "/checks/filter", test_filter },
    { "/checks/order", test_order },
    { "/checks/follows", test_follows },
    { "/checks/hidden", test_hidden },
    { "/checks/remembered", test_remembered },
    { "/checks/height", test_height },
    { "/checks/read-only", test_read_only },
    { "/checks/no-placeholders", test_no_placeholders },
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
