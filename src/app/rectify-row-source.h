/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-rows.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_ROW_SOURCE (rectify_row_source_get_type ())
G_DECLARE_FINAL_TYPE (RectifyRowSource, rectify_row_source, RECTIFY, ROW_SOURCE, GObject)

RectifyRowSource *rectify_row_source_new (void);
void rectify_row_source_set_ledger (RectifyRowSource *self, RectifyLedger *ledger);
void rectify_row_source_refresh (RectifyRowSource *self);
void rectify_row_source_read (RectifyRowSource *self);
void rectify_row_source_stop (RectifyRowSource *self);

gboolean rectify_row_source_has_ledger (RectifyRowSource *self);
gboolean rectify_row_source_is_fresh (RectifyRowSource *self);
GPtrArray *rectify_row_source_get_rows (RectifyRowSource *self);
guint rectify_row_source_get_n_left_out (RectifyRowSource *self);
const char *rectify_row_source_get_failure (RectifyRowSource *self);

void rectify_rows_let_go (GPtrArray *rows);

G_END_DECLS
