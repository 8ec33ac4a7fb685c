/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"
#include "rectify-reminder.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_REMINDER (rectify_ledger_reminder_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerReminder, rectify_ledger_reminder, RECTIFY, LEDGER_REMINDER,
                      GObject)

/* What there is to be reminded of in a ledger. May be used from any thread. */
RectifyLedgerReminder *rectify_ledger_reminder_new (RectifyLedger *ledger);
gboolean rectify_ledger_reminder_count (RectifyLedgerReminder *self, RectifyReminder *reminder,
                                        const GDate *today, GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
