/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-report.h"
#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PAGES_VIEW (rectify_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPagesView, rectify_pages_view, RECTIFY, PAGES_VIEW, GtkWidget)

void rectify_pages_view_set_session (RectifyPagesView *self, RectifySession *session);
void rectify_pages_view_set_report (RectifyPagesView *self, RectifyReport report);
void rectify_pages_view_set_options (RectifyPagesView *self, const RectifyReportOptions *options);
guint rectify_pages_view_get_n_pages (RectifyPagesView *self);

G_END_DECLS
