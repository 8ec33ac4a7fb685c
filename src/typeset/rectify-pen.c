/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pen.h"

/**
 * rectify_pen_init:
 * @self: a pen
 * @cr: where to draw; borrowed until rectify_pen_clear()
 * @cache: whose glyphs are drawn; borrowed as long
 */
void
rectify_pen_init (RectifyPen *self, cairo_t *cr, RectifyGlyphCache *cache)
{
  self->cr = cr;
  self->cache = cache;
  self->font = NULL;
  self->text = g_string_new (NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
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
    return;
  cairo_set_scaled_font (self->cr, self->font);
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
