/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-private.h"

/* Of so many pages it is known to the glyph what is on them before the first is drawn; fewer than
 * are set ahead. */
#define MAX_KNOWN 100

static void
collect_from_line (const RectifyLine *line, RectifyGlyphCache *cache, RectifyFontSubsets *subsets)
{
  if (line->text != NULL)
    rectify_text_line_collect_glyphs (line->text, cache, subsets);
  for (GSList *l = line->line != NULL ? line->line->runs : NULL; l != NULL; l = l->next)
    rectify_run_collect_glyphs (l->data, cache, subsets);
}

/* A page number is set when its page is drawn. */
static void
collect_from_page_number (RectifyPages *self, RectifyNumbering numbering, const char *number,
                          RectifyFontSubsets *subsets)
{
  RectifyPageNumber sample = { numbering, 1 };
  g_autofree char *text = rectify_page_number_dup_text (&sample);
  g_autofree char *all = g_strconcat (text, number, NULL);
  RectifyTextLine *line = rectify_composer_set_page_number (self, all);

  rectify_text_line_collect_glyphs (line, self->glyphs, subsets);
  rectify_text_line_unref (line);
}

/**
 * rectify_pages_collect_glyphs:
 * @self: pages
 * @subsets: where the glyphs on them are added
 *
 * Finds out what the pages need of their fonts: exactly, but for what is not set yet, of which it
 * is the characters.
 */
void
rectify_pages_collect_glyphs (RectifyPages *self, RectifyFontSubsets *subsets)
{
  gboolean is_whole;
  guint end;

  rectify_pages_wait (self, MAX_KNOWN - 1);
  g_mutex_lock (&self->lock);
  rectify_glyph_cache_lock (self->glyphs);
  is_whole = self->is_whole && self->pages->len <= MAX_KNOWN;
  end = self->pages->len <= MAX_KNOWN
            ? self->lines->len
            : g_array_index (self->pages, RectifyPage, MAX_KNOWN).first_line;
  for (guint i = 0; i < end; i++)
    collect_from_line (&g_array_index (self->lines, RectifyLine, i), self->glyphs, subsets);
  collect_from_page_number (self, RECTIFY_NUMBERING_ARABIC, "234567890", subsets);
  if (self->n_front > 0)
    collect_from_page_number (self, RECTIFY_NUMBERING_ROMAN, "IVXLCDMivxlcdm", subsets);
  rectify_glyph_cache_unlock (self->glyphs);
  g_mutex_unlock (&self->lock);
  if (!is_whole)
    rectify_font_subsets_add_document (subsets, self->document);
}
