/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/* An item was chosen that is to be shown. */
typedef void (*RectifySearchChosen) (gint64 plan_id, gint64 item_id, gpointer user_data);

GtkWindow *rectify_search_dialog_present (GtkWindow *parent, RectifySession *session,
                                          const char *words, RectifySearchChosen chosen,
                                          gpointer user_data);

G_END_DECLS
