/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-chart-view.h"
#include "rectify-overview.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_OVERVIEW_CARD (rectify_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (RectifyOverviewCard, rectify_overview_card, RECTIFY, OVERVIEW_CARD, GtkWidget)

GtkWidget *rectify_overview_card_new (RectifyOverviewKind kind);
void rectify_overview_card_show (RectifyOverviewCard *self, RectifyOverviewPicture *picture,
                                 gboolean is_whole);
RectifyChartView *rectify_overview_card_get_view (RectifyOverviewCard *self);

G_END_DECLS
