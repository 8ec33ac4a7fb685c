/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

static RectifyProgressEntry *
find_entry (RectifyItem *item, gint64 id)
{
  GPtrArray *progress = item != NULL ? rectify_item_get_progress (item) : NULL;

  for (guint i = 0; progress != NULL && i < progress->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (progress, i)) == id)
      return g_ptr_array_index (progress, i);
  return NULL;
}

static gboolean
entries_alike (RectifyProgressEntry *a, RectifyProgressEntry *b)
{
  return a == b || (a != NULL && b != NULL && rectify_progress_entry_equal (a, b));
}

/**
 * merge_progress_alike:
 * @a: an item
 * @b: another
 *
 * Returns: whether the same was done on them
 */
gboolean
merge_progress_alike (RectifyItem *a, RectifyItem *b)
{
  GPtrArray *x = rectify_item_get_progress (a);
  GPtrArray *y = rectify_item_get_progress (b);

  if (x->len != y->len)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    if (!entries_alike (g_ptr_array_index (x, i), g_ptr_array_index (y, i)))
      return FALSE;
  return TRUE;
}

/* What was done, in a line: when, what, who, how much. */
static char *
dup_entry (RectifyProgressEntry *entry)
{
  g_autofree char *date = NULL;
  GString *words;

  if (entry == NULL)
    return NULL;
  date = rectify_date_to_string (rectify_progress_entry_get_date (entry));
  words = g_string_new (date);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                          rectify_progress_entry_get_text (entry));
  if (*rectify_progress_entry_get_reporter (entry) != '\0')
    g_string_append_printf (words, " (%s)", rectify_progress_entry_get_reporter (entry));
  if (rectify_progress_entry_get_share (entry) != RECTIFY_SHARE_UNKNOWN)
    g_string_append_printf (words, " %d%%", rectify_progress_entry_get_share (entry));
  return g_string_free (words, FALSE);
}

static void
compare_entry (RectifyMerge *self, MergeNode *node, gint64 id)
{
  RectifyProgressEntry *base = find_entry (node->items[BASE], id);
  RectifyProgressEntry *ours = find_entry (node->items[OURS], id);
  RectifyProgressEntry *theirs = find_entry (node->items[THEIRS], id);
  gboolean conflict;
  MergeChange *change;

  if (!merge_is_change (entries_alike (base, ours), entries_alike (base, theirs),
                        entries_alike (ours, theirs), &conflict))
    return;
  change = merge_add (self, RECTIFY_MERGE_PROGRESS, node, conflict);
  change->entry_id = id;
  change->public.base = dup_entry (base);
  change->public.ours = dup_entry (ours);
  change->public.theirs = dup_entry (theirs);
}

/**
 * merge_compare_progress:
 * @self: a merge
 * @node: an item that ours and theirs have
 *
 * Adds what theirs noted on it. Entries come and go one by one: what others reported meanwhile is no
 * conflict.
 */
void
merge_compare_progress (RectifyMerge *self, MergeNode *node)
{
  GPtrArray *theirs = rectify_item_get_progress (node->items[THEIRS]);
  GPtrArray *base
      = node->items[BASE] != NULL ? rectify_item_get_progress (node->items[BASE]) : NULL;

  if (node->items[BASE] != NULL && merge_progress_alike (node->items[BASE], node->items[THEIRS]))
    return;
  for (guint i = 0; i < theirs->len; i++)
    compare_entry (self, node, rectify_progress_entry_get_id (g_ptr_array_index (theirs, i)));
  for (guint i = 0; base != NULL && i < base->len; i++)
    {
      gint64 id = rectify_progress_entry_get_id (g_ptr_array_index (base, i));

      if (find_entry (node->items[THEIRS], id) == NULL)
        compare_entry (self, node, id);
    }
}

/**
 * merge_apply_entry:
 * @item: an item that is made
 * @change: a change of one of its entries
 *
 * Makes the entry what theirs has.
 */
void
merge_apply_entry (RectifyItem *item, const MergeChange *change)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
  GPtrArray *old = rectify_item_get_progress (item);
  RectifyProgressEntry *theirs = find_entry (change->node->items[THEIRS], change->entry_id);

  for (guint i = 0; i < old->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (old, i)) != change->entry_id)
      g_ptr_array_add (entries, rectify_progress_entry_ref (g_ptr_array_index (old, i)));
  if (theirs != NULL)
    g_ptr_array_add (entries, rectify_progress_entry_ref (theirs));
  rectify_item_set_progress (item, entries);
}
