/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-document-output.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/* Editions: one is made, they are listed, and the plan is compared with one of them. */
void rectify_freeze_dialog_present (GtkWindow *parent, RectifySession *session,
                                    RectifyNoticeFunc notice);
GtkWindow *rectify_editions_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_compare_dialog_present (GtkWindow *parent, RectifyPlan *plan, RectifyPlan *before,
                                     const char *edition);

G_END_DECLS
