/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-size.h"

#include <math.h>

/* Ten points on a screen of 96 dots per inch, for which sizes in pixels are made. */
#define USUAL_SIZE (10 * 96.0 / 72)

/**
 * rectify_text_size_get:
 * @widget: a widget
 *
 * Returns: how large its text is, in pixels from line to line where nothing is between them
 */
double
rectify_text_size_get (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size > 0 ? size : USUAL_SIZE;
}

/**
 * rectify_text_size_scale:
 * @widget: a widget
 * @pixels: how large something is that suits text of the usual size
 *
 * Returns: how large it is to be for the widget's text, never less than that
 */
int
rectify_text_size_scale (GtkWidget *widget, int pixels)
{
  return (int) lround (pixels * MAX (rectify_text_size_get (widget) / USUAL_SIZE, 1));
}
