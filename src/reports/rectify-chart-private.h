/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-chart.h"

G_BEGIN_DECLS

/* Everything in a chart is measured in this. */
#define EM RECTIFY_CHART_TYPE_SIZE
/* The type of numbers and of what stands at axes. */
#define SMALL (0.9 * EM)
#define NUMBER_HEIGHT (1.2 * SMALL)
/* From line to line. */
#define LEADING 1.35
/* What is there is seen, however little it is. */
#define LEAST_LENGTH 1.5
/* A line of a series, an axis, a line behind bars; in points. */
#define LINE_WIDTH 1.5
#define AXIS_WIDTH 0.75
#define GRID_WIDTH 0.5

typedef struct {
  char *name;
  char *note; /* or NULL */
} RectifyCategory;

typedef struct {
  char *name;
  RectifyColour colour;
  RectifyPattern pattern;
  RectifyDot dot;
  gboolean is_dashed;
} RectifySeries;

struct _RectifyChart {
  gatomicrefcount refs;
  RectifyChartKind kind;
  RectifyChartUnit unit;
  char *title;
  char *remark;       /* or NULL */
  GArray *categories; /* RectifyCategory */
  GArray *series;     /* RectifySeries */
  GHashTable *values; /* by place, owned doubles */
  double least_top;   /* what a scale reaches at least, so that parts of a chart have one */
};

/* A chart that is being drawn. */
typedef struct {
  RectifyChart *chart;
  RectifyDrawing *drawing;
  double width;
  double y; /* how far it is filled */
} RectifyChartPlan;

const RectifyCategory *rectify_chart_peek_category (RectifyChart *self, guint category);
const RectifySeries *rectify_chart_peek_series (RectifyChart *self, guint series);
/* What there is of a category: 0 where a value is not known. */
double rectify_chart_get_amount (RectifyChart *self, guint category, guint series);
double rectify_chart_get_total (RectifyChart *self, guint category);
double rectify_chart_get_top (RectifyChart *self);
guint rectify_chart_get_mark (RectifyChart *self, guint category, guint series);
char *rectify_chart_dup_number (RectifyChart *self, double value);
char *rectify_chart_dup_note (RectifyChart *self, guint category);
char *rectify_chart_dup_mark_words (RectifyChart *self, guint category, guint series);

/* In points, for a size of type; rather too much than too little. */
double rectify_chart_measure (const char *text, double size);
double rectify_chart_choose_step (double top, guint n_steps);
double rectify_chart_measure_bars (RectifyChart *self, double width);
void rectify_chart_draw_bars (RectifyChartPlan *plan);
double rectify_chart_measure_columns (RectifyChart *self, double width);
void rectify_chart_draw_columns (RectifyChartPlan *plan);
void rectify_chart_draw_number (RectifyChartPlan *plan, double value, double x, double y,
                                gboolean has_plate);

G_END_DECLS
