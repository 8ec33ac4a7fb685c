/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-sequence.h"

#include <string.h>

/* So many elements may differ before the search ends; time and room grow with its square. */
#define MAX_DIFFERENCES 1024

/* The search between what two sequences have in common at their beginnings and their ends. */
typedef struct {
  const guint *a;
  const guint *b;
  int n_a;
  int n_b;
  int *reach;       /* by diagonal, from -MAX to MAX: how far it came in a */
  GPtrArray *trace; /* reach before each step, from -step to step */
} Search;

/* From where a step on a diagonal came: down (an element of b is new) or right (one of a is gone). */
static gboolean
came_down (const int *reach, int step, int diagonal)
{
  return diagonal == -step || (diagonal != step && reach[diagonal - 1] < reach[diagonal + 1]);
}

/* One step of Myers' algorithm (1986). Returns whether the ends of both were reached; else sets the
 * diagonal that came furthest. */
static gboolean
take_step (Search *self, int step, int *best)
{
  int furthest = -1;

  for (int k = -step; k <= step; k += 2)
    {
      int x = came_down (self->reach, step, k) ? self->reach[k + 1] : self->reach[k - 1] + 1;

      /* Behind an end there is nothing to be found. */
      if (x > self->n_a || x - k > self->n_b)
        {
          self->reach[k] = x;
          continue;
        }
      while (x < self->n_a && x - k < self->n_b && self->a[x] == self->b[x - k])
        x++;
      self->reach[k] = x;
      if (2 * x - k > furthest)
        {
          furthest = 2 * x - k;
          *best = k;
        }
      if (x >= self->n_a && x - k >= self->n_b)
        {
          *best = k;
          return TRUE;
        }
    }
  return FALSE;
}

static void
walk_back (Search *self, int step, int diagonal, guint *matches, guint offset)
{
  int x = self->reach[diagonal];

  for (; step >= 0; step--)
    {
      /* What was kept of a step begins with the diagonal -step - 1. */
      const int *before = (const int *) g_ptr_array_index (self->trace, step) + step + 1;
      gboolean down = step > 0 && came_down (before, step, diagonal);
      int start = step == 0 ? 0 : down ? before[diagonal + 1] : before[diagonal - 1] + 1;

      for (; x > start; x--)
        matches[offset + x - 1] = offset + x - 1 - diagonal;
      x = step == 0 ? 0 : down ? start : start - 1;
      diagonal += down ? 1 : -1;
    }
}

static void
search (Search *self, guint *matches, guint offset)
{
  int limit = MIN (MAX_DIFFERENCES, self->n_a + self->n_b);
  g_autofree int *reach = g_new0 (int, 2 * limit + 5);
  gboolean found = FALSE;
  int step, best = 0;

  self->reach = reach + limit + 2;
  self->trace = g_ptr_array_new_with_free_func (g_free);
  for (step = 0; step <= limit; step++)
    {
      g_ptr_array_add (self->trace,
                       g_memdup2 (self->reach - step - 1, (2 * step + 3) * sizeof (int)));
      found = take_step (self, step, &best);
      if (found || step == limit)
        break;
    }
  walk_back (self, step, best, matches, offset);
  g_ptr_array_unref (self->trace);
}

/* Where each element stands in a sequence, counted from 1; NULL if one of them stands there twice. */
static GHashTable *
index_single (const guint *elements, int n)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (int i = 0; i < n; i++)
    if (!g_hash_table_insert (places, GUINT_TO_POINTER (elements[i]), GINT_TO_POINTER (i + 1)))
      return NULL;
  return g_steal_pointer (&places);
}

/* The longest rising sequence among the places that elements of a have in b, by patience sorting; n
 * of them take n log n steps, however many are out of order. */
static void
match_rising (const Search *self, const int *places, guint *matches, guint offset)
{
  g_autofree int *tails
      = g_new (int, self->n_a + 1); /* by length: the element that ends it lowest */
  g_autofree int *before = g_new (int, self->n_a + 1);
  int longest = 0;

  for (int i = 0; i < self->n_a; i++)
    {
      int low = 0, high = longest;

      if (places[i] == 0)
        continue;
      while (low < high)
        {
          int middle = (low + high) / 2;

          if (places[tails[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : -1;
      tails[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (int i = longest > 0 ? tails[longest - 1] : -1; i >= 0; i = before[i])
    matches[offset + i] = offset + places[i] - 1;
}

/* Where no element stands twice in a sequence. Returns whether that is so. */
static gboolean
match_single (const Search *self, guint *matches, guint offset)
{
  g_autoptr (GHashTable) in_a = index_single (self->a, self->n_a);
  g_autoptr (GHashTable) in_b = in_a != NULL ? index_single (self->b, self->n_b) : NULL;
  g_autofree int *places = NULL;

  if (in_b == NULL)
    return FALSE;
  places = g_new (int, self->n_a);
  for (int i = 0; i < self->n_a; i++)
    places[i] = GPOINTER_TO_INT (g_hash_table_lookup (in_b, GUINT_TO_POINTER (self->a[i])));
  match_rising (self, places, matches, offset);
  return TRUE;
}

/**
 * rectify_sequence_match:
 * @a: (array length=n_a): a sequence
 * @n_a: its length
 * @b: (array length=n_b): another
 * @n_b: its length
 *
 * Finds elements that are in both in the same order, as many as can be. Where elements are repeated
 * and the sequences have very little in common not all of them are found, so that it never takes
 * long.
 *
 * Returns: (transfer full) (array length=n_a): for each element of @a which one of @b it is,
 *   %RECTIFY_SEQUENCE_NONE for none
 */
guint *
rectify_sequence_match (const guint *a, guint n_a, const guint *b, guint n_b)
{
  guint *matches = g_new (guint, n_a + 1);
  Search self = { 0 };
  guint n_head = 0, n_tail = 0;

  for (guint i = 0; i < n_a; i++)
    matches[i] = RECTIFY_SEQUENCE_NONE;
  while (n_head < n_a && n_head < n_b && a[n_head] == b[n_head])
    {
      matches[n_head] = n_head;
      n_head++;
    }
  while (n_head + n_tail < n_a && n_head + n_tail < n_b
         && a[n_a - 1 - n_tail] == b[n_b - 1 - n_tail])
    {
      matches[n_a - 1 - n_tail] = n_b - 1 - n_tail;
      n_tail++;
    }
  self.a = a + n_head;
  self.b = b + n_head;
  self.n_a = n_a - n_head - n_tail;
  self.n_b = n_b - n_head - n_tail;
  if (self.n_a > 0 && self.n_b > 0 && !match_single (&self, matches, n_head))
    search (&self, matches, n_head);
  return matches;
}
