/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something went wrong: stays until answered. primary: what; error: why and what to do. */
void rectify_message_error (GtkWindow *parent, const char *primary, const GError *error);

typedef void (*RectifyMessageFunc) (gboolean confirmed, gpointer user_data);
void rectify_message_confirm (GtkWindow *parent, const char *primary, const char *secondary,
                              const char *confirm_label, gboolean destructive,
                              RectifyMessageFunc func, gpointer user_data);

/* Of several ways to go on. choice: which of the labels, -1 for none of them. */
typedef void (*RectifyWayFunc) (int choice, gpointer user_data);
void rectify_message_choose (GtkWindow *parent, const char *primary, const char *secondary,
                             const char *const *labels, RectifyWayFunc func, gpointer user_data);

/* Choosing files; file is NULL when the user cancelled. */
typedef void (*RectifyFileFunc) (GFile *file, gpointer user_data);
void rectify_choose_file_to_open (GtkWindow *parent, const char *title, const char *filter_name,
                                  const char *const *patterns, RectifyFileFunc func,
                                  gpointer user_data);
/* files: (element-type GFile) (nullable): NULL when the user cancelled. */
typedef void (*RectifyFilesFunc) (GListModel *files, gpointer user_data);
void rectify_choose_files_to_open (GtkWindow *parent, const char *title, const char *filter_name,
                                   const char *const *patterns, RectifyFilesFunc func,
                                   gpointer user_data);
void rectify_choose_file_to_save (GtkWindow *parent, const char *title, const char *suggested_name,
                                  const char *filter_name, const char *pattern,
                                  RectifyFileFunc func, gpointer user_data);
void rectify_choose_folder (GtkWindow *parent, const char *title, RectifyFileFunc func,
                            gpointer user_data);

G_END_DECLS
