/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing-painter.h"

#include <math.h>

/* On paper: dark enough to be seen in grey, and told apart by most who do not see all colours. */
static const double colours[RECTIFY_N_COLOURS][3] = {
  [RECTIFY_COLOUR_TEXT] = { 0, 0, 0 },
  [RECTIFY_COLOUR_FAINT] = { 0.25, 0.25, 0.25 },
  [RECTIFY_COLOUR_GRID] = { 0.7, 0.7, 0.7 },
  [RECTIFY_COLOUR_PAPER] = { 1, 1, 1 },
  [RECTIFY_COLOUR_LATE] = { 0.75, 0.07, 0.07 },
  [RECTIFY_COLOUR_SERIES_0] = { 0.11, 0.37, 0.65 },
  [RECTIFY_COLOUR_SERIES_1] = { 0.0, 0.45, 0.33 },
  [RECTIFY_COLOUR_SERIES_2] = { 0.4, 0.4, 0.42 },
  [RECTIFY_COLOUR_SERIES_3] = { 0.62, 0.37, 0.0 },
  [RECTIFY_COLOUR_SERIES_4] = { 0.42, 0.25, 0.6 },
  [RECTIFY_COLOUR_SERIES_5] = { 0.15, 0.45, 0.5 },
  [RECTIFY_COLOUR_SERIES_6] = { 0.55, 0.2, 0.4 },
  [RECTIFY_COLOUR_SERIES_7] = { 0.35, 0.35, 0.1 },
};

/**
 * rectify_drawing_set_colour:
 * @cr: where is drawn
 * @colour: what the colour is for
 *
 * Takes the colour that it has on paper.
 */
void
rectify_drawing_set_colour (cairo_t *cr, RectifyColour colour)
{
  cairo_set_source_rgb (cr, colours[colour][0], colours[colour][1], colours[colour][2]);
}

/* Solid, so that a PDF needs no transparency. */
static void
set_tint (cairo_t *cr, RectifyColour colour)
{
  double tint[3];

  for (guint i = 0; i < 3; i++)
    tint[i] = 1 - RECTIFY_HATCH_TINT * (1 - colours[colour][i]);
  cairo_set_source_rgb (cr, tint[0], tint[1], tint[2]);
}

/* Lines over all of a rectangle; @slope is how far they go to the right over its height. */
static void
add_slanted (cairo_t *cr, const RectifyShape *shape, double slope)
{
  double step = RECTIFY_HATCH_STEP * G_SQRT2;
  double bottom = shape->y + shape->height;
  double from = MIN (shape->x, shape->x - slope * shape->height);
  double to = MAX (shape->x + shape->width, shape->x + shape->width - slope * shape->height);

  for (double x = floor (from / step) * step; x <= to; x += step)
    {
      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x + slope * shape->height, shape->y);
    }
}

static void
add_upright (cairo_t *cr, const RectifyShape *shape)
{
  for (double x = shape->x + RECTIFY_HATCH_STEP; x < shape->x + shape->width;
       x += RECTIFY_HATCH_STEP)
    {
      cairo_move_to (cr, x, shape->y);
      cairo_line_to (cr, x, shape->y + shape->height);
    }
}

static void
add_level (cairo_t *cr, const RectifyShape *shape)
{
  for (double y = shape->y + RECTIFY_HATCH_STEP; y < shape->y + shape->height;
       y += RECTIFY_HATCH_STEP)
    {
      cairo_move_to (cr, shape->x, y);
      cairo_line_to (cr, shape->x + shape->width, y);
    }
}

static void
paint_hatching (cairo_t *cr, const RectifyShape *shape)
{
  RectifyPattern pattern = shape->pattern;

  cairo_save (cr);
  cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, RECTIFY_HATCH_WIDTH);
  if (pattern == RECTIFY_PATTERN_RISING || pattern == RECTIFY_PATTERN_CROSSED)
    add_slanted (cr, shape, 1);
  if (pattern == RECTIFY_PATTERN_FALLING || pattern == RECTIFY_PATTERN_CROSSED)
    add_slanted (cr, shape, -1);
  if (pattern == RECTIFY_PATTERN_UPRIGHT || pattern == RECTIFY_PATTERN_GRID)
    add_upright (cr, shape);
  if (pattern == RECTIFY_PATTERN_LEVEL || pattern == RECTIFY_PATTERN_GRID)
    add_level (cr, shape);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_rectangle (cairo_t *cr, const RectifyShape *shape)
{
  double inset = MIN (RECTIFY_OUTLINE_WIDTH, MIN (shape->width, shape->height)) / 2;

  cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
  if (shape->pattern == RECTIFY_PATTERN_SOLID)
    {
      cairo_fill (cr);
      return;
    }
  if (shape->pattern == RECTIFY_PATTERN_EMPTY)
    rectify_drawing_set_colour (cr, RECTIFY_COLOUR_PAPER);
  else
    set_tint (cr, shape->colour);
  cairo_fill (cr);
  rectify_drawing_set_colour (cr, shape->colour);
  paint_hatching (cr, shape);
  cairo_set_line_width (cr, 2 * inset);
  cairo_rectangle (cr, shape->x + inset, shape->y + inset, shape->width - 2 * inset,
                   shape->height - 2 * inset);
  cairo_stroke (cr);
}

static void
paint_line (cairo_t *cr, const RectifyShape *shape)
{
  static const double dashes[] = { RECTIFY_DASH_LENGTH, RECTIFY_DASH_GAP };

  cairo_set_line_width (cr, shape->thickness);
  cairo_set_dash (cr, dashes, shape->is_dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_move_to (cr, shape->x, shape->y);
  cairo_line_to (cr, shape->x + shape->width, shape->y + shape->height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_dot (cairo_t *cr, const RectifyShape *shape)
{
  double radius = shape->width / 2, x = shape->x + radius, y = shape->y + radius;

  if (shape->dot == RECTIFY_DOT_SQUARE)
    {
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
    }
  else if (shape->dot == RECTIFY_DOT_DIAMOND)
    {
      cairo_move_to (cr, x, shape->y);
      cairo_line_to (cr, shape->x + shape->width, y);
      cairo_line_to (cr, x, shape->y + shape->height);
      cairo_line_to (cr, shape->x, y);
      cairo_close_path (cr);
    }
  else
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    }
  cairo_fill (cr);
  if (shape->dot != RECTIFY_DOT_RING)
    return;
  rectify_drawing_set_colour (cr, RECTIFY_COLOUR_PAPER);
  cairo_arc (cr, x, y, radius * 0.55, 0, 2 * G_PI);
  cairo_fill (cr);
}

/**
 * rectify_drawing_paint:
 * @self: a drawing
 * @cr: where to; a unit is a point
 *
 * Draws all but the words, in the colours of paper.
 */
void
rectify_drawing_paint (RectifyDrawing *self, cairo_t *cr)
{
  cairo_save (cr);
  for (guint i = 0; i < rectify_drawing_get_n_shapes (self); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (self, i);

      rectify_drawing_set_colour (cr, shape->colour);
      if (shape->kind == RECTIFY_SHAPE_RECTANGLE)
        paint_rectangle (cr, shape);
      else if (shape->kind == RECTIFY_SHAPE_LINE)
        paint_line (cr, shape);
      else if (shape->kind == RECTIFY_SHAPE_DOT)
        paint_dot (cr, shape);
    }
  cairo_restore (cr);
}
