/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-messages.h"

#include <glib/gi18n.h>
#include <string.h>

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

typedef struct {
  GtkFileChooserNative *chooser;
  GtkWindow *parent;
  RectifyFileFunc func;
  RectifyFilesFunc files_func; /* instead, where several can be chosen */
  gpointer user_data;
} Choice;

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = NULL;

  /* What is done with it may close that window. */
  g_signal_handlers_disconnect_by_data (choice->parent, choice);
  if (choice->files_func != NULL)
    {
      g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT
                                         ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog))
                                         : NULL;

      choice->files_func (files, choice->user_data);
    }
  else
    {
      if (response == GTK_RESPONSE_ACCEPT)
        file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      choice->func (file, choice->user_data);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (choice->chooser);
  g_object_unref (choice->parent);
  g_free (choice);
}

/* Nothing can be chosen any more for a window that goes. */
static void
parent_gone_cb (GtkWidget *parent, Choice *choice)
{
  chosen_cb (GTK_NATIVE_DIALOG (choice->chooser), GTK_RESPONSE_CANCEL, choice);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    if (g_str_has_prefix (patterns[i], "*."))
      gtk_file_filter_add_suffix (filter, patterns[i] + strlen ("*."));
    else
      gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_add_filter (chooser, all);
}

static Choice *
choice_new (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept,
            gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));
  choice->user_data = user_data;
  choice->parent = g_object_ref (parent);
  /* Not “destroy”, which does not come while somebody has the window, as who waits here does. */
  g_signal_connect (parent, "unrealize", G_CALLBACK (parent_gone_cb), choice);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (chosen_cb), choice);
  return choice;
}

static GtkFileChooserNative *
present_chooser (GtkWindow *parent, const char *title, GtkFileChooserAction action,
                 const char *accept, const char *filter_name, const char *const *patterns,
                 RectifyFileFunc func, gpointer user_data)
{
  Choice *choice = choice_new (parent, title, action, accept, user_data);

  choice->func = func;
  add_filter (GTK_FILE_CHOOSER (choice->chooser), filter_name, patterns);
  return choice->chooser;
}

/**
 * rectify_choose_file_to_open:
 * @parent: the window it is for
 * @title: the dialog's title
 * @filter_name: what the files are called
 * @patterns: their names' patterns, %NULL-terminated; “*.txt” stands for “*.TXT” too
 * @func: called with the file, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_file_to_open (GtkWindow *parent, const char *title, const char *filter_name,
                             const char *const *patterns, RectifyFileFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser
      = present_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), filter_name,
                         patterns, func, user_data);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * rectify_choose_files_to_open:
 * @parent: the window it is for
 * @title: the dialog's title
 * @filter_name: what the files are called
 * @patterns: their names' patterns, %NULL-terminated
 * @func: called with the files, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_files_to_open (GtkWindow *parent, const char *title, const char *filter_name,
                              const char *const *patterns, RectifyFilesFunc func,
                              gpointer user_data)
{
  Choice *choice = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), user_data);

  choice->files_func = func;
  add_filter (GTK_FILE_CHOOSER (choice->chooser), filter_name, patterns);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (choice->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * rectify_choose_folder:
 * @parent: the window it is for
 * @title: the dialog's title
 * @func: called with the folder, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_folder (GtkWindow *parent, const char *title, RectifyFileFunc func,
                       gpointer user_data)
{
  Choice *choice
      = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), user_data);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) start = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  /* Among what was used last there is no folder to be chosen. */
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (choice->chooser), start, NULL);
  choice->func = func;
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * rectify_choose_file_to_save:
 * @parent: the window it is for
 * @title: the dialog's title
 * @suggested_name: what the file may be called
 * @filter_name: what such files are called
 * @pattern: their names' pattern
 * @func: called with the file, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_file_to_save (GtkWindow *parent, const char *title, const char *suggested_name,
                             const char *filter_name, const char *pattern, RectifyFileFunc func,
                             gpointer user_data)
{
  const char *const patterns[] = { pattern, NULL };
  GtkFileChooserNative *chooser
      = present_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), filter_name,
                         patterns, func, user_data);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested_name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
