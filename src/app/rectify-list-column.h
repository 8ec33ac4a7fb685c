/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the columns of lists have in common: widths that outlive that they are hidden, and tooltips. */
void rectify_list_column_set_width (GtkColumnViewColumn *column, int width, int least);
void rectify_list_columns_fit (GtkColumnView *view);
int rectify_list_column_get_width (GtkColumnViewColumn *column);
GtkWidget *rectify_list_tooltip_new (const char *text);

G_END_DECLS
