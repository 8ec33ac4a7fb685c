/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/* How the user wants to be reminded; called when that was changed. */
typedef void (*RectifyRemindersFunc) (gpointer user_data);

void rectify_reminders_dialog_present (GtkWindow *parent, RectifySession *session,
                                       RectifyRemindersFunc func, gpointer user_data,
                                       GDestroyNotify destroy);

G_END_DECLS
