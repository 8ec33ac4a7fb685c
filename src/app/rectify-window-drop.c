/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-evidence-intake.h"
#include "rectify-window-private.h"

/*
 * Files that are dropped on the window are opened or imported; over the details of an item they are
 * its evidence, which these take themselves. While they are over the window it says which.
 */

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, RectifyWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  rectify_window_show_drop (self, NULL);
  if (files->len == 0)
    return FALSE;
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                      (GFile **) files->pdata, (int) files->len, "");
  return TRUE;
}

/* Whatever else may be dragged over a window has no files, and does not come here. The toolkit's own
 * controller for what moves over it says at every step that it left. */
static GdkDragAction
moved_cb (GtkDropTarget *target, double x, double y, RectifyWindow *self)
{
  rectify_window_show_drop (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
  return GDK_ACTION_COPY;
}

static void
left_cb (GtkDropTarget *target, RectifyWindow *self)
{
  rectify_window_show_drop (self, NULL);
}

/**
 * rectify_window_show_drop:
 * @self: a window
 * @below: (nullable): what files are over, or %NULL when they are over nothing any more
 *
 * Says what would become of them.
 */
void
rectify_window_show_drop (RectifyWindow *self, GtkWidget *below)
{
  gboolean evidence = FALSE;

  gtk_widget_set_visible (self->drop_hint, below != NULL);
  if (below == NULL)
    return;
  for (GtkWidget *widget = below; widget != NULL && !evidence;
       widget = gtk_widget_get_parent (widget))
    evidence = rectify_evidence_intake_takes (widget);
  gtk_label_set_text (self->drop_label, evidence ? _ ("Drop the files here to add them as evidence")
                                                 : _ ("Drop ledgers here to open them, and "
                                                      "documents to import them"));
}

/**
 * rectify_window_install_drop:
 * @self: a window
 *
 * Lets it take files.
 */
void
rectify_window_install_drop (RectifyWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  g_signal_connect (target, "enter", G_CALLBACK (moved_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (moved_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
