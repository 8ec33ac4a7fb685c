/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

#include "random-plan.h"
#include "rectify-ledger.h"
#include "rectify-window.h"

#define N_RUNS 5

static const char *ledger_path;

/* A process ends with its first frame: its whole life is what is measured. */
static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  _exit (0);
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window;

  if (ledger_path == NULL)
    window = gtk_application_window_new (application);
  else
    {
      window = GTK_WIDGET (rectify_window_new (application));
      rectify_window_open_ledger (RECTIFY_WINDOW (window), ledger_path, RECTIFY_LEDGER_CREATE);
    }
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

static int
run_child (const char *path)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  ledger_path = *path != '\0' ? path : NULL;
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static double
measure (const char *program, const char *path)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < N_RUNS; i++)
    {
      const char *const arguments[] = { program, "--child", path, NULL };
      gint64 start = g_get_monotonic_time ();

      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   NULL, NULL, NULL, NULL));
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return best / 1000.0;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  double floor_time, empty_time, full_time;

  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      puts ("there is no display");
      return 77;
    }
  folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  empty = g_build_filename (folder, "empty.rectify", NULL);
  full = g_build_filename (folder, "full.rectify", NULL);
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (plans, random_plan_new (80));
  {
    g_autoptr (RectifyLedger) ledger = rectify_ledger_open (full, RECTIFY_LEDGER_CREATE, NULL);

    g_assert_true (rectify_ledger_save_plans (ledger, plans, "x", NULL));
  }
  floor_time = measure (argv[0], "");
  empty_time = measure (argv[0], empty);
  full_time = measure (argv[0], full);
  printf ("first frame: empty window %.0f ms; empty ledger %.0f ms, ratio %.2f; 200 plans %.0f ms, "
          "ratio %.2f\n",
          floor_time, empty_time, empty_time / floor_time, full_time, full_time / floor_time);
  g_unlink (empty);
  g_unlink (full);
  g_rmdir (folder);
  return 0;
}
