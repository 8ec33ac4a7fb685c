/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "rectify-drawing-text.h"
#include "rectify-paginator.h"
#include "rectify-table-words.h"

/* Above a drawing, between it and its caption, and below that, in points. */
#define ABOVE 4.0
#define BETWEEN 6.0
#define BELOW 6.0
/* Lines of a caption. */
#define CAPTION_LINES 2
#define CAPTION_LEADING 1.5

static guint
count_caption_lines (RectifyPages *pages, RectifyDrawing *drawing)
{
  const char *title = rectify_drawing_get_title (drawing);
  double width = rectify_table_words_measure (title, strlen (title)) * RECTIFY_CAPTION_SIZE;

  if (*title == '\0')
    return 0;
  return width < pages->layout.area_width ? 1 : CAPTION_LINES;
}

static double
get_caption_height (guint n_lines)
{
  return n_lines > 0 ? BETWEEN + n_lines * CAPTION_LEADING * RECTIFY_CAPTION_SIZE : 0;
}

/* What a layout says, so that it is found as the words of a paragraph are. */
static RectifyParagraph *
add_words (RectifyPages *pages, PangoLayout *layout)
{
  RectifyParagraph *words = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (words, RECTIFY_RUN_BODY, pango_layout_get_text (layout));
  g_ptr_array_add (pages->drawn_words, words);
  return words;
}

/* The lines of a text, with places that count from the drawing's corner. */
static void
add_text (RectifyPages *pages, const RectifyShape *shape, double scale, GArray *lines)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  RectifyParagraph *words;
  PangoLayoutIter *iter;
  PangoLayout *layout;
  double x, y;

  pango_font_description_set_family_static (font,
                                            pages->layout.is_english
                                                ? rectify_fonts_get_latin_families ()
                                                : rectify_fonts_get_families (RECTIFY_FACE_HEI));
  layout = rectify_drawing_text_set (shape, pages->context, font, scale, &x, &y);
  g_ptr_array_add (pages->layouts, layout);
  words = add_words (pages, layout);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle extents;
      RectifyLine line = { .tag = "Figure", .source = words, .size = shape->size * scale };

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      line.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      line.x = x + (double) extents.x / PANGO_SCALE;
      line.baseline = y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_caption (RectifyPages *pages, RectifyDrawing *drawing, double scale, GArray *lines)
{
  guint n_lines = count_caption_lines (pages, drawing);
  g_autofree char *title = g_strdup (rectify_drawing_get_title (drawing));
  double width = rectify_drawing_get_width (drawing) * scale;
  RectifyShape shape = { .kind = RECTIFY_SHAPE_TEXT,
                         .text = title,
                         .size = RECTIFY_CAPTION_SIZE,
                         .n_lines = n_lines,
                         .align = RECTIFY_TEXT_MIDDLE,
                         .x = (width - pages->layout.area_width) / 2,
                         .y = rectify_drawing_get_height (drawing) * scale + BETWEEN,
                         .width = pages->layout.area_width,
                         .height = n_lines * CAPTION_LEADING * RECTIFY_CAPTION_SIZE };

  if (n_lines > 0)
    add_text (pages, &shape, 1, lines);
}

/**
 * rectify_picture_set:
 * @pages: pages, which own the layouts
 * @drawing: a drawing
 * @lines: (element-type RectifyLine): where the lines of its words are added
 * @block: set to how much room it takes
 *
 * Sets the words of a drawing, made smaller where the type area has no room for it.
 */
void
rectify_picture_set (RectifyPages *pages, RectifyDrawing *drawing, GArray *lines,
                     RectifySetBlock *block)
{
  double caption = get_caption_height (count_caption_lines (pages, drawing)) + ABOVE + BELOW;
  double width = rectify_drawing_get_width (drawing);
  double height = rectify_drawing_get_height (drawing);
  guint first = lines->len;

  block->drawing = drawing;
  block->scale = MIN (1, MIN (pages->layout.area_width / width,
                              (pages->layout.area_height - caption) / height));
  block->height = height * block->scale + caption;
  block->n_lines = ceil (block->height / pages->layout.pitch);
  rectify_glyph_cache_lock (pages->glyphs);
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    if (rectify_drawing_get_shape (drawing, i)->kind == RECTIFY_SHAPE_TEXT)
      add_text (pages, rectify_drawing_get_shape (drawing, i), block->scale, lines);
  add_caption (pages, drawing, block->scale, lines);
  rectify_glyph_cache_unlock (pages->glyphs);
  block->n_texts = lines->len - first;
}

/**
 * rectify_picture_place:
 * @self: what is filled
 * @index: a drawing that is set
 *
 * Puts a drawing in the middle of the next lines of the page's grid, with its caption below; on the
 * next page if this one has no room for all of it.
 */
void
rectify_picture_place (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = &g_array_index (self->blocks, RectifySetBlock, index);
  RectifyPages *pages = self->pages;
  RectifyPicture picture = { .drawing = block->drawing, .scale = block->scale };
  double width = rectify_drawing_get_width (block->drawing) * block->scale;

  if (self->slot > 0
      && (rectify_paginator_is_turned (self)
          || self->slot * self->layout->pitch + block->height > self->layout->area_height))
    rectify_paginator_start_page (self, FALSE);
  picture.x = self->layout->margin_left + (self->layout->area_width - width) / 2;
  picture.y = self->layout->margin_top + self->slot * self->layout->pitch + ABOVE;
  g_array_append_val (pages->pictures, picture);
  for (guint i = 0; i < block->n_texts; i++)
    {
      RectifyLine placed = g_array_index (self->lines, RectifyLine, block->first_line + i);

      pango_layout_line_ref (placed.line);
      placed.paragraph = index + 1;
      placed.page = pages->pages->len - 1;
      placed.x += picture.x;
      placed.baseline += picture.y;
      g_array_append_val (pages->lines, placed);
    }
  self->slot = MIN (self->slot + block->n_lines, self->layout->n_lines);
}
