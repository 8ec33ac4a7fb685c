/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-file-choice.h"

#include <glib/gi18n.h>

#include "rectify-settings.h"
#include "rectify-state.h"

/* On the main window: the folder of its ledger. */
#define HOME_KEY "rectify-home"

typedef struct {
  const char *name;
  const char *suffixes[16]; /* of names, in small letters or in large ones */
} TypeInfo;

static const TypeInfo type_infos[] = {
  [RECTIFY_FILE_LEDGER] = { N_ ("Rectify ledgers"), { "rectify" } },
  [RECTIFY_FILE_DOCUMENT] = { N_ ("Documents"),
                              { "docx", "doc", "wps", "rtf", "xlsx", "xls", "et", "odt", "ods",
                                "html", "htm", "txt", "csv", "md", "rectify" } },
  [RECTIFY_FILE_PDF] = { N_ ("PDF files"), { "pdf" } },
  [RECTIFY_FILE_WORD] = { N_ ("Word files"), { "docx" } },
  [RECTIFY_FILE_EXCEL] = { N_ ("Excel files"), { "xlsx" } },
  [RECTIFY_FILE_TEXT] = { N_ ("Text files"), { "txt" } },
  [RECTIFY_FILE_JSON] = { N_ ("JSON files"), { "json" } },
  [RECTIFY_FILE_CALENDAR] = { N_ ("Calendar files"), { "ics" } },
  [RECTIFY_FILE_HANDOVER] = { N_ ("Handovers (zip)"), { "zip" } },
  [RECTIFY_FILE_SVG] = { N_ ("SVG pictures"), { "svg" } },
  [RECTIFY_FILE_PNG] = { N_ ("PNG pictures"), { "png" } },
  [RECTIFY_FILE_RETURN] = { N_ ("Packets and Excel forms"), { "rectify", "xlsx" } },
  [RECTIFY_FILE_ANY] = { NULL, { NULL } },
};

static const char *const state_keys[] = {
  [RECTIFY_FILES_OF_LEDGERS] = "folder-ledgers", [RECTIFY_FILES_TO_IMPORT] = "folder-import",
  [RECTIFY_FILES_TO_HAND_ON] = "folder-save",    [RECTIFY_FILES_TO_EXCHANGE] = "folder-exchange",
  [RECTIFY_FILES_OF_BACKUPS] = "folder-backups", [RECTIFY_FILES_OF_EVIDENCE] = "folder-evidence",
};

typedef struct {
  GtkFileChooserNative *chooser;
  GtkWidget *parent;
  RectifyFilePurpose purpose;
  RectifyFileFunc func;
  RectifyFilesFunc files_func; /* instead, where several can be chosen */
  gpointer user_data;
} Choice;

/**
 * rectify_file_choice_set_home:
 * @window: a main window
 * @ledger_path: (nullable): the ledger that is open in it
 *
 * Choosers over the window begin beside its ledger, until another folder was used.
 */
void
rectify_file_choice_set_home (GtkWindow *window, const char *ledger_path)
{
  g_object_set_data_full (G_OBJECT (window), HOME_KEY,
                          ledger_path != NULL ? g_path_get_dirname (ledger_path) : NULL, g_free);
}

/**
 * rectify_file_choice_note:
 * @purpose: what a file was chosen for
 * @folder: where
 *
 * Has the next choice for that begin there, also in a later run.
 */
void
rectify_file_choice_note (RectifyFilePurpose purpose, GFile *folder)
{
  g_autofree char *uri = g_file_get_uri (folder);
  const char *const uris[] = { uri, NULL };

  rectify_state_set_list (state_keys[purpose], uris);
  rectify_state_save ();
}

static const char *
find_home (GtkWindow *window)
{
  const char *home = NULL;

  for (; window != NULL && home == NULL; window = gtk_window_get_transient_for (window))
    home = g_object_get_data (G_OBJECT (window), HOME_KEY);
  return home;
}

static GFile *
dup_noted (RectifyFilePurpose purpose)
{
  g_auto (GStrv) uris = rectify_state_dup_list (state_keys[purpose]);
  g_autoptr (GFile) file = uris[0] != NULL ? g_file_new_for_uri (uris[0]) : NULL;
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  /* What is not on this computer is not asked, which may take long. */
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&file) : NULL;
}

/* Only what an administrator presets a folder for; elsewhere a document's folder is as good. */
static GFile *
dup_preset (RectifyFilePurpose purpose)
{
  g_autofree char *path = purpose == RECTIFY_FILES_OF_LEDGERS
                              ? rectify_settings_dup_folder (RECTIFY_SETTING_LEDGER_FOLDER)
                          : purpose == RECTIFY_FILES_OF_BACKUPS
                              ? rectify_settings_dup_folder (RECTIFY_SETTING_BACKUP_FOLDER)
                              : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR) ? g_file_new_for_path (path) : NULL;
}

/**
 * rectify_file_choice_dup_start:
 * @parent: the window that a chooser is for
 * @purpose: what is chosen
 *
 * Returns: (transfer full): the folder that it begins in: the one used last for that, or the one
 *   that is preset for it, or the ledger's, or the user's documents. The user's own ledger is in a
 *   folder that is hidden, where nobody looks for documents: it does not count
 */
GFile *
rectify_file_choice_dup_start (GtkWindow *parent, RectifyFilePurpose purpose)
{
  GFile *noted = dup_noted (purpose);
  const char *home = find_home (parent);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "rectify", NULL);

  if (noted != NULL)
    return noted;
  noted = dup_preset (purpose);
  if (noted != NULL)
    return noted;
  if (home != NULL && !g_str_equal (home, own) && g_file_test (home, G_FILE_TEST_IS_DIR))
    return g_file_new_for_path (home);
  if (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_file_new_for_path (documents);
  return g_file_new_for_path (g_get_home_dir ());
}

static void
note_choice (Choice *choice)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (choice->chooser);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  g_autoptr (GFile) folder = NULL;

  if (file == NULL)
    return;
  folder = gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
               ? g_object_ref (file)
               : g_file_get_parent (file);
  if (folder != NULL)
    rectify_file_choice_note (choice->purpose, folder);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  gboolean accepted = response == GTK_RESPONSE_ACCEPT;

  /* What is done with it may close that window. */
  g_signal_handlers_disconnect_by_data (choice->parent, choice);
  if (accepted)
    note_choice (choice);
  if (choice->files_func != NULL)
    {
      g_autoptr (GListModel) files
          = accepted ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;

      choice->files_func (files, choice->user_data);
    }
  else
    {
      g_autoptr (GFile) file
          = accepted ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

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
add_filter (GtkFileChooser *chooser, RectifyFileType type)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  const TypeInfo *info = &type_infos[type];

  if (type == RECTIFY_FILE_ANY)
    return;
  gtk_file_filter_set_name (filter, _ (info->name));
  for (guint i = 0; info->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, info->suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_add_filter (chooser, all);
}

static Choice *
choice_new (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept,
            RectifyFilePurpose purpose, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autoptr (GFile) start = rectify_file_choice_dup_start (parent, purpose);

  choice->chooser = gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));
  choice->purpose = purpose;
  choice->user_data = user_data;
  choice->parent = g_object_ref (GTK_WIDGET (parent));
  /* Not “destroy”, which does not come while somebody has the window, as who waits here does. */
  g_signal_connect (parent, "unrealize", G_CALLBACK (parent_gone_cb), choice);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  /* Among what was used last there may be anything but what is looked for. */
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (choice->chooser), start, NULL);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (chosen_cb), choice);
  return choice;
}

/**
 * rectify_choose_file_to_open:
 * @parent: the window it is for
 * @title: the dialog's title
 * @purpose: what the file is for
 * @type: what kind of file it is
 * @func: called with the file, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_file_to_open (GtkWindow *parent, const char *title, RectifyFilePurpose purpose,
                             RectifyFileType type, RectifyFileFunc func, gpointer user_data)
{
  Choice *choice
      = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), purpose, user_data);

  choice->func = func;
  add_filter (GTK_FILE_CHOOSER (choice->chooser), type);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * rectify_choose_files_to_open:
 * @parent: the window it is for
 * @title: the dialog's title
 * @purpose: what the files are for
 * @type: what kind of files they are
 * @func: called with the files, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_files_to_open (GtkWindow *parent, const char *title, RectifyFilePurpose purpose,
                              RectifyFileType type, RectifyFilesFunc func, gpointer user_data)
{
  Choice *choice
      = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), purpose, user_data);

  choice->files_func = func;
  add_filter (GTK_FILE_CHOOSER (choice->chooser), type);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (choice->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * rectify_choose_folder:
 * @parent: the window it is for
 * @title: the dialog's title
 * @purpose: what the folder is for
 * @func: called with the folder, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_folder (GtkWindow *parent, const char *title, RectifyFilePurpose purpose,
                       RectifyFileFunc func, gpointer user_data)
{
  Choice *choice = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"),
                               purpose, user_data);

  choice->func = func;
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}

/**
 * rectify_choose_file_to_save:
 * @parent: the window it is for
 * @title: the dialog's title
 * @suggested_name: what the file may be called
 * @purpose: what the file is for
 * @type: what kind of file it is
 * @func: called with the file, %NULL if none was chosen
 * @user_data: for @func
 */
void
rectify_choose_file_to_save (GtkWindow *parent, const char *title, const char *suggested_name,
                             RectifyFilePurpose purpose, RectifyFileType type, RectifyFileFunc func,
                             gpointer user_data)
{
  Choice *choice
      = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), purpose, user_data);

  choice->func = func;
  add_filter (GTK_FILE_CHOOSER (choice->chooser), type);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->chooser), suggested_name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}
