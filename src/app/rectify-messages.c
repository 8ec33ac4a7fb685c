/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-messages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-announcement.h"

/* Of either kind. */
typedef struct {
  RectifyMessageFunc func;
  RectifyWayFunc way_func;
  gpointer user_data;
} Question;

static void
question_answer (Question *question, int response)
{
  RectifyMessageFunc func = g_steal_pointer (&question->func);
  RectifyWayFunc way_func = g_steal_pointer (&question->way_func);

  if (func != NULL)
    func (response == GTK_RESPONSE_ACCEPT, question->user_data);
  if (way_func != NULL)
    way_func (MAX (response, -1), question->user_data);
}

/* Also of a question that goes unanswered, with the window it was about. */
static void
question_free (gpointer data)
{
  question_answer (data, GTK_RESPONSE_NONE);
  g_free (data);
}

static void
answered_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  Question answered = { 0 };

  if (question != NULL)
    {
      answered = *question;
      question->func = NULL;
      question->way_func = NULL;
    }
  /* It outlives this call, and must not look for the window it was over when that is gone. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  question_answer (&answered, response);
}

#define WORDS_KEY "rectify-message-words"

/* Not before it has the keys, or it would be told in the window it is over. */
static void
active_cb (GtkWindow *dialog)
{
  const char *words = g_object_get_data (G_OBJECT (dialog), WORDS_KEY);

  if (words == NULL || !gtk_window_is_active (dialog))
    return;
  rectify_announce (GTK_WIDGET (dialog), words);
  g_object_set_data (G_OBJECT (dialog), WORDS_KEY, NULL);
}

/**
 * rectify_message_tell:
 * @dialog: a message dialog that is about to be shown
 * @primary: what it says
 * @secondary: (nullable): what it says below that
 *
 * Has a screen reader tell it, to which only its buttons would be known.
 */
void
rectify_message_tell (GtkWidget *dialog, const char *primary, const char *secondary)
{
  g_object_set_data_full (G_OBJECT (dialog), WORDS_KEY, g_strjoin ("\n", primary, secondary, NULL),
                          g_free);
  g_signal_connect (dialog, "notify::is-active", G_CALLBACK (active_cb), NULL);
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
  rectify_message_tell (dialog, primary, error != NULL ? error->message : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkDialog *
create_question (GtkWindow *parent, const char *primary, const char *secondary, Question *question)
{
  GtkWidget *dialog
      = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", primary);

  if (secondary != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", secondary);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  g_object_set_data_full (G_OBJECT (dialog), "rectify-question", question, question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), question);
  rectify_message_tell (dialog, primary, secondary);
  return GTK_DIALOG (dialog);
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
  Question *question = g_new0 (Question, 1);
  GtkDialog *dialog = create_question (parent, primary, secondary, question);
  GtkWidget *confirm = gtk_dialog_add_button (dialog, confirm_label, GTK_RESPONSE_ACCEPT);

  question->func = func;
  question->user_data = user_data;
  gtk_widget_add_css_class (confirm, destructive ? "destructive-action" : "suggested-action");
  gtk_dialog_set_default_response (dialog, destructive ? GTK_RESPONSE_CANCEL : GTK_RESPONSE_ACCEPT);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * rectify_message_choose:
 * @parent: the window it is about
 * @primary: the question
 * @secondary: (nullable): what follows from it
 * @labels: (array zero-terminated=1): the ways to go on, with their mnemonics, the usual one last
 * @func: called with the answer
 * @user_data: for @func
 */
void
rectify_message_choose (GtkWindow *parent, const char *primary, const char *secondary,
                        const char *const *labels, RectifyWayFunc func, gpointer user_data)
{
  Question *question = g_new0 (Question, 1);
  GtkDialog *dialog = create_question (parent, primary, secondary, question);
  GtkWidget *button = NULL;
  int n = 0;

  question->way_func = func;
  question->user_data = user_data;
  for (; labels[n] != NULL; n++)
    button = gtk_dialog_add_button (dialog, labels[n], n);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_dialog_set_default_response (dialog, n - 1);
  gtk_window_present (GTK_WINDOW (dialog));
}
