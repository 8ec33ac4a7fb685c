/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

char *rectify_progress_labels_dup (guint level, guint number);
char *rectify_progress_labels_dup_own (RectifyItem *item, guint level);
char *rectify_progress_labels_dup_path (RectifyItem *item);
guint rectify_progress_labels_find_level (const char *label, guint level);
guint rectify_progress_labels_get_number (RectifyItem *item);

G_END_DECLS
