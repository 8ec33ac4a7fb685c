/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the program looks. */
void rectify_style_add (GdkDisplay *display);

G_END_DECLS
