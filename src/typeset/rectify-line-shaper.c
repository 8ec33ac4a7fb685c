/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-line-shaper.h"

#include <string.h>

#include "rectify-line-breaker.h"

/* Characters shaped at a time where the text allows it: taking a line off an item costs as much as
 * the item is long. */
#define PIECE 1024

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
      gboolean mark = rectify_is_shared_mark (g_utf8_get_char (start));
      guint n = 0;

      for (; p < end && rectify_is_shared_mark (g_utf8_get_char (p)) == mark && !parts_piece (p, n);
           p = g_utf8_next_char (p))
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

static RectifyTextLine *
make_line (Paragraph *self, RectifyGlyphCache *cache, guint first, gsize end)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);

  while (self->items != NULL && (gsize) ((PangoGlyphItem *) self->items->data)->item->offset < end)
    {
      PangoGlyphItem *item = take_item (self, end);

      adjust (self, item, first);
      first += item->item->num_chars;
      g_ptr_array_add (items, item);
    }
  return rectify_text_line_new_from_items (cache, self->text,
                                           (PangoGlyphItem *const *) items->pdata, items->len);
}

/**
 * rectify_lines_shape:
 * @cache: where to shape
 * @text: a paragraph without line ends, a GRefString
 * @attributes: fonts and sizes
 * @width: of the lines in points
 * @indent: of the first line in points
 * @cell: the width of a Chinese character in points
 * @lines: (element-type RectifyTextLine): where the lines are added
 *
 * Sets a paragraph of any text in lines that end at the edge, with Pango.
 */
void
rectify_lines_shape (RectifyGlyphCache *cache, char *text, PangoAttrList *attributes, double width,
                     double indent, double cell, GPtrArray *lines)
{
  Paragraph self = { .text = text };
  g_autoptr (GArray) ends = NULL;
  const char *p = text;
  guint start = 0;

  shape (&self, rectify_glyph_cache_lock (cache), attributes);
  ends = rectify_lines_break (self.signs, self.n_signs, width, indent, cell);
  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);

      p = g_utf8_offset_to_pointer (p, end - start);
      g_ptr_array_add (lines, make_line (&self, cache, start, p - text));
      start = end;
    }
  g_list_free_full (self.items, free_item);
  rectify_glyph_cache_unlock (cache);
  g_free (self.signs);
}
