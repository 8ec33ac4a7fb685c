/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-document-output.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/*
 * Plans that leave the ledger as files, and come in from them. The dialogs ask; the functions below
 * them do it in a thread with progress over the window, and report their own errors.
 */
void rectify_export_dialog_present (GtkWindow *parent, RectifySession *session,
                                    RectifyNoticeFunc notice);
void rectify_handover_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_bring_in_dialog_present (GtkWindow *parent, RectifySession *session, GFile *file,
                                      RectifyNoticeFunc notice);

/* plan_id: 0 for all plans. */
void rectify_exchange_export (GtkWindow *parent, RectifyLedger *ledger, gint64 plan_id,
                              gboolean with_history, GFile *file, RectifyNoticeFunc notice);
void rectify_exchange_hand_over (GtkWindow *parent, RectifyLedger *ledger, gint64 plan_id,
                                 GFile *file);
void rectify_exchange_check (GtkWindow *parent, GFile *file);

/* What was found or done, in a window of its own, whose words can be selected. */
GtkWindow *rectify_exchange_show_text (GtkWindow *parent, const char *title, gboolean good,
                                       const char *primary, const char *text);

G_END_DECLS
