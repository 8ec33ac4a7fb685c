/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-item.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ITEM_EVIDENCE (rectify_item_evidence_get_type ())
G_DECLARE_FINAL_TYPE (RectifyItemEvidence, rectify_item_evidence, RECTIFY, ITEM_EVIDENCE, GtkWidget)

void rectify_item_evidence_set_item (RectifyItemEvidence *self, RectifyItem *item);
void rectify_item_evidence_set_editable (RectifyItemEvidence *self, gboolean editable);
GtkWidget *rectify_item_evidence_row_new (RectifyItem *item, RectifyEvidence *evidence,
                                          gboolean with_entry);

G_END_DECLS
