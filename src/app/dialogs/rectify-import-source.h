/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-reading.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_IMPORT_SOURCE (rectify_import_source_get_type ())
G_DECLARE_FINAL_TYPE (RectifyImportSource, rectify_import_source, RECTIFY, IMPORT_SOURCE, GtkWidget)

GtkWidget *rectify_import_source_new (RectifyReading *reading);
void rectify_import_source_show_item (RectifyImportSource *self, RectifyItem *item);
void rectify_import_source_mark_doubts (RectifyImportSource *self);

G_END_DECLS
