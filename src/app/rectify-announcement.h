/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rectify_announce (GtkWidget *source, const char *words);
void rectify_announce_label (GtkLabel *label);
GtkWidget *rectify_status_label_new (void);
void rectify_announcement_watch (GtkWindow *window);

G_END_DECLS
