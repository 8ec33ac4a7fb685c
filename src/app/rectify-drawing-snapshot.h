/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-drawing-colours.h"

G_BEGIN_DECLS

void rectify_drawing_snapshot (RectifyDrawing *self, const RectifyDrawingColours *colours,
                               PangoContext *context, double scale, GtkSnapshot *snapshot);

G_END_DECLS
