/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-layout.h"
#include "rectify-pages-private.h"

/* A blank line below the title, as typists have it. */
#define LINES_BELOW_TITLE 1
/* As many lines of a paragraph stand together at the foot and at the head of a page. */
#define LINES_TOGETHER 2

/* What is filled while lines are put on pages. */
typedef struct {
  RectifyPages *pages;
  RectifyDocument *document;
  guint n_paragraphs;
  guint slot; /* the next line of the page, from 0 */
} Paginator;

static gboolean
is_title (RectifyParagraph *paragraph)
{
  return rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_TITLE;
}

/* Titles, headings, and a lead-in on a line of its own (整改措施：) belong to what follows. */
static gboolean
belongs_to_next (RectifyParagraph *paragraph)
{
  switch (rectify_paragraph_get_role (paragraph))
    {
    case RECTIFY_PARAGRAPH_TITLE:
    case RECTIFY_PARAGRAPH_HEADING_1:
    case RECTIFY_PARAGRAPH_HEADING_2:
    case RECTIFY_PARAGRAPH_HEADING_3:
    case RECTIFY_PARAGRAPH_HEADING_4:
      return TRUE;
    case RECTIFY_PARAGRAPH_FIELD:
      return rectify_paragraph_get_n_runs (paragraph) == 1
             && rectify_paragraph_get_run (paragraph, 0)->style == RECTIFY_RUN_LABEL;
    default:
      return FALSE;
    }
}

static guint
count_lines (Paginator *self, guint index)
{
  const guint *firsts = (const guint *) self->pages->paragraphs->data;

  return firsts[index + 1] - firsts[index];
}

static guint
count_blank_lines (Paginator *self, guint index)
{
  return is_title (rectify_document_get_paragraph (self->document, index))
                 && index + 1 < self->n_paragraphs
                 && !is_title (rectify_document_get_paragraph (self->document, index + 1))
             ? LINES_BELOW_TITLE
             : 0;
}

static void
start_page (Paginator *self, guint first_line)
{
  g_array_append_val (self->pages->first_lines, first_line);
  self->slot = 0;
}

/*
 * How many of a paragraph's last lines go on a page with room for some. One line on its own is left
 * neither here nor on the next page, which may leave a line of this one empty.
 */
static guint
fit (guint n_lines, guint room)
{
  guint fitting = MIN (n_lines, room);

  if (fitting == n_lines)
    return fitting;
  if (n_lines - fitting < LINES_TOGETHER)
    fitting = n_lines > LINES_TOGETHER ? n_lines - LINES_TOGETHER : 0;
  return fitting < LINES_TOGETHER ? 0 : fitting;
}

/* The lines that have to stand on one page from a paragraph on that belongs to what follows. */
static guint
count_together (Paginator *self, guint index)
{
  guint n_lines = 0;

  for (; index < self->n_paragraphs && n_lines <= RECTIFY_LINES_PER_PAGE; index++)
    {
      guint own = count_lines (self, index);

      if (!belongs_to_next (rectify_document_get_paragraph (self->document, index)))
        return n_lines + (own < 2 * LINES_TOGETHER ? own : LINES_TOGETHER);
      n_lines += own + count_blank_lines (self, index);
    }
  return n_lines;
}

static void
add_heading (Paginator *self, RectifyParagraph *paragraph, guint line)
{
  g_autoptr (GString) words = g_string_new (NULL);
  RectifyRunStyle style = RECTIFY_RUN_BODY;
  RectifyHeading heading;

  /* Label and heading may be runs of their own. */
  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    {
      const RectifyRun *run = rectify_paragraph_get_run (paragraph, i);

      if (i == 0)
        style = run->style;
      if (run->style != style)
        break;
      g_string_append (words, run->text);
    }
  if (style < RECTIFY_RUN_HEADING_1 || style > RECTIFY_RUN_HEADING_4)
    return;
  heading.text = g_strstrip (g_strdup (words->str));
  heading.level = style - RECTIFY_RUN_HEADING_1 + 1;
  heading.line = line;
  g_array_append_val (self->pages->headings, heading);
}

static void
make_room (Paginator *self, guint index, guint n_lines)
{
  guint room = RECTIFY_LINES_PER_PAGE - MIN (self->slot, RECTIFY_LINES_PER_PAGE);
  gboolean fits;

  if (self->slot == 0)
    return;
  if (belongs_to_next (rectify_document_get_paragraph (self->document, index)))
    {
      guint together = count_together (self, index);

      fits = together > RECTIFY_LINES_PER_PAGE ? fit (n_lines, room) > 0 : together <= room;
    }
  else
    {
      fits = fit (n_lines, room) > 0;
    }
  if (!fits)
    start_page (self, g_array_index (self->pages->paragraphs, guint, index));
}

static void
place_paragraph (Paginator *self, guint index)
{
  guint line = g_array_index (self->pages->paragraphs, guint, index);
  guint n_left = count_lines (self, index);

  make_room (self, index, n_left);
  add_heading (self, rectify_document_get_paragraph (self->document, index), line);
  while (n_left > 0)
    {
      guint n = fit (n_left, RECTIFY_LINES_PER_PAGE - self->slot);

      for (guint i = 0; i < n; i++, line++, self->slot++)
        {
          RectifyLine *placed = &g_array_index (self->pages->lines, RectifyLine, line);

          placed->page = self->pages->first_lines->len - 1;
          placed->baseline += RECTIFY_MARGIN_TOP + self->slot * RECTIFY_PITCH;
        }
      n_left -= n;
      if (n_left > 0)
        start_page (self, line);
    }
  self->slot = MIN (self->slot + count_blank_lines (self, index), RECTIFY_LINES_PER_PAGE);
}

/**
 * rectify_paginator_place:
 * @pages: pages whose lines are set
 * @document: their document
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Puts the lines on pages of 22 lines (GB/T 9704-2012, 5.2.3). Headings stand with two lines of
 * what they head where it has them, and no line of a paragraph stands alone on a page.
 *
 * Returns: whether it was not stopped
 */
gboolean
rectify_paginator_place (RectifyPages *pages, RectifyDocument *document, GCancellable *cancellable,
                         GError **error)
{
  Paginator self = { .pages = pages,
                     .document = document,
                     .n_paragraphs = rectify_document_get_n_blocks (document) };

  start_page (&self, 0);
  for (guint i = 0; i < self.n_paragraphs; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      place_paragraph (&self, i);
    }
  return TRUE;
}
