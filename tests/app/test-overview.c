/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app-testing.h"
#include "random-plan.h"
#include "rectify-item-text.h"
#include "rectify-ledger-rows.h"
#include "rectify-overview-grid.h"
#include "rectify-overview-view-private.h"
#include "rectify-picture-output.h"
#include "rectify-sentence.h"
#include "rectify-window-private.h"

#define N_RANDOM_PLANS 4

/* The overview in the real window. */
typedef struct {
  RectifyWindow *window;
  RectifyOverviewView *view;
  RectifySession *session;
  char *path;
} Fixture;

static GtkApplication *application;

#define PLAN                                                                                                                                \
  "一局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够深入。\n整改措施：制定计划。\n责任领导：" \
  "张三\n责任单位：办公室\n整改时限：2022年12月31日\n2.运用不够。\n整改措施：学用结合。\n责任领导："  \
  "李四\n责任单位：业务科\n整改时限：长期坚持\n"

/* A view that nobody sees waits until somebody does. */
static gboolean
is_busy (Fixture *fixture)
{
  RectifyLedgerView *ledger_view = rectify_window_get_ledger_view (fixture->window);

  return (gtk_widget_get_mapped (GTK_WIDGET (fixture->view))
          && rectify_overview_view_is_busy (fixture->view))
         || (gtk_widget_get_mapped (GTK_WIDGET (ledger_view))
             && rectify_ledger_view_is_busy (ledger_view));
}

static void
settle (Fixture *fixture)
{
  do
    {
      app_settle (fixture->session);
      g_main_context_iteration (NULL, FALSE);
    }
  while (is_busy (fixture));
}

static void
show (Fixture *fixture, const char *view)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "view",
                                      g_variant_new_string (view));
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (PLAN);

  fixture->path = app_present_ledger (application, &fixture->window);
  fixture->view = rectify_window_get_overview_view (fixture->window);
  fixture->session = fixture->window->session;
  app_add_plan (fixture->session, plan);
  rectify_overview_view_set_scope (fixture->view, FALSE, 0);
  show (fixture, "overview");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_close_window (&fixture->window);
  g_free (fixture->path);
}

static GPtrArray *
load_rows (Fixture *fixture)
{
  g_autoptr (RectifyLedgerRows) source
      = rectify_ledger_rows_new (rectify_session_get_ledger (fixture->session));

  return rectify_ledger_rows_load (source, NULL, NULL, NULL);
}

static guint
count_rows (GPtrArray *all, const RectifyFilter *filter)
{
  g_autoptr (GDate) today = rectify_date_new_today ();
  g_autoptr (GPtrArray) rows = rectify_filter_select (filter, all, today, NULL);

  return rows->len;
}

/* Of every part of a picture as many rows are listed as it shows. */
static guint
assert_picture (RectifyOverviewPicture *picture, GPtrArray *all)
{
  guint n_series = rectify_chart_get_n_series (picture->chart), n = 0;

  for (guint i = 0; i < rectify_chart_get_n_categories (picture->chart); i++)
    for (guint j = 0; j < n_series; j++)
      {
        double value = rectify_chart_get_value (picture->chart, i, j);
        const RectifyFilter *filter
            = rectify_overview_picture_get_filter (picture, i * (n_series + 1) + j);

        if (filter == NULL)
          continue;
        g_assert_cmpuint (count_rows (all, filter), ==, (guint) value);
        n++;
      }
  return n;
}

static void
assert_all (Fixture *fixture)
{
  RectifyOverview *overview = rectify_overview_view_get_overview (fixture->view);
  g_autoptr (RectifyFilter) scope = rectify_overview_view_dup_scope (fixture->view);
  g_autoptr (GPtrArray) all = load_rows (fixture);
  guint n = 0;

  g_assert_cmpuint (overview->statistics->total->count, ==, count_rows (all, scope));
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_KINDS; i++)
    if (overview->pictures[i] != NULL)
      n += assert_picture (overview->pictures[i], all);
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_LISTS; i++)
    {
      g_assert_cmpuint (overview->lists[i].count, ==, count_rows (all, overview->lists[i].filter));
      g_assert_cmpuint (overview->lists[i].rows->len, ==,
                        MIN (overview->lists[i].count, RECTIFY_OVERVIEW_LIST_ROWS));
    }
}

/* What a stacked picture of all rows shows is all of them. */
static guint
sum_picture (RectifyOverviewPicture *picture)
{
  double sum = 0;

  for (guint i = 0; i < rectify_chart_get_n_categories (picture->chart); i++)
    for (guint j = 0; j < rectify_chart_get_n_series (picture->chart); j++)
      sum += isfinite (rectify_chart_get_value (picture->chart, i, j))
                 ? rectify_chart_get_value (picture->chart, i, j)
                 : 0;
  return (guint) sum;
}

static guint
count_undated (RectifyOverview *overview, GPtrArray *all)
{
  RectifyOverviewPicture *months = overview->pictures[RECTIFY_OVERVIEW_MONTHS];

  return months->remark_filter != NULL ? count_rows (all, months->remark_filter) : 0;
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  RectifyOverview *overview;
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < N_RANDOM_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_plan_new (60);

      rectify_plan_set_year (plan, 2020 + (int) (i % 3));
      app_add_plan (fixture->session, plan);
    }
  settle (fixture);
  assert_all (fixture);
  all = load_rows (fixture);
  overview = rectify_overview_view_get_overview (fixture->view);
  g_assert_cmpuint (overview->statistics->total->count, ==, all->len);
  g_assert_cmpuint (sum_picture (overview->pictures[RECTIFY_OVERVIEW_AREAS]), ==, all->len);
  g_assert_cmpuint (sum_picture (overview->pictures[RECTIFY_OVERVIEW_YEARS]), ==, all->len);
  g_assert_cmpuint (sum_picture (overview->pictures[RECTIFY_OVERVIEW_MONTHS])
                        + count_undated (overview, all),
                    ==, all->len);
  rectify_overview_view_set_scope (fixture->view, FALSE, 2021);
  settle (fixture);
  assert_all (fixture);
  g_assert_null (
      rectify_overview_view_get_overview (fixture->view)->pictures[RECTIFY_OVERVIEW_YEARS]);
  rectify_overview_view_set_scope (fixture->view, TRUE, 0);
  settle (fixture);
  assert_all (fixture);
}

static guint
count_listed (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (
      rectify_ledger_view_get_selection (rectify_window_get_ledger_view (fixture->window))));
}

/* A mark by keyboard: the table lists exactly what it counts. */
static void
test_mark (Fixture *fixture, gconstpointer data)
{
  RectifyOverviewCard *card = fixture->view->cards[RECTIFY_OVERVIEW_UNITS];
  RectifyChartView *chart_view = rectify_overview_card_get_view (card);

  gtk_widget_grab_focus (GTK_WIDGET (chart_view));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (chart_view), "chart.first", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (chart_view), "chart.activate", NULL));
  settle (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->view_stack), ==, "ledger");
  g_assert_cmpuint (count_listed (fixture), ==, 1);
}

/* Of very many units those with most tasks have bars, and the others are told in words: each of their
 * tasks once, also where two of them share it. */
static void
test_many_units (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("多家整改方案\n一、存在问题\n（一）作风方面\n");
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyOverviewPicture *picture;
  g_autofree char *words = NULL;

  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (text, "%u.作风不实。\n整改措施：转变作风。\n责任单位：第%u科%s\n", i, i,
                            i == 60 ? "、又一科" : "");
  plan = app_read_plan (text->str);
  app_add_plan (fixture->session, plan);
  rectify_overview_view_set_scope (fixture->view, TRUE, 0);
  settle (fixture);
  picture = rectify_overview_view_get_overview (fixture->view)->pictures[RECTIFY_OVERVIEW_UNITS];
  g_assert_cmpuint (rectify_chart_get_n_categories (picture->chart), ==, 40);
  g_assert_cmpuint (sum_picture (picture), ==, 40);
  words = rectify_chart_dup_words (picture->chart);
  g_assert_true (g_str_has_suffix (words, "\nand 21 other units with 20 tasks"));
  g_assert_cmpuint (picture->n_all, ==, 61);
}

/* A number of the sentence. */
static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  RectifyOverview *overview = rectify_overview_view_get_overview (fixture->view);
  g_autofree char *text = rectify_sentence_dup_text (overview->sentence);
  GPtrArray *runs = overview->sentence;
  gboolean handled = FALSE;

  g_assert_cmpstr (gtk_label_get_text (fixture->view->sentence), ==, text);
  for (guint i = 0; i < runs->len; i++)
    {
      const RectifySentenceRun *run = g_ptr_array_index (runs, i);
      g_autofree char *link = NULL;
      g_autofree char *uri = NULL;
      g_autofree char *number = g_strdup (run->text);

      if (run->filter == NULL)
        continue;
      link = rectify_filter_to_string (run->filter);
      uri = g_strconcat ("rows:", link, NULL);
      show (fixture, "overview");
      g_signal_emit_by_name (fixture->view->sentence, "activate-link", uri, &handled);
      settle (fixture);
      g_assert_true (handled);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->view_stack), ==,
                       "ledger");
      g_assert_cmpuint (count_listed (fixture), ==, (guint) g_ascii_strtoull (number, NULL, 10));
      runs = rectify_overview_view_get_overview (fixture->view)->sentence;
    }
}

static gboolean
finish_all (RectifyPlan *draft, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  rectify_task_rows_add_plan (rows, draft);
  for (guint i = 0; i < rows->len; i++)
    rectify_item_set_status (rectify_plan_find_item (draft,
                                                     ((RectifyTaskRow *) rows->pdata[i])->item_id),
                             RECTIFY_STATUS_DONE);
  return TRUE;
}

/* After an edit it counts again: what is seen at once, and else when it is seen. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  RectifyOverview *overview = rectify_overview_view_get_overview (fixture->view);

  g_assert_cmpuint (overview->statistics->total->finished, ==, 0);
  g_assert_cmpuint (overview->lists[RECTIFY_OVERVIEW_LATE].count, ==, 1);
  rectify_session_edit (fixture->session, "Change status", finish_all, NULL, NULL, NULL, NULL);
  settle (fixture);
  overview = rectify_overview_view_get_overview (fixture->view);
  g_assert_cmpuint (overview->statistics->total->finished, ==, overview->statistics->total->count);
  g_assert_cmpuint (overview->lists[RECTIFY_OVERVIEW_LATE].count, ==, 0);
  assert_all (fixture);
  show (fixture, "plan");
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  app_settle (fixture->session);
  show (fixture, "overview");
  overview = rectify_overview_view_get_overview (fixture->view);
  g_assert_cmpuint (overview->statistics->total->finished, ==, 0);
}

/* Enter in a list leads to the item in its plan. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  RectifyOverviewListCard *card = fixture->view->lists[RECTIFY_OVERVIEW_LATE];
  RectifyOverview *overview = rectify_overview_view_get_overview (fixture->view);
  RectifyTaskRow *task = g_ptr_array_index (overview->lists[RECTIFY_OVERVIEW_LATE].rows, 0);
  gint64 item = task->item_id;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (rectify_overview_list_card_get_box (card), 0);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_signal_emit_by_name (row, "activate");
  settle (fixture);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->view_stack), ==, "plan");
  g_assert_cmpint (rectify_item_get_id (rectify_plan_view_get_item (fixture->window->plan_view)),
                   ==, item);
}

/* A picture as a file, and its numbers as cells. */
static void
test_output (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "picture.svg", "picture.png" };
  static const char *const starts[] = { "<?xml", "\x89PNG" };
  RectifyOverview *overview = rectify_overview_view_get_overview (fixture->view);
  RectifyChart *chart = overview->pictures[RECTIFY_OVERVIEW_UNITS]->chart;
  g_autofree char *numbers = rectify_picture_dup_numbers (chart);
  g_auto (GStrv) lines = g_strsplit (numbers, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, rectify_chart_get_n_categories (chart) + 2);
  g_assert_true (g_str_has_suffix (lines[1], "\t1"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (app_get_folder (), names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *content = NULL;

      g_clear_pointer (&app_last_notice, g_free);
      rectify_picture_save (GTK_WINDOW (fixture->window), chart, file, app_notice_cb);
      while (app_last_notice == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, starts[i]));
    }
}

/* Two columns where there is room, else one. */
static void
test_grid (void)
{
  GtkWidget *grid = g_object_ref_sink (rectify_overview_grid_new ());
  int narrow, wide;

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *card = gtk_label_new (NULL);

      gtk_widget_set_size_request (card, 100, 200);
      rectify_overview_grid_add (RECTIFY_OVERVIEW_GRID (grid), card);
    }
  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, RECTIFY_OVERVIEW_GRID_WIDE - 1, &narrow, NULL,
                      NULL, NULL);
  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, RECTIFY_OVERVIEW_GRID_WIDE, &wide, NULL, NULL,
                      NULL);
  g_assert_cmpint (wide, ==, 200);
  g_assert_cmpint (narrow, >=, 400);
  g_object_unref (grid);
}

static void
add_tests (GtkApplication *app)
{
  application = app;
  g_test_add_func ("/overview/grid", test_grid);
#define ADD(name, func) g_test_add ("/overview/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("numbers", test_numbers);
  ADD ("mark", test_mark);
  ADD ("many-units", test_many_units);
  ADD ("sentence", test_sentence);
  ADD ("edit", test_edit);
  ADD ("list", test_list);
  ADD ("output", test_output);
#undef ADD
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
