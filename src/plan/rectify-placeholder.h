/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-place.h"

G_BEGIN_DECLS

/* A place in a plan that is still to be filled in: XX, X月, ××, **, 某某. Immutable. */
#define RECTIFY_TYPE_PLACEHOLDER (rectify_placeholder_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPlaceholder, rectify_placeholder, RECTIFY, PLACEHOLDER, GObject)

GPtrArray *rectify_plan_list_placeholders (RectifyPlan *plan);

RectifyItem *rectify_placeholder_get_item (RectifyPlaceholder *self);
const char *rectify_placeholder_get_text (RectifyPlaceholder *self);
void rectify_placeholder_get_place (RectifyPlaceholder *self, RectifyPlace *place, guint *index,
                                    gsize *start, gsize *end);
char *rectify_placeholder_dup_context (RectifyPlaceholder *self);
gsize rectify_placeholder_get_context_offset (RectifyPlaceholder *self);

guint rectify_placeholders_fill (GPtrArray *placeholders, const char *const *replacements,
                                 RectifyPlan *plan);

G_END_DECLS
