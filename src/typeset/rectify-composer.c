/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-furniture.h"
#include "rectify-line-breaker.h"
#include "rectify-table-words.h"
#include "rectify-title-setter.h"

/* Rounding must not push out the last of 28 characters that fill a line exactly. */
#define TOLERANCE 0.5
/* Characters set at a time: Pango's widths are 32-bit numbers, and go wrong at some 130,000 characters
 * in a paragraph. */
#define PIECE 4096
/* By how much lines of a title are made longer until it has no more of them than it needs, in its
 * size. */
#define TITLE_STEP 0.5
/* Of a digit in a table, in sizes; somewhat more than any face has. */
#define DIGIT_WIDTH 0.6

/* A word that is broken gets no hyphen: what is printed is what was written. */
static void
forbid_hyphens (PangoAttrList *attributes)
{
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
}

/* What the faces of headings are in the English layout, which has one family. */
static gboolean
is_heading_face (RectifyFace face)
{
  return face == RECTIFY_FACE_HEI || face == RECTIFY_FACE_KAI || face == RECTIFY_FACE_TITLE;
}

static PangoFontDescription *
describe_font (RectifyPages *pages, RectifyFace face, double size)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (pages->layout.is_english)
    pango_font_description_set_family_static (description, rectify_fonts_get_latin_families ());
  else
    pango_font_description_set_family_static (description, rectify_fonts_get_families (face));
  if (pages->layout.is_english ? is_heading_face (face) : rectify_fonts_is_bold (face))
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

/**
 * rectify_composer_make_font:
 * @pages: pages
 * @face: a face
 * @size: in points
 *
 * Returns: (transfer full): what sets text in the face
 */
PangoAttribute *
rectify_composer_make_font (RectifyPages *pages, RectifyFace face, double size)
{
  g_autoptr (PangoFontDescription) description = describe_font (pages, face, size);

  return pango_attr_font_desc_new (description);
}

static RectifyFace
get_face (RectifyParagraphRole role, RectifyRunStyle style)
{
  if (role == RECTIFY_PARAGRAPH_TITLE)
    return RECTIFY_FACE_TITLE;
  switch (style)
    {
    case RECTIFY_RUN_HEADING_1:
      return RECTIFY_FACE_HEI;
    case RECTIFY_RUN_HEADING_2:
      return RECTIFY_FACE_KAI;
    default:
      return RECTIFY_FACE_FANGSONG;
    }
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* A face whose curly quotes are no full characters, as Chinese text has them, borrows others. */
static void
add_quotes (RectifyPages *pages, PangoAttrList *attributes, RectifyFace face, const char *text,
            gsize start, gsize end)
{
  if (pages->layout.is_english || !rectify_fonts_has_narrow_quotes (face))
    return;
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("“”‘’", -1, g_utf8_get_char (p)) != NULL)
      add_attribute (attributes,
                     rectify_composer_make_font (pages, RECTIFY_FACE_FANGSONG, pages->layout.cell),
                     p - text, g_utf8_next_char (p) - text);
}

/**
 * rectify_composer_make_attributes:
 * @pages: pages
 * @paragraph: a paragraph
 * @piece: a part of its text
 * @from: where in the paragraph it begins, in bytes
 * @to: where it ends
 * @size: of the type, in points
 *
 * Returns: (transfer full): the fonts of the piece
 */
PangoAttrList *
rectify_composer_make_attributes (RectifyPages *pages, RectifyParagraph *paragraph,
                                  const char *piece, gsize from, gsize to, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  RectifyParagraphRole role = rectify_paragraph_get_role (paragraph);
  gboolean title = role == RECTIFY_PARAGRAPH_TITLE;
  gsize position = 0;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (paragraph, i);
      gsize start = MAX (position, from);
      gsize end = MIN (position + strlen (run->text), to);
      RectifyFace face = get_face (role, run->style);

      position += strlen (run->text);
      if (start >= end)
        continue;
      /* A custom of many offices that the standard does not have. */
      if (run->style == RECTIFY_RUN_HEADING_3
          && (pages->layout.has_bold_third || pages->layout.is_english))
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start - from,
                       end - from);
      add_attribute (attributes, rectify_composer_make_font (pages, face, size), start - from,
                     end - from);
      if (!title)
        add_quotes (pages, attributes, face, piece, start - from, end - from);
    }
  return attributes;
}

/* Lines in the middle are evened out, so that no single word stands on the last of them. */
static void
balance (PangoLayout *layout, double least_width, double full_width, double step)
{
  PangoRectangle extents;
  int n_lines;

  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  pango_layout_set_width (layout, full_width * PANGO_SCALE);
  n_lines = pango_layout_get_line_count (layout);
  if (n_lines < 2)
    return;
  for (double width = MAX ((double) extents.width / PANGO_SCALE / n_lines, least_width);
       width < full_width; width += step)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) <= n_lines)
        return;
    }
  pango_layout_set_width (layout, full_width * PANGO_SCALE);
}

static PangoLayout *
set_title_piece (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, gsize from,
                 gsize to)
{
  PangoLayout *layout = pango_layout_new (pages->context);
  g_autofree char *piece = g_strndup (text + from, to - from);
  g_autoptr (PangoAttrList) attributes
      = rectify_composer_make_attributes (pages, paragraph, piece, from, to,
                                          pages->layout.title_size);

  forbid_hyphens (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, piece, to - from);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (from == 0 && text[to] == '\0')
    balance (layout, 0, pages->layout.area_width, TITLE_STEP * pages->layout.title_size);
  else
    pango_layout_set_width (layout, pages->layout.area_width * PANGO_SCALE);
  return layout;
}

static const char *
get_tag (RectifyParagraphRole role)
{
  switch (role)
    {
    case RECTIFY_PARAGRAPH_HEADING_1:
      return "H1";
    case RECTIFY_PARAGRAPH_HEADING_2:
      return "H2";
    case RECTIFY_PARAGRAPH_HEADING_3:
      return "H3";
    case RECTIFY_PARAGRAPH_HEADING_4:
      return "H4";
    default:
      return "P";
    }
}

static void
add_title_lines (RectifyPages *pages, RectifyParagraph *paragraph, gsize from, GArray *lines,
                 PangoLayout *layout, guint n_lines)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double width = (double) pango_layout_get_width (layout) / PANGO_SCALE;

  for (guint i = 0; i < n_lines; i++)
    {
      RectifyLine line = { .tag = get_tag (RECTIFY_PARAGRAPH_TITLE),
                           .source = paragraph,
                           .piece = from,
                           .size = pages->layout.title_size };
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      line.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      line.x = pages->layout.margin_left + (pages->layout.area_width - width) / 2
               + (double) extents.x / PANGO_SCALE;
      /* Em boxes touch the line's head; larger type keeps its middle where the line's is. */
      line.baseline = RECTIFY_EM_ASCENT * pages->layout.title_size
                      - (pages->layout.title_size - pages->layout.cell) / 2;
      g_array_append_val (lines, line);
      pango_layout_iter_next_line (iter);
    }
}

static const char *
find_piece_end (const char *text)
{
  for (guint i = 0; i < PIECE && *text != '\0'; i++)
    text = g_utf8_next_char (text);
  return text;
}

/* What is too long for a title is broken like text. */
static void
set_long_title (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, GArray *lines)
{
  gsize length = strlen (text);
  gsize from = 0;

  do
    {
      gsize to = find_piece_end (text + from) - text;
      guint n_lines;
      PangoLayout *layout;

      layout = set_title_piece (pages, paragraph, text, from, to);
      g_ptr_array_add (pages->layouts, layout);
      n_lines = pango_layout_get_line_count (layout);
      if (to < length && n_lines > 1)
        {
          /* The last line is not full: the next piece begins with it. */
          n_lines--;
          to = from + pango_layout_get_line_readonly (layout, n_lines)->start_index;
        }
      add_title_lines (pages, paragraph, from, lines, layout, n_lines);
      from = to;
    }
  while (from < length);
}

static void
set_body_piece (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, gsize from,
                gsize to, double width, GArray *lines)
{
  g_autofree char *piece = g_strdelimit (g_strndup (text + from, to - from), "\t\v\f", ' ');
  g_autoptr (PangoAttrList) attributes
      = rectify_composer_make_attributes (pages, paragraph, piece, from, to, pages->layout.cell);
  /* The addressee stands flush left; a signature is moved to the right when its date is known. */
  RectifyParagraphRole role = rectify_paragraph_get_role (paragraph);
  gboolean flush = role >= RECTIFY_PARAGRAPH_ADDRESSEE;
  /* So do headings in the English layout. */
  gboolean apart = pages->layout.is_english && role >= RECTIFY_PARAGRAPH_HEADING_1
                   && role <= RECTIFY_PARAGRAPH_HEADING_4;
  double indent = flush || apart ? 0 : pages->layout.indent;
  g_autoptr (GPtrArray) set
      = rectify_lines_set (pages->glyphs, piece, attributes, width, indent, pages->layout.cell);

  for (guint i = 0; i < set->len; i++)
    {
      RectifyLine line = { .tag = get_tag (rectify_paragraph_get_role (paragraph)),
                           .text = rectify_text_line_ref (g_ptr_array_index (set, i)),
                           .source = paragraph,
                           .piece = from,
                           .size = pages->layout.cell,
                           .x = pages->layout.margin_left + (i == 0 ? indent : 0),
                           /* Em boxes touch the line's head. */
                           .baseline = RECTIFY_EM_ASCENT * pages->layout.cell };

      g_array_append_val (lines, line);
    }
}

/* Line ends that the user typed into an item begin a paragraph. */
static void
set_body (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, double width,
          GArray *lines)
{
  gsize length = strlen (text);
  gsize from = 0;

  do
    {
      gsize to = from + strcspn (text + from, "\r\n");

      set_body_piece (pages, paragraph, text, from, to, width, lines);
      from = to + 1;
    }
  while (from <= length);
}

/**
 * rectify_composer_set_paragraph:
 * @pages: pages, which own the layouts
 * @paragraph: a paragraph
 * @lines: (element-type RectifyLine): where its lines are added, at least one
 *
 * Sets a paragraph. Its lines are not on a page yet: their baseline counts from the line's head.
 */
void
rectify_composer_set_paragraph (RectifyPages *pages, RectifyParagraph *paragraph, GArray *lines)
{
  g_autofree char *text = rectify_paragraph_dup_text (paragraph);

  if (rectify_furniture_sets (rectify_paragraph_get_role (paragraph)))
    rectify_furniture_set (pages, paragraph, text, lines);
  else if (rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_TITLE)
    {
      if (!rectify_title_set (pages, paragraph, text, lines))
        set_long_title (pages, paragraph, text, lines);
    }
  else
    set_body (pages, paragraph, text, pages->layout.area_width, lines);
}

/**
 * rectify_composer_set_across:
 * @pages: pages
 * @paragraph: a paragraph of running text
 * @lines: (element-type RectifyLine): where its lines are added, at least one
 *
 * Sets a paragraph that stands on a page which is turned, whose lines are longer.
 */
void
rectify_composer_set_across (RectifyPages *pages, RectifyParagraph *paragraph, GArray *lines)
{
  g_autofree char *text = rectify_paragraph_dup_text (paragraph);

  set_body (pages, paragraph, text, pages->layout.area_height, lines);
}

/**
 * rectify_composer_set_page_number:
 * @pages: pages
 * @number: the page's number in digits or letters
 *
 * Its dashes are those of Chinese text: beside digits Pango would take Latin ones, which are shorter
 * and lie lower.
 *
 * Returns: (transfer full): the number between its dashes (GB/T 9704-2012, 7.5)
 */
RectifyTextLine *
rectify_composer_set_page_number (RectifyPages *pages, const char *number)
{
  g_autoptr (PangoFontDescription) font
      = describe_font (pages, RECTIFY_FACE_SONG, RECTIFY_PAGE_NUMBER_SIZE);
  /* The dashes are the official layout's. */
  g_autofree char *text = g_strdup_printf (pages->layout.is_english ? "%s" : "— %s —", number);

  return rectify_line_set_number (pages->glyphs, text, font);
}

/* A number keeps its unit on its line, if that has room for both. */
static void
keep_numbers (PangoAttrList *attributes, const char *text, const char *end,
              const RectifyCellStyle *style)
{
  for (const char *p = text; p < end; p++)
    {
      const char *start = p;

      while (p < end && (g_ascii_isdigit (*p) || *p == '.' || *p == ','))
        p++;
      if (p == start || p == end || !g_ascii_isdigit (p[-1])
          || !rectify_sign_is_unit (g_utf8_get_char (p))
          || ((p - start) * DIGIT_WIDTH + 1) * style->size > style->width)
        continue;
      add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), start - text,
                     g_utf8_next_char (p) - text);
    }
}

/* Names and dates of a cell stay whole, with the mark behind them, if its lines have room for them.
 * Returns the width of the longest. */
static double
keep_words (PangoAttrList *attributes, const char *text, const RectifyCellStyle *style)
{
  double longest = 0;
  gsize start, end;

  for (RectifyTableWords kind = 0; kind <= RECTIFY_TABLE_WORDS_DATES; kind++)
    for (start = 0; rectify_table_words_find (text, kind, &start, &end); start = end)
      {
        double width = rectify_table_words_measure (text + start, end - start);

        width = (width + (text[end] != '\0' ? 1 : 0)) * style->size;
        if (width > style->width + TOLERANCE)
          continue;
        add_attribute (attributes, pango_attr_allow_breaks_new (FALSE), start, end);
        longest = MAX (longest, width);
      }
  return longest;
}

/**
 * rectify_composer_set_cell:
 * @pages: pages
 * @text: a paragraph of a cell
 * @position: (inout): where in it to begin, in bytes; set to where the next piece begins, the end
 *   of @text if this was the last
 * @n_lines: (out): set to how many lines of the layout belong to this piece
 * @style: how it is set
 *
 * Returns: (transfer full): the paragraph, or a piece of it, broken into lines
 */
PangoLayout *
rectify_composer_set_cell (RectifyPages *pages, const char *text, gsize *position, guint *n_lines,
                           const RectifyCellStyle *style)
{
  PangoLayout *layout = pango_layout_new (pages->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *first = text + *position;
  const char *end = find_piece_end (first);
  gboolean is_whole = *position == 0 && *end == '\0';
  double longest = 0;

  pango_attr_list_insert (attributes,
                          rectify_composer_make_font (pages,
                                                      style->is_head ? RECTIFY_FACE_HEI
                                                                     : RECTIFY_FACE_FANGSONG,
                                                      style->size));
  forbid_hyphens (attributes);
  keep_numbers (attributes, first, end, style);
  if (is_whole && !style->is_head)
    longest = keep_words (attributes, first, style);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, first, end - first);
  pango_layout_set_width (layout, (style->width + TOLERANCE) * PANGO_SCALE);
  pango_layout_set_alignment (layout, style->is_centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  if (style->is_centred && is_whole)
    balance (layout, longest, style->width + TOLERANCE, style->size / 2);
  *n_lines = pango_layout_get_line_count (layout);
  if (*end != '\0' && *n_lines > 1)
    end = first + pango_layout_get_line_readonly (layout, --*n_lines)->start_index;
  *position = end - text;
  return layout;
}
