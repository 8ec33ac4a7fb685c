/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-marks.h"

#include <string.h>

/* In type sizes, from the baseline: where the line below words is, the one through them, and how
 * thick they are. The em box reaches 0.12 below the baseline and 0.88 above it. */
#define UNDERLINE_DROP 0.16
#define STRIKE_HEIGHT 0.36
#define THICKNESS 0.05
/* The bar beside a changed paragraph, or row of a table: how far from the type area, and how wide. */
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
add_rule (RectifyPages *pages, const RectifyLine *line, gsize from, gsize to, RectifyMark mark,
          cairo_t *cr)
{
  double left = rectify_line_get_x (pages, line, from);
  double right = rectify_line_get_x (pages, line, to);
  double drop = mark == RECTIFY_MARK_INSERTED ? UNDERLINE_DROP : -STRIKE_HEIGHT;

  cairo_rectangle (cr, line->x + MIN (left, right), line->baseline + drop * line->size,
                   ABS (right - left), THICKNESS * line->size);
}

static void
add_rules (RectifyPages *pages, const RectifyLine *line, cairo_t *cr)
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
        add_rule (pages, line, start, end, run->mark, cr);
    }
}

/* What is on a page, from the first to what is behind the last. */
typedef struct {
  const RectifyPage *page;
  guint end_line;
  guint end_frame;
} Range;

static Range
get_range (RectifyPages *pages, guint page)
{
  const RectifyPage *begin = &g_array_index (pages->pages, RectifyPage, page);
  gboolean is_last = page + 1 == pages->pages->len;
  Range range = { begin, is_last ? pages->lines->len : begin[1].first_line,
                  is_last ? pages->frames->len : begin[1].first_frame };

  return range;
}

/* The frame of the cell that a line stands in. */
static const RectifyFrame *
find_frame (RectifyPages *pages, const Range *range, const RectifyLine *line)
{
  for (guint i = range->page->first_frame; line->table != 0 && i < range->end_frame; i++)
    {
      const RectifyFrame *frame = &g_array_index (pages->frames, RectifyFrame, i);

      if (line->x >= frame->x && line->x < frame->x + frame->width && line->baseline >= frame->y
          && line->baseline < frame->y + frame->height)
        return frame;
    }
  return NULL;
}

/* In the outer margin; where a table is turned, behind the end of its rows, as pages then have their
 * numbers before it. As high as the cell, or as the line with its leading, so that those of lines that
 * follow each other are one. */
static void
add_bar (RectifyPages *pages, const Range *range, const RectifyLine *line, gboolean is_even,
         cairo_t *cr)
{
  const RectifyLayout *layout = &pages->layout;
  const RectifyFrame *frame = find_frame (pages, range, line);
  double left = range->page->is_turned ? layout->area_height + BAR_GAP
                : is_even              ? layout->margin_left - BAR_GAP - BAR_WIDTH
                                       : layout->margin_left + layout->area_width + BAR_GAP;
  double top = line->baseline - RECTIFY_EM_ASCENT * line->size - (layout->pitch - line->size) / 2;

  cairo_rectangle (cr, left, frame != NULL ? frame->y : top, BAR_WIDTH,
                   frame != NULL ? frame->height : layout->pitch);
}

/**
 * rectify_marks_draw:
 * @pages: pages
 * @page: which of them
 * @is_even: whether the page's number is even: its outer margin is at the left then
 * @cr: where to, in the places that the lines have
 *
 * Draws what the marks of a page's words have beside the words.
 */
void
rectify_marks_draw (RectifyPages *pages, guint page, gboolean is_even, cairo_t *cr)
{
  const Range range = get_range (pages, page);

  for (guint i = range.page->first_line; i < range.end_line; i++)
    {
      const RectifyLine *line = &g_array_index (pages->lines, RectifyLine, i);

      if (line->source == NULL || !has_marks (line->source))
        continue;
      add_rules (pages, line, cr);
      if (line->table != 0 || !range.page->is_turned)
        add_bar (pages, &range, line, is_even, cr);
    }
  cairo_fill (cr);
}
