/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/* What stands around a report's text, as the plan's particulars say. */
void rectify_report_add_letterhead (RectifyDocument *document, RectifyPlan *plan);
void rectify_report_add_addressee (RectifyDocument *document, RectifyPlan *plan);
void rectify_report_list_attachments (RectifyDocument *document, GPtrArray *names);
void rectify_report_add_attachments (RectifyDocument *document, RectifyPlan *plan);
void rectify_report_add_signature (RectifyDocument *document, RectifyPlan *plan);
void rectify_report_add_date (RectifyDocument *document, RectifyPlan *plan);
void rectify_report_add_note (RectifyDocument *document, RectifyPlan *plan);
void rectify_report_add_imprint (RectifyDocument *document, RectifyPlan *plan);
char *rectify_report_dup_date (const char *date);

G_END_DECLS
