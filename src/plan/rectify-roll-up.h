/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

/**
 * RectifyRollUp:
 * @tasks: how many tasks there are: see rectify_item_is_task()
 * @by_status: how many of them have each status
 * @late: how many are late: see rectify_item_is_late()
 * @share: how much of them is done, in percent: the mean of rectify_item_get_share_done(); 0 without
 *   tasks
 *
 * What an item and all below it come to.
 */
typedef struct {
  guint tasks;
  guint by_status[RECTIFY_N_STATUSES];
  guint late;
  double share;
} RectifyRollUp;

void rectify_item_roll_up (RectifyItem *self, const GDate *today, RectifyRollUp *roll_up);
RectifyStatus rectify_roll_up_get_status (const RectifyRollUp *self);
gboolean rectify_item_follows_tasks (RectifyItem *self);
gboolean rectify_item_shows_status (RectifyItem *self);
RectifyStatus rectify_item_get_shown_status (RectifyItem *self);

G_END_DECLS
