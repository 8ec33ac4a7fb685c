/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "dialogs/rectify-form.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/* Who edits the same plan for hours is named once in so many microseconds. */
#define NEWS_INTERVAL (5 * 60 * G_USEC_PER_SEC)

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/* Only about what is on the screen, and not again and again. */
static void
edited_elsewhere_cb (RectifyWindow *self, const RectifyEditNote *edit)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *text = NULL;

  if (g_strcmp0 (self->news_author, edit->author) == 0 && now - self->news_time < NEWS_INTERVAL)
    return;
  /* A message that offers to undo something stays. */
  if (gtk_revealer_get_reveal_child (self->notice) && gtk_widget_get_visible (self->notice_button))
    return;
  g_free (self->news_author);
  self->news_author = g_strdup (edit->author);
  self->news_time = now;
  /* Translators: who, and the name of the edit: “Edit item”. */
  text = g_strdup_printf (_ ("%s has changed this plan: %s"), edit->author, edit->name);
  rectify_window_notify (self, text, FALSE);
}

/* A window that was closed meanwhile comes back: else nobody could end it. */
static void
waiting_changed_cb (RectifyWindow *self)
{
  if (!rectify_session_is_waiting (self->session) || !self->closing)
    return;
  self->closing = FALSE;
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
conflict_cb (RectifyWindow *self, RectifyMerge *merge, GPtrArray *edits)
{
  GtkWindow *form = rectify_form_find_open (GTK_WINDOW (self), FALSE);

  /* The window was just closed and waited for this. */
  self->closing = FALSE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  rectify_conflict_dialog_present (form != NULL ? form : GTK_WINDOW (self), self->session, merge,
                                   edits);
  return TRUE;
}

typedef struct {
  RectifyWindow *window;
  gint64 edit_id;
  GAsyncReadyCallback callback;
} Undoing;

static void
undo_confirmed (gboolean confirmed, gpointer user_data)
{
  g_autofree Undoing *undoing = user_data;
  g_autoptr (RectifyWindow) self = undoing->window;

  if (confirmed)
    rectify_session_undo_edit (self->session, undoing->edit_id, undoing->callback,
                               g_object_ref (self));
}

/**
 * rectify_window_ask_undo:
 * @self: a window
 * @callback: called with the window, of which it gets a reference, if the user wants it
 *
 * Asks whether an edit of somebody else is to be undone.
 */
void
rectify_window_ask_undo (RectifyWindow *self, GAsyncReadyCallback callback)
{
  const RectifyEditNote *edit = rectify_session_get_undo_edit (self->session);
  g_autofree char *time = edit != NULL ? format_time (edit->made_at) : NULL;
  g_autofree char *primary = NULL;
  g_autofree char *secondary = NULL;
  Undoing *undoing;

  if (edit == NULL)
    return;
  undoing = g_new0 (Undoing, 1);
  undoing->window = g_object_ref (self);
  undoing->edit_id = edit->id;
  undoing->callback = callback;
  /* Translators: somebody's name. */
  primary = g_strdup_printf (_ ("Undo an edit of %s?"), edit->author);
  /* Translators: who, when, and the name of the edit. */
  secondary = g_strdup_printf (_ ("The last edit is not yours: %s made it at %s (%s). Undoing it "
                                  "takes back that work."),
                               edit->author, time, edit->name);
  rectify_message_confirm (GTK_WINDOW (self), primary, secondary, _ ("_Undo"), TRUE, undo_confirmed,
                           undoing);
}

/**
 * rectify_window_install_desks:
 * @self: a window
 *
 * Says what others do to the ledger.
 */
void
rectify_window_install_desks (RectifyWindow *self)
{
  g_signal_connect_swapped (self->session, "notify::waiting", G_CALLBACK (waiting_changed_cb),
                            self);
  g_signal_connect_swapped (self->session, "edited-elsewhere", G_CALLBACK (edited_elsewhere_cb),
                            self);
  g_signal_connect_swapped (self->session, "conflict", G_CALLBACK (conflict_cb), self);
}
