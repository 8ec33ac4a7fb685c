/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-checks-entry.h"
#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_CHECKS (rectify_checks_get_type ())
G_DECLARE_FINAL_TYPE (RectifyChecks, rectify_checks, RECTIFY, CHECKS, GObject)

RectifyChecks *rectify_checks_new (RectifySession *session);
GListModel *rectify_checks_get_entries (RectifyChecks *self);
void rectify_checks_set_notes (RectifyChecks *self, GPtrArray *notes);
void rectify_checks_set_active (RectifyChecks *self, gboolean active);
gboolean rectify_checks_is_known (RectifyChecks *self);
guint rectify_checks_count (RectifyChecks *self, RectifySeverity severity);
guint rectify_checks_count_alike (RectifyChecks *self, RectifyChecksEntry *entry);
void rectify_checks_mend (RectifyChecks *self, RectifyChecksEntry *entry, gboolean all_alike,
                          GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
