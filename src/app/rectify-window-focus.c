/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-window-private.h"

/*
 * A menu that closes while one of its submenus is open keeps the focus, with all keys that are pressed
 * after it: the window takes it back to where it was before the menu.
 */

static gboolean
take_back_cb (gpointer user_data)
{
  RectifyWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *before = self->focus_before;

  self->focus_idle = 0;
  if (focus != NULL && gtk_widget_get_mapped (focus))
    return G_SOURCE_REMOVE;
  if (before != NULL && gtk_widget_get_mapped (before) && gtk_widget_grab_focus (before))
    return G_SOURCE_REMOVE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->plan_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->plan_view));
  return G_SOURCE_REMOVE;
}

static void
closed_cb (RectifyWindow *self)
{
  if (self->focus_idle == 0 && self->session != NULL)
    self->focus_idle = g_idle_add (take_back_cb, self);
}

static void
focus_cb (RectifyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL)
    {
      if (focus != NULL)
        g_set_weak_pointer (&self->focus_before, focus);
      return;
    }
  g_signal_handlers_disconnect_by_func (popover, closed_cb, self);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rectify_window_watch_focus:
 * @self: a window
 *
 * Has the keyboard go on where it was when a menu is closed.
 */
void
rectify_window_watch_focus (RectifyWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

/**
 * rectify_window_drop_focus:
 * @self: a window that goes
 */
void
rectify_window_drop_focus (RectifyWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, focus_cb, NULL);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_weak_pointer (&self->focus_before);
}
