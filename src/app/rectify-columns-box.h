/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-report-choices.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_COLUMNS_BOX (rectify_columns_box_get_type ())
G_DECLARE_FINAL_TYPE (RectifyColumnsBox, rectify_columns_box, RECTIFY, COLUMNS_BOX, GtkWidget)

GtkWidget *rectify_columns_box_new (RectifyReport report);

G_END_DECLS
