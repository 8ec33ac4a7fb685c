/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-chart-view.h"

G_BEGIN_DECLS

struct _RectifyChartView {
  GtkWidget parent_instance;

  RectifyChart *chart;     /* or NULL */
  RectifyDrawing *fixed;   /* or NULL */
  RectifyDrawing *drawing; /* for the last width asked for; NULL as long as nothing is shown */
  double drawn_width;      /* of the chart that was composed, in points */
  double type_size;        /* of the theme when it last changed, in pixels */
  guint current;
  guint hovered;
};

const RectifyDrawingMark *rectify_chart_view_get_mark (RectifyChartView *self, guint position);
void rectify_chart_view_activate (RectifyChartView *self);
/* In rectify-chart-view-walk.c. */
void rectify_chart_view_add_keys (GtkWidgetClass *class);

G_END_DECLS
