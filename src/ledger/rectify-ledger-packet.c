/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-private.h"

/**
 * rectify_packet_get_origin:
 * @uid: a packet's name
 *
 * Returns: what the identifiers of all items begin with that are made in it, above
 *   %RECTIFY_ORIGIN_SHIFT; never 0
 */
gint64
rectify_packet_get_origin (gint64 uid)
{
  gint64 origin = (uid >> 20) & RECTIFY_MAX_ORIGIN;

  return origin != 0 ? origin : 1;
}

/**
 * rectify_ledger_get_origin:
 * @db: a database
 * @origin: (out): set to what the identifiers of all its new items begin with; 0 if they are
 *   altogether random, as everywhere but in packets
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_get_origin (sqlite3 *db, gint64 *origin, GError **error)
{
  gint64 uid;

  if (!rectify_database_get_int (
          db, "SELECT ifnull ((SELECT uid FROM packet WHERE here = 1 LIMIT 1), 0)", &uid, error))
    return FALSE;
  *origin = uid != 0 ? rectify_packet_get_origin (uid) : 0;
  return TRUE;
}
