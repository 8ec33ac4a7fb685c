/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rectify_speech_watch (void);
void rectify_speech_tidy (GtkWidget *widget);
void rectify_speech_set_name (GtkWidget *widget, const char *name);
void rectify_speech_set_description (GtkWidget *widget, const char *words);
void rectify_speech_reset_description (GtkWidget *widget);
void rectify_speech_refresh_row (GtkWidget *cell);

G_END_DECLS
