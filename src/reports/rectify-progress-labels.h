/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_PROGRESS_MAX_LEVEL 4

/**
 * RectifyProgressLabels:
 * @levels: at which level the plan's labels are set that each level of the report has, from 1; 0 where
 *   the report may choose
 * @are_used: whether anything is told of at that level
 * @are_mixed: whether those of one level are not set alike
 *
 * How a report labels what the plan labels: in one scheme a level, the lower below the higher.
 */
typedef struct {
  guint levels[RECTIFY_PROGRESS_MAX_LEVEL + 1];
  gboolean are_used[RECTIFY_PROGRESS_MAX_LEVEL + 1];
  gboolean are_mixed;
} RectifyProgressLabels;

void rectify_progress_labels_look (RectifyProgressLabels *self, RectifyItem *item, guint level);
void rectify_progress_labels_settle (RectifyProgressLabels *self);
char *rectify_progress_labels_dup (guint level, guint number);
char *rectify_progress_labels_dup_own (const RectifyProgressLabels *self, RectifyItem *item,
                                       guint level, guint number);
guint rectify_progress_labels_find_level (const char *label, guint level);
guint rectify_progress_labels_get_number (RectifyItem *item);

G_END_DECLS
