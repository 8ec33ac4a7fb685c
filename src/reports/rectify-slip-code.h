/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-plan.h"

G_BEGIN_DECLS

/* The short code of paper that goes out and comes back. */
char *rectify_slip_code_dup_for_unit (RectifyPlan *plan, const char *unit);
char *rectify_slip_code_dup_for_item (RectifyPlan *plan, RectifyItem *item);
char *rectify_slip_code_dup_normal (const char *typed, gint64 *version);
void rectify_slip_code_add (RectifyDocument *document, const char *code, gint64 version);

G_END_DECLS
