/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "page-inspector.h"
#include "rectify-fonts.h"

/* In millimetres: by how much a character may reach out of the type area, where a line may end. */
#define AREA_TOLERANCE 0.1
#define EDGE_TOLERANCE 0.5
/* In cells: the longest line, with all its marks squeezed; the widest gap between two characters of a
 * full line. */
#define MAX_CELLS 32.0
#define MAX_GAP 0.5
/* In cells: a word no longer than this is never broken. */
#define LONGEST_WHOLE_WORD 4.0

/* GB/T 15834-2011, 5.1, and CLREQ: what begins no line, what ends none. */
#define NO_HEAD "。，、；：！？…—～·％‰℃）》〉」』】〕〗］｝”’.,:;!?)]}%"
#define NO_END "（《〈「『【〔〖［｛“‘([{￥$№"
/* / takes neither. */
#define NEITHER "/"
/* What a number is not parted from. */
#define UNITS "年月日时分秒号个项次名人件条份家万亿元角天周季届期类级篇场户亩米吨％%‰℃"

static gboolean
is_one_of (gunichar c, const char *characters)
{
  return g_utf8_strchr (characters, -1, c) != NULL;
}

static const PageSign *
get_sign (const InspectedLine *line, guint index)
{
  return &g_array_index (line->signs, PageSign, index);
}

/* A character's own width: full characters are squares of their size. */
static double
get_width (const PageSign *sign)
{
  return page_sign_is_wide (sign->character) ? sign->size : sign->end - sign->x;
}

/* The blank half of a squeezed mark may reach over the edge, its ink does not. */
static void
check_area (PageInspection *self, const InspectedLine *line)
{
  cairo_rectangle_t area;
  double worst_left = 0, worst_right = 0;

  page_inspection_get_area (self, line->page, &area);
  for (guint i = 0; i < line->signs->len; i++)
    {
      const PageSign *sign = get_sign (line, i);
      double left = area.x - sign->x;
      double right = sign->x + get_width (sign) - area.x - area.width;

      if (page_sign_is_opening (sign->character))
        left -= sign->size / 2;
      if (page_sign_is_closing (sign->character))
        right -= sign->size / 2;
      worst_left = MAX (worst_left, left);
      worst_right = MAX (worst_right, right);
    }
  if (worst_left > AREA_TOLERANCE * RECTIFY_MM)
    page_inspection_fault_line (self, line, "begins %.2f mm outside the type area",
                                worst_left / RECTIFY_MM);
  if (worst_right > AREA_TOLERANCE * RECTIFY_MM)
    page_inspection_fault_line (self, line, "ends %.2f mm outside the type area",
                                worst_right / RECTIFY_MM);
}

static void
check_length (PageInspection *self, const InspectedLine *line)
{
  double n_cells = 0;
  cairo_rectangle_t area;

  page_inspection_get_area (self, line->page, &area);
  for (guint i = 0; i < line->signs->len; i++)
    n_cells += page_sign_is_wide (get_sign (line, i)->character) ? 1 : 0.5;
  if (n_cells > MAX_CELLS + (area.width - RECTIFY_AREA_WIDTH) / self->layout.cell)
    page_inspection_fault_line (self, line, "is %.1f characters long", n_cells);
}

/* 7.3.1: a title stands in the middle. */
static void
check_title (PageInspection *self, const InspectedLine *line)
{
  const PageSign *first = get_sign (line, 0), *last = get_sign (line, line->signs->len - 1);
  cairo_rectangle_t area;
  double off;

  page_inspection_get_area (self, line->page, &area);
  off = (first->x + last->x + get_width (last)) / 2 - area.x - area.width / 2;
  if (fabs (off) > EDGE_TOLERANCE * RECTIFY_MM)
    page_inspection_fault_line (self, line, "is %.2f mm off the middle", off / RECTIFY_MM);
}

/* 7.3.3: the first line of a paragraph begins two characters in, the others flush left. */
static void
check_indent (PageInspection *self, const InspectedLine *line)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);
  const PageSign *first = get_sign (line, 0);
  gboolean is_flush
      = !line->is_first
        || rectify_paragraph_get_role (piece->paragraph) >= RECTIFY_PARAGRAPH_ADDRESSEE;
  cairo_rectangle_t area;
  double off;

  page_inspection_get_area (self, line->page, &area);
  off = first->x - area.x - (is_flush ? 0 : self->layout.indent);
  /* A mark that opens may have given away its blank half. */
  if (page_sign_is_opening (first->character) && off < 0)
    off = MIN (off + first->size / 2, 0);
  if (fabs (off) > EDGE_TOLERANCE * RECTIFY_MM)
    page_inspection_fault_line (self, line, "begins %.2f mm too far right", off / RECTIFY_MM);
}

/* 5.2.3: lines fill the type area, but the last of a paragraph. What has no Chinese character has
 * no place to be spread. */
static void
check_edge (PageInspection *self, const InspectedLine *line)
{
  const PageSign *last = get_sign (line, line->signs->len - 1);
  cairo_rectangle_t area;
  double off;
  guint n_wide = 0;

  page_inspection_get_area (self, line->page, &area);
  for (guint i = 0; i < line->signs->len; i++)
    n_wide += page_sign_is_wide (get_sign (line, i)->character);
  if (n_wide == 0)
    return;
  off = last->x + get_width (last) - area.x - area.width;
  if (page_sign_is_closing (last->character) && off > 0)
    off = MAX (off - last->size / 2, 0);
  if (fabs (off) > EDGE_TOLERANCE * RECTIFY_MM)
    page_inspection_fault_line (self, line, "ends %.2f mm off the right edge", off / RECTIFY_MM);
}

/* No holes, and no character on another: marks give half of their cell at most. */
static void
check_gaps (PageInspection *self, const InspectedLine *line)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);

  for (guint i = 1; i < line->signs->len; i++)
    {
      const PageSign *sign = get_sign (line, i), *before = get_sign (line, i - 1);
      gunichar c = sign->character, b = before->character;
      double least = page_sign_is_wide (b) ? before->size : before->size / 5;
      double gap = sign->x - before->x - get_width (before);

      if (page_sign_is_closing (b))
        least -= before->size / 2;
      if (page_sign_is_opening (c))
        least -= sign->size / 2;
      if (sign->x - before->x < least - 0.15 * sign->size)
        page_inspection_fault_line (self, line, "has its character %u on the one before it", i + 1);
      if (page_sign_is_wide (c) && page_sign_is_wide (b)
          && !g_array_index (piece->signs, InspectedSign, line->start + i).follows_blank
          && gap > MAX_GAP * sign->size)
        page_inspection_fault_line (self, line, "has a gap before its character %u", i + 1);
    }
}

void
page_inspection_check_lines (PageInspection *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const InspectedLine *line = page_inspection_get_line (self, i);
      RectifyParagraphRole role = page_inspection_get_role (self, line);

      check_area (self, line);
      check_gaps (self, line);
      if (role == RECTIFY_PARAGRAPH_TITLE)
        {
          check_title (self, line);
          continue;
        }
      check_length (self, line);
      if (role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE
          || role == RECTIFY_PARAGRAPH_ATTACHMENTS)
        continue;
      check_indent (self, line);
      if (!line->is_last)
        check_edge (self, line);
    }
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum (c);
}

static gunichar
get_character (const InspectedPiece *piece, int index)
{
  return index >= 0 && index < (int) piece->signs->len
             ? g_array_index (piece->signs, InspectedSign, index).character
             : 0;
}

/* How many letters and digits there are around a place without a blank between them. */
static guint
measure_word (const InspectedPiece *piece, int place)
{
  int start = place, end = place;

  while (start > 0 && is_letter (get_character (piece, start - 1))
         && !g_array_index (piece->signs, InspectedSign, start).follows_blank)
    start--;
  while (is_letter (get_character (piece, end))
         && (end == place || !g_array_index (piece->signs, InspectedSign, end).follows_blank))
    end++;
  return end - start;
}

/* What belongs to what and is parted by the end of a line; NULL if nothing is. */
static const char *
find_parted (const InspectedPiece *piece, guint place)
{
  gunichar before = get_character (piece, place - 1), c = get_character (piece, place);

  if (g_array_index (piece->signs, InspectedSign, place).follows_blank)
    return NULL;
  if (is_digit (before) && is_one_of (c, UNITS))
    return "a number and its unit";
  if (is_digit (before) && is_digit (c))
    return "a number";
  if ((before == '.' || before == ',') && is_digit (c)
      && is_digit (get_character (piece, (int) place - 2)))
    return "a number";
  if ((before == 0x7b2c /* 第 */ || before == 0x3015 /* 〕 */) && is_digit (c))
    return "a number and what leads it";
  if (is_letter (before) && is_letter (c) && measure_word (piece, place) <= 2 * LONGEST_WHOLE_WORD)
    return "a word";
  return NULL;
}

static void
check_break (PageInspection *self, const InspectedLine *line)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);
  gunichar head = get_sign (line, 0)->character;
  gunichar end = get_sign (&line[-1], line[-1].signs->len - 1)->character;
  const char *parted = find_parted (piece, line->start);

  if (is_one_of (head, NO_HEAD NEITHER))
    page_inspection_fault_line (self, line, "begins with what begins no line");
  if (is_one_of (end, NO_END NEITHER))
    page_inspection_fault_line (self, &line[-1], "ends with what ends no line");
  if (parted != NULL)
    page_inspection_fault_line (self, line, "parts %s", parted);
}

static gboolean
is_mark (gunichar c)
{
  return page_sign_is_closing (c) || page_sign_is_opening (c) || is_one_of (c, NO_HEAD);
}

void
page_inspection_check_breaks (PageInspection *self)
{
  for (guint i = 1; i < self->lines->len; i++)
    {
      const InspectedLine *line = page_inspection_get_line (self, i);
      gboolean marks = TRUE;

      if (line->is_first)
        continue;
      check_break (self, line);
      for (guint j = 0; j < line->signs->len; j++)
        marks = marks && is_mark (get_sign (line, j)->character);
      if (marks)
        page_inspection_fault_line (self, line, "holds nothing but marks");
    }
}

static RectifyFace
get_face (RectifyParagraphRole role, RectifyRunStyle style)
{
  if (role == RECTIFY_PARAGRAPH_TITLE)
    return RECTIFY_FACE_TITLE;
  if (style == RECTIFY_RUN_HEADING_1 || role == RECTIFY_PARAGRAPH_ANNEX)
    return RECTIFY_FACE_HEI;
  return style == RECTIFY_RUN_HEADING_2 ? RECTIFY_FACE_KAI : RECTIFY_FACE_FANGSONG;
}

/* 7.3.1 and 7.3.3: each level has its face. What a face lacks comes from others, but not most of
 * it. */
static void
check_face (PageInspection *self, const InspectedLine *line, const char *const *fonts)
{
  const InspectedPiece *piece = page_inspection_get_piece (self, line->piece);
  RectifyParagraphRole role = rectify_paragraph_get_role (piece->paragraph);
  guint n[RECTIFY_N_FACES] = { 0 }, n_others[RECTIFY_N_FACES] = { 0 };

  for (guint i = 0; i < line->signs->len; i++)
    {
      const PageSign *sign = get_sign (line, i);
      RectifyRunStyle style = g_array_index (piece->signs, InspectedSign, line->start + i).style;
      RectifyFace face = get_face (role, style);
      double size = role == RECTIFY_PARAGRAPH_TITLE ? self->layout.title_size : self->layout.cell;

      if (fabs (sign->size - size) > 0.05)
        page_inspection_fault_line (self, line, "is of size %.2f", sign->size);
      n[face]++;
      n_others[face] += sign->font != fonts[face]
                        && !(style == RECTIFY_RUN_HEADING_3 && self->layout.has_bold_third);
    }
  for (guint face = 0; face < RECTIFY_N_FACES; face++)
    if (2 * n_others[face] > n[face])
      page_inspection_fault_line (self, line, "is not in %s", rectify_fonts_get_name (face));
}

/* The fonts of the file: those of the layout, each as a subset within it. */
static void
check_files (PageInspection *self, GHashTable *known)
{
  g_autoptr (PopplerFontInfo) info = poppler_font_info_new (self->pdf);
  PopplerFontsIter *fonts = NULL;

  if (!poppler_font_info_scan (info, self->pages->len, &fonts) || fonts == NULL)
    return;
  do
    {
      g_autofree char *name = page_reader_dup_font_name (poppler_fonts_iter_get_full_name (fonts));

      if (!poppler_fonts_iter_is_embedded (fonts) || !poppler_fonts_iter_is_subset (fonts))
        page_inspection_fault (self, 0, "the font %s is not embedded as a subset", name);
      if (!g_hash_table_contains (known, g_intern_string (name)))
        page_inspection_fault (self, 0, "the font %s is none of the layout", name);
    }
  while (poppler_fonts_iter_next (fonts));
  poppler_fonts_iter_free (fonts);
}

void
page_inspection_check_fonts (PageInspection *self)
{
  const char *fonts[RECTIFY_N_FACES];
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint face = 0; face < RECTIFY_N_FACES; face++)
    {
      g_auto (GStrv) families = g_strsplit (rectify_fonts_get_families (face), ",", -1);

      fonts[face] = page_reader_get_font (families[0], rectify_fonts_is_bold (face));
      for (guint i = 0; families[i] != NULL; i++)
        {
          gboolean bold = rectify_fonts_is_bold (face)
                          || (face == RECTIFY_FACE_FANGSONG && self->layout.has_bold_third);

          g_hash_table_add (known, (gpointer) page_reader_get_font (families[i], FALSE));
          if (bold)
            g_hash_table_add (known, (gpointer) page_reader_get_font (families[i], TRUE));
        }
    }
  for (guint i = 0; i < self->lines->len; i++)
    check_face (self, page_inspection_get_line (self, i), fonts);
  check_files (self, known);
}
