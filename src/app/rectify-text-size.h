/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How large the user's text is: what holds text is as much larger than usual. */
double rectify_text_size_get (GtkWidget *widget);
int rectify_text_size_scale (GtkWidget *widget, int pixels);
void rectify_text_size_set_window (GtkWindow *window, int width, int height);
void rectify_text_size_fit_window (GtkWindow *window, int width, int height);

G_END_DECLS
