/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-speech.h"
#include "rectify-window-private.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/*
 * A window is on the screen before what is in it is built: at first it has an empty bar and the ground
 * it stands on, which take no words, no icons and no ledger. The rest comes when that is painted.
 */

/* The window may be where nothing is painted; in milliseconds. */
#define PAINT_LIMIT 1000
/* How often it is looked whether what a start has to do behind the window is done; in milliseconds. */
#define TIDY_INTERVAL 1000

static void
give_back_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/* The backup, the look through the ledger and the count of tasks leave holes in the memory, which would
 * not go back to the system by themselves. */
static gboolean
tidy_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (rectify_session_is_busy (self->session) || self->check_timeout != 0
      || rectify_backup_keeper_is_busy (self->keeper) || rectify_reminders_is_busy (self->reminders)
      || self->opening.state == RECTIFY_FOOT_CHECKING)
    return G_SOURCE_CONTINUE;
  self->tidy_timeout = 0;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_run_in_thread (task, give_back_in_thread);
  return G_SOURCE_REMOVE;
}

static gboolean
furnish_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;

  self->furnish_source = 0;
  rectify_window_furnish (self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, RectifyWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_clear_handle_id (&self->furnish_source, g_source_remove);
  self->furnish_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, furnish_cb, self, NULL);
}

static void
map_cb (GtkWidget *window)
{
  RectifyWindow *self = RECTIFY_WINDOW (window);

  g_signal_handlers_disconnect_by_func (window, map_cb, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (painted_cb), window, 0);
  /* Not before the first frame, however long that takes. */
  self->furnish_source
      = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, PAINT_LIMIT, furnish_cb, self, NULL);
}

/**
 * rectify_window_stop_start:
 * @self: a window
 *
 * Forgets what is left to be done of its start.
 */
void
rectify_window_stop_start (RectifyWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (self, map_cb, NULL);
  if (clock != NULL)
    g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_clear_handle_id (&self->furnish_source, g_source_remove);
  g_clear_handle_id (&self->tidy_timeout, g_source_remove);
}

/**
 * rectify_window_furnish:
 * @self: a window
 *
 * Builds what is in it, if that is not done yet.
 */
void
rectify_window_furnish (RectifyWindow *self)
{
  if (self->session != NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  rectify_window_stop_start (self);
  rectify_window_build (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rectify_speech_tidy (GTK_WIDGET (self));
  self->tidy_timeout = g_timeout_add_full (G_PRIORITY_LOW, TIDY_INTERVAL, tidy_cb, self, NULL);
  g_signal_emit_by_name (self, "furnished");
}

/**
 * rectify_window_new_bare:
 * @application: the application
 *
 * Makes a window that is on the screen as soon as can be, is furnished right after that, and emits
 * “furnished” then. Until then nothing else can be done with it but to present, furnish or close it.
 *
 * Returns: (transfer none): the window
 */
RectifyWindow *
rectify_window_new_bare (GtkApplication *application)
{
  RectifyWindow *self = g_object_new (RECTIFY_TYPE_WINDOW, "application", application, NULL);
  GtkWidget *bar = gtk_header_bar_new ();

  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (bar), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  rectify_window_restore_maximized (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  return self;
}

/**
 * rectify_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a ledger, furnished
 */
RectifyWindow *
rectify_window_new (GtkApplication *application)
{
  RectifyWindow *self = g_object_new (RECTIFY_TYPE_WINDOW, "application", application, NULL);

  rectify_window_restore_maximized (self);
  rectify_window_furnish (self);
  return self;
}
