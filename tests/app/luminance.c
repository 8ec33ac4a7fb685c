/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "luminance.h"

#include <math.h>

/* How light what is drawn is, as WCAG 2.1 reckons it. */

static double
get_channel (guint8 value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

/**
 * luminance_get:
 * @pixel: as Cairo has it, in the bytes of a small-endian machine blue first
 *
 * Returns: its relative luminance, from 0 to 1
 */
double
luminance_get (guint32 pixel)
{
  return 0.2126 * get_channel (pixel >> 16 & 0xff) + 0.7152 * get_channel (pixel >> 8 & 0xff)
         + 0.0722 * get_channel (pixel & 0xff);
}

/**
 * luminance_get_contrast:
 * @one: a relative luminance
 * @other: another
 *
 * Returns: their contrast, from 1 to 21
 */
double
luminance_get_contrast (double one, double other)
{
  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

/**
 * luminance_draw:
 * @window: a window that is seen
 *
 * Returns: (transfer full) (nullable): a picture of it; %NULL while nothing is drawn of it
 */
GdkTexture *
luminance_draw (GtkWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t whole;

  graphene_rect_init (&whole, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gdk_paintable_snapshot (paintable, snapshot, whole.size.width, whole.size.height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return NULL;
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &whole);
}
