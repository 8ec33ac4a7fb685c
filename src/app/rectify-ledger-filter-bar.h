/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-filter.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_FILTER_BAR (rectify_ledger_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerFilterBar, rectify_ledger_filter_bar, RECTIFY, LEDGER_FILTER_BAR,
                      GtkWidget)

GtkWidget *rectify_ledger_filter_bar_new (void);
const RectifyFilter *rectify_ledger_filter_bar_get_filter (RectifyLedgerFilterBar *self);
void rectify_ledger_filter_bar_set_filter (RectifyLedgerFilterBar *self,
                                           const RectifyFilter *filter);
gboolean rectify_ledger_filter_bar_get_all_plans (RectifyLedgerFilterBar *self);
void rectify_ledger_filter_bar_set_all_plans (RectifyLedgerFilterBar *self, gboolean all_plans);
void rectify_ledger_filter_bar_set_names (RectifyLedgerFilterBar *self, RectifyFilterWords what,
                                          const char *const *names);
void rectify_ledger_filter_bar_set_plan_title (RectifyLedgerFilterBar *self, const char *title);
void rectify_ledger_filter_bar_set_narrow (RectifyLedgerFilterBar *self, gboolean narrow);
void rectify_ledger_filter_bar_clear (RectifyLedgerFilterBar *self);

G_END_DECLS
