/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* The short code of paper that goes out and comes back. */
char *rectify_slip_code_dup_for_unit (RectifyPlan *plan, const char *unit);
char *rectify_slip_code_dup_for_item (RectifyPlan *plan, RectifyItem *item);
char *rectify_slip_code_dup_normal (const char *typed, gint64 *version);
char *rectify_slip_code_dup_version (gint64 version);
void rectify_slip_code_add_for_unit (RectifyDocument *document, RectifyPlan *plan,
                                     const char *unit);
void rectify_slip_code_add_for_call (RectifyDocument *document, RectifyPlan *plan, const char *unit,
                                     const RectifyReportOptions *options, gboolean is_late);
void rectify_slip_code_add_for_item (RectifyDocument *document, RectifyPlan *plan,
                                     RectifyItem *item);

G_END_DECLS
