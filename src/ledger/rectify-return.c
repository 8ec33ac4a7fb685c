/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-choice.h"
#include "rectify-return.h"

#include <glib/gi18n-lib.h>

#include "rectify-edit-name.h"
#include "rectify-ledger-backup.h"
#include "rectify-return-private.h"

/**
 * RectifyReturn:
 *
 * A packet that came back: what its unit did in it that the ledger does not have yet, and how that
 * merges with the ledger's plan. The file is not changed, and the ledger only when it is applied.
 */
G_DEFINE_FINAL_TYPE (RectifyReturn, rectify_return, G_TYPE_OBJECT)

static void
rectify_return_finalize (GObject *object)
{
  RectifyReturn *self = RECTIFY_RETURN (object);

  g_free (self->path);
  rectify_packet_info_clear (&self->info);
  g_clear_pointer (&self->news, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->merge);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  sqlite3_close_v2 (self->contents);
  G_OBJECT_CLASS (rectify_return_parent_class)->finalize (object);
}

static void
rectify_return_class_init (RectifyReturnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_return_finalize;
}

static void
rectify_return_init (RectifyReturn *self)
{
}

/**
 * rectify_return_get_edit:
 * @self: a return
 * @position: which of the changes of its merge
 *
 * Returns: (transfer none) (nullable): of a conflict, the edit that made what the ledger has; %NULL
 *   if that is not known
 */
const RectifyEditNote *
rectify_return_get_edit (RectifyReturn *self, guint position)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  g_return_val_if_fail (position < self->edits->len, NULL);
  return self->edits->pdata[position];
}

/**
 * rectify_return_get_path:
 * @self: a return
 *
 * Returns: (transfer none): the packet's file
 */
const char *
rectify_return_get_path (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->path;
}

/**
 * rectify_return_get_unit:
 * @self: a return
 *
 * Returns: (transfer none): whose packet it is
 */
const char *
rectify_return_get_unit (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->info.unit;
}

/**
 * rectify_return_get_author:
 * @self: a return
 *
 * Returns: (transfer none): who made the last edit that is news, "" if there is none
 */
const char *
rectify_return_get_author (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->news->len > 0
             ? ((RectifyNews *) g_ptr_array_index (self->news, self->news->len - 1))->author
             : "";
}

/**
 * rectify_return_get_sent_at:
 * @self: a return
 *
 * Returns: (transfer none) (nullable): when the packet was sent out
 */
GDateTime *
rectify_return_get_sent_at (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->info.made_at;
}

/**
 * rectify_return_get_changed_at:
 * @self: a return
 *
 * Returns: (transfer none) (nullable): when the last edit was made that is news
 */
GDateTime *
rectify_return_get_changed_at (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->news->len > 0
             ? ((RectifyNews *) g_ptr_array_index (self->news, self->news->len - 1))->made_at
             : NULL;
}

/**
 * rectify_return_is_known:
 * @self: a return
 *
 * Returns: whether the ledger knows that it sent the packet; if not, it was restored from a backup of
 *   before, and the packet is known by the items it shares with the plan
 */
gboolean
rectify_return_is_known (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), FALSE);
  return self->known;
}

/**
 * rectify_return_get_n_edits:
 * @self: a return
 *
 * Returns: how many edits were made, or taken back, in the packet since it was last merged
 */
guint
rectify_return_get_n_edits (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), 0);
  return self->news->len;
}

/**
 * rectify_return_get_plan:
 * @self: a return
 *
 * Returns: (transfer none): the ledger's plan, as it was when the return was looked at
 */
RectifyPlan *
rectify_return_get_plan (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->plan;
}

/**
 * rectify_return_get_merge:
 * @self: a return
 *
 * Returns: (transfer none): what is merged, to be reviewed and decided
 */
RectifyMerge *
rectify_return_get_merge (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->merge;
}

/**
 * rectify_return_is_form:
 * @self: a return
 *
 * Returns: whether it is a form that was filled in, not a packet
 */
gboolean
rectify_return_is_form (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), FALSE);
  return self->is_form;
}

/**
 * rectify_return_get_remarks:
 * @self: a return
 *
 * Returns: (transfer none) (element-type utf8) (nullable): what of it is not merged or is to be looked
 *   at by a person, in sentences; %NULL if nothing is
 */
GPtrArray *
rectify_return_get_remarks (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  return self->remarks != NULL && self->remarks->len > 0 ? self->remarks : NULL;
}

/**
 * rectify_return_count_undated:
 * @self: a return
 *
 * Returns: how much of the progress that is merged was reported in a form without a day; what has none
 *   in a packet was written so on purpose
 */
guint
rectify_return_count_undated (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), 0);
  return self->is_form ? rectify_merge_count_undated (self->merge) : 0;
}

/**
 * rectify_return_set_day:
 * @self: a return
 * @day: (nullable): the day of what was reported without one; %NULL to leave it without
 *
 * Reports are about a span of time: what has no day is in none of them.
 */
void
rectify_return_set_day (RectifyReturn *self, const GDate *day)
{
  g_return_if_fail (RECTIFY_IS_RETURN (self));
  if (self->is_form)
    rectify_merge_date_undated (self->merge, day);
}

/**
 * rectify_return_dup_edit_name:
 * @self: a return
 *
 * Returns: (transfer full): what merging it is called, as rectify-edit-name.h says
 */
char *
rectify_return_dup_edit_name (RectifyReturn *self)
{
  g_autofree char *unit = NULL;

  g_return_val_if_fail (RECTIFY_IS_RETURN (self), NULL);
  unit = g_strdelimit (g_strdup (self->info.unit), "\n", ' ');
  return rectify_edit_name_new (self->is_form ? N_ ("Merge Form of %s") : N_ ("Merge Return of %s"),
                                unit);
}

/* What is merged, and from what. */
typedef struct {
  RectifyReturn *self;
  RectifyPlan *plan;
} Merging;

static gboolean
write_merged (sqlite3 *db, gpointer user_data, GError **error)
{
  Merging *merging = user_data;
  RectifyReturn *self = merging->self;

  if (self->contents != NULL && !rectify_contents_copy (db, self->contents, merging->plan, error))
    return FALSE;
  for (guint i = 0; i < self->news->len; i++)
    {
      RectifyNews *news = g_ptr_array_index (self->news, i);
      g_autoptr (RectifyStatement) statement
          = rectify_statement_new (db,
                                   "INSERT INTO merged (uid, packet, state) VALUES (?, ?, ?)"
                                   " ON CONFLICT (uid) DO UPDATE SET state = excluded.state",
                                   error);

      if (statement == NULL)
        return FALSE;
      rectify_statement_bind_int (statement, 1, news->uid);
      rectify_statement_bind_int (statement, 2, self->info.uid);
      rectify_statement_bind_int (statement, 3, !news->holds);
      if (!rectify_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_return_set_backed_up:
 * @self: a return
 * @is_backed_up: whether the ledger was backed up when the merging began that this one is part of
 *
 * Of what is merged by one act, however much, a single backup is wanted: the ledger as it was before.
 */
void
rectify_return_set_backed_up (RectifyReturn *self, gboolean is_backed_up)
{
  g_return_if_fail (RECTIFY_IS_RETURN (self));
  self->is_backed_up = is_backed_up;
}

/**
 * rectify_return_is_backed_up:
 * @self: a return
 *
 * Returns: whether there is a backup of the ledger of before it was merged, whoever made it
 */
gboolean
rectify_return_is_backed_up (RectifyReturn *self)
{
  g_return_val_if_fail (RECTIFY_IS_RETURN (self), FALSE);
  return self->is_backed_up;
}

static gboolean
back_up (RectifyReturn *self, RectifyLedger *ledger, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (RectifyBackup) backup = NULL;

  if (self->is_backed_up)
    return TRUE;
  folder = rectify_backup_dup_usable_folder (rectify_ledger_get_path (ledger), NULL);
  backup = rectify_ledger_back_up (ledger, folder, RECTIFY_BACKUP_MERGE, NULL, &failure);
  self->is_backed_up = backup != NULL;
  if (backup != NULL)
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED,
               _ ("Nothing was merged, since the ledger could not be backed up before: %s"),
               failure->message);
  return FALSE;
}

/**
 * rectify_return_apply:
 * @self: a return, whose conflicts are decided
 * @ledger: the ledger it was looked at with
 * @name: what the edit is called, as rectify-edit-name.h says
 * @renumber: whether to number anew where something came in, went or moved
 * @error: return location
 *
 * Backs the ledger up, unless that was done already, and merges the return into it, as one edit: undo
 * takes back all of it, and the packet can then be merged again. Without @renumber the order in which
 * packets are merged makes no difference, but numbers may be there twice. If the plan was changed since
 * it was looked at it is refused with %RECTIFY_LEDGER_ERROR_CHANGED: open it again. What was merged
 * before changes nothing. Blocks.
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_return_apply (RectifyReturn *self, RectifyLedger *ledger, const char *name,
                      gboolean renumber, GError **error)
{
  g_autoptr (RectifyPlan) plan = NULL;
  Merging merging = { self, NULL };

  g_return_val_if_fail (RECTIFY_IS_RETURN (self), FALSE);
  g_return_val_if_fail (RECTIFY_IS_LEDGER (ledger), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!rectify_ledger_check_writable (ledger, error))
    return FALSE;
  if (self->news->len == 0)
    return TRUE;
  plan = rectify_merge_make_plan (self->merge);
  if (renumber)
    rectify_merge_renumber (self->merge, plan);
  merging.plan = plan;
  return back_up (self, ledger, error)
         && rectify_ledger_save_plan_and (ledger, plan, name, write_merged, &merging, error);
}
