/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-task.h"

G_BEGIN_DECLS

/**
 * RectifyTaskColumn:
 *
 * What a column of a table of tasks shows. Units that answer for a task and those that only help have
 * a column each. %RECTIFY_TASK_DUE is the deadline with how far off it is or
 * how long past, %RECTIFY_TASK_LATEST how far the task is and the latest word on it.
 */
typedef enum {
  RECTIFY_TASK_NUMBER,
  RECTIFY_TASK_AREA,
  RECTIFY_TASK_PROBLEM,
  RECTIFY_TASK_MEASURE,
  RECTIFY_TASK_LEADER,
  RECTIFY_TASK_LEAD_UNIT,
  RECTIFY_TASK_RESPONSIBLE_UNIT,
  RECTIFY_TASK_SUPPORTING_UNIT,
  RECTIFY_TASK_PERSON,
  RECTIFY_TASK_DEADLINE,
  RECTIFY_TASK_PROGRESS,
  RECTIFY_TASK_STATUS,
  RECTIFY_TASK_REMARK,
  RECTIFY_TASK_PLAN,
  RECTIFY_TASK_DUE,
  RECTIFY_TASK_LATEST,
} RectifyTaskColumn;

/* Of those that can be chosen: all but the last two, which are for what goes to the units. */
#define RECTIFY_N_TASK_COLUMNS 14

struct _RectifyReportOptions;

const char *rectify_task_column_get_nick (RectifyTaskColumn column);
gboolean rectify_task_column_from_nick (const char *nick, RectifyTaskColumn *column);

RectifyTable *rectify_tasks_make_table (GArray *tasks, const RectifyTaskColumn *columns,
                                        guint n_columns,
                                        const struct _RectifyReportOptions *options);
char *rectify_tasks_dup_problem (const RectifyTask *task);
gboolean rectify_tasks_fill_column (GArray *tasks, RectifyTaskColumn column,
                                    const struct _RectifyReportOptions *options);

G_END_DECLS
