/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "rectify-furniture.h"
#include "rectify-heading.h"

/* A blank line below the title, as typists have it. */
#define LINES_BELOW_TITLE 1
#define LINES_ABOVE_SIGNATURE 1
/* A note has so many lines at most. */
#define MAX_NOTE 3
/* So many lines of a title stand above a table across at most. */
#define MAX_TURNED_TITLE 6
/* So many lines behind a table stand on a page with its last row at most. */
#define MAX_BEHIND_TABLE 5
/* So many lines a paragraph between a title and a table across has at most: who fills it in, and when. */
#define MAX_ABOVE_TABLE 2
/* As many lines of a paragraph stand together at the foot and at the head of a page. */
#define LINES_TOGETHER 2

static gboolean
is_title (RectifyParagraph *paragraph)
{
  return paragraph != NULL && rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_TITLE;
}

/* Titles, headings, and a lead-in on a line of its own (整改措施：) belong to what follows. */
static gboolean
belongs_to_next (RectifyParagraph *paragraph)
{
  if (paragraph == NULL)
    return FALSE;
  switch (rectify_paragraph_get_role (paragraph))
    {
    case RECTIFY_PARAGRAPH_TITLE:
    case RECTIFY_PARAGRAPH_HEADING_1:
    case RECTIFY_PARAGRAPH_HEADING_2:
    case RECTIFY_PARAGRAPH_HEADING_3:
    case RECTIFY_PARAGRAPH_HEADING_4:
    case RECTIFY_PARAGRAPH_SIGNATURE:
    case RECTIFY_PARAGRAPH_ANNEX:
      return TRUE;
    case RECTIFY_PARAGRAPH_FIELD:
      return rectify_paragraph_get_n_runs (paragraph) == 1
             && rectify_paragraph_get_run (paragraph, 0)->style == RECTIFY_RUN_LABEL;
    default:
      return FALSE;
    }
}

static const RectifySetBlock *
get_block (RectifyPaginator *self, guint index)
{
  return &g_array_index (self->blocks, RectifySetBlock, index);
}

static RectifyParagraphRole
get_role (const RectifySetBlock *block)
{
  return block->paragraph != NULL ? rectify_paragraph_get_role (block->paragraph)
                                  : RECTIFY_PARAGRAPH_BODY;
}

/* Attachments, signature and date, which end a text. */
static gboolean
is_closing (RectifyParagraphRole role)
{
  return role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE
         || role == RECTIFY_PARAGRAPH_ATTACHMENTS;
}

/* Attachments, signature, date, and a note right below that (7.3.6). */
static gboolean
closes (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = get_block (self, index);
  RectifyParagraphRole role = get_role (block);

  return is_closing (role)
         || (index > 0 && role == RECTIFY_PARAGRAPH_BODY && block->paragraph != NULL
             && block->n_lines <= MAX_NOTE && get_role (&block[-1]) == RECTIFY_PARAGRAPH_DATE);
}

/* Blank lines below a block: 7.3.4 and 7.3.5, the list of attachments and the signature each stand
 * below one; 7.3.7, the title of an annex stands on its third line. */
static guint
count_blank_lines (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = get_block (self, index);
  RectifyParagraphRole role = get_role (block), next;

  if (index + 1 == self->blocks->len)
    return 0;
  next = get_role (&block[1]);
  if (is_closing (next)
      && (!is_closing (role)
          || (role == RECTIFY_PARAGRAPH_ATTACHMENTS && next != RECTIFY_PARAGRAPH_ATTACHMENTS)))
    return LINES_ABOVE_SIGNATURE;
  if (role == RECTIFY_PARAGRAPH_TITLE && self->layout->has_tight_title)
    return 0;
  return (role == RECTIFY_PARAGRAPH_TITLE && next != RECTIFY_PARAGRAPH_TITLE)
                 || role == RECTIFY_PARAGRAPH_ANNEX
             ? LINES_BELOW_TITLE
             : 0;
}

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
  if (n_lines - fitting < LINES_TOGETHER)
    fitting = n_lines > LINES_TOGETHER ? n_lines - LINES_TOGETHER : 0;
  return fitting < LINES_TOGETHER ? 0 : fitting;
}

/* The lines that stand together behind so many that lead a table; its first row is broken where
 * they find no room on a page. */
static guint
count_table_lines (RectifyPaginator *self, const RectifySetTable *table, guint n_lines)
{
  double least = rectify_table_get_least_height (table);
  double broken = MIN (least, rectify_table_get_broken_height (table));

  if (table->is_turned)
    return 0;
  if (n_lines * self->layout->pitch + least > self->layout->area_height)
    return ceil (broken / self->layout->pitch);
  return ceil (least / self->layout->pitch);
}

/* The lines of attachments, signature and date below a block, which do not stand on a page without
 * some of the text; 0 if they are too many for that. */
static guint
count_closing (RectifyPaginator *self, guint index)
{
  guint n_lines = 0;

  /* Rather the signature alone than a first page without any text (7.3.3). */
  if (closes (self, index)
      || (!self->has_text && self->pages->pages->len <= 1
          && get_block (self, index)->n_lines < 2 * LINES_TOGETHER))
    return 0;
  while (index + 1 < self->blocks->len && closes (self, index + 1))
    {
      n_lines += count_blank_lines (self, index);
      n_lines += get_block (self, ++index)->n_lines;
    }
  return n_lines + 2 * LINES_TOGETHER <= self->layout->n_lines ? n_lines : 0;
}

/* How many of the last lines of a block go on a page with room for some, when what closes the text
 * stands below them. */
static guint
fit_closing (guint n_left, guint room, guint n_closing, gboolean begins_page)
{
  guint n = fit (n_left, room);

  if (n_closing == 0 || n < n_left || n_left + n_closing <= room)
    return n;
  if (n_left >= 2 * LINES_TOGETHER)
    return n_left - LINES_TOGETHER;
  return begins_page ? n : 0;
}

/* The lines that have to stand on one page from a paragraph on that belongs to what follows. */
static guint
count_together (RectifyPaginator *self, guint index)
{
  guint n_lines = 0;

  for (; index < self->blocks->len && n_lines <= self->layout->n_lines; index++)
    {
      const RectifySetBlock *block = get_block (self, index);

      if (block->table != NULL)
        return n_lines + count_table_lines (self, block->table, n_lines);
      if (block->drawing != NULL)
        return n_lines + block->n_lines;
      if (!belongs_to_next (block->paragraph))
        return n_lines
               + (block->n_lines < 2 * LINES_TOGETHER ? block->n_lines + count_closing (self, index)
                                                      : LINES_TOGETHER);
      n_lines += block->n_lines + count_blank_lines (self, index);
    }
  return n_lines;
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
  if (belongs_to_next (get_block (self, index)->paragraph))
    {
      guint together = count_together (self, index);

      fits = together > self->layout->n_lines ? fit (n_lines, room) > 0 : together <= room;
    }
  else
    {
      fits = fit_closing (n_lines, room, count_closing (self, index), FALSE) > 0;
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

/* Is a text one table across, with its title and a line or two above it? Then these stand on its page. */
gboolean
rectify_paginator_begins_across (RectifyPaginator *self)
{
  guint n_lines = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const RectifySetBlock *block = get_block (self, i);

      if (block->table != NULL)
        return i > 0 && block->table->is_turned;
      if (i == 0 && !is_title (block->paragraph) && get_role (block) != RECTIFY_PARAGRAPH_ANNEX)
        return FALSE;
      if (!is_title (block->paragraph) && get_role (block) != RECTIFY_PARAGRAPH_ANNEX
          && (block->paragraph == NULL || get_role (block) != RECTIFY_PARAGRAPH_BODY
              || block->n_lines > MAX_ABOVE_TABLE))
        return FALSE;
      n_lines += block->n_lines;
      if (n_lines > MAX_TURNED_TITLE)
        return FALSE;
    }
  return FALSE;
}

/* Is a title, and that it is an annex, all that stands before a table across? Then it stands above it, on the same page. */
static gboolean
heads_table_across (RectifyPaginator *self, guint index)
{
  guint n_lines = 0;

  if (self->n_tables == 0 && index <= MAX_TURNED_TITLE && rectify_paginator_begins_across (self))
    return TRUE;
  for (; index < self->blocks->len; index++)
    {
      const RectifySetBlock *block = get_block (self, index);

      if (block->table != NULL)
        return block->table->is_turned && n_lines > 0 && n_lines <= MAX_TURNED_TITLE;
      if (!is_title (block->paragraph) && get_role (block) != RECTIFY_PARAGRAPH_ANNEX)
        return FALSE;
      n_lines += block->n_lines;
    }
  return FALSE;
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
  const RectifySetBlock *block = get_block (self, index);
  gboolean begins = rectify_paragraph_get_starts_page (block->paragraph);
  /* On the page of a letterhead the title stays (7.3.1). */
  gboolean across
      = heads_table_across (self, index)
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
  RectifyParagraphRole role = get_role (get_block (self, paragraph));

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
  else if (rectify_paginator_is_turned (self) && is_closing (role))
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
  const RectifySetBlock *block = get_block (self, index);

  for (guint i = 0; i < block->n_lines; i++)
    rectify_paginator_place_line (self, block->first_line + i, index);
  self->slot += count_blank_lines (self, index);
  /* Whatever else follows begins a page. */
  if (--self->n_below_table == 0)
    self->slot = self->layout->n_lines;
}

static void
place_paragraph (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = get_block (self, index);
  guint line = block->first_line;
  guint n_left = block->n_lines;
  guint n_closing = count_closing (self, index);

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
  self->has_text = self->has_text || get_role (block) == RECTIFY_PARAGRAPH_BODY
                   || get_role (block) == RECTIFY_PARAGRAPH_FIELD;
  self->slot = MIN (self->slot + count_blank_lines (self, index), self->layout->n_lines);
}

/* The lines behind a table, if they are few and nothing but they follow on its pages: room to sign,
 * or who signed. @known is set to whether that does not hang on blocks that are still to be set. */
static guint
count_behind_table (RectifyPaginator *self, guint index, gboolean *known)
{
  guint n_lines = 0;

  *known = TRUE;
  for (guint i = index + 1; i < self->blocks->len; i++)
    {
      const RectifySetBlock *block = get_block (self, i);

      if (block->paragraph != NULL && rectify_paragraph_get_starts_page (block->paragraph))
        return n_lines;
      if (block->table != NULL || block->drawing != NULL)
        return 0;
      n_lines += count_blank_lines (self, i - 1) + block->n_lines;
      if (n_lines > MAX_BEHIND_TABLE)
        return 0;
    }
  *known = FALSE;
  return n_lines;
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
         && get_block (self, index + n_blocks + 1)->paragraph != NULL
         && !rectify_paragraph_get_starts_page (get_block (self, index + n_blocks + 1)->paragraph))
    {
      RectifyParagraphRole role = get_role (get_block (self, index + n_blocks + 1));

      closes = closes && (role == RECTIFY_PARAGRAPH_BODY || is_closing (role));
      n_blocks++;
    }
  if (!closes || self->n_closing == 0 || self->slot + self->n_closing > room)
    self->slot = self->layout->n_lines;
  else
    self->n_below_table = n_blocks;
}

/* Puts a block on pages; FALSE if that was stopped. */
gboolean
rectify_paginator_place_block (RectifyPaginator *self, guint index, GCancellable *cancellable,
                               GError **error)
{
  const RectifySetBlock *block = get_block (self, index);
  gboolean known;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (block->table != NULL)
    {
      self->is_led
          = index > 0 && block[-1].paragraph != NULL && belongs_to_next (block[-1].paragraph);
      self->n_closing = !block->table->is_turned || rectify_paginator_begins_across (self)
                            ? count_behind_table (self, index, &known)
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

/* Does nothing before a block look beyond it? The first may stand above a table across; what closes a text, stands around it or heads
 * something is placed with what comes before and behind it. */
gboolean
rectify_paginator_stands_alone (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = get_block (self, index);
  RectifyParagraphRole role = get_role (block);

  return block->table != NULL
         || (index > MAX_TURNED_TITLE
             && (role == RECTIFY_PARAGRAPH_BODY || role == RECTIFY_PARAGRAPH_FIELD)
             && !belongs_to_next (block->paragraph));
}

/* The first of the blocks that hangs on what is still to be set: a table of which it is not known
 * what stands behind it. */
guint
rectify_paginator_find_unknown (RectifyPaginator *self, guint n_placed)
{
  gboolean known;

  for (guint i = n_placed; i < self->blocks->len; i++)
    {
      if (get_block (self, i)->table == NULL)
        continue;
      count_behind_table (self, i, &known);
      if (!known)
        return i;
    }
  return self->blocks->len;
}
