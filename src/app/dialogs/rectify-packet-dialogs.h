/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rectify-document-output.h"
#include "rectify-return.h"
#include "rectify-session.h"

G_BEGIN_DECLS

/* Which units of the live plan get a packet. It is told what was written. */
GtkWindow *rectify_send_dialog_present (GtkWindow *parent, RectifySession *session,
                                        RectifyNoticeFunc func);
/* The second half, when the folder, or with one unit the file, is chosen. */
void rectify_send_dialog_write (GtkWindow *dialog, GFile *file, gboolean is_folder);

/**
 * RectifyReviewOutcome:
 * @RECTIFY_REVIEW_LEFT: the user did not merge it
 * @RECTIFY_REVIEW_STOPPED: nor does the user want to look at those after it
 * @RECTIFY_REVIEW_MERGED: it is merged
 * @RECTIFY_REVIEW_STALE: the plan was changed meanwhile, and the return is to be looked at again
 */
typedef enum {
  RECTIFY_REVIEW_LEFT,
  RECTIFY_REVIEW_STOPPED,
  RECTIFY_REVIEW_MERGED,
  RECTIFY_REVIEW_STALE,
} RectifyReviewOutcome;

/* Called once, when the review is over. */
typedef void (*RectifyReviewFunc) (RectifyReturn *found, RectifyReviewOutcome outcome,
                                   gpointer user_data);
GtkWindow *rectify_review_dialog_present (GtkWindow *parent, RectifySession *session,
                                          RectifyReturn *found, guint number, guint n_returns,
                                          RectifyReviewFunc func, gpointer user_data);

G_END_DECLS
