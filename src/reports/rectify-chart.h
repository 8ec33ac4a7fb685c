/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"

G_BEGIN_DECLS

/**
 * RectifyChartKind:
 * @RECTIFY_CHART_BARS: a bar from left to right for each category, its parts the series
 * @RECTIFY_CHART_SHARES: the same, but all bars are as long as each other: 100 %
 * @RECTIFY_CHART_COLUMNS: a column for each category, its parts the series
 * @RECTIFY_CHART_LINES: a line for each series, a point for each category
 */
typedef enum {
  RECTIFY_CHART_BARS,
  RECTIFY_CHART_SHARES,
  RECTIFY_CHART_COLUMNS,
  RECTIFY_CHART_LINES,
} RectifyChartKind;

/**
 * RectifyChartUnit:
 * @RECTIFY_CHART_COUNT: values are counts
 * @RECTIFY_CHART_PERCENT: values are shares, 0 to 100
 */
typedef enum {
  RECTIFY_CHART_COUNT,
  RECTIFY_CHART_PERCENT,
} RectifyChartUnit;

/* The size of type that charts are composed for, in points. */
#define RECTIFY_CHART_TYPE_SIZE 10.0
/* The width of a chart on paper: that of the type area, 156 mm, in points. */
#define RECTIFY_CHART_PAPER_WIDTH (156.0 * 72.0 / 25.4)

#define RECTIFY_TYPE_CHART (rectify_chart_get_type ())

/**
 * RectifyChart:
 *
 * Numbers of several series for each of some categories, and how they are shown. Shared by
 * reference; whoever has made it no longer changes it then.
 */
typedef struct _RectifyChart RectifyChart;

GType rectify_chart_get_type (void) G_GNUC_CONST;

RectifyChart *rectify_chart_new (RectifyChartKind kind, RectifyChartUnit unit, const char *title);
RectifyChart *rectify_chart_ref (RectifyChart *self);
void rectify_chart_unref (RectifyChart *self);
RectifyChartKind rectify_chart_get_kind (RectifyChart *self);
const char *rectify_chart_get_title (RectifyChart *self);
guint rectify_chart_add_series (RectifyChart *self, const char *name, RectifyColour colour);
guint rectify_chart_add_category (RectifyChart *self, const char *name);
guint rectify_chart_get_n_series (RectifyChart *self);
guint rectify_chart_get_n_categories (RectifyChart *self);
const char *rectify_chart_get_series (RectifyChart *self, guint series);
const char *rectify_chart_get_category (RectifyChart *self, guint category);
void rectify_chart_set_value (RectifyChart *self, guint category, guint series, double value);
double rectify_chart_get_value (RectifyChart *self, guint category, guint series);
void rectify_chart_set_note (RectifyChart *self, guint category, const char *note);
void rectify_chart_set_remark (RectifyChart *self, const char *remark);
void rectify_chart_get_place (RectifyChart *self, guint mark, guint *category, guint *series);
char *rectify_chart_dup_words (RectifyChart *self);
RectifyTable *rectify_chart_make_table (RectifyChart *self);
RectifyDrawing *rectify_chart_draw (RectifyChart *self, double width);
void rectify_chart_add_to_document (RectifyChart *self, RectifyDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyChart, rectify_chart_unref)

G_END_DECLS
