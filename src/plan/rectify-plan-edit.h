/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/*
 * Edits of a plan's tree that relabel: the siblings where an item is added, moved or deleted are
 * numbered anew in the style they had. Nothing else ever changes a label.
 */
void rectify_plan_insert_item (RectifyPlan *self, RectifyItem *parent, guint position,
                               RectifyItem *item);
void rectify_plan_remove_item (RectifyPlan *self, RectifyItem *item);
gboolean rectify_plan_move_item (RectifyPlan *self, RectifyItem *item, RectifyItem *parent,
                                 guint position);
gboolean rectify_plan_can_hold (RectifyPlan *self, RectifyItem *item);
gboolean rectify_plan_can_move_up (RectifyPlan *self, RectifyItem *item);
gboolean rectify_plan_can_move_down (RectifyPlan *self, RectifyItem *item);
gboolean rectify_plan_can_indent (RectifyPlan *self, RectifyItem *item);
gboolean rectify_plan_can_outdent (RectifyPlan *self, RectifyItem *item);
void rectify_plan_move_up (RectifyPlan *self, RectifyItem *item);
void rectify_plan_move_down (RectifyPlan *self, RectifyItem *item);
void rectify_plan_indent (RectifyPlan *self, RectifyItem *item);
void rectify_plan_outdent (RectifyPlan *self, RectifyItem *item);
RectifyItem *rectify_plan_find_joined (RectifyPlan *self, RectifyItem *item);
void rectify_plan_join (RectifyPlan *self, RectifyItem *item);
void rectify_plan_renumber (RectifyPlan *self, RectifyItem *parent);

/* A new empty item that fits as the sibling after, or as a child inside, an item. */
RectifyItem *rectify_plan_new_sibling (RectifyPlan *self, RectifyItem *item);
RectifyItem *rectify_plan_new_child (RectifyPlan *self, RectifyItem *parent);

G_END_DECLS
