/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-testing.h"
#include "rectify-page-list-private.h"
#include "rectify-pages-view-private.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/* The pages in the real window. */
#define WORDS APP_PROSE
#define N_ITEMS 120
/* Of a plan for private use: no font has it. */
#define NO_GLYPH "\xf4\x8f\xbf\xbd"

typedef struct {
  RectifyWindow *window;
  RectifyPagesView *view;
  RectifyPageList *list;
  char *path;
} Fixture;

static GtkApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_present_ledger (application, &fixture->window);
  fixture->view = rectify_window_get_pages_view (fixture->window);
  fixture->list = rectify_pages_view_get_list (fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

/* A problem with measures: the first has its own words, the others are all the same. */
static void
add_plan_due (Fixture *fixture, guint n_items, const char *first, const char *words,
              RectifyDeadline *deadline)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  rectify_plan_set_title (plan, "整改方案");
  rectify_item_set_label (problem, "1.");
  rectify_item_set_text (problem, words);
  rectify_item_set_deadline (problem, deadline);
  if (n_items > 0)
    rectify_item_append_child (rectify_plan_get_root (plan), problem);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);

      rectify_item_set_label (item, "一是");
      rectify_item_set_text (item, i == 0 ? first : WORDS WORDS WORDS WORDS);
      rectify_item_append_child (problem, item);
    }
  app_add_plan (fixture->window->session, plan);
}

static void
add_plan (Fixture *fixture, guint n_items, const char *first)
{
  add_plan_due (fixture, n_items, first, "学习不够。", NULL);
}

static gboolean
is_set (Fixture *fixture)
{
  return !fixture->view->stale && fixture->view->idle == 0 && fixture->view->cancellable == NULL;
}

static void
wait_for_pages (Fixture *fixture)
{
  app_settle (fixture->window->session);
  while (!is_set (fixture) || fixture->list->changed_idle != 0
         || gtk_widget_get_height (GTK_WIDGET (fixture->list)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_pages (Fixture *fixture)
{
  gtk_stack_set_visible_child_name (fixture->window->view_stack, "pages");
  wait_for_pages (fixture);
}

static RectifyItem *
get_measure (Fixture *fixture, guint position)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (fixture->window->session));

  return rectify_item_get_child (rectify_item_get_child (root, 0), position);
}

static void
type_page (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->view->page_entry), text);
  g_signal_emit_by_name (fixture->view->page_entry, "activate");
  wait_for_pages (fixture);
}

/* Whoever searches before there are pages goes on typing when they come. */
static void
test_search_before_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  add_plan (fixture, N_ITEMS, WORDS);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("pages"));
  g_assert_null (fixture->view->pages);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search", NULL);
  wait_for_pages (fixture);
  g_assert_nonnull (fixture->view->pages);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->view->find_bar)));
}

/* Digits may be wide, numbers too large, and words none. */
static void
test_go_to_page (Fixture *fixture, gconstpointer data)
{
  guint n_pages;
  g_autofree char *count = NULL;

  add_plan (fixture, N_ITEMS, WORDS);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "view",
                                  g_variant_new_string ("pages"));
  wait_for_pages (fixture);
  /* Where the keys scroll. */
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->list)));
  n_pages = rectify_pages_view_get_n_pages (fixture->view);
  g_assert_cmpuint (n_pages, >, 10);
  count = g_strdup_printf ("/ %u", n_pages);
  g_assert_cmpstr (gtk_label_get_text (fixture->view->count_label), ==, count);
  type_page (fixture, "3");
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 2);
  type_page (fixture, "５");
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 4);
  type_page (fixture, "nonsense");
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->view->page_entry)), ==, "5");
  type_page (fixture, "99999999999999999999");
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, n_pages - 1);
  /* What was typed and not gone to is forgotten. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.go-to-page", NULL);
  gtk_editable_set_text (GTK_EDITABLE (fixture->view->page_entry), "77");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->list));
  wait_for_pages (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->view->page_entry)), !=, "77");
  /* The zoom leaves the page where it is. */
  type_page (fixture, "4");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.zoom-in", NULL);
  wait_for_pages (fixture);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.zoom-real", NULL);
  wait_for_pages (fixture);
  g_assert_cmpint (rectify_page_list_get_real_zoom (fixture->list), ==, 100);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.zoom-fit", NULL);
}

static gboolean
lengthen (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyItem *problem = rectify_item_get_child (rectify_plan_get_root (draft), 0);

  for (guint i = 0; i < 20; i++)
    rectify_item_set_text (rectify_item_get_child (problem, i),
                           WORDS WORDS WORDS WORDS WORDS WORDS WORDS WORDS);
  return TRUE;
}

static double
find_height (Fixture *fixture, gint64 item)
{
  g_autoptr (GArray) marks
      = rectify_pages_find_item (rectify_page_list_get_pages (fixture->list), item);
  const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, 0);

  return rectify_page_list_get_top (fixture->list, mark->page)
         + mark->y * rectify_page_list_get_scale (fixture->list);
}

/* What is looked at stays where it is when what is before it gets longer. */
static void
test_place_is_kept (Fixture *fixture, gconstpointer data)
{
  gint64 item;
  double height;
  guint n_pages, page;

  add_plan (fixture, N_ITEMS, WORDS);
  show_pages (fixture);
  n_pages = rectify_pages_view_get_n_pages (fixture->view);
  type_page (fixture, "9");
  item = rectify_page_list_find_item_at (fixture->list,
                                         gtk_widget_get_width (GTK_WIDGET (fixture->list)) / 2.0,
                                         gtk_widget_get_height (GTK_WIDGET (fixture->list))
                                             * RECTIFY_PAGE_LOOK);
  g_assert_cmpint (item, !=, 0);
  height = find_height (fixture, item);
  page = rectify_page_list_get_page (fixture->list);
  rectify_session_edit (fixture->window->session, "Lengthen", lengthen, NULL, NULL, NULL, NULL);
  wait_for_pages (fixture);
  g_assert_cmpuint (rectify_pages_view_get_n_pages (fixture->view), >, n_pages);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), >, page);
  g_assert_cmpfloat_with_epsilon (find_height (fixture, item), height, 2.0);
  /* Another report begins at its beginning. */
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("tasks"));
  wait_for_pages (fixture);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 0);
}

static void
type_find (Fixture *fixture, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture->window)));

  g_assert_true (GTK_IS_TEXT (entry));
  gtk_editable_set_text (entry, text);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  add_plan (fixture, N_ITEMS, "先学Ａbc，再做。");
  show_pages (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "search", NULL);
  app_settle (fixture->window->session);
  type_find (fixture, "责任分工");
  /* A step looks for what is not looked for yet. */
  gtk_widget_activate_action (view, "pages.find-next", NULL);
  g_assert_nonnull (fixture->list->finds);
  g_assert_cmpuint (fixture->list->current_find, ==, 0);
  gtk_widget_activate_action (view, "pages.find-next", NULL);
  g_assert_cmpuint (fixture->list->current_find, ==, 1);
  gtk_widget_activate_action (view, "pages.find-previous", NULL);
  gtk_widget_activate_action (view, "pages.find-previous", NULL);
  /* From the first to the last, on the last page. */
  g_assert_cmpuint (fixture->list->current_find, ==, 4 * (N_ITEMS - 1) - 1);
  wait_for_pages (fixture);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), >,
                    rectify_pages_view_get_n_pages (fixture->view) - 3);
  type_find (fixture, "aＢＣ,");
  gtk_widget_activate_action (view, "pages.find-next", NULL);
  g_assert_cmpuint (fixture->list->finds->len, ==, 1);
  wait_for_pages (fixture);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), ==, 0);
  type_find (fixture, "没有的话");
  gtk_widget_activate_action (view, "pages.find-next", NULL);
  g_assert_cmpuint (fixture->list->finds->len, ==, 0);
  type_find (fixture, "责任分工");
  gtk_widget_activate_action (view, "pages.find-next", NULL);
  g_object_set (fixture->view->find_bar, "open", FALSE, NULL);
  g_assert_null (fixture->list->finds);
  /* The key goes on with what was looked for last. */
  gtk_widget_activate_action (view, "pages.find-next", NULL);
  g_assert_nonnull (fixture->list->finds);
  g_assert_cmpuint (fixture->list->finds->len, >, 1);
  g_object_set (fixture->view->find_bar, "open", FALSE, NULL);
  g_assert_null (fixture->list->finds);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->list)));
}

/* What was found is marked anew on pages that are set anew. */
static void
test_find_after_edit (Fixture *fixture, gconstpointer data)
{
  guint n_marks;

  add_plan (fixture, N_ITEMS, WORDS);
  show_pages (fixture);
  rectify_pages_find_bar_open (fixture->view->find_bar);
  type_find (fixture, "落实");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.find-next", NULL);
  n_marks = fixture->list->finds->len;
  rectify_session_edit (fixture->window->session, "Lengthen", lengthen, NULL, NULL, NULL, NULL);
  wait_for_pages (fixture);
  g_assert_cmpuint (fixture->list->finds->len, >, n_marks);
}

static void
want_item (Fixture *fixture, gint64 item)
{
  g_signal_emit_by_name (rectify_window_get_checks_view (fixture->window), "item-wanted", item,
                         FALSE);
  wait_for_pages (fixture);
}

/* A finding shows its item on the pages, or what that is part of, or says that it is not there. */
static void
test_findings_show_items (Fixture *fixture, gconstpointer data)
{
  gint64 measure, problem;

  add_plan (fixture, N_ITEMS, WORDS);
  show_pages (fixture);
  measure = rectify_item_get_id (get_measure (fixture, 100));
  problem = rectify_item_get_id (rectify_item_get_parent (get_measure (fixture, 100)));
  want_item (fixture, measure);
  g_assert_cmpint (rectify_page_list_get_item (fixture->list), ==, measure);
  g_assert_cmpuint (rectify_page_list_get_page (fixture->list), >, 5);
  g_assert_cmpint (rectify_item_get_id (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, measure);
  g_assert_false (gtk_revealer_get_reveal_child (fixture->window->notice));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("problems"));
  wait_for_pages (fixture);
  want_item (fixture, measure);
  g_assert_cmpint (rectify_page_list_get_item (fixture->list), ==, problem);
  /* No unit has anything to do. */
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("slips"));
  wait_for_pages (fixture);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->view->remark));
  g_assert_true (
      g_str_has_prefix (gtk_label_get_text (fixture->view->remark_label), "No unit has a slip"));
  want_item (fixture, measure);
  g_assert_cmpint (rectify_page_list_get_item (fixture->list), ==, 0);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->window->notice));
}

/* Below the tree, beside the pages. */
static void
test_checks_beside (Fixture *fixture, gconstpointer data)
{
  GtkOrientable *pane = GTK_ORIENTABLE (fixture->window->checks_pane);
  g_autoptr (GPtrArray) findings = NULL;
  RectifyFinding *finding;

  add_plan (fixture, 3, "用" NO_GLYPH "字。");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
  g_assert_cmpint (gtk_orientable_get_orientation (pane), ==, GTK_ORIENTATION_VERTICAL);
  show_pages (fixture);
  g_assert_cmpint (gtk_orientable_get_orientation (pane), ==, GTK_ORIENTATION_HORIZONTAL);
  /* What the pages have to say is said there. */
  g_assert_false (gtk_revealer_get_reveal_child (fixture->view->remark));
  findings = rectify_pages_view_list_findings (fixture->view);
  g_assert_cmpuint (findings->len, >=, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (rectify_finding_get_kind (finding), ==, RECTIFY_FINDING_MISSING_GLYPH);
  g_assert_nonnull (strstr (rectify_finding_get_message (finding), NO_GLYPH));
  g_assert_true (rectify_finding_get_item (finding) == get_measure (fixture, 0));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "checks", NULL);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->view->remark));
  gtk_stack_set_visible_child_name (fixture->window->view_stack, "plan");
  g_assert_cmpint (gtk_orientable_get_orientation (pane), ==, GTK_ORIENTATION_VERTICAL);
}

static void
set_option (Fixture *fixture, RectifyReport report, RectifyReportOption option, int value)
{
  rectify_report_set_option (report, option, value);
  g_signal_emit_by_name (fixture->view->pane, "option-changed");
  wait_for_pages (fixture);
}

/* What is chosen for a report is kept, and holds for the pages and for what is saved. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  RectifyPlan *plan;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyDocument) table = NULL;

  add_plan (fixture, 3, WORDS);
  plan = rectify_session_get_plan (fixture->window->session);
  show_pages (fixture);
  set_option (fixture, RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_BOLD_THIRD, TRUE);
  set_option (fixture, RECTIFY_REPORT_PLAN, RECTIFY_REPORT_OPTION_LOOSE, TRUE);
  g_assert_cmpint (rectify_state_get_int ("report-plan-loose", 0), ==, TRUE);
  document = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_PLAN, NULL);
  g_assert_true (rectify_document_get_page_style (document)->has_bold_third);
  g_assert_true (rectify_document_get_page_style (document)->is_loose);
  g_assert_cmpint (rectify_document_get_page_style (document)->paper, ==, RECTIFY_PAPER_A4);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("ledger"));
  wait_for_pages (fixture);
  g_assert_cmpfloat (rectify_pages_get_width (fixture->view->pages), <, 600);
  set_option (fixture, RECTIFY_REPORT_LEDGER, RECTIFY_REPORT_OPTION_PAPER, RECTIFY_PAPER_A3);
  g_assert_cmpfloat (rectify_pages_get_width (fixture->view->pages), >, 1100);
  table = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_LEDGER, NULL);
  g_assert_false (rectify_document_get_page_style (table)->is_loose);
  /* A state file that says something else is not believed. */
  rectify_state_set_int ("report-ledger-paper", 77);
  g_assert_cmpint (rectify_report_get_option (RECTIFY_REPORT_LEDGER, RECTIFY_REPORT_OPTION_PAPER),
                   ==, RECTIFY_PAPER_A4);
  rectify_state_set_int ("report-ledger-paper", 0);
  rectify_state_set_int ("report-plan-loose", 0);
  rectify_state_set_int ("report-plan-bold-third", 0);
}

/* The middle of each place of an item is the item's, as it is seen. */
static void
assert_found_at_place (Fixture *fixture, gint64 item)
{
  g_autoptr (GArray) marks = rectify_pages_find_item (fixture->view->pages, item);

  g_assert_cmpuint (marks->len, >, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const RectifyPagesMark *mark = &g_array_index (marks, RectifyPagesMark, i);
      graphene_rect_t area = rectify_page_list_get_area (fixture->list, mark);
      graphene_point_t middle;

      graphene_rect_get_center (&area, &middle);
      g_assert_cmpfloat (area.origin.x + area.size.width, <=, fixture->list->page_width);
      g_assert_cmpfloat (area.origin.y + area.size.height, <=, fixture->list->page_height);
      g_assert_cmpint (rectify_page_list_find_item_at (
                           fixture->list, middle.x + rectify_page_list_get_left (fixture->list),
                           middle.y + rectify_page_list_get_top (fixture->list, mark->page)),
                       ==, item);
    }
}

/* A table across is turned so that it can be read, unless somebody wants to see the paper. */
static void
test_turned (Fixture *fixture, gconstpointer data)
{
  GtkWidget *turn = GTK_WIDGET (fixture->view->turn_button);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, WORDS, RECTIFY_DEADLINE_DATED, NULL);

  /* So many columns of sentences cannot be read upright. */
  add_plan_due (fixture, 30, WORDS, WORDS, deadline);
  show_pages (fixture);
  g_assert_false (gtk_widget_get_visible (turn));
  g_assert_cmpint (fixture->list->page_width, <, fixture->list->page_height);
  assert_found_at_place (fixture, rectify_item_get_id (get_measure (fixture, 20)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.turn", NULL);
  g_assert_cmpint (fixture->list->page_width, <, fixture->list->page_height);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("ledger"));
  wait_for_pages (fixture);
  g_assert_true (gtk_widget_get_visible (turn));
  for (guint i = 0; i < 2; i++)
    {
      gboolean turned = fixture->list->is_turned;

      g_assert_true (turned == (fixture->list->page_width > fixture->list->page_height));
      g_assert_true (gtk_toggle_button_get_active (fixture->view->turn_button) == turned);
      assert_found_at_place (fixture, rectify_item_get_id (get_measure (fixture, 20)));
      want_item (fixture, rectify_item_get_id (get_measure (fixture, 29)));
      g_assert_cmpuint (rectify_page_list_get_page (fixture->list), >, 0);
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.turn", NULL);
      wait_for_pages (fixture);
      g_assert_true (fixture->list->is_turned == !turned);
    }
}

static char *
dup_head (RectifyPlan *plan)
{
  g_autoptr (RectifyDocument) document
      = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_LEDGER, NULL);
  RectifyTable *table = rectify_document_get_table (document, 1);
  GString *head = g_string_new (NULL);

  for (guint i = 0; i < rectify_table_get_n_columns (table); i++)
    {
      g_autofree char *text = rectify_cell_dup_text (rectify_table_get_cell (table, 0, i));

      g_string_append_printf (head, "%s%s", i > 0 ? "|" : "", text);
    }
  return g_string_free (head, FALSE);
}

/* The columns that were chosen, in their order, whatever else the state file says. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const chosen[] = { "-status",  "deadline", "measure", "no such column",
                                        "deadline", "-remark",  "-leader", NULL };
  static const char *const none[]
      = { "-number", "-area",      "-problem",          "-measure",
          "-leader", "-lead-unit", "-responsible-unit", "-supporting-unit",
          "-person", "-deadline",  "-progress",         "-status",
          "-remark", NULL };
  static const char *const nothing[] = { NULL };
  RectifyPlan *plan;
  g_auto (GStrv) columns = NULL;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  g_autofree char *fallback = NULL;

  add_plan (fixture, 3, WORDS);
  plan = rectify_session_get_plan (fixture->window->session);
  all = dup_head (plan);
  g_assert_cmpstr (all, ==, "序号|存在问题|整改措施|责任领导|责任单位|整改时限|整改状态|备注");
  rectify_report_set_columns (RECTIFY_REPORT_LEDGER, chosen);
  some = dup_head (plan);
  g_assert_cmpstr (some, ==, "整改时限|整改措施|序号|存在问题|责任单位");
  columns = rectify_report_dup_columns (RECTIFY_REPORT_LEDGER);
  g_assert_cmpuint (g_strv_length (columns), ==, 13);
  g_assert_cmpstr (columns[0], ==, "-status");
  rectify_report_set_columns (RECTIFY_REPORT_LEDGER, none);
  fallback = dup_head (plan);
  g_assert_cmpstr (fallback, ==, all);
  rectify_report_set_columns (RECTIFY_REPORT_LEDGER, nothing);
}

/* The key leads through all there is to be chosen, and out again. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->view->pane);
  GtkWidget *focus = NULL;
  guint n_steps = 0;

  add_plan (fixture, 3, WORDS);
  show_pages (fixture);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "report",
                                      g_variant_new_string ("ledger"));
  wait_for_pages (fixture);
  gtk_widget_grab_focus (pane);
  /* Once in the list of reports: going from one to the other is what the arrow keys are for. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (fixture->window->report, ==, RECTIFY_REPORT_LEDGER);
  g_assert_false (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), pane));
  /* And back to the one that is shown. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD));
  g_assert_cmpint (fixture->window->report, ==, RECTIFY_REPORT_LEDGER);
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  for (focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
       gtk_widget_is_ancestor (focus, pane) && n_steps < 50; n_steps++)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
    }
  g_assert_cmpuint (n_steps, >, 1);
  g_assert_cmpuint (n_steps, <, 50);
}

/* The key of a view leads into what it shows. */
static void
test_view_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *plan = gtk_widget_get_first_child (fixture->window->view_switcher);
  GtkWidget *pages = gtk_widget_get_last_child (fixture->window->view_switcher);

  add_plan (fixture, 3, WORDS);
  show_pages (fixture);
  g_assert_true (gtk_widget_mnemonic_activate (plan, FALSE));
  g_assert_false (rectify_window_shows_pages (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (fixture->window->plan_view)));
  g_assert_true (gtk_widget_mnemonic_activate (pages, FALSE));
  g_assert_true (rectify_window_shows_pages (fixture->window));
  wait_for_pages (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->list)));
}

static void
test_pane (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->view->pane);

  add_plan (fixture, 3, WORDS);
  show_pages (fixture);
  g_assert_true (gtk_widget_get_visible (pane));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.pane", NULL);
  g_assert_false (gtk_widget_get_visible (pane));
  g_assert_false (gtk_toggle_button_get_active (fixture->view->pane_button));
  g_assert_cmpint (rectify_state_get_int (RECTIFY_PAGES_PANE_KEY, TRUE), ==, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.pane", NULL);
  g_assert_true (gtk_widget_get_visible (pane));
  g_signal_emit_by_name (pane, "report-wanted", (guint) RECTIFY_REPORT_TASKS);
  g_assert_cmpint (fixture->window->report, ==, RECTIFY_REPORT_TASKS);
  wait_for_pages (fixture);
}

/* How many pages were there while it was said that there will be more. */
static void
count_changed_cb (GtkLabel *label, GParamSpec *pspec, guint *n_first)
{
  Fixture *fixture = g_object_get_data (G_OBJECT (label), "fixture");

  if (g_str_equal (gtk_label_get_text (label), "/ …"))
    *n_first = rectify_page_list_count_pages (fixture->list);
}

/* Of many pages the first are there before the others. */
static void
test_first_pages_first (Fixture *fixture, gconstpointer data)
{
  GtkLabel *label = fixture->view->count_label;
  guint n_first = 0;

  add_plan (fixture, 2000, WORDS);
  g_object_set_data (G_OBJECT (label), "fixture", fixture);
  g_signal_connect (label, "notify::label", G_CALLBACK (count_changed_cb), &n_first);
  show_pages (fixture);
  g_signal_handlers_disconnect_by_data (label, &n_first);
  g_assert_cmpuint (n_first, >, 1);
  g_assert_cmpuint (n_first, <, 20);
  g_assert_cmpuint (rectify_pages_view_get_n_pages (fixture->view), >, 200);
}

static GtkWindow *
find_window (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }
  return NULL;
}

/* From the words on a page to the item in its dialog. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 item;

  add_plan (fixture, 3, WORDS);
  show_pages (fixture);
  item = rectify_item_get_id (get_measure (fixture, 1));
  g_signal_emit_by_name (fixture->list, "item-selected", item);
  g_assert_cmpint (rectify_item_get_id (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, item);
  g_signal_emit_by_name (fixture->list, "item-activated", item);
  while (find_window ("Edit Item") == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (find_window ("Edit Item"));
  app_settle (fixture->window->session);
  g_assert_true (rectify_window_shows_pages (fixture->window));
}

static void
test_empty_plan (Fixture *fixture, gconstpointer data)
{
  add_plan (fixture, 0, "");
  show_pages (fixture);
  g_assert_cmpuint (rectify_pages_view_get_n_pages (fixture->view), ==, 1);
  g_assert_true (gtk_revealer_get_reveal_child (fixture->view->remark));
  rectify_pages_find_bar_open (fixture->view->find_bar);
  type_find (fixture, "方案");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "pages.find-next", NULL);
  g_assert_cmpuint (fixture->list->finds->len, ==, 1);
  /* And without any plan. */
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "delete-plan", NULL);
  app_settle (fixture->window->session);
  g_assert_cmpuint (rectify_page_list_count_pages (fixture->list), <=, 1);
}

static void
add_tests (GtkApplication *tested)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/pages-view/search-before-pages", test_search_before_pages },
    { "/pages-view/go-to-page", test_go_to_page },
    { "/pages-view/place-is-kept", test_place_is_kept },
    { "/pages-view/find", test_find },
    { "/pages-view/find-after-edit", test_find_after_edit },
    { "/pages-view/findings-show-items", test_findings_show_items },
    { "/pages-view/checks-beside", test_checks_beside },
    { "/pages-view/options", test_options },
    { "/pages-view/columns", test_columns },
    { "/pages-view/turned", test_turned },
    { "/pages-view/tab", test_tab },
    { "/pages-view/view-keys", test_view_keys },
    { "/pages-view/pane", test_pane },
    { "/pages-view/first-pages-first", test_first_pages_first },
    { "/pages-view/edit", test_edit },
    { "/pages-view/empty-plan", test_empty_plan },
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
