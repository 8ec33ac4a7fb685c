/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-history-dialog-private.h"
#include "rectify-messages.h"

/* An edit that is to be taken back, in the session's thread. */
typedef struct {
  GtkWindow *window;
  RectifyLedger *ledger;
  gint64 id;
  char *name;
} Undo;

static gboolean
undo_entry (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Undo *undo = user_data;

  if (ledger == undo->ledger)
    return rectify_ledger_undo_entry (ledger, undo->id, NULL, &undo->name, error);
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                       _ ("Another plan or ledger was opened meanwhile, and nothing was "
                          "changed in it. Open the one that you meant and try again."));
  return FALSE;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Undo *undo = user_data;
  RectifyHistoryDialog *self = rectify_history_dialog_get (undo->window);
  g_autoptr (GError) error = NULL;
  gboolean done = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  if (!self->closed && done)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” was taken back; Undo makes it again."), undo->name);

      gtk_label_set_text (self->status, text);
      self->wanted = undo->id;
      rectify_history_dialog_reload (self);
      gtk_widget_grab_focus (self->list);
    }
  else if (!self->closed)
    {
      rectify_history_dialog_show_entry (self);
      gtk_widget_grab_focus (self->undo);
      rectify_message_error (self->window, _ ("The edit cannot be taken back"), error);
    }
  g_object_unref (undo->window);
  g_object_unref (undo->ledger);
  g_free (undo->name);
  g_free (undo);
}

/**
 * rectify_history_dialog_undo:
 * @self: a dialog
 *
 * Takes the edit that is selected back, alone.
 */
void
rectify_history_dialog_undo (RectifyHistoryDialog *self)
{
  RectifyHistoryEntry *entry = rectify_history_dialog_get_selected (self);
  Undo *undo;

  if (entry == NULL)
    return;
  undo = g_new0 (Undo, 1);
  undo->window = g_object_ref (self->window);
  undo->ledger = g_object_ref (self->ledger);
  undo->id = rectify_history_entry_get_id (entry);
  gtk_label_set_text (self->status, "");
  gtk_widget_set_sensitive (self->undo, FALSE);
  rectify_session_run (self->session, undo_entry, undo, NULL, undone_cb, undo);
}
