/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing-text.h"

#include "rectify-cairo-text.h"

static PangoAlignment
get_alignment (const RectifyShape *shape, PangoLayout *layout)
{
  /* Pango changes sides for words that are read from right to left; those of the box stay. */
  gboolean changes = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

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

/**
 * rectify_drawing_text_set:
 * @shape: a text of a drawing
 * @context: where the fonts come from
 * @font: the face; its size is not looked at
 * @scale: how many units a point of the drawing is
 * @x: (out): set to where the layout's left edge is, in units from the drawing's
 * @y: (out): set to where the layout's upper edge is, in units from the drawing's
 *
 * Sets words in their box, in which they stay: what has no room is cut short with an ellipsis.
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
  PangoRectangle extents;

  pango_font_description_set_absolute_size (sized, shape->size * scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, sized);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, shape->width * scale * PANGO_SCALE);
  pango_layout_set_height (layout, -(int) MAX (shape->n_lines, 1));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, get_alignment (shape, layout));
  pango_layout_get_extents (layout, NULL, &extents);
  *x = shape->x * scale;
  *y = shape->y * scale + (shape->height * scale - (double) extents.height / PANGO_SCALE) / 2;
  return layout;
}
