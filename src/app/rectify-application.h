/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_APPLICATION (rectify_application_get_type ())
G_DECLARE_FINAL_TYPE (RectifyApplication, rectify_application, RECTIFY, APPLICATION, GtkApplication)

RectifyApplication *rectify_application_new (void);

G_END_DECLS
