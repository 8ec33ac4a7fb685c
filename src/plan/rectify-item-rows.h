/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-columns.h"
#include "rectify-item.h"
#include "rectify-row.h"

G_BEGIN_DECLS

/* The rows of the table that an item heads; NULL if it heads none. */
GPtrArray *rectify_item_list_rows (RectifyItem *self);
char **rectify_item_dup_column_headings (RectifyItem *self);

G_END_DECLS
