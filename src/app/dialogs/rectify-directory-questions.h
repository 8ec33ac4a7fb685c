/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/* What is asked and told about the directory, in forms of their own. */
void rectify_directory_ask_name (GtkWindow *window, RectifySession *session, RectifyParty *party);
void rectify_directory_ask_other (GtkWindow *window, RectifySession *session, RectifyParty *party);
void rectify_directory_ask_names (GtkWindow *window, RectifySession *session);
void rectify_directory_show_uses (GtkWindow *window, RectifySession *session, RectifyParty *party);

G_END_DECLS
