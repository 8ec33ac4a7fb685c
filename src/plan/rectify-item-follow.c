/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out.h"
#include "rectify-item-private.h"

/**
 * rectify_item_get_status:
 * @self: an item
 *
 * Returns: how far it has come
 */
RectifyStatus
rectify_item_get_status (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), RECTIFY_STATUS_NOT_STARTED);
  return self->status;
}

/**
 * rectify_item_set_status:
 * @self: an item
 * @status: how far it has come
 */
void
rectify_item_set_status (RectifyItem *self, RectifyStatus status)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail ((guint) status < RECTIFY_N_STATUSES);
  if (self->status == status)
    return;
  self->status = status;
  rectify_item_say_changed (self, ITEM_PROP_STATUS);
}

/**
 * rectify_item_get_internal:
 * @self: an item
 *
 * Returns: whether it is marked as for the office alone; what is below it is so too
 */
gboolean
rectify_item_get_internal (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  return self->internal;
}

/**
 * rectify_item_set_internal:
 * @self: an item
 * @internal: whether it is for the office alone
 */
void
rectify_item_set_internal (RectifyItem *self, gboolean internal)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  internal = internal != FALSE;
  if (self->internal == internal)
    return;
  self->internal = internal;
  rectify_item_emit_changed_below (self);
}

/**
 * rectify_item_is_hidden:
 * @self: an item
 *
 * Returns: whether it is for the office alone: marked so itself, or below what is
 */
gboolean
rectify_item_is_hidden (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  for (RectifyItem *item = self; item != NULL; item = item->parent)
    if (item->internal)
      return TRUE;
  return FALSE;
}

static gboolean
entries_alike (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_progress_entry_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* By day; entries without one come first, and those of one day by their identifier. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  RectifyProgressEntry *one = *(gpointer *) a;
  RectifyProgressEntry *other = *(gpointer *) b;
  const GDate *first = rectify_progress_entry_get_date (one);
  const GDate *second = rectify_progress_entry_get_date (other);
  gint64 a_id = rectify_progress_entry_get_id (one), b_id = rectify_progress_entry_get_id (other);
  int by_id = a_id < b_id ? -1 : a_id > b_id;

  if (first == NULL || second == NULL)
    return first != second ? (first == NULL ? -1 : 1) : by_id;
  if (g_date_compare (first, second) != 0)
    return g_date_compare (first, second);
  return by_id;
}

/**
 * rectify_item_get_progress:
 * @self: an item
 *
 * Returns: (transfer none) (element-type RectifyProgressEntry): what was done, the latest last
 */
GPtrArray *
rectify_item_get_progress (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  return self->progress;
}

/**
 * rectify_item_set_progress:
 * @self: an item
 * @progress: (element-type RectifyProgressEntry): entries in any order, which are referenced
 */
void
rectify_item_set_progress (RectifyItem *self, GPtrArray *progress)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);

  g_return_if_fail (RECTIFY_IS_ITEM (self));
  for (guint i = 0; i < progress->len; i++)
    g_ptr_array_add (entries, rectify_progress_entry_ref (g_ptr_array_index (progress, i)));
  g_ptr_array_sort (entries, compare_entries);
  if (entries_alike (self->progress, entries))
    return;
  g_ptr_array_unref (self->progress);
  self->progress = g_steal_pointer (&entries);
  rectify_item_emit_changed (self);
}

/**
 * rectify_item_add_progress:
 * @self: an item
 * @entry: an entry, which is referenced
 */
void
rectify_item_add_progress (RectifyItem *self, RectifyProgressEntry *entry)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_ptr_array_add (self->progress, rectify_progress_entry_ref (entry));
  g_ptr_array_sort (self->progress, compare_entries);
  rectify_item_emit_changed (self);
}

static gboolean
has_measures (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (rectify_item_get_kind (rectify_item_get_child (item, i)) == RECTIFY_ITEM_MEASURE)
      return TRUE;
  return FALSE;
}

/**
 * rectify_item_is_task:
 * @self: an item
 *
 * Returns: whether it is followed up by itself: a measure, or a problem that no measure answers;
 *   what answers a problem stands below it, or beside it where it answers several
 */
gboolean
rectify_item_is_task (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  switch (rectify_item_get_kind (self))
    {
    case RECTIFY_ITEM_MEASURE:
      return TRUE;
    case RECTIFY_ITEM_PROBLEM:
      return !has_measures (self) && (self->parent == NULL || !has_measures (self->parent));
    default:
      return FALSE;
    }
}

/**
 * rectify_item_is_finished:
 * @self: an item
 *
 * Returns: whether nothing is to be done on it by a date any more: done, closed out or sustained
 */
gboolean
rectify_item_is_finished (RectifyItem *self)
{
  RectifyStatus status = rectify_item_get_status (self);

  return status == RECTIFY_STATUS_DONE || status == RECTIFY_STATUS_CLOSED
         || status == RECTIFY_STATUS_SUSTAINED;
}

/**
 * rectify_item_find_next_due:
 * @self: an item
 *
 * Its date, its own or one it inherits, as long as it is not finished; and the first of its stages
 * that is not reached, which what is sustained has as well. What is done or closed out is due no more.
 *
 * Returns: (transfer none) (nullable): the day by which something is to be done next; %NULL if there is
 *   none
 */
const GDate *
rectify_item_find_next_due (RectifyItem *self)
{
  RectifyDeadline *deadline;
  RectifyStep *stage;
  const GDate *due = NULL, *goal = NULL;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  if (self->status == RECTIFY_STATUS_DONE || self->status == RECTIFY_STATUS_CLOSED)
    return NULL;
  stage = rectify_item_find_next_stage (self);
  goal = stage != NULL ? rectify_step_get_date (stage) : NULL;
  deadline = !rectify_item_is_finished (self) ? rectify_item_find_deadline (self, NULL) : NULL;
  if (deadline != NULL)
    due = rectify_deadline_get_due (deadline);
  if (due == NULL || goal == NULL)
    return due != NULL ? due : goal;
  return g_date_compare (goal, due) < 0 ? goal : due;
}

/**
 * rectify_item_is_late:
 * @self: an item
 * @today: (nullable): the day that decides; %NULL: nothing is late
 *
 * Returns: whether the day by which something was to be done next is past; see
 *   rectify_item_find_next_due()
 */
gboolean
rectify_item_is_late (RectifyItem *self, const GDate *today)
{
  const GDate *due = rectify_item_find_next_due (self);

  return due != NULL && today != NULL && g_date_compare (due, today) < 0;
}

/* Whether it was reopened, or its close-out refused, since an entry: all was not done then. */
static gboolean
is_taken_back (RectifyItem *self, RectifyProgressEntry *entry)
{
  RectifyCloseOutState state = rectify_close_out_get_state (self);
  const GDate *noted = rectify_progress_entry_get_date (entry);
  const GDate *decided;

  if (state != RECTIFY_CLOSE_OUT_REOPENED && state != RECTIFY_CLOSE_OUT_REFUSED)
    return FALSE;
  decided = rectify_step_get_date (rectify_close_out_find_last (self));
  return noted == NULL || (decided != NULL && g_date_compare (noted, decided) <= 0);
}

/**
 * rectify_item_find_last_share:
 * @self: an item
 *
 * Returns: how much of it is done, in percent, as the latest entry has it that says anything of it;
 *   %RECTIFY_SHARE_UNKNOWN if none does, or if it said that all was done and a reviewer did not agree
 */
int
rectify_item_find_last_share (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), RECTIFY_SHARE_UNKNOWN);
  for (guint i = self->progress->len; i > 0; i--)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (self->progress, i - 1);
      int share = rectify_progress_entry_get_share (entry);

      if (share == RECTIFY_SHARE_UNKNOWN)
        continue;
      return share >= 100 && !rectify_item_is_finished (self) && is_taken_back (self, entry)
                 ? RECTIFY_SHARE_UNKNOWN
                 : share;
    }
  return RECTIFY_SHARE_UNKNOWN;
}

/**
 * rectify_item_get_share_done:
 * @self: an item
 *
 * Returns: how much of it is done, in percent: all if it is finished, else what is known by
 *   rectify_item_find_last_share(), 0 if nothing is
 */
int
rectify_item_get_share_done (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), 0);
  return rectify_item_is_finished (self) ? 100 : MAX (rectify_item_find_last_share (self), 0);
}
