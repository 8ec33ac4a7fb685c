/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-round.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/* Called with the session's result. stops: (element-type RectifyRoundStop) (nullable): NULL where the
 * ledger could not be read. */
typedef void (*RectifyRoundStopsFunc) (GArray *stops, const GError *error, gpointer user_data);

GArray *rectify_round_stops_list (RectifySession *session, const GDate *since);
void rectify_round_stops_list_all (RectifySession *session, const GDate *since,
                                   RectifyRoundStopsFunc func, gpointer user_data);

G_END_DECLS
