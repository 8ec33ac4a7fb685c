/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-overview.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_OVERVIEW_LIST_CARD (rectify_overview_list_card_get_type ())
G_DECLARE_FINAL_TYPE (RectifyOverviewListCard, rectify_overview_list_card, RECTIFY,
                      OVERVIEW_LIST_CARD, GtkWidget)

GtkWidget *rectify_overview_list_card_new (RectifyOverviewListKind kind);
void rectify_overview_list_card_show (RectifyOverviewListCard *self,
                                      const RectifyOverviewList *list);
GtkListBox *rectify_overview_list_card_get_box (RectifyOverviewListCard *self);

G_END_DECLS
