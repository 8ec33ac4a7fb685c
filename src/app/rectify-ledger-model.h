/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-ledger-entry.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_MODEL (rectify_ledger_model_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerModel, rectify_ledger_model, RECTIFY, LEDGER_MODEL, GObject)

RectifyLedgerModel *rectify_ledger_model_new (void);
void rectify_ledger_model_set_rows (RectifyLedgerModel *self, GPtrArray *rows);
RectifyTaskRow *rectify_ledger_model_get_row (RectifyLedgerModel *self, guint position);
gboolean rectify_ledger_model_find (RectifyLedgerModel *self, gint64 item_id, guint *position);

G_END_DECLS
