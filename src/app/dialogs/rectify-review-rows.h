/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-return.h"

G_BEGIN_DECLS

/* A conflict, side by side, with a choice. */
typedef struct _RectifyReviewRow RectifyReviewRow;

RectifyReviewRow *rectify_review_row_new (RectifyReturn *found, guint position);
void rectify_review_row_free (RectifyReviewRow *self);
GtkWidget *rectify_review_row_get_widget (RectifyReviewRow *self);
typedef void (*RectifyReviewRowFunc) (gpointer user_data);
void rectify_review_row_connect (RectifyReviewRow *self, RectifyReviewRowFunc func,
                                 gpointer user_data);
gboolean rectify_review_row_get_side (RectifyReviewRow *self, RectifyMergeSide *side);
void rectify_review_row_set_side (RectifyReviewRow *self, RectifyMergeSide side);
void rectify_review_row_decide (RectifyReviewRow *self);
void rectify_review_row_grab_focus (RectifyReviewRow *self);

/* A change that is no conflict: what it was and what it becomes. */
GtkWidget *rectify_review_change_new (const RectifyMergeChange *change);

char *rectify_review_dup_summary (RectifyReturn *found);

G_END_DECLS
