/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-watch.h"

G_BEGIN_DECLS

/**
 * RectifySlip:
 * @code: the code that is printed on it
 * @plan_id: the plan it was printed from
 * @plan_title: its title, in a line
 * @item_id: the task it is about; of a unit's paper the first of its tasks
 * @unit: (nullable): whose paper it is; %NULL if it is about one task
 * @line: the beginning of the task's words
 * @printed: the version on the paper, 0 where that was not given
 * @now: the version that would be printed now
 * @edit: (nullable): of a stale one the last edit of the task, or of the plan
 *
 * A paper that came back, found by its code.
 */
typedef struct {
  char *code;
  gint64 plan_id;
  char *plan_title;
  gint64 item_id;
  char *unit;
  char *line;
  gint64 printed;
  gint64 now;
  RectifyEditNote *edit;
} RectifySlip;

void rectify_slip_free (RectifySlip *self);
gboolean rectify_slip_is_code (const char *typed);
RectifySlip *rectify_slip_find (RectifyLedger *ledger, const char *typed, GCancellable *cancellable,
                                GError **error);
gboolean rectify_slip_is_stale (const RectifySlip *self);
char *rectify_slip_dup_title (const RectifySlip *self);
char *rectify_slip_dup_words (const RectifySlip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifySlip, rectify_slip_free)

G_END_DECLS
