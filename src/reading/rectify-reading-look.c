/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reading-private.h"

/*
 * What a reading is asked: where an item stands in the document, and which item stands at a place.
 */

/**
 * rectify_reading_get_span:
 * @self: a reading
 * @item: an item of its plan
 * @span: (out caller-allocates): set to where its own words stand
 *
 * Returns: whether it is known
 */
gboolean
rectify_reading_get_span (RectifyReading *self, RectifyItem *item, RectifySpan *span)
{
  RectifySpan *known;

  g_return_val_if_fail (RECTIFY_IS_READING (self), FALSE);
  known = g_hash_table_lookup (self->spans, item);
  if (known == NULL)
    return FALSE;
  *span = *known;
  return TRUE;
}

/**
 * rectify_reading_find_item:
 * @self: a reading
 * @paragraph: a paragraph of the document
 * @offset: a byte in its text
 *
 * Returns: (transfer none) (nullable): the item whose words stand there or last before there;
 *   %NULL in the title
 */
RectifyItem *
rectify_reading_find_item (RectifyReading *self, guint paragraph, gsize offset)
{
  RectifyItem *found = NULL;
  gsize best = 0;

  g_return_val_if_fail (RECTIFY_IS_READING (self), NULL);
  for (guint i = MIN (paragraph + 1, self->by_paragraph->len); i > 0 && found == NULL; i--)
    {
      GPtrArray *items = g_ptr_array_index (self->by_paragraph, i - 1);

      for (guint j = 0; items != NULL && j < items->len; j++)
        {
          RectifyItem *item = g_ptr_array_index (items, j);
          RectifySpan *span = g_hash_table_lookup (self->spans, item);

          if ((i - 1 < paragraph || span->start <= offset)
              && (found == NULL || span->start >= best))
            {
              found = item;
              best = span->start;
            }
        }
    }
  return found;
}

typedef struct {
  RectifyReading *reading;
  gboolean chosen;
  gboolean answered;
  guint n_problems;
  guint n_measures;
} Findings;

static gboolean
look_at (RectifyItem *item, gpointer user_data)
{
  Findings *findings = user_data;
  RectifyItemKind kind = rectify_item_get_kind (item);
  gboolean certain = !g_hash_table_contains (findings->reading->guesses, item);

  if (kind != RECTIFY_ITEM_PROBLEM && kind != RECTIFY_ITEM_MEASURE)
    return TRUE;
  findings->chosen = findings->chosen || g_hash_table_contains (findings->reading->chosen, item);
  findings->n_problems += certain && kind == RECTIFY_ITEM_PROBLEM;
  findings->n_measures += certain && kind == RECTIFY_ITEM_MEASURE;
  findings->answered = findings->answered || rectify_item_get_lead_in (item) != NULL
                       || rectify_item_get_deadline (item) != NULL
                       || rectify_item_get_assignments (item)->len > 0;
  return TRUE;
}

/**
 * rectify_reading_has_plan:
 * @self: a reading
 *
 * Whether the document holds a plan, so that importing it makes sense: it has a problem or a
 * measure that is more than a guess, and either its title or beginning speaks of rectification, or
 * it says who answers for something and until when, or it has both problems and measures. A kind
 * that the clerk has set is no guess. A notice, minutes, or an article with numbered parts have
 * none.
 *
 * Returns: whether it does, as the reading stands now
 */
gboolean
rectify_reading_has_plan (RectifyReading *self)
{
  Findings findings = { .reading = self };

  g_return_val_if_fail (RECTIFY_IS_READING (self), FALSE);
  rectify_item_foreach (rectify_plan_get_root (self->plan), look_at, &findings);
  if (findings.chosen)
    return TRUE;
  if (findings.n_problems + findings.n_measures == 0)
    return FALSE;
  return self->about || findings.answered || (findings.n_problems > 0 && findings.n_measures > 0);
}
