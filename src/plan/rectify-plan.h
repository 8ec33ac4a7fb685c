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
guint32 rectify_plan_get_since (RectifyPlan *self);
void rectify_plan_set_since (RectifyPlan *self, guint32 since);
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

/**
 * RectifyCloseOutNeeds:
 * @RECTIFY_CLOSE_OUT_NEEDS_NOTHING: anybody closes items out, without a request too
 * @RECTIFY_CLOSE_OUT_NEEDS_PROGRESS: a progress entry
 * @RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE: a file that proves what was done
 * @RECTIFY_CLOSE_OUT_NEEDS_REVIEWER: a reviewer who does not answer for the item
 *
 * What a plan wants before an item is closed out (销号). The values are stored in ledgers and never
 * change.
 */
typedef enum /*< flags >*/ {
  RECTIFY_CLOSE_OUT_NEEDS_NOTHING = 0,
  RECTIFY_CLOSE_OUT_NEEDS_PROGRESS = 1 << 0,
  RECTIFY_CLOSE_OUT_NEEDS_EVIDENCE = 1 << 1,
  RECTIFY_CLOSE_OUT_NEEDS_REVIEWER = 1 << 2,
} RectifyCloseOutNeeds;

#define RECTIFY_CLOSE_OUT_NEEDS_ALL 7

RectifyCloseOutNeeds rectify_plan_get_close_out_needs (RectifyPlan *self);
void rectify_plan_set_close_out_needs (RectifyPlan *self, RectifyCloseOutNeeds needs);
/* The machine's words for them ("progress evidence"), as in ledgers and JSON, and back; those of the
 * user. */
char *rectify_close_out_needs_to_string (RectifyCloseOutNeeds needs);
RectifyCloseOutNeeds rectify_close_out_needs_from_string (const char *text);
char *rectify_close_out_needs_dup_words (RectifyCloseOutNeeds needs);

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
 * @late: tasks past their date that are not finished, or with a stage that is past and not reached
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
