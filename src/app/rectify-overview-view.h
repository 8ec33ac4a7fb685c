/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-overview.h"
#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_OVERVIEW_VIEW (rectify_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyOverviewView, rectify_overview_view, RECTIFY, OVERVIEW_VIEW, GtkWidget)

void rectify_overview_view_set_session (RectifyOverviewView *self, RectifySession *session);
RectifyFilter *rectify_overview_view_dup_scope (RectifyOverviewView *self);
void rectify_overview_view_set_scope (RectifyOverviewView *self, gboolean this_plan, int year);
gboolean rectify_overview_view_is_busy (RectifyOverviewView *self);
RectifyOverview *rectify_overview_view_get_overview (RectifyOverviewView *self);
void rectify_overview_view_keep_state (RectifyOverviewView *self);

G_END_DECLS
