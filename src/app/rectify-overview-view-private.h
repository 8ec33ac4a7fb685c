/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-rows.h"
#include "rectify-overview-card.h"
#include "rectify-overview-list-card.h"
#include "rectify-overview-scope.h"
#include "rectify-overview-view.h"

G_BEGIN_DECLS

struct _RectifyOverviewView {
  GtkWidget parent_instance;

  GtkWidget *box;
  RectifyOverviewScope *scope;
  GtkStack *stack;
  GtkLabel *sentence;
  GtkLabel *left_out;
  GtkLabel *failure;
  RectifyOverviewCard *cards[RECTIFY_N_OVERVIEW_KINDS];
  RectifyOverviewListCard *lists[RECTIFY_N_OVERVIEW_LISTS];

  RectifySession *session;
  RectifyLedgerRows *source; /* of the ledger that is open */
  GPtrArray *all;            /* the tasks of all its plans as they were read last; or NULL */
  RectifyOverview *overview; /* what is shown; or NULL */
  GCancellable *cancellable; /* of the thread that counts now; NULL: none does */
  guint n_left_out;          /* plans that are damaged */
  guint whole;               /* the pictures that leave out nothing, a bit each */
  gboolean stale;            /* the tasks have to be read again */
  gboolean wanted;           /* what is shown is not what was asked for any more */
};

/* rectify-overview-view-count.c: what is shown. */
void rectify_overview_view_count (RectifyOverviewView *self, gboolean reload);
void rectify_overview_view_stop (RectifyOverviewView *self);
/* rectify-overview-view.c */
void rectify_overview_view_show (RectifyOverviewView *self, RectifyOverview *overview);

G_END_DECLS
