/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-row.h"

G_BEGIN_DECLS

/**
 * RectifyCellDraft:
 * @text: (nullable): what stands in it so far
 * @item: the identifier of the item that it begins with
 * @is_continued: whether the cell above goes on
 *
 * A cell in the making. Much may be put into one, piece by piece.
 */
typedef struct {
  GString *text;
  gint64 item;
  gboolean is_continued;
} RectifyCellDraft;

/* A row in the making. */
typedef struct {
  RectifyCellDraft *cells;
  guint n_cells;
  gboolean is_header;
  gboolean is_wide;
} RectifyRowDraft;

RectifyRowDraft *rectify_row_draft_new (guint n_cells);
void rectify_row_draft_free (gpointer data);
GPtrArray *rectify_row_drafts_finish (GPtrArray *drafts);

G_END_DECLS
