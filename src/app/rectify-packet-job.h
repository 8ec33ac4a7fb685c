/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-ledger.h"
#include "rectify-packet.h"
#include "rectify-report.h"

G_BEGIN_DECLS

/**
 * RectifyPacketEntry:
 * @plan_id: a plan of the ledger
 * @title: its title, for messages
 * @report: what is printed of it
 * @max_pages: how many pages it may take; 0 for as many as it does
 * @options: (nullable): for plans in the official layout, and in the English one, what is chosen
 *   for the report; %NULL for the defaults
 *
 * A document of a packet.
 */
typedef struct {
  gint64 plan_id;
  char *title;
  RectifyReport report;
  guint max_pages;
  RectifyReportOptions *options[2];
} RectifyPacketEntry;

RectifyPacketEntry *rectify_packet_entry_new (gint64 plan_id, const char *title,
                                              RectifyReport report);
RectifyPacketEntry *rectify_packet_entry_copy (const RectifyPacketEntry *self);
void rectify_packet_entry_take_chosen (RectifyPacketEntry *self, const RectifyReportOptions *asked);
void rectify_packet_entry_free (RectifyPacketEntry *self);

/**
 * RectifyPacketJobFunc:
 * @packet: (nullable): the packet; %NULL if it was not made
 * @remarks: what was done so that documents fit, a sentence a line; "" for nothing
 * @error: (nullable): why not; %NULL if it was cancelled
 * @user_data: what was given
 */
typedef void (*RectifyPacketJobFunc) (RectifyPacket *packet, const char *remarks,
                                      const GError *error, gpointer user_data);

/* Makes a packet in a thread, and writes it to a file if one is given. */
void rectify_packet_job_run (GtkWindow *parent, RectifyLedger *ledger, GPtrArray *entries,
                             RectifyPacketFlags flags, gboolean has_contents, GFile *file,
                             RectifyPacketJobFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
