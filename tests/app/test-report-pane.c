/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-testing.h"
#include "rectify-check-button.h"
#include "rectify-pages-view-private.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/* What stands beside the pages in the real window, by its keys. */
#define WORDS APP_PROSE

typedef struct {
  RectifyWindow *window;
  RectifyPagesView *view;
  GtkWidget *pane;
  char *path;
} Fixture;

static GtkApplication *application;

static void
wait_for_pages (Fixture *fixture)
{
  RectifyPageList *list = rectify_pages_view_get_list (fixture->view);

  app_settle (fixture->window->session);
  while (fixture->view->stale || fixture->view->idle != 0 || fixture->view->cancellable != NULL
         || gtk_widget_get_height (GTK_WIDGET (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_present_ledger (application, &fixture->window);
  fixture->view = rectify_window_get_pages_view (fixture->window);
  fixture->pane = GTK_WIDGET (fixture->view->pane);
  app_add_prose (fixture->window, "整改方案", 3);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("pages"));
  wait_for_pages (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static void
show_report (Fixture *fixture, const char *report)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string (report));
  wait_for_pages (fixture);
}

/* The first widget of a type that is seen, in the order of the tree. */
static GtkWidget *
find_widget (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_widget (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* They lead on from an option, and never choose it. */
static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  static const GtkDirectionType directions[]
      = { GTK_DIR_DOWN, GTK_DIR_UP, GTK_DIR_RIGHT, GTK_DIR_LEFT };
  GtkWidget *check = find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON);
  GtkWidget *next = gtk_widget_get_next_sibling (check);

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_assert_true (gtk_widget_grab_focus (check));
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), directions[i]);
      g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
      g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (next)));
    }
  g_assert_true (gtk_widget_grab_focus (check));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_DOWN);
  g_assert_true (gtk_widget_has_focus (next));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_UP);
  g_assert_true (gtk_widget_has_focus (check));
  /* Nothing else lost what it does. */
  gtk_widget_activate (check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_activate (check);
  wait_for_pages (fixture);
}

/* The key of the tab that is shown leads into its list. */
static void
test_tab_key (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tab = find_widget (fixture->pane, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *list = find_widget (fixture->pane, GTK_TYPE_LIST_BOX);
  GtkWidget *thumbnails = gtk_widget_get_next_sibling (tab);

  g_assert_false (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), fixture->pane));
  g_assert_true (gtk_widget_mnemonic_activate (tab, FALSE));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list));
  g_assert_true (gtk_widget_mnemonic_activate (thumbnails, FALSE));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (thumbnails)));
  g_assert_true (gtk_widget_mnemonic_activate (tab, FALSE));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (thumbnails)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list));
}

static gboolean
write_title (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_title (draft, "工作方案");
  return TRUE;
}

/* The small page that is marked, from 0, once it is in sight; waits until it is page. */
static void
wait_for_thumbnail (Fixture *fixture, guint page)
{
  GtkListView *list;
  GtkSelectionModel *model;
  GtkAdjustment *adjustment;
  double row, value;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      list = GTK_LIST_VIEW (find_widget (fixture->pane, GTK_TYPE_LIST_VIEW));
      model = list != NULL ? gtk_list_view_get_model (list) : NULL;
      adjustment = list != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)) : NULL;
      row = list != NULL ? gtk_adjustment_get_upper (adjustment)
                               / g_list_model_get_n_items (G_LIST_MODEL (model))
                         : 0;
      value = list != NULL ? gtk_adjustment_get_value (adjustment) : 0;
    }
  while (list == NULL || !gtk_selection_model_is_selected (model, page) || row < 1
         || row * page < value - 1
         || row * (page + 1) > value + gtk_adjustment_get_page_size (adjustment) + 1);
}

/* Which small page the keys go on from, by its number; 0 if they are elsewhere. */
static int
get_focused_thumbnail (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *list = find_widget (fixture->pane, GTK_TYPE_LIST_VIEW);

  if (focus == NULL || list == NULL || !gtk_widget_is_ancestor (focus, list))
    return 0;
  return atoi (gtk_label_get_text (GTK_LABEL (find_widget (focus, GTK_TYPE_LABEL))));
}

/* The small pages follow the large ones, also where they come into sight only then, and the large
 * ones them. */
static void
test_thumbnails (Fixture *fixture, gconstpointer data)
{
  RectifyPageList *pages = rectify_pages_view_get_list (fixture->view);
  GtkWidget *tab = find_widget (fixture->pane, GTK_TYPE_TOGGLE_BUTTON);
  guint n_pages;

  app_add_prose (fixture->window, "整改方案", 120);
  wait_for_pages (fixture);
  n_pages = rectify_pages_view_get_n_pages (fixture->view);
  g_assert_cmpuint (n_pages, >, 10);
  rectify_page_list_show_page (pages, n_pages - 2);
  g_assert_true (gtk_widget_mnemonic_activate (gtk_widget_get_next_sibling (tab), FALSE));
  wait_for_thumbnail (fixture, n_pages - 2);
  while (get_focused_thumbnail (fixture) != (int) n_pages - 1)
    g_main_context_iteration (NULL, TRUE);
  rectify_page_list_show_page (pages, 1);
  wait_for_thumbnail (fixture, 1);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (
                                       find_widget (fixture->pane, GTK_TYPE_LIST_VIEW))),
                                   n_pages - 4, TRUE);
  g_assert_cmpuint (rectify_page_list_get_page (pages), ==, n_pages - 4);
  /* After an edit too. */
  rectify_page_list_show_page (pages, n_pages - 1);
  rectify_session_edit (fixture->window->session, "Edit", write_title, NULL, NULL, NULL, NULL);
  wait_for_pages (fixture);
  wait_for_thumbnail (fixture, n_pages - 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
}

/* How much wider than high the first small page is drawn, in pixels. */
static int
get_shape (Fixture *fixture)
{
  GtkWidget *picture = find_widget (fixture->pane, GTK_TYPE_PICTURE);
  GdkPaintable *paintable
      = picture != NULL ? gtk_picture_get_paintable (GTK_PICTURE (picture)) : NULL;

  return paintable != NULL ? gdk_paintable_get_intrinsic_width (paintable)
                                 - gdk_paintable_get_intrinsic_height (paintable)
                           : 0;
}

/* Its ledger table is too wide to stand upright. */
static void
add_wide_plan (Fixture *fixture)
{
  static const RectifyItemKind kinds[]
      = { RECTIFY_ITEM_AREA, RECTIFY_ITEM_PROBLEM, RECTIFY_ITEM_MEASURE };
  static const RectifyRole roles[]
      = { RECTIFY_ROLE_LEADER, RECTIFY_ROLE_LEAD_UNIT, RECTIFY_ROLE_RESPONSIBLE_UNIT };
  static const char *const names[] = { "区人民政府办公室机关党委", "区财政局", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *parent = rectify_plan_get_root (plan);

  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (kinds[i]);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (roles[i], "", names[0], names);

      rectify_item_set_text (item, WORDS WORDS WORDS WORDS);
      rectify_item_add_assignment (item, assignment);
      rectify_item_append_child (parent, item);
      parent = item;
    }
  app_add_plan (fixture->window->session, plan);
}

/* Pages that stand across are turned in small as they are in large. */
static void
test_turned_thumbnails (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tab = find_widget (fixture->pane, GTK_TYPE_TOGGLE_BUTTON);

  add_wide_plan (fixture);
  show_report (fixture, "ledger");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (tab)), TRUE);
  while (get_shape (fixture) <= 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.turn", NULL);
  while (get_shape (fixture) >= 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.turn", NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
}

static GtkDropDown *
get_papers (Fixture *fixture)
{
  return GTK_DROP_DOWN (find_widget (fixture->pane, GTK_TYPE_DROP_DOWN));
}

static void
assert_paper (Fixture *fixture, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_width (fixture->view->pages), width, 1);
  g_assert_cmpfloat_with_epsilon (rectify_pages_get_height (fixture->view->pages), height, 1);
}

static gboolean
write_english (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *root = rectify_plan_get_root (draft);

  rectify_plan_set_title (draft, "Plan");
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    rectify_item_set_text (rectify_item_get_child (root, i), "Train the staff every month.");
  return TRUE;
}

/* Letter is for plans in English, whose other options are not those of the official layout, and
 * never comes to a plan in Chinese. */
static void
test_letter (Fixture *fixture, gconstpointer data)
{
  gint64 chinese = rectify_plan_get_id (rectify_session_get_plan (fixture->window->session));

  g_assert_null (get_papers (fixture));
  app_add_prose (fixture->window, "Plan", 1);
  rectify_session_edit (fixture->window->session, "Translate", write_english, NULL, NULL, NULL,
                        NULL);
  wait_for_pages (fixture);
  g_assert_null (find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_papers (fixture))), ==,
                    2);
  assert_paper (fixture, 595, 842);
  gtk_drop_down_set_selected (get_papers (fixture), 1);
  wait_for_pages (fixture);
  assert_paper (fixture, 612, 792);
  show_report (fixture, "ledger");
  assert_paper (fixture, 595, 842);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_papers (fixture))), ==,
                    3);
  gtk_drop_down_set_selected (get_papers (fixture), 2);
  wait_for_pages (fixture);
  assert_paper (fixture, 612, 792);
  rectify_session_show_plan (fixture->window->session, chinese, NULL, NULL);
  wait_for_pages (fixture);
  assert_paper (fixture, 595, 842);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_papers (fixture))), ==,
                    2);
  show_report (fixture, "plan");
  assert_paper (fixture, 595, 842);
  g_assert_nonnull (find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON));
  rectify_report_set_option (RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_ENGLISH_PAPER, 0);
  rectify_report_set_option (RECTIFY_REPORT_LEDGER, RECTIFY_REPORT_OPTION_ENGLISH_PAPER, 0);
}

static void
collect_mnemonics (GtkWidget *widget, GHashTable *seen)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol)
    {
      guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));
      const char *label = gtk_label_get_label (GTK_LABEL (widget));
      const char *other = g_hash_table_lookup (seen, GUINT_TO_POINTER (key));

      if (other != NULL)
        {
          g_test_message ("“%s” and “%s” are under one key", other, label);
          g_assert_not_reached ();
        }
      g_hash_table_insert (seen, GUINT_TO_POINTER (key), (gpointer) label);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_mnemonics (child, seen);
}

/* No two things that are seen with the pages are reached by one key, whatever report it is. */
static void
test_mnemonics (Fixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
  for (RectifyReport report = 0; report < RECTIFY_N_REPORTS; report++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      show_report (fixture, rectify_report_get_nick (report));
      collect_mnemonics (GTK_WIDGET (fixture->window), seen);
      g_assert_cmpuint (g_hash_table_size (seen), >, 5);
    }
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
}

/* Sheets of their own are offered for slips, and taken for them alone. */
static void
test_duplex (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan = rectify_session_get_plan (fixture->window->session);
  g_autoptr (RectifyDocument) plain = NULL;
  g_autoptr (RectifyDocument) slips = NULL;
  g_autoptr (RectifyDocument) ledger = NULL;
  GtkWidget *button;

  show_report (fixture, "slips");
  button = find_widget (fixture->pane, RECTIFY_TYPE_CHECK_BUTTON);
  g_assert_nonnull (button);
  plain = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_SLIPS, NULL);
  g_assert_false (rectify_document_get_page_style (plain)->is_duplex);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  wait_for_pages (fixture);
  g_assert_cmpint (rectify_report_get_option (RECTIFY_REPORT_SLIPS, RECTIFY_REPORT_OPTION_DUPLEX),
                   ==, TRUE);
  slips = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_SLIPS, NULL);
  g_assert_true (rectify_document_get_page_style (slips)->is_duplex);
  ledger = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_LEDGER, NULL);
  g_assert_false (rectify_document_get_page_style (ledger)->is_duplex);
  show_report (fixture, "plan");
  rectify_report_set_option (RECTIFY_REPORT_SLIPS, RECTIFY_REPORT_OPTION_DUPLEX, 0);
}

/* Three tasks of two units and of nobody, with days. */
static gboolean
write_tasks (RectifyPlan *draft, gpointer user_data, GError **error)
{
  static const struct {
    const char *text;
    const char *unit;
    guint days;
  } tasks[]
      = { { "订制度。", "办公室", 5 }, { "抓学习。", "财务科", 50 }, { "查隐患。", NULL, 5 } };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
      const char *const names[] = { tasks[i].unit, NULL };
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", NULL, names);
      g_autoptr (GDate) due
          = g_date_new_dmy (g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                            g_date_time_get_year (now));
      g_autoptr (RectifyDeadline) deadline = NULL;

      g_date_add_days (due, tasks[i].days);
      deadline = rectify_deadline_new ("整改时限", "按期", RECTIFY_DEADLINE_DATED, due);
      rectify_item_set_text (item, tasks[i].text);
      rectify_item_set_deadline (item, deadline);
      if (tasks[i].unit != NULL)
        rectify_item_add_assignment (item, assignment);
      rectify_item_append_child (rectify_plan_get_root (draft), item);
    }
  return TRUE;
}

/* Which of the tasks the report has. */
static void
assert_tasks (Fixture *fixture, RectifyReport report, gboolean first, gboolean second,
              gboolean third)
{
  g_autoptr (RectifyReportOptions) asked = rectify_window_dup_asked (fixture->window);
  g_autoptr (RectifyDocument) document
      = rectify_report_compose_as_chosen (rectify_session_get_plan (fixture->window->session),
                                          report, asked);
  g_autofree char *text = rectify_document_dup_text (document);

  g_assert_true ((strstr (text, "订制度。") != NULL) == first);
  g_assert_true ((strstr (text, "抓学习。") != NULL) == second);
  g_assert_true ((strstr (text, "查隐患。") != NULL) == third);
}

static GtkWidget *
find_nth (GtkWidget *parent, GType type, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_child_visible (child) || !gtk_widget_get_visible (child))
        continue;
      if (!G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        found = find_nth (child, type, n);
      else if ((*n)-- == 0)
        found = child;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* How many days ahead, for how long nothing was done, and for which unit. */
static void
test_reminders (Fixture *fixture, gconstpointer data)
{
  guint first = 0, second = 1;
  GtkWidget *days, *still;
  GtkDropDown *units;

  rectify_session_edit (fixture->window->session, "Tasks", write_tasks, NULL, NULL, NULL, NULL);
  app_settle (fixture->window->session);
  show_report (fixture, "reminders");
  assert_tasks (fixture, RECTIFY_REPORT_REMINDERS, TRUE, FALSE, TRUE);
  days = find_nth (fixture->pane, GTK_TYPE_SPIN_BUTTON, &first);
  still = find_nth (fixture->pane, GTK_TYPE_SPIN_BUTTON, &second);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (still)), ==, "Never");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), 2);
  wait_for_pages (fixture);
  assert_tasks (fixture, RECTIFY_REPORT_REMINDERS, FALSE, FALSE, FALSE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (still), 60);
  wait_for_pages (fixture);
  assert_tasks (fixture, RECTIFY_REPORT_REMINDERS, TRUE, TRUE, TRUE);
  units = get_papers (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (units)), ==, 4);
  gtk_drop_down_set_selected (units, 3);
  wait_for_pages (fixture);
  assert_tasks (fixture, RECTIFY_REPORT_REMINDERS, FALSE, TRUE, FALSE);
  /* Other reports are of all, and it is kept. */
  assert_tasks (fixture, RECTIFY_REPORT_SLIPS, TRUE, TRUE, TRUE);
  show_report (fixture, "plan");
  show_report (fixture, "reminders");
  g_assert_cmpuint (gtk_drop_down_get_selected (units), ==, 3);
  gtk_drop_down_set_selected (units, 1);
  assert_tasks (fixture, RECTIFY_REPORT_REMINDERS, FALSE, FALSE, TRUE);
  gtk_drop_down_set_selected (units, 0);
  assert_tasks (fixture, RECTIFY_REPORT_REMINDERS, TRUE, TRUE, TRUE);
  rectify_report_set_option (RECTIFY_REPORT_REMINDERS, RECTIFY_REPORT_OPTION_DAYS, 0);
  rectify_report_set_option (RECTIFY_REPORT_REMINDERS, RECTIFY_REPORT_OPTION_STILL, 0);
}

/* Forms of what waits, or of what is selected. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan;
  RectifyItem *item;
  g_autoptr (GArray) said = NULL;

  rectify_session_edit (fixture->window->session, "Tasks", write_tasks, NULL, NULL, NULL, NULL);
  app_settle (fixture->window->session);
  show_report (fixture, "close-out");
  assert_tasks (fixture, RECTIFY_REPORT_CLOSE_OUT, FALSE, FALSE, FALSE);
  /* The page says that there is none. */
  said = rectify_pages_find (fixture->view->pages, "没有");
  g_assert_cmpuint (said->len, ==, 1);
  plan = rectify_session_get_plan (fixture->window->session);
  item = rectify_item_get_child (rectify_plan_get_root (plan), 4);
  rectify_plan_view_select (fixture->window->plan_view, rectify_item_get_id (item));
  assert_tasks (fixture, RECTIFY_REPORT_CLOSE_OUT, FALSE, FALSE, FALSE);
  gtk_drop_down_set_selected (get_papers (fixture), RECTIFY_FORMS_SELECTED);
  wait_for_pages (fixture);
  assert_tasks (fixture, RECTIFY_REPORT_CLOSE_OUT, FALSE, TRUE, FALSE);
  rectify_report_set_option (RECTIFY_REPORT_CLOSE_OUT, RECTIFY_REPORT_OPTION_FORMS, 0);
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/report-pane/arrows", test_arrows },
    { "/report-pane/tab-key", test_tab_key },
    { "/report-pane/thumbnails", test_thumbnails },
    { "/report-pane/turned-thumbnails", test_turned_thumbnails },
    { "/report-pane/letter", test_letter },
    { "/report-pane/mnemonics", test_mnemonics },
    { "/report-pane/duplex", test_duplex },
    { "/report-pane/reminders", test_reminders },
    { "/report-pane/forms", test_forms },
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
