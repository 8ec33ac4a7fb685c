/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-private.h"
#include "rectify-search-hit.h"
#include "rectify-search-index.h"

G_BEGIN_DECLS

/* The plans of a ledger in the order of hits, with their generations in the index, -1 for all where
 * there is none or it is of another ledger. */
GArray *rectify_search_list_states (RectifyLedger *self, sqlite3 *index, GError **error);

/* With the ledger's mutex held, in a transaction. */
gboolean rectify_search_read_origin (sqlite3 *db, gint64 *history_id, gint64 *uid, GError **error);
GPtrArray *rectify_search_read_item (sqlite3 *db, gint64 item_id, gint64 plan_id, GError **error);
char *rectify_search_read_title (sqlite3 *db, gint64 plan_id, GError **error);

G_END_DECLS
