/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-search-dialog.h"
#include "rectify-window-private.h"

#define DIALOG_KEY "rectify-search-dialog"

/* An item on its way to be shown. */
typedef struct {
  RectifyWindow *window;
  gint64 plan_id;
  gint64 item_id;
} Going;

static void
going_free (Going *going)
{
  g_object_unref (going->window);
  g_free (going);
}

static void
go_to_item (Going *going)
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
  gtk_stack_set_visible_child_name (self->view_stack, "plan");
  rectify_plan_view_go (self->plan_view, going->item_id);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Going *going = user_data;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    go_to_item (going);
  else
    rectify_window_show_error (going->window, _ ("The plan cannot be shown"), error);
  going_free (going);
}

static void
chosen_cb (gint64 plan_id, gint64 item_id, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  Going *going = g_new0 (Going, 1);

  going->window = g_object_ref (self);
  going->plan_id = plan_id;
  going->item_id = item_id;
  if (plan == NULL || rectify_plan_get_id (plan) != plan_id
      || rectify_session_is_busy (self->session))
    {
      rectify_session_show_plan (self->session, plan_id, shown_cb, going);
      return;
    }
  go_to_item (going);
  going_free (going);
}

static void
forget_window (GtkWidget *dialog, RectifyWindow *self)
{
  g_object_set_data (G_OBJECT (self), DIALOG_KEY, NULL);
}

/* What is looked for in the plan is looked for in all. */
static const char *
get_words (RectifyWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return gtk_search_bar_get_search_mode (self->search_bar) && *words != '\0' ? words : NULL;
}

static void
search_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  GtkWindow *dialog = g_object_get_data (G_OBJECT (self), DIALOG_KEY);

  if (dialog != NULL)
    {
      gtk_window_present (dialog);
      return;
    }
  dialog = rectify_search_dialog_present (GTK_WINDOW (self), self->session, get_words (self),
                                          chosen_cb, self);
  g_object_set_data (G_OBJECT (self), DIALOG_KEY, dialog);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (forget_window), self, 0);
}

/**
 * rectify_window_install_search_all_actions:
 * @self: a window
 *
 * Installs the action that searches in all plans.
 */
void
rectify_window_install_search_all_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "search-all", .activate = search_all_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
