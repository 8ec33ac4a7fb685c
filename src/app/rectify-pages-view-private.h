/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-pages-find-bar.h"
#include "rectify-pages-view.h"
#include "rectify-report-pane.h"

G_BEGIN_DECLS

#define RECTIFY_PAGES_ZOOM_KEY "pages-zoom"
#define RECTIFY_PAGES_TURN_KEY "pages-turn"
#define RECTIFY_PAGES_PANE_KEY "pages-pane"
#define RECTIFY_PAGES_PANE_WIDTH_KEY "pages-pane-width"

struct _RectifyPagesView {
  GtkWidget parent_instance;

  RectifySession *session;
  RectifyPages *pages;
  RectifyReport report;
  RectifyReportOptions *options; /* NULL: the defaults */
  gint64 item;                   /* that is selected in the plan, 0: none */
  GtkWidget *box;
  GtkToggleButton *pane_button;
  GtkEntry *page_entry;
  GtkLabel *count_label;
  GtkButton *zoom_button;
  GtkToggleButton *turn_button;
  RectifyPagesFindBar *find_bar;
  GtkRevealer *remark;
  GtkLabel *remark_label;
  GtkPaned *paned;
  RectifyReportPane *pane;
  GtkStack *stack;
  GtkLabel *words_label;
  RectifyPageList *list;
  GCancellable *cancellable; /* of the pages that are being set */
  guint idle;
  gboolean stale;
  gboolean is_fresh;   /* what is set next is not what was shown before but for an edit */
  gboolean is_partial; /* only the first pages are there yet */
  char **remarks;      /* on the report, NULL for none yet */
  gboolean is_bare;    /* no table of the report has anything in it */
  gboolean shows_remark;
  gboolean wants_focus; /* in the pages, as soon as there are any */
  GtkWidget *before;    /* what had the focus when it was wanted */
};

/* rectify-pages-view.c */
void rectify_pages_view_update_words (RectifyPagesView *self);
void rectify_pages_view_update_turn (RectifyPagesView *self);

/* rectify-pages-view-set.c: the pages are set in a thread. */
void rectify_pages_view_schedule (RectifyPagesView *self);
void rectify_pages_view_stop (RectifyPagesView *self);

/* rectify-pages-view-actions.c */
void rectify_pages_view_install_actions (GtkWidgetClass *widget_class);
void rectify_pages_view_add_shortcuts (RectifyPagesView *self);

/* rectify-pages-view-findings.c */
char *rectify_pages_view_dup_remark (RectifyPagesView *self);

G_END_DECLS
