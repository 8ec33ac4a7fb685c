/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* So many of those that cannot have a status are named. */
#define RECTIFY_STATUS_MAX_TOLD 8

/* What a status is set of where items are chosen: a status above tasks follows from them. */
GPtrArray *rectify_status_list_targets (RectifyPlan *plan, GArray *ids);
guint rectify_status_count_unrequested (RectifyPlan *plan, GArray *ids);

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
gboolean rectify_status_edit_check (RectifyStatusEdit *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyStatusEdit, rectify_status_edit_free)

G_END_DECLS
