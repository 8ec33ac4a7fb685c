/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-recovery.h"

G_BEGIN_DECLS

/* Called when the user is through: path is NULL if it is not to be opened. */
typedef void (*RectifyRecoveryFunc) (GtkWindow *parent, const char *path);

void rectify_recovery_dialog_present (GtkWindow *parent, const RectifyRecovery *report,
                                      RectifyRecoveryFunc func);

G_END_DECLS
