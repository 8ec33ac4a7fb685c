/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something went wrong: stays until answered. primary: what; error: why and what to do. */
void rectify_message_tell (GtkWidget *dialog, const char *primary, const char *secondary);
void rectify_message_error (GtkWindow *parent, const char *primary, const GError *error);

typedef void (*RectifyMessageFunc) (gboolean confirmed, gpointer user_data);
void rectify_message_confirm (GtkWindow *parent, const char *primary, const char *secondary,
                              const char *confirm_label, gboolean destructive,
                              RectifyMessageFunc func, gpointer user_data);

/* Of several ways to go on. choice: which of the labels, -1 for none of them. */
typedef void (*RectifyWayFunc) (int choice, gpointer user_data);
void rectify_message_choose (GtkWindow *parent, const char *primary, const char *secondary,
                             const char *const *labels, RectifyWayFunc func, gpointer user_data);

G_END_DECLS
