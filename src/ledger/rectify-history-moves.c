/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-moves.h"

/* No item has more siblings; a forged ledger may say so. */
#define MAX_POSITION G_MAXINT32
/* Siblings between that kept their places count too, unless a forged ledger has so many. */
#define MAX_SPAN 10000

static int
compare_shifts (gconstpointer a, gconstpointer b)
{
  const RectifyShift *first = a, *second = b;

  if (first->parent != second->parent)
    return first->parent < second->parent ? -1 : 1;
  if (first->before != second->before)
    return first->before < second->before ? -1 : 1;
  return 0;
}

/* Those of one parent, by their positions before, with the siblings between that stayed. */
static GArray *
fill_up (const RectifyShift *shifts, guint n_shifts)
{
  GArray *row = g_array_new (FALSE, TRUE, sizeof (RectifyShift));
  gint64 next = -1;

  for (guint i = 0; i < n_shifts; i++)
    {
      const RectifyShift *shift = &shifts[i];

      if (shift->before < 0)
        continue;
      if (next >= 0 && shift->before - next < MAX_SPAN)
        for (; next < shift->before; next++)
          g_array_append_val (row, ((RectifyShift){ shift->parent, 0, next, next }));
      next = shift->before + 1;
      if (shift->after >= 0)
        g_array_append_val (row, *shift);
    }
  return row;
}

/* The longest run of siblings that are still in the order they had; the others were moved. */
static void
find_moved (GArray *row, GHashTable *moved)
{
  g_autofree guint *last = g_new (guint, row->len + 1);     /* the least end of a run so long */
  g_autofree guint *previous = g_new (guint, row->len + 1); /* in the run that ends here */
  g_autofree gboolean *stays = g_new0 (gboolean, row->len + 1);
  guint length = 0;

  for (guint i = 0; i < row->len; i++)
    {
      gint64 after = g_array_index (row, RectifyShift, i).after;
      guint low = 0, high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (row, RectifyShift, last[middle]).after < after)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? last[low - 1] : G_MAXUINT;
      last[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? last[length - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i])
    stays[i] = TRUE;
  for (guint i = 0; i < row->len; i++)
    if (!stays[i] && g_array_index (row, RectifyShift, i).id != 0)
      g_hash_table_add (moved, g_memdup2 (&g_array_index (row, RectifyShift, i).id, 8));
}

/**
 * rectify_shifts_find_moved:
 * @shifts: (element-type RectifyShift): items whose positions changed below the same parent, and
 *   those that came or went; it is sorted
 *
 * Returns: (transfer full): the identifiers of those that stand elsewhere among their siblings
 */
GHashTable *
rectify_shifts_find_moved (GArray *shifts)
{
  GHashTable *moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint start = 0;

  for (guint i = 0; i < shifts->len; i++)
    {
      RectifyShift *shift = &g_array_index (shifts, RectifyShift, i);

      shift->before = CLAMP (shift->before, -1, MAX_POSITION);
      shift->after = CLAMP (shift->after, -1, MAX_POSITION);
    }
  g_array_sort (shifts, compare_shifts);
  for (guint i = 1; i <= shifts->len; i++)
    {
      g_autoptr (GArray) row = NULL;

      if (i < shifts->len
          && g_array_index (shifts, RectifyShift, i).parent
                 == g_array_index (shifts, RectifyShift, start).parent)
        continue;
      row = fill_up (&g_array_index (shifts, RectifyShift, start), i - start);
      find_moved (row, moved);
      start = i;
    }
  return moved;
}
