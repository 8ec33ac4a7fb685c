/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-document.h"

G_BEGIN_DECLS

/* What the sheets of one file may cost in memory, about, in bytes. */
#define RECTIFY_GRID_BUDGET (256 * 1024 * 1024)

/**
 * RectifyGrid:
 *
 * A sheet of a spreadsheet while it is read: the cells that hold something, wherever they stand.
 */
typedef struct _RectifyGrid RectifyGrid;

RectifyGrid *rectify_grid_new (void);
void rectify_grid_free (RectifyGrid *self);
gboolean rectify_grid_set (RectifyGrid *self, guint row, guint column, const char *text,
                           GError **error);
gboolean rectify_grid_merge (RectifyGrid *self, guint row, guint column, guint n_rows,
                             guint n_columns, GError **error);
void rectify_grid_set_header (RectifyGrid *self, guint first_row, guint last_row);
gboolean rectify_grid_is_empty (RectifyGrid *self);
gboolean rectify_grid_add_to_document (RectifyGrid *self, const char *name,
                                       RectifyDocument *document, gsize *budget, GError **error);
gboolean rectify_grid_add_as_table (RectifyGrid *self, const char *name, gboolean hidden,
                                    RectifyDocument *document, gsize *budget, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyGrid, rectify_grid_free)

G_END_DECLS
