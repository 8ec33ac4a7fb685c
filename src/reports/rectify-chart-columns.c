/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-chart-private.h"

/* How high columns are at most, and the room above them for a number. */
#define PLOT (11 * EM)
#define HEAD (1.8 * EM)
#define GAP (0.5 * EM)
/* Below the axis, lower than the number of its 0. */
#define BELOW (0.7 * EM)
#define N_STEPS 4
#define MAX_NAME_LINES 2
/* Names are broken into lines where a column has room for so many characters. */
#define BREAKS_AT (3 * EM)
#define MAX_COLUMN (3 * EM)
#define COLUMN_SHARE 0.62
#define DOT (0.7 * EM)
#define POINT (1.2 * EM)
/* Of those that are not all shown, names are no wider than this. */
#define MAX_NAME (6 * EM)

/* Where things are. */
typedef struct {
  double step; /* of the scale */
  double top;  /* what the scale reaches */
  double left; /* of the plot */
  double slot; /* of a category */
  double ends; /* room behind the plot for the numbers at the ends of lines */
  double name; /* how wide a name may be */
  guint n_lines;
  guint every; /* which names are shown */
} Measures;

static double
measure_widest (RectifyChart *self)
{
  double widest = 0;

  for (guint i = 0; i < self->categories->len; i++)
    widest = MAX (widest, rectify_chart_measure (rectify_chart_get_category (self, i), SMALL));
  return widest;
}

static void
measure_names (RectifyChart *self, Measures *measures)
{
  double widest = measure_widest (self);

  measures->every = 1;
  measures->n_lines = 1;
  measures->name = measures->slot - 2;
  if (widest <= measures->name)
    return;
  if (measures->slot >= BREAKS_AT)
    {
      measures->n_lines = MAX_NAME_LINES;
      return;
    }
  measures->name = MIN (widest, MAX_NAME);
  /* The first and the last may have to be moved towards their neighbours. */
  measures->every = ceil (1.5 * measures->name / measures->slot);
}

static void
measure (RectifyChart *self, double width, Measures *measures)
{
  double top = rectify_chart_get_top (self);
  g_autofree char *number = NULL;

  measures->step = rectify_chart_choose_step (top, N_STEPS);
  measures->top = MAX (ceil (top / measures->step - 1e-6), 1) * measures->step;
  number = rectify_chart_dup_number (self, measures->top);
  measures->left = rectify_chart_measure (number, SMALL) + GAP;
  measures->ends = 0;
  if (self->kind == RECTIFY_CHART_LINES && self->series->len > 1)
    measures->ends = rectify_chart_measure (number, SMALL) + GAP;
  measures->slot = (width - measures->left - measures->ends) / self->categories->len;
  measure_names (self, measures);
}

double
rectify_chart_measure_columns (RectifyChart *self, double width)
{
  Measures measures;

  measure (self, width, &measures);
  return HEAD + PLOT + BELOW + measures.n_lines * LEADING * SMALL;
}

/* How high above the axis a value is. */
static double
get_height (const Measures *measures, double value)
{
  return PLOT * (value / measures->top);
}

static void
draw_scale (RectifyChartPlan *plan, const Measures *measures, double axis)
{
  for (double value = 0; value <= measures->top * (1 + 1e-6); value += measures->step)
    {
      g_autofree char *number = rectify_chart_dup_number (plan->chart, value);
      double y = axis - get_height (measures, value);

      rectify_drawing_add_line (plan->drawing, RECTIFY_COLOUR_GRID,
                                value > 0 ? GRID_WIDTH : AXIS_WIDTH, FALSE, measures->left, y,
                                plan->width - measures->ends, y);
      rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_FAINT, number, SMALL, 0,
                                RECTIFY_TEXT_RIGHT, 0, y - SMALL * LEADING / 2,
                                measures->left - GAP, SMALL * LEADING);
    }
}

static void
draw_names (RectifyChartPlan *plan, const Measures *measures, double y)
{
  for (guint i = 0; i < plan->chart->categories->len; i += measures->every)
    {
      double x = measures->left + (i + 0.5) * measures->slot - measures->name / 2;

      x = CLAMP (x, 0, plan->width - measures->name);
      rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_TEXT,
                                rectify_chart_get_category (plan->chart, i), SMALL,
                                measures->n_lines, RECTIFY_TEXT_MIDDLE, x, y, measures->name,
                                measures->n_lines * LEADING * SMALL);
    }
}

/* Is there room for a number across? */
static gboolean
has_room (RectifyChart *self, double value, double width)
{
  g_autofree char *number = rectify_chart_dup_number (self, value);

  return rectify_chart_measure (number, SMALL) <= width;
}

static void
draw_column (RectifyChartPlan *plan, guint category, const Measures *measures, double axis)
{
  RectifyChart *chart = plan->chart;
  double width = MIN (COLUMN_SHARE * measures->slot, MAX_COLUMN);
  double middle = measures->left + (category + 0.5) * measures->slot;
  double total = rectify_chart_get_total (chart, category), y = axis;
  gboolean is_known = FALSE;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const RectifySeries *series = rectify_chart_peek_series (chart, i);
      double value = rectify_chart_get_amount (chart, category, i);
      double height = MAX (get_height (measures, value), LEAST_LENGTH);
      g_autofree char *words = rectify_chart_dup_mark_words (chart, category, i);

      is_known = is_known || isfinite (rectify_chart_get_value (chart, category, i));
      if (value <= 0)
        continue;
      y -= height;
      rectify_drawing_add_rectangle (plan->drawing, series->colour, series->pattern,
                                     middle - width / 2, y, width, height);
      if (chart->series->len > 1 && height >= NUMBER_HEIGHT + 2
          && has_room (chart, value, width - 2))
        rectify_chart_draw_number (plan, value, middle, y + height / 2, TRUE);
      rectify_drawing_add_mark (plan->drawing, rectify_chart_get_mark (chart, category, i),
                                category, middle - width / 2, y, width, height, words);
    }
  if (is_known && has_room (chart, total, measures->slot))
    rectify_chart_draw_number (plan, total, middle, y - 0.7 * SMALL, TRUE);
}

static void
draw_line (RectifyChartPlan *plan, guint number, const Measures *measures, double axis)
{
  RectifyChart *chart = plan->chart;
  const RectifySeries *series = rectify_chart_peek_series (chart, number);
  double last_x = NAN, last_y = NAN;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      double x = measures->left + (i + 0.5) * measures->slot;
      double y = axis - get_height (measures, rectify_chart_get_amount (chart, i, number));

      if (!isfinite (rectify_chart_get_value (chart, i, number)))
        {
          last_x = NAN;
          continue;
        }
      if (isfinite (last_x))
        rectify_drawing_add_line (plan->drawing, series->colour, LINE_WIDTH, series->is_dashed,
                                  last_x, last_y, x, y);
      last_x = x;
      last_y = y;
    }
}

static void
draw_point (RectifyChartPlan *plan, guint category, guint number, const Measures *measures,
            double axis)
{
  RectifyChart *chart = plan->chart;
  const RectifySeries *series = rectify_chart_peek_series (chart, number);
  double point = MIN (POINT, measures->slot);
  double x = measures->left + (category + 0.5) * measures->slot;
  double y = axis - get_height (measures, rectify_chart_get_amount (chart, category, number));
  g_autofree char *words = rectify_chart_dup_mark_words (chart, category, number);

  if (!isfinite (rectify_chart_get_value (chart, category, number)))
    return;
  rectify_drawing_add_dot (plan->drawing, series->colour, series->dot, x, y,
                           MIN (DOT, 0.8 * measures->slot));
  rectify_drawing_add_mark (plan->drawing, rectify_chart_get_mark (chart, category, number),
                            category, x - point / 2, y - point / 2, point, point, words);
}

/* The numbers of a line's points, below all lines. */
static void
draw_numbers (RectifyChartPlan *plan, guint number, const Measures *measures, double axis)
{
  RectifyChart *chart = plan->chart;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      double value = rectify_chart_get_value (chart, i, number);
      double height = get_height (measures, rectify_chart_get_amount (chart, i, number));

      if (isfinite (value) && has_room (chart, value, measures->slot))
        rectify_chart_draw_number (plan, value, measures->left + (i + 0.5) * measures->slot,
                                   axis - height - DOT - 0.3 * SMALL, TRUE);
    }
}

typedef struct {
  guint category;
  double y;
  double value;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *one = a, *other = b;

  return one->y < other->y ? -1 : one->y > other->y;
}

/* The number at the end of a line that ends within the plot, if none is there. */
static void
draw_inner_end (RectifyChartPlan *plan, const Measures *measures, const End *end, GArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      const End *other = &g_array_index (others, End, i);

      if (other->category == end->category && fabs (other->y - end->y) < NUMBER_HEIGHT)
        return;
    }
  if (!has_room (plan->chart, end->value, measures->slot))
    return;
  rectify_chart_draw_number (plan, end->value,
                             measures->left + (end->category + 0.5) * measures->slot,
                             end->y - DOT - 0.3 * SMALL, TRUE);
  g_array_append_val (others, *end);
}

/* The last numbers of lines that go to the end, behind the plot; those that would lie over each other
 * are moved. A line that ends before has its number at its end. */
static void
draw_ends (RectifyChartPlan *plan, const Measures *measures, double axis)
{
  RectifyChart *chart = plan->chart;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (End));
  double limit = axis + NUMBER_HEIGHT / 2;

  for (guint j = 0; j < chart->series->len; j++)
    for (guint i = chart->categories->len; i > 0; i--)
      {
        End end = { .category = i - 1, .value = rectify_chart_get_value (chart, i - 1, j) };

        if (!isfinite (end.value))
          continue;
        end.y = axis - get_height (measures, rectify_chart_get_amount (chart, i - 1, j));
        if (i == chart->categories->len)
          g_array_append_val (ends, end);
        else
          draw_inner_end (plan, measures, &end, inner);
        break;
      }
  g_array_sort (ends, compare_ends);
  for (guint i = ends->len; i > 0; i--)
    {
      End *end = &g_array_index (ends, End, i - 1);

      end->y = MIN (end->y, limit - NUMBER_HEIGHT / 2);
      limit = end->y - NUMBER_HEIGHT / 2;
      if (limit < plan->y)
        break;
      rectify_chart_draw_number (plan, end->value, plan->width - (measures->ends - GAP) / 2, end->y,
                                 FALSE);
    }
}

/* A scale, and on it columns or lines, with the names of the categories below. */
void
rectify_chart_draw_columns (RectifyChartPlan *plan)
{
  RectifyChart *chart = plan->chart;
  double axis = plan->y + HEAD + PLOT;
  Measures measures;

  measure (chart, plan->width, &measures);
  draw_scale (plan, &measures, axis);
  if (chart->kind == RECTIFY_CHART_LINES)
    {
      if (chart->series->len == 1)
        draw_numbers (plan, 0, &measures, axis);
      else
        draw_ends (plan, &measures, axis);
      for (guint i = 0; i < chart->series->len; i++)
        draw_line (plan, i, &measures, axis);
      /* Read by categories, as columns are. */
      for (guint i = 0; i < chart->categories->len; i++)
        for (guint j = 0; j < chart->series->len; j++)
          draw_point (plan, i, j, &measures, axis);
    }
  else
    {
      for (guint i = 0; i < chart->categories->len; i++)
        draw_column (plan, i, &measures, axis);
    }
  draw_names (plan, &measures, axis + BELOW);
  plan->y = axis + BELOW + measures.n_lines * LEADING * SMALL;
}
