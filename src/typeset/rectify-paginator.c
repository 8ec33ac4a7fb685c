/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-heading.h"
#include "rectify-paginator-blocks.h"

/**
 * rectify_paginator_start_page:
 * @self: what is filled
 * @is_turned: whether what stands on the page stands across
 */
void
rectify_paginator_start_page (RectifyPaginator *self, gboolean is_turned)
{
  RectifyPage page = { .first_line = self->pages->lines->len,
                       .first_frame = self->pages->frames->len,
                       .first_rule = self->pages->rules->len,
                       .first_picture = self->pages->pictures->len,
                       .is_turned = is_turned };

  g_array_append_val (self->pages->pages, page);
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
  if (n_lines - fitting < RECTIFY_LINES_TOGETHER)
    fitting = n_lines > RECTIFY_LINES_TOGETHER ? n_lines - RECTIFY_LINES_TOGETHER : 0;
  return fitting < RECTIFY_LINES_TOGETHER ? 0 : fitting;
}

/* How many of the last lines of a block go on a page with room for some, when what closes the text
 * stands below them. */
static guint
fit_closing (guint n_left, guint room, guint n_closing, gboolean begins_page)
{
  guint n = fit (n_left, room);

  if (n_closing == 0 || n < n_left || n_left + n_closing <= room)
    return n;
  if (n_left >= 2 * RECTIFY_LINES_TOGETHER)
    return n_left - RECTIFY_LINES_TOGETHER;
  return begins_page ? n : 0;
}

static void
add_heading (RectifyPaginator *self, RectifyParagraph *paragraph, guint line)
{
  RectifyHeading heading;

  heading.text = rectify_heading_dup (paragraph, &heading.level);
  if (heading.text == NULL)
    return;
  heading.line = line;
  g_array_append_val (self->pages->headings, heading);
}

static void
make_room (RectifyPaginator *self, guint index, guint n_lines)
{
  guint room = self->layout->n_lines - MIN (self->slot, self->layout->n_lines);
  gboolean fits;

  if (self->slot == 0)
    return;
  if (rectify_paragraph_belongs_to_next (rectify_paginator_get_block (self, index)->paragraph))
    {
      guint together = rectify_paginator_count_together (self, index);

      fits = together > self->layout->n_lines ? fit (n_lines, room) > 0 : together <= room;
    }
  else
    {
      fits = fit_closing (n_lines, room, rectify_paginator_count_closing (self, index), FALSE) > 0;
    }
  if (!fits)
    rectify_paginator_start_page (self, FALSE);
}

/**
 * rectify_paginator_is_turned:
 * @self: what is filled
 *
 * Returns: whether what stands on the page stands across
 */
gboolean
rectify_paginator_is_turned (RectifyPaginator *self)
{
  return g_array_index (self->pages->pages, RectifyPage, self->pages->pages->len - 1).is_turned;
}

/* Begins a page, on the front of a sheet where both sides are printed: then the back before it stays
 * blank, without a number (GB/T 9704-2012, 7.5). */
static void
start_sheet (RectifyPaginator *self, gboolean is_turned)
{
  GArray *pages = self->pages->pages;

  if (self->slot > 0)
    rectify_paginator_start_page (self, is_turned);
  if (self->layout->is_duplex && pages->len % 2 == 0)
    {
      g_array_index (pages, RectifyPage, pages->len - 1).has_no_number = TRUE;
      rectify_paginator_start_page (self, is_turned);
    }
  g_array_index (pages, RectifyPage, pages->len - 1).is_turned = is_turned;
}

/* Where a paragraph begins: here if there is room for what has to stand together. */
static void
find_start (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  gboolean begins = rectify_paragraph_get_starts_page (block->paragraph);
  /* On the page of a letterhead the title stays (7.3.1). */
  gboolean across
      = rectify_paginator_heads_table_across (self, index)
        && (self->pages->pages->len > 1 || self->slot == 0 || self->pages->rules->len == 0);

  if (across && rectify_paginator_is_turned (self) && self->slot > 0
      && self->slot < self->layout->n_lines && !begins)
    return;
  if (begins && self->pages->lines->len > 0 && (self->slot > 0 || self->layout->is_duplex))
    start_sheet (self, across);
  else if (across && self->slot == 0)
    g_array_index (self->pages->pages, RectifyPage, self->pages->pages->len - 1).is_turned = TRUE;
  else if (across)
    rectify_paginator_start_page (self, across);
  else
    make_room (self, index, block->n_lines);
}

/**
 * rectify_paginator_place_line:
 * @self: what is filled
 * @index: a line that is set
 * @paragraph: the block that it belongs to
 *
 * Puts a line on the next line of the page's grid.
 */
void
rectify_paginator_place_line (RectifyPaginator *self, guint index, guint paragraph)
{
  RectifyLine placed = g_array_index (self->lines, RectifyLine, index);
  RectifyParagraphRole role
      = rectify_set_block_get_role (rectify_paginator_get_block (self, paragraph));

  if (placed.is_beside && self->slot > 0)
    self->slot--;

  if (placed.line != NULL)
    pango_layout_line_ref (placed.line);
  if (placed.text != NULL)
    rectify_text_line_ref (placed.text);
  placed.paragraph = paragraph + 1;
  placed.page = self->pages->pages->len - 1;
  placed.baseline += self->slot * self->layout->pitch;
  /* On a page that is turned places count from the type area, whose long side is its width. */
  if (rectify_paginator_is_turned (self)
      && (role == RECTIFY_PARAGRAPH_ANNEX || role == RECTIFY_PARAGRAPH_BODY))
    placed.x -= self->layout->margin_left;
  else if (rectify_paginator_is_turned (self) && rectify_role_is_closing (role))
    placed.x += self->layout->area_height - self->layout->area_width - self->layout->margin_left;
  else if (rectify_paginator_is_turned (self))
    placed.x
        += (self->layout->area_height - self->layout->area_width) / 2 - self->layout->margin_left;
  else
    placed.baseline += self->layout->margin_top + self->layout->rise;
  g_array_append_val (self->pages->lines, placed);
  self->slot++;
}

/* On the page that is turned for the table above, where there is room: it was counted. */
static void
place_below_table (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);

  for (guint i = 0; i < block->n_lines; i++)
    rectify_paginator_place_line (self, block->first_line + i, index);
  self->slot += rectify_paginator_count_blank_lines (self, index);
  /* Whatever else follows begins a page. */
  if (--self->n_below_table == 0)
    self->slot = self->layout->n_lines;
}

static void
place_paragraph (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  guint line = block->first_line;
  guint n_left = block->n_lines;
  guint n_closing = rectify_paginator_count_closing (self, index);

  if (self->n_below_table > 0)
    {
      place_below_table (self, index);
      return;
    }
  find_start (self, index);
  add_heading (self, block->paragraph, self->pages->lines->len);
  while (n_left > 0)
    {
      guint n
          = fit_closing (n_left, self->layout->n_lines - self->slot, n_closing, self->slot == 0);

      for (guint i = 0; i < n; i++)
        rectify_paginator_place_line (self, line++, index);
      n_left -= n;
      if (n_left > 0)
        rectify_paginator_start_page (self, FALSE);
    }
  self->has_text = self->has_text || rectify_set_block_get_role (block) == RECTIFY_PARAGRAPH_BODY
                   || rectify_set_block_get_role (block) == RECTIFY_PARAGRAPH_FIELD;
  self->slot
      = MIN (self->slot + rectify_paginator_count_blank_lines (self, index), self->layout->n_lines);
}

/* Behind a table across what ends the text stays on its page if there is room, as who filled it in; what
 * has a heading is text of its own. */
static void
follow_table_across (RectifyPaginator *self, guint index)
{
  guint room = floor (self->layout->area_width / self->layout->pitch);
  guint n_blocks = 0;
  gboolean closes = TRUE;

  while (index + n_blocks + 1 < self->blocks->len
         && rectify_paginator_get_block (self, index + n_blocks + 1)->paragraph != NULL
         && !rectify_paragraph_get_starts_page (
             rectify_paginator_get_block (self, index + n_blocks + 1)->paragraph))
    {
      RectifyParagraphRole role
          = rectify_set_block_get_role (rectify_paginator_get_block (self, index + n_blocks + 1));

      closes = closes && (role == RECTIFY_PARAGRAPH_BODY || rectify_role_is_closing (role));
      n_blocks++;
    }
  if (!closes || self->n_closing == 0 || self->slot + self->n_closing > room)
    self->slot = self->layout->n_lines;
  else
    self->n_below_table = n_blocks;
}

/**
 * rectify_paginator_place_block:
 * @self: what is filled
 * @index: a block
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Puts a block on pages.
 *
 * Returns: %FALSE if that was stopped
 */
gboolean
rectify_paginator_place_block (RectifyPaginator *self, guint index, GCancellable *cancellable,
                               GError **error)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  gboolean known;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (block->table != NULL)
    {
      self->is_led = index > 0 && block[-1].paragraph != NULL
                     && rectify_paragraph_belongs_to_next (block[-1].paragraph);
      self->n_closing
          = !block->table->is_turned || rectify_paginator_begins_with_table_across (self)
                ? rectify_paginator_count_behind (self, index, &known)
                : 0;
      if (!rectify_table_place (self, block->table, cancellable, error))
        return FALSE;
      if (block->table->is_turned)
        follow_table_across (self, index);
      return TRUE;
    }
  if (block->drawing != NULL)
    {
      rectify_picture_place (self, index);
      return TRUE;
    }
  place_paragraph (self, index);
  return TRUE;
}
