/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "dialogs/rectify-exchange.h"
#include "rectify-arrivals.h"
#include "rectify-forms.h"
#include "rectify-ledger-watch.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/*
 * Files that are opened or brought in while a ledger is open. Among them may be packets and forms that
 * this one sent out: opened or imported, they would look like the office's own, or become a second
 * plan. So they are looked at first.
 */

typedef struct {
  RectifyWindow *window;
  GPtrArray *files; /* GFile */
  RectifyLedgerFlags flags;
  gboolean ledgers;  /* all of them are ledgers, however they are called */
  gboolean bring_in; /* ledgers are brought in, not opened */
  GPtrArray *sent;   /* the paths of those of them that were sent out */
  guint n_forms;     /* how many of these are forms */
  GString *others;   /* the names of the rest */
  char *unit;        /* of the last one that was sent */
} Incoming;

/* The ways to go on with what was sent out; with several there is only the last. */
enum { WAY_OPEN, WAY_MERGE, N_WAYS };

static void
incoming_free (gpointer data)
{
  Incoming *incoming = data;

  g_object_unref (incoming->window);
  g_clear_pointer (&incoming->files, g_ptr_array_unref);
  g_clear_pointer (&incoming->sent, g_ptr_array_unref);
  g_string_free (incoming->others, TRUE);
  g_free (incoming->unit);
  g_free (incoming);
}

static gboolean
is_ledger (Incoming *incoming, GFile *file)
{
  return incoming->ledgers || rectify_arrival_is_ledger (file);
}

static void
add_other (Incoming *incoming, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");

  if (incoming->others->len > 0)
    g_string_append (incoming->others, C_ ("between names of files", ", "));
  g_string_append (incoming->others, name);
}

/* Whose tasks are in a packet that the ledger sent out. */
static char *
dup_packet_unit (RectifyLedger *ledger, const char *path)
{
  g_autoptr (RectifyLedger) other = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, NULL);
  gboolean sent;

  return other != NULL && rectify_ledger_has_sent (ledger, other, &sent, NULL) && sent
             ? g_strdup (rectify_ledger_get_packet (other)->unit)
             : NULL;
}

/* What is wrong with a file is said by what is done with it next. */
static gboolean
look (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Incoming *incoming = user_data;

  for (guint i = 0; i < incoming->files->len; i++)
    {
      GFile *file = g_ptr_array_index (incoming->files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *unit = NULL;

      if (path != NULL)
        unit = is_ledger (incoming, file) ? dup_packet_unit (ledger, path)
                                          : rectify_forms_dup_unit (path);
      if (unit == NULL)
        {
          add_other (incoming, file);
          continue;
        }
      incoming->n_forms += !is_ledger (incoming, file);
      g_ptr_array_add (incoming->sent, g_steal_pointer (&path));
      g_free (incoming->unit);
      incoming->unit = g_steal_pointer (&unit);
    }
  return TRUE;
}

/* With an Undo. */
static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, TRUE);
}

/**
 * rectify_window_can_import:
 * @self: a window with a ledger
 *
 * Returns: whether anything can come in; if not, it is said why
 */
gboolean
rectify_window_can_import (RectifyWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (rectify_session_is_read_only (self->session))
    g_set_error_literal (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_READ_ONLY,
                         _ ("This ledger is open to read alone. Open one that can be changed, "
                            "and import the document there."));
  else if (rectify_window_get_packet (self) != NULL)
    g_set_error_literal (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
                         _ ("The file that is open has one unit's tasks, and takes no other plans. "
                            "Open your own ledger, and import the document there."));
  else
    return TRUE;
  rectify_message_error (GTK_WINDOW (self), _ ("The document cannot be imported"), error);
  return FALSE;
}

static void
bring_in (RectifyWindow *self, GFile *file)
{
  if (rectify_window_can_import (self)
      && rectify_window_is_free (self, FALSE, _ ("The plans cannot be brought in")))
    rectify_bring_in_dialog_present (GTK_WINDOW (self), self->session, file, notice_cb);
}

/* There is room for one ledger. */
static void
open_ledgers (Incoming *incoming, GPtrArray *paths)
{
  RectifyWindow *self = incoming->window;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < paths->len; i++)
    rectify_window_open_at_once (self, g_ptr_array_index (paths, i), incoming->flags);
  if (paths->len < 2)
    return;
  last = g_filename_display_basename (g_ptr_array_index (paths, paths->len - 1));
  /* Translators: the file of a ledger. */
  text = g_strdup_printf (_ ("One ledger is open at a time: this is %s. The others are in the menu "
                             "under Recent Ledgers."),
                          last);
  rectify_window_notify (self, text, FALSE);
}

/* As what they say they are. Documents go into the ledger that comes with them. */
static void
pass_on (Incoming *incoming)
{
  RectifyWindow *self = incoming->window;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  for (guint i = 0; i < incoming->files->len; i++)
    {
      GFile *file = g_ptr_array_index (incoming->files, i);

      if (!is_ledger (incoming, file))
        g_ptr_array_add (documents, file);
      else if (incoming->bring_in)
        bring_in (self, file);
      else
        g_ptr_array_add (paths, g_file_get_path (file));
    }
  if (paths->len > 0)
    open_ledgers (incoming, paths);
  if (paths->len > 0 || rectify_session_get_ledger (self->session) == NULL)
    rectify_window_import_later (self, documents);
  else if (documents->len > 0 && rectify_window_can_import (self)
           && rectify_window_is_free (self, TRUE, _ ("The document cannot be imported")))
    rectify_window_import_all (self, documents);
}

/* The only one can be taken for what it says it is: a ledger be opened, a form be imported. */
static gboolean
is_open_to_choice (Incoming *incoming)
{
  return incoming->files->len == 1 && (!incoming->bring_in || incoming->n_forms > 0);
}

static void
way_chosen_cb (int choice, gpointer user_data)
{
  Incoming *incoming = user_data;
  RectifyWindow *self = incoming->window;

  if (choice >= 0 && self->session != NULL && gtk_widget_get_realized (GTK_WIDGET (self)))
    {
      if (is_open_to_choice (incoming) && choice == WAY_OPEN)
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
  left = g_strdup_printf (
      incoming->n_forms > 0 ? _ ("Nothing that came back, and left as it is: %s. Open or import it "
                                 "by itself afterwards.")
                            : _ ("Not sent from this ledger, and left as it is: %s. Open it by "
                                 "itself afterwards."),
      incoming->others->str);
  return g_strconcat (merging, "\n\n", left, NULL);
}

static char *
dup_primary (Incoming *incoming)
{
  guint n = incoming->sent->len;

  if (n == 1 && incoming->n_forms == 1)
    return g_strdup_printf (_ ("This is an Excel form with the tasks of %s"), incoming->unit);
  if (n == 1)
    return g_strdup_printf (_ ("This file has the tasks that were sent to %s from this ledger"),
                            incoming->unit);
  if (n == incoming->n_forms)
    return g_strdup_printf (ngettext ("%u file is an Excel form with a unit’s tasks",
                                      "%u files are Excel forms with units’ tasks", n),
                            n);
  return g_strdup_printf (ngettext ("%u file has tasks that were sent from this ledger",
                                    "%u files have tasks that were sent from this ledger", n),
                          n);
}

static void
ask (Incoming *incoming)
{
  const char *const ways[]
      = { incoming->n_forms > 0 ? _ ("_Import It as a Document") : _ ("_Open It by Itself"),
          _ ("_Merge…"), NULL };
  g_autofree char *primary = dup_primary (incoming);
  g_autofree char *secondary = dup_secondary (incoming);

  rectify_message_choose (GTK_WINDOW (incoming->window), primary, secondary,
                          is_open_to_choice (incoming) ? ways : ways + WAY_MERGE, way_chosen_cb,
                          incoming);
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

/* Goes on with files whose ways are set. */
static void
receive (Incoming *incoming)
{
  RectifyWindow *self = incoming->window;

  /* What cannot be changed cannot be merged with, and a packet sends none. */
  if (!rectify_session_is_read_only (self->session) && rectify_window_get_packet (self) == NULL)
    {
      rectify_session_run (self->session, look, incoming, NULL, looked_cb, incoming);
      return;
    }
  pass_on (incoming);
  incoming_free (incoming);
}

/* With files still to be added. */
static Incoming *
incoming_new (RectifyWindow *self)
{
  Incoming *incoming = g_new0 (Incoming, 1);

  incoming->window = g_object_ref (self);
  incoming->files = g_ptr_array_new_with_free_func (g_object_unref);
  incoming->sent = g_ptr_array_new_with_free_func (g_free);
  incoming->others = g_string_new (NULL);
  return incoming;
}

static void
add_file (Incoming *incoming, GFile *file)
{
  g_ptr_array_add (incoming->files, g_object_ref (file));
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
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Incoming *incoming;

  if (rectify_window_find_dialog (self) != NULL && ledger != NULL
      && g_str_equal (rectify_ledger_get_path (ledger), path))
    return;
  if (!rectify_window_is_free (self, FALSE, _ ("The ledger cannot be opened")))
    return;
  incoming = incoming_new (self);
  incoming->flags = flags;
  incoming->ledgers = TRUE;
  add_file (incoming, file);
  receive (incoming);
}

/* Then it is only shown, and what is looked at in it stays. */
static gboolean
is_open_already (RectifyWindow *self, const char *path)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  return ledger != NULL && !rectify_ledger_is_read_only (ledger)
         && !rectify_session_is_busy (self->session) && rectify_ledger_is_at (ledger, path);
}

/**
 * rectify_window_receive:
 * @self: a window
 * @files: (element-type GFile): ledgers that are there, and documents to be imported, all of them on
 *   this computer
 *
 * Opens ledgers one after another: the last one stays. Packets and forms that came back are merged
 * together.
 */
void
rectify_window_receive (RectifyWindow *self, GPtrArray *files)
{
  Incoming *incoming = incoming_new (self);
  g_autofree char *path = files->len == 1 ? g_file_get_path (files->pdata[0]) : NULL;
  gboolean any = FALSE;

  if (path != NULL && is_ledger (incoming, files->pdata[0]))
    {
      incoming_free (incoming);
      if (!is_open_already (self, path))
        rectify_window_open_ledger (self, path, RECTIFY_LEDGER_OPEN);
      return;
    }
  for (guint i = 0; i < files->len; i++)
    {
      any |= is_ledger (incoming, files->pdata[i]);
      add_file (incoming, files->pdata[i]);
    }
  if (any ? rectify_window_is_free (self, FALSE, _ ("The ledger cannot be opened"))
          : rectify_window_is_free (self, TRUE, _ ("The document cannot be imported")))
    receive (incoming);
  else
    incoming_free (incoming);
}

/**
 * rectify_window_import:
 * @self: a window
 * @file: a document, or another ledger
 *
 * Reads a document and shows it for import; when the ledger is open, if it is not yet. A form that
 * came back is offered to be merged.
 */
void
rectify_window_import (RectifyWindow *self, GFile *file)
{
  Incoming *incoming;

  if (rectify_session_get_ledger (self->session) != NULL
      && !rectify_window_is_free (self, TRUE, _ ("The document cannot be imported")))
    return;
  if (!rectify_window_check_file (self, file))
    return;
  incoming = incoming_new (self);
  incoming->bring_in = TRUE;
  add_file (incoming, file);
  receive (incoming);
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
  Incoming *incoming = incoming_new (self);

  incoming->ledgers = TRUE;
  incoming->bring_in = TRUE;
  add_file (incoming, file);
  receive (incoming);
}
