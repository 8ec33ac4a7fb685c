/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* What fills the places of words: “RECTIFY_FILL ("year", "2023", "month", "5")”. */
#define RECTIFY_FILL(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The words of reports, in the language of the documents. */
void rectify_report_words_begin (RectifyPlan *plan);
void rectify_report_words_begin_in (gboolean english);
gboolean rectify_report_words_is_english (void);
const char *rectify_report_words_get (const char *group, const char *key);
char *rectify_report_words_dup_filled (const char *group, const char *key,
                                       const char *const *values);
char *rectify_report_words_dup_date (const GDate *date);
char *rectify_report_words_dup_share (guint part, guint whole);
char *rectify_report_words_dup_title (const char *plan_title, const char *key);

G_END_DECLS
