/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/* An entry for a list of parties, which offers names from the directory as one types. */
GtkWidget *rectify_party_entry_new (RectifySession *session, const char *text);

G_END_DECLS
