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

/**
 * rectify_text_size_fit_window:
 * @window: a window
 * @width: how wide it is to be at first, in pixels
 * @height: how high it is to be at first, in pixels; -1: as its content needs
 *
 * Makes it so large, as far as the screen has room.
 */
void
rectify_text_size_fit_window (GtkWindow *window, int width, int height)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0, 0, 1280, 720 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (window, MIN (width, area.width * 19 / 20),
                               MIN (height, area.height * 17 / 20));
}

/**
 * rectify_text_size_set_window:
 * @window: a window
 * @width: how wide it is to be at first, in pixels where text has its usual size
 * @height: how high; -1: as its content needs
 *
 * The size that suits it and the user's text, as far as the screen has it.
 */
void
rectify_text_size_set_window (GtkWindow *window, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (window);

  rectify_text_size_fit_window (window, rectify_text_size_scale (widget, width),
                                height > 0 ? rectify_text_size_scale (widget, height) : height);
}
