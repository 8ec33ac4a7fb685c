/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-backup-keeper.h"
#include "rectify-backup-preview.h"

/* The dialog; its window owns it. */
typedef struct {
  RectifyBackupKeeper *keeper;
  RectifySession *session;
  GtkWindow *window;
  GtkWidget *content;
  GtkListBox *list;
  RectifyBackupPreview *preview;
  GtkLabel *folder;
  GtkLabel *status;
  GtkSpinner *spinner;
  GtkWidget *back_up;
  GtkWidget *beside;
  GtkWidget *restore;
  GtkWidget *save;
  GtkWidget *bring_back;
  GPtrArray *backups;        /* RectifyBackup, as the list shows them; NULL before they are read */
  GHashTable *broken;        /* file to why it cannot be read */
  GCancellable *cancellable; /* of reading the list */
  gboolean working;          /* something is being restored or saved */
  gboolean waits;            /* for a backup that was asked for */
  gboolean closed;           /* its widgets are gone */
} RectifyBackups;

const RectifyBackup *rectify_backups_get_selected (RectifyBackups *self);
void rectify_backups_update (RectifyBackups *self);
void rectify_backups_reload (RectifyBackups *self);
RectifyBackups *rectify_backups_get (gpointer window);

/* Where backups go. */
GtkWidget *rectify_backups_create_folder_row (RectifyBackups *self);
void rectify_backups_show_folder (RectifyBackups *self);
void rectify_backups_take_folder (RectifyBackups *self, GFile *folder);

/* What is done with a backup. */
void rectify_backups_restore (RectifyBackups *self);
void rectify_backups_save_copy (RectifyBackups *self);
void rectify_backups_bring_back (RectifyBackups *self);
