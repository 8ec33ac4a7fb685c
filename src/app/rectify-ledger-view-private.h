/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-columns.h"
#include "rectify-ledger-filter-bar.h"
#include "rectify-ledger-foot.h"
#include "rectify-ledger-model.h"
#include "rectify-ledger-rows.h"
#include "rectify-ledger-view.h"

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
  RectifyLedgerModel *model;
  GtkMultiSelection *selection;

  RectifySession *session;
  RectifyLedgerRows *source; /* of the ledger that is open */
  GPtrArray *all;            /* the tasks of all its plans as they were read last; or NULL */
  guint n_left_out;          /* plans that are damaged */
  GCancellable *cancellable; /* of the thread that lists now; NULL: none does */
  gboolean stale;            /* the tasks have to be read again */
  gboolean wanted;           /* what is listed is not what was asked for any more */
  gboolean show_chosen;      /* the order or the filter is another: go where the selection is */
};

/* rectify-ledger-view-list.c: what is listed. */
void rectify_ledger_view_list (RectifyLedgerView *self, gboolean reload);
void rectify_ledger_view_stop (RectifyLedgerView *self);

/* rectify-ledger-view-actions.c: what is done to the rows that are selected. */
void rectify_ledger_view_install_actions (RectifyLedgerView *self);
void rectify_ledger_view_update_actions (RectifyLedgerView *self);
