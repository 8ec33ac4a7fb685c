/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-messages.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  RectifyMessageFunc func;
  gpointer user_data;
} Question;

/* Also of a question that goes unanswered, with the window it was about. */
static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->func != NULL)
    question->func (FALSE, question->user_data);
  g_free (question);
}

static void
answered_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  RectifyMessageFunc func = question != NULL ? g_steal_pointer (&question->func) : NULL;
  gpointer func_data = question != NULL ? question->user_data : NULL;

  /* It outlives this call, and must not look for the window it was over when that is gone. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (func != NULL)
    func (response == GTK_RESPONSE_ACCEPT, func_data);
}

/**
 * rectify_message_error:
 * @parent: (nullable): the window it is about
 * @primary: what went wrong
 * @error: (nullable): why, and what to do
 *
 * Says that something went wrong. Stays until it is answered.
 */
void
rectify_message_error (GtkWindow *parent, const char *primary, const GError *error)
{
  GtkWidget *dialog
      = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, "%s", primary);

  if (error != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", error->message);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * rectify_message_confirm:
 * @parent: the window it is about
 * @primary: the question
 * @secondary: (nullable): what follows from it
 * @confirm_label: the button that confirms, with its mnemonic
 * @destructive: whether something is lost by it
 * @func: called with the answer
 * @user_data: for @func
 */
void
rectify_message_confirm (GtkWindow *parent, const char *primary, const char *secondary,
                         const char *confirm_label, gboolean destructive, RectifyMessageFunc func,
                         gpointer user_data)
{
  GtkWidget *dialog
      = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", primary);
  Question *question = g_new0 (Question, 1);
  GtkWidget *confirm;

  question->func = func;
  question->user_data = user_data;
  if (secondary != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", secondary);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  confirm = gtk_dialog_add_button (GTK_DIALOG (dialog), confirm_label, GTK_RESPONSE_ACCEPT);
  gtk_widget_add_css_class (confirm, destructive ? "destructive-action" : "suggested-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog),
                                   destructive ? GTK_RESPONSE_CANCEL : GTK_RESPONSE_ACCEPT);
  g_object_set_data_full (G_OBJECT (dialog), "rectify-question", question, question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
