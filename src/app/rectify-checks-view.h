/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-checks.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_CHECKS_VIEW (rectify_checks_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyChecksView, rectify_checks_view, RECTIFY, CHECKS_VIEW, GtkWidget)

void rectify_checks_view_set_session (RectifyChecksView *self, RectifySession *session);
gboolean rectify_checks_view_has_focus (RectifyChecksView *self);
void rectify_checks_view_set_narrow (RectifyChecksView *self, gboolean is_narrow);
void rectify_checks_view_set_notes (RectifyChecksView *self, GPtrArray *notes);
void rectify_checks_view_keep_state (RectifyChecksView *self);

G_END_DECLS
