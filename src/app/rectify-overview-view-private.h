/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-overview-card.h"
#include "rectify-overview-list-card.h"
#include "rectify-overview-scope.h"
#include "rectify-overview-view.h"
#include "rectify-row-work.h"

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
  RectifyRowWork *work;
  RectifyOverview *overview; /* what is shown; or NULL */
  guint whole;               /* the pictures that leave out nothing, a bit each */
};

/* rectify-overview-view-count.c: what is shown. */
extern const RectifyRowWorkFuncs rectify_overview_view_work;
/* rectify-overview-view.c */
void rectify_overview_view_show (RectifyOverviewView *self, RectifyOverview *overview);

G_END_DECLS
