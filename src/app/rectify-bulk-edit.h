/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-session.h"
#include "rectify-task-row.h"

G_BEGIN_DECLS

/**
 * RectifyBulkFunc:
 * @draft: a plan
 * @ids: (element-type gint64): identifiers of items that were chosen of it
 * @user_data: what was given
 * @error: return location, set where one of them may not be edited so: then none is, of any plan
 *
 * Edits items of a plan. Called in a thread, and again if somebody else was faster.
 *
 * Returns: how many of the items are there and were edited
 */
typedef guint (*RectifyBulkFunc) (RectifyPlan *draft, GArray *ids, gpointer user_data,
                                  GError **error);

/**
 * RectifyBulkCheck:
 * @user_data: what was given
 * @error: return location
 *
 * Called when all plans are edited, each time.
 *
 * Returns: whether what was made of them is to be kept
 */
typedef gboolean (*RectifyBulkCheck) (gpointer user_data, GError **error);

void rectify_bulk_edit (RectifySession *session, GPtrArray *rows, const char *name,
                        RectifyBulkFunc func, RectifyBulkCheck check, gpointer func_data,
                        GDestroyNotify destroy, GAsyncReadyCallback callback, gpointer user_data);
void rectify_bulk_try (RectifySession *session, GPtrArray *rows, RectifyBulkFunc func,
                       gpointer func_data, GAsyncReadyCallback callback, gpointer user_data);
guint rectify_bulk_count_plans (GPtrArray *rows);
char *rectify_bulk_dup_count (GPtrArray *rows);

G_END_DECLS
