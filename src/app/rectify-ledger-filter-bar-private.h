/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-filter-bar.h"
#include "rectify-ledger-filter-menu.h"
#include "rectify-name-choice.h"

G_BEGIN_DECLS

struct _RectifyLedgerFilterBar {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *more;   /* shows the second line where there is no room for both */
  GtkWidget *second; /* what is asked for less */
  GtkWidget *text;
  GtkDropDown *scope;
  GtkWidget *status_button;
  GtkCheckButton *statuses[RECTIFY_N_STATUSES];
  RectifyNameChoice *unit;
  RectifyNameChoice *leader;
  RectifyLedgerFilterMenu *menu;
  GtkWidget *due_from;
  GtkWidget *due_to;
  GtkWidget *complaint; /* about what stands in one of the two */
  GtkCheckButton *late;
  GtkCheckButton *nobody;
  GtkCheckButton *no_progress;
  GtkSpinButton *days;
  GtkWidget *strip;
  GtkLabel *words;

  RectifyFilter *filter;
  char *plan_title; /* of the plan that the filter asks for */
  gboolean updating;
};

void rectify_ledger_filter_bar_changed (RectifyLedgerFilterBar *self);
void rectify_ledger_filter_bar_days_changed (RectifyLedgerFilterBar *self);
void rectify_ledger_filter_bar_scope_changed (RectifyLedgerFilterBar *self);
void rectify_ledger_filter_bar_take (RectifyLedgerFilterMenu *menu, const RectifyFilter *filter,
                                     RectifyLedgerFilterBar *self);

/* In rectify-ledger-filter-bar-fields.c. */
GtkWidget *rectify_ledger_filter_bar_create_first_line (RectifyLedgerFilterBar *self);
GtkWidget *rectify_ledger_filter_bar_create_second_line (RectifyLedgerFilterBar *self);

G_END_DECLS
