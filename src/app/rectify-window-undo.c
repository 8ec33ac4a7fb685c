/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-edit-name.h"
#include "rectify-window-private.h"

/* Who works by keyboard in the tree goes on there; nobody is taken away from the pages. */
static void
go_to_item (RectifyWindow *self, gint64 item_id)
{
  GtkWidget *view = GTK_WIDGET (self->plan_view);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_widget_get_mapped (view) && (focus == NULL || gtk_widget_is_ancestor (focus, view)))
    rectify_plan_view_go (self->plan_view, item_id);
  else
    rectify_plan_view_select (self->plan_view, item_id);
}

/* Goes to what was undone or done again, and says what that was. The window shows another plan now
 * if it is about that, which has to be said. */
static void
show_step (RectifyWindow *self, const char *text, gint64 item_id, gboolean elsewhere)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  const char *title = plan != NULL ? rectify_plan_get_title (plan) : "";
  g_autofree char *longer = NULL;

  if (plan != NULL && item_id != 0 && rectify_plan_find_item (plan, item_id) != NULL)
    go_to_item (self, item_id);
  if (elsewhere && *title != '\0')
    /* Translators: what was undone or done again, and the title of the plan it is in. */
    longer = g_strdup_printf (_ ("%s, in the plan “%s”"), text, title);
  rectify_window_notify (self, longer != NULL ? longer : text, FALSE);
}

/* Takes a reference to the window; “others” is what goes on where the edit is of somebody else. */
static void
finish (RectifyWindow *window, GObject *source, GAsyncResult *result, const char *failure,
        char *(*dup_words) (const char *name), GAsyncReadyCallback others)
{
  g_autoptr (RectifyWindow) self = window;
  g_autoptr (GError) error = NULL;
  gboolean elsewhere;
  gint64 item_id;
  g_autofree char *name = rectify_session_undo_finish (RECTIFY_SESSION (source), result, &item_id,
                                                       &elsewhere, &error);
  g_autofree char *text = NULL;

  if (others != NULL
      && g_error_matches (error, RECTIFY_SESSION_ERROR, RECTIFY_SESSION_ERROR_OTHERS_EDIT))
    {
      rectify_window_ask_undo (self, others);
      return;
    }
  if (name == NULL)
    {
      rectify_window_show_error (self, failure, error);
      return;
    }
  text = dup_words (name);
  if (self->session != NULL)
    show_step (self, text, item_id, elsewhere);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  finish (user_data, source, result, _ ("This could not be undone"),
          rectify_edit_name_dup_undone_words, undone_cb);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  finish (user_data, source, result, _ ("This could not be done again"),
          rectify_edit_name_dup_redone_words, NULL);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_session_undo (self->session, FALSE, undone_cb, g_object_ref (self));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_session_undo (self->session, TRUE, redone_cb, g_object_ref (self));
}

/**
 * rectify_window_install_undo_actions:
 * @self: a window
 *
 * Installs the actions that take back the last edit, and make it again.
 */
void
rectify_window_install_undo_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "undo", .activate = undo_cb }, { .name = "redo", .activate = redo_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
