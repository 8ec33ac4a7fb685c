/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

/* An item on its way to be shown, or to be edited where it is listed. */
typedef struct {
  RectifyWindow *window;
  gint64 plan_id;
  gint64 item_id;
  gboolean edit;
} Going;

static void
going_free (Going *going)
{
  g_object_unref (going->window);
  g_free (going);
}

static void
arrive (Going *going)
{
  RectifyWindow *self = going->window;
  RectifyPlan *plan = self->session != NULL ? rectify_session_get_plan (self->session) : NULL;

  if (plan == NULL || rectify_plan_get_id (plan) != going->plan_id || self->view_stack == NULL)
    return;
  if (rectify_plan_find_item (plan, going->item_id) == NULL)
    {
      rectify_window_notify (self, _ ("This item is no longer there"), FALSE);
      return;
    }
  if (going->edit)
    {
      rectify_plan_view_select (self->plan_view, going->item_id);
      rectify_item_dialog_present (GTK_WINDOW (self), self->session, going->item_id);
      return;
    }
  gtk_stack_set_visible_child_name (self->view_stack, "plan");
  rectify_plan_view_go (self->plan_view, going->item_id);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Going *going = user_data;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    arrive (going);
  else
    rectify_window_show_error (going->window, _ ("The plan cannot be shown"), error);
  going_free (going);
}

static void
go (RectifyWindow *self, gint64 plan_id, gint64 item_id, gboolean edit)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  Going *going = g_new0 (Going, 1);

  going->window = g_object_ref (self);
  going->plan_id = plan_id;
  going->item_id = item_id;
  going->edit = edit;
  if (plan == NULL || rectify_plan_get_id (plan) != plan_id
      || rectify_session_is_busy (self->session))
    {
      rectify_session_show_plan (self->session, plan_id, shown_cb, going);
      return;
    }
  arrive (going);
  going_free (going);
}

/**
 * rectify_window_go_to_item:
 * @self: a window with a ledger
 * @plan_id: a plan, shown or not
 * @item_id: an item of it
 *
 * Shows the item in the tree of its plan.
 */
void
rectify_window_go_to_item (RectifyWindow *self, gint64 plan_id, gint64 item_id)
{
  go (self, plan_id, item_id, FALSE);
}

/**
 * rectify_window_edit_item:
 * @self: a window with a ledger
 * @plan_id: a plan, shown or not
 * @item_id: an item of it
 *
 * Opens the dialog that edits the item over whatever is looked at.
 */
void
rectify_window_edit_item (RectifyWindow *self, gint64 plan_id, gint64 item_id)
{
  go (self, plan_id, item_id, TRUE);
}
