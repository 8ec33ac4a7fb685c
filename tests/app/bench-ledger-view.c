/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <stdio.h>
#include <time.h>

#include "rectify-filter.h"
#include "rectify-item-text.h"
#include "rectify-ledger-view-private.h"
#include "rectify-task.h"

/* The flat table scrolled through, filtered and sorted, against a plain GtkColumnView with as many
 * columns of labels with plain strings, over GTK's own filter and sorting. */
#define N_ROWS 100000
#define N_PLAN_ROWS 500
#define N_FRAMES 60
#define N_ROUNDS 3
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

/* The plain list, and what is done to it. */
typedef struct {
  GtkWidget *view;
  GtkStringFilter *filter;
  GtkSorter *sorter; /* by the strings, from the end */
  GtkSortListModel *sorted;
} Plain;

static GListModel *
create_plain_model (Plain *plain)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkFilterListModel *filtered;

  for (guint i = 0; i < N_ROWS; i++)
    {
      char string[32];

      g_snprintf (string, sizeof string, "整改措施 %u", i * 7919 % N_ROWS);
      gtk_string_list_append (strings, string);
    }
  plain->filter = gtk_string_filter_new (gtk_expression_ref (expression));
  plain->sorter = GTK_SORTER (gtk_string_sorter_new (expression));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (strings),
                                        GTK_FILTER (g_object_ref (plain->filter)));
  gtk_filter_list_model_set_incremental (filtered, TRUE);
  plain->sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  gtk_sort_list_model_set_incremental (plain->sorted, TRUE);
  return G_LIST_MODEL (plain->sorted);
}

static void
create_plain (Plain *plain, guint n_columns)
{
  GtkWidget *view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_multi_selection_new (create_plain_model (plain))));

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
  plain->view = view;
}

/* How a list is scrolled: by how much of a page in each frame. */
static const struct {
  const char *name;
  double step;
} ways[] = { { "by the wheel", 0.1 }, { "by pages", 0.9 }, { "by leaps", 40 } };

/* Of each frame, how much of the processor it took from its beginning until it was painted; in
 * microseconds. */
typedef struct {
  GtkAdjustment *adjustment;
  double step;
  double sum;
  double longest;
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
  double time = (double) (get_own_time () - scrolling->begun);

  if (scrolling->begun == 0)
    return;
  scrolling->sum += time;
  scrolling->longest = MAX (scrolling->longest, time);
  scrolling->n_frames++;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Scrolling *scrolling = user_data;
  double page = gtk_adjustment_get_page_size (scrolling->adjustment);

  gtk_adjustment_set_value (scrolling->adjustment, gtk_adjustment_get_value (scrolling->adjustment)
                                                       + page * scrolling->step);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
pause_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + 1000 * ms;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* What a list costs: the mean, or the sum, and the longest piece during which nothing answers; in
 * microseconds, of several rounds the least. */
typedef struct {
  double mean;
  double longest;
} Cost;

static void
keep_least (Cost *cost, double mean, double longest)
{
  cost->mean = MIN (cost->mean, mean);
  cost->longest = MIN (cost->longest, longest);
}

static void
scroll (GtkWidget *view, double step, Cost *cost)
{
  GtkWidget *window = gtk_widget_get_ancestor (view, GTK_TYPE_WINDOW);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Scrolling scrolling = { .step = step };
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
  keep_least (cost, scrolling.sum / N_FRAMES, scrolling.longest);
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

/* Both lists, and what ours shows when it is filtered and sorted. */
typedef struct {
  Plain plain;
  RectifyLedgerView *ledger;
  GPtrArray *rows;
  GPtrArray *filtered;
  GPtrArray *sorted;
  GPtrArray *few; /* fewer than a window shows */
} Lists;

static void
show_ours (Lists *lists, GPtrArray *rows)
{
  lists->ledger->show_chosen = TRUE;
  rectify_ledger_view_show_rows (lists->ledger, rows);
}

static void
filter_ours (Lists *lists)
{
  show_ours (lists, lists->filtered);
}

static void
narrow_ours (Lists *lists)
{
  show_ours (lists, lists->few);
}

static void
sort_ours (Lists *lists)
{
  show_ours (lists, lists->sorted);
}

static void
restore_ours (Lists *lists)
{
  show_ours (lists, lists->rows);
}

static void
filter_plain (Lists *lists)
{
  gtk_string_filter_set_search (lists->plain.filter, "7");
}

static void
narrow_plain (Lists *lists)
{
  gtk_string_filter_set_search (lists->plain.filter, "77777");
}

static void
sort_plain (Lists *lists)
{
  gtk_sort_list_model_set_sorter (lists->plain.sorted, lists->plain.sorter);
}

static void
restore_plain (Lists *lists)
{
  gtk_string_filter_set_search (lists->plain.filter, NULL);
  gtk_sort_list_model_set_sorter (lists->plain.sorted, NULL);
}

/* The longest turn of the main loop from then until nothing is left to do. */
static void
change (Lists *lists, void (*func) (Lists *lists), Cost *cost)
{
  gint64 end = g_get_monotonic_time () + 300000;
  gint64 start = get_own_time ();
  double longest = 0, sum;

  func (lists);
  sum = longest = (double) (get_own_time () - start);
  while (g_get_monotonic_time () < end)
    {
      double time;

      start = get_own_time ();
      g_main_context_iteration (NULL, FALSE);
      time = (double) (get_own_time () - start);
      sum += time > 500 ? time : 0;
      longest = MAX (longest, time);
      if (time > 500)
        end = g_get_monotonic_time () + 300000;
    }
  keep_least (cost, sum, longest);
}

static void
list_rows (Lists *lists)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autoptr (GDate) today = rectify_date_new_today ();
  gint64 start;

  lists->rows = create_rows ();
  start = g_get_monotonic_time ();
  rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT, "7");
  lists->filtered = rectify_filter_select (filter, lists->rows, today, NULL);
  printf ("in a thread: filter: %u of %u rows in %.0f ms", lists->filtered->len, lists->rows->len,
          (double) (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  lists->few = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (lists->few, g_object_ref (g_ptr_array_index (lists->rows, i * 33333)));
  rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT, NULL);
  lists->sorted = rectify_filter_select (filter, lists->rows, today, NULL);
  rectify_task_rows_sort (lists->sorted, RECTIFY_ROW_MEASURE, TRUE, NULL);
  printf ("; sort: %.0f ms\n", (double) (g_get_monotonic_time () - start) / 1000);
}

static void
report (const char *name, const char *unit, const Cost *theirs, const Cost *ours)
{
  printf ("%s: plain strings %.1f ms%s, longest %.1f ms; ledger view %.1f ms%s, longest %.1f ms, "
          "ratio %.2f\n",
          name, theirs->mean / 1000, unit, theirs->longest / 1000, ours->mean / 1000, unit,
          ours->longest / 1000, ours->mean / theirs->mean);
}

static void
measure_scrolling (Lists *lists)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *name = g_strdup_printf ("scroll %s", ways[i].name);
      Cost theirs = { G_MAXDOUBLE, G_MAXDOUBLE }, ours = theirs;

      /* In turn, the best of each: what else the machine does is no part of it. */
      for (guint j = 0; j < N_ROUNDS; j++)
        {
          scroll (lists->plain.view, ways[i].step, &theirs);
          scroll (GTK_WIDGET (lists->ledger->view), ways[i].step, &ours);
        }
      report (name, " a frame", &theirs, &ours);
    }
}

static void
measure_changes (Lists *lists)
{
  static const struct {
    const char *name;
    void (*plain) (Lists *lists);
    void (*ours) (Lists *lists);
  } changes[] = { { "filter", filter_plain, filter_ours },
                  { "sort", sort_plain, sort_ours },
                  { "narrow filter", narrow_plain, narrow_ours } };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Cost theirs = { G_MAXDOUBLE, G_MAXDOUBLE }, ours = theirs;
      Cost their_undo = theirs, our_undo = theirs;

      for (guint j = 0; j < N_ROUNDS; j++)
        {
          change (lists, changes[i].plain, &theirs);
          change (lists, restore_plain, &their_undo);
          change (lists, changes[i].ours, &ours);
          change (lists, restore_ours, &our_undo);
        }
      report (changes[i].name, " in all", &theirs, &ours);
      report ("  undone", " in all", &their_undo, &our_undo);
    }
}

int
main (int argc, char **argv)
{
  Lists lists = { 0 };
  g_autoptr (GArray) shown = NULL;
  GtkWidget *scroller, *ledger_window, *plain_window;
  Cost first = { G_MAXDOUBLE, G_MAXDOUBLE };

  if (!gtk_init_check ())
    {
      puts ("there is no display");
      return 77;
    }
  list_rows (&lists);
  lists.ledger = RECTIFY_LEDGER_VIEW (rectify_ledger_view_new ());
  shown = rectify_ledger_columns_list_shown (lists.ledger->view);
  create_plain (&lists.plain, shown->len);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), lists.plain.view);
  plain_window = present (scroller);
  ledger_window = present (GTK_WIDGET (lists.ledger));
  gtk_stack_set_visible_child_name (lists.ledger->stack, "table");
  change (&lists, restore_ours, &first);
  printf ("%u rows, %u columns: shown for the first time in %.0f ms, longest %.0f ms\n",
          lists.rows->len, shown->len, first.mean / 1000, first.longest / 1000);
  measure_scrolling (&lists);
  measure_changes (&lists);
  gtk_window_destroy (GTK_WINDOW (ledger_window));
  gtk_window_destroy (GTK_WINDOW (plain_window));
  return 0;
}
