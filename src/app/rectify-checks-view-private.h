/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-checks-view.h"
#include "rectify-checks.h"

G_BEGIN_DECLS

/* How the findings are ordered, by their place in the drop-down. */
enum { RECTIFY_CHECKS_BY_SEVERITY, RECTIFY_CHECKS_AS_READ };

struct _RectifyChecksView {
  GtkWidget parent_instance;

  RectifySession *session;
  RectifyChecks *checks;
  GtkWidget *box;
  GtkGrid *bar;
  GtkLabel *title_label;
  GtkWidget *filter_box;
  GtkDropDown *order;
  GtkStack *stack;
  GtkLabel *words_label;
  GtkWidget *show_all_button;
  GtkListView *list;
  GtkWidget *close_button;
  GtkBox *foot;
  GtkLabel *foot_label;
  GtkWidget *fill_button;
  GtkButton *mend_all_button;
  GtkToggleButton *filters[RECTIFY_N_SEVERITIES];
  GtkLabel *filter_labels[RECTIFY_N_SEVERITIES];
  GtkCustomFilter *filter;
  GtkSorter *sorter;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  gboolean is_narrow;
  gboolean updating;
  gboolean had_focus;   /* in the rows or below them, before an update */
  gboolean wants_focus; /* in the rows, as soon as there are any */
};

/* rectify-checks-view.c */
void rectify_checks_view_filter_changed (RectifyChecksView *self);
void rectify_checks_view_make_rows (RectifyChecksView *self);

/* rectify-checks-view-bar.c: what stands above the findings. */
void rectify_checks_view_add_filters (RectifyChecksView *self);
void rectify_checks_view_restore_order (RectifyChecksView *self);
void rectify_checks_view_show_counts (RectifyChecksView *self);

G_END_DECLS
