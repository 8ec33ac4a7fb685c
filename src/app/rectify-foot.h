/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-backup-keeper.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_FOOT (rectify_foot_get_type ())
G_DECLARE_FINAL_TYPE (RectifyFoot, rectify_foot, RECTIFY, FOOT, GtkBox)

void rectify_foot_show (RectifyFoot *self, const RectifyBackupStatus *status, const char *folder,
                        gint64 now);
char *rectify_foot_dup_text (RectifyFoot *self);

G_END_DECLS
