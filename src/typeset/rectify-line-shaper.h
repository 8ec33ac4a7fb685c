/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-text-line.h"

G_BEGIN_DECLS

void rectify_lines_shape (RectifyGlyphCache *cache, char *text, PangoAttrList *attributes,
                          double width, double indent, double cell, GPtrArray *lines);

G_END_DECLS
