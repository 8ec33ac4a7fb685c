/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-marks.h"

#include <string.h>

/* In type sizes, from the baseline: where the line below words is, the one through them, and how
 * thick they are. The em box reaches 0.12 below the baseline and 0.88 above it. */
#define UNDERLINE_DROP 0.16
#define STRIKE_HEIGHT 0.36
#define THICKNESS 0.05
/* The bar beside a changed paragraph: how far from the type area, and how wide. */
#define BAR_GAP (4.0 * RECTIFY_MM)
#define BAR_WIDTH 1.5

static gboolean
has_marks (RectifyParagraph *paragraph)
{
  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    if (rectify_paragraph_get_run (paragraph, i)->mark != RECTIFY_MARK_NONE)
      return TRUE;
  return FALSE;
}

/* Below or through what of a line lies from one byte of its paragraph to another. */
static void
add_rule (const RectifyLine *line, gsize from, gsize to, RectifyMark mark, cairo_t *cr)
{
  double left = rectify_line_get_x (line, from);
  double right = rectify_line_get_x (line, to);
  double drop = mark == RECTIFY_MARK_INSERTED ? UNDERLINE_DROP : -STRIKE_HEIGHT;

  cairo_rectangle (cr, line->x + MIN (left, right), line->baseline + drop * line->size,
                   ABS (right - left), THICKNESS * line->size);
}

static void
add_rules (const RectifyLine *line, cairo_t *cr)
{
  gsize line_start, line_end, position = 0;

  rectify_line_get_range (line, &line_start, &line_end);
  for (guint i = 0; i < rectify_paragraph_get_n_runs (line->source); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (line->source, i);
      gsize start = MAX (position, line_start);
      gsize end = MIN (position + strlen (run->text), line_end);

      position += strlen (run->text);
      if (start < end && (run->mark == RECTIFY_MARK_INSERTED || run->mark == RECTIFY_MARK_DELETED))
        add_rule (line, start, end, run->mark, cr);
    }
}

/* As high as the line with its leading, so that those of lines that follow each other are one. */
static void
add_bar (RectifyPages *pages, const RectifyLine *line, gboolean is_even, cairo_t *cr)
{
  const RectifyLayout *layout = &pages->layout;
  double left
      = layout->margin_left + (is_even ? -BAR_GAP - BAR_WIDTH : layout->area_width + BAR_GAP);
  double top = line->baseline - RECTIFY_EM_ASCENT * line->size - (layout->pitch - line->size) / 2;

  cairo_rectangle (cr, left, top, BAR_WIDTH, layout->pitch);
}

/**
 * rectify_marks_draw:
 * @pages: pages
 * @first: the first line of a page
 * @end: the line behind its last
 * @is_even: whether the page's number is even: its outer margin is at the left then
 * @cr: where to, in the places that the lines have
 *
 * Draws what the marks of a page's words have beside the words. In tables and on pages that are
 * turned there are no bars: what is beside a cell is no margin.
 */
void
rectify_marks_draw (RectifyPages *pages, guint first, guint end, gboolean is_even, cairo_t *cr)
{
  for (guint i = first; i < end; i++)
    {
      const RectifyLine *line = &g_array_index (pages->lines, RectifyLine, i);

      if (line->source == NULL || !has_marks (line->source))
        continue;
      add_rules (line, cr);
      if (line->table == 0 && !g_array_index (pages->pages, RectifyPage, line->page).is_turned)
        add_bar (pages, line, is_even, cr);
    }
  cairo_fill (cr);
}
