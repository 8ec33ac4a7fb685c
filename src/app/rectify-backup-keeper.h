/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-backup.h"
#include "rectify-ledger-facts.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/**
 * RectifyBackupStatus:
 * @known: whether anything was read yet
 * @facts: what the ledger says of itself
 * @backed_up_at: when the last backup was made, in seconds since 1970; 0 if there is none
 * @path: (nullable): the file of the last backup
 * @failure: (nullable): why the last try to make one failed
 * @failed_at: when that was, in seconds since 1970
 *
 * How safe a ledger is.
 */
typedef struct {
  gboolean known;
  RectifyLedgerFacts facts;
  gint64 backed_up_at;
  char *path;
  char *failure;
  gint64 failed_at;
} RectifyBackupStatus;

#define RECTIFY_TYPE_BACKUP_KEEPER (rectify_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RectifyBackupKeeper, rectify_backup_keeper, RECTIFY, BACKUP_KEEPER, GObject)

RectifyBackupKeeper *rectify_backup_keeper_new (RectifySession *session);
void rectify_backup_keeper_stop (RectifyBackupKeeper *self);
void rectify_backup_keeper_look (RectifyBackupKeeper *self);
void rectify_backup_keeper_back_up (RectifyBackupKeeper *self);
gboolean rectify_backup_keeper_is_busy (RectifyBackupKeeper *self);
const RectifyBackupStatus *rectify_backup_keeper_get_status (RectifyBackupKeeper *self);
RectifySession *rectify_backup_keeper_get_session (RectifyBackupKeeper *self);

/* The folder of choice of the ledger that is open; NULL: the one beside it. */
char *rectify_backup_keeper_dup_chosen (RectifyBackupKeeper *self);
char *rectify_backup_keeper_dup_folder (RectifyBackupKeeper *self);
void rectify_backup_keeper_choose (RectifyBackupKeeper *self, const char *folder);

G_END_DECLS
