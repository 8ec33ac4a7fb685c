/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-ledger-entries.h"

G_BEGIN_DECLS

/* What an edit changed, the words before and after side by side. */
GtkWidget *rectify_history_details_new (GPtrArray *changes, guint n_changes);
GtkWidget *rectify_history_details_new_sentence (const char *text);

G_END_DECLS
