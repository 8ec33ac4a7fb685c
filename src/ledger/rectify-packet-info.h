/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyPacketInfo:
 * @uid: its name, random
 * @plan_id: the plan it was made from, in the office's ledger and in the packet itself
 * @unit: whose tasks it has
 * @made_at: (nullable): when it was sent out
 *
 * What a packet says of itself.
 */
typedef struct {
  gint64 uid;
  gint64 plan_id;
  char *unit;
  GDateTime *made_at;
} RectifyPacketInfo;

const RectifyPacketInfo *rectify_ledger_get_packet (RectifyLedger *self);
gboolean rectify_ledger_has_sent (RectifyLedger *self, RectifyLedger *packet, gboolean *sent,
                                  GError **error);

G_END_DECLS
