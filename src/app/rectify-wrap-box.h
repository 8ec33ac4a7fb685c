/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_WRAP_BOX (rectify_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (RectifyWrapBox, rectify_wrap_box, RECTIFY, WRAP_BOX, GtkWidget)

GtkWidget *rectify_wrap_box_new (int spacing, int line_spacing);
void rectify_wrap_box_append (RectifyWrapBox *self, GtkWidget *child);

G_END_DECLS
