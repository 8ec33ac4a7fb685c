/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-watch.h"
#include "rectify-ledger.h"
#include "rectify-merge.h"
#include "rectify-unit-form.h"

G_BEGIN_DECLS

#define RECTIFY_TYPE_RETURN (rectify_return_get_type ())
G_DECLARE_FINAL_TYPE (RectifyReturn, rectify_return, RECTIFY, RETURN, GObject)

/* A packet, or a form, that came back, looked at but not merged yet. */
RectifyReturn *rectify_return_open (RectifyLedger *ledger, const char *path, GError **error);
RectifyReturn *rectify_return_new_for_form (RectifyLedger *ledger, const char *path,
                                            RectifyUnitForm *form, GError **error);
gboolean rectify_return_is_form (RectifyReturn *self);
GPtrArray *rectify_return_get_remarks (RectifyReturn *self);
guint rectify_return_count_undated (RectifyReturn *self);
void rectify_return_set_day (RectifyReturn *self, const GDate *day);
char *rectify_return_dup_edit_name (RectifyReturn *self);
const char *rectify_return_get_path (RectifyReturn *self);
const char *rectify_return_get_unit (RectifyReturn *self);
const char *rectify_return_get_author (RectifyReturn *self);
GDateTime *rectify_return_get_sent_at (RectifyReturn *self);
GDateTime *rectify_return_get_changed_at (RectifyReturn *self);
gboolean rectify_return_is_known (RectifyReturn *self);
guint rectify_return_get_n_edits (RectifyReturn *self);
RectifyPlan *rectify_return_get_plan (RectifyReturn *self);
RectifyMerge *rectify_return_get_merge (RectifyReturn *self);
const RectifyEditNote *rectify_return_get_edit (RectifyReturn *self, guint position);
void rectify_return_set_backed_up (RectifyReturn *self, gboolean is_backed_up);
gboolean rectify_return_is_backed_up (RectifyReturn *self);
gboolean rectify_return_apply (RectifyReturn *self, RectifyLedger *ledger, const char *name,
                               gboolean renumber, GError **error);

G_END_DECLS
