/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-filter.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_FILTER_MENU (rectify_ledger_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerFilterMenu, rectify_ledger_filter_menu, RECTIFY,
                      LEDGER_FILTER_MENU, GtkWidget)

GtkWidget *rectify_ledger_filter_menu_new (void);
void rectify_ledger_filter_menu_set_filter (RectifyLedgerFilterMenu *self,
                                            const RectifyFilter *filter);

G_END_DECLS
