/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-paragraph.h"

G_BEGIN_DECLS

/**
 * RectifyPlanEnds:
 *
 * What the paragraphs before and behind the text of a plan are, where somebody wrote them into it:
 * the addressee, the list of attachments, the signature with its date, the imprint.
 */
typedef struct _RectifyPlanEnds RectifyPlanEnds;

RectifyPlanEnds *rectify_plan_ends_new (RectifyItem *root);
void rectify_plan_ends_free (RectifyPlanEnds *self);
RectifyParagraphRole rectify_plan_ends_get_role (RectifyPlanEnds *self, RectifyItem *item);
gboolean rectify_plan_ends_has (RectifyPlanEnds *self, RectifyParagraphRole role);
gboolean rectify_plan_ends_has_note (RectifyPlanEnds *self);
char *rectify_plan_ends_dup_words (RectifyParagraphRole role, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyPlanEnds, rectify_plan_ends_free)

G_END_DECLS
