/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-line-setter.h"

#include <string.h>

#include "rectify-line-breaker.h"
#include "rectify-line-shaper.h"

/* A paragraph on its way into lines. */
typedef struct {
  RectifyGlyphCache *cache;
  char *text; /* a GRefString */
  gsize length;
  RectifySign *signs;
  RectifyGlyph *glyphs;
  guint n_signs;
  gboolean has_letters;
  gboolean has_ideographs;
  gboolean has_blanks;
} Paragraph;

/* The characters; FALSE if one of them is none that the cache takes. */
static gboolean
read_characters (Paragraph *self)
{
  guint n = 0;

  self->signs = g_new0 (RectifySign, g_utf8_strlen (self->text, self->length) + 1);
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!rectify_glyph_cache_takes (c))
        return FALSE;
      self->has_letters |= c < 0x80 && g_ascii_isalpha (c);
      self->has_ideographs |= c >= 0x3400 && c <= 0x9fff;
      self->has_blanks |= c == ' ' || c == 0x3000;
      self->signs[n++].character = c;
    }
  self->n_signs = n;
  return TRUE;
}

/* The glyphs of characters of one font and script. */
static gboolean
find_glyphs (Paragraph *self, const PangoFontDescription *font, PangoScript script, gsize from,
             gsize to, guint *first)
{
  RectifyGlyphStyle *style = rectify_glyph_cache_get_style (self->cache, font, script);
  guint n = g_utf8_strlen (self->text + from, to - from);
  RectifyGlyph *glyphs = self->glyphs + *first;

  *first += n;
  if (!rectify_glyph_cache_find (self->cache, style, self->text + from, to - from, glyphs))
    return FALSE;
  /* A blank is taken from the font of what stands before it. */
  for (guint i = 1; i < n && self->has_blanks; i++)
    if (glyphs[i].font != glyphs[0].font)
      return FALSE;
  return TRUE;
}

/* The glyphs of characters of one font: marks and digits belong to the script around them, as Pango
 * has it. */
static gboolean
find_glyphs_by_script (Paragraph *self, const PangoFontDescription *font, PangoScriptIter *scripts,
                       gsize from, gsize to, guint *first)
{
  gboolean found = TRUE;

  if (scripts == NULL)
    return self->has_ideographs && find_glyphs (self, font, PANGO_SCRIPT_HAN, from, to, first);
  while (found && from < to)
    {
      const char *start, *end;
      PangoScript script;
      gsize next;

      pango_script_iter_get_range (scripts, &start, &end, &script);
      next = MIN (to, (gsize) (end - self->text));
      found = (script == PANGO_SCRIPT_HAN || script == PANGO_SCRIPT_LATIN)
              && find_glyphs (self, font, script, from, next, first);
      from = next;
      if (self->text + next == end)
        pango_script_iter_next (scripts);
    }
  return found;
}

/* All glyphs; FALSE if Pango has to shape the paragraph. */
static gboolean
find_all_glyphs (Paragraph *self, PangoContext *context, PangoAttrList *attributes)
{
  PangoAttrIterator *iter = pango_attr_list_get_iterator (attributes);
  PangoScriptIter *scripts
      = self->has_letters ? pango_script_iter_new (self->text, self->length) : NULL;
  gboolean found = TRUE, more = TRUE;
  guint first = 0;

  self->glyphs = g_new (RectifyGlyph, self->n_signs + 1);
  while (found && more)
    {
      g_autoptr (PangoFontDescription) font
          = pango_font_description_copy_static (pango_context_get_font_description (context));
      PangoLanguage *language = NULL;
      GSList *others = NULL;
      int start, end;

      pango_attr_iterator_range (iter, &start, &end);
      end = MIN ((gsize) end, self->length);
      if (start < end)
        {
          pango_attr_iterator_get_font (iter, font, &language, &others);
          found = language == NULL && others == NULL
                  && find_glyphs_by_script (self, font, scripts, start, end, &first);
          g_slist_free_full (others, (GDestroyNotify) pango_attribute_destroy);
        }
      more = pango_attr_iterator_next (iter);
    }
  pango_attr_iterator_destroy (iter);
  g_clear_pointer (&scripts, pango_script_iter_free);
  return found;
}

static gboolean
is_word_character (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum (c);
}

/*
 * May a line begin with a sign by the rules for words? Where it stands beside a Chinese character the
 * breaker does not ask; within words and numbers it may not, behind a blank it may. FALSE if it takes
 * more to know.
 */
static gboolean
decide_break (RectifySign *signs, guint i)
{
  gunichar c = signs[i].character, before = i > 0 ? signs[i - 1].character : 0x4e00;
  gunichar earlier = i > 1 ? signs[i - 2].character : 0x4e00;

  signs[i].may_break = FALSE;
  if (c >= 0x2e80 || before >= 0x2e80 || c == ' ' || rectify_sign_takes_no_head (c)
      || rectify_sign_takes_no_end (before))
    return TRUE;
  if (!is_word_character (c))
    return FALSE;
  if (is_word_character (before))
    return TRUE;
  if (before == ' ' && (is_word_character (earlier) || earlier >= 0x3400))
    return signs[i].may_break = TRUE;
  return (before == '.' || before == ',') && g_unichar_isdigit (c) && g_unichar_isdigit (earlier);
}

static void
measure_signs (Paragraph *self)
{
  gboolean known = TRUE;

  for (guint i = 0; i < self->n_signs; i++)
    {
      self->signs[i].width = (double) self->glyphs[i].width / PANGO_SCALE;
      known &= decide_break (self->signs, i);
    }
  if (!known)
    {
      g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, self->n_signs + 1);

      pango_get_log_attrs (self->text, self->length, -1, pango_language_from_string ("zh-cn"),
                           attrs, self->n_signs + 1);
      for (guint i = 0; i < self->n_signs; i++)
        self->signs[i].may_break = attrs[i].is_line_break;
    }
}

static void
add_lines (Paragraph *self, GArray *ends, GPtrArray *lines)
{
  const char *p = self->text;
  guint start = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);

      g_ptr_array_add (lines, rectify_text_line_new (self->text, p - self->text, end - start,
                                                     self->signs + start, self->glyphs + start));
      p = g_utf8_offset_to_pointer (p, end - start);
      start = end;
    }
}

/**
 * rectify_lines_set:
 * @cache: where glyphs are found
 * @text: a paragraph without line ends
 * @attributes: fonts and sizes
 * @width: of the lines in points
 * @indent: of the first line in points
 * @cell: the width of a Chinese character in points
 *
 * Sets a paragraph in lines that end at the edge, by the rules for Chinese text. May be called from
 * several threads at once.
 *
 * Returns: (transfer full) (element-type RectifyTextLine): the lines, at least one
 */
GPtrArray *
rectify_lines_set (RectifyGlyphCache *cache, const char *text, PangoAttrList *attributes,
                   double width, double indent, double cell)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_text_line_unref);
  Paragraph self = { .cache = cache, .text = g_ref_string_new (text), .length = strlen (text) };

  if (read_characters (&self)
      && find_all_glyphs (&self, rectify_glyph_cache_get_context (cache), attributes))
    {
      g_autoptr (GArray) ends = NULL;

      measure_signs (&self);
      ends = rectify_lines_break (self.signs, self.n_signs, width, indent, cell);
      add_lines (&self, ends, lines);
    }
  else
    {
      rectify_lines_shape (cache, self.text, attributes, width, indent, cell, lines);
    }
  if (lines->len == 0)
    g_ptr_array_add (lines, rectify_text_line_new (self.text, 0, 0, NULL, NULL));
  g_ref_string_release (self.text);
  g_free (self.signs);
  g_free (self.glyphs);
  return lines;
}

static RectifyTextLine *
set_digits (RectifyGlyphCache *cache, const char *text, const PangoFontDescription *font)
{
  RectifyGlyphStyle *style = rectify_glyph_cache_get_style (cache, font, PANGO_SCRIPT_COMMON);
  guint n = g_utf8_strlen (text, -1), i = 0;
  g_autofree RectifySign *signs = g_new0 (RectifySign, n + 1);
  g_autofree RectifyGlyph *glyphs = g_new0 (RectifyGlyph, n + 1);
  RectifyTextLine *line = NULL;
  char *shared;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (g_ascii_isalpha (*p)
        || !rectify_glyph_cache_find (cache, style, p, g_utf8_next_char (p) - p, &glyphs[i]))
      return NULL;
  shared = g_ref_string_new (text);
  line = rectify_text_line_new (shared, 0, n, signs, glyphs);
  g_ref_string_release (shared);
  return line;
}

/**
 * rectify_line_set_number:
 * @cache: where glyphs are found
 * @text: a number with what stands around it
 * @font: its font
 *
 * Sets a number on a line. Its digits are the same on all pages: they are not shaped anew for each,
 * nor do they move closer to each other.
 *
 * Returns: (transfer full): the line
 */
RectifyTextLine *
rectify_line_set_number (RectifyGlyphCache *cache, const char *text,
                         const PangoFontDescription *font)
{
  RectifyTextLine *line = set_digits (cache, text, font);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (line != NULL)
    return line;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (font));
  lines = rectify_lines_set (cache, text, attributes, G_MAXINT, 0, 1);
  return rectify_text_line_ref (g_ptr_array_index (lines, 0));
}
