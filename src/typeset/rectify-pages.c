/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-contents.h"
#include "rectify-drawing-painter.h"
#include "rectify-fonts.h"
#include "rectify-marks.h"
#include "rectify-paginator.h"

G_DEFINE_QUARK (rectify - typeset - error - quark, rectify_typeset_error)

/**
 * RectifyPages:
 *
 * A document set on pages. Every line stands on the grid of the official layout, 22 to a page.
 */
G_DEFINE_FINAL_TYPE (RectifyPages, rectify_pages, G_TYPE_OBJECT)

/* Frees what a line holds. */
void
rectify_line_clear (gpointer data)
{
  RectifyLine *line = data;

  g_clear_pointer (&line->line, pango_layout_line_unref);
  g_clear_pointer (&line->text, rectify_text_line_unref);
}

static void
clear_heading (gpointer data)
{
  g_free (((RectifyHeading *) data)->text);
}

static void
rectify_pages_finalize (GObject *object)
{
  RectifyPages *self = RECTIFY_PAGES (object);

  rectify_pages_stop (self);
  g_clear_object (&self->stop);
  g_array_unref (self->headings);
  g_array_unref (self->leaders);
  g_array_unref (self->pages);
  g_array_unref (self->frames);
  g_array_unref (self->rules);
  g_array_unref (self->pictures);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->drawn_words);
  g_clear_object (&self->document);
  rectify_glyph_cache_free (self->glyphs);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self->author);
  g_free (self->missing);
  g_hash_table_unref (self->missing_characters);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->grown);
  G_OBJECT_CLASS (rectify_pages_parent_class)->finalize (object);
}

static void
rectify_pages_class_init (RectifyPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_pages_finalize;
}

static void
rectify_pages_init (RectifyPages *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->grown);
  self->missing_characters = g_hash_table_new (NULL, NULL);
  self->context = rectify_fonts_create_context ();
  self->glyphs = rectify_glyph_cache_new (self->context);

  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->drawn_words = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_paragraph_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (RectifyLine));
  g_array_set_clear_func (self->lines, rectify_line_clear);
  self->pages = g_array_new (FALSE, FALSE, sizeof (RectifyPage));
  self->frames = g_array_new (FALSE, FALSE, sizeof (RectifyFrame));
  self->rules = g_array_new (FALSE, FALSE, sizeof (RectifyRule));
  self->pictures = g_array_new (FALSE, FALSE, sizeof (RectifyPicture));
  self->leaders = g_array_new (FALSE, FALSE, sizeof (RectifyLeader));
  self->headings = g_array_new (FALSE, FALSE, sizeof (RectifyHeading));
  g_array_set_clear_func (self->headings, clear_heading);
}

/**
 * rectify_pages_new:
 * @document: a document, which must not change any more
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Sets a document on pages. Blocks for as long as it is long: some thousand pages a second.
 *
 * Returns: (transfer full) (nullable): the pages, at least one, or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
RectifyPages *
rectify_pages_new (RectifyDocument *document, GCancellable *cancellable, GError **error)
{
  RectifyMeasures none = { 0 };

  return rectify_pages_new_measured (document, &none, cancellable, error);
}

/* What rectify_pages_new() does, with fewer pages. */
RectifyPages *
rectify_pages_new_measured (RectifyDocument *document, const RectifyMeasures *measures,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyPages) self = rectify_pages_new_empty (document, measures);

  if (!rectify_pages_fill (self, rectify_pages_count_threads (), cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Pages that are to be filled with a document. */
RectifyPages *
rectify_pages_new_empty (RectifyDocument *document, const RectifyMeasures *measures)
{
  RectifyPages *self = g_object_new (RECTIFY_TYPE_PAGES, NULL);
  RectifyPageStyle style = *rectify_document_get_page_style (document);

  self->document = g_object_ref (document);
  if (measures->n_lines > 0)
    style.n_lines = measures->n_lines;
  rectify_layout_init (&self->layout, &style);
  if (self->layout.is_english)
    pango_context_set_language (self->context, pango_language_from_string ("en"));
  self->layout.has_tight_tables = measures->has_tight_tables;
  self->layout.has_tight_title = measures->has_tight_title;
  self->title = g_strdup (rectify_document_get_title (document));
  self->author = g_strdup (rectify_document_get_author (document));
  return self;
}

/* Fills pages, by so many threads; FALSE if that was stopped. */
gboolean
rectify_pages_fill (RectifyPages *self, guint n_threads, GCancellable *cancellable, GError **error)
{
  if (!rectify_paginator_place (self, self->document, n_threads, cancellable, error))
    return FALSE;
  if (rectify_document_get_page_style (self->document)->has_contents)
    rectify_contents_add (self);
  rectify_pages_grow (self, TRUE);
  return TRUE;
}

/**
 * rectify_pages_dup_substitutes:
 *
 * Returns: (transfer full): which faces of the official layout stand in for which, as
 *   “仿宋: Noto Serif CJK SC”, parted by semicolons; "" if all are there
 */
char *
rectify_pages_dup_substitutes (void)
{
  GString *text = g_string_new (NULL);

  for (RectifyFace face = 0; face < RECTIFY_N_FACES; face++)
    {
      const char *families = rectify_fonts_get_families (face);

      if (!rectify_fonts_is_substitute (face))
        continue;
      if (text->len > 0)
        g_string_append (text, C_ ("between faces", "; "));
      /* Translators: a face of the official layout, and what stands in for it. */
      g_string_append_printf (text, C_ ("face", "%s: %.*s"), rectify_fonts_get_name (face),
                              (int) strcspn (families, ","), families);
    }
  return g_string_free (text, FALSE);
}

/**
 * rectify_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many there are; of those that are being set, how many can be drawn
 */
guint
rectify_pages_get_n_pages (RectifyPages *self)
{
  guint n_pages;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), 0);
  g_mutex_lock (&self->lock);
  n_pages = self->n_ready;
  g_mutex_unlock (&self->lock);
  return n_pages;
}

/**
 * rectify_pages_get_width:
 * @self: pages
 *
 * Returns: the paper's width in points
 */
double
rectify_pages_get_width (RectifyPages *self)
{
  return self->layout.page_width;
}

/**
 * rectify_pages_get_height:
 * @self: pages
 *
 * Returns: the paper's height in points
 */
double
rectify_pages_get_height (RectifyPages *self)
{
  return self->layout.page_height;
}

/**
 * rectify_pages_is_turned:
 * @self: pages
 * @page: which page, from 0
 *
 * Returns: whether what stands on it stands across, its head at the left (GB/T 9704-2012, 8)
 */
gboolean
rectify_pages_is_turned (RectifyPages *self, guint page)
{
  gboolean turned;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), FALSE);
  g_mutex_lock (&self->lock);
  turned = page < self->pages->len && g_array_index (self->pages, RectifyPage, page).is_turned;
  g_mutex_unlock (&self->lock);
  return turned;
}

static void
draw_page_number (RectifyPages *self, const RectifyPageNumber *number, RectifyPen *pen)
{
  g_autofree char *text = rectify_page_number_dup_text (number);
  RectifyTextLine *line;
  double x = self->layout.margin_left + self->layout.cell;

  if (*text == '\0')
    return;
  line = rectify_composer_set_page_number (self, text);
  /* 7.5: odd pages right, even pages left, one character in; in the English layout in the middle. */
  if (self->layout.is_english)
    x = (self->layout.page_width - rectify_text_line_get_width (line)) / 2;
  else if (number->number % 2 == 1)
    x = self->layout.margin_left + self->layout.area_width - self->layout.cell
        - rectify_text_line_get_width (line);
  rectify_text_line_draw (line, x,
                          self->layout.margin_top + self->layout.area_height
                              + RECTIFY_PAGE_NUMBER_DROP
                              + RECTIFY_DASH_HEIGHT * RECTIFY_PAGE_NUMBER_SIZE,
                          pen);
  rectify_text_line_unref (line);
}

/* What of a line is another than of the one before it: its table, row, cell, paragraph; each of
 * them is a part of those before. */
enum { LEVEL_TABLE, LEVEL_ROW, LEVEL_CELL, LEVEL_PARAGRAPH, N_LEVELS };

static const char *
get_level_tag (const RectifyLine *line, guint level)
{
  switch (level)
    {
    case LEVEL_TABLE:
      return line->entry != 0 ? "TOC" : line->table != 0 ? "Table" : NULL;
    case LEVEL_ROW:
      return line->table != 0 ? "TR" : NULL;
    case LEVEL_CELL:
      return line->table == 0 ? NULL : line->is_head ? "TH" : "TD";
    default:
      return line->paragraph != 0 ? line->tag : NULL;
    }
}

static guint
find_level (const RectifyLine *a, const RectifyLine *b)
{
  if (a == NULL || b == NULL || a->table != b->table || (a->entry == 0) != (b->entry == 0))
    return LEVEL_TABLE;
  if (a->row != b->row)
    return LEVEL_ROW;
  if (a->cell != b->cell)
    return LEVEL_CELL;
  return a->paragraph != b->paragraph ? LEVEL_PARAGRAPH : N_LEVELS;
}

static void
begin_level (const RectifyLine *line, guint level, const RectifyPageManner *manner, cairo_t *cr)
{
  g_autofree char *link = NULL;

  if (get_level_tag (line, level) == NULL)
    return;
  cairo_tag_begin (cr, get_level_tag (line, level), NULL);
  if (level != LEVEL_PARAGRAPH || line->entry == 0)
    return;
  link = rectify_contents_dup_link (line->entry - 1, manner);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
}

static void
end_level (const RectifyLine *line, guint level, cairo_t *cr)
{
  if (get_level_tag (line, level) == NULL)
    return;
  if (level == LEVEL_PARAGRAPH && line->entry > 0)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_end (cr, get_level_tag (line, level));
}

static void
draw_line (const RectifyLine *line, RectifyPen *pen)
{
  if (line->is_red)
    rectify_pen_flush (pen);
  if (line->is_red)
    cairo_set_source_rgb (pen->cr, RECTIFY_RED);
  if (line->text != NULL)
    rectify_text_line_draw (line->text, line->x, line->baseline, pen);
  if (line->line != NULL)
    rectify_pen_draw_line (pen, line->line, line->x, line->baseline);
  if (!line->is_red)
    return;
  rectify_pen_flush (pen);
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
}

/* Ends what the last line is part of and the next is not, and begins what only that is part of. */
static void
change_tags (const RectifyLine *last, const RectifyLine *line, const RectifyPageManner *manner,
             RectifyPen *pen)
{
  guint first = find_level (last, line);

  if (first < N_LEVELS)
    rectify_pen_flush (pen);
  for (guint level = N_LEVELS; last != NULL && level > first; level--)
    end_level (last, level - 1, pen->cr);
  for (guint level = first; line != NULL && level < N_LEVELS; level++)
    begin_level (line, level, manner, pen->cr);
}

static void
draw_lines (RectifyPages *self, guint first, guint end, const RectifyPageManner *manner,
            RectifyPen *pen)
{
  const RectifyLine *last = NULL;

  for (guint i = first; i < end; i++)
    {
      const RectifyLine *line = &g_array_index (self->lines, RectifyLine, i);

      /* What is repeated is not read out again. */
      if (manner->is_tagged && !line->is_repeated)
        {
          change_tags (last, line, manner, pen);
          last = line;
        }
      draw_line (line, pen);
    }
  if (last != NULL)
    change_tags (last, NULL, manner, pen);
}

static void
draw_frames (RectifyPages *self, guint first, guint end, cairo_t *cr)
{
  cairo_set_line_width (cr, RECTIFY_FRAME_WIDTH);
  for (guint i = first; i < end; i++)
    {
      const RectifyFrame *frame = &g_array_index (self->frames, RectifyFrame, i);

      cairo_rectangle (cr, frame->x, frame->y, frame->width, frame->height);
    }
  cairo_stroke (cr);
}

static void
draw_rules (RectifyPages *self, guint first, guint end, cairo_t *cr)
{
  for (guint i = first; i < end; i++)
    {
      const RectifyRule *rule = &g_array_index (self->rules, RectifyRule, i);

      if (rule->is_red)
        cairo_set_source_rgb (cr, RECTIFY_RED);
      cairo_set_line_width (cr, rule->thickness);
      cairo_move_to (cr, rule->x, rule->y);
      cairo_line_to (cr, rule->x + rule->length, rule->y);
      cairo_stroke (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
    }
}

static void
draw_pictures (RectifyPages *self, guint first, guint end, cairo_t *cr)
{
  for (guint i = first; i < end; i++)
    {
      const RectifyPicture *picture = &g_array_index (self->pictures, RectifyPicture, i);

      cairo_save (cr);
      cairo_translate (cr, picture->x, picture->y);
      cairo_scale (cr, picture->scale, picture->scale);
      rectify_drawing_paint (picture->drawing, cr);
      cairo_restore (cr);
    }
}

/**
 * rectify_pages_draw_as:
 * @self: pages
 * @page: which page, from 0
 * @manner: with which number, and whether to say what is a paragraph, a heading, a table
 * @cr: where to; a unit is a point, the origin the paper's upper left corner
 *
 * Draws a page. Paragraphs are tagged, not lines, which would double the size of a file; what goes
 * on over the page's end is tagged anew, or the page number would be part of it. A table across has
 * its head at the left: at the binding edge of odd pages, at the cut edge of even ones
 * (GB/T 9704-2012, 8).
 */
void
rectify_pages_draw_as (RectifyPages *self, guint page, const RectifyPageManner *manner, cairo_t *cr)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const RectifyPage *begin = &g_array_index (self->pages, RectifyPage, page);
  gboolean is_last = page + 1 == self->pages->len;
  guint end_line = is_last ? self->lines->len : begin[1].first_line;
  guint end_frame = is_last ? self->frames->len : begin[1].first_frame;
  guint end_rule = is_last ? self->rules->len : begin[1].first_rule;
  guint end_picture = is_last ? self->pictures->len : begin[1].first_picture;
  RectifyPen pen;

  rectify_pen_init (&pen, cr, self->glyphs, manner->subsets);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (manner->is_tagged)
    rectify_contents_mark_headings (self, page, manner, cr);
  cairo_save (cr);
  if (begin->is_turned)
    {
      cairo_translate (cr, self->layout.margin_left,
                       self->layout.margin_top + self->layout.area_height);
      cairo_rotate (cr, -G_PI / 2);
    }
  draw_frames (self, begin->first_frame, end_frame, cr);
  draw_rules (self, begin->first_rule, end_rule, cr);
  draw_pictures (self, begin->first_picture, end_picture, cr);
  rectify_contents_draw_leaders (self, page, cr);
  rectify_marks_draw (self, page, manner->number.number % 2 == 0, cr);
  draw_lines (self, begin->first_line, end_line, manner, &pen);
  rectify_pen_flush (&pen);
  cairo_restore (cr);
  draw_page_number (self, &manner->number, &pen);
  rectify_pen_clear (&pen);
  cairo_restore (cr);
}

/**
 * rectify_pages_draw:
 * @self: pages
 * @page: which page, from 0
 * @cr: where to; a unit is a point, the origin the paper's upper left corner
 *
 * Draws a page, with black type on what is there already.
 */
void
rectify_pages_draw (RectifyPages *self, guint page, cairo_t *cr)
{
  RectifyPageManner manner = { 0 };

  g_return_if_fail (RECTIFY_IS_PAGES (self));
  g_return_if_fail (page < rectify_pages_get_n_pages (self));

  manner.number = rectify_pages_get_number (self, page);
  rectify_pages_draw_as (self, page, &manner, cr);
}
