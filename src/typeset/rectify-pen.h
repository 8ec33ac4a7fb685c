/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-font-subset.h"
#include "rectify-glyph-cache.h"

G_BEGIN_DECLS

/**
 * RectifyPen:
 * @cr: where it draws; a unit is a point
 * @cache: whose glyphs it draws
 * @subsets: (nullable): what is drawn with instead of the fonts
 *
 * Collects glyphs of one font and draws them at once, with the text they stand for, so that a PDF
 * can be searched: to cairo a call costs as much as some thirty glyphs in it.
 */
typedef struct {
  cairo_t *cr;
  RectifyGlyphCache *cache;
  RectifyFontSubsets *subsets;
  cairo_scaled_font_t *font;
  GString *text;
  GArray *glyphs;   /* cairo_glyph_t */
  GArray *clusters; /* cairo_text_cluster_t */
} RectifyPen;

void rectify_pen_init (RectifyPen *self, cairo_t *cr, RectifyGlyphCache *cache,
                       RectifyFontSubsets *subsets);
void rectify_pen_clear (RectifyPen *self);
void rectify_pen_add (RectifyPen *self, cairo_scaled_font_t *font, const char *text, guint n_glyphs,
                      const gint32 *places, const guint16 *numbers, double x, double baseline);
void rectify_pen_draw_item (RectifyPen *self, const char *text, PangoGlyphItem *item, double x,
                            double baseline);
void rectify_pen_draw_line (RectifyPen *self, PangoLayoutLine *line, double x, double baseline);
void rectify_pen_flush (RectifyPen *self);

G_END_DECLS
