/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"
#include "rectify-report-options.h"

G_BEGIN_DECLS

/* What is listed of several plans, as the ledger table. */
RectifyDocument *rectify_listed_report_compose (GPtrArray *plans, GArray *item_ids,
                                                const char *words,
                                                const RectifyReportOptions *chosen);
void rectify_listed_report_add_lines (RectifyDocument *document, RectifyParagraphRole role,
                                      const char *text);
char *rectify_listed_report_dup_title (const char *plan_title, gboolean english);

G_END_DECLS
