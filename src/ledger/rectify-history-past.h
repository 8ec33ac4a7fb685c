/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-history-record.h"

G_BEGIN_DECLS

/*
 * Some rows of a ledger as they were when an edit was made: what they are now, with what later
 * edits changed taken back, in memory alone.
 */
typedef struct _RectifyPast RectifyPast;

RectifyPast *rectify_past_new (sqlite3 *db);
void rectify_past_free (RectifyPast *self);
gboolean rectify_past_want (RectifyPast *self, RectifyHistoryTable table, const char *key,
                            const char *const *values, GError **error);
gboolean rectify_past_go (RectifyPast *self, gint64 entry_id, gint64 plan_id, int state,
                          GCancellable *cancellable, GError **error);
const char *const *rectify_past_look_up (RectifyPast *self, const char *key);
void rectify_past_fill (RectifyPast *self, RectifyRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyPast, rectify_past_free)

G_END_DECLS
