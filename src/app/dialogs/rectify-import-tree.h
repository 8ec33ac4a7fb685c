/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-reading.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_IMPORT_TREE (rectify_import_tree_get_type ())
G_DECLARE_FINAL_TYPE (RectifyImportTree, rectify_import_tree, RECTIFY, IMPORT_TREE, GtkWidget)

GtkWidget *rectify_import_tree_new (RectifyReading *reading);
GtkWidget *rectify_import_tree_get_view (RectifyImportTree *self);
RectifyItem *rectify_import_tree_get_item (RectifyImportTree *self);
void rectify_import_tree_select (RectifyImportTree *self, RectifyItem *item);
void rectify_import_tree_select_next_doubt (RectifyImportTree *self);

G_END_DECLS
