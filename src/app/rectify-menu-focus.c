/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-menu-focus.h"

#define KEPT "rectify-menu-focus"

/*
 * A menu that closes while one of its submenus is open goes back to its first page, which takes the
 * focus although it is not seen any more; then no key reaches the window.
 */
typedef struct {
  GtkWindow *window;
  GtkWidget *before; /* weak; what had the focus last outside of menus */
  guint source;
} Kept;

static void
free_kept (gpointer data)
{
  Kept *self = data;

  g_clear_weak_pointer (&self->before);
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

static GtkWidget *
get_popover (GtkWidget *widget)
{
  return widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) : NULL;
}

static gboolean
give_back (gpointer user_data)
{
  Kept *self = user_data;
  GtkWidget *popover = get_popover (gtk_window_get_focus (self->window));

  self->source = 0;
  if (popover == NULL || gtk_widget_get_mapped (popover))
    return G_SOURCE_REMOVE;
  if (self->before == NULL || !gtk_widget_get_mapped (self->before)
      || !gtk_widget_grab_focus (self->before))
    gtk_window_set_focus (self->window, NULL);
  return G_SOURCE_REMOVE;
}

static void
unmap_cb (GtkWidget *popover, Kept *self)
{
  if (self->source == 0)
    self->source = g_idle_add (give_back, self);
}

static void
focus_cb (GtkWindow *window, GParamSpec *pspec, Kept *self)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover = get_popover (focus);

  if (popover == NULL)
    {
      if (focus != NULL)
        g_set_weak_pointer (&self->before, focus);
      return;
    }
  if (g_object_get_data (G_OBJECT (popover), KEPT) != NULL)
    return;
  g_object_set_data (G_OBJECT (popover), KEPT, self);
  g_signal_connect_data (popover, "unmap", G_CALLBACK (unmap_cb), self, NULL, G_CONNECT_AFTER);
}

/**
 * rectify_menu_focus_keep:
 * @window: a window with menus, which go with it
 *
 * Gives the focus back to where it was when a menu of the window closes and keeps it.
 */
void
rectify_menu_focus_keep (GtkWindow *window)
{
  Kept *self = g_new0 (Kept, 1);

  self->window = window;
  g_object_set_data_full (G_OBJECT (window), KEPT, self, free_kept);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), self);
}
