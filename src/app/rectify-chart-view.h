/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-chart.h"

G_BEGIN_DECLS

/* In the place of a mark where none is current. */
#define RECTIFY_CHART_VIEW_NO_MARK G_MAXUINT

#define RECTIFY_TYPE_CHART_VIEW (rectify_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyChartView, rectify_chart_view, RECTIFY, CHART_VIEW, GtkWidget)

GtkWidget *rectify_chart_view_new (void);
void rectify_chart_view_set_chart (RectifyChartView *self, RectifyChart *chart);
RectifyDrawing *rectify_chart_view_get_drawing (RectifyChartView *self);
void rectify_chart_view_set_drawing (RectifyChartView *self, RectifyDrawing *drawing);
double rectify_chart_view_get_scale (RectifyChartView *self);
guint rectify_chart_view_get_current (RectifyChartView *self);
void rectify_chart_view_set_current (RectifyChartView *self, guint position);

G_END_DECLS
