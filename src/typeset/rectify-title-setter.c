/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-title-setter.h"

#include "rectify-title-break.h"

static PangoLayout *
set_line (RectifyPages *pages, RectifyParagraph *paragraph, const char *text, gsize from, gsize to)
{
  PangoLayout *layout = pango_layout_new (pages->context);
  g_autofree char *piece = g_strndup (text + from, to - from);
  g_autoptr (PangoAttrList) attributes
      = rectify_composer_make_attributes (pages, paragraph, piece, from, to,
                                          pages->layout.title_size);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, piece, to - from);
  return layout;
}

static void
add_line (RectifyPages *pages, RectifyParagraph *paragraph, gsize from, PangoLayout *layout,
          GArray *lines)
{
  RectifyLine line = { .tag = "P",
                       .source = paragraph,
                       .piece = from,
                       .size = pages->layout.title_size,
                       .line = pango_layout_line_ref (pango_layout_get_line_readonly (layout, 0)) };
  PangoRectangle extents;

  pango_layout_line_get_extents (line.line, NULL, &extents);
  line.x = pages->layout.margin_left
           + (pages->layout.area_width - (double) extents.width / PANGO_SCALE) / 2;
  /* Em boxes touch the line's head; larger type keeps its middle where the line's is. */
  line.baseline = RECTIFY_EM_ASCENT * pages->layout.title_size
                  - (pages->layout.title_size - pages->layout.cell) / 2;
  g_array_append_val (lines, line);
}

/**
 * rectify_title_set:
 * @pages: pages, which own the layouts
 * @paragraph: a title
 * @text: its text
 * @lines: (element-type RectifyLine): where its lines are added
 *
 * Sets a title, broken by sense (GB/T 9704-2012, 7.3.1).
 *
 * Returns: whether it is set; not if it is so long, or its type so wide, that it cannot be
 */
gboolean
rectify_title_set (RectifyPages *pages, RectifyParagraph *paragraph, const char *text,
                   GArray *lines)
{
  g_autoptr (GArray) ends
      = rectify_title_break (text, pages->layout.area_width / pages->layout.title_size);
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  gsize from = 0;

  for (guint i = 0; ends != NULL && i < ends->len; i++)
    {
      gsize to = g_array_index (ends, gsize, i);
      PangoLayout *layout
          = set_line (pages, paragraph, text, from, rectify_title_line_end (text, from, to));
      PangoRectangle extents;

      g_ptr_array_add (layouts, layout);
      pango_layout_get_extents (layout, NULL, &extents);
      if (extents.width > pages->layout.area_width * PANGO_SCALE)
        return FALSE;
      from = to;
    }
  from = 0;
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      g_ptr_array_add (pages->layouts, g_object_ref (layout));
      add_line (pages, paragraph, from, layout, lines);
      from = g_array_index (ends, gsize, i);
    }
  return layouts->len > 0;
}
