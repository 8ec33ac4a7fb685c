/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyLedgerCheck:
 * @n_plans: how many plans were read
 * @n_editions: how many editions
 * @n_entries: how many edits of the history
 *
 * What was looked at and found to be sound.
 */
typedef struct {
  guint64 n_plans;
  guint64 n_editions;
  guint64 n_entries;
} RectifyLedgerCheck;

/**
 * RectifyLedgerCheckFunc:
 * @share: how much is done, from 0 to 1
 * @user_data: what was given
 *
 * Called in the thread of the check.
 */
typedef void (*RectifyLedgerCheckFunc) (double share, gpointer user_data);

gboolean rectify_ledger_is_unchecked (RectifyLedger *self);
gboolean rectify_ledger_check_later (RectifyLedger *self, GCancellable *cancellable,
                                     GError **error);
gboolean rectify_ledger_check_fully (RectifyLedger *self, RectifyLedgerCheckFunc func,
                                     gpointer user_data, RectifyLedgerCheck *result,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
