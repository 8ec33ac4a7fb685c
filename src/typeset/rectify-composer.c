/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-fonts.h"
#include "rectify-layout.h"
#include "rectify-pages-private.h"

/* Rounding must not push out the last of 28 characters that fill a line exactly. */
#define TOLERANCE 0.5
/* Title lines are balanced: each takes its share of the whole and this much more. */
#define BALANCE 1.06

static PangoAttribute *
make_font (RectifyFace face, double size)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();

  pango_font_description_set_family_static (description, rectify_fonts_get_families (face));
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (rectify_fonts_is_bold (face))
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
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
set_text (PangoLayout *layout, RectifyParagraph *paragraph)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  RectifyParagraphRole role = rectify_paragraph_get_role (paragraph);
  double size = role == RECTIFY_PARAGRAPH_TITLE ? RECTIFY_TITLE_SIZE : RECTIFY_CELL;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (paragraph, i);
      PangoAttribute *font = make_font (get_face (role, run->style), size);

      font->start_index = text->len;
      g_string_append (text, run->text);
      font->end_index = text->len;
      pango_attr_list_insert (attributes, font);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text->str, text->len);
}

/* A title of several lines is evened out, so that no single word stands on its last line. */
static void
balance_title (PangoLayout *layout)
{
  PangoRectangle extents;
  double lines;

  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  lines = ceil (extents.width / PANGO_SCALE / RECTIFY_AREA_WIDTH);
  if (lines > 1)
    pango_layout_set_width (layout, MIN (extents.width / lines * BALANCE,
                                         RECTIFY_AREA_WIDTH * PANGO_SCALE));
  else
    pango_layout_set_width (layout, RECTIFY_AREA_WIDTH * PANGO_SCALE);
}

/**
 * rectify_composer_set_paragraph:
 * @context: where to set it
 * @paragraph: a paragraph
 *
 * Returns: (transfer full): its lines, as wide as the type area
 */
PangoLayout *
rectify_composer_set_paragraph (PangoContext *context, RectifyParagraph *paragraph)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  set_text (layout, paragraph);
  if (rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_TITLE)
    {
      balance_title (layout);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      return layout;
    }
  pango_layout_set_width (layout, (RECTIFY_AREA_WIDTH + TOLERANCE) * PANGO_SCALE);
  pango_layout_set_indent (layout, RECTIFY_INDENT * PANGO_SCALE);
  pango_layout_set_justify (layout, TRUE);
  return layout;
}

/**
 * rectify_composer_set_page_number:
 * @context: where to set it
 * @number: the page's number
 *
 * Returns: (transfer full): the number between its dashes (GB/T 9704-2012, 7.5)
 */
PangoLayout *
rectify_composer_set_page_number (PangoContext *context, guint number)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *text = g_strdup_printf ("— %u —", number);

  pango_attr_list_insert (attributes, make_font (RECTIFY_FACE_SONG, RECTIFY_PAGE_NUMBER_SIZE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}
