/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-drawing.h"

G_BEGIN_DECLS

/**
 * RectifyDrawingColours:
 * @colours: what each #RectifyColour is
 *
 * The colours of drawings in a theme.
 */
typedef struct {
  GdkRGBA colours[RECTIFY_N_COLOURS];
} RectifyDrawingColours;

void rectify_drawing_colours_init (RectifyDrawingColours *self, GtkWidget *widget);
double rectify_colour_measure_contrast (const GdkRGBA *a, const GdkRGBA *b);
void rectify_colour_mix (const GdkRGBA *a, const GdkRGBA *b, double share, GdkRGBA *mixed);

G_END_DECLS
