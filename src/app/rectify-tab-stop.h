/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_TAB_STOP (rectify_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (RectifyTabStop, rectify_tab_stop, RECTIFY, TAB_STOP, GtkBox)

GtkWidget *rectify_tab_stop_new (GtkWidget *child);

G_END_DECLS
