/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECTIFY_TYPE_FIRST_RUN (rectify_first_run_get_type ())
G_DECLARE_FINAL_TYPE (RectifyFirstRun, rectify_first_run, RECTIFY, FIRST_RUN, GtkWidget)

G_END_DECLS
