/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-session.h"

G_BEGIN_DECLS

/*
 * The dialogs, each presented over the window at once. They work on a copy of the live plan and
 * save it through the session; they report their own errors, and stay open with the input when
 * a save fails.
 */
void rectify_item_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id);
/* A new item, made with rectify_plan_new_sibling()/_new_child(): saved only when accepted. */
void rectify_item_dialog_present_new (GtkWindow *parent, RectifySession *session, gint64 anchor_id,
                                      gboolean inside);
/* item_ids: gint64. */
void rectify_deadline_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids);
void rectify_assign_dialog_present (GtkWindow *parent, RectifySession *session, GArray *item_ids);
void rectify_directory_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_properties_dialog_present (GtkWindow *parent, RectifySession *session);
void rectify_new_plan_dialog_present (GtkWindow *parent, RectifySession *session);
/* Reads the file in a thread with progress, then shows source and reading side by side. */
void rectify_import_dialog_present (GtkWindow *parent, RectifySession *session, GFile *file);

G_END_DECLS
