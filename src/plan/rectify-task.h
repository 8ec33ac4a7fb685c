/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/**
 * RectifyTask:
 * @area: (nullable): its area
 * @problem: (nullable): its problem
 * @measure: (nullable): the measure; %NULL for a problem that has none
 * @plan: (nullable): the plan, where that is known
 *
 * Something that is to be done. Borrowed from the plan.
 */
typedef struct {
  RectifyItem *area;
  RectifyItem *problem;
  RectifyItem *measure;
  RectifyPlan *plan;
} RectifyTask;

/**
 * RectifyUnitTasks:
 * @name: a unit
 * @tasks: (element-type RectifyTask): what it leads or takes part in, in the order of the plan
 *
 * A unit and what it has to do.
 */
typedef struct {
  char *name;
  GArray *tasks;
} RectifyUnitTasks;

/**
 * RectifyUnitPart:
 * @RECTIFY_UNIT_LEADS: it leads
 * @RECTIFY_UNIT_ANSWERS: it is one of those that answer for it
 * @RECTIFY_UNIT_SUPPORTS: it helps those that do
 *
 * What part a unit has in a task.
 */
typedef enum {
  RECTIFY_UNIT_LEADS,
  RECTIFY_UNIT_ANSWERS,
  RECTIFY_UNIT_SUPPORTS,
} RectifyUnitPart;

GArray *rectify_tasks_list (RectifyPlan *plan);
GArray *rectify_tasks_list_followed (RectifyPlan *plan);
RectifyItem *rectify_task_get_item (const RectifyTask *self);
GPtrArray *rectify_item_list_names (RectifyItem *item, RectifyRole role, RectifyItem **source);
GPtrArray *rectify_task_find_names (const RectifyTask *self, RectifyRole role);
gboolean rectify_assignment_is_support (RectifyAssignment *assignment);
char *rectify_assignment_dup_support_label (RectifyAssignment *assignment);
GPtrArray *rectify_task_find_units (const RectifyTask *self, gboolean supports, char **label);
gboolean rectify_item_find_part (RectifyItem *item, const char *unit, RectifyUnitPart *part);
RectifyUnitPart rectify_task_find_part (const RectifyTask *self, const char *unit);

/* Elements are RectifyUnitTasks, in the order in which the units are first named. */
GPtrArray *rectify_tasks_list_units (GArray *tasks);
GArray *rectify_tasks_list_of_nobody (GArray *tasks);

G_END_DECLS
