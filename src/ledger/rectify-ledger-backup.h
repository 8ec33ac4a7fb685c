/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-backup.h"
#include "rectify-ledger.h"

G_BEGIN_DECLS

RectifyBackup *rectify_ledger_back_up (RectifyLedger *self, const char *folder,
                                       RectifyBackupReason reason, GCancellable *cancellable,
                                       GError **error);
gboolean rectify_ledger_restore (RectifyLedger *self, const char *path, const char *folder,
                                 GError **error);

G_END_DECLS
