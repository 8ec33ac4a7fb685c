/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-file.h"
#include "rectify-table-shape.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RectifyPageScanFunc:
 * @shape: what it is a row or an entry of
 * @is_sure: whether its table's tree leads to it, so that nothing else need be asked
 * @record: the row, valid until the function returns
 * @user_data: what was given
 *
 * Called with everything that is found. What is sure comes first.
 *
 * Returns: whether to go on
 */
typedef gboolean (*RectifyPageScanFunc) (const RectifyTableShape *shape, gboolean is_sure,
                                         const RectifyRecord *record, gpointer user_data);

/**
 * RectifyPageScan:
 * @n_rows: how many rows and entries were found
 * @n_lost_rows: how many were there, as the pages say, but could not be read
 * @n_lost_pages: how many pages of trees could not be read at all
 * @n_loose_pages: how many pages were found that no tree led to any more
 *
 * What came of it.
 */
typedef struct {
  guint64 n_rows;
  guint64 n_lost_rows;
  guint64 n_lost_pages;
  guint64 n_loose_pages;
} RectifyPageScan;

gboolean rectify_page_scan (RectifyPageFile *file, RectifyPageScanFunc func, gpointer user_data,
                            RectifyPageScan *scan, GCancellable *cancellable, GError **error);

G_END_DECLS
