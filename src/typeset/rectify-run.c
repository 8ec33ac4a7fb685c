/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-line.h"

/**
 * rectify_run_collect_missing:
 * @run: a run of glyphs
 * @missing: (element-type gunichar): where its characters are added that no font has
 */
void
rectify_run_collect_missing (PangoGlyphItem *run, GHashTable *missing)
{
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        g_hash_table_add (missing, GUINT_TO_POINTER (glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
    }
}

/**
 * rectify_run_collect_glyphs:
 * @run: a run of glyphs
 * @cache: where its font is kept; locked
 * @subsets: where its glyphs are added
 */
void
rectify_run_collect_glyphs (PangoGlyphItem *run, RectifyGlyphCache *cache,
                            RectifyFontSubsets *subsets)
{
  PangoFont *font = run->item->analysis.font;
  hb_set_t *glyphs;

  if (font == NULL)
    return;
  glyphs = rectify_font_subsets_get_glyphs (subsets, rectify_glyph_cache_keep_font (cache, font));
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

      if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
        hb_set_add (glyphs, glyph);
    }
}
