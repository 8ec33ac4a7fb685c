/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-furniture.h"

/* 7.2.4: from the head of the type area to the mark's upper edge. */
#define MARK_DROP (35.0 * RECTIFY_MM)
/* Between the lines of a mark of several offices. */
#define MARK_GAP (5.0 * RECTIFY_MM)
/* 7.2.5 and 7.3.1: blank lines below the mark, and below the rule. */
#define BLANK_LINES 2
/* 7.2.7: the rule below the document's number; how thick it is, the standard leaves open. */
#define RULE_DROP (4.0 * RECTIFY_MM)
#define RULE_WIDTH 2.0
/* By how much of a line the title may stand nearer to the rule, to be on the grid. */
#define SLACK 0.3

static RectifyParagraphRole
get_role (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block;

  if (index >= self->blocks->len)
    return RECTIFY_PARAGRAPH_BODY;
  block = &g_array_index (self->blocks, RectifySetBlock, index);
  return block->paragraph != NULL ? rectify_paragraph_get_role (block->paragraph)
                                  : RECTIFY_PARAGRAPH_BODY;
}

/* Returns where the mark ends, in points from the head of the type area. */
static double
place_mark (RectifyPaginator *self, guint index, double y)
{
  const RectifySetBlock *block = &g_array_index (self->blocks, RectifySetBlock, index);
  RectifyLine placed = g_array_index (self->lines, RectifyLine, block->first_line);
  PangoRectangle ink;

  pango_layout_line_ref (placed.line);
  pango_layout_line_get_extents (placed.line, &ink, NULL);
  placed.paragraph = index + 1;
  placed.page = self->pages->pages->len - 1;
  placed.baseline += self->layout->margin_top + y;
  g_array_append_val (self->pages->lines, placed);
  return y + (double) ink.height / PANGO_SCALE;
}

static void
place_lines (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = &g_array_index (self->blocks, RectifySetBlock, index);

  for (guint i = 0; i < block->n_lines; i++)
    rectify_paginator_place_line (self, block->first_line + i, index);
}

/* The number is bound to the mark, not to the grid. Returns where the next one begins. */
static double
place_number (RectifyPaginator *self, guint index, double y)
{
  const RectifySetBlock *block = &g_array_index (self->blocks, RectifySetBlock, index);
  guint first = self->pages->lines->len;

  self->slot = 0;
  place_lines (self, index);
  for (guint i = first; i < self->pages->lines->len; i++)
    g_array_index (self->pages->lines, RectifyLine, i).baseline += y;
  return block->n_lines > 0 ? y + self->slot * self->layout->pitch : y;
}

/* Below the last line of the number, which begins a line above @y. What follows is on the grid
 * again, as near to two lines below the rule as that has it. */
static void
place_rule (RectifyPaginator *self, double y)
{
  double edge = y - self->layout->pitch + self->layout->cell + RULE_DROP;
  RectifyRule rule = { self->layout->margin_left, self->layout->margin_top + edge + RULE_WIDTH / 2,
                       self->layout->area_width, RULE_WIDTH, TRUE };

  g_array_append_val (self->pages->rules, rule);
  self->slot = ceil ((edge + RULE_WIDTH) / self->layout->pitch + BLANK_LINES - SLACK);
}

/**
 * rectify_letterhead_place:
 * @paginator: what is filled; on its first page there is nothing yet
 *
 * Puts the letterhead (版头) on the first page, by GB/T 9704-2012, 7.2: the copy's number, secrecy and
 * urgency from the first line on, the mark 35 mm below the head of the type area, the number, and
 * the red rule. What follows stands on the grid below it.
 *
 * Returns: how many blocks belong to it
 */
guint
rectify_letterhead_place (RectifyPaginator *paginator)
{
  guint index = 0;
  double y = MARK_DROP;

  while (get_role (paginator, index) == RECTIFY_PARAGRAPH_COPY_NUMBER
         || get_role (paginator, index) == RECTIFY_PARAGRAPH_SECRECY)
    place_lines (paginator, index++);
  if (get_role (paginator, index) != RECTIFY_PARAGRAPH_MARK)
    {
      paginator->slot += index > 0;
      return index;
    }
  y = MAX (y, paginator->slot * paginator->layout->pitch);
  while (get_role (paginator, index) == RECTIFY_PARAGRAPH_MARK)
    y = place_mark (paginator, index++, y) + MARK_GAP;
  y += BLANK_LINES * paginator->layout->pitch - MARK_GAP;
  if (get_role (paginator, index) != RECTIFY_PARAGRAPH_NUMBER)
    y += paginator->layout->pitch;
  while (get_role (paginator, index) == RECTIFY_PARAGRAPH_NUMBER)
    y = place_number (paginator, index++, y);
  place_rule (paginator, y);
  return index;
}
