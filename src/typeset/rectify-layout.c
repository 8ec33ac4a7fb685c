/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-layout.h"

/* A3 lies across: two sheets of A4 side by side. */
#define A3_WIDTH (420.0 * RECTIFY_MM)
#define LETTER_WIDTH (8.5 * 72.0)
#define LETTER_HEIGHT (11.0 * 72.0)
/* The English layout: margins of an inch, 12 points with 6 between the lines. */
#define ENGLISH_MARGIN 72.0
#define ENGLISH_SIZE 12.0
#define ENGLISH_PITCH 18.0
#define ENGLISH_TITLE_SIZE 18.0
#define ENGLISH_INDENT 24.0

static void
set_paper (RectifyLayout *self, RectifyPaper paper)
{
  self->page_width = RECTIFY_PAGE_WIDTH;
  self->page_height = RECTIFY_PAGE_HEIGHT;
  if (paper == RECTIFY_PAPER_A3)
    {
      self->page_width = A3_WIDTH;
    }
  else if (paper == RECTIFY_PAPER_LETTER)
    {
      self->page_width = LETTER_WIDTH;
      self->page_height = LETTER_HEIGHT;
    }
}

static void
set_english (RectifyLayout *self)
{
  self->is_english = TRUE;
  self->margin_top = self->margin_left = ENGLISH_MARGIN;
  self->area_width = self->page_width - 2 * ENGLISH_MARGIN;
  self->area_height = self->page_height - 2 * ENGLISH_MARGIN;
  self->cell = ENGLISH_SIZE;
  self->pitch = ENGLISH_PITCH;
  self->n_lines = (self->area_height - ENGLISH_SIZE) / ENGLISH_PITCH + 1;
  self->title_size = ENGLISH_TITLE_SIZE;
  self->indent = ENGLISH_INDENT;
}

static void
set_official (RectifyLayout *self, const RectifyPageStyle *style)
{
  self->margin_top = RECTIFY_MARGIN_TOP;
  self->margin_left = RECTIFY_MARGIN_LEFT;
  /* The margins stay what they are on A4, whatever the paper. */
  self->area_width = self->page_width - (RECTIFY_PAGE_WIDTH - RECTIFY_AREA_WIDTH);
  self->area_height = self->page_height - (RECTIFY_PAGE_HEIGHT - RECTIFY_AREA_HEIGHT);
  self->cell = RECTIFY_CELL;
  self->title_size = RECTIFY_TITLE_SIZE;
  self->indent = RECTIFY_INDENT;
  self->n_lines = style->n_lines;
  if (self->n_lines == 0)
    self->n_lines = (self->area_height - RECTIFY_CELL) / RECTIFY_PITCH + 1.001;
  self->pitch = RECTIFY_PITCH;
  if (style->is_loose)
    {
      self->pitch = self->area_height / self->n_lines;
      self->rise = (self->pitch - self->cell) / 2;
    }
  else if (style->n_lines != 0)
    {
      /* Em boxes touch the head and the foot of the type area. */
      self->pitch = (self->area_height - self->cell) / (self->n_lines - 1);
    }
}

/**
 * rectify_layout_init:
 * @self: a layout to be filled
 * @style: the style of a document's pages
 *
 * Works out the measures of pages (GB/T 9704-2012, 5).
 */
void
rectify_layout_init (RectifyLayout *self, const RectifyPageStyle *style)
{
  RectifyLayout empty = { 0 };

  *self = empty;
  set_paper (self, style->paper);
  if (style->is_english)
    set_english (self);
  else
    set_official (self, style);
  self->has_bold_third = style->has_bold_third;
  self->is_duplex = style->is_duplex;
}
