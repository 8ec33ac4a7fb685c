/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-private.h"

gboolean rectify_packet_is_part (RectifyPlan *packet, RectifyPlan *plan);

/* An edit in a packet that the ledger does not have, or that it has as if it held. */
typedef struct {
  gint64 id; /* in the packet's history */
  gint64 uid;
  gboolean holds;
  char *author;
  GDateTime *made_at;
} RectifyNews;

/* On the packet's copy in memory. */
gboolean rectify_return_read_info (sqlite3 *db, RectifyPacketInfo *info, GError **error);
GPtrArray *rectify_return_list_news (sqlite3 *db, GHashTable *states, GError **error);
gboolean rectify_return_check_history (sqlite3 *db, const RectifyPacketInfo *info,
                                       const char *digest, GError **error);
gboolean rectify_return_take_back (sqlite3 *db, GPtrArray *news, GError **error);

/* On the ledger. */
GHashTable *rectify_return_list_merged (sqlite3 *db, gint64 packet, GError **error);
gboolean rectify_return_look_up (sqlite3 *db, const RectifyPacketInfo *info, gboolean *known,
                                 char **digest, GError **error);
