/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-status-edit.h"

G_BEGIN_DECLS

/* A status that the user sets by hand, today and under the name that edits have. To close an item so is
 * a decision, see rectify_close_out_set_status(), and is not made without a word. */
RectifyStatusEdit *rectify_by_hand_edit_new (RectifyStatus status);
gboolean rectify_by_hand_set_status (RectifyItem *item, RectifyPlan *plan, RectifyStatus status,
                                     GError **error);
char *rectify_by_hand_dup_unrequested (void);
char *rectify_by_hand_dup_question (RectifyStatusEdit *survey);
gboolean rectify_by_hand_is_risky (RectifyStatusEdit *survey);
char *rectify_by_hand_dup_done (void);

G_END_DECLS
