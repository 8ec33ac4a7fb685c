/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* The words of reports, in the language of the documents. */
void rectify_report_words_begin (RectifyPlan *plan);
gboolean rectify_report_words_is_english (void);
const char *rectify_report_words_get (const char *group, const char *key);
char *rectify_report_words_dup_title (const char *plan_title, const char *key);

G_END_DECLS
