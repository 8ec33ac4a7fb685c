/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PLAN (rectify_plan_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPlan, rectify_plan, RECTIFY, PLAN, GObject)

RectifyPlan *rectify_plan_new (void);
RectifyPlan *rectify_plan_copy (RectifyPlan *self);
void rectify_plan_assign (RectifyPlan *self, RectifyPlan *other);

gint64 rectify_plan_get_id (RectifyPlan *self);
void rectify_plan_set_id (RectifyPlan *self, gint64 id);
gint64 rectify_plan_get_revision (RectifyPlan *self);
void rectify_plan_set_revision (RectifyPlan *self, gint64 revision);
const char *rectify_plan_get_title (RectifyPlan *self);
void rectify_plan_set_title (RectifyPlan *self, const char *title);
const char *rectify_plan_get_organisation (RectifyPlan *self);
void rectify_plan_set_organisation (RectifyPlan *self, const char *organisation);
const char *rectify_plan_get_theme (RectifyPlan *self);
void rectify_plan_set_theme (RectifyPlan *self, const char *theme);
int rectify_plan_get_year (RectifyPlan *self);
void rectify_plan_set_year (RectifyPlan *self, int year);
const char *rectify_plan_get_meeting_date (RectifyPlan *self);
void rectify_plan_set_meeting_date (RectifyPlan *self, const char *date);
const char *rectify_plan_get_document_number (RectifyPlan *self);
void rectify_plan_set_document_number (RectifyPlan *self, const char *number);
const char *rectify_plan_get_signer (RectifyPlan *self);
void rectify_plan_set_signer (RectifyPlan *self, const char *signer);

/* The root holds the top-level items; it is no item of the plan itself. */
RectifyItem *rectify_plan_get_root (RectifyPlan *self);
RectifyItem *rectify_plan_find_item (RectifyPlan *self, gint64 id);
GHashTable *rectify_plan_index_items (RectifyPlan *self);

/**
 * RectifyPlanCounts:
 * @areas: areas
 * @problems: problems
 * @measures: measures
 * @tasks: what is followed up: measures, and problems without measures
 * @finished: tasks that are done, closed or sustained
 * @late: tasks past their date that are not finished
 */
typedef struct {
  guint areas;
  guint problems;
  guint measures;
  guint tasks;
  guint finished;
  guint late;
} RectifyPlanCounts;

void rectify_plan_count (RectifyPlan *self, const GDate *today, RectifyPlanCounts *counts);

G_END_DECLS
