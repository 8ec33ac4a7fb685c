/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-filter.h"
#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_LEDGER_VIEW (rectify_ledger_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyLedgerView, rectify_ledger_view, RECTIFY, LEDGER_VIEW, GtkWidget)

GtkWidget *rectify_ledger_view_new (void);
void rectify_ledger_view_set_session (RectifyLedgerView *self, RectifySession *session);
void rectify_ledger_view_set_filter (RectifyLedgerView *self, const RectifyFilter *filter);
RectifyFilter *rectify_ledger_view_dup_filter (RectifyLedgerView *self);
char *rectify_ledger_view_dup_words (RectifyLedgerView *self);
void rectify_ledger_view_sort (RectifyLedgerView *self, const char *name, gboolean descending);
gboolean rectify_ledger_view_is_busy (RectifyLedgerView *self);
GPtrArray *rectify_ledger_view_list_rows (RectifyLedgerView *self);
GArray *rectify_ledger_view_list_columns (RectifyLedgerView *self);
GPtrArray *rectify_ledger_view_list_selected (RectifyLedgerView *self);
GtkSelectionModel *rectify_ledger_view_get_selection (RectifyLedgerView *self);
const char *rectify_ledger_view_get_counts (RectifyLedgerView *self);
void rectify_ledger_view_focus_text (RectifyLedgerView *self);
void rectify_ledger_view_set_narrow (RectifyLedgerView *self, gboolean narrow);
void rectify_ledger_view_keep_state (RectifyLedgerView *self);

G_END_DECLS
