/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-window-private.h"

/* A menu that is in another one takes the focus with it when it closes (GTK 4.8): the keys would go to
 * nobody until something is clicked. */

/* In a menu that is no longer there. What is not seen yet in the window itself may be so soon. */
static gboolean
is_lost (RectifyWindow *self, GtkWidget *focus)
{
  return focus == NULL
         || (gtk_widget_get_native (focus) != GTK_NATIVE (self) && !gtk_widget_get_mapped (focus));
}

static gboolean
give_back_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;

  self->focus_idle = 0;
  if (!gtk_window_is_active (GTK_WINDOW (self))
      || !is_lost (self, gtk_window_get_focus (GTK_WINDOW (self))))
    return G_SOURCE_REMOVE;
  if (self->last_focus == NULL || !gtk_widget_get_mapped (self->last_focus)
      || !gtk_widget_grab_focus (self->last_focus))
    gtk_widget_grab_focus (rectify_window_get_view (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (RectifyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->view_stack == NULL)
    return;
  if (is_lost (self, focus) && self->focus_idle == 0)
    self->focus_idle = g_idle_add (give_back_cb, self);
  else if (focus != NULL && gtk_widget_get_native (focus) == GTK_NATIVE (self))
    g_set_weak_pointer (&self->last_focus, focus);
}

/**
 * rectify_window_keep_focus:
 * @self: a window
 *
 * From now on, something in it has the focus whenever it is the window that keys go to: what had it
 * last, or else the view.
 */
void
rectify_window_keep_focus (RectifyWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (changed_cb), NULL);
}

/**
 * rectify_window_drop_focus:
 * @self: a window that goes
 */
void
rectify_window_drop_focus (RectifyWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, changed_cb, NULL);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_weak_pointer (&self->last_focus);
}
