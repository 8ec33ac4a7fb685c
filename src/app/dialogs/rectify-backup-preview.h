/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-backup-content.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_BACKUP_PREVIEW (rectify_backup_preview_get_type ())
G_DECLARE_FINAL_TYPE (RectifyBackupPreview, rectify_backup_preview, RECTIFY, BACKUP_PREVIEW, GtkBox)

RectifyBackupPreview *rectify_backup_preview_new (void);
void rectify_backup_preview_show (RectifyBackupPreview *self, const char *path,
                                  RectifyLedger *ledger);
void rectify_backup_preview_clear (RectifyBackupPreview *self, const char *remark);
const RectifyBackupPlan *rectify_backup_preview_get_selected (RectifyBackupPreview *self);
gboolean rectify_backup_preview_is_read (RectifyBackupPreview *self);
const char *rectify_backup_preview_get_summary (RectifyBackupPreview *self);

G_END_DECLS
