/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-search.h"

G_BEGIN_DECLS

GtkWidget *rectify_search_row_new (RectifySearchHit *hit);
RectifySearchHit *rectify_search_row_get_hit (GtkListBoxRow *row);
void rectify_search_row_update_header (GtkListBoxRow *row, GtkListBoxRow *before,
                                       gpointer user_data);

G_END_DECLS
