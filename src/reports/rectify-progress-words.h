/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-item.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* How reports write what was done. */
char *rectify_progress_words_dup_short (RectifyItem *item);
char *rectify_progress_words_dup_sentence (RectifyItem *item);
char *rectify_progress_words_dup_rest (RectifyItem *item);
char *rectify_progress_words_dup_done (RectifyItem *item, const RectifyReportOptions *options);
gboolean rectify_progress_words_is_read (RectifyItem *item);
gboolean rectify_progress_words_is_recorded (RectifyItem *item);
char *rectify_progress_words_dup_own_cell (RectifyItem *item, const RectifyReportOptions *options);
char *rectify_progress_words_dup_cell (RectifyItem *item, const RectifyReportOptions *options);
char *rectify_progress_words_dup_latest (RectifyItem *item, const RectifyReportOptions *options);
char *rectify_progress_words_dup_reason (RectifyItem *item, const RectifyReportOptions *options);
gboolean rectify_progress_words_has_undated (RectifyItem *item);
guint rectify_progress_words_count (RectifyItem *item, const RectifyReportOptions *options);

G_END_DECLS
