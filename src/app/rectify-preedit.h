/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rectify_preedit_watch (void);
gboolean rectify_preedit_is_open (GtkWidget *widget);
gboolean rectify_preedit_delays (GtkWidget *field, const char *name);

G_END_DECLS
