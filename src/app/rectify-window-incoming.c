/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-exchange.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/*
 * Ledgers that are opened or brought in while another one is open. Among them may be packets that
 * this one sent out: opened, they would look like the office's own, and brought in they would become
 * a second plan. So they are looked at first.
 */

typedef struct {
  RectifyWindow *window;
  GPtrArray *paths;
  RectifyLedgerFlags flags;
  gboolean bring_in;
  GPtrArray *sent; /* those of them that were sent out from here */
  GString *others; /* the names of the rest */
  char *unit;      /* of the last one that was sent */
} Incoming;

/* The ways to go on with what was sent out from here; with several there is only the last. */
enum { WAY_OPEN, WAY_MERGE, N_WAYS };

static void
incoming_free (gpointer data)
{
  Incoming *incoming = data;

  g_object_unref (incoming->window);
  g_clear_pointer (&incoming->paths, g_ptr_array_unref);
  g_clear_pointer (&incoming->sent, g_ptr_array_unref);
  g_string_free (incoming->others, TRUE);
  g_free (incoming->unit);
  g_free (incoming);
}

static void
add_other (Incoming *incoming, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (incoming->others->len > 0)
    g_string_append (incoming->others, _ (", "));
  g_string_append (incoming->others, name);
}

/* What is wrong with a file is said by what is done with it next. */
static gboolean
look (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Incoming *incoming = user_data;

  for (guint i = 0; i < incoming->paths->len; i++)
    {
      g_autoptr (RectifyLedger) other
          = rectify_ledger_open (incoming->paths->pdata[i], RECTIFY_LEDGER_READ_ONLY, NULL);
      gboolean sent;

      if (other == NULL || !rectify_ledger_has_sent (ledger, other, &sent, NULL) || !sent)
        {
          add_other (incoming, incoming->paths->pdata[i]);
          continue;
        }
      g_ptr_array_add (incoming->sent, g_strdup (incoming->paths->pdata[i]));
      g_free (incoming->unit);
      incoming->unit = g_strdup (rectify_ledger_get_packet (other)->unit);
    }
  return TRUE;
}

/* With an Undo. */
static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, TRUE);
}

/* As what they say they are. */
static void
pass_on (Incoming *incoming)
{
  RectifyWindow *self = incoming->window;

  for (guint i = 0; i < incoming->paths->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (incoming->paths->pdata[i]);

      if (!incoming->bring_in)
        rectify_window_open_at_once (self, incoming->paths->pdata[i], incoming->flags);
      else if (rectify_window_is_free (self, FALSE, _ ("The plans cannot be brought in")))
        rectify_bring_in_dialog_present (GTK_WINDOW (self), self->session, file, notice_cb);
    }
}

static void
way_chosen_cb (int choice, gpointer user_data)
{
  Incoming *incoming = user_data;
  RectifyWindow *self = incoming->window;
  gboolean alone = incoming->paths->len == 1 && !incoming->bring_in;

  if (choice >= 0 && self->session != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    {
      if (alone && choice == WAY_OPEN)
        pass_on (incoming);
      else
        rectify_window_merge (self, g_steal_pointer (&incoming->sent));
    }
  incoming_free (incoming);
}

/* One of several cannot be opened while the others are merged with the ledger that is open. */
static char *
dup_secondary (Incoming *incoming)
{
  const char *merging
      = _ ("Merging takes what was done in it into the plan it was made from. You see every change "
           "before that, and can undo it.");
  g_autofree char *left = NULL;

  if (incoming->others->len == 0)
    return g_strdup (merging);
  left = g_strdup_printf (_ ("Not sent from this ledger, and left as it is: %s. Open it by itself "
                             "afterwards."),
                          incoming->others->str);
  return g_strconcat (merging, "\n\n", left, NULL);
}

static void
ask (Incoming *incoming)
{
  const char *const ways[] = { _ ("_Open It by Itself"), _ ("_Merge…"), NULL };
  gboolean alone = incoming->paths->len == 1 && !incoming->bring_in;
  g_autofree char *primary = NULL;
  g_autofree char *secondary = NULL;

  if (incoming->sent->len == 1)
    primary = g_strdup_printf (_ ("This file has the tasks that were sent to %s from this ledger"),
                               incoming->unit);
  else
    primary = g_strdup_printf (ngettext ("%u file has tasks that were sent from this ledger",
                                         "%u files have tasks that were sent from this ledger",
                                         incoming->sent->len),
                               incoming->sent->len);
  secondary = dup_secondary (incoming);
  rectify_message_choose (GTK_WINDOW (incoming->window), primary, secondary,
                          alone ? ways : ways + WAY_MERGE, way_chosen_cb, incoming);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Incoming *incoming = user_data;
  RectifyWindow *self = incoming->window;

  rectify_session_finish (RECTIFY_SESSION (source), result, NULL);
  if (self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    {
      incoming_free (incoming);
      return;
    }
  if (incoming->sent->len > 0
      && rectify_window_is_free (self, FALSE, _ ("The tasks cannot be merged now")))
    {
      ask (incoming);
      return;
    }
  if (incoming->sent->len == 0)
    pass_on (incoming);
  incoming_free (incoming);
}

/* Takes the paths. */
static void
receive (RectifyWindow *self, GPtrArray *paths, RectifyLedgerFlags flags, gboolean bring_in)
{
  Incoming *incoming = g_new0 (Incoming, 1);

  incoming->window = g_object_ref (self);
  incoming->paths = paths;
  incoming->sent = g_ptr_array_new_with_free_func (g_free);
  incoming->others = g_string_new (NULL);
  incoming->flags = flags;
  incoming->bring_in = bring_in;
  /* What cannot be changed cannot be merged with, and a packet sends none. */
  if (!rectify_session_is_read_only (self->session) && rectify_window_get_packet (self) == NULL)
    {
      rectify_session_run (self->session, look, incoming, NULL, looked_cb, incoming);
      return;
    }
  pass_on (incoming);
  incoming_free (incoming);
}

static GPtrArray *
list_path (const char *path)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (paths, g_strdup (path));
  return paths;
}

/**
 * rectify_window_open_ledger:
 * @self: a window
 * @path: a ledger
 * @flags: how to open it
 *
 * Opens a ledger in place of the one that is open, but not under a dialog, which shows or changes
 * that one. If it fails, the old one stays; without one, the user is asked for another. A packet that
 * the one that is open sent out is offered to be merged.
 */
void
rectify_window_open_ledger (RectifyWindow *self, const char *path, RectifyLedgerFlags flags)
{
  rectify_window_open_ledgers (self, list_path (path), flags);
}

/**
 * rectify_window_open_ledgers:
 * @self: a window
 * @paths: (transfer full) (element-type filename): ledgers
 * @flags: how to open them
 *
 * Opens them one after another: the last one stays. Packets are merged together.
 */
void
rectify_window_open_ledgers (RectifyWindow *self, GPtrArray *paths, RectifyLedgerFlags flags)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  GtkWindow *dialog = rectify_window_find_dialog (self);

  if (paths->len == 1 && dialog != NULL && ledger != NULL
      && g_str_equal (rectify_ledger_get_path (ledger), paths->pdata[0]))
    g_ptr_array_unref (paths);
  else if (rectify_window_is_free (self, FALSE, _ ("The ledger cannot be opened")))
    receive (self, paths, flags, FALSE);
  else
    g_ptr_array_unref (paths);
}

/**
 * rectify_window_bring_in:
 * @self: a window whose ledger can be edited
 * @file: another ledger
 *
 * Asks which of its plans are to be added. A packet that this ledger sent out is offered to be merged
 * instead.
 */
void
rectify_window_bring_in (RectifyWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    receive (self, list_path (path), RECTIFY_LEDGER_OPEN, TRUE);
  else
    rectify_bring_in_dialog_present (GTK_WINDOW (self), self->session, file, notice_cb);
}
