/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "rectify-page-list-private.h"
#include "rectify-pages-view-private.h"
#include "rectify-window-private.h"

/*
 * How long it takes until the first page of a long report is seen, beside a report of one page, and
 * how long a frame takes while the pages are scrolled from end to end.
 */
#define WORDS "贯彻落实整改方案各项要求，抓好责任分工，做到件件落实，定期督促检查。"
#define N_PROBLEMS 1850
#define N_MEASURES 5
#define N_STEPS 300

typedef struct {
  gint64 began;
  gint64 worst;
  gint64 sum;
  guint n;
} Frames;

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static RectifyPlan *
make_plan (guint n_problems)
{
  RectifyPlan *plan = rectify_plan_new ();

  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < n_problems; i++)
    {
      RectifyItem *problem
          = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_PROBLEM, "1.", WORDS);

      for (guint j = 0; j < N_MEASURES; j++)
        add_item (problem, RECTIFY_ITEM_MEASURE, "一是", WORDS WORDS WORDS);
    }
  return plan;
}

/* What this thread alone needs, whatever else the computer does; in microseconds. */
static gint64
get_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
began_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->began = get_thread_time ();
}

static void
ended_cb (GdkFrameClock *clock, Frames *frames)
{
  gint64 time = get_thread_time () - frames->began;

  frames->worst = MAX (frames->worst, time);
  frames->sum += time;
  frames->n++;
}

static void
wait_for_frame (Frames *frames)
{
  guint n = frames->n;

  while (frames->n == n)
    g_main_context_iteration (NULL, TRUE);
}

static double
measure_first (RectifyWindow *window, Frames *frames)
{
  RectifyPagesView *view = rectify_window_get_pages_view (window);
  gint64 start = g_get_monotonic_time ();

  gtk_stack_set_visible_child_name (window->view_stack, "pages");
  while (view->pages == NULL || rectify_page_list_count_pages (view->list) == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (frames);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
measure (GtkApplication *application, const char *path, guint n_problems)
{
  RectifyWindow *window = rectify_window_new (application);
  GtkAdjustment *adjustment;
  Frames frames = { 0 };
  g_autoptr (RectifyPlan) plan = make_plan (n_problems);
  GdkFrameClock *clock;
  double first;
  gint64 start;

  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  rectify_window_open_ledger (window, path, RECTIFY_LEDGER_CREATE);
  rectify_session_add_plan (window->session, "Add", plan, NULL, NULL);
  while (g_main_context_pending (NULL) || rectify_session_is_busy (window->session))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (clock, "before-paint", G_CALLBACK (began_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (ended_cb), &frames);
  rectify_page_list_set_zoom (rectify_window_get_pages_view (window)->list, 100);
  start = g_get_monotonic_time ();
  first = measure_first (window, &frames);
  while (rectify_pages_view_get_n_pages (rectify_window_get_pages_view (window)) == 0)
    g_main_context_iteration (NULL, TRUE);
  printf ("%u pages: the first is seen after %.0f ms, all are set after %.0f ms",
          rectify_pages_view_get_n_pages (rectify_window_get_pages_view (window)), first,
          (g_get_monotonic_time () - start) / 1000.0);
  wait_for_frame (&frames);
  adjustment = rectify_window_get_pages_view (window)->list->adjustments[GTK_ORIENTATION_VERTICAL];
  frames.worst = frames.sum = frames.n = 0;
  for (guint i = 0; n_problems > 1 && i < N_STEPS; i++)
    {
      /* Short steps over pages, then leaps to where nothing is drawn yet. */
      gtk_adjustment_set_value (adjustment, i < N_STEPS / 2
                                                ? i * 120.0
                                                : gtk_adjustment_get_upper (adjustment)
                                                      * (i - N_STEPS / 2) / (N_STEPS / 2));
      wait_for_frame (&frames);
    }
  if (frames.n > 0)
    printf ("; scrolled, a frame takes %.1f ms, %.1f ms at worst", frames.sum / 1000.0 / frames.n,
            frames.worst / 1000.0);
  printf ("\n");
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GtkApplication) application = NULL;

  g_setenv ("XDG_STATE_HOME", "/nonexistent", TRUE);
  if (!gtk_init_check ())
    {
      puts ("there is no display");
      return 77;
    }
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  path = g_build_filename (folder, "bench.rectify", NULL);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  measure (application, path, 1);
  measure (application, path, N_PROBLEMS);
  g_rmdir (folder);
  return 0;
}
