/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing-text.h"

#include "rectify-cairo-text.h"

/* 1 from left to right, -1 from right to left, 0 neither. */
static int
get_sense (PangoDirection direction)
{
  switch (direction)
    {
    case PANGO_DIRECTION_LTR:
    case PANGO_DIRECTION_WEAK_LTR:
      return 1;
    case PANGO_DIRECTION_RTL:
    case PANGO_DIRECTION_WEAK_RTL:
      return -1;
    default:
      return 0;
    }
}

static PangoAlignment
get_alignment (const RectifyShape *shape, PangoLayout *layout)
{
  /* Pango changes sides for words that are read against their surroundings: Hebrew where all else is
   * English, English where all else is Hebrew. Those of the box stay. */
  PangoDirection around = pango_context_get_base_dir (pango_layout_get_context (layout));
  gboolean changes = get_sense (pango_layout_get_direction (layout, 0)) * get_sense (around) == -1;

  switch (shape->align)
    {
    case RECTIFY_TEXT_LEFT:
      return changes ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    case RECTIFY_TEXT_RIGHT:
      return changes ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    default:
      return PANGO_ALIGN_CENTER;
    }
}

/* Lines are made evenly long, so that no single character stands on the last of them. */
static void
balance (PangoLayout *layout, double width, double step)
{
  PangoRectangle extents;
  int n_lines = pango_layout_get_line_count (layout);

  if (n_lines < 2 || pango_layout_is_ellipsized (layout))
    return;
  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  for (double least = (double) extents.width / PANGO_SCALE / n_lines; least < width; least += step)
    {
      pango_layout_set_width (layout, least * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) <= n_lines && !pango_layout_is_ellipsized (layout))
        return;
    }
  pango_layout_set_width (layout, width * PANGO_SCALE);
}

/* Where the words begin in their box. */
static double
find_left (const RectifyShape *shape, double scale, double width)
{
  double room = shape->width * scale - width;

  switch (shape->align)
    {
    case RECTIFY_TEXT_LEFT:
      return shape->x * scale;
    case RECTIFY_TEXT_RIGHT:
      return shape->x * scale + room;
    default:
      return shape->x * scale + room / 2;
    }
}

/**
 * rectify_drawing_text_set:
 * @shape: a text of a drawing
 * @context: where the fonts come from
 * @font: the face; its size is not looked at
 * @scale: how many units a point of the drawing is
 * @x: (out): set to where the layout's left edge is, in units from the drawing's
 * @y: (out): set to where the layout's upper edge is, in units from the drawing's
 *
 * Sets words in their box, in which they stay: what has no room is cut short with an ellipsis. Numbers
 * are never cut, as one that is says something else.
 *
 * Returns: (transfer full): the words
 */
PangoLayout *
rectify_drawing_text_set (const RectifyShape *shape, PangoContext *context,
                          const PangoFontDescription *font, double scale, double *x, double *y)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) sized = pango_font_description_copy (font);
  g_autofree char *text = g_strdelimit (rectify_cairo_text_dup (shape->text), "\n\r\t\v\f", ' ');
  double width = shape->width * scale;
  PangoRectangle extents;

  pango_font_description_set_absolute_size (sized, shape->size * scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, sized);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, get_alignment (shape, layout));
  if (shape->n_lines > 0)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_height (layout, -(int) shape->n_lines);
      balance (layout, width, shape->size * scale / 2);
      width = (double) pango_layout_get_width (layout) / PANGO_SCALE;
    }
  pango_layout_get_extents (layout, NULL, &extents);
  if (shape->n_lines == 0)
    width = (double) extents.width / PANGO_SCALE;
  *x = find_left (shape, scale, width);
  *y = shape->y * scale + (shape->height * scale - (double) extents.height / PANGO_SCALE) / 2;
  return layout;
}
