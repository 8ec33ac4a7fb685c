/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* So many of those that cannot have a status are named. */
#define RECTIFY_STATUS_MAX_TOLD 8
/* And so many in a question, which has more to say. */
#define RECTIFY_STATUS_MAX_ASKED 4

/* What a status is set of where items are chosen: a status above tasks follows from them. */
GPtrArray *rectify_status_list_targets (RectifyPlan *plan, GArray *ids);

/**
 * RectifyStatusCounts:
 * @n_targets: of how many items the status was to be set
 * @n_refused: of how many of these it cannot be
 * @n_unrequested: how many of the others are closed without anybody having asked
 * @n_requested: how many of the others are closed by approving the request that waits
 * @n_unfinished: how many of the others are closed though they have another status than done, by that
 * @n_taken_back: how many of the others were finished and are open again, by the status they had
 * @n_whole: how many of these still have an entry that says that all of it is done
 */
typedef struct {
  guint n_targets;
  guint n_refused;
  guint n_unrequested;
  guint n_requested;
  guint n_unfinished[RECTIFY_N_STATUSES];
  guint n_taken_back[RECTIFY_N_STATUSES];
  guint n_whole;
} RectifyStatusCounts;

/**
 * RectifyStatusEdit:
 *
 * A status that is set by hand of several items at once, of one plan or more.
 */
typedef struct _RectifyStatusEdit RectifyStatusEdit;

RectifyStatusEdit *rectify_status_edit_new (RectifyStatus status, const GDate *today,
                                            const char *who);
void rectify_status_edit_free (RectifyStatusEdit *self);
guint rectify_status_edit_apply (RectifyStatusEdit *self, RectifyPlan *plan, GArray *ids);
RectifyStatusCounts rectify_status_edit_get_counts (RectifyStatusEdit *self);
char *rectify_status_edit_dup_refusals (RectifyStatusEdit *self);
void rectify_status_edit_allow_refusals (RectifyStatusEdit *self, RectifyStatusEdit *survey);
gboolean rectify_status_edit_check (RectifyStatusEdit *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyStatusEdit, rectify_status_edit_free)

G_END_DECLS
