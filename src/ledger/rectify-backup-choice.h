/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder that this user chose for the backups of a ledger, whichever program makes them. */
void rectify_backup_preset (const char *folder, gboolean is_locked);
gboolean rectify_backup_is_locked (void);
char *rectify_backup_dup_chosen (const char *ledger_path);
char *rectify_backup_dup_usable_folder (const char *ledger_path, char **remark);
void rectify_backup_choose (const char *ledger_path, const char *folder);

G_END_DECLS
