/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

/**
 * rectify_window_shows_pages:
 * @self: a window
 *
 * Returns: whether the pages are what is looked at, and not the tree
 */
gboolean
rectify_window_shows_pages (RectifyWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->view_stack), "pages") == 0;
}

/**
 * rectify_window_shows_tree:
 * @self: a window
 *
 * Returns: whether the tree of a plan is what is looked at
 */
gboolean
rectify_window_shows_tree (RectifyWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->view_stack), "plan") == 0;
}

/**
 * rectify_window_update_notes:
 * @self: a window
 *
 * Lists what came up when the pages were set among the findings, while the pages are looked at.
 */
void
rectify_window_update_notes (RectifyWindow *self)
{
  g_autoptr (GPtrArray) notes = NULL;

  if (self->checks_view == NULL)
    return;
  if (rectify_window_shows_pages (self) && rectify_window_shows_checks (self))
    notes = rectify_pages_view_list_findings (rectify_window_get_pages_view (self));
  rectify_checks_view_set_notes (self->checks_view, notes);
}

static void
item_selected_cb (RectifyPagesView *view, gint64 item, RectifyWindow *self)
{
  if (item != 0)
    rectify_plan_view_select (self->plan_view, item);
}

/* The item that is edited, when the click that asked for it is over. */
typedef struct {
  RectifyWindow *window;
  gint64 item;
} Edit;

static void
edit_free (gpointer data)
{
  g_object_unref (((Edit *) data)->window);
  g_free (data);
}

static gboolean
edit_cb (gpointer user_data)
{
  Edit *edit = user_data;
  RectifySession *session = edit->window->session;
  RectifyPlan *plan = rectify_session_get_plan (session);

  if (plan != NULL && rectify_plan_find_item (plan, edit->item) != NULL)
    rectify_item_dialog_present (GTK_WINDOW (edit->window), session, edit->item);
  return G_SOURCE_REMOVE;
}

static void
item_activated_cb (RectifyPagesView *view, gint64 item, RectifyWindow *self)
{
  Edit *edit;

  if (rectify_session_is_read_only (self->session))
    {
      gtk_stack_set_visible_child_name (self->view_stack, "plan");
      rectify_plan_view_go (self->plan_view, item);
      return;
    }
  rectify_plan_view_select (self->plan_view, item);
  edit = g_new0 (Edit, 1);
  edit->window = g_object_ref (self);
  edit->item = item;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, edit_cb, edit, edit_free);
}

/* The key of a view leads into it, as its action does. */
static gboolean
switch_mnemonic_cb (GtkWidget *button, gboolean group_cycling, RectifyWindow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_widget_grab_focus (rectify_window_get_view (self));
  return TRUE;
}

/**
 * rectify_window_install_pages:
 * @self: a window
 *
 * Has the keys of the views lead into them.
 */
void
rectify_window_install_pages (RectifyWindow *self)
{
  for (GtkWidget *button = gtk_widget_get_first_child (self->view_switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    g_signal_connect_object (button, "mnemonic-activate", G_CALLBACK (switch_mnemonic_cb), self, 0);
}

/**
 * rectify_window_follow_pages:
 * @self: a window whose pages were just built
 *
 * Follows what is done on them.
 */
void
rectify_window_follow_pages (RectifyWindow *self)
{
  g_signal_connect_object (rectify_pages_view_get_find_bar (self->pages_view), "notify::open",
                           G_CALLBACK (rectify_window_update_search), self, G_CONNECT_SWAPPED);
  /* The view goes on for as long as its pages are being set. */
  g_signal_connect_object (self->pages_view, "pages-set", G_CALLBACK (rectify_window_update_notes),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages_view, "item-selected", G_CALLBACK (item_selected_cb), self,
                           0);
  g_signal_connect_object (self->pages_view, "item-activated", G_CALLBACK (item_activated_cb), self,
                           0);
}
