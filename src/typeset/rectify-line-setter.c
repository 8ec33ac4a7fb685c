/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-line-setter.h"

#include <string.h>

#include "rectify-line-breaker.h"

/* Characters shaped at a time where the text allows it: taking a line off an item costs as much as
 * the item is long. */
#define PIECE 1024

struct _RectifyTextLine {
  guint refs;
  char *text;       /* of the paragraph, a GRefString */
  GPtrArray *items; /* PangoGlyphItem, from left to right */
};

/* A paragraph on its way into lines. */
typedef struct {
  char *text; /* a GRefString */
  GList *items;
  RectifySign *signs;
  guint n_signs;
} Paragraph;

static void
free_item (gpointer data)
{
  pango_glyph_item_free (data);
}

static RectifyTextLine *
text_line_new (char *text)
{
  RectifyTextLine *self = g_new0 (RectifyTextLine, 1);

  self->refs = 1;
  self->text = g_ref_string_acquire (text);
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

/**
 * rectify_text_line_ref:
 * @self: a line
 *
 * Returns: (transfer full): @self; a line and its references belong to one thread at a time
 */
RectifyTextLine *
rectify_text_line_ref (RectifyTextLine *self)
{
  self->refs++;
  return self;
}

/**
 * rectify_text_line_unref:
 * @self: (transfer full): a line
 */
void
rectify_text_line_unref (RectifyTextLine *self)
{
  if (--self->refs > 0)
    return;
  g_ref_string_release (self->text);
  g_ptr_array_unref (self->items);
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
  double width = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      PangoGlyphItem *item = g_ptr_array_index (self->items, i);

      width += (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
    }
  return width;
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
  for (guint i = 0; i < self->items->len; i++)
    {
      PangoItem *item = ((PangoGlyphItem *) g_ptr_array_index (self->items, i))->item;

      if (i == 0)
        *start = item->offset;
      *end = item->offset + item->length;
    }
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
  double x = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      PangoGlyphItem *item = g_ptr_array_index (self->items, i);
      gsize offset = item->item->offset;
      int inside;

      if (position < offset + item->item->length)
        {
          if (position <= offset)
            return x;
          pango_glyph_string_index_to_x (item->glyphs, self->text + offset, item->item->length,
                                         &item->item->analysis, position - offset, FALSE, &inside);
          return x + (double) inside / PANGO_SCALE;
        }
      x += (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
    }
  return x;
}

/**
 * rectify_text_line_draw:
 * @self: a line
 * @x: where it begins
 * @baseline: where it stands
 * @cr: where to; a unit is a point
 */
void
rectify_text_line_draw (RectifyTextLine *self, double x, double baseline, cairo_t *cr)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      PangoGlyphItem *item = g_ptr_array_index (self->items, i);

      cairo_move_to (cr, x, baseline);
      pango_cairo_show_glyph_item (cr, self->text, item);
      x += (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
    }
}

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
 * rectify_text_line_collect_missing:
 * @self: a line
 * @missing: (element-type gunichar): where its characters are added that no font has
 */
void
rectify_text_line_collect_missing (RectifyTextLine *self, GHashTable *missing)
{
  for (guint i = 0; i < self->items->len; i++)
    rectify_run_collect_missing (g_ptr_array_index (self->items, i), missing);
}

/* The natural width of each character of an item. */
static void
survey_item (Paragraph *self, PangoGlyphItem *item, const PangoLogAttr *attrs, guint first)
{
  g_autofree int *widths = g_new0 (int, item->item->num_chars);
  const char *p = self->text + item->item->offset;

  pango_glyph_item_get_logical_widths (item, self->text, widths);
  for (int i = 0; i < item->item->num_chars; i++, p = g_utf8_next_char (p))
    {
      RectifySign *sign = &self->signs[first + i];

      sign->character = g_utf8_get_char (p);
      sign->width = (double) widths[i] / PANGO_SCALE;
      sign->may_break = attrs[first + i].is_line_break;
      /* A character that is drawn as one with the one before it. */
      if (!attrs[first + i].is_cursor_position && first + i > 0)
        {
          sign[-1].width += sign->width;
          sign->width = 0;
        }
    }
}

static gboolean
is_shared_mark (const char *p)
{
  return g_utf8_strchr ("“”‘’…—·", -1, g_utf8_get_char (p)) != NULL;
}

/* May an item of so many characters end before another? Chinese characters are drawn each on its
 * own; letters are not, but nobody writes words so long. */
static gboolean
parts_piece (const char *p, guint n)
{
  gunichar c = g_utf8_get_char (p);

  return n >= PIECE && !g_unichar_ismark (c) && (c >= 0x2e80 || c == ' ' || n >= 8 * PIECE);
}

/* Quotes, dashes and dots belong to every script: behind a Latin word Pango gives them the narrow
 * forms of that. In Chinese text they have their cell all the same. Long items are parted too. */
static GList *
part_items (const char *text, GList *items)
{
  GList *parted = NULL;

  for (GList *l = items; l != NULL;)
    {
      PangoItem *item = l->data, *head;
      const char *start = text + item->offset, *p = start, *end = start + item->length;
      gboolean mark = is_shared_mark (start);
      guint n = 0;

      for (; p < end && is_shared_mark (p) == mark && !parts_piece (p, n); p = g_utf8_next_char (p))
        n++;
      head = p < end ? pango_item_split (item, p - start, n) : item;
      if (mark)
        head->analysis.script = PANGO_SCRIPT_HAN;
      parted = g_list_prepend (parted, head);
      if (p >= end)
        l = l->next;
    }
  g_list_free (items);
  return g_list_reverse (parted);
}

static void
shape (Paragraph *self, PangoContext *context, PangoAttrList *attributes)
{
  gsize length = strlen (self->text);
  GList *items
      = part_items (self->text, pango_itemize (context, self->text, 0, length, attributes, NULL));
  g_autofree PangoLogAttr *attrs = NULL;
  guint first = 0;

  self->n_signs = g_utf8_strlen (self->text, length);
  self->signs = g_new0 (RectifySign, self->n_signs + 1);
  attrs = g_new0 (PangoLogAttr, self->n_signs + 1);
  pango_get_log_attrs (self->text, length, -1, pango_context_get_language (context), attrs,
                       self->n_signs + 1);
  for (GList *l = items; l != NULL; l = l->next)
    {
      PangoItem *item = l->data;
      PangoGlyphItem *set = g_slice_new0 (PangoGlyphItem);

      set->item = item;
      set->glyphs = pango_glyph_string_new ();
      pango_shape_full (self->text + item->offset, item->length, self->text, length,
                        &item->analysis, set->glyphs);
      survey_item (self, set, attrs, first);
      first += item->num_chars;
      self->items = g_list_prepend (self->items, set);
    }
  self->items = g_list_reverse (self->items);
  g_list_free (items);
}

/* Moves the characters of an item to their places. */
static void
adjust (Paragraph *self, PangoGlyphItem *item, guint first)
{
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, self->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int from = MIN (iter.start_glyph, iter.end_glyph + 1);
      int to = MAX (iter.start_glyph, iter.end_glyph - 1);
      double extra = 0, shift = 0;

      for (int i = iter.start_char; i < iter.end_char; i++)
        {
          extra += self->signs[first + i].extra;
          shift += self->signs[first + i].shift;
        }
      if (extra == 0 && shift == 0)
        continue;
      for (int i = from; i <= to; i++)
        item->glyphs->glyphs[i].geometry.x_offset -= shift * PANGO_SCALE;
      item->glyphs->glyphs[to].geometry.width += extra * PANGO_SCALE;
    }
}

/* Takes what stands before a byte off the list of items. */
static PangoGlyphItem *
take_item (Paragraph *self, gsize end)
{
  PangoGlyphItem *item = self->items->data;

  if ((gsize) (item->item->offset + item->item->length) > end)
    return pango_glyph_item_split (item, self->text, end - item->item->offset);
  self->items = g_list_delete_link (self->items, self->items);
  return item;
}

static void
fill_line (Paragraph *self, RectifyTextLine *line, guint first, gsize end)
{
  while (self->items != NULL && (gsize) ((PangoGlyphItem *) self->items->data)->item->offset < end)
    {
      PangoGlyphItem *item = take_item (self, end);

      adjust (self, item, first);
      first += item->item->num_chars;
      g_ptr_array_add (line->items, item);
    }
}

/**
 * rectify_lines_set:
 * @context: where to set them
 * @text: a paragraph without line ends
 * @attributes: fonts and sizes
 * @width: of the lines in points
 * @indent: of the first line in points
 * @cell: the width of a Chinese character in points
 *
 * Sets a paragraph in lines that end at the edge, by the rules for Chinese text.
 *
 * Returns: (transfer full) (element-type RectifyTextLine): the lines, at least one
 */
GPtrArray *
rectify_lines_set (PangoContext *context, const char *text, PangoAttrList *attributes, double width,
                   double indent, double cell)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_text_line_unref);
  Paragraph self = { .text = g_ref_string_new (text) };
  g_autoptr (GArray) ends = NULL;
  const char *p = self.text;
  guint start = 0;

  shape (&self, context, attributes);
  ends = rectify_lines_break (self.signs, self.n_signs, width, indent, cell);
  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);
      RectifyTextLine *line = text_line_new (self.text);

      p = g_utf8_offset_to_pointer (p, end - start);
      fill_line (&self, line, start, p - self.text);
      g_ptr_array_add (lines, line);
      start = end;
    }
  if (lines->len == 0)
    g_ptr_array_add (lines, text_line_new (self.text));
  g_list_free_full (self.items, free_item);
  g_ref_string_release (self.text);
  g_free (self.signs);
  return lines;
}
