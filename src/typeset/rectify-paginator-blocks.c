/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-paginator-blocks.h"

#include <math.h>

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

static gboolean
is_title (RectifyParagraph *paragraph)
{
  return paragraph != NULL && rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_TITLE;
}

/**
 * rectify_paragraph_belongs_to_next:
 * @paragraph: (nullable): the paragraph of a block, %NULL for a table or a drawing
 *
 * Returns: whether it is a title, a heading, or a lead-in on a line of its own (整改措施：)
 */
gboolean
rectify_paragraph_belongs_to_next (RectifyParagraph *paragraph)
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

/**
 * rectify_paginator_get_block:
 * @self: what is filled
 * @index: which of the blocks, from 0
 *
 * Returns: (transfer none): the block; those before and behind it stand beside it
 */
const RectifySetBlock *
rectify_paginator_get_block (RectifyPaginator *self, guint index)
{
  return &g_array_index (self->blocks, RectifySetBlock, index);
}

/**
 * rectify_set_block_get_role:
 * @block: a block
 *
 * Returns: the role of its paragraph; that of running text for a table or a drawing
 */
RectifyParagraphRole
rectify_set_block_get_role (const RectifySetBlock *block)
{
  return block->paragraph != NULL ? rectify_paragraph_get_role (block->paragraph)
                                  : RECTIFY_PARAGRAPH_BODY;
}

/**
 * rectify_role_is_closing:
 * @role: what a paragraph is
 *
 * Returns: whether it ends a text: attachments, signature and date
 */
gboolean
rectify_role_is_closing (RectifyParagraphRole role)
{
  return role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE
         || role == RECTIFY_PARAGRAPH_ATTACHMENTS;
}

/* Attachments, signature, date, and a note right below that (7.3.6). */
static gboolean
closes (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  RectifyParagraphRole role = rectify_set_block_get_role (block);

  return rectify_role_is_closing (role)
         || (index > 0 && role == RECTIFY_PARAGRAPH_BODY && block->paragraph != NULL
             && block->n_lines <= MAX_NOTE
             && rectify_set_block_get_role (&block[-1]) == RECTIFY_PARAGRAPH_DATE);
}

/**
 * rectify_paginator_count_blank_lines:
 * @self: what is filled
 * @index: a block
 *
 * By GB/T 9704-2012: 7.3.4 and 7.3.5, the list of attachments and the signature each stand below one;
 * 7.3.7, the title of an annex stands on its third line.
 *
 * Returns: how many lines below it stay blank
 */
guint
rectify_paginator_count_blank_lines (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  RectifyParagraphRole role = rectify_set_block_get_role (block), next;

  if (index + 1 == self->blocks->len)
    return 0;
  next = rectify_set_block_get_role (&block[1]);
  if (rectify_role_is_closing (next)
      && (!rectify_role_is_closing (role)
          || (role == RECTIFY_PARAGRAPH_ATTACHMENTS && next != RECTIFY_PARAGRAPH_ATTACHMENTS)))
    return LINES_ABOVE_SIGNATURE;
  if (role == RECTIFY_PARAGRAPH_TITLE && self->layout->has_tight_title)
    return 0;
  return (role == RECTIFY_PARAGRAPH_TITLE && next != RECTIFY_PARAGRAPH_TITLE)
                 || role == RECTIFY_PARAGRAPH_ANNEX
             ? LINES_BELOW_TITLE
             : 0;
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

/**
 * rectify_paginator_count_closing:
 * @self: what is filled
 * @index: a block
 *
 * Returns: how many lines attachments, signature and date below it have, which do not stand on a page
 *   without some of the text; 0 if they are too many for that
 */
guint
rectify_paginator_count_closing (RectifyPaginator *self, guint index)
{
  guint n_lines = 0;

  /* Rather the signature alone than a first page without any text (7.3.3). */
  if (closes (self, index)
      || (!self->has_text && self->pages->pages->len <= 1
          && rectify_paginator_get_block (self, index)->n_lines < 2 * RECTIFY_LINES_TOGETHER))
    return 0;
  while (index + 1 < self->blocks->len && closes (self, index + 1))
    {
      n_lines += rectify_paginator_count_blank_lines (self, index);
      n_lines += rectify_paginator_get_block (self, ++index)->n_lines;
    }
  return n_lines + 2 * RECTIFY_LINES_TOGETHER <= self->layout->n_lines ? n_lines : 0;
}

/**
 * rectify_paginator_count_together:
 * @self: what is filled
 * @index: a block that belongs to what follows
 *
 * Returns: how many lines have to stand on one page from it on
 */
guint
rectify_paginator_count_together (RectifyPaginator *self, guint index)
{
  guint n_lines = 0;

  for (; index < self->blocks->len && n_lines <= self->layout->n_lines; index++)
    {
      const RectifySetBlock *block = rectify_paginator_get_block (self, index);

      if (block->table != NULL)
        return n_lines + count_table_lines (self, block->table, n_lines);
      if (block->drawing != NULL)
        return n_lines + block->n_lines;
      if (!rectify_paragraph_belongs_to_next (block->paragraph))
        return n_lines
               + (block->n_lines < 2 * RECTIFY_LINES_TOGETHER
                      ? block->n_lines + rectify_paginator_count_closing (self, index)
                      : RECTIFY_LINES_TOGETHER);
      n_lines += block->n_lines + rectify_paginator_count_blank_lines (self, index);
    }
  return n_lines;
}

/**
 * rectify_paginator_begins_with_table_across:
 * @self: what is filled
 *
 * Returns: whether the text is one table across, with its title and a line or two above it: these
 *   stand on its page then
 */
gboolean
rectify_paginator_begins_with_table_across (RectifyPaginator *self)
{
  guint n_lines = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const RectifySetBlock *block = rectify_paginator_get_block (self, i);

      if (block->table != NULL)
        return i > 0 && block->table->is_turned;
      if (i == 0 && !is_title (block->paragraph)
          && rectify_set_block_get_role (block) != RECTIFY_PARAGRAPH_ANNEX)
        return FALSE;
      if (!is_title (block->paragraph)
          && rectify_set_block_get_role (block) != RECTIFY_PARAGRAPH_ANNEX
          && (block->paragraph == NULL
              || rectify_set_block_get_role (block) != RECTIFY_PARAGRAPH_BODY
              || block->n_lines > MAX_ABOVE_TABLE))
        return FALSE;
      n_lines += block->n_lines;
      if (n_lines > MAX_TURNED_TITLE)
        return FALSE;
    }
  return FALSE;
}

/**
 * rectify_paginator_heads_table_across:
 * @self: what is filled
 * @index: a block
 *
 * Returns: whether a title, and that it is an annex, is all from it on that stands before a table
 *   across: it stands above it then, on the same page
 */
gboolean
rectify_paginator_heads_table_across (RectifyPaginator *self, guint index)
{
  guint n_lines = 0;

  if (self->n_tables == 0 && index <= MAX_TURNED_TITLE
      && rectify_paginator_begins_with_table_across (self))
    return TRUE;
  for (; index < self->blocks->len; index++)
    {
      const RectifySetBlock *block = rectify_paginator_get_block (self, index);

      if (block->table != NULL)
        return block->table->is_turned && n_lines > 0 && n_lines <= MAX_TURNED_TITLE;
      if (!is_title (block->paragraph)
          && rectify_set_block_get_role (block) != RECTIFY_PARAGRAPH_ANNEX)
        return FALSE;
      n_lines += block->n_lines;
    }
  return FALSE;
}

/**
 * rectify_paginator_count_behind:
 * @self: what is filled
 * @index: a table
 * @known: (out): set to whether that does not hang on blocks that are still to be set
 *
 * Returns: how many lines stand behind it, if they are few and nothing but they follow on its pages:
 *   room to sign, or who signed
 */
guint
rectify_paginator_count_behind (RectifyPaginator *self, guint index, gboolean *known)
{
  guint n_lines = 0;

  *known = TRUE;
  for (guint i = index + 1; i < self->blocks->len; i++)
    {
      const RectifySetBlock *block = rectify_paginator_get_block (self, i);

      if (block->paragraph != NULL && rectify_paragraph_get_starts_page (block->paragraph))
        return n_lines;
      if (block->table != NULL || block->drawing != NULL)
        return 0;
      n_lines += rectify_paginator_count_blank_lines (self, i - 1) + block->n_lines;
      if (n_lines > MAX_BEHIND_TABLE)
        return 0;
    }
  *known = FALSE;
  return n_lines;
}

/**
 * rectify_paginator_stands_alone:
 * @self: what is filled
 * @index: a block
 *
 * The first blocks may stand above a table across; what closes a text, stands around it or heads
 * something is placed with what comes before and behind it.
 *
 * Returns: whether nothing before it looks beyond it
 */
gboolean
rectify_paginator_stands_alone (RectifyPaginator *self, guint index)
{
  const RectifySetBlock *block = rectify_paginator_get_block (self, index);
  RectifyParagraphRole role = rectify_set_block_get_role (block);

  return block->table != NULL
         || (index > MAX_TURNED_TITLE
             && (role == RECTIFY_PARAGRAPH_BODY || role == RECTIFY_PARAGRAPH_FIELD)
             && !rectify_paragraph_belongs_to_next (block->paragraph));
}

/**
 * rectify_paginator_find_unknown:
 * @self: what is filled
 * @n_placed: how many blocks stand on pages
 *
 * Returns: the first of the others that hangs on what is still to be set: a table of which it is not
 *   known what stands behind it; the number of blocks if none does
 */
guint
rectify_paginator_find_unknown (RectifyPaginator *self, guint n_placed)
{
  gboolean known;

  for (guint i = n_placed; i < self->blocks->len; i++)
    {
      if (rectify_paginator_get_block (self, i)->table == NULL)
        continue;
      rectify_paginator_count_behind (self, i, &known);
      if (!known)
        return i;
    }
  return self->blocks->len;
}
