/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-backup-keeper.h"

G_BEGIN_DECLS

GtkWindow *rectify_backups_dialog_present (GtkWindow *parent, RectifyBackupKeeper *keeper);

G_END_DECLS
