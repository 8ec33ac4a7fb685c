/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include <glib/gi18n-lib.h>

/* What was done, in a line: when, what, who, how much. */
static char *
dup_entry (gpointer record)
{
  RectifyProgressEntry *entry = record;
  g_autofree char *date = rectify_date_to_string (rectify_progress_entry_get_date (entry));
  GString *words = g_string_new (date);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                          rectify_progress_entry_get_text (entry));
  if (*rectify_progress_entry_get_reporter (entry) != '\0')
    g_string_append_printf (words, C_ ("aside", " (%s)"),
                            rectify_progress_entry_get_reporter (entry));
  if (rectify_progress_entry_get_share (entry) != RECTIFY_SHARE_UNKNOWN)
    g_string_append_printf (words, " %d%%", rectify_progress_entry_get_share (entry));
  return g_string_free (words, FALSE);
}

/* What comes and goes one by one on an item, each with an identifier of its own. */
static const struct {
  RectifyMergeField field;
  GPtrArray *(*get) (RectifyItem *item);
  void (*set) (RectifyItem *item, GPtrArray *records);
  gint64 (*get_id) (gpointer record);
  gboolean (*equal) (gpointer a, gpointer b);
  char *(*dup) (gpointer record);
} kinds[] = {
  { RECTIFY_MERGE_PROGRESS, rectify_item_get_progress, rectify_item_set_progress,
    (gint64 (*) (gpointer)) rectify_progress_entry_get_id,
    (gboolean (*) (gpointer, gpointer)) rectify_progress_entry_equal, dup_entry },
  { RECTIFY_MERGE_STEP, rectify_item_get_steps, rectify_item_set_steps,
    (gint64 (*) (gpointer)) rectify_step_get_id,
    (gboolean (*) (gpointer, gpointer)) rectify_step_equal,
    (char *(*) (gpointer)) rectify_step_dup_words },
  { RECTIFY_MERGE_EVIDENCE, rectify_item_get_evidence, rectify_item_set_evidence,
    (gint64 (*) (gpointer)) rectify_evidence_get_id,
    (gboolean (*) (gpointer, gpointer)) rectify_evidence_equal,
    (char *(*) (gpointer)) rectify_evidence_dup_words },
};

static gpointer
find_record (guint kind, RectifyItem *item, gint64 id)
{
  GPtrArray *records = item != NULL ? kinds[kind].get (item) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (kinds[kind].get_id (g_ptr_array_index (records, i)) == id)
      return g_ptr_array_index (records, i);
  return NULL;
}

static gboolean
records_alike (guint kind, gpointer a, gpointer b)
{
  return a == b || (a != NULL && b != NULL && kinds[kind].equal (a, b));
}

static gboolean
lists_alike (guint kind, RectifyItem *a, RectifyItem *b)
{
  GPtrArray *x = kinds[kind].get (a);
  GPtrArray *y = kinds[kind].get (b);

  if (x->len != y->len)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    if (!records_alike (kind, g_ptr_array_index (x, i), g_ptr_array_index (y, i)))
      return FALSE;
  return TRUE;
}

/**
 * merge_progress_alike:
 * @a: an item
 * @b: another
 *
 * Returns: whether the same was done on them, and the same proves it
 */
gboolean
merge_progress_alike (RectifyItem *a, RectifyItem *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!lists_alike (i, a, b))
      return FALSE;
  return TRUE;
}

static char *
dup_record (guint kind, gpointer record)
{
  return record != NULL ? kinds[kind].dup (record) : NULL;
}

static void
compare_record (RectifyMerge *self, MergeNode *node, guint kind, gint64 id)
{
  gpointer base = find_record (kind, node->items[BASE], id);
  gpointer ours = find_record (kind, node->items[OURS], id);
  gpointer theirs = find_record (kind, node->items[THEIRS], id);
  gboolean conflict;
  MergeChange *change;

  /* It comes with the status, or not at all. */
  if (kinds[kind].field == RECTIFY_MERGE_STEP && theirs != NULL
      && theirs == merge_find_decision (node))
    return;
  if (!merge_is_change (records_alike (kind, base, ours), records_alike (kind, base, theirs),
                        records_alike (kind, ours, theirs), &conflict))
    return;
  /* Also one that theirs took away: what was decided is not undone by that. */
  conflict |= kinds[kind].field == RECTIFY_MERGE_STEP
              && (self->flags & RECTIFY_MERGE_ASK_CLOSE_OUT) != 0
              && (merge_is_decision (theirs) || merge_is_decision (base));
  change = merge_add (self, kinds[kind].field, node, conflict);
  change->entry_id = id;
  change->public.base = dup_record (kind, base);
  change->public.ours = dup_record (kind, ours);
  change->public.theirs = dup_record (kind, theirs);
  change->undated = kinds[kind].field == RECTIFY_MERGE_PROGRESS && theirs != NULL
                    && rectify_progress_entry_get_date (theirs) == NULL;
}

static void
compare_list (RectifyMerge *self, MergeNode *node, guint kind)
{
  GPtrArray *theirs = kinds[kind].get (node->items[THEIRS]);
  GPtrArray *base = node->items[BASE] != NULL ? kinds[kind].get (node->items[BASE]) : NULL;

  if (base != NULL && lists_alike (kind, node->items[BASE], node->items[THEIRS]))
    return;
  for (guint i = 0; i < theirs->len; i++)
    compare_record (self, node, kind, kinds[kind].get_id (g_ptr_array_index (theirs, i)));
  for (guint i = 0; base != NULL && i < base->len; i++)
    {
      gint64 id = kinds[kind].get_id (g_ptr_array_index (base, i));

      if (find_record (kind, node->items[THEIRS], id) == NULL)
        compare_record (self, node, kind, id);
    }
}

/**
 * merge_compare_progress:
 * @self: a merge
 * @node: an item that ours and theirs have
 *
 * Adds what theirs noted on it, the steps that it made and the evidence that it added. These come and go
 * one by one: what others reported meanwhile is no conflict.
 */
void
merge_compare_progress (RectifyMerge *self, MergeNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    compare_list (self, node, i);
}

/**
 * merge_apply_entry:
 * @item: an item that is made
 * @change: a change
 *
 * Makes an entry, a step or a piece of evidence what theirs has.
 *
 * Returns: whether the change is of one of these
 */
gboolean
merge_apply_entry (RectifyItem *item, const MergeChange *change)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GPtrArray *old;
  gpointer theirs;
  guint kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && kinds[kind].field != change->public.field)
    kind++;
  if (kind == G_N_ELEMENTS (kinds))
    return FALSE;
  old = kinds[kind].get (item);
  theirs = find_record (kind, change->node->items[THEIRS], change->entry_id);
  for (guint i = 0; i < old->len; i++)
    if (kinds[kind].get_id (g_ptr_array_index (old, i)) != change->entry_id)
      g_ptr_array_add (records, g_ptr_array_index (old, i));
  if (theirs != NULL)
    g_ptr_array_add (records, theirs);
  kinds[kind].set (item, records);
  return TRUE;
}

/**
 * rectify_merge_count_undated:
 * @self: a merge
 *
 * Returns: how many of the changes are progress for which theirs gives no day
 */
guint
rectify_merge_count_undated (RectifyMerge *self)
{
  guint n = 0;

  g_return_val_if_fail (RECTIFY_IS_MERGE (self), 0);
  for (guint i = 0; i < self->changes->len; i++)
    n += ((MergeChange *) g_ptr_array_index (self->changes, i))->undated;
  return n;
}

static void
date_entry (MergeChange *change, const GDate *day)
{
  RectifyItem *item = change->node->items[THEIRS];
  RectifyProgressEntry *old = find_record (0, item, change->entry_id);
  g_autoptr (RectifyProgressEntry) dated
      = rectify_progress_entry_new_stored (change->entry_id, day,
                                           rectify_progress_entry_get_text (old),
                                           rectify_progress_entry_get_reporter (old),
                                           rectify_progress_entry_get_share (old));
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GPtrArray *all = rectify_item_get_progress (item);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (entries,
                     g_ptr_array_index (all, i) == old ? dated : g_ptr_array_index (all, i));
  rectify_item_set_progress (item, entries);
  g_free (change->public.theirs);
  change->public.theirs = dup_entry (dated);
}

/**
 * rectify_merge_date_undated:
 * @self: a merge
 * @day: (nullable): a day; %NULL to leave it without one
 *
 * Gives a day to the progress for which theirs has none, as rectify_merge_count_undated() counts it.
 */
void
rectify_merge_date_undated (RectifyMerge *self, const GDate *day)
{
  g_return_if_fail (RECTIFY_IS_MERGE (self));
  g_return_if_fail (day == NULL || g_date_valid (day));
  for (guint i = 0; i < self->changes->len; i++)
    {
      MergeChange *change = g_ptr_array_index (self->changes, i);

      if (change->undated)
        date_entry (change, day);
    }
}
