/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-fitting.h"

#include <glib/gi18n-lib.h>

#include "rectify-pages-private.h"

/* GB/T 9704-2012, 5.2.3: 22 lines as a rule, which may be adjusted where there is need. With 25 there
 * is still half a line between two of them. */
#define MAX_LINES 25

/* What is tried, the least visible first; each goes with those before it. */
typedef struct {
  RectifyFitting fitting;
  guint more_lines;
} Step;

static const Step steps[] = {
  { RECTIFY_FITTING_NONE, 0 },  { RECTIFY_FITTING_TABLES, 0 }, { RECTIFY_FITTING_TITLE, 0 },
  { RECTIFY_FITTING_LINES, 1 }, { RECTIFY_FITTING_LINES, 2 },  { RECTIFY_FITTING_LINES, 3 },
};

/* What can be had of this document at all. */
static RectifyFitting
survey (RectifyDocument *document)
{
  RectifyFitting possible = RECTIFY_FITTING_NONE;

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);

      if (paragraph == NULL)
        possible |= RECTIFY_FITTING_TABLES;
      else if (rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_TITLE)
        possible |= RECTIFY_FITTING_TITLE;
    }
  /* The lines of the English layout have a distance, not a number. */
  if (!rectify_document_get_page_style (document)->is_english)
    possible |= RECTIFY_FITTING_LINES;
  return possible;
}

static RectifyPages *
set_pages (RectifyDocument *document, RectifyFitting taken, guint n_lines,
           GCancellable *cancellable, GError **error)
{
  RectifyMeasures measures = { .has_tight_tables = (taken & RECTIFY_FITTING_TABLES) != 0,
                               .has_tight_title = (taken & RECTIFY_FITTING_TITLE) != 0,
                               .n_lines = (taken & RECTIFY_FITTING_LINES) != 0 ? n_lines : 0 };

  return rectify_pages_new_measured (document, &measures, cancellable, error);
}

static void
fail (GError **error, guint n_pages, guint max_pages)
{
  g_autofree char *most = g_strdup_printf (ngettext ("%u page", "%u pages", max_pages), max_pages);

  g_set_error (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_TOO_LONG,
               ngettext ("It does not fit on %s: as close as the standard allows it takes %u page, "
                         "%u too many. Shorten the text or allow more pages.",
                         "It does not fit on %s: as close as the standard allows it takes %u "
                         "pages, %u too many. Shorten the text or allow more pages.",
                         n_pages),
               most, n_pages, n_pages - max_pages);
}

/**
 * rectify_pages_new_fitting:
 * @document: a document
 * @max_pages: how many pages it may take, at least 1
 * @cancellable: (nullable): to stop
 * @taken: (out): set to what was done for it
 * @error: return location
 *
 * Sets a document on no more pages than it may take, by what the standard leaves free: tables are
 * set tighter, then the blank line below the title goes, then a page gets more lines, up to 25 (GB/T
 * 9704-2012, 5.2.3). The first that fits is taken.
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with %RECTIFY_TYPESET_ERROR_TOO_LONG, which
 *   says by how many pages it misses, or with %G_IO_ERROR_CANCELLED
 */
RectifyPages *
rectify_pages_new_fitting (RectifyDocument *document, guint max_pages, GCancellable *cancellable,
                           RectifyFitting *taken, GError **error)
{
  RectifyFitting possible;
  guint n_lines = 0, fewest = G_MAXUINT;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (max_pages > 0, NULL);
  possible = survey (document);
  *taken = RECTIFY_FITTING_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (RectifyPages) pages = NULL;

      if ((steps[i].fitting & ~possible) != 0
          || (steps[i].more_lines > 0 && n_lines + steps[i].more_lines > MAX_LINES))
        continue;
      *taken |= steps[i].fitting;
      pages = set_pages (document, *taken, n_lines + steps[i].more_lines, cancellable, error);
      if (pages == NULL)
        return NULL;
      if (n_lines == 0)
        n_lines = pages->layout.n_lines;
      if (rectify_pages_get_n_pages (pages) <= max_pages)
        return g_steal_pointer (&pages);
      fewest = MIN (fewest, rectify_pages_get_n_pages (pages));
    }
  *taken = RECTIFY_FITTING_NONE;
  fail (error, fewest, max_pages);
  return NULL;
}

/**
 * rectify_pages_dup_fitting:
 * @self: pages
 * @taken: what was done so that there are no more of them
 *
 * Returns: (transfer full): a sentence that says what was done
 */
char *
rectify_pages_dup_fitting (RectifyPages *self, RectifyFitting taken)
{
  guint n_pages;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), NULL);
  n_pages = rectify_pages_get_n_pages (self);
  if (taken == RECTIFY_FITTING_NONE)
    return g_strdup_printf (ngettext ("It takes %u page; nothing had to be changed for it.",
                                      "It takes %u pages; nothing had to be changed for it.",
                                      n_pages),
                            n_pages);
  if ((taken & RECTIFY_FITTING_TABLES) != 0)
    g_ptr_array_add (words, g_strdup (_ ("tables in smaller type")));
  if ((taken & RECTIFY_FITTING_TITLE) != 0)
    g_ptr_array_add (words, g_strdup (_ ("no blank line below the title")));
  if ((taken & RECTIFY_FITTING_LINES) != 0)
    g_ptr_array_add (words, g_strdup_printf (_ ("%u lines a page"), self->layout.n_lines));
  g_ptr_array_add (words, NULL);
  /* Translators: between the parts of a list. */
  joined = g_strjoinv (C_ ("between what was done to fit", ", "), (char **) words->pdata);
  return g_strdup_printf (ngettext ("It takes %u page, with %s.", "It takes %u pages, with %s.",
                                    n_pages),
                          n_pages, joined);
}
