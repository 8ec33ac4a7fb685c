/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-task-row.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_ROWS (rectify_ledger_rows_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerRows, rectify_ledger_rows, RECTIFY, LEDGER_ROWS, GObject)

/* The tasks of all plans of a ledger. What blocks may be called from any thread. */
RectifyLedgerRows *rectify_ledger_rows_new (RectifyLedger *ledger);
GPtrArray *rectify_ledger_rows_load (RectifyLedgerRows *self, guint *n_left_out,
                                     GCancellable *cancellable, GError **error);
void rectify_ledger_rows_load_async (RectifyLedgerRows *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *rectify_ledger_rows_load_finish (RectifyLedgerRows *self, GAsyncResult *result,
                                            guint *n_left_out, GError **error);

G_END_DECLS
