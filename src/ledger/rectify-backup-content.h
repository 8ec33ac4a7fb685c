/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger.h"

G_BEGIN_DECLS

/**
 * RectifyBackupState:
 * @RECTIFY_BACKUP_SAME: the plan is as it is now
 * @RECTIFY_BACKUP_CHANGED: the plan was another
 * @RECTIFY_BACKUP_ONLY_THERE: the plan is no longer in the ledger
 * @RECTIFY_BACKUP_ONLY_HERE: the plan was not there yet, or was not there any more
 *
 * How a plan of a backup and that of the ledger differ.
 */
typedef enum {
  RECTIFY_BACKUP_SAME,
  RECTIFY_BACKUP_CHANGED,
  RECTIFY_BACKUP_ONLY_THERE,
  RECTIFY_BACKUP_ONLY_HERE,
} RectifyBackupState;

/**
 * RectifyBackupPlan:
 * @id: the plan's identifier
 * @title: its title
 * @year: its year, 0 if that is not known
 * @counts: what it holds
 * @edited_at: when it was edited last, in seconds since 1970; 0 if that is not known
 * @state: how it differs
 * @n_items: how many items differ: changed, new or gone, where it is another
 * @particulars: whether its title or other particulars differ
 *
 * A plan of a backup, or of the ledger where the backup lacks it.
 */
typedef struct {
  gint64 id;
  char *title;
  int year;
  RectifyPlanCounts counts;
  gint64 edited_at;
  RectifyBackupState state;
  guint n_items;
  gboolean particulars;
} RectifyBackupPlan;

void rectify_backup_plan_free (RectifyBackupPlan *self);

gboolean rectify_backup_can_be_read (const char *path, GError **error);
/* Elements are RectifyBackupPlan, by year, then title. */
GPtrArray *rectify_backup_read_content (const char *path, RectifyLedger *ledger,
                                        GCancellable *cancellable, GError **error);
RectifyPlan *rectify_backup_load_new_plan (const char *path, gint64 id, GError **error);

G_END_DECLS
