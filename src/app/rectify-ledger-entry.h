/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-task-row.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_ENTRY (rectify_ledger_entry_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerEntry, rectify_ledger_entry, RECTIFY, LEDGER_ENTRY, GObject)

RectifyLedgerEntry *rectify_ledger_entry_new (RectifyTaskRow *row);
RectifyTaskRow *rectify_ledger_entry_get_row (RectifyLedgerEntry *self);
void rectify_ledger_entry_set_row (RectifyLedgerEntry *self, RectifyTaskRow *row);

G_END_DECLS
