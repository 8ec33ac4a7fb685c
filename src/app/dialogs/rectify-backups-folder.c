/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-backups-private.h"
#include "rectify-file-choice.h"
#include "rectify-speech.h"
#include "rectify-tell-cut.h"

/**
 * rectify_backups_show_folder:
 * @self: a dialog
 *
 * Says where backups go.
 */
void
rectify_backups_show_folder (RectifyBackups *self)
{
  g_autofree char *chosen = rectify_backup_keeper_dup_chosen (self->keeper);
  g_autofree char *folder = rectify_backup_keeper_dup_folder (self->keeper);
  g_autofree char *shown = g_filename_display_name (folder);
  gboolean there = chosen == NULL || g_file_test (chosen, G_FILE_TEST_IS_DIR);
  g_autofree char *text = NULL;

  if (!there)
    text = g_strdup_printf (_ ("⚠ %s (not there now: backups go beside the ledger)"), shown);
  else if (rectify_backup_is_locked ())
    text = g_strdup_printf (_ ("%s (set by your administrator)"), shown);
  gtk_label_set_text (self->folder, text != NULL ? text : shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder), text != NULL ? text : shown);
  gtk_widget_set_visible (self->beside, chosen != NULL && !rectify_backup_is_locked ());
}

/* A folder that was chosen, while it is tried. */
typedef struct {
  char *path;
  RectifyLedger *ledger; /* whose backups are to go there */
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  g_free (trial->path);
  g_clear_object (&trial->ledger);
  g_free (trial);
}

static void
refuse (RectifyBackups *self, const char *why)
{
  g_autofree char *text = g_strdup_printf (_ ("⚠ The folder was not changed. %s"), why);

  gtk_label_set_text (self->status, text);
}

static void
try_folder (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Trial *trial = task_data;
  GError *error = NULL;

  if (rectify_backup_check_folder (trial->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RectifyBackups *self = rectify_backups_get (window);
  Trial *trial = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->closed || trial->ledger != rectify_session_get_ledger (self->session))
    return;
  gtk_spinner_stop (self->spinner);
  self->working = FALSE;
  rectify_backups_update (self);
  if (!done)
    {
      refuse (self, error->message);
      return;
    }
  gtk_label_set_text (self->status, "");
  rectify_backup_keeper_choose (self->keeper, trial->path);
  rectify_backups_reload (self);
}

/**
 * rectify_backups_take_folder:
 * @self: a dialog
 * @folder: a folder that was chosen
 *
 * Has backups go there from now on, if they can be written there; if not, says why.
 */
void
rectify_backups_take_folder (RectifyBackups *self, GFile *folder)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GTask) task = NULL;
  Trial *trial;

  if (path == NULL)
    {
      refuse (self, _ ("It is not on this computer. Choose a folder here, or one of a disk that is "
                       "plugged in."));
      return;
    }
  trial = g_new0 (Trial, 1);
  trial->path = g_steal_pointer (&path);
  g_set_object (&trial->ledger, rectify_session_get_ledger (self->session));
  self->working = TRUE;
  gtk_spinner_start (self->spinner);
  gtk_label_set_text (self->status, _ ("Trying whether backups can be written there…"));
  rectify_backups_update (self);
  /* The window not as its source, which may be let go in the thread. */
  task = g_task_new (NULL, NULL, tried_cb, g_object_ref (self->window));
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, try_folder);
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RectifyBackups *self = rectify_backups_get (window);

  if (file != NULL && !self->closed)
    rectify_backups_take_folder (self, file);
}

static void
choose_cb (RectifyBackups *self)
{
  rectify_choose_folder (self->window, _ ("Folder of the Backups"), RECTIFY_FILES_OF_BACKUPS,
                         folder_chosen_cb, g_object_ref (self->window));
}

static void
beside_cb (RectifyBackups *self)
{
  gtk_label_set_text (self->status, "");
  rectify_backup_keeper_choose (self->keeper, NULL);
  rectify_backups_reload (self);
}

/* Nobody can choose what is set for everybody. */
static void
lock (GtkWidget *button)
{
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Set by your administrator"));
  rectify_speech_set_description (button, _ ("Set by your administrator"));
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, void (*func) (RectifyBackups *self),
            RectifyBackups *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (func), self);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

/**
 * rectify_backups_create_folder_row:
 * @self: a dialog
 *
 * Returns: (transfer floating): where backups go, and ways to change that
 */
GtkWidget *
rectify_backups_create_folder_row (RectifyBackups *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *change;

  gtk_box_append (GTK_BOX (row), gtk_label_new (_ ("Folder:")));
  self->folder = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->folder, PANGO_ELLIPSIZE_MIDDLE);
  rectify_tell_cut (self->folder);
  gtk_label_set_xalign (self->folder, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->folder), TRUE);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->folder));
  self->beside = add_button (row, _ ("B_eside the Ledger"), beside_cb, self);
  change = add_button (row, _ ("Change _Folder…"), choose_cb, self);
  if (rectify_backup_is_locked ())
    lock (change);
  return row;
}
