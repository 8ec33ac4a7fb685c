/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-editions-dialog.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/* Who edited what and when; item_id: 0 for the whole plan. Returns the dialog. */
GtkWindow *rectify_history_dialog_present (GtkWindow *parent, RectifySession *session,
                                           gint64 item_id);
void rectify_compact_dialog_present (GtkWindow *parent, RectifySession *session,
                                     RectifyNoticeFunc notice);

G_END_DECLS
