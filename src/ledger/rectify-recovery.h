/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RectifyMissingItem:
 * @item_id: its identifier
 * @plan_id: its plan's, 0 if that is not known
 * @plan_title: (nullable): what the plan is called
 * @words: (nullable): what it said, as far as that is known from elsewhere
 * @in_backup: whether the backup that the recovery names holds it
 *
 * An item that was in a damaged ledger, or should have been, and could not be read.
 */
typedef struct {
  gint64 item_id;
  gint64 plan_id;
  char *plan_title;
  char *words;
  gboolean in_backup;
} RectifyMissingItem;

/**
 * RectifyRecovery:
 * @path: the new ledger
 * @n_plans: how many plans it holds
 * @n_items: how many items
 * @n_entries: how many entries of the history
 * @n_bare_entries: how many of these can no longer be undone
 * @n_editions: how many editions
 * @n_lost_editions: how many editions could not be kept
 * @n_made_plans: how many plans were made anew for items whose plan is lost
 * @n_moved: how many items are below “Recovered content”, since what they were below is lost
 * @n_put_back: how many items could not be read, but were put back as the history has them
 * @n_cut: how many rows lost a part of their words, or have signs that are not text any more
 * @n_stray: how many notes (responsibility, deadline, progress, columns) of lost items were left out
 * @missing_plans: (element-type utf8): what the plans are called of which nothing is left
 * @n_lost_pages: how many pages of the file could not be read
 * @n_lost_rows: how many rows on other pages could not be read
 * @n_missing: how many items are known to be missing
 * @missing: (element-type RectifyMissingItem): these, or the first 2,000 of them
 * @backup_path: (nullable): the newest backup that was found beside the ledger
 * @backup_made_at: when it was made, in seconds since 1970
 * @n_in_backup: how many of the missing items it holds
 *
 * What became of a damaged ledger.
 */
typedef struct {
  char *path;
  guint64 n_plans;
  guint64 n_items;
  guint64 n_entries;
  guint64 n_bare_entries;
  guint64 n_editions;
  guint64 n_lost_editions;
  guint64 n_made_plans;
  guint64 n_moved;
  guint64 n_put_back;
  guint64 n_cut;
  guint64 n_stray;
  GPtrArray *missing_plans;
  guint64 n_lost_pages;
  guint64 n_lost_rows;
  guint64 n_missing;
  GPtrArray *missing;
  char *backup_path;
  gint64 backup_made_at;
  guint64 n_in_backup;
} RectifyRecovery;

RectifyRecovery *rectify_recovery_new (void);
void rectify_recovery_free (RectifyRecovery *self);
void rectify_recovery_add_missing (RectifyRecovery *self, gint64 item_id, gint64 plan_id,
                                   const char *plan_title, const char *words, gboolean in_backup);
void rectify_recovery_add_missing_plan (RectifyRecovery *self, const char *title);
gboolean rectify_recovery_is_whole (const RectifyRecovery *self);
const char *rectify_recovery_get_title (const RectifyRecovery *self);
char *rectify_recovery_to_text (const RectifyRecovery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyRecovery, rectify_recovery_free)

G_END_DECLS
