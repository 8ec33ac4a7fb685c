/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rectify-plan.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_NOTICE_ROW (rectify_notice_row_get_type ())
G_DECLARE_FINAL_TYPE (RectifyNoticeRow, rectify_notice_row, RECTIFY, NOTICE_ROW, GObject)

const char *rectify_notice_row_get_kept (RectifyNoticeRow *self);
const char *rectify_notice_row_get_removed (RectifyNoticeRow *self);
guint rectify_notice_row_get_depth (RectifyNoticeRow *self);
gint64 rectify_notice_row_get_item (RectifyNoticeRow *self);

/* A row an item of the plan, in order: on one side what stays, on the other what goes. */
GListModel *rectify_notice_rows_new (RectifyPlan *plan, guint *n_kept, guint *n_removed);

G_END_DECLS
