/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

double luminance_get (guint32 pixel);
double luminance_get_contrast (double one, double other);
GdkTexture *luminance_draw (GtkWindow *window);
