/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-line.h"

#include <string.h>

/*
 * Glyphs of one font that stand for a character each: nothing is kept of them but their numbers and
 * places. Others are kept as Pango has them, and count as none.
 */
typedef struct {
  union {
    cairo_scaled_font_t *font;
    PangoGlyphItem *item;
  };
  guint n_glyphs;
  guint start; /* of the glyphs, in the text, in bytes */
  gint32 x;    /* of the item, from the line's beginning, in Pango units */
} Run;

/* By how much a glyph is drawn beside the place of its character: a mark that opens something, and
 * has given up the blank half of its cell. There are few. */
typedef struct {
  guint glyph;
  gint32 offset; /* in Pango units */
} Shift;

/* Behind it stand the runs, the shifts, where glyphs are drawn, and their numbers, in one piece of
 * memory. */
struct _RectifyTextLine {
  char *text;               /* of the paragraph, a GRefString */
  RectifyGlyphCache *cache; /* nullable: whose Pango the items belong to, if there are any */
  gatomicrefcount refs;
  guint n_runs;
  guint n_glyphs;
  guint n_shifts;
  gint32 width; /* in Pango units */
  Run runs[];
};

static Shift *
get_shifts (RectifyTextLine *self)
{
  return (Shift *) &self->runs[self->n_runs];
}

/* From the line's beginning, in Pango units. */
static gint32 *
get_places (RectifyTextLine *self)
{
  return (gint32 *) &get_shifts (self)[self->n_shifts];
}

static guint16 *
get_numbers (RectifyTextLine *self)
{
  return (guint16 *) (get_places (self) + self->n_glyphs);
}

static RectifyTextLine *
allocate (char *text, guint n_runs, guint n_glyphs, guint n_shifts)
{
  RectifyTextLine *self = g_malloc (sizeof *self + n_runs * sizeof (Run) + n_shifts * sizeof (Shift)
                                    + n_glyphs * (sizeof (gint32) + sizeof (guint16)));

  self->text = g_ref_string_acquire (text);
  self->cache = NULL;
  g_atomic_ref_count_init (&self->refs);
  self->n_runs = n_runs;
  self->n_glyphs = n_glyphs;
  self->n_shifts = n_shifts;
  self->width = 0;
  return self;
}

/* Puts a glyph behind the others. */
static void
put_glyph (RectifyTextLine *self, guint n, Shift **shift, guint16 number, gint32 offset,
           gint32 width)
{
  get_places (self)[n] = self->width + offset;
  get_numbers (self)[n] = number;
  self->width += width;
  if (offset != 0)
    *(*shift)++ = (Shift){ n, offset };
}

static gint32
to_units (double points)
{
  return (gint32) (points * PANGO_SCALE);
}

/**
 * rectify_text_line_new:
 * @text: the paragraph, a GRefString
 * @start: where the line begins in it, in bytes
 * @n_signs: how many characters are in it
 * @signs: (array length=n_signs): the characters, with what their places are changed by
 * @glyphs: (array length=n_signs): their glyphs
 *
 * Returns: (transfer full): a line of characters that have a glyph each
 */
RectifyTextLine *
rectify_text_line_new (char *text, gsize start, guint n_signs, const RectifySign *signs,
                       const RectifyGlyph *glyphs)
{
  guint n_runs = n_signs > 0, n_shifts = 0;
  const char *p = text + start;
  RectifyTextLine *self;
  Shift *shift;
  Run *run;

  for (guint i = 0; i < n_signs; i++)
    {
      n_runs += i > 0 && glyphs[i].font != glyphs[i - 1].font;
      n_shifts += to_units (signs[i].shift) != 0;
    }
  self = allocate (text, n_runs, n_signs, n_shifts);
  shift = get_shifts (self);
  run = self->runs;
  for (guint i = 0; i < n_signs; i++, p = g_utf8_next_char (p))
    {
      if (i == 0 || glyphs[i].font != glyphs[i - 1].font)
        {
          run += i > 0;
          *run = (Run){ .font = glyphs[i].font, .start = p - text };
        }
      run->n_glyphs++;
      put_glyph (self, i, &shift, glyphs[i].glyph, -to_units (signs[i].shift),
                 (gint32) (glyphs[i].width + signs[i].extra * PANGO_SCALE));
    }
  return self;
}

/* Does each glyph stand for a character, in the order of the text? */
static gboolean
is_plain (const PangoGlyphItem *item)
{
  const PangoGlyphString *string = item->glyphs;

  if (item->item->analysis.level % 2 != 0 || item->item->analysis.font == NULL
      || string->num_glyphs != item->item->num_chars || item->y_offset != 0
      || item->start_x_offset != 0)
    return FALSE;
  for (int i = 0; i < string->num_glyphs; i++)
    if (string->glyphs[i].glyph >= RECTIFY_GLYPH_JOINED || string->glyphs[i].geometry.y_offset != 0
        || (i > 0 && string->log_clusters[i] <= string->log_clusters[i - 1]))
      return FALSE;
  return TRUE;
}

static guint
count_shifts (const PangoGlyphString *string)
{
  guint n = 0;

  for (int i = 0; i < string->num_glyphs; i++)
    n += string->glyphs[i].geometry.x_offset != 0;
  return n;
}

/**
 * rectify_text_line_new_from_items:
 * @cache: where fonts are kept, locked
 * @text: the paragraph, a GRefString
 * @items: (array length=n_items): items, from left to right
 * @n_items: how many they are
 *
 * Returns: (transfer full): a line of what Pango has shaped
 */
RectifyTextLine *
rectify_text_line_new_from_items (RectifyGlyphCache *cache, char *text,
                                  PangoGlyphItem *const *items, guint n_items)
{
  guint n_glyphs = 0, n_shifts = 0, n = 0;
  RectifyTextLine *self;
  Shift *shift;

  for (guint i = 0; i < n_items; i++)
    if (is_plain (items[i]))
      {
        n_glyphs += items[i]->glyphs->num_glyphs;
        n_shifts += count_shifts (items[i]->glyphs);
      }
  self = allocate (text, n_items, n_glyphs, n_shifts);
  shift = get_shifts (self);
  for (guint i = 0; i < n_items; i++)
    {
      const PangoItem *item = items[i]->item;
      Run *run = &self->runs[i];

      *run = (Run){ .start = item->offset, .x = self->width };
      if (!is_plain (items[i]))
        {
          run->item = pango_glyph_item_copy (items[i]);
          self->cache = cache;
          self->width += pango_glyph_string_get_width (items[i]->glyphs);
          continue;
        }
      run->font = rectify_glyph_cache_keep_font (cache, item->analysis.font);
      run->n_glyphs = items[i]->glyphs->num_glyphs;
      for (guint j = 0; j < run->n_glyphs; j++)
        {
          const PangoGlyphInfo *info = &items[i]->glyphs->glyphs[j];

          put_glyph (self, n++, &shift, info->glyph, info->geometry.x_offset, info->geometry.width);
        }
    }
  return self;
}

/**
 * rectify_text_line_new_from_layout:
 * @cache: where fonts are kept, locked
 * @text: the layout's text, a GRefString
 * @line: a line of the layout
 *
 * Returns: (transfer full): the line, that needs the layout no more
 */
RectifyTextLine *
rectify_text_line_new_from_layout (RectifyGlyphCache *cache, char *text, PangoLayoutLine *line)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (GSList *l = line->runs; l != NULL; l = l->next)
    g_ptr_array_add (items, l->data);
  return rectify_text_line_new_from_items (cache, text, (PangoGlyphItem *const *) items->pdata,
                                           items->len);
}

/**
 * rectify_text_line_ref:
 * @self: a line
 *
 * Returns: (transfer full): @self
 */
RectifyTextLine *
rectify_text_line_ref (RectifyTextLine *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/* Items hold fonts, which are Pango's. */
static void
free_items (RectifyTextLine *self)
{
  rectify_glyph_cache_lock (self->cache);
  for (guint i = 0; i < self->n_runs; i++)
    if (self->runs[i].n_glyphs == 0)
      pango_glyph_item_free (self->runs[i].item);
  rectify_glyph_cache_unlock (self->cache);
}

/**
 * rectify_text_line_unref:
 * @self: (transfer full): a line; its cache must still be there
 */
void
rectify_text_line_unref (RectifyTextLine *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->cache != NULL)
    free_items (self);
  g_ref_string_release (self->text);
  g_free (self);
}

/**
 * rectify_text_line_get_width:
 * @self: a line
 *
 * Returns: how wide it is, in points
 */
double
rectify_text_line_get_width (RectifyTextLine *self)
{
  return (double) self->width / PANGO_SCALE;
}

static gsize
get_end (RectifyTextLine *self, const Run *run)
{
  const char *start = self->text + run->start;

  if (run->n_glyphs == 0)
    return run->start + run->item->item->length;
  return run->start + (g_utf8_offset_to_pointer (start, run->n_glyphs) - start);
}

/**
 * rectify_text_line_get_range:
 * @self: a line
 * @start: (out): set to where its words begin in the text of the paragraph, in bytes
 * @end: (out): set to where they end; both 0 for the line of an empty paragraph
 */
void
rectify_text_line_get_range (RectifyTextLine *self, gsize *start, gsize *end)
{
  *start = *end = 0;
  for (guint i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];

      *start = i == 0 ? run->start : MIN (*start, run->start);
      *end = MAX (*end, get_end (self, run));
    }
}

static gint32
get_offset (RectifyTextLine *self, guint glyph)
{
  for (guint i = 0; i < self->n_shifts; i++)
    if (get_shifts (self)[i].glyph == glyph)
      return get_shifts (self)[i].offset;
  return 0;
}

static double
get_x_in_item (RectifyTextLine *self, const Run *run, gsize position)
{
  const PangoItem *item = run->item->item;
  int inside;

  /* Of letters that are joined it asks the font where they part. */
  rectify_glyph_cache_lock (self->cache);
  pango_glyph_string_index_to_x (run->item->glyphs, self->text + item->offset, item->length,
                                 (PangoAnalysis *) &item->analysis, (int) position - item->offset,
                                 FALSE, &inside);
  rectify_glyph_cache_unlock (self->cache);
  return (double) (run->x + inside) / PANGO_SCALE;
}

/**
 * rectify_text_line_get_x:
 * @self: a line
 * @position: a byte of the text of the paragraph
 *
 * Returns: where on the line the character there begins, in points; the line's end for what is
 *   behind it
 */
double
rectify_text_line_get_x (RectifyTextLine *self, gsize position)
{
  guint first = 0;

  for (guint i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];

      if (position >= run->start && position < get_end (self, run))
        {
          const char *start = self->text + run->start;

          if (run->n_glyphs == 0)
            return get_x_in_item (self, run, position);
          first += g_utf8_pointer_to_offset (start, self->text + position);
          return (double) (get_places (self)[first] - get_offset (self, first)) / PANGO_SCALE;
        }
      first += run->n_glyphs;
    }
  if (self->n_runs > 0 && position < self->runs[0].start)
    return 0;
  return rectify_text_line_get_width (self);
}

/**
 * rectify_text_line_dup_text:
 * @self: a line
 *
 * Returns: (transfer full): its text
 */
char *
rectify_text_line_dup_text (RectifyTextLine *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];

      g_string_append_len (text, self->text + run->start, get_end (self, run) - run->start);
    }
  return g_string_free (text, FALSE);
}

/**
 * rectify_text_line_draw:
 * @self: a line
 * @x: where it begins, in points
 * @baseline: where it stands, in points
 * @pen: what to draw with
 */
void
rectify_text_line_draw (RectifyTextLine *self, double x, double baseline, RectifyPen *pen)
{
  const gint32 *places = get_places (self);
  const guint16 *numbers = get_numbers (self);

  for (guint i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];

      if (run->n_glyphs == 0)
        {
          rectify_pen_draw_item (pen, self->text, run->item, x + (double) run->x / PANGO_SCALE,
                                 baseline);
          continue;
        }
      rectify_pen_add (pen, run->font, self->text + run->start, run->n_glyphs, places, numbers, x,
                       baseline);
      places += run->n_glyphs;
      numbers += run->n_glyphs;
    }
}

/**
 * rectify_text_line_collect_missing:
 * @self: a line
 * @missing: (element-type gunichar): where its characters are added that no font has
 */
void
rectify_text_line_collect_missing (RectifyTextLine *self, GHashTable *missing)
{
  for (guint i = 0; i < self->n_runs; i++)
    if (self->runs[i].n_glyphs == 0)
      rectify_run_collect_missing (self->runs[i].item, missing);
}

/**
 * rectify_text_line_collect_glyphs:
 * @self: a line
 * @cache: where its fonts are kept; locked
 * @subsets: where its glyphs are added
 */
void
rectify_text_line_collect_glyphs (RectifyTextLine *self, RectifyGlyphCache *cache,
                                  RectifyFontSubsets *subsets)
{
  const guint16 *numbers = get_numbers (self);

  for (guint i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];
      hb_set_t *glyphs;

      if (run->n_glyphs == 0)
        {
          rectify_run_collect_glyphs (run->item, cache, subsets);
          continue;
        }
      glyphs = rectify_font_subsets_get_glyphs (subsets, run->font);
      for (guint j = 0; j < run->n_glyphs; j++)
        if (numbers[j] != RECTIFY_GLYPH_JOINED)
          hb_set_add (glyphs, numbers[j]);
      numbers += run->n_glyphs;
    }
}
