/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-filter.h"
#include "rectify-task-row.h"

/* Plans of several years with tasks that are followed up, days around one that is today, and filters
 * that list some of them. All draw from GLib's test randomness. The texts have no white space, no
 * letters with a small and a capital form, and no punctuation but “，” and “。”. */
RectifyPlan *random_tasks_new_plan (guint n_tasks);
RectifyFilter *random_tasks_new_filter (void);
void random_tasks_get_today (GDate *today);

int task_row_compare (RectifyTaskRow *a, RectifyTaskRow *b, RectifyRowColumn column);
