/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-list.h"
#include "rectify-pages-find-bar.h"
#include "rectify-report.h"
#include "rectify-session.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_PAGES_VIEW (rectify_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (RectifyPagesView, rectify_pages_view, RECTIFY, PAGES_VIEW, GtkWidget)

void rectify_pages_view_set_session (RectifyPagesView *self, RectifySession *session);
void rectify_pages_view_set_report (RectifyPagesView *self, RectifyReport report);
void rectify_pages_view_set_remark_shown (RectifyPagesView *self, gboolean shown);
void rectify_pages_view_set_item (RectifyPagesView *self, gint64 item);
void rectify_pages_view_set_options (RectifyPagesView *self, const RectifyReportOptions *options);
guint rectify_pages_view_get_n_pages (RectifyPagesView *self);
RectifyPageList *rectify_pages_view_get_list (RectifyPagesView *self);
RectifyPagesFindBar *rectify_pages_view_get_find_bar (RectifyPagesView *self);
gboolean rectify_pages_view_show_item (RectifyPagesView *self, gint64 item);
GPtrArray *rectify_pages_view_list_findings (RectifyPagesView *self);
void rectify_pages_view_keep_state (RectifyPagesView *self);

G_END_DECLS
