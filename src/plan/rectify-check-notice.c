/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-check-private.h"
#include <glib/gi18n-lib.h>

/* How many there are below an item, and how many of them the public notice has. */
typedef struct {
  guint all[RECTIFY_N_COUNTED];
  guint shown[RECTIFY_N_COUNTED];
} Counts;

typedef struct {
  RectifyCheck *check;
  GHashTable *counts; /* items to Counts */
} Notice;

static Counts *
count_below (Notice *self, RectifyItem *parent, gboolean is_shown)
{
  Counts *counts = g_new0 (Counts, 1);

  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);
      gboolean shown = is_shown && !rectify_item_get_internal (item);
      RectifyItemKind kind = rectify_item_get_kind (item);
      const Counts *below = count_below (self, item, shown);
      RectifyCounted own = kind == RECTIFY_ITEM_AREA      ? RECTIFY_COUNTED_AREAS
                           : kind == RECTIFY_ITEM_PROBLEM ? RECTIFY_COUNTED_PROBLEMS
                           : kind == RECTIFY_ITEM_MEASURE ? RECTIFY_COUNTED_MEASURES
                                                          : RECTIFY_N_COUNTED;

      for (RectifyCounted j = 0; j < RECTIFY_N_COUNTED; j++)
        {
          counts->all[j] += below->all[j] + (j == own);
          counts->shown[j] += below->shown[j] + (j == own && shown);
        }
    }
  g_hash_table_insert (self->counts, parent, counts);
  return counts;
}

/* Whether a number is that of the nearest part of the plan that it may stand for, and is wrong for
 * what the notice has of it. */
static gboolean
is_wrong (Notice *self, RectifyItem *item, RectifyCounted thing, guint number, guint *shown)
{
  *shown = 0;
  for (; item != NULL; item = rectify_item_get_parent (item))
    {
      const Counts *counts = g_hash_table_lookup (self->counts, item);

      *shown = counts->shown[thing];
      if (*shown == number)
        return FALSE;
      if (counts->all[thing] == number)
        return TRUE;
    }
  return FALSE;
}

static void
check_number (const RectifySpot *spot, const char *text, const RectifyCountedNumber *found,
              gpointer user_data)
{
  Notice *self = user_data;
  g_autofree char *quote = NULL;
  guint shown;

  if (!is_wrong (self, spot->item, found->thing, found->number, &shown))
    return;
  quote = rectify_check_quote (text + found->start, found->end - found->start);
  rectify_check_add (self->check, RECTIFY_FINDING_NOTICE_COUNT, RECTIFY_SEVERITY_WARNING, spot,
                     found->start, found->end,
                     _ ("“%s” counts what is for the office alone: the public notice has %u."),
                     quote, shown);
}

/* Finds numbers in the words that the public notice makes wrong. */
void
rectify_check_notice (RectifyCheck *check)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Notice self = { check, counts };
  gboolean any = FALSE;

  for (guint i = 0; i < check->items->len && !any; i++)
    any = rectify_item_get_internal (g_ptr_array_index (check->items, i));
  if (!any)
    return;
  count_below (&self, rectify_plan_get_root (check->plan), TRUE);
  rectify_check_foreach_number (check, check_number, &self);
}
