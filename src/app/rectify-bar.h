/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/*
 * Messages that stay at the upper edge of a window until they are answered or no longer true.
 */
GtkWidget *rectify_bar_new (const char *icon_name);
void rectify_bar_add_action (GtkWidget *bar, const char *label, const char *action);
void rectify_bar_add_widget (GtkWidget *bar, GtkWidget *widget);
void rectify_bar_add_close (GtkWidget *bar);
void rectify_bar_show (GtkWidget *bar, const char *text);
void rectify_bar_hide (GtkWidget *bar);
const char *rectify_bar_get_text (GtkWidget *bar);

GtkWidget *rectify_wait_bar_new (RectifySession *session);

G_END_DECLS
