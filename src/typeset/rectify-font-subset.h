/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <hb.h>

#include "rectify-document.h"
#include "rectify-glyph-cache.h"

G_BEGIN_DECLS

/**
 * RectifyFontSubsets:
 *
 * The fonts of a PDF with hardly more than the glyphs that it needs. cairo reads all outlines of a
 * font more than once to write some of them, and those of a Chinese font are many: what it is given
 * is small. For one thread.
 */
typedef struct _RectifyFontSubsets RectifyFontSubsets;

/* A font of them, in one size. */
typedef struct _RectifyFontSubset RectifyFontSubset;

RectifyFontSubsets *rectify_font_subsets_new (void);
void rectify_font_subsets_free (RectifyFontSubsets *self);
void rectify_font_subsets_add_document (RectifyFontSubsets *self, RectifyDocument *document);
hb_set_t *rectify_font_subsets_get_glyphs (RectifyFontSubsets *self, cairo_scaled_font_t *font);
RectifyFontSubset *rectify_font_subsets_find (RectifyFontSubsets *self, RectifyGlyphCache *cache,
                                              cairo_scaled_font_t *font);

cairo_scaled_font_t *rectify_font_subset_get_font (RectifyFontSubset *self);
gboolean rectify_font_subset_map (RectifyFontSubset *self, cairo_glyph_t *glyphs, guint n_glyphs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyFontSubsets, rectify_font_subsets_free)

G_END_DECLS
