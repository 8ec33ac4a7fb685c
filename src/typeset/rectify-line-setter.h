/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-text-line.h"

G_BEGIN_DECLS

GPtrArray *rectify_lines_set (RectifyGlyphCache *cache, const char *text, PangoAttrList *attributes,
                              double width, double indent, double cell);

RectifyTextLine *rectify_line_set_number (RectifyGlyphCache *cache, const char *text,
                                          const PangoFontDescription *font);

G_END_DECLS
