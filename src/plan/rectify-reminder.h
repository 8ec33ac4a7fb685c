/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-filter.h"

G_BEGIN_DECLS

/**
 * RectifyReminderKind:
 * @RECTIFY_REMINDER_LATE: what is late, or has a stage that is
 * @RECTIFY_REMINDER_DUE_SOON: what is due soon, or has a stage that is
 * @RECTIFY_REMINDER_NO_PROGRESS: what is not finished, and nothing was reported on for long
 * @RECTIFY_REMINDER_WAITING: what waits for a reviewer to decide on its close-out
 *
 * What somebody is reminded of, the most urgent first. A task may be of several kinds.
 */
typedef enum {
  RECTIFY_REMINDER_LATE,
  RECTIFY_REMINDER_DUE_SOON,
  RECTIFY_REMINDER_NO_PROGRESS,
  RECTIFY_REMINDER_WAITING,
} RectifyReminderKind;
#define RECTIFY_N_REMINDER_KINDS (RECTIFY_REMINDER_WAITING + 1)

/**
 * RectifyReminder:
 * @due_days: how many days before it is due; 0: not at all
 * @no_progress_days: after how many days without an entry; 0: not at all
 * @counts: how many tasks there are of each kind
 *
 * When to remind, and of how much.
 */
typedef struct {
  guint due_days;
  guint no_progress_days;
  guint counts[RECTIFY_N_REMINDER_KINDS];
} RectifyReminder;

RectifyFilter *rectify_reminder_make_filter (const RectifyReminder *self, RectifyReminderKind kind);
void rectify_reminder_count (RectifyReminder *self, GPtrArray *rows, const GDate *today);
gboolean rectify_reminder_is_empty (const RectifyReminder *self);
char *rectify_reminder_dup_kind_words (const RectifyReminder *self, RectifyReminderKind kind);
char *rectify_reminder_dup_words (const RectifyReminder *self);

G_END_DECLS
