/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "dialogs/rectify-form.h"
#include "rectify-bar.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/* Who edits the same plan for hours is named once in so many microseconds. */
#define NEWS_INTERVAL (5 * 60 * G_USEC_PER_SEC)

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = g_steal_pointer (&self->copy_path);
  g_autoptr (GError) error = NULL;

  if (!rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    {
      rectify_window_show_error (self, _ ("The copy could not be saved"), error);
      return;
    }
  rectify_window_open_ledger (self, path, RECTIFY_LEDGER_OPEN);
  rectify_window_notify (self, _ ("The copy is saved, and open now"), FALSE);
}

static void
copy_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->copy_path != NULL)
    return;
  self->copy_path = g_strdup (path);
  rectify_session_save_copy (self->session, path, copied_cb, g_object_ref (self));
}

static void
save_copy_cb (GtkButton *button, RectifyWindow *self)
{
  const char *path = rectify_ledger_get_path (rectify_session_get_ledger (self->session));
  g_autofree char *file = g_filename_display_basename (path);
  g_autofree char *stem = g_str_has_suffix (file, ".rectify")
                              ? g_strndup (file, strlen (file) - strlen (".rectify"))
                              : g_strdup (file);
  /* Translators: the suggested name of a copy of a ledger; %s is that of the ledger. */
  g_autofree char *name = g_strdup_printf (_ ("%s (copy).rectify"), stem);

  rectify_choose_file_to_save (GTK_WINDOW (self), _ ("Save a Copy of the Ledger"), name,
                               _ ("Rectify ledgers"), "*.rectify", copy_chosen_cb,
                               g_object_ref (self));
}

static void
place_changed_cb (RectifyWindow *self)
{
  switch (rectify_session_get_place (self->session))
    {
    case RECTIFY_FILE_GONE:
      rectify_bar_show (self->place_bar,
                        _ ("The file of this ledger is gone: it was deleted, moved or renamed, or "
                           "its disk cannot be reached. Nothing can be changed until it is back. "
                           "What is open can be saved as a copy."));
      break;
    case RECTIFY_FILE_REPLACED:
      rectify_bar_show (self->place_bar,
                        _ ("Another file has taken the place of this ledger. Nothing is changed in "
                           "either. Save what is open as a copy, then open the one that you want "
                           "to go on with."));
      break;
    case RECTIFY_FILE_FORBIDDEN:
      rectify_bar_show (self->place_bar,
                        _ ("This ledger may not be written any more. Check the permissions of its "
                           "file and folder. What is open can be saved as a copy."));
      break;
    case RECTIFY_FILE_THERE:
    default:
      rectify_bar_hide (self->place_bar);
      break;
    }
}

/* Why nothing can be changed, and what to do. */
static void
show_reason (RectifyWindow *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  const char *text = _ ("This ledger is open to read alone: nothing can be changed in it.");

  if (ledger == NULL)
    return;
  if (rectify_ledger_get_read_only_reason (ledger) == RECTIFY_READ_ONLY_NETWORK)
    text = _ ("This ledger is open to read alone: it is in a place where computers that write at "
              "the same time do not notice each other, and would destroy it. Copy it to this "
              "computer and open the copy to change it.");
  else if (rectify_ledger_get_read_only_reason (ledger) == RECTIFY_READ_ONLY_PERMISSIONS)
    text = _ ("This ledger is open to read alone: its file, its folder or its disk cannot be "
              "written. Copy it to a folder of your own and open the copy to change it.");
  gtk_label_set_text (self->banner_label, text);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static void
tell_of_crash (RectifyWindow *self)
{
  const RectifyEditNote *last = rectify_session_get_last_edit (self->session);
  g_autofree char *time = last != NULL ? format_time (last->made_at) : NULL;
  /* Translators: the name of an edit, and when it was made. */
  g_autofree char *text
      = last != NULL
            ? g_strdup_printf (_ ("The last run ended in the middle of an edit. Everything "
                                  "up to “%s”, %s, is there."),
                               last->name, time)
            : NULL;

  if (text != NULL && rectify_ledger_was_interrupted (rectify_session_get_ledger (self->session)))
    rectify_bar_show (self->crash_bar, text);
  else
    rectify_bar_hide (self->crash_bar);
}

static void
tell_of_clock (RectifyWindow *self)
{
  gint64 latest = rectify_session_get_clock_back (self->session);
  g_autofree char *last = format_time (latest);
  g_autofree char *now = format_time (g_get_real_time () / G_USEC_PER_SEC);
  /* Translators: two times. */
  g_autofree char *text = g_strdup_printf (
      _ ("The clock of this computer says %s, but the ledger was last edited or backed up at %s. "
         "Set the clock right: until then what is late is not told rightly, and no old backup is "
         "deleted."),
      now, last);

  if (latest != 0)
    rectify_bar_show (self->clock_bar, text);
  else
    rectify_bar_hide (self->clock_bar);
}

static void
ledger_changed_cb (RectifyWindow *self)
{
  show_reason (self);
  tell_of_crash (self);
  tell_of_clock (self);
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
    rectify_session_undo_others (self->session, undoing->edit_id, undoing->callback,
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
 * @bars: where messages that stay go
 *
 * Says what others do to the ledger, and to its file.
 */
void
rectify_window_install_desks (RectifyWindow *self, GtkBox *bars)
{
  self->place_bar = rectify_bar_new ("dialog-warning-symbolic");
  rectify_bar_add_button (self->place_bar, _ ("_Save a Copy…"), G_CALLBACK (save_copy_cb), self);
  self->crash_bar = rectify_bar_new ("dialog-information-symbolic");
  rectify_bar_add_close (self->crash_bar);
  self->clock_bar = rectify_bar_new ("dialog-warning-symbolic");
  rectify_bar_add_close (self->clock_bar);
  gtk_box_append (bars, rectify_wait_bar_new (self->session));
  gtk_box_append (bars, self->place_bar);
  gtk_box_append (bars, self->crash_bar);
  gtk_box_append (bars, self->clock_bar);
  g_signal_connect_swapped (self->session, "notify::place", G_CALLBACK (place_changed_cb), self);
  g_signal_connect_swapped (self->session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self);
  g_signal_connect_swapped (self->session, "notify::waiting", G_CALLBACK (waiting_changed_cb),
                            self);
  g_signal_connect_swapped (self->session, "edited-elsewhere", G_CALLBACK (edited_elsewhere_cb),
                            self);
  g_signal_connect_swapped (self->session, "conflict", G_CALLBACK (conflict_cb), self);
}
