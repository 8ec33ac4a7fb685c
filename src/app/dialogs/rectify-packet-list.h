/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-packet-job.h"

G_BEGIN_DECLS

/**
 * RectifyPacketList:
 *
 * Every report of every plan, each to be chosen, in an order that the user can change. Owned by its
 * widget.
 */
typedef struct _RectifyPacketList RectifyPacketList;

/* Called when what is chosen changed, or which row is selected. */
typedef void (*RectifyPacketListFunc) (gpointer user_data);

RectifyPacketList *rectify_packet_list_new (GListModel *plans, gint64 plan_id,
                                            RectifyReport report);
GtkWidget *rectify_packet_list_get_widget (RectifyPacketList *self);
void rectify_packet_list_set_func (RectifyPacketList *self, RectifyPacketListFunc func,
                                   gpointer user_data);
GPtrArray *rectify_packet_list_get_chosen (RectifyPacketList *self);
void rectify_packet_list_show_chosen (RectifyPacketList *self, gboolean only);
gboolean rectify_packet_list_can_move (RectifyPacketList *self, int by);
void rectify_packet_list_move (RectifyPacketList *self, int by);
const RectifyPacketEntry *rectify_packet_list_get_selected (RectifyPacketList *self);
void rectify_packet_list_set_max_pages (RectifyPacketList *self, guint max_pages);

G_END_DECLS
