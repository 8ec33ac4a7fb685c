/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "rectify-glyph-cache.h"
#include "rectify-line-breaker.h"
#include "rectify-pen.h"

G_BEGIN_DECLS

/**
 * RectifyTextLine:
 *
 * A line of text whose characters have their places, in as little memory as that takes. Shared by
 * reference. It must be gone before the cache is that its fonts belong to.
 */
typedef struct _RectifyTextLine RectifyTextLine;

RectifyTextLine *rectify_text_line_new (char *text, gsize start, guint n_signs,
                                        const RectifySign *signs, const RectifyGlyph *glyphs);
RectifyTextLine *rectify_text_line_new_from_items (RectifyGlyphCache *cache, char *text,
                                                   PangoGlyphItem *const *items, guint n_items);
RectifyTextLine *rectify_text_line_new_from_layout (RectifyGlyphCache *cache, char *text,
                                                    PangoLayoutLine *line);
RectifyTextLine *rectify_text_line_ref (RectifyTextLine *self);
void rectify_text_line_unref (RectifyTextLine *self);
double rectify_text_line_get_width (RectifyTextLine *self);
/* Where a line's words are in the text that it was set from, in bytes, and on the line, in points. */
void rectify_text_line_get_range (RectifyTextLine *self, gsize *start, gsize *end);
double rectify_text_line_get_x (RectifyTextLine *self, gsize position);
char *rectify_text_line_dup_text (RectifyTextLine *self);
void rectify_text_line_draw (RectifyTextLine *self, double x, double baseline, RectifyPen *pen);

/* In rectify-run.c: adds the glyphs of a run, by font. */
void rectify_run_collect_glyphs (PangoGlyphItem *run, RectifyGlyphCache *cache,
                                 RectifyFontSubsets *subsets);
void rectify_text_line_collect_glyphs (RectifyTextLine *self, RectifyGlyphCache *cache,
                                       RectifyFontSubsets *subsets);
/* In rectify-run.c: adds the characters of a run that no font has. */
void rectify_run_collect_missing (PangoGlyphItem *run, GHashTable *missing);
void rectify_text_line_collect_missing (RectifyTextLine *self, GHashTable *missing);

G_END_DECLS
