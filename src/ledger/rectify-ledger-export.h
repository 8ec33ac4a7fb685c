/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyLedgerExport:
 * @n_plans: how many plans were written
 * @n_entries: how many entries of the history
 * @n_left_out: how many were not, because they are about several plans
 *
 * What came of an export.
 */
typedef struct {
  guint64 n_plans;
  guint64 n_entries;
  guint64 n_left_out;
} RectifyLedgerExport;

gboolean rectify_ledger_export (RectifyLedger *self, GArray *plan_ids, const char *path,
                                gboolean with_history, GCancellable *cancellable,
                                RectifyLedgerExport *result, GError **error);
GPtrArray *rectify_ledger_load_new_plans (RectifyLedger *self, GArray *plan_ids, GError **error);

G_END_DECLS
