/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-reminder.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/**
 * RectifyReminderChoices:
 * @due_days: how many days before it is due somebody is reminded of a task
 * @no_progress_days: after how many days without an entry; 0: not at all
 * @on_start: whether a message is shown in the window
 * @notify: whether the desktop is told
 *
 * How a user wants to be reminded.
 */
typedef struct {
  guint due_days;
  guint no_progress_days;
  gboolean on_start;
  gboolean notify;
} RectifyReminderChoices;

#define RECTIFY_REMINDER_MAX_DAYS 999

void rectify_reminder_choices_load (RectifyReminderChoices *choices);
void rectify_reminder_choices_save (const RectifyReminderChoices *choices);

#define RECTIFY_TYPE_REMINDERS (rectify_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RectifyReminders, rectify_reminders, RECTIFY, REMINDERS, GObject)

RectifyReminders *rectify_reminders_new (RectifySession *session);
void rectify_reminders_stop (RectifyReminders *self);
void rectify_reminders_look (RectifyReminders *self);
void rectify_reminders_follow (RectifyReminders *self);
gboolean rectify_reminders_is_following (RectifyReminders *self);
gboolean rectify_reminders_is_busy (RectifyReminders *self);
const RectifyReminder *rectify_reminders_get_last (RectifyReminders *self);
gboolean rectify_reminders_take_day (RectifyReminders *self);
gboolean rectify_reminders_take_state (RectifyReminders *self);

G_END_DECLS
