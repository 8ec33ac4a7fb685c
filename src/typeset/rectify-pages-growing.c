/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-paginator.h"

/* No more threads set lines: others have work to do too. */
#define MAX_THREADS 4
/* Pages that are let go once they are drawn are not set further ahead than these. */
#define MAX_AHEAD 128

/**
 * rectify_pages_count_threads:
 *
 * Returns: how many threads set lines when nothing else is to be done meanwhile
 */
guint
rectify_pages_count_threads (void)
{
  return MIN (g_get_num_processors (), MAX_THREADS);
}

/**
 * rectify_pages_grow:
 * @self: pages that are being set, in the thread that sets them
 * @is_whole: whether that was all
 *
 * Makes known that more pages can be drawn: all that have another behind them, or all.
 */
void
rectify_pages_grow (RectifyPages *self, gboolean is_whole)
{
  guint n_ready;

  g_mutex_lock (&self->lock);
  n_ready = is_whole || self->pages->len == 0 ? self->pages->len : self->pages->len - 1;
  /* Contents come before the text when all of it is there. */
  if (!is_whole && rectify_document_get_page_style (self->document)->has_contents)
    n_ready = 0;
  self->n_ready = n_ready;
  self->is_whole = is_whole;
  g_cond_broadcast (&self->grown);
  g_mutex_unlock (&self->lock);
}

/**
 * rectify_pages_hold_back:
 * @self: pages that are being set, in the thread that sets them
 *
 * Waits until who draws the pages has caught up, if they are let go once they are drawn.
 */
void
rectify_pages_hold_back (RectifyPages *self)
{
  g_mutex_lock (&self->lock);
  while (self->lets_go && self->n_ready > self->n_drawn + MAX_AHEAD
         && !g_cancellable_is_cancelled (self->stop))
    g_cond_wait (&self->grown, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * rectify_pages_let_go:
 * @self: pages
 * @page: a page that is drawn, in the order of their numbers
 *
 * Frees the text of a page, if pages are to be let go once they are drawn.
 */
void
rectify_pages_let_go (RectifyPages *self, guint page)
{
  g_mutex_lock (&self->lock);
  if (self->lets_go)
    {
      guint line = g_array_index (self->pages, RectifyPage, page).first_line;
      guint end = page + 1 < self->pages->len
                      ? g_array_index (self->pages, RectifyPage, page + 1).first_line
                      : self->lines->len;

      for (; line < end; line++)
        {
          RectifyLine *gone = &g_array_index (self->lines, RectifyLine, line);

          rectify_line_collect_missing (gone, self->missing_characters);
          rectify_line_clear (gone);
        }
      self->n_drawn = page + 1;
      g_cond_broadcast (&self->grown);
    }
  g_mutex_unlock (&self->lock);
}

static gpointer
set_pages (gpointer data)
{
  RectifyPages *self = data;
  gboolean whole;

  /* One thread: the other is with who draws the pages. */
  whole = rectify_pages_fill (self, MAX (rectify_pages_count_threads (), 2) - 1, self->stop, NULL);
  g_mutex_lock (&self->lock);
  self->is_over = TRUE;
  g_cond_broadcast (&self->grown);
  g_mutex_unlock (&self->lock);
  return GINT_TO_POINTER (whole);
}

/**
 * rectify_pages_start:
 * @document: a document, that nobody changes before the pages are whole or gone
 *
 * Begins to set a document on pages and returns at once. Pages can be drawn as soon as
 * rectify_pages_wait() says so, while further ones are set; they are not set far ahead of those that
 * are let go. Dropping the last reference to the pages stops the work.
 *
 * Returns: (transfer full): the pages, of which there are more by and by
 */
RectifyPages *
rectify_pages_start (RectifyDocument *document)
{
  RectifyMeasures none = { 0 };
  RectifyPages *self = rectify_pages_new_empty (document, &none);

  self->stop = g_cancellable_new ();
  self->lets_go = TRUE;
  self->setter = g_thread_try_new ("rectify-pages", set_pages, self, NULL);
  if (self->setter == NULL)
    {
      /* No thread is to be had: then it is done at once, and nobody can be waited for. */
      self->lets_go = FALSE;
      set_pages (self);
    }
  return self;
}

/**
 * rectify_pages_stop:
 * @self: pages
 *
 * Stops the work on pages that are not whole, and waits until it has stopped.
 */
void
rectify_pages_stop (RectifyPages *self)
{
  if (self->setter == NULL)
    return;
  g_mutex_lock (&self->lock);
  g_cancellable_cancel (self->stop);
  g_cond_broadcast (&self->grown);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->setter));
}

/**
 * rectify_pages_wait:
 * @self: pages
 * @page: a page, from 0
 *
 * Waits until a page can be drawn, or all pages are set.
 *
 * Returns: whether there is such a page
 */
gboolean
rectify_pages_wait (RectifyPages *self, guint page)
{
  gboolean found;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), FALSE);
  g_mutex_lock (&self->lock);
  while (page >= self->n_ready && !self->is_whole && !self->is_over && self->setter != NULL)
    g_cond_wait (&self->grown, &self->lock);
  found = page < self->n_ready;
  g_mutex_unlock (&self->lock);
  return found;
}

/* Nobody waits for pages that are not wanted any more, however long the next one takes. */
static void
cancelled_cb (GCancellable *cancellable, RectifyPages *pages)
{
  g_cancellable_cancel (pages->stop);
}

/**
 * rectify_document_save_pdf:
 * @document: a document, that nobody changes meanwhile
 * @file: where to; a local file
 * @missing: (out) (optional) (transfer full): set to what rectify_pages_get_missing() says of it
 * @cancellable: (nullable): to stop
 * @progress: (scope call) (nullable): called after each page
 * @user_data: for @progress
 * @error: return location
 *
 * Writes a document as PDF, as rectify_pages_save_pdf() does, but holds no more than some of its
 * pages at a time.
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_document_save_pdf (RectifyDocument *document, GFile *file, char **missing,
                           GCancellable *cancellable, RectifyPagesProgressFunc progress,
                           gpointer user_data, GError **error)
{
  g_autoptr (RectifyPages) pages = rectify_pages_start (document);
  gulong id = cancellable != NULL
                  ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), pages, NULL)
                  : 0;
  gboolean written;

  rectify_pages_wait (pages, 0);
  written = !g_cancellable_set_error_if_cancelled (cancellable, error)
            && rectify_pages_save_pdf (pages, file, cancellable, progress, user_data, error);
  g_cancellable_disconnect (cancellable, id);
  if (missing == NULL)
    return written;
  if (!written)
    rectify_pages_stop (pages);
  *missing = g_strdup (rectify_pages_get_missing (pages));
  return written;
}
