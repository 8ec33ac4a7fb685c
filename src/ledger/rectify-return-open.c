/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rectify-open-files.h"
#include "rectify-return-private.h"
#include "rectify-unit-plan.h"
#include "rectify-unit-status.h"

/* A packet is one unit's part of one plan, with at most RECTIFY_PACKET_MAX_CONTENTS of evidence. */
#define MAX_SIZE (256 * 1024 * 1024)

static gboolean
fail (GError **error, RectifyLedgerError code, const char *sentence)
{
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, code, sentence);
  return FALSE;
}

/* What may well be a packet is not said to be none. */
static gboolean
check_file_size (const char *path, GError **error)
{
  g_autofree char *size = NULL;
  g_autofree char *most = NULL;
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size <= MAX_SIZE)
    return TRUE;
  size = g_format_size ((guint64) info.st_size);
  most = g_format_size (MAX_SIZE);
  g_set_error (
      error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
      /* TRANSLATORS: sizes, such as 300 MB. */
      _ ("The file is too large to be merged: %s, where %s are possible. Send the unit its "
         "tasks anew, and ask it to add smaller files as evidence."),
      size, most);
  return FALSE;
}

static sqlite3 *
open_copy (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!rectify_file_check_at_rest (path, error) || !check_file_size (path, error))
    return NULL;
  bytes
      = rectify_file_read (path, MAX_SIZE,
                           _ ("This file is no packet that Rectify sent out. Choose another file."),
                           error);
  return bytes != NULL ? rectify_ledger_schema_open_bytes (bytes, path, error) : NULL;
}

/* Items that were made in a packet that was sent out from here. */
static GHashTable *
list_origins (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "SELECT uid FROM packet WHERE here = 0", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (rectify_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&origins);
      g_hash_table_add (origins, GSIZE_TO_POINTER (rectify_packet_get_origin (
                                     sqlite3_column_int64 (statement, 0))));
    }
  return NULL;
}

static gboolean
is_of_packet (RectifyItem *item, gpointer user_data)
{
  gint64 origin = rectify_item_get_id (item) >> RECTIFY_ORIGIN_SHIFT;

  return g_hash_table_contains (user_data, GSIZE_TO_POINTER (origin));
}

/**
 * rectify_return_desk_clear:
 * @desk: what a return is looked at with
 */
void
rectify_return_desk_clear (RectifyReturnDesk *desk)
{
  g_clear_pointer (&desk->states, g_hash_table_unref);
  g_clear_pointer (&desk->origins, g_hash_table_unref);
  g_clear_pointer (&desk->digest, g_free);
  g_clear_pointer (&desk->newer, g_free);
  g_clear_pointer (&desk->merged, g_free);
  g_clear_object (&desk->plan);
}

static gboolean
read_desk (RectifyReturn *self, sqlite3 *db, RectifyReturnDesk *desk, GError **error)
{
  g_autoptr (GError) failure = NULL;

  desk->states = rectify_return_list_merged (db, self->info.uid, error);
  if (desk->states == NULL
      || !rectify_return_look_up (db, &self->info, &self->known, &desk->digest, error)
      || !rectify_return_look_up_newer (db, &self->info, &desk->newer, &desk->merged, error)
      || (desk->origins = list_origins (db, error)) == NULL)
    return FALSE;
  desk->plan = rectify_ledger_read_plan (db, self->info.plan_id, &failure);
  if (desk->plan != NULL
      || g_error_matches (failure, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * rectify_return_load_desk:
 * @self: a return that says of itself what it is
 * @ledger: the ledger it may be of
 * @desk: to be filled; to be cleared also where it fails
 * @error: return location
 *
 * Reads what a return is looked at with, and whether the ledger sent it.
 *
 * Returns: whether it went well; also where the ledger has no such plan
 */
gboolean
rectify_return_load_desk (RectifyReturn *self, RectifyLedger *ledger, RectifyReturnDesk *desk,
                          GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&ledger->mutex);
  gboolean has, done;

  if (!rectify_ledger_begin_reading (ledger, error))
    return FALSE;
  done = rectify_ledger_has_table (ledger->db, "packet", &has, error)
         && (has || rectify_ledger_check_writable (ledger, error))
         && read_desk (self, ledger->db, desk, error);
  sqlite3_exec (ledger->db, "COMMIT", NULL, NULL, NULL);
  return done;
}

/* A packet of another ledger, or of a plan that is gone, has nothing to be merged with. */
static gboolean
check_plan (RectifyReturn *self, const RectifyReturnDesk *desk, RectifyPlan *theirs, GError **error)
{
  if (desk->plan == NULL)
    return fail (error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 self->known ? _ ("The plan that the packet was made from is no longer in the "
                                  "ledger. Undo its deletion, then merge the packet.")
                             : _ ("The packet belongs to another ledger; nothing was changed."));
  if (self->known || rectify_packet_is_part (theirs, desk->plan))
    return TRUE;
  return fail (
      error, RECTIFY_LEDGER_ERROR_NOT_FOUND,
      _ ("The packet belongs to another ledger, or to another plan; nothing was changed."));
}

static gboolean
look_at (RectifyReturn *self, RectifyLedger *ledger, sqlite3 *db, GError **error)
{
  g_auto (RectifyReturnDesk) desk = { 0 };
  g_autoptr (RectifyPlan) base = NULL;
  g_autoptr (RectifyPlan) theirs = NULL;

  if (!rectify_return_read_info (db, &self->info, error)
      || !rectify_return_load_desk (self, ledger, &desk, error))
    return FALSE;
  theirs = rectify_ledger_read_plan (db, self->info.plan_id, error);
  if (theirs == NULL || !check_plan (self, &desk, theirs, error))
    return FALSE;
  self->news = rectify_return_list_news (db, desk.states, error);
  if (self->news == NULL || !rectify_return_check_history (db, &self->info, desk.digest, error)
      || !rectify_return_take_back (db, self->news, error))
    return FALSE;
  base = rectify_ledger_read_plan (db, self->info.plan_id, error);
  if (base == NULL)
    return FALSE;
  self->plan = g_steal_pointer (&desk.plan);
  rectify_plan_keep_numbers (base, theirs);
  rectify_plan_fill_in (base, theirs, self->plan, is_of_packet, desk.origins);
  rectify_unit_status_sign (base, theirs, self->info.unit);
  rectify_unit_status_settle_all (self->plan, base, theirs, self->info.unit);
  self->merge = rectify_merge_new (base, self->plan, theirs,
                                   RECTIFY_MERGE_ASK_STRUCTURE | RECTIFY_MERGE_ASK_CLOSE_OUT);
  return rectify_return_look_at_evidence (self, db, theirs, error);
}

/* Who decides should know whose words ours are. */
void
rectify_return_find_edits (RectifyReturn *self, RectifyLedger *ledger)
{
  gint64 plan_id = rectify_plan_get_id (self->plan);

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_edit_note_free);
  for (guint i = 0; i < rectify_merge_get_n_changes (self->merge); i++)
    {
      const RectifyMergeChange *change = rectify_merge_get_change (self->merge, i);

      g_ptr_array_add (self->edits,
                       change->conflict
                           ? rectify_ledger_dup_edit_of_item (ledger, plan_id, change->item_id, 0)
                           : NULL);
    }
}

/**
 * rectify_return_open:
 * @ledger: the ledger that a packet was sent out from
 * @path: the packet's file
 * @error: return location
 *
 * Looks at a packet that came back. The file is read as it is and trusted no more than any other:
 * it has to lead back, edit by edit, to what was sent. Nothing is changed. Blocks.
 *
 * Returns: (transfer full) (nullable): what is to be merged; %NULL with a #RectifyLedgerError
 */
RectifyReturn *
rectify_return_open (RectifyLedger *ledger, const char *path, GError **error)
{
  g_autoptr (RectifyReturn) self = g_object_new (RECTIFY_TYPE_RETURN, NULL);
  sqlite3 *db;
  gboolean done, has = FALSE;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  db = open_copy (path, error);
  if (db == NULL)
    return NULL;
  done = look_at (self, ledger, db, error)
         && rectify_ledger_has_rows (db, "SELECT 1 FROM evidence_content LIMIT 1", &has, error);
  if (done && has)
    self->contents = g_steal_pointer (&db);
  sqlite3_close_v2 (db);
  if (done)
    rectify_return_find_edits (self, ledger);
  return done ? g_steal_pointer (&self) : NULL;
}
