/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-history-details.h"
#include "rectify-history-dialog-private.h"
#include "rectify-history-row.h"
#include "rectify-tab-stop.h"

#define MAX_CHANGES 200

static void
show_details (RectifyHistoryDialog *self, GtkWidget *widget)
{
  gtk_scrolled_window_set_child (self->details, widget);
}

static void
read_changes (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  RectifyLedger *ledger = g_object_get_data (G_OBJECT (task), "ledger");
  RectifyHistoryEntry *entry = task_data;
  GError *error = NULL;
  guint n_changes = 0;
  GPtrArray *changes
      = rectify_ledger_list_history_changes (ledger, rectify_history_entry_get_id (entry),
                                             MAX_CHANGES, &n_changes, cancellable, &error);

  g_object_set_data (G_OBJECT (task), "n-changes", GUINT_TO_POINTER (n_changes));
  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
changes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyHistoryDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), &error);
  guint n_changes = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (result), "n-changes"));

  /* Cancelled: the window is gone, or another entry is selected by now. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (changes == NULL)
    show_details (self, rectify_history_details_new_sentence (error->message));
  else if (changes->len == 0)
    show_details (self, rectify_history_details_new_sentence (
                            _ ("This edit changed nothing that can be said in words.")));
  else
    show_details (self, rectify_history_details_new (changes, n_changes));
}

static void
show_heading (RectifyHistoryDialog *self, RectifyHistoryEntry *entry)
{
  g_autofree char *time = rectify_history_dup_time (entry);
  g_autofree char *plan
      = rectify_history_dialog_dup_plan_name (rectify_history_entry_get_plan_id (entry), self);
  const char *state = rectify_history_state_get_title (rectify_history_entry_get_state (entry));
  g_autoptr (GString) text = g_string_new (time);

  g_string_append_printf (text, " · %s", rectify_history_entry_get_author (entry));
  if (plan != NULL)
    g_string_append_printf (text, " · %s", plan);
  if (*state != '\0')
    g_string_append_printf (text, " · %s", state);
  gtk_label_set_text (self->title, rectify_history_entry_get_name (entry));
  gtk_label_set_text (self->subtitle, text->str);
}

/**
 * rectify_history_dialog_show_entry:
 * @self: a dialog
 *
 * Shows what the entry that is selected has changed.
 */
void
rectify_history_dialog_show_entry (RectifyHistoryDialog *self)
{
  RectifyHistoryEntry *entry = rectify_history_dialog_get_selected (self);
  g_autoptr (GTask) task = NULL;

  rectify_history_dialog_cancel (&self->reading);
  gtk_widget_set_sensitive (self->undo, entry != NULL && rectify_history_entry_may_be_undone (entry)
                                            && !rectify_session_is_read_only (self->session));
  if (entry == NULL)
    {
      gtk_label_set_text (self->title, "");
      gtk_label_set_text (self->subtitle, "");
      show_details (self, NULL);
      return;
    }
  show_heading (self, entry);
  if (rectify_history_entry_is_compacted (entry))
    {
      show_details (self, rectify_history_details_new_sentence (
                              _ ("The history was compacted: what this edit changed is not known "
                                 "any more.")));
      return;
    }
  self->reading = g_cancellable_new ();
  task = g_task_new (NULL, self->reading, changes_read_cb, self);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "ledger", g_object_ref (self->ledger), g_object_unref);
  g_task_run_in_thread (task, read_changes);
}

/**
 * rectify_history_dialog_create_details:
 * @self: a dialog
 *
 * Returns: (transfer floating): what shows one edit
 */
GtkWidget *
rectify_history_dialog_create_details (RectifyHistoryDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), rectify_history_dialog_create_label (&self->title, "heading"));
  gtk_box_append (GTK_BOX (box),
                  rectify_history_dialog_create_label (&self->subtitle, "dim-label"));
  self->details = GTK_SCROLLED_WINDOW (scroller);
  gtk_scrolled_window_set_policy (self->details, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (self->details, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), rectify_tab_stop_new (scroller));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_size_request (box, 380, -1);
  return box;
}
