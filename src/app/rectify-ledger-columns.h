/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-ledger-column.h"

G_BEGIN_DECLS

/* The columns of a view, as they were left. */
void rectify_ledger_columns_add (GtkColumnView *view);
void rectify_ledger_columns_set_longest (GtkColumnView *view, const guint *longest);
GtkColumnViewColumn *rectify_ledger_columns_find (GtkColumnView *view, const char *name);
void rectify_ledger_columns_set_today (GtkColumnView *view, const GDate *today);
GMenuModel *rectify_ledger_columns_create_menu (void);
void rectify_ledger_columns_set_menu (GtkColumnView *view, GMenuModel *menu);
RectifyTaskRow *rectify_ledger_columns_find_row (GtkWidget *widget);
void rectify_ledger_columns_add_actions (GtkColumnView *view, GActionMap *map);
void rectify_ledger_columns_move (GtkColumnView *view, guint position, int step);
gboolean rectify_ledger_columns_find_order (GtkColumnView *view, RectifyLedgerColumn *column,
                                            gboolean *descending);
GArray *rectify_ledger_columns_list_shown (GtkColumnView *view);
void rectify_ledger_columns_keep_state (GtkColumnView *view);

G_END_DECLS
