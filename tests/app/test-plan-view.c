/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app-testing.h"
#include "rectify-list-cell.h"
#include "rectify-plan-columns.h"
#include "rectify-plan-edit.h"
#include "rectify-plan-view.h"

typedef struct {
  GtkWidget *window;
  RectifyPlanView *view;
  RectifyPlan *plan;
} Fixture;

/* The labels of a small plan; their place in the list is the item's identifier less one. */
static const struct {
  const char *label;
  const char *text;
  gint64 parent;
} items[] = {
  { "一、", "总体要求", 0 },    { "二、", "整改措施", 0 }, { "（一）", "带头学习", 2 },
  { "一是", "学习不够", 3 },    { "二是", "调研不深", 3 }, { "（二）", "带头担当", 2 },
  { "一是", "闯劲 Spirit", 6 }, { "三、", "组织保障", 0 },
};

static RectifyPlan *
create_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();

  rectify_plan_set_id (plan, 1);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      RectifyItemKind kind = items[i].parent == 0   ? RECTIFY_ITEM_SECTION
                             : items[i].parent == 2 ? RECTIFY_ITEM_AREA
                                                    : RECTIFY_ITEM_PROBLEM;
      g_autoptr (RectifyItem) item = rectify_item_new (kind);
      RectifyItem *parent = items[i].parent == 0 ? rectify_plan_get_root (plan)
                                                 : rectify_plan_find_item (plan, items[i].parent);

      rectify_item_set_id (item, i + 1);
      rectify_item_set_label (item, items[i].label);
      rectify_item_set_heading (item, items[i].text);
      rectify_item_append_child (parent, item);
    }
  return plan;
}

static void
run_main_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = create_plan ();
  fixture->view = RECTIFY_PLAN_VIEW (rectify_plan_view_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  rectify_plan_view_set_plan (fixture->view, fixture->plan);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_main_loop ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_main_loop ();
  g_assert_finalize_object (fixture->plan);
}

static GtkColumnView *
find_column_view (GtkWidget *widget)
{
  GtkColumnView *found = GTK_IS_COLUMN_VIEW (widget) ? GTK_COLUMN_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_column_view (child);
  return found;
}

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return gtk_column_view_get_model (find_column_view (GTK_WIDGET (fixture->view)));
}

static GtkTreeListRow *
dup_row (Fixture *fixture, gint64 id)
{
  GListModel *model = G_LIST_MODEL (get_model (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);

      if (rectify_item_get_id (item) == id)
        return g_steal_pointer (&row);
    }
  return NULL;
}

/* The identifiers of the rows, those that are selected in brackets: “1 [2] 3”. */
static char *
dup_rows (Fixture *fixture)
{
  GtkSelectionModel *model = get_model (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autoptr (RectifyItem) item = gtk_tree_list_row_get_item (row);
      const char *format = gtk_selection_model_is_selected (model, i) ? "%s[%d]" : "%s%d";

      g_string_append_printf (text, format, i > 0 ? " " : "", (int) rectify_item_get_id (item));
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autofree char *rows = dup_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

static void
fold (Fixture *fixture, gint64 id)
{
  g_autoptr (GtkTreeListRow) row = dup_row (fixture, id);

  g_assert_nonnull (row);
  gtk_tree_list_row_set_expanded (row, FALSE);
  run_main_loop ();
}

static void
assign (Fixture *fixture, RectifyPlan *draft)
{
  rectify_plan_assign (fixture->plan, draft);
  run_main_loop ();
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  assert_rows (fixture, "[1] 2 3 4 5 6 7 8");
  g_assert_cmpint (rectify_item_get_id (rectify_plan_view_get_item (fixture->view)), ==, 1);
  rectify_plan_view_set_plan (fixture->view, NULL);
  g_assert_null (rectify_plan_view_get_item (fixture->view));
  g_assert_cmpuint (rectify_plan_view_count_selected (fixture->view), ==, 0);
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  const gint64 wanted[] = { 7, 4 };
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));

  fold (fixture, 3);
  fold (fixture, 2);
  assert_rows (fixture, "[1] 2 8");
  rectify_plan_view_select (fixture->view, 7);
  run_main_loop ();
  assert_rows (fixture, "1 2 3 6 [7] 8");
  rectify_plan_view_select (fixture->view, 99);
  assert_rows (fixture, "1 2 3 6 [7] 8");

  g_array_append_vals (many, wanted, 2);
  rectify_plan_view_select_many (fixture->view, many);
  run_main_loop ();
  assert_rows (fixture, "1 2 3 [4] 5 6 [7] 8");
  ids = rectify_plan_view_list_selected (fixture->view);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 7);
}

static void
test_outermost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items_found = NULL;

  gtk_selection_model_select_range (get_model (fixture), 2, 4, TRUE);
  assert_rows (fixture, "1 2 [3] [4] [5] [6] 7 8");
  items_found = rectify_plan_view_list_outermost (fixture->view);
  g_assert_cmpuint (items_found->len, ==, 2);
  g_assert_cmpint (rectify_item_get_id (g_ptr_array_index (items_found, 0)), ==, 3);
  g_assert_cmpint (rectify_item_get_id (g_ptr_array_index (items_found, 1)), ==, 6);
}

static void
test_folds_stay_over_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) draft = NULL;

  fold (fixture, 3);
  rectify_plan_view_select (fixture->view, 3);
  draft = rectify_plan_copy (fixture->plan);
  rectify_plan_move_down (draft, rectify_plan_find_item (draft, 3));
  assign (fixture, draft);
  assert_rows (fixture, "1 2 6 7 [3] 8");
}

static void
test_folds_stay_inside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  fold (fixture, 3);
  fold (fixture, 2);
  row = dup_row (fixture, 2);
  gtk_tree_list_row_set_expanded (row, TRUE);
  run_main_loop ();
  assert_rows (fixture, "[1] 2 3 6 7 8");
}

static void
test_folds_stay_over_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) before = NULL;
  g_autoptr (RectifyPlan) draft = NULL;

  fold (fixture, 3);
  rectify_plan_view_select (fixture->view, 6);
  before = rectify_plan_copy (fixture->plan);
  draft = rectify_plan_copy (fixture->plan);
  rectify_plan_remove_item (draft, rectify_plan_find_item (draft, 2));
  assign (fixture, draft);
  /* What was selected is gone: what stands in its place now. */
  assert_rows (fixture, "1 [8]");
  assign (fixture, before);
  assert_rows (fixture, "1 2 3 6 7 [8]");
}

static void
test_selection_folds_away (Fixture *fixture, gconstpointer data)
{
  rectify_plan_view_select (fixture->view, 5);
  fold (fixture, 2);
  assert_rows (fixture, "1 [2] 8");
}

static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) again = create_plan ();

  fold (fixture, 6);
  rectify_plan_view_set_plan (fixture->view, again);
  run_main_loop ();
  assert_rows (fixture, "[1] 2 3 4 5 6 8");
  rectify_plan_view_set_plan (fixture->view, NULL);
}

static void
test_expand_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  rectify_plan_view_expand_all (fixture->view, FALSE);
  assert_rows (fixture, "[1] 2 8");
  row = dup_row (fixture, 2);
  gtk_tree_list_row_set_expanded (row, TRUE);
  run_main_loop ();
  assert_rows (fixture, "[1] 2 3 6 8");
  rectify_plan_view_expand_all (fixture->view, TRUE);
  assert_rows (fixture, "[1] 2 3 4 5 6 7 8");
}

static void
test_item_gets_children (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) draft = rectify_plan_copy (fixture->plan);
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_CLAUSE);

  rectify_item_set_id (item, 9);
  rectify_item_append_child (rectify_plan_find_item (draft, 8), item);
  assign (fixture, draft);
  assert_rows (fixture, "[1] 2 3 4 5 6 7 8 9");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  guint number, total;

  fold (fixture, 2);
  g_assert_true (rectify_plan_view_find (fixture->view, "带头", 1, &number, &total));
  run_main_loop ();
  g_assert_cmpuint (number, ==, 1);
  g_assert_cmpuint (total, ==, 2);
  assert_rows (fixture, "1 2 [3] 4 5 6 7 8");
  g_assert_true (rectify_plan_view_find (fixture->view, "带头", 0, &number, &total));
  assert_rows (fixture, "1 2 [3] 4 5 6 7 8");
  g_assert_true (rectify_plan_view_find (fixture->view, "带头", 1, &number, &total));
  g_assert_cmpuint (number, ==, 2);
  assert_rows (fixture, "1 2 3 4 5 [6] 7 8");
  g_assert_true (rectify_plan_view_find (fixture->view, "带头", 1, &number, &total));
  assert_rows (fixture, "1 2 [3] 4 5 6 7 8");
  g_assert_true (rectify_plan_view_find (fixture->view, "带头", -1, &number, &total));
  assert_rows (fixture, "1 2 3 4 5 [6] 7 8");
  g_assert_true (rectify_plan_view_find (fixture->view, "SPIRIT", 1, NULL, NULL));
  assert_rows (fixture, "1 2 3 4 5 6 [7] 8");
  g_assert_false (rectify_plan_view_find (fixture->view, "没有", 1, &number, &total));
  g_assert_cmpuint (total, ==, 0);
  assert_rows (fixture, "1 2 3 4 5 6 [7] 8");
}

static void
test_find_names_and_dates (Fixture *fixture, gconstpointer data)
{
  RectifyItem *item = rectify_plan_find_item (fixture->plan, 6);
  const char *const names[] = { "张三", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, "责任领导", "张三", names);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "立行立改", RECTIFY_DEADLINE_IMMEDIATE, NULL);

  rectify_item_add_assignment (item, assignment);
  rectify_item_set_deadline (item, deadline);
  g_assert_true (rectify_plan_view_find (fixture->view, "张三", 1, NULL, NULL));
  assert_rows (fixture, "1 2 3 4 5 [6] 7 8");
  rectify_plan_view_select (fixture->view, 1);
  g_assert_true (rectify_plan_view_find (fixture->view, "立行", 1, NULL, NULL));
  assert_rows (fixture, "1 2 3 4 5 [6] 7 8");
}

static void
count_cb (RectifyPlanView *view, guint *count)
{
  *count += 1;
}

static void
test_signal (Fixture *fixture, gconstpointer data)
{
  guint count = 0;

  g_signal_connect (fixture->view, "selection-changed", G_CALLBACK (count_cb), &count);
  rectify_plan_view_select (fixture->view, 4);
  g_assert_cmpuint (count, ==, 1);
}

/* The cell after @n_before others that show the same. */
static GtkWidget *
find_nth_cell (GtkWidget *widget, const char *text, guint *n_before)
{
  GtkWidget *found = NULL;

  if (RECTIFY_IS_LIST_CELL (widget)
      && g_str_equal (rectify_list_cell_get_text (RECTIFY_LIST_CELL (widget)), text)
      && (*n_before)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth_cell (child, text, n_before);
  return found;
}

static GtkWidget *
find_cell (Fixture *fixture, const char *text, guint n_before)
{
  return find_nth_cell (GTK_WIDGET (fixture->view), text, &n_before);
}

static void
test_cells_follow (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "李四", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, "责任领导", "李四", names);
  g_autoptr (RectifyPlan) draft = rectify_plan_copy (fixture->plan);
  GtkWidget *cell;

  g_assert_nonnull (find_cell (fixture, "（一）带头学习", 0));
  rectify_item_set_heading (rectify_plan_find_item (draft, 3), "带头反思");
  rectify_item_add_assignment (rectify_plan_find_item (draft, 6), assignment);
  assign (fixture, draft);
  g_assert_nonnull (find_cell (fixture, "（一）带头反思", 0));
  g_assert_null (find_cell (fixture, "（一）带头学习", 0));

  cell = find_cell (fixture, "李四", 0);
  g_assert_nonnull (cell);
  g_assert_false (gtk_widget_has_css_class (cell, "dim-label"));
  rectify_plan_remove_item (draft, rectify_plan_find_item (draft, 3));
  rectify_item_set_heading (rectify_plan_find_item (draft, 6), "");
  assign (fixture, draft);
  g_assert_null (find_cell (fixture, "（一）带头反思", 0));
}

static void
test_inherited_is_dim (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "李四", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, "责任领导", "李四", names);
  GtkWidget *cell;
  g_autoptr (RectifyPlan) draft = rectify_plan_copy (fixture->plan);
  g_autofree char *tooltip = NULL;

  rectify_item_add_assignment (rectify_plan_find_item (draft, 6), assignment);
  assign (fixture, draft);
  fold (fixture, 6);
  cell = find_cell (fixture, "李四", 0);
  g_assert_false (gtk_widget_has_css_class (cell, "dim-label"));
  rectify_plan_view_select (fixture->view, 7);
  run_main_loop ();
  /* The second of them, on the row below, is inherited and says from where. */
  cell = find_cell (fixture, "李四", 1);
  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_has_css_class (cell, "dim-label"));
  tooltip = rectify_plan_columns_dup_tooltip (cell);
  g_assert_nonnull (strstr (tooltip, "带头担当"));
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) large = rectify_plan_new ();
  g_autoptr (RectifyPlan) draft = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (RectifyItem) area = rectify_item_new (RECTIFY_ITEM_AREA);

      rectify_item_set_id (area, ++id);
      for (guint j = 0; j < 99; j++)
        {
          g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);

          rectify_item_set_id (problem, ++id);
          rectify_item_append_child (area, problem);
        }
      rectify_item_append_child (rectify_plan_get_root (large), area);
    }
  rectify_plan_view_set_plan (fixture->view, large);
  run_main_loop ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))), ==, 10000);
  rectify_plan_view_expand_all (fixture->view, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))), ==, 100);
  rectify_plan_view_select (fixture->view, 9999);
  run_main_loop ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))), ==, 199);
  draft = rectify_plan_copy (large);
  rectify_plan_move_up (draft, rectify_plan_find_item (draft, 9999));
  rectify_plan_assign (large, draft);
  run_main_loop ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))), ==, 199);
  g_assert_cmpint (rectify_item_get_id (rectify_plan_view_get_item (fixture->view)), ==, 9999);
  rectify_plan_view_set_plan (fixture->view, NULL);
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/plan-view/shown", test_shown },
    { "/plan-view/select", test_select },
    { "/plan-view/outermost", test_outermost },
    { "/plan-view/folds-stay-over-move", test_folds_stay_over_move },
    { "/plan-view/folds-stay-inside", test_folds_stay_inside },
    { "/plan-view/folds-stay-over-delete-and-undo", test_folds_stay_over_delete_and_undo },
    { "/plan-view/selection-folds-away", test_selection_folds_away },
    { "/plan-view/reload", test_reload },
    { "/plan-view/expand-all", test_expand_all },
    { "/plan-view/item-gets-children", test_item_gets_children },
    { "/plan-view/find", test_find },
    { "/plan-view/find-names-and-dates", test_find_names_and_dates },
    { "/plan-view/signal", test_signal },
    { "/plan-view/cells-follow", test_cells_follow },
    { "/plan-view/inherited-is-dim", test_inherited_is_dim },
    { "/plan-view/large", test_large },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
