/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ahead.h"
#include "rectify-furniture.h"
#include "rectify-paginator-blocks.h"

/* So many blocks are set at a time: few at first, to have the first pages soon. */
#define FIRST_BATCH 64
#define BATCH 512

static void
clear_block (gpointer data)
{
  rectify_set_table_free (((RectifySetBlock *) data)->table);
}

/* Sets lines of a block anew that stand across; those of later blocks move. */
static void
widen (RectifyPaginator *self, guint index)
{
  RectifySetBlock *block = &g_array_index (self->blocks, RectifySetBlock, index);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (RectifyLine));
  guint before = block->n_lines;

  rectify_glyph_cache_lock (self->pages->glyphs);
  rectify_composer_set_across (self->pages, block->paragraph, lines);
  rectify_glyph_cache_unlock (self->pages->glyphs);
  g_array_remove_range (self->lines, block->first_line, before);
  g_array_insert_vals (self->lines, block->first_line, lines->data, lines->len);
  block->n_lines = lines->len;
  for (guint i = index + 1; i < self->blocks->len; i++)
    g_array_index (self->blocks, RectifySetBlock, i).first_line += lines->len - before;
}

/* A line above a table that the text begins with across, such as who fills it in, is as long as the
 * page is. It is not on one yet: it hangs on what follows. */
static void
widen_first (RectifyPaginator *self)
{
  if (self->n_tables_set++ > 0 || !rectify_paginator_begins_with_table_across (self))
    return;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const RectifySetBlock *block = &g_array_index (self->blocks, RectifySetBlock, i);

      if (block->paragraph != NULL && block->n_lines > 1
          && rectify_paragraph_get_role (block->paragraph) == RECTIFY_PARAGRAPH_BODY)
        widen (self, i);
    }
}

static void
set_block (RectifyPaginator *self, RectifyDocument *document, guint index, RectifyAhead *ahead,
           GCancellable *cancellable)
{
  RectifySetBlock block = { .paragraph = rectify_document_get_paragraph (document, index),
                            .first_line = self->lines->len };
  RectifyDrawing *drawing = rectify_document_get_drawing (document, index);

  if (drawing != NULL)
    {
      rectify_picture_set (self->pages, drawing, self->lines, &block);
    }
  else if (block.paragraph == NULL)
    {
      block.table = rectify_table_set (self->pages, rectify_document_get_table (document, index),
                                       cancellable);
    }
  else if (!rectify_ahead_take (ahead, index, self->lines))
    {
      rectify_glyph_cache_lock (self->pages->glyphs);
      rectify_composer_set_paragraph (self->pages, block.paragraph, self->lines);
      rectify_glyph_cache_unlock (self->pages->glyphs);
    }
  if (drawing == NULL)
    block.n_lines = self->lines->len - block.first_line;
  g_array_append_val (self->blocks, block);
  if (block.table != NULL)
    widen_first (self);
  rectify_paginator_place_signature (self);
}

/* How many of the blocks that are set can be placed: those before one that stands alone, and which
 * nothing closes. */
static guint
find_settled (RectifyPaginator *self, guint n_placed)
{
  guint unknown = rectify_paginator_find_unknown (self, n_placed);

  for (guint n = MIN (self->blocks->len - 1, unknown); n > n_placed + 1; n--)
    if (rectify_paginator_stands_alone (self, n) && rectify_paginator_stands_alone (self, n - 1))
      return n - 1;
  return n_placed;
}

/* Of blocks that are on pages, nothing is needed any more. */
static void
forget_placed (RectifyPaginator *self, guint from, guint to)
{
  guint n_lines = to < self->blocks->len
                      ? g_array_index (self->blocks, RectifySetBlock, to).first_line
                      : self->lines->len;

  for (guint i = from; i < to; i++)
    g_clear_pointer (&g_array_index (self->blocks, RectifySetBlock, i).table,
                     rectify_set_table_free);
  for (guint i = to; i < self->blocks->len; i++)
    g_array_index (self->blocks, RectifySetBlock, i).first_line -= n_lines;
  if (n_lines > 0)
    g_array_remove_range (self->lines, 0, n_lines);
}

/* The letterhead comes with the first blocks, the imprint with the last. */
static gboolean
place_blocks (RectifyPaginator *self, guint from, guint to, gboolean is_last,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->pages->lock);
  guint first = from, end;

  if (from == to && !is_last)
    return TRUE;
  if (self->pages->pages->len == 0)
    {
      rectify_paginator_start_page (self, FALSE);
      first = rectify_letterhead_place (self);
    }
  end = is_last ? rectify_imprint_find (self) : to;
  for (guint i = first; i < end; i++)
    if (!rectify_paginator_place_block (self, i, cancellable, error))
      return FALSE;
  if (is_last)
    rectify_imprint_place (self, end);
  forget_placed (self, from, to);
  return TRUE;
}

/* Sets some blocks, and places what can be placed. */
static gboolean
add_blocks (RectifyPaginator *self, RectifyDocument *document, RectifyAhead *ahead, guint *n_placed,
            GCancellable *cancellable, GError **error)
{
  guint first = self->blocks->len, n_blocks = rectify_document_get_n_blocks (document);
  guint batch = first == 0 ? FIRST_BATCH : BATCH;
  guint end = MIN (n_blocks, first + (self->pages->batch > 0 ? self->pages->batch : batch));
  guint from = *n_placed;

  rectify_ahead_set (ahead, first, end - first, cancellable);
  for (guint i = first; i < end; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      set_block (self, document, i, ahead, cancellable);
    }
  *n_placed = end == n_blocks ? n_blocks : find_settled (self, from);
  return place_blocks (self, from, *n_placed, end == n_blocks, cancellable, error);
}

/**
 * rectify_paginator_place:
 * @pages: pages that are empty
 * @document: their document
 * @n_threads: how many threads set lines
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Sets a document and puts its lines on pages of 22 lines (GB/T 9704-2012, 5.2.3). Headings stand
 * with two lines of what they head where it has them, and no line of a paragraph stands alone on a
 * page. It goes by some blocks at a time, so that the first pages are there soon.
 *
 * Returns: whether it was not stopped
 */
gboolean
rectify_paginator_place (RectifyPages *pages, RectifyDocument *document, guint n_threads,
                         GCancellable *cancellable, GError **error)
{
  RectifyPaginator self = { .pages = pages, .layout = &pages->layout };
  g_autoptr (RectifyAhead) ahead = rectify_ahead_new (pages, document, n_threads);
  guint n_blocks = rectify_document_get_n_blocks (document), n_placed = 0;
  gboolean whole;

  self.blocks = g_array_new (FALSE, FALSE, sizeof (RectifySetBlock));
  g_array_set_clear_func (self.blocks, clear_block);
  self.lines = g_array_new (FALSE, FALSE, sizeof (RectifyLine));
  g_array_set_clear_func (self.lines, rectify_line_clear);
  do
    {
      whole = add_blocks (&self, document, ahead, &n_placed, cancellable, error);
      rectify_pages_grow (pages, FALSE);
      rectify_pages_hold_back (pages);
    }
  while (whole && n_placed < n_blocks);
  g_array_unref (self.blocks);
  g_array_unref (self.lines);
  return whole;
}
