/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rectify-chart-private.h"

/* Of characters, in type sizes: those of Chinese text are square, others are counted as the widest
 * digits of the faces of desktops. */
#define NARROW 0.68
#define HANGS 1e-6
/* The legend, in type sizes. */
#define SWATCH 1.6
#define SWATCH_HEIGHT 0.9
#define SWATCH_GAP 0.4
#define ENTRY_GAP 1.6
#define LEGEND_LINE 1.7
#define REMARK_GAP (0.6 * EM)
/* A chart without anything in it. */
#define EMPTY_HEIGHT (4 * EM)
/* No more of a document's type area is filled by one drawing: 225 mm less a caption. */
#define PAPER_HEIGHT (200.0 * 72.0 / 25.4)

double
rectify_chart_measure (const char *text, double size)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        /* Quotes and dashes are full characters in Chinese faces. */
        width += g_unichar_iswide (c) || (c >= 0x2010 && c <= 0x2e7f) ? 1 : NARROW;
    }
  return width * size;
}

/* A step of 1, 2 or 5 and zeros of which so many reach the top. */
double
rectify_chart_choose_step (double top, guint n_steps)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (MAX (top, 1) / n_steps)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power * n_steps >= top * (1 - HANGS))
      return MAX (steps[i] * power, 1);
  return 10 * power;
}

/* A number around a place; on a plate if it stands on something hatched. */
void
rectify_chart_draw_number (RectifyChartPlan *plan, double value, double x, double y,
                           gboolean has_plate)
{
  g_autofree char *number = rectify_chart_dup_number (plan->chart, value);
  double width = rectify_chart_measure (number, SMALL);

  if (has_plate)
    rectify_drawing_add_rectangle (plan->drawing, RECTIFY_COLOUR_PAPER, RECTIFY_PATTERN_SOLID,
                                   x - width / 2, y - NUMBER_HEIGHT / 2, width, NUMBER_HEIGHT);
  rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_TEXT, number, SMALL, 0,
                            RECTIFY_TEXT_MIDDLE, x - width / 2, y - NUMBER_HEIGHT / 2, width,
                            NUMBER_HEIGHT);
}

static double
measure_entry (RectifyChart *self, guint series, double width)
{
  double words = rectify_chart_measure (rectify_chart_get_series (self, series), EM);

  return MIN ((SWATCH + SWATCH_GAP) * EM + words, width);
}

static double
measure_legend (RectifyChart *self, double width)
{
  double x = 0;
  guint n_lines = 1;

  if (self->series->len < 2)
    return 0;
  for (guint i = 0; i < self->series->len; i++)
    {
      double entry = measure_entry (self, i, width);

      if (x > 0 && x + entry > width)
        {
          x = 0;
          n_lines++;
        }
      x += entry + ENTRY_GAP * EM;
    }
  return (n_lines * LEGEND_LINE + 0.5) * EM;
}

static void
draw_swatch (RectifyChartPlan *plan, guint number, double x, double y)
{
  const RectifySeries *series = rectify_chart_peek_series (plan->chart, number);

  if (plan->chart->kind != RECTIFY_CHART_LINES)
    {
      rectify_drawing_add_rectangle (plan->drawing, series->colour, series->pattern, x,
                                     y - SWATCH_HEIGHT * EM / 2, SWATCH * EM, SWATCH_HEIGHT * EM);
      return;
    }
  rectify_drawing_add_line (plan->drawing, series->colour, LINE_WIDTH, series->is_dashed, x, y,
                            x + SWATCH * EM, y);
  rectify_drawing_add_dot (plan->drawing, series->colour, series->dot, x + SWATCH * EM / 2, y,
                           0.7 * EM);
}

/* What the series are, above the chart. */
static void
draw_legend (RectifyChartPlan *plan)
{
  double x = 0, y = plan->y;

  if (plan->chart->series->len < 2)
    return;
  for (guint i = 0; i < plan->chart->series->len; i++)
    {
      double entry = measure_entry (plan->chart, i, plan->width);
      double skip = (SWATCH + SWATCH_GAP) * EM;

      if (x > 0 && x + entry > plan->width)
        {
          x = 0;
          y += LEGEND_LINE * EM;
        }
      draw_swatch (plan, i, x, y + LEGEND_LINE * EM / 2);
      rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_TEXT,
                                rectify_chart_get_series (plan->chart, i), EM, 1, RECTIFY_TEXT_LEFT,
                                x + skip, y, entry - skip, LEGEND_LINE * EM);
      x += entry + ENTRY_GAP * EM;
    }
  plan->y += measure_legend (plan->chart, plan->width);
}

static gboolean
is_columns (RectifyChart *self)
{
  return self->kind == RECTIFY_CHART_COLUMNS || self->kind == RECTIFY_CHART_LINES;
}

static guint
count_remark_lines (RectifyChart *self, double width)
{
  return self->remark != NULL ? ceil (rectify_chart_measure (self->remark, EM) / (width - EM)) : 0;
}

static double
measure_remark (RectifyChart *self, double width)
{
  return self->remark != NULL ? REMARK_GAP + count_remark_lines (self, width) * LEADING * EM : 0;
}

/* What the chart does not show, below it. */
static void
draw_remark (RectifyChartPlan *plan)
{
  guint n_lines = count_remark_lines (plan->chart, plan->width);
  double height = n_lines * LEADING * EM;

  if (plan->chart->remark != NULL)
    rectify_drawing_add_text (plan->drawing, RECTIFY_COLOUR_TEXT, plan->chart->remark, EM, n_lines,
                              RECTIFY_TEXT_LEFT, 0,
                              rectify_drawing_get_height (plan->drawing) - height, plan->width,
                              height);
}

static double
measure (RectifyChart *self, double width)
{
  if (self->categories->len == 0 || self->series->len == 0)
    return EMPTY_HEIGHT;
  return measure_legend (self, width) + measure_remark (self, width)
         + (is_columns (self) ? rectify_chart_measure_columns (self, width)
                              : rectify_chart_measure_bars (self, width));
}

/**
 * rectify_chart_draw:
 * @self: a chart
 * @width: how wide it is to be, in points at type of %RECTIFY_CHART_TYPE_SIZE points
 *
 * Composes the picture: names and numbers stand where nothing else does, and what is told by colour
 * is told by hatching or dots too. Its marks have the identifiers that
 * rectify_chart_get_place() takes.
 *
 * Returns: (transfer full): the drawing, as high as it needs to be
 */
RectifyDrawing *
rectify_chart_draw (RectifyChart *self, double width)
{
  RectifyChartPlan plan = { .chart = self, .width = MAX (width, 12 * EM) };
  g_autoptr (RectifyTable) table = rectify_chart_make_table (self);
  g_autofree char *words = rectify_chart_dup_words (self);

  plan.drawing = rectify_drawing_new (plan.width, measure (self, plan.width), self->title);
  rectify_drawing_set_words (plan.drawing, words);
  rectify_drawing_set_table (plan.drawing, table);
  if (self->categories->len == 0 || self->series->len == 0)
    {
      rectify_drawing_add_text (plan.drawing, RECTIFY_COLOUR_FAINT,
                                _ ("There is nothing to show yet."), EM, 2, RECTIFY_TEXT_MIDDLE, 0,
                                0, plan.width, EMPTY_HEIGHT);
      return plan.drawing;
    }
  draw_legend (&plan);
  if (is_columns (self))
    rectify_chart_draw_columns (&plan);
  else
    rectify_chart_draw_bars (&plan);
  draw_remark (&plan);
  return plan.drawing;
}

static RectifyChart *
dup_part (RectifyChart *self, guint first, guint n, const char *title)
{
  RectifyChart *part = rectify_chart_new (self->kind, self->unit, title);

  part->least_top = rectify_chart_get_top (self);
  for (guint i = 0; i < self->series->len; i++)
    rectify_chart_add_series (part, rectify_chart_get_series (self, i),
                              rectify_chart_peek_series (self, i)->colour);
  for (guint i = 0; i < n; i++)
    {
      rectify_chart_add_category (part, rectify_chart_get_category (self, first + i));
      rectify_chart_set_note (part, i, rectify_chart_peek_category (self, first + i)->note);
      for (guint j = 0; j < self->series->len; j++)
        rectify_chart_set_value (part, i, j, rectify_chart_get_value (self, first + i, j));
    }
  return part;
}

/**
 * rectify_chart_add_to_document:
 * @self: a chart
 * @document: a document
 *
 * Adds the picture to a document, as several of one scale if it is too high for a page.
 */
void
rectify_chart_add_to_document (RectifyChart *self, RectifyDocument *document)
{
  double width = RECTIFY_CHART_PAPER_WIDTH, legend = measure_legend (self, width);
  double height = measure (self, width);
  guint n_parts = 1, first = 0;

  if (!is_columns (self) && height > PAPER_HEIGHT)
    n_parts = ceil ((height - legend) / (PAPER_HEIGHT - legend));
  n_parts = CLAMP (n_parts, 1, MAX (self->categories->len, 1));
  for (guint i = 0; i < n_parts; i++)
    {
      guint end = (guint64) self->categories->len * (i + 1) / n_parts;
      /* TRANSLATORS: A picture's title, which of its parts this is, and of how many. */
      g_autofree char *title = n_parts > 1 ? g_strdup_printf (C_ ("chart", "%s (%u of %u)"),
                                                              self->title, i + 1, n_parts)
                                           : g_strdup (self->title);
      g_autoptr (RectifyChart) part = dup_part (self, first, end - first, title);
      g_autoptr (RectifyDrawing) drawing = NULL;

      if (i + 1 == n_parts)
        rectify_chart_set_remark (part, self->remark);
      drawing = rectify_chart_draw (part, width);
      rectify_document_add_drawing (document, drawing);
      first = end;
    }
}
