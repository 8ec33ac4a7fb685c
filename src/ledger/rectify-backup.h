/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RectifyBackupReason:
 * @RECTIFY_BACKUP_DAILY: the first edit of a day was made
 * @RECTIFY_BACKUP_MIGRATION: the ledger is about to become one of a newer version
 * @RECTIFY_BACKUP_MERGE: something is about to be merged into it
 * @RECTIFY_BACKUP_RESTORE: an earlier backup is about to take its place
 * @RECTIFY_BACKUP_ASKED: the user asked for one
 *
 * Why a backup was made.
 */
typedef enum {
  RECTIFY_BACKUP_DAILY,
  RECTIFY_BACKUP_MIGRATION,
  RECTIFY_BACKUP_MERGE,
  RECTIFY_BACKUP_RESTORE,
  RECTIFY_BACKUP_ASKED,
} RectifyBackupReason;

#define RECTIFY_N_BACKUP_REASONS 5

/**
 * RectifyBackup:
 * @path: the file
 * @made_at: when, in seconds since 1970
 * @reason: why
 * @n_plans: how many plans it holds
 * @n_items: how many items
 * @size: in bytes
 *
 * A copy of a ledger, whole and checked when it was made. It is a ledger itself.
 */
typedef struct {
  char *path;
  gint64 made_at;
  RectifyBackupReason reason;
  guint64 n_plans;
  guint64 n_items;
  guint64 size;
} RectifyBackup;

void rectify_backup_free (RectifyBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyBackup, rectify_backup_free)

char *rectify_backup_dup_folder (const char *ledger_path);
gboolean rectify_backup_check_folder (const char *folder, GError **error);
char *rectify_backup_dup_name (const char *ledger_path, const RectifyBackup *backup);

/* Elements are RectifyBackup, the newest first. */
GPtrArray *rectify_backup_list (const char *folder, const char *ledger_path, GError **error);
GPtrArray *rectify_backup_list_spare (GPtrArray *backups, gint64 now);
gboolean rectify_backup_thin (const char *folder, const char *ledger_path, gint64 now,
                              GError **error);
gboolean rectify_backup_has_today (GPtrArray *backups, gint64 now);

G_END_DECLS
