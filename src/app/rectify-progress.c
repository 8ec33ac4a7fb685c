/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"

/* Work that is done sooner shows nothing; in milliseconds. */
#define APPEAR_DELAY 400
#define UPDATE_INTERVAL 100
/* How far it is, is told so many times. */
#define N_PARTS 4

struct _RectifyProgress {
  GtkWidget *window;
  GtkWidget *bar;
  GCancellable *cancellable;
  guint appear_timeout;
  guint update_timeout;
  int permille; /* set by the thread, read by the window */
  int n_told;
};

static gboolean
appear_cb (gpointer user_data)
{
  RectifyProgress *self = user_data;

  self->appear_timeout = 0;
  gtk_window_present (GTK_WINDOW (self->window));
  return G_SOURCE_REMOVE;
}

/* The bar itself sends nothing (GTK 4.8). That all is done is told by what comes of it. */
static void
tell (RectifyProgress *self, int permille)
{
  int n = permille * N_PARTS / 1000;
  g_autofree char *words = NULL;

  if (n <= self->n_told || n >= N_PARTS || !gtk_widget_get_mapped (self->window))
    return;
  self->n_told = n;
  words = g_strdup_printf ("%d%%", permille / 10);
  rectify_announce (self->bar, words);
}

static gboolean
update_cb (gpointer user_data)
{
  RectifyProgress *self = user_data;
  int permille = g_atomic_int_get (&self->permille);

  tell (self, permille);

  if (permille > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), permille / 1000.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (GtkButton *button, RectifyProgress *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
close_request_cb (GtkWindow *window, RectifyProgress *self)
{
  g_cancellable_cancel (self->cancellable);
  return GDK_EVENT_STOP;
}

static void
stop (RectifyProgress *self)
{
  g_clear_handle_id (&self->appear_timeout, g_source_remove);
  g_clear_handle_id (&self->update_timeout, g_source_remove);
}

/* It may go before the work is over, with what it was over; then nobody waits for the work. */
static void
destroyed_cb (GtkWidget *window, RectifyProgress *self)
{
  stop (self);
  g_cancellable_cancel (self->cancellable);
}

/**
 * rectify_progress_new:
 * @parent: the window it is for
 * @title: what is being done
 *
 * Returns: (transfer full): a progress; close it with rectify_progress_close()
 */
RectifyProgress *
rectify_progress_new (GtkWindow *parent, const char *title)
{
  RectifyProgress *self = g_new0 (RectifyProgress, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->cancellable = g_cancellable_new ();
  self->window = g_object_ref (gtk_window_new ());
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self->window), FALSE);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->bar, 300, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  g_signal_connect (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect (self->window, "close-request", G_CALLBACK (close_request_cb), self);
  g_signal_connect (self->window, "destroy", G_CALLBACK (destroyed_cb), self);
  self->appear_timeout = g_timeout_add (APPEAR_DELAY, appear_cb, self);
  self->update_timeout = g_timeout_add (UPDATE_INTERVAL, update_cb, self);
  return self;
}

/**
 * rectify_progress_get_cancellable:
 * @self: a progress
 *
 * Returns: (transfer none): what Cancel cancels
 */
GCancellable *
rectify_progress_get_cancellable (RectifyProgress *self)
{
  return self->cancellable;
}

/**
 * rectify_progress_report:
 * @self: a progress
 * @share: how much is done, from 0 to 1
 *
 * May be called in any thread.
 */
void
rectify_progress_report (RectifyProgress *self, double share)
{
  g_atomic_int_set (&self->permille, (int) (share * 1000));
}

/**
 * rectify_progress_close:
 * @self: (transfer full): a progress whose work is over
 */
void
rectify_progress_close (RectifyProgress *self)
{
  stop (self);
  g_signal_handlers_disconnect_by_data (self->window, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->window);
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * rectify_progress_run:
 * @self: a progress
 * @func: the work, which Cancel cancels
 * @task_data: (transfer full): the task's data, which most often has @self
 * @destroy: frees @task_data
 * @callback: called when it is over
 *
 * Runs work in a thread.
 */
void
rectify_progress_run (RectifyProgress *self, GTaskThreadFunc func, gpointer task_data,
                      GDestroyNotify destroy, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, NULL);

  g_task_set_task_data (task, task_data, destroy);
  g_task_run_in_thread (task, func);
}

/**
 * rectify_progress_return:
 * @task: a task
 * @done: whether it went well
 * @error: (nullable) (transfer full): why not
 *
 * Ends the work of a thread with %TRUE, or the error.
 */
void
rectify_progress_return (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
