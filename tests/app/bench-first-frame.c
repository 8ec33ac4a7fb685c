/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdio.h>

#include "random-plan.h"
#include "rectify-ledger.h"
#include "rectify-window.h"

static gint64 first_frame;
static const char *ledger_path;

static void
painted_cb (GdkFrameClock *clock, GtkWindow *window)
{
  if (first_frame == 0)
    first_frame = g_get_monotonic_time ();
  gtk_window_destroy (window);
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
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (painted_cb), window, 0);
}

static double
measure (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  first_frame = 0;
  ledger_path = path;
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return (first_frame - start) / 1000.0;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.rectify", NULL);
  g_autofree char *full = g_build_filename (folder, "full.rectify", NULL);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  double floor_time, empty_time, full_time;

  if (!gtk_init_check ())
    {
      puts ("there is no display");
      return 77;
    }
  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (plans, random_plan_new (80));
  {
    g_autoptr (RectifyLedger) ledger = rectify_ledger_open (full, RECTIFY_LEDGER_CREATE, NULL);

    g_assert_true (rectify_ledger_save_plans (ledger, plans, "x", NULL));
  }
  measure (NULL);
  floor_time = measure (NULL);
  measure (empty);
  empty_time = measure (empty);
  full_time = measure (full);
  printf ("first frame: empty window %.0f ms; empty ledger %.0f ms, ratio %.2f; 200 plans %.0f ms, "
          "ratio %.2f\n",
          floor_time, empty_time, empty_time / floor_time, full_time, full_time / floor_time);
  g_unlink (empty);
  g_unlink (full);
  g_rmdir (folder);
  return 0;
}
