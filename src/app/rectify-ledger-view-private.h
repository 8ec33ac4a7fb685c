/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-gradual-list.h"
#include "rectify-ledger-columns.h"
#include "rectify-ledger-filter-bar.h"
#include "rectify-ledger-foot.h"
#include "rectify-ledger-model.h"
#include "rectify-ledger-view.h"
#include "rectify-row-work.h"

struct _RectifyLedgerView {
  GtkWidget parent_instance;

  GtkWidget *box;
  RectifyLedgerFilterBar *bar;
  GtkStack *stack;
  GtkWidget *spinner;
  GtkLabel *failure;
  GtkColumnView *view;
  GtkWidget *menu;
  RectifyLedgerFoot *foot;
  GSimpleActionGroup *actions;
  RectifyLedgerModel *model; /* and which of its rows are selected */
  RectifyGradualList *shown; /* of it in the table, which is all of it a few frames later */

  RectifySession *session;
  RectifyRowWork *work;
  GPtrArray *coming;    /* what is listed as soon as there is room; or NULL */
  gpointer job;         /* that listed it; or NULL */
  gboolean focus_was;   /* in the table when it was to come */
  gboolean focus_rows;  /* as soon as there are any */
  gboolean show_chosen; /* the order or the filter is another: go where the selection is */
};

/* rectify-ledger-view-list.c: what is listed. */
extern const RectifyRowWorkFuncs rectify_ledger_view_work;
void rectify_ledger_view_show_coming (RectifyLedgerView *self);
void rectify_ledger_view_show_rows (RectifyLedgerView *self, GPtrArray *rows);
void rectify_ledger_view_forget_coming (RectifyLedgerView *self);
void rectify_ledger_view_forget (RectifyLedgerView *self);

/* rectify-ledger-view-actions.c: what is done to the rows that are selected. */
void rectify_ledger_view_install_actions (RectifyLedgerView *self);
void rectify_ledger_view_update_actions (RectifyLedgerView *self);

/* rectify-ledger-view-status.c: the status of these rows. */
void rectify_ledger_view_set_status (RectifyLedgerView *self, RectifyStatus status);
