/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-chart-private.h"

/* Names take no more of the width than this, and no more lines. */
#define MAX_NAMES 0.42
#define MAX_NOTES 0.28
#define MAX_NAME_LINES 3
#define GAP (0.6 * EM)
#define LEAST_ROW (1.9 * EM)
#define BAR (1.3 * EM)
#define BETWEEN_NAMES (0.6 * EM)

/* What every row has in common. */
typedef struct {
  double names;
  double notes;
} Measures;

static void
measure (RectifyChart *self, double width, Measures *measures)
{
  double longest = 0, note = 0;

  for (guint i = 0; i < self->categories->len; i++)
    {
      g_autofree char *words = rectify_chart_dup_note (self, i);

      longest = MAX (longest, rectify_chart_measure (rectify_chart_get_category (self, i), EM));
      note = MAX (note, rectify_chart_measure (words, SMALL));
    }
  measures->names = MIN (longest, MAX_NAMES * width);
  measures->notes = MIN (note, MAX_NOTES * width);
}

static guint
count_lines (RectifyChart *self, guint category, const Measures *measures)
{
  double length = rectify_chart_measure (rectify_chart_get_category (self, category), EM);

  if (length <= measures->names)
    return 1;
  /* A line that is broken between words ends before the edge. */
  return MIN (ceil (length / (measures->names - EM)), MAX_NAME_LINES);
}

static double
get_row (RectifyChart *self, guint category, const Measures *measures)
{
  return MAX (count_lines (self, category, measures) * LEADING * EM + BETWEEN_NAMES, LEAST_ROW);
}

double
rectify_chart_measure_bars (RectifyChart *self, double width)
{
  Measures measures;
  double height = 0;

  measure (self, width, &measures);
  for (guint i = 0; i < self->categories->len; i++)
    height += get_row (self, i, &measures);
  return height;
}

/* How much of the plot's width all of a bar is. */
static double
measure_bar (RectifyChart *self, guint category)
{
  double total = rectify_chart_get_total (self, category);
  double top = rectify_chart_get_top (self);

  if (total <= 0)
    return 0;
  return self->kind == RECTIFY_CHART_SHARES && self->unit == RECTIFY_CHART_COUNT ? 1 : total / top;
}

static void
draw_part (RectifyChartPlan *plan, guint category, guint number, double x, double y, double length)
{
  const RectifySeries *series = rectify_chart_peek_series (plan->chart, number);
  double value = rectify_chart_get_amount (plan->chart, category, number);
  g_autofree char *text = rectify_chart_dup_number (plan->chart, value);
  g_autofree char *words = rectify_chart_dup_mark_words (plan->chart, category, number);

  rectify_drawing_add_rectangle (plan->drawing, series->colour, series->pattern, x, y - BAR / 2,
                                 length, BAR);
  /* The number of a bar with a single part stands behind it. */
  if (plan->chart->series->len > 1 && rectify_chart_measure (text, SMALL) + 2 <= length)
    rectify_chart_draw_number (plan, value, x + length / 2, y, TRUE);
  rectify_drawing_add_mark (plan->drawing, rectify_chart_get_mark (plan->chart, category, number),
                            category, x, y - BAR / 2, length, BAR, words);
}

/* The parts of a bar; returns where it ends. */
static double
draw_bar (RectifyChartPlan *plan, guint category, double x, double y, double room)
{
  RectifyChart *chart = plan->chart;
  double total = rectify_chart_get_total (chart, category);
  double length = measure_bar (chart, category) * (room - LEAST_LENGTH * chart->series->len);

  for (guint i = 0; i < chart->series->len; i++)
    {
      double value = rectify_chart_get_amount (chart, category, i);
      double part = value > 0 ? length * (value / total) : 0;

      if (value <= 0)
        continue;
      part = MAX (part, LEAST_LENGTH);
      draw_part (plan, category, i, x, y, part);
      x += part;
    }
  return x;
}

static void
draw_row (RectifyChartPlan *plan, guint category, const Measures *measures)
{
  RectifyChart *chart = plan->chart;
  double left = measures->names + GAP;
  double room = plan->width - left - GAP - measures->notes;
  double row = get_row (chart, category, measures);
  double y = plan->y + row / 2, end;
  g_autofree char *note = rectify_chart_dup_note (chart, category);
  g_autofree char *words = rectify_chart_dup_mark_words (chart, category, chart->series->len);

  rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_TEXT,
                            rectify_chart_get_category (chart, category), EM,
                            count_lines (chart, category, measures), RECTIFY_TEXT_LEFT, 0, plan->y,
                            measures->names, row);
  /* The name stands for all of the category, also where there is no bar. */
  rectify_drawing_add_mark (plan->drawing,
                            rectify_chart_get_mark (chart, category, chart->series->len), category,
                            0, plan->y, measures->names, row, words);
  end = draw_bar (plan, category, left, y, room);
  if (chart->kind == RECTIFY_CHART_SHARES)
    end = left + room;
  rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_TEXT, note, SMALL, 1, RECTIFY_TEXT_LEFT,
                            end + GAP, y - BAR / 2, measures->notes, BAR);
  plan->y += row;
}

/* A row for each category: its name, its bar, and a note behind that. */
void
rectify_chart_draw_bars (RectifyChartPlan *plan)
{
  Measures measures;
  double top = plan->y;

  measure (plan->chart, plan->width, &measures);
  for (guint i = 0; i < plan->chart->categories->len; i++)
    draw_row (plan, i, &measures);
  rectify_drawing_add_line (plan->drawing, RECTIFY_COLOUR_GRID, AXIS_WIDTH, FALSE,
                            measures.names + GAP, top, measures.names + GAP, plan->y);
}
