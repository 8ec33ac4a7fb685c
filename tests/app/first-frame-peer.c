/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

/*
 * The least that a program with a window can be. With an argument, which is shown, the least that a
 * program with words in its window can be.
 */
static void
activate_cb (GtkApplication *application, const char *words)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1228, 680);
  if (words != NULL)
    gtk_window_set_child (GTK_WINDOW (window), gtk_label_new (words));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new ("org.example.Rectify.Peer", G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argc > 1 ? argv[1] : NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
