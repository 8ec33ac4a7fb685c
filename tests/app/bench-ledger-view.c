/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "rectify-filter.h"
#include "rectify-item-text.h"
#include "rectify-ledger-view-private.h"
#include "rectify-task.h"

/* The flat table scrolled through, against a plain GtkColumnView with as many columns of labels with
 * plain strings. */
#define N_ROWS 100000
#define N_PLAN_ROWS 500
#define N_FRAMES 120
#define N_ROUNDS 2
#define WORDS                                                                                      \
  "深入学习贯彻落实整改方案各项要求，抓好责任分工，建立长效机制，做到件件有落实、事事有回音。"

static void
add_party (RectifyItem *item, RectifyRole role, const char *name)
{
  const char *const names[] = { name, NULL };
  g_autoptr (RectifyAssignment) assignment = rectify_assignment_new (role, "", name, names);

  rectify_item_add_assignment (item, assignment);
}

/* No column is empty. */
static void
follow_up (RectifyItem *item)
{
  g_autoptr (GDate) day = g_date_new_dmy (30, 6, 2023);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "2023年6月30日", RECTIFY_DEADLINE_DATED, day);
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (day, "已制定方案并印发。", "区教育局", 40);

  add_party (item, RECTIFY_ROLE_LEADER, "张三");
  add_party (item, RECTIFY_ROLE_LEAD_UNIT, "区教育局");
  add_party (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "区财政局");
  rectify_item_set_deadline (item, deadline);
  rectify_item_add_progress (item, entry);
}

static void
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, guint number)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  g_autofree char *text = g_strdup_printf ("%u" WORDS WORDS, number);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  if (kind == RECTIFY_ITEM_MEASURE)
    follow_up (item);
  rectify_item_append_child (parent, item);
}

/* As a plan of an office is, only longer. */
static RectifyPlan *
create_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);

  rectify_plan_set_title (plan, "2023年主题教育专题民主生活会党委班子整改方案");
  rectify_plan_set_year (plan, 2023);
  for (guint i = 0; i < N_PLAN_ROWS / 50; i++)
    {
      RectifyItem *area;

      add_item (root, RECTIFY_ITEM_AREA, "（一）", i);
      area = rectify_item_get_child (root, i);
      for (guint j = 0; j < 50; j++)
        {
          add_item (area, RECTIFY_ITEM_PROBLEM, "一是", i * 100 + j);
          add_item (rectify_item_get_child (area, j), RECTIFY_ITEM_MEASURE, "1.", i * 100 + j);
        }
    }
  return plan;
}

static GPtrArray *
create_rows (void)
{
  g_autoptr (RectifyPlan) plan = create_plan ();
  g_autoptr (GArray) tasks = rectify_tasks_list (plan);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id = 0;

  while (rows->len < N_ROWS)
    {
      for (guint i = 0; i < tasks->len; i++)
        {
          RectifyItem *item = rectify_task_get_item (&g_array_index (tasks, RectifyTask, i));

          rectify_item_set_id (item, ++id);
          rectify_item_set_status (item, (RectifyStatus) (id % RECTIFY_N_STATUSES));
        }
      rectify_task_rows_add_plan (rows, plan);
    }
  return rows;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static GtkWidget *
create_plain (guint n_columns)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkWidget *view;

  for (guint i = 0; i < N_ROWS; i++)
    {
      char string[32];

      g_snprintf (string, sizeof string, "整改措施 %u", i);
      gtk_string_list_append (strings, string);
    }
  view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (strings))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "data-table");
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      column = gtk_column_view_column_new ("整改措施", factory);
      gtk_column_view_column_set_fixed_width (column, 100);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

/* Of each frame, how much of the processor it took from its beginning until it was painted; in
 * microseconds. */
typedef struct {
  GtkAdjustment *adjustment;
  double times[N_FRAMES];
  guint n_frames;
  gint64 begun;
} Scrolling;

/* What others do on the machine meanwhile does not count. */
static gint64
get_own_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock, Scrolling *scrolling)
{
  scrolling->begun = get_own_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Scrolling *scrolling)
{
  if (scrolling->begun != 0 && scrolling->n_frames < N_FRAMES)
    scrolling->times[scrolling->n_frames++] = (double) (get_own_time () - scrolling->begun);
}

/* Row by row, by pages, and by leaps. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  static const double steps[] = { 0.1, 0.3, 0.9, 40 };
  Scrolling *scrolling = user_data;
  double page = gtk_adjustment_get_page_size (scrolling->adjustment);

  gtk_adjustment_set_value (
      scrolling->adjustment,
      gtk_adjustment_get_value (scrolling->adjustment)
          + page * steps[scrolling->n_frames * G_N_ELEMENTS (steps) / (N_FRAMES + 1)]);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a, *two = b;

  return (*one > *two) - (*one < *two);
}

static void
pause_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + 1000 * ms;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* The mean of a frame in microseconds. */
static double
scroll (GtkWidget *view, double *longest)
{
  GtkWidget *window = gtk_widget_get_ancestor (view, GTK_TYPE_WINDOW);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Scrolling scrolling = { 0 };
  double sum = 0;
  guint tick;

  scrolling.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gtk_adjustment_set_value (scrolling.adjustment, 0);
  pause_ms (500);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &scrolling);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &scrolling);
  tick = gtk_widget_add_tick_callback (view, tick_cb, &scrolling, NULL);
  while (scrolling.n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (view, tick);
  g_signal_handlers_disconnect_by_data (clock, &scrolling);
  for (guint i = 0; i < N_FRAMES; i++)
    sum += scrolling.times[i];
  qsort (scrolling.times, N_FRAMES, sizeof (double), compare_doubles);
  *longest = scrolling.times[N_FRAMES - 1];
  return sum / N_FRAMES;
}

static GtkWidget *
present (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1166, 680);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  pause_ms (300);
  return window;
}

static void
measure_listing (GPtrArray *rows)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autoptr (GDate) today = rectify_date_new_today ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) listed = NULL;

  rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT, "7");
  filter->statuses = 1u << RECTIFY_STATUS_NOT_STARTED | 1u << RECTIFY_STATUS_DONE;
  listed = rectify_filter_select (filter, rows, today, NULL);
  printf ("filter: %u of %u rows in %.0f ms", listed->len, rows->len,
          (double) (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  rectify_task_rows_sort (rows, RECTIFY_ROW_MEASURE, TRUE, NULL);
  printf ("; sort: %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) rows = NULL;
  RectifyLedgerView *ledger;
  g_autoptr (GArray) shown = NULL;
  GtkWidget *plain, *scroller, *ledger_window, *plain_window;
  double ours = G_MAXDOUBLE, theirs = G_MAXDOUBLE, our_longest = G_MAXDOUBLE,
         their_longest = G_MAXDOUBLE;
  gint64 start;

  if (!gtk_init_check ())
    {
      puts ("there is no display");
      return 77;
    }
  rows = create_rows ();
  ledger = RECTIFY_LEDGER_VIEW (rectify_ledger_view_new ());
  shown = rectify_ledger_columns_list_shown (ledger->view);
  plain = create_plain (shown->len);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), plain);
  plain_window = present (scroller);
  ledger_window = present (GTK_WIDGET (ledger));
  gtk_stack_set_visible_child_name (ledger->stack, "table");
  measure_listing (rows);
  start = g_get_monotonic_time ();
  rectify_ledger_model_set_rows (ledger->model, rows);
  printf ("; shown in %.0f ms\n", (double) (g_get_monotonic_time () - start) / 1000);
  /* In turn, the best of each: what else the machine does is no part of it. */
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double longest;

      theirs = MIN (theirs, scroll (plain, &longest));
      their_longest = MIN (their_longest, longest);
      ours = MIN (ours, scroll (GTK_WIDGET (ledger->view), &longest));
      our_longest = MIN (our_longest, longest);
    }
  printf ("scroll over %u rows, %u columns: plain strings %.2f ms a frame, longest %.1f ms; ledger "
          "view %.2f ms, longest %.1f ms, ratio %.2f\n",
          rows->len, shown->len, theirs / 1000, their_longest / 1000, ours / 1000,
          our_longest / 1000, ours / theirs);
  gtk_window_destroy (GTK_WINDOW (ledger_window));
  gtk_window_destroy (GTK_WINDOW (plain_window));
  return 0;
}
