/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-task-row.h"

G_BEGIN_DECLS

/**
 * RectifyLedgerCounts:
 * @shown: how many tasks are listed
 * @total: how many there are, whatever is filtered
 * @by_status: of those that are listed
 * @late: of those that are listed
 * @n_left_out: how many plans are damaged, so that their tasks are missing
 */
typedef struct {
  guint shown;
  guint total;
  guint by_status[RECTIFY_N_STATUSES];
  guint late;
  guint n_left_out;
} RectifyLedgerCounts;

#define RECTIFY_TYPE_LEDGER_FOOT (rectify_ledger_foot_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerFoot, rectify_ledger_foot, RECTIFY, LEDGER_FOOT, GtkWidget)

GtkWidget *rectify_ledger_foot_new (void);
void rectify_ledger_foot_set_menus (RectifyLedgerFoot *self, GMenuModel *status,
                                    GMenuModel *columns, GMenuModel *output);
void rectify_ledger_foot_set_counts (RectifyLedgerFoot *self, const RectifyLedgerCounts *counts);
void rectify_ledger_foot_set_selected (RectifyLedgerFoot *self, guint n_selected);
const char *rectify_ledger_foot_get_text (RectifyLedgerFoot *self);

G_END_DECLS
