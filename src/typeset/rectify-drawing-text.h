/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "rectify-drawing.h"

G_BEGIN_DECLS

PangoLayout *rectify_drawing_text_set (const RectifyShape *shape, PangoContext *context,
                                       const PangoFontDescription *font, double scale, double *x,
                                       double *y);

G_END_DECLS
