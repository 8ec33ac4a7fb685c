/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing-snapshot.h"

#include <math.h>

#include "rectify-drawing-painter.h"
#include "rectify-drawing-text.h"

/* Between hatching and what it lies on, in parts of a step, so that it has no jagged edges. */
#define SOFT 0.06f

typedef struct {
  const RectifyDrawingColours *colours;
  GtkSnapshot *snapshot;
  double scale;
} Painter;

static const GdkRGBA *
get_colour (Painter *self, RectifyColour colour)
{
  return &self->colours->colours[colour];
}

static graphene_rect_t
get_area (Painter *self, const RectifyShape *shape)
{
  return GRAPHENE_RECT_INIT (shape->x * self->scale, shape->y * self->scale,
                             shape->width * self->scale, shape->height * self->scale);
}

/* With its edges between pixels: thin sides would be blurred, or not be seen at all. */
static graphene_rect_t
get_sharp_area (Painter *self, const RectifyShape *shape)
{
  double left = round (shape->x * self->scale), top = round (shape->y * self->scale);
  double right = round ((shape->x + shape->width) * self->scale);
  double bottom = round ((shape->y + shape->height) * self->scale);

  return GRAPHENE_RECT_INIT (left, top, MAX (right - left, 1), MAX (bottom - top, 1));
}

/* Lines over all of an area, one node for all of them; they go across a direction. */
static void
add_hatching (Painter *self, const graphene_rect_t *area, const GdkRGBA *colour, double x, double y)
{
  double step = RECTIFY_HATCH_STEP * self->scale;
  float share = RECTIFY_HATCH_WIDTH / RECTIFY_HATCH_STEP;
  GdkRGBA clear = *colour;
  graphene_point_t start = GRAPHENE_POINT_INIT (area->origin.x, area->origin.y);
  graphene_point_t end = GRAPHENE_POINT_INIT (start.x + x * step, start.y + y * step);
  GskColorStop stops[5];

  clear.alpha = 0;
  stops[0] = (GskColorStop){ 0, clear };
  stops[1] = (GskColorStop){ SOFT, *colour };
  stops[2] = (GskColorStop){ SOFT + share, *colour };
  stops[3] = (GskColorStop){ 2 * SOFT + share, clear };
  stops[4] = (GskColorStop){ 1, clear };
  gtk_snapshot_append_repeating_linear_gradient (self->snapshot, area, &start, &end, stops,
                                                 G_N_ELEMENTS (stops));
}

static void
add_rectangle (Painter *self, const RectifyShape *shape)
{
  const GdkRGBA *colour = get_colour (self, shape->colour);
  const GdkRGBA *paper = get_colour (self, RECTIFY_COLOUR_PAPER);
  graphene_rect_t area = get_sharp_area (self, shape);
  float width = MAX (round (RECTIFY_OUTLINE_WIDTH * self->scale), 1);
  float widths[] = { width, width, width, width };
  GdkRGBA sides[] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;
  GdkRGBA tint;

  if (shape->pattern == RECTIFY_PATTERN_SOLID)
    {
      gtk_snapshot_append_color (self->snapshot, colour, &area);
      return;
    }
  rectify_colour_mix (paper, colour,
                      shape->pattern == RECTIFY_PATTERN_EMPTY ? 0 : RECTIFY_HATCH_TINT, &tint);
  gtk_snapshot_append_color (self->snapshot, &tint, &area);
  if (shape->pattern == RECTIFY_PATTERN_RISING || shape->pattern == RECTIFY_PATTERN_CROSSED)
    add_hatching (self, &area, colour, G_SQRT2 / 2, G_SQRT2 / 2);
  if (shape->pattern == RECTIFY_PATTERN_FALLING || shape->pattern == RECTIFY_PATTERN_CROSSED)
    add_hatching (self, &area, colour, G_SQRT2 / 2, -G_SQRT2 / 2);
  if (shape->pattern == RECTIFY_PATTERN_UPRIGHT || shape->pattern == RECTIFY_PATTERN_GRID)
    add_hatching (self, &area, colour, 1, 0);
  if (shape->pattern == RECTIFY_PATTERN_LEVEL || shape->pattern == RECTIFY_PATTERN_GRID)
    add_hatching (self, &area, colour, 0, 1);
  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_border (self->snapshot, &outline, widths, sides);
}

/* An upright or level line that is whole, sharp. */
static void
add_straight (Painter *self, const RectifyShape *shape)
{
  double thickness = MAX (round (shape->thickness * self->scale), 1);
  double left = round (MIN (shape->x, shape->x + shape->width) * self->scale);
  double top = round (MIN (shape->y, shape->y + shape->height) * self->scale);
  double width = round (fabs (shape->width) * self->scale);
  double height = round (fabs (shape->height) * self->scale);
  graphene_rect_t area
      = shape->height == 0
            ? GRAPHENE_RECT_INIT (left, top - floor (thickness / 2), width, thickness)
            : GRAPHENE_RECT_INIT (left - floor (thickness / 2), top, thickness, height);

  gtk_snapshot_append_color (self->snapshot, get_colour (self, shape->colour), &area);
}

static void
add_line (Painter *self, const RectifyShape *shape)
{
  double length = hypot (shape->width, shape->height) * self->scale;
  double thickness = shape->thickness * self->scale;
  double dash = shape->is_dashed ? RECTIFY_DASH_LENGTH * self->scale : length;
  double gap = RECTIFY_DASH_GAP * self->scale;
  graphene_point_t start = GRAPHENE_POINT_INIT (shape->x * self->scale, shape->y * self->scale);

  if (length <= 0)
    return;
  if (!shape->is_dashed && (shape->width == 0 || shape->height == 0))
    {
      add_straight (self, shape);
      return;
    }
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &start);
  gtk_snapshot_rotate (self->snapshot, atan2 (shape->height, shape->width) * 180 / G_PI);
  for (double x = 0; x < length; x += dash + gap)
    gtk_snapshot_append_color (self->snapshot, get_colour (self, shape->colour),
                               &GRAPHENE_RECT_INIT (x, -thickness / 2, MIN (dash, length - x),
                                                    thickness));
  gtk_snapshot_restore (self->snapshot);
}

static void
add_disc (Painter *self, const graphene_rect_t *area, const GdkRGBA *colour)
{
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, area, area->size.width / 2);
  gtk_snapshot_push_rounded_clip (self->snapshot, &disc);
  gtk_snapshot_append_color (self->snapshot, colour, area);
  gtk_snapshot_pop (self->snapshot);
}

static void
add_diamond (Painter *self, const graphene_rect_t *area, const GdkRGBA *colour)
{
  double side = area->size.width / G_SQRT2;
  graphene_point_t middle = GRAPHENE_POINT_INIT (area->origin.x + area->size.width / 2,
                                                 area->origin.y + area->size.height / 2);

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &middle);
  gtk_snapshot_rotate (self->snapshot, 45);
  gtk_snapshot_append_color (self->snapshot, colour,
                             &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side));
  gtk_snapshot_restore (self->snapshot);
}

static void
add_dot (Painter *self, const RectifyShape *shape)
{
  const GdkRGBA *colour = get_colour (self, shape->colour);
  graphene_rect_t area = get_area (self, shape), hole = area;

  switch (shape->dot)
    {
    case RECTIFY_DOT_SQUARE:
      gtk_snapshot_append_color (self->snapshot, colour, &area);
      break;
    case RECTIFY_DOT_DIAMOND:
      add_diamond (self, &area, colour);
      break;
    case RECTIFY_DOT_RING:
      add_disc (self, &area, colour);
      graphene_rect_inset (&hole, area.size.width * 0.22, area.size.height * 0.22);
      add_disc (self, &hole, get_colour (self, RECTIFY_COLOUR_PAPER));
      break;
    default:
      add_disc (self, &area, colour);
    }
}

static void
add_text (Painter *self, const RectifyShape *shape, PangoContext *context)
{
  double x, y;
  g_autoptr (PangoLayout) layout
      = rectify_drawing_text_set (shape, context, pango_context_get_font_description (context),
                                  self->scale, &x, &y);

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_append_layout (self->snapshot, layout, get_colour (self, shape->colour));
  gtk_snapshot_restore (self->snapshot);
}

/**
 * rectify_drawing_snapshot:
 * @self: a drawing
 * @colours: its colours
 * @context: of the widget, whose font the words have
 * @scale: how many pixels a point of the drawing is
 * @snapshot: where to
 *
 * Draws a drawing in a window, its words above all else.
 */
void
rectify_drawing_snapshot (RectifyDrawing *self, const RectifyDrawingColours *colours,
                          PangoContext *context, double scale, GtkSnapshot *snapshot)
{
  Painter painter = { colours, snapshot, scale };

  for (guint i = 0; i < rectify_drawing_get_n_shapes (self); i++)
    {
      const RectifyShape *shape = rectify_drawing_get_shape (self, i);

      if (shape->kind == RECTIFY_SHAPE_RECTANGLE)
        add_rectangle (&painter, shape);
      else if (shape->kind == RECTIFY_SHAPE_LINE)
        add_line (&painter, shape);
      else if (shape->kind == RECTIFY_SHAPE_DOT)
        add_dot (&painter, shape);
    }
  for (guint i = 0; i < rectify_drawing_get_n_shapes (self); i++)
    if (rectify_drawing_get_shape (self, i)->kind == RECTIFY_SHAPE_TEXT)
      add_text (&painter, rectify_drawing_get_shape (self, i), context);
}
