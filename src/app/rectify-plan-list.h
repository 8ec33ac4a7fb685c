/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PLAN_LIST (rectify_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPlanList, rectify_plan_list, RECTIFY, PLAN_LIST, GtkWidget)

void rectify_plan_list_set_session (RectifyPlanList *self, RectifySession *session);
void rectify_plan_list_set_no_import (RectifyPlanList *self, const char *why);

G_END_DECLS
