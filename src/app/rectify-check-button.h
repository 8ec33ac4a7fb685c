/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_CHECK_BUTTON (rectify_check_button_get_type ())
G_DECLARE_FINAL_TYPE (RectifyCheckButton, rectify_check_button, RECTIFY, CHECK_BUTTON,
                      GtkCheckButton)

GtkWidget *rectify_check_button_new (const char *label);

G_END_DECLS
