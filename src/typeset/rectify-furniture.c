/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-furniture.h"

#include <math.h>
#include <string.h>

/* 7.2.4 asks for a mark that is conspicuous and dignified: no higher than 22 mm, as the standard
 * before this one had it, and no wider than so much of the type area. */
#define MARK_SIZE (22.0 * RECTIFY_MM)
#define MARK_WIDTH 0.94
/* What hangs at the left is as wide as so many sizes of the type, or a multiple; widths are not
 * exact. */
#define HANG_STEP 0.25
#define TOLERANCE 0.01
/* A longer one is no mark. */
#define MAX_MARK 40

/**
 * rectify_furniture_sets:
 * @role: a paragraph's role
 *
 * Returns: whether it is no part of the text, but stands around it
 */
gboolean
rectify_furniture_sets (RectifyParagraphRole role)
{
  return role >= RECTIFY_PARAGRAPH_COPY_NUMBER;
}

/**
 * rectify_furniture_is_head:
 * @role: a paragraph's role
 *
 * Returns: whether it is part of a letterhead
 */
gboolean
rectify_furniture_is_head (RectifyParagraphRole role)
{
  return role >= RECTIFY_PARAGRAPH_COPY_NUMBER && role <= RECTIFY_PARAGRAPH_NUMBER;
}

static PangoAttrList *
make_attributes (RectifyPages *pages, RectifyFace face, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, rectify_composer_make_font (pages, face, size));
  return attributes;
}

/* Type of another size than the text's keeps its middle where the line's is. */
static void
add_line (RectifyPages *pages, GArray *lines, RectifyTextLine *text, RectifyParagraph *source,
          gsize piece, double x, double size)
{
  RectifyLine line = { .tag = "P",
                       .text = rectify_text_line_ref (text),
                       .source = source,
                       .piece = piece,
                       .size = size,
                       .x = pages->layout.margin_left + x,
                       .baseline = RECTIFY_EM_ASCENT * size - (size - pages->layout.cell) / 2 };

  g_array_append_val (lines, line);
}

static void
set_flush (RectifyPages *pages, RectifyParagraph *paragraph, RectifyFace face, const char *text,
           GArray *lines)
{
  double cell = pages->layout.cell;
  g_autoptr (PangoAttrList) attributes = make_attributes (pages, face, cell);
  g_autoptr (GPtrArray) set
      = rectify_lines_set (pages->glyphs, text, attributes, pages->layout.area_width, 0, cell);

  for (guint i = 0; i < set->len; i++)
    add_line (pages, lines, g_ptr_array_index (set, i), paragraph, 0, 0, cell);
}

/* 7.2.4: in the middle, red, as large as it has room. Its baseline counts from the upper edge of its
 * ink. */
static void
set_mark (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, GArray *lines)
{
  PangoLayout *layout = pango_layout_new (pages->context);
  double size = MIN (MARK_SIZE, pages->layout.area_width / 4);
  double widest = MARK_WIDTH * pages->layout.area_width * PANGO_SCALE;
  RectifyLine line = { .tag = "P", .is_red = TRUE, .source = paragraph };
  PangoRectangle ink, extents;

  g_ptr_array_add (pages->layouts, layout);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PangoAttrList) attributes = make_attributes (pages, RECTIFY_FACE_TITLE, size);

      pango_layout_set_attributes (layout, attributes);
      pango_layout_get_extents (layout, NULL, &extents);
      if (extents.width <= widest)
        break;
      size *= widest / extents.width;
    }
  line.line = pango_layout_line_ref (pango_layout_get_line_readonly (layout, 0));
  pango_layout_line_get_extents (line.line, &ink, NULL);
  line.x = pages->layout.margin_left
           + (pages->layout.area_width - (double) extents.width / PANGO_SCALE) / 2;
  line.baseline = -(double) ink.y / PANGO_SCALE;
  line.size = size;
  g_array_append_val (lines, line);
}

static GPtrArray *
set_half (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, gsize from, gsize to,
          double size)
{
  g_autofree char *piece = g_strndup (text + from, to - from);
  g_autoptr (PangoAttrList) attributes
      = rectify_composer_make_attributes (pages, paragraph, piece, from, to, size);

  return rectify_lines_set (pages->glyphs, piece, attributes, pages->layout.area_width - 2 * size,
                            0, size);
}

static double
get_room (RectifyPages *pages, GPtrArray *lines, guint index)
{
  return pages->layout.area_width - rectify_text_line_get_width (g_ptr_array_index (lines, index));
}

/* What stands before the tab at the left, what stands behind it at the right, each one character in
 * (7.2.5, 7.2.6, 7.4.3), on one line if there is room; in the middle if there is no tab. */
static void
set_pair (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, double size,
          GArray *lines)
{
  const char *tab = strchr (text, '\t');
  gsize split = tab != NULL ? (gsize) (tab - text) : strlen (text);
  g_autoptr (GPtrArray) left = set_half (pages, paragraph, text, 0, split, size);
  g_autoptr (GPtrArray) right = NULL;

  for (guint i = 0; i < left->len; i++)
    add_line (pages, lines, g_ptr_array_index (left, i), paragraph, 0,
              tab == NULL ? get_room (pages, left, i) / 2 : size, size);
  if (tab == NULL)
    return;
  right = set_half (pages, paragraph, text, split + 1, strlen (text), size);
  for (guint i = 0; i < right->len; i++)
    {
      double room = get_room (pages, right, i);

      add_line (pages, lines, g_ptr_array_index (right, i), paragraph, split + 1, room - size,
                size);
      /* Two characters at the edges, and one between. */
      g_array_index (lines, RectifyLine, lines->len - 1).is_beside
          = i == 0
            && room + get_room (pages, left, left->len - 1) >= pages->layout.area_width + 3 * size;
    }
}

/* What stands before the tab hangs to the left of all lines (7.3.4, 7.4.2). It is set apart, or its
 * blanks would be stretched with those of the first line. */
static void
set_hanging (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, double size,
             double left, double right, GArray *lines)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (pages, RECTIFY_FACE_FANGSONG, size);
  const char *tab = strchr (text, '\t');
  const char *rest = tab != NULL ? tab + 1 : text;
  double width = pages->layout.area_width - left - right;
  double hang = 0;
  g_autoptr (GPtrArray) set = NULL;

  if (tab != NULL)
    {
      g_autofree char *head = g_strndup (text, tab - text);
      g_autoptr (GPtrArray) heads
          = rectify_lines_set (pages->glyphs, head, attributes, width / 2, 0, size);

      for (guint i = 0; i < heads->len; i++)
        add_line (pages, lines, g_ptr_array_index (heads, i), paragraph, 0, left, size);
      hang = rectify_text_line_get_width (g_ptr_array_index (heads, heads->len - 1));
      /* Names behind numbers that are not quite as wide stand below each other. */
      hang = ceil (hang / (size * HANG_STEP) - TOLERANCE) * size * HANG_STEP;
    }
  set = rectify_lines_set (pages->glyphs, rest, attributes, width - hang, 0, size);
  for (guint i = 0; i < set->len; i++)
    {
      add_line (pages, lines, g_ptr_array_index (set, i), paragraph, rest - text, left + hang,
                size);
      g_array_index (lines, RectifyLine, lines->len - 1).is_beside = i == 0 && tab != NULL;
    }
}

/**
 * rectify_furniture_set:
 * @pages: pages, which own the layouts
 * @paragraph: a paragraph that stands around the text
 * @text: its text
 * @lines: (element-type RectifyLine): where its lines are added, at least one
 *
 * Sets a paragraph of the letterhead, of the attachments, or of the imprint (GB/T 9704-2012, 7.2,
 * 7.3.4, 7.4). Its lines are not on a page yet: their baseline counts from the line's head.
 */
void
rectify_furniture_set (RectifyPages *pages, RectifyParagraph *paragraph, const char *text,
                       GArray *lines)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\v\f", ' ');

  switch (rectify_paragraph_get_role (paragraph))
    {
    case RECTIFY_PARAGRAPH_MARK:
      if (g_utf8_strlen (line, -1) <= MAX_MARK)
        set_mark (pages, paragraph, line, lines);
      else
        set_flush (pages, paragraph, RECTIFY_FACE_HEI, line, lines);
      break;
    case RECTIFY_PARAGRAPH_NUMBER:
      set_pair (pages, paragraph, line, pages->layout.cell, lines);
      break;
    case RECTIFY_PARAGRAPH_ATTACHMENTS:
      set_hanging (pages, paragraph, line, pages->layout.cell, pages->layout.indent, 0, lines);
      break;
    case RECTIFY_PARAGRAPH_COPIES:
      set_hanging (pages, paragraph, line, RECTIFY_IMPRINT_SIZE, RECTIFY_IMPRINT_SIZE,
                   RECTIFY_IMPRINT_SIZE, lines);
      break;
    case RECTIFY_PARAGRAPH_PRINTED:
      set_pair (pages, paragraph, line, RECTIFY_IMPRINT_SIZE, lines);
      break;
    case RECTIFY_PARAGRAPH_COPY_NUMBER:
      set_flush (pages, paragraph, RECTIFY_FACE_FANGSONG, line, lines);
      break;
    default:
      set_flush (pages, paragraph, RECTIFY_FACE_HEI, line, lines);
    }
}
