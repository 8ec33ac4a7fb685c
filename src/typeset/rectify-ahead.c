/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ahead.h"

/* Blocks a thread takes at a time. */
#define SHARE 8

struct _RectifyAhead {
  RectifyPages *pages;
  RectifyDocument *document;
  GThreadPool *helpers;
  GCancellable *cancellable;
  guint n_helpers;
  guint first;
  guint n_blocks;
  GPtrArray *lines; /* nullable GArray of RectifyLine, for each block */
  int next;         /* the next block that nobody has taken yet; atomic */
  GMutex lock;
  GCond done;
  guint n_busy; /* helpers at work */
};

/* Plain text, which needs Pango for hardly anything; what else there is has its turn. */
static gboolean
can_be_set (RectifyParagraph *paragraph)
{
  switch (rectify_paragraph_get_role (paragraph))
    {
    case RECTIFY_PARAGRAPH_BODY:
    case RECTIFY_PARAGRAPH_HEADING_1:
    case RECTIFY_PARAGRAPH_HEADING_2:
    case RECTIFY_PARAGRAPH_HEADING_3:
    case RECTIFY_PARAGRAPH_HEADING_4:
    case RECTIFY_PARAGRAPH_FIELD:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_share (RectifyAhead *self, guint from, guint to)
{
  for (guint i = from; i < to && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      RectifyParagraph *paragraph
          = rectify_document_get_paragraph (self->document, self->first + i);

      if (paragraph == NULL || !can_be_set (paragraph))
        continue;
      self->lines->pdata[i] = g_array_new (FALSE, FALSE, sizeof (RectifyLine));
      g_array_set_clear_func (self->lines->pdata[i], rectify_line_clear);
      rectify_composer_set_paragraph (self->pages, paragraph, self->lines->pdata[i]);
    }
}

static void
take_shares (RectifyAhead *self)
{
  guint from;

  while ((from = g_atomic_int_add (&self->next, SHARE)) < self->n_blocks)
    set_share (self, from, MIN (from + SHARE, self->n_blocks));
}

static void
help (gpointer data, gpointer user_data)
{
  RectifyAhead *self = user_data;

  take_shares (self);
  g_mutex_lock (&self->lock);
  if (--self->n_busy == 0)
    g_cond_signal (&self->done);
  g_mutex_unlock (&self->lock);
}

/**
 * rectify_ahead_new:
 * @pages: for whom lines are set
 * @document: their document, that nobody changes meanwhile
 * @n_threads: how many threads take part, the one that asks included
 *
 * Returns: (transfer full): what sets paragraphs ahead
 */
RectifyAhead *
rectify_ahead_new (RectifyPages *pages, RectifyDocument *document, guint n_threads)
{
  RectifyAhead *self = g_new0 (RectifyAhead, 1);

  self->pages = pages;
  self->document = document;
  self->n_helpers = MAX (n_threads, 1) - 1;
  /* Threads are those that other pools leave; without any, the one that asks does it all. */
  if (self->n_helpers > 0)
    self->helpers = g_thread_pool_new (help, self, self->n_helpers, FALSE, NULL);
  self->lines = g_ptr_array_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  return self;
}

static void
forget_lines (RectifyAhead *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_ptr_array_index (self->lines, i) != NULL)
      g_array_unref (g_ptr_array_index (self->lines, i));
  g_ptr_array_set_size (self->lines, 0);
}

/**
 * rectify_ahead_free:
 * @self: (transfer full): what set paragraphs ahead
 */
void
rectify_ahead_free (RectifyAhead *self)
{
  forget_lines (self);
  g_ptr_array_unref (self->lines);
  if (self->helpers != NULL)
    g_thread_pool_free (self->helpers, FALSE, TRUE);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  g_free (self);
}

/**
 * rectify_ahead_set:
 * @self: what sets paragraphs ahead
 * @first: the first block
 * @n_blocks: how many blocks
 * @cancellable: (nullable): to stop; then some are not set
 *
 * Sets those of the blocks that are plain text. What comes of it does not hang on which thread set
 * what.
 */
void
rectify_ahead_set (RectifyAhead *self, guint first, guint n_blocks, GCancellable *cancellable)
{
  forget_lines (self);
  g_ptr_array_set_size (self->lines, n_blocks);
  self->first = first;
  self->n_blocks = n_blocks;
  self->cancellable = cancellable;
  self->next = 0;
  self->n_busy = self->helpers != NULL && n_blocks > SHARE ? self->n_helpers : 0;
  for (guint i = 0, n = self->n_busy; i < n; i++)
    g_thread_pool_push (self->helpers, self, NULL);
  take_shares (self);
  g_mutex_lock (&self->lock);
  while (self->n_busy > 0)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * rectify_ahead_take:
 * @self: what sets paragraphs ahead
 * @index: a block of those set last
 * @lines: (element-type RectifyLine): where its lines are added
 *
 * Returns: whether the block was set; it can be taken once
 */
gboolean
rectify_ahead_take (RectifyAhead *self, guint index, GArray *lines)
{
  GArray *set = g_ptr_array_index (self->lines, index - self->first);

  if (set == NULL)
    return FALSE;
  g_array_append_vals (lines, set->data, set->len);
  /* The lines have moved. */
  g_array_set_clear_func (set, NULL);
  g_array_unref (set);
  self->lines->pdata[index - self->first] = NULL;
  return TRUE;
}
