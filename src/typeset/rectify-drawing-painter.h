/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "rectify-drawing.h"

G_BEGIN_DECLS

/* How dense the colour is behind hatching, and the hatching itself, in points. */
#define RECTIFY_HATCH_TINT 0.16
#define RECTIFY_HATCH_STEP 4.0
#define RECTIFY_HATCH_WIDTH 0.8
#define RECTIFY_OUTLINE_WIDTH 0.8
/* Dashes of a line, in points. */
#define RECTIFY_DASH_LENGTH 4.0
#define RECTIFY_DASH_GAP 2.5

void rectify_drawing_paint (RectifyDrawing *self, cairo_t *cr);
void rectify_drawing_set_colour (cairo_t *cr, RectifyColour colour);

G_END_DECLS
