/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/* The fact of a ledger that says when the whole of it was checked and found sound, in UTC as
 * “2026-11-21T15:30:00Z”. */
#define RECTIFY_FACT_CHECKED_AT "checked_at"

/**
 * RectifyLedgerFacts:
 * @saved_at: when the last edit was made, in seconds since 1970; 0 if there is none
 * @checked_at: when the whole of it was checked last and found sound; 0 for never
 * @state: a number that is another after every edit, undo and redo
 *
 * What is known of a ledger without reading its plans.
 */
typedef struct {
  gint64 saved_at;
  gint64 checked_at;
  gint64 state;
} RectifyLedgerFacts;

gboolean rectify_ledger_get_facts (RectifyLedger *self, RectifyLedgerFacts *facts, GError **error);

G_END_DECLS
