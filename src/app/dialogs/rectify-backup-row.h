/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-backup.h"

G_BEGIN_DECLS

GtkWidget *rectify_backup_row_new (const RectifyBackup *backup, gint64 now);
void rectify_backup_row_set_broken (GtkWidget *row, const char *reason);

G_END_DECLS
