/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-roll-up.h"

/* The share of @roll_up is a sum as long as it is collected. */
static void
collect (RectifyItem *item, const GDate *today, RectifyRollUp *roll_up)
{
  if (rectify_item_is_task (item))
    {
      roll_up->tasks++;
      roll_up->by_status[rectify_item_get_status (item)]++;
      roll_up->late += rectify_item_is_late (item, today);
      roll_up->share += rectify_item_get_share_done (item);
    }
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    collect (rectify_item_get_child (item, i), today, roll_up);
}

/**
 * rectify_item_roll_up:
 * @self: an item, or the root of a plan
 * @today: (nullable): the day that decides what is late; %NULL: nothing is
 * @roll_up: (out caller-allocates): set to what it and all below it come to
 */
void
rectify_item_roll_up (RectifyItem *self, const GDate *today, RectifyRollUp *roll_up)
{
  g_return_if_fail (RECTIFY_IS_ITEM (self));
  g_return_if_fail (roll_up != NULL);

  *roll_up = (RectifyRollUp){ 0 };
  collect (self, today, roll_up);
  if (roll_up->tasks > 0)
    roll_up->share /= roll_up->tasks;
}

/**
 * rectify_roll_up_get_status:
 * @self: what some tasks come to
 *
 * Returns: the status of what stands above them: not started if none is begun, closed out if all are,
 *   sustained if all are, done if all are finished one way or another, else in progress
 */
RectifyStatus
rectify_roll_up_get_status (const RectifyRollUp *self)
{
  const guint *n = self->by_status;

  if (n[RECTIFY_STATUS_NOT_STARTED] == self->tasks)
    return RECTIFY_STATUS_NOT_STARTED;
  if (n[RECTIFY_STATUS_CLOSED] == self->tasks)
    return RECTIFY_STATUS_CLOSED;
  if (n[RECTIFY_STATUS_SUSTAINED] == self->tasks)
    return RECTIFY_STATUS_SUSTAINED;
  return n[RECTIFY_STATUS_DONE] + n[RECTIFY_STATUS_CLOSED] + n[RECTIFY_STATUS_SUSTAINED]
                 == self->tasks
             ? RECTIFY_STATUS_DONE
             : RECTIFY_STATUS_IN_PROGRESS;
}

/**
 * rectify_item_follows_tasks:
 * @self: an item
 *
 * Returns: whether its status is what tasks below it come to, and not its own
 */
gboolean
rectify_item_follows_tasks (RectifyItem *self)
{
  RectifyRollUp roll_up;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  if (rectify_item_is_task (self))
    return FALSE;
  rectify_item_roll_up (self, NULL, &roll_up);
  return roll_up.tasks > 0;
}

/**
 * rectify_item_get_shown_status:
 * @self: an item
 *
 * Returns: its own status if it is a task or nothing below it is one; else what the tasks below it
 *   come to
 */
RectifyStatus
rectify_item_get_shown_status (RectifyItem *self)
{
  RectifyRollUp roll_up;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), RECTIFY_STATUS_NOT_STARTED);
  if (rectify_item_is_task (self))
    return rectify_item_get_status (self);
  rectify_item_roll_up (self, NULL, &roll_up);
  return roll_up.tasks > 0 ? rectify_roll_up_get_status (&roll_up) : rectify_item_get_status (self);
}

/**
 * rectify_item_shows_status:
 * @self: an item
 *
 * Returns: whether it is told how far it is: what nobody follows up has no status unless somebody gave
 *   it one, or what is below it has begun
 */
gboolean
rectify_item_shows_status (RectifyItem *self)
{
  g_return_val_if_fail (RECTIFY_IS_ITEM (self), FALSE);
  return rectify_item_get_kind (self) == RECTIFY_ITEM_PROBLEM
         || rectify_item_get_kind (self) == RECTIFY_ITEM_MEASURE
         || rectify_item_get_shown_status (self) != RECTIFY_STATUS_NOT_STARTED;
}
