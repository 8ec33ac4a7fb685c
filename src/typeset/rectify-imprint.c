/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-furniture.h"
#include "rectify-paginator-blocks.h"

/* 7.4.1: the rules; the first and the last of them are thicker. */
#define OUTER_RULE (0.35 * RECTIFY_MM)
#define INNER_RULE (0.25 * RECTIFY_MM)
/* From baseline to baseline, and above and below the lines of an entry, in sizes of its type. */
#define LEADING 1.5
#define PADDING 0.2

static guint
count_rows (RectifyPaginator *self, const RectifySetBlock *block)
{
  guint n_rows = 0;

  for (guint i = 0; i < block->n_lines; i++)
    n_rows += !g_array_index (self->lines, RectifyLine, block->first_line + i).is_beside;
  return n_rows;
}

static double
get_height (RectifyPaginator *self, guint index)
{
  return (count_rows (self, rectify_paginator_get_block (self, index)) * LEADING + 2 * PADDING)
         * RECTIFY_IMPRINT_SIZE;
}

/**
 * rectify_imprint_find:
 * @paginator: what is filled
 *
 * Returns: the first of the blocks at the end of the document that are its imprint; how many blocks
 *   there are if it has none, or one that no page holds, which is then set like text
 */
guint
rectify_imprint_find (RectifyPaginator *paginator)
{
  guint first = paginator->blocks->len;
  double height = 0;

  while (first > 0)
    {
      const RectifySetBlock *block = rectify_paginator_get_block (paginator, first - 1);
      RectifyParagraphRole role = block->paragraph != NULL
                                      ? rectify_paragraph_get_role (block->paragraph)
                                      : RECTIFY_PARAGRAPH_BODY;

      if (role != RECTIFY_PARAGRAPH_COPIES && role != RECTIFY_PARAGRAPH_PRINTED)
        break;
      height += get_height (paginator, --first);
    }
  return height <= paginator->layout->area_height ? first : paginator->blocks->len;
}

static void
add_rule (RectifyPaginator *self, double y, double thickness)
{
  RectifyRule rule = { self->layout->margin_left, self->layout->margin_top + y,
                       self->layout->area_width, thickness, FALSE };

  g_array_append_val (self->pages->rules, rule);
}

static void
place_entry (RectifyPaginator *self, guint index, double y)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  double baseline = self->layout->margin_top + y
                    + ((LEADING - 1) / 2 + PADDING + RECTIFY_EM_ASCENT) * RECTIFY_IMPRINT_SIZE;

  for (guint i = 0; i < block->n_lines; i++)
    {
      RectifyLine placed = g_array_index (self->lines, RectifyLine, block->first_line + i);

      rectify_text_line_ref (placed.text);
      baseline += i > 0 && !placed.is_beside ? LEADING * RECTIFY_IMPRINT_SIZE : 0;
      placed.baseline = baseline;
      placed.paragraph = index + 1;
      placed.page = self->pages->pages->len - 1;
      g_array_append_val (self->pages->lines, placed);
    }
}

/* The imprint stands on the last even page: the back of the last sheet. Where pages before it are
 * left blank neither they nor it have a number (7.5). */
static void
find_page (RectifyPaginator *self, double height)
{
  double free_from = self->slot > 0 ? self->slot * self->layout->pitch : 0;
  gboolean fits = free_from + height <= self->layout->area_height;
  guint n_pages = self->pages->pages->len;

  if (rectify_paginator_is_turned (self) && self->slot > 0)
    fits = FALSE;
  while (!fits || self->pages->pages->len % 2 != 0)
    {
      rectify_paginator_start_page (self, FALSE);
      fits = TRUE;
    }
  if (self->pages->pages->len < n_pages + 2)
    return;
  for (guint i = n_pages; i < self->pages->pages->len; i++)
    g_array_index (self->pages->pages, RectifyPage, i).has_no_number = TRUE;
}

/**
 * rectify_imprint_place:
 * @paginator: what is filled
 * @first: the first block of the imprint
 *
 * Puts the imprint (版记) at the foot of the last page, by GB/T 9704-2012, 7.4: its last rule is the
 * lower edge of the type area.
 */
void
rectify_imprint_place (RectifyPaginator *paginator, guint first)
{
  double height = 0, y;

  for (guint i = first; i < paginator->blocks->len; i++)
    height += get_height (paginator, i);
  if (height == 0)
    return;
  find_page (paginator, height);
  y = paginator->layout->area_height - height;
  add_rule (paginator, y + OUTER_RULE / 2, OUTER_RULE);
  for (guint i = first; i < paginator->blocks->len; i++)
    {
      if (i > first)
        add_rule (paginator, y, INNER_RULE);
      place_entry (paginator, i, y);
      y += get_height (paginator, i);
    }
  add_rule (paginator, y - OUTER_RULE / 2, OUTER_RULE);
}
