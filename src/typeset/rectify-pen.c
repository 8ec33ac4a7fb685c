/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pen.h"

#include "rectify-cairo-text.h"

/**
 * rectify_pen_init:
 * @self: a pen
 * @cr: where to draw; borrowed until rectify_pen_clear()
 * @cache: whose glyphs are drawn; borrowed as long
 * @subsets: (nullable): what to draw with instead of the fonts; borrowed as long
 */
void
rectify_pen_init (RectifyPen *self, cairo_t *cr, RectifyGlyphCache *cache,
                  RectifyFontSubsets *subsets)
{
  self->cr = cr;
  self->cache = cache;
  self->subsets = subsets;
  self->font = NULL;
  self->text = g_string_new (NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
}

/* The font for what is collected, whose glyphs become those of the font. */
static cairo_scaled_font_t *
choose_font (RectifyPen *self)
{
  RectifyFontSubset *subset = NULL;

  if (self->subsets != NULL)
    subset = rectify_font_subsets_find (self->subsets, self->cache, self->font);
  if (subset != NULL
      && rectify_font_subset_map (subset, (cairo_glyph_t *) (void *) self->glyphs->data,
                                  self->glyphs->len))
    return rectify_font_subset_get_font (subset);
  return self->font;
}

/**
 * rectify_pen_flush:
 * @self: a pen
 *
 * Draws what is collected: before anything is drawn that has to be above it, and where what it is
 * part of ends.
 */
void
rectify_pen_flush (RectifyPen *self)
{
  if (self->glyphs->len == 0)
    {
      g_string_truncate (self->text, 0);
      g_array_set_size (self->clusters, 0);
      return;
    }
  rectify_cairo_text_clean (self->text->str);
  cairo_set_scaled_font (self->cr, choose_font (self));
  cairo_show_text_glyphs (self->cr, self->text->str, self->text->len,
                          (const cairo_glyph_t *) (void *) self->glyphs->data, self->glyphs->len,
                          (const cairo_text_cluster_t *) (void *) self->clusters->data,
                          self->clusters->len, 0);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
}

/**
 * rectify_pen_clear:
 * @self: a pen
 *
 * Draws what is collected and frees what the pen holds.
 */
void
rectify_pen_clear (RectifyPen *self)
{
  rectify_pen_flush (self);
  g_string_free (self->text, TRUE);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
}

/**
 * rectify_pen_add:
 * @self: a pen
 * @font: of the glyphs; it has to stay until they are drawn
 * @text: what they stand for, a character each
 * @n_glyphs: how many they are
 * @places: (array length=n_glyphs): how far they are from @x, in Pango units
 * @numbers: (array length=n_glyphs): their numbers in the font, or %RECTIFY_GLYPH_JOINED
 * @x: where they begin, in points
 * @baseline: where they stand, in points
 */
void
rectify_pen_add (RectifyPen *self, cairo_scaled_font_t *font, const char *text, guint n_glyphs,
                 const gint32 *places, const guint16 *numbers, double x, double baseline)
{
  guint n = self->glyphs->len, n_drawn = 0;
  const char *p = text;
  cairo_glyph_t *glyphs;
  cairo_text_cluster_t *clusters;

  if (font != self->font)
    {
      rectify_pen_flush (self);
      self->font = font;
      n = 0;
    }
  g_array_set_size (self->glyphs, n + n_glyphs);
  g_array_set_size (self->clusters, n + n_glyphs);
  glyphs = &g_array_index (self->glyphs, cairo_glyph_t, n);
  clusters = &g_array_index (self->clusters, cairo_text_cluster_t, n);
  for (guint i = 0; i < n_glyphs; i++)
    {
      const char *next = g_utf8_next_char (p);

      if (numbers[i] == RECTIFY_GLYPH_JOINED)
        {
          /* What a line begins with is drawn on the one before it. */
          if (n_drawn > 0)
            clusters[n_drawn - 1].num_bytes += next - p;
          else
            text = next;
        }
      else
        {
          glyphs[n_drawn]
              = (cairo_glyph_t){ numbers[i], x + (double) places[i] / PANGO_SCALE, baseline };
          clusters[n_drawn++] = (cairo_text_cluster_t){ next - p, 1 };
        }
      p = next;
    }
  g_array_set_size (self->glyphs, n + n_drawn);
  g_array_set_size (self->clusters, n + n_drawn);
  g_string_append_len (self->text, text, p - text);
}

static gboolean
is_plain (const PangoGlyphItem *item)
{
  gboolean plain = item->item->analysis.font != NULL && item->item->analysis.level % 2 == 0
                   && item->y_offset == 0 && item->start_x_offset == 0;

  for (int i = 0; plain && i < item->glyphs->num_glyphs; i++)
    {
      PangoGlyph glyph = item->glyphs->glyphs[i].glyph;

      plain = glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
    }
  return plain;
}

/* The text of a cluster and its glyphs; returns how far the next one is, in Pango units. */
static int
add_cluster (RectifyPen *self, const PangoGlyphItemIter *iter, int x, double left, double baseline)
{
  cairo_text_cluster_t cluster = { iter->end_index - iter->start_index, 0 };
  int start = x;

  for (int i = iter->start_glyph; i < iter->end_glyph; i++)
    {
      const PangoGlyphInfo *info = &iter->glyph_item->glyphs->glyphs[i];
      cairo_glyph_t glyph
          = { info->glyph, left + (double) (x + info->geometry.x_offset) / PANGO_SCALE,
              baseline + (double) info->geometry.y_offset / PANGO_SCALE };

      x += info->geometry.width;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      g_array_append_val (self->glyphs, glyph);
      cluster.num_glyphs++;
    }
  g_string_append_len (self->text, iter->text + iter->start_index, cluster.num_bytes);
  g_array_append_val (self->clusters, cluster);
  return x - start;
}

/**
 * rectify_pen_draw_item:
 * @self: a pen
 * @text: what @item counts in
 * @item: glyphs as Pango has them
 * @x: where they begin, in points
 * @baseline: where they stand, in points
 *
 * Draws what is collected, and then the glyphs: as they are in a font the document is written with,
 * but for those that need more of Pango, which draws boxes for what no font has.
 */
void
rectify_pen_draw_item (RectifyPen *self, const char *text, PangoGlyphItem *item, double x,
                       double baseline)
{
  PangoGlyphItemIter iter;
  gboolean more;
  int width = 0;

  rectify_pen_flush (self);
  rectify_glyph_cache_lock (self->cache);
  if (self->subsets != NULL && is_plain (item))
    {
      self->font = rectify_glyph_cache_keep_font (self->cache, item->item->analysis.font);
      for (more = pango_glyph_item_iter_init_start (&iter, item, text); more;
           more = pango_glyph_item_iter_next_cluster (&iter))
        width += add_cluster (self, &iter, width, x, baseline);
      rectify_pen_flush (self);
    }
  else
    {
      /* A paragraph may have thousands of items: it is not copied for each. */
      g_autofree char *clean
          = rectify_cairo_text_is_clean (text + item->item->offset, item->item->length)
                ? NULL
                : rectify_cairo_text_dup (text);

      cairo_move_to (self->cr, x, baseline);
      pango_cairo_show_glyph_item (self->cr, clean != NULL ? clean : text, item);
    }
  rectify_glyph_cache_unlock (self->cache);
}

/**
 * rectify_pen_draw_line:
 * @self: a pen
 * @line: a line as Pango has it
 * @x: where it begins, in points
 * @baseline: where it stands, in points
 *
 * Draws what is collected, and then the line.
 */
void
rectify_pen_draw_line (RectifyPen *self, PangoLayoutLine *line, double x, double baseline)
{
  const char *text = pango_layout_get_text (line->layout);
  int width = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;

      rectify_pen_draw_item (self, text, item, x + (double) width / PANGO_SCALE, baseline);
      width += pango_glyph_string_get_width (item->glyphs);
    }
}
