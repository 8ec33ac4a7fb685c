/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * RectifyGlyphCache:
 *
 * What Pango makes of single characters and short words, by font: most of a Chinese text is made of
 * some thousand characters that are drawn each on its own, and need not be shaped again each time.
 * May be used from several threads at once; keeps Pango for one at a time.
 */
typedef struct _RectifyGlyphCache RectifyGlyphCache;

/* A font in the company of a script: what Pango goes by when it shapes. */
typedef struct _RectifyGlyphStyle RectifyGlyphStyle;

/* In the place of a glyph's number: the character is drawn with the one before it, as the second of
 * two dashes is. */
#define RECTIFY_GLYPH_JOINED G_MAXUINT16

/**
 * RectifyGlyph:
 * @font: its font, which belongs to the cache
 * @width: the advance of the character, in Pango units
 * @glyph: its number in the font, or %RECTIFY_GLYPH_JOINED
 * @state: what is known of it; the cache's own
 *
 * The glyph of a character, which has no offset.
 */
typedef struct {
  cairo_scaled_font_t *font;
  gint32 width;
  guint16 glyph;
  guint16 state;
} RectifyGlyph;

RectifyGlyphCache *rectify_glyph_cache_new (PangoContext *context);
void rectify_glyph_cache_free (RectifyGlyphCache *self);
RectifyGlyphStyle *rectify_glyph_cache_get_style (RectifyGlyphCache *self,
                                                  const PangoFontDescription *font,
                                                  PangoScript script);
gboolean rectify_glyph_cache_find (RectifyGlyphCache *self, RectifyGlyphStyle *style,
                                   const char *text, gsize length, RectifyGlyph *glyphs);

PangoContext *rectify_glyph_cache_get_context (RectifyGlyphCache *self);

/* Pango itself, for what the cache does not keep: by one thread at a time. */
PangoContext *rectify_glyph_cache_lock (RectifyGlyphCache *self);
void rectify_glyph_cache_unlock (RectifyGlyphCache *self);
cairo_scaled_font_t *rectify_glyph_cache_keep_font (RectifyGlyphCache *self, PangoFont *font);
PangoFont *rectify_glyph_cache_find_font (RectifyGlyphCache *self, cairo_scaled_font_t *font);

/* Marks that belong to every script, but have their cell in Chinese text. */
gboolean rectify_is_shared_mark (gunichar character);
gboolean rectify_is_chinese (PangoContext *context);

/* Whether a character can be kept at all. */
gboolean rectify_glyph_cache_takes (gunichar character);

G_END_DECLS
