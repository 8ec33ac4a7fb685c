/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-packet-info.h"

#include "rectify-ledger-private.h"
#include "rectify-return-private.h"
#include "rectify-unit-plan.h"

/* Of a packet that the ledger does not know, so much has to be in the plan. */
#define SHARE_KNOWN 0.5

/**
 * rectify_packet_info_clear:
 * @self: what a packet says of itself
 */
void
rectify_packet_info_clear (RectifyPacketInfo *self)
{
  self->uid = 0;
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->made_at, g_date_time_unref);
}

/**
 * rectify_packet_info_free:
 * @info: (transfer full): a #RectifyPacketInfo
 */
void
rectify_packet_info_free (gpointer info)
{
  rectify_packet_info_clear (info);
  g_free (info);
}

/**
 * rectify_packet_info_read:
 * @db: a ledger that may be a packet
 * @info: (out): set to what it says of itself; its uid is 0 if it is none
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
rectify_packet_info_read (sqlite3 *db, RectifyPacketInfo *info, GError **error)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean has, row;

  if (!rectify_ledger_has_table (db, "packet", &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  statement = rectify_statement_new (
      db, "SELECT uid, plan_id, unit, made_at FROM packet WHERE here = 1 AND uid > 0", error);
  if (statement == NULL || !rectify_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  info->uid = sqlite3_column_int64 (statement, 0);
  info->plan_id = sqlite3_column_int64 (statement, 1);
  info->unit = g_strdup (rectify_statement_get_text (statement, 2));
  info->made_at = g_date_time_new_from_iso8601 (rectify_statement_get_text (statement, 3), NULL);
  return TRUE;
}

/**
 * rectify_packet_is_part:
 * @packet: the plan of a packet that the ledger does not know
 * @plan: a plan of the ledger
 *
 * Returns: whether the one was made from the other, as far as can be told by their items
 */
gboolean
rectify_packet_is_part (RectifyPlan *packet, RectifyPlan *plan)
{
  return rectify_plan_get_share_known (packet, plan) >= SHARE_KNOWN;
}

/**
 * rectify_ledger_read_packet:
 * @self: a ledger that is opened, or whose content was replaced
 * @error: return location
 *
 * Takes what it says of itself now. Damage there is found by the checks, and does not keep the plans
 * from being seen.
 *
 * Returns: whether it could be read
 */
gboolean
rectify_ledger_read_packet (RectifyLedger *self, GError **error)
{
  RectifyPacketInfo *info = g_new0 (RectifyPacketInfo, 1);
  g_autoptr (GError) failure = NULL;

  g_ptr_array_add (self->packets, info);
  if (!rectify_packet_info_read (self->db, info, &failure)
      && !g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_atomic_pointer_set (&self->packet, info->uid != 0 ? info : NULL);
  return TRUE;
}

/**
 * rectify_ledger_get_packet:
 * @self: a ledger
 *
 * Returns: (transfer none) (nullable): what it says of itself if it is a packet: one unit's tasks,
 *   sent out from another ledger. It stays as long as @self, though what is restored in it may make
 *   it another one.
 */
const RectifyPacketInfo *
rectify_ledger_get_packet (RectifyLedger *self)
{
  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), NULL);
  return g_atomic_pointer_get (&self->packet);
}

static gboolean
is_listed (RectifyLedger *self, const RectifyPacketInfo *info, gboolean *listed, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (RectifyStatement) statement = NULL;

  *listed = FALSE;
  if (!rectify_ledger_check_readable (self, error)
      || !rectify_ledger_has_table (self->db, "packet", listed, error))
    return FALSE;
  if (!*listed)
    return TRUE;
  statement
      = rectify_statement_new (self->db, "SELECT 1 FROM packet WHERE uid = ? AND here = 0", error);
  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, info->uid);
  return rectify_statement_step (statement, listed, error);
}

/**
 * rectify_ledger_has_sent:
 * @self: a ledger
 * @packet: another one
 * @sent: (out): set to whether @packet is a packet that was sent out from @self; also if @self was
 *   restored from a backup of before, and knows it by the items that it shares with the plan alone
 * @error: return location
 *
 * Blocks.
 *
 * Returns: whether it could be found out
 */
gboolean
rectify_ledger_has_sent (RectifyLedger *self, RectifyLedger *packet, gboolean *sent, GError **error)
{
  const RectifyPacketInfo *info = rectify_ledger_get_packet (packet);
  const RectifyPacketInfo *own = rectify_ledger_get_packet (self);
  g_autoptr (RectifyPlan) theirs = NULL;
  g_autoptr (RectifyPlan) ours = NULL;
  g_autoptr (GError) failure = NULL;

  *sent = FALSE;
  /* A copy of itself was not sent from it. */
  if (info == NULL || (own != NULL && info->uid == own->uid))
    return TRUE;
  if (!is_listed (self, info, sent, error))
    return FALSE;
  if (*sent)
    return TRUE;
  theirs = rectify_ledger_load_plan (packet, info->plan_id, &failure);
  ours = theirs != NULL ? rectify_ledger_load_plan (self, info->plan_id, &failure) : NULL;
  *sent = ours != NULL && rectify_packet_is_part (theirs, ours);
  if (ours != NULL
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
