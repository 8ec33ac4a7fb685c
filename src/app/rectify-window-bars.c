/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-bar.h"
#include "rectify-window-private.h"

/*
 * Messages about the ledger that stay over the plan for as long as they are true, or until they are
 * put away. Of one thing only one of them is said: a ledger that is gone is not also called read
 * only, nor a damaged one.
 */

static void
show (GtkWidget *bar, const char *text)
{
  if (text != NULL)
    rectify_bar_show (bar, text);
  else
    rectify_bar_hide (bar);
}

static const char *
get_place_text (RectifyWindow *self)
{
  switch (rectify_session_get_place (self->session))
    {
    case RECTIFY_FILE_GONE:
      return _ ("The file of this ledger is gone: it was deleted, moved or renamed, or its disk "
                "cannot be reached. Nothing can be changed until it is back. What is open can be "
                "saved as a copy.");
    case RECTIFY_FILE_REPLACED:
      return _ ("Another file has taken the place of this ledger. Nothing is changed in either. "
                "Save what is open as a copy, then open the one that you want to go on with.");
    case RECTIFY_FILE_FORBIDDEN:
      /* In one that is open to read alone nothing was to be written anyway. */
      if (rectify_session_is_read_only (self->session))
        return NULL;
      return _ ("This ledger may not be written any more. Check the permissions of its file and "
                "folder. What is open can be saved as a copy.");
    case RECTIFY_FILE_THERE:
    default:
      return NULL;
    }
}

static const char *
get_damage_text (RectifyLedger *ledger)
{
  if (!rectify_ledger_is_damaged (ledger))
    return NULL;
  return _ ("This ledger is damaged. It is open to read alone, and shows what can be read. Recover "
            "what is there into a new file, or save a copy of a backup and open that.");
}

/* Why nothing can be changed, and what to do. */
static const char *
get_read_only_text (RectifyLedger *ledger)
{
  switch (rectify_ledger_get_read_only_reason (ledger))
    {
    case RECTIFY_READ_ONLY_NETWORK:
      return _ ("This ledger is open to read alone: it is in a place where computers that write at "
                "the same time do not notice each other, and would destroy it. Copy it to this "
                "computer and open the copy to change it.");
    case RECTIFY_READ_ONLY_PERMISSIONS:
      return _ ("This ledger is open to read alone: its file, its folder or its disk cannot be "
                "written. Copy it to a folder of your own and open the copy to change it.");
    case RECTIFY_READ_ONLY_ASKED:
      return _ ("This ledger is open to read alone: nothing can be changed in it.");
    case RECTIFY_READ_ONLY_DAMAGED:
    case RECTIFY_READ_ONLY_NONE:
    default:
      return NULL;
    }
}

/**
 * rectify_window_update_bars:
 * @self: a window
 *
 * Says of the open ledger and its file what stands in the way of working on it.
 */
void
rectify_window_update_bars (RectifyWindow *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  const char *place = ledger != NULL ? get_place_text (self) : NULL;
  const char *damage = ledger != NULL ? get_damage_text (ledger) : NULL;
  g_autofree char *packet = rectify_window_dup_packet_text (self);

  show (self->place_bar, place);
  show (self->damage_bar, place == NULL ? damage : NULL);
  show (self->read_only_bar, place == NULL && ledger != NULL ? get_read_only_text (ledger) : NULL);
  show (self->packet_bar, packet);
  /* That all is there is not said of what is damaged. */
  if (damage != NULL)
    rectify_bar_hide (self->crash_bar);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static void
tell_of_crash (RectifyWindow *self, RectifyLedger *ledger)
{
  const RectifyEditNote *last = rectify_session_get_last_edit (self->session);
  g_autofree char *time = last != NULL ? format_time (last->made_at) : NULL;
  g_autofree char *text = NULL;

  /* Translators: the name of an edit, and when it was made. */
  if (last != NULL && rectify_ledger_was_interrupted (ledger))
    text = g_strdup_printf (_ ("The last run ended in the middle of an edit. Everything up to "
                               "“%s”, %s, is there."),
                            last->name, time);
  show (self->crash_bar, text);
}

static void
tell_of_clock (RectifyWindow *self)
{
  gint64 latest = rectify_session_get_clock_back (self->session);
  g_autofree char *last = format_time (latest);
  g_autofree char *now = format_time (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *text = NULL;

  /* Translators: two times. */
  if (latest != 0)
    text = g_strdup_printf (
        _ ("The clock of this computer says %s, but the ledger was last edited or backed up at %s. "
           "Set the clock right: until then what is late is not told rightly, and no old backup is "
           "deleted."),
        now, last);
  show (self->clock_bar, text);
}

static void
ledger_changed_cb (RectifyWindow *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  /* What was said of the ledger before is not true of this one. */
  rectify_bar_hide (self->backup_bar);
  if (ledger != NULL)
    {
      tell_of_crash (self, ledger);
      tell_of_clock (self);
    }
  rectify_window_update_bars (self);
}

/**
 * rectify_window_install_bars:
 * @self: a window that has its session
 *
 * Makes the messages, the most urgent uppermost.
 */
void
rectify_window_install_bars (RectifyWindow *self)
{
  self->place_bar = rectify_bar_new ("dialog-warning-symbolic");
  self->damage_bar = rectify_bar_new ("dialog-warning-symbolic");
  self->read_only_bar = rectify_bar_new ("dialog-information-symbolic");
  self->clock_bar = rectify_bar_new ("dialog-warning-symbolic");
  self->packet_bar = rectify_bar_new ("dialog-information-symbolic");
  self->backup_bar = rectify_bar_new ("dialog-warning-symbolic");
  self->crash_bar = rectify_bar_new ("dialog-information-symbolic");
  rectify_bar_add_action (self->place_bar, _ ("_Save a Copy…"), "win.save-copy");
  rectify_bar_add_action (self->damage_bar, _ ("_Recover into a New File…"), "win.recover-ledger");
  rectify_bar_add_action (self->damage_bar, _ ("_Backups…"), "win.backups");
  rectify_bar_add_action (self->read_only_bar, _ ("_Save a Copy…"), "win.save-copy");
  rectify_bar_add_action (self->backup_bar, _ ("_Backups…"), "win.backups");
  rectify_bar_add_close (self->clock_bar);
  rectify_bar_add_close (self->backup_bar);
  rectify_bar_add_close (self->crash_bar);
  gtk_box_append (self->bars, rectify_wait_bar_new (self->session));
  gtk_box_append (self->bars, self->place_bar);
  gtk_box_append (self->bars, self->damage_bar);
  gtk_box_append (self->bars, self->read_only_bar);
  gtk_box_append (self->bars, self->clock_bar);
  gtk_box_append (self->bars, self->backup_bar);
  gtk_box_append (self->bars, self->crash_bar);
  gtk_box_append (self->bars, self->packet_bar);
  g_signal_connect_swapped (self->session, "notify::place", G_CALLBACK (rectify_window_update_bars),
                            self);
  g_signal_connect_swapped (self->session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self);
}
