/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-thumbnails.h"
#include "rectify-report-pane.h"

G_BEGIN_DECLS

/**
 * RectifyReportPane:
 *
 * Beside the pages: which report they are of, what can be chosen for it, and all of them in small.
 */
struct _RectifyReportPane {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *switcher;
  GtkStack *stack;
  GtkListBox *reports;
  GtkWidget *options_title;
  GtkWidget *options_place;
  GtkWidget *options[RECTIFY_N_REPORTS];
  GtkWidget *layouts[RECTIFY_N_REPORTS][2]; /* what there is in the official, the English layout */
  GtkWidget *units[RECTIFY_N_REPORTS]; /* whose page alone is shown; NULL where there are none */
  RectifyPageThumbnails *thumbnails;
  RectifyPageList *list;
  RectifyReport report;
  gboolean is_english;
};

void rectify_report_pane_option_changed (RectifyReportPane *self);

/* rectify-report-pane-options.c: what can be chosen for a report. */
void rectify_report_pane_add_options (RectifyReportPane *self, RectifyReport report);
void rectify_report_pane_update_units (RectifyReportPane *self, RectifyPlan *plan);

G_END_DECLS
