/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-return.h"

G_BEGIN_DECLS

/*
 * Forms: a plan's tasks for one unit as a spreadsheet to fill in; and what comes back, forms and
 * packets alike.
 */
gboolean rectify_forms_send (RectifyLedger *ledger, gint64 plan_id, const char *unit,
                             const char *path, gboolean replace, GError **error);
char *rectify_forms_dup_file_name (RectifyPlan *plan, const char *unit);
char **rectify_forms_list_paths (RectifyPlan *plan, const char *const *units, const char *folder);
char *rectify_forms_dup_unit (const char *path);
RectifyReturn *rectify_forms_open_return (RectifyLedger *ledger, const char *path, GError **error);

G_END_DECLS
