/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-place.h"

G_BEGIN_DECLS

/**
 * RectifyChange:
 *
 * Other words for some of the words of one text of a plan. It is made where the words were found
 * and can be applied to a copy of that plan, as long as the words there are still the same.
 */
typedef struct _RectifyChange RectifyChange;

RectifyChange *rectify_change_new (const RectifySpot *spot);
void rectify_change_free (RectifyChange *self);
void rectify_change_add (RectifyChange *self, const char *text, gsize start, gsize end,
                         const char *replacement);
void rectify_change_add_words (RectifyChange *self, gsize start, const char *before,
                               const char *words, const char *replacement);
char *rectify_change_dup_before (const char *text, gsize start);

gboolean rectify_changes_apply (GPtrArray *changes, RectifyPlan *plan);
guint rectify_changes_apply_some (GPtrArray *changes, RectifyPlan *plan);

/* Writes a party of all assignments of a plan in another way. */
gboolean rectify_plan_respell_party (RectifyPlan *plan, const char *name, const char *spelling);

gsize rectify_party_find_in_text (const char *text, gsize from, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyChange, rectify_change_free)

G_END_DECLS
