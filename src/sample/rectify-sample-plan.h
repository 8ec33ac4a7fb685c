/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"
#include "rectify-sample-source.h"

G_BEGIN_DECLS

#define RECTIFY_SAMPLE_N_LABELS 6

/**
 * RectifySampleEvent:
 * @line: what is done, and on which day
 * @item: on what
 *
 * Something that is done on an item of a sample.
 */
typedef struct {
  const RectifySampleLine *line;
  RectifyItem *item;
  GDate day;
} RectifySampleEvent;

/**
 * RectifySamplePlan:
 * @plan: the plan before anything was done
 * @edition: (nullable): what it was circulated as
 * @events: (element-type RectifySampleEvent): what was done, the earliest first
 *
 * A plan of a sample.
 */
typedef struct {
  RectifyPlan *plan;
  const char *edition;
  GPtrArray *events;
} RectifySamplePlan;

RectifySamplePlan *rectify_sample_plan_read (GPtrArray *lines, guint *position,
                                             const char *const *labels, const GDate *today,
                                             GError **error);
void rectify_sample_plan_free (RectifySamplePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifySamplePlan, rectify_sample_plan_free)

G_END_DECLS
