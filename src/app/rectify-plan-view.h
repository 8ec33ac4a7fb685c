/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PLAN_VIEW (rectify_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPlanView, rectify_plan_view, RECTIFY, PLAN_VIEW, GtkWidget)

/**
 * RectifyDropPlace:
 * @RECTIFY_DROP_BEFORE: as the sibling before
 * @RECTIFY_DROP_INSIDE: as the last child
 * @RECTIFY_DROP_AFTER: as the sibling after
 *
 * Where items are dropped, seen from the row that they are dropped on.
 */
typedef enum {
  RECTIFY_DROP_BEFORE,
  RECTIFY_DROP_INSIDE,
  RECTIFY_DROP_AFTER,
} RectifyDropPlace;

GtkWidget *rectify_plan_view_new (void);
void rectify_plan_view_set_plan (RectifyPlanView *self, RectifyPlan *plan);
RectifyItem *rectify_plan_view_get_item (RectifyPlanView *self);
guint rectify_plan_view_count_selected (RectifyPlanView *self);
GArray *rectify_plan_view_list_selected (RectifyPlanView *self);
GPtrArray *rectify_plan_view_list_outermost (RectifyPlanView *self);
void rectify_plan_view_select (RectifyPlanView *self, gint64 id);
void rectify_plan_view_go (RectifyPlanView *self, gint64 id);
void rectify_plan_view_select_many (RectifyPlanView *self, GArray *ids);
void rectify_plan_view_expand_all (RectifyPlanView *self, gboolean expand);
gboolean rectify_plan_view_find (RectifyPlanView *self, const char *text, int step, guint *number,
                                 guint *total);
void rectify_plan_view_refresh_status (RectifyPlanView *self);
void rectify_plan_view_set_editable (RectifyPlanView *self, gboolean editable);
GtkWidget *rectify_plan_view_get_row (RectifyPlanView *self);
void rectify_plan_view_add_actions (RectifyPlanView *self, GActionMap *map);
void rectify_plan_view_keep_state (RectifyPlanView *self);

G_END_DECLS
